"""What every command works with: words, settings, and the shelves of the workspace, each loaded when it is needed."""

import os
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import msgspec

from facilitateur.cli.output import tell
from facilitateur.i18n.words import Words
from facilitateur.settings import Settings
from facilitateur.storage.errors import NoSuchSessionError
from facilitateur.storage.places import WORKSPACE_VARIABLE, Workspace, built_in, find_workspace, is_workspace
from facilitateur.storage.shelf import SessionShelf


class Desk:
    """The surroundings of one command."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = msgspec.structs.replace(settings, language=words.language)
        """The settings, with the language that was really chosen."""
        self.folder: Path | None = None
        """The workspace asked for on the command line."""
        self.asked_language = ""
        """The language asked for on the command line."""
        self.makes = False
        """Whether this command makes the workspace where there is none; commands that only read do not."""

    @property
    def language(self) -> str:
        """`fr` or `en`."""
        return self.words.language

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace; says where it is when it was made just now. Raises `StorageError`."""
        asked = self.folder
        if asked is None and self.settings.workspace and not os.environ.get(WORKSPACE_VARIABLE):
            asked = None if is_workspace(Path.cwd()) else Path(self.settings.workspace)
        found = find_workspace(asked, make=self.makes)
        if found.created:
            tell(self.words("Your workspace was made here: {path}", path=found.root))
        return found

    @cached_property
    def sessions(self) -> SessionShelf:
        """The sessions of the workspace."""
        return SessionShelf([self.workspace.sessions])

    def session_folder(self, name: str) -> Path:
        """Return the folder of a session of the workspace, or of a recorded sample.

        Raises:
            NoSuchSessionError: None or more than one goes by that name.
        """
        try:
            return self.sessions.find(name)
        except NoSuchSessionError as error:
            if error.candidates:
                raise
            try:
                return SessionShelf([built_in().sessions]).find(name)
            except NoSuchSessionError:
                raise error from None

    @cached_property
    def library(self) -> Any:
        """The method cards (`Library`), the workspace's own replacing built-in ones."""
        from facilitateur.cards.library import Library

        return Library([built_in().cards, self.workspace.cards])

    @cached_property
    def agendas(self) -> Any:
        """The agendas (`AgendaShelf`), likewise."""
        from facilitateur.agendas.shelf import AgendaShelf

        return AgendaShelf([built_in().agendas, self.workspace.agendas], self.library.cards, language=self.language)


class HasDesk(Protocol):
    """A Typer context; named here by what it holds, because home opens without Typer."""

    obj: Any


def desk_of(ctx: HasDesk) -> Desk:
    """Return the desk of a command."""
    desk = ctx.obj
    assert isinstance(desk, Desk)
    return desk
