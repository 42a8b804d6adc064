"""What every screen may ask for: the workspace, the words, and a place to keep what was read once."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from facilitateur.i18n.words import Words, load_words, system_language
from facilitateur.settings import Settings
from facilitateur.storage.places import BuiltIn, Workspace, built_in

_Kept = TypeVar("_Kept")


class Context:
    """The program's surroundings.

    Note: the lists of sessions, cards and agendas are in `tui/shelves.py` and `tui/sessions.py`, because their imports
    cost more than the whole home screen.
    """

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace = workspace
        self.settings = settings
        self.words: Words = load_words(settings.language or system_language())
        self.sound = settings.sound
        """Whether the bell rings; the settings say how it starts."""
        self.zone = ""
        """Time zone of this computer; empty when it does not matter."""
        self._kept: dict[type[object], object] = {}

    @cached_property
    def built_in(self) -> BuiltIn:
        """The folders that come with the program."""
        return built_in()

    def keep(self, kind: type[_Kept], make: Callable[[], _Kept]) -> _Kept:
        """Return the one object of a kind, made when it is first asked for."""
        found = self._kept.get(kind)
        if not isinstance(found, kind):
            found = self._kept[kind] = make()
        return found

    def move_to(self, workspace: Workspace) -> None:
        """Go on with another workspace; what was read from the one before is forgotten."""
        self.workspace = workspace
        self._kept.clear()

    def forget(self, kind: type[object]) -> None:
        """Let an object go, so that it is read again when it is next asked for."""
        self._kept.pop(kind, None)
