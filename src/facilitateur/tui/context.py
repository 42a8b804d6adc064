"""What every screen may ask for: the workspace, the words, and the shelves behind them."""

from functools import cached_property
from pathlib import Path

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.i18n.words import Words, load_words, system_language
from facilitateur.settings import Settings
from facilitateur.storage.places import BuiltIn, Workspace, built_in
from facilitateur.storage.shelf import SessionShelf


class Context:
    """The program's surroundings; lists are read when first asked for, not at the start."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace = workspace
        self.settings = settings
        self.words: Words = load_words(settings.language or system_language())
        self.sound = settings.sound
        """Whether the bell rings; the settings say how it starts."""

    @cached_property
    def built_in(self) -> BuiltIn:
        """The folders that come with the program."""
        return built_in()

    @cached_property
    def sessions(self) -> SessionShelf:
        """The sessions of the workspace, then the recorded samples."""
        return SessionShelf(_distinct([self.workspace.sessions, self.built_in.sessions]))

    @cached_property
    def library(self) -> Library:
        """The method cards, the workspace's own replacing built-in ones."""
        return Library(_distinct([self.built_in.cards, self.workspace.cards]))

    @cached_property
    def agendas(self) -> AgendaShelf:
        """The agendas."""
        return AgendaShelf(_distinct([self.built_in.agendas, self.workspace.agendas]), self.library.cards)


def _distinct(folders: list[Path]) -> list[Path]:
    kept: list[Path] = []
    for folder in folders:
        if folder.resolve() not in [other.resolve() for other in kept]:
            kept.append(folder)
    return kept
