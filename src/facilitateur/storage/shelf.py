"""The sessions of a workspace: list, find and create, without reading them whole."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from facilitateur.storage.errors import Trouble


class SessionSummary(msgspec.Struct, frozen=True):
    """One line of the list of sessions."""

    id: str
    """Name of the folder."""
    path: Path
    challenge: str = ""
    created_at: datetime | None = None
    last_at: datetime | None = None
    events: int = 0
    """Number of the last event."""
    ended: bool = False
    running_elsewhere: bool = False
    problem: Trouble | None = None
    """Why nothing more can be told without a full reading."""


class SessionShelf:
    """The session folders of one or several places, the first place being where new ones go."""

    def __init__(self, dirs: Sequence[Path]) -> None:
        raise NotImplementedError

    def summaries(self) -> list[SessionSummary]:
        """Return every session, the last used first."""
        raise NotImplementedError

    def ids(self) -> list[str]:
        """Return the names of all sessions in order of name."""
        raise NotImplementedError

    def find(self, name: str) -> Path:
        """Return the folder of a session by its id or by a beginning that only one has.

        Raises:
            NoSuchSessionError: None or more than one (`trouble` says which).
        """
        raise NotImplementedError

    def create(self, session: str) -> Path:
        """Make the folder of a new session, private, and return it.

        Raises:
            StorageError: The name is not allowed, is taken, or the disk refuses.
        """
        raise NotImplementedError
