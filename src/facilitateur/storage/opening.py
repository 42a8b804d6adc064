"""Open a session: for writing by the one who holds the lock, for reading by anyone."""

from pathlib import Path
from types import TracebackType
from typing import Self

from facilitateur.clock import Clock, wall_clock
from facilitateur.domain.events import Recorded
from facilitateur.storage.journal import Appended, Journal
from facilitateur.storage.lock import SessionLock
from facilitateur.storage.reading import Loaded, ReadReport
from facilitateur.storage.snapshots import Snapshots


class OpenedSession:
    """A session open for writing."""

    def __init__(self, records: tuple[Recorded, ...], journal: Journal, lock: SessionLock, report: ReadReport) -> None:
        self.records = records
        self.journal = journal
        self.lock = lock
        self.report = report

    @property
    def folder(self) -> Path:
        """Where the session is."""
        raise NotImplementedError

    def relocate(self, folder: Path) -> Appended:
        """Go on in another folder, with all records, when the first one is lost or full."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the journal and let the lock go."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_session(folder: Path, *, clock: Clock = wall_clock, snapshots: Snapshots | None = None) -> OpenedSession:
    """Lock, read and if need be repair a session; a folder without any event is a new session.

    Raises:
        SessionBusyError: Another program has it open.
        UnreadableSessionError: The folder is not there, or nothing in its files can be read.
        StorageError: The folder cannot be written to; `read_session` may still work.
    """
    raise NotImplementedError


def read_session(folder: Path, *, snapshots: Snapshots | None = None) -> Loaded:
    """Read a session without lock and without changing anything, also while it runs elsewhere.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    raise NotImplementedError
