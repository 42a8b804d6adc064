"""One writer per session: an advisory lock that dies with its process, and who holds it, for the message only."""

from datetime import datetime
from pathlib import Path

import msgspec

from facilitateur.clock import Clock, wall_clock
from facilitateur.storage.errors import StorageError, Trouble


class Holder(msgspec.Struct, frozen=True):
    """Who has the session open, as far as is known."""

    pid: int = 0
    host: str = ""
    since: datetime | None = None


class SessionBusyError(StorageError):
    """Another program has the session open for writing."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(Trouble.EXISTS, path, f"pid {holder.pid}")
        self.holder = holder


class SessionLock:
    """The lock of a session folder."""

    def __init__(self, folder: Path, clock: Clock = wall_clock) -> None:
        raise NotImplementedError

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        raise NotImplementedError

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            SessionBusyError: Another program holds it.
            StorageError: The folder cannot be written to.
        """
        raise NotImplementedError

    def release(self) -> None:
        """Let the lock go; the file stays."""
        raise NotImplementedError


def is_running(folder: Path) -> bool:
    """Return whether some process holds the lock of a session."""
    raise NotImplementedError
