"""Open a session: for writing by the one who holds the lock, for reading by anyone."""

from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from facilitateur.clock import Clock, wall_clock
from facilitateur.domain.events import Recorded
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, Trouble, UnreadableSessionError, trouble_of
from facilitateur.storage.journal import Appended, Journal
from facilitateur.storage.lock import SessionLock
from facilitateur.storage.reading import COPY_NAME, JOURNAL_NAME, FileState, Loaded, ReadReport, load
from facilitateur.storage.snapshots import Snapshots


class OpenedSession:
    """A session open for writing."""

    def __init__(self, records: tuple[Recorded, ...], journal: Journal, lock: SessionLock, report: ReadReport) -> None:
        self.records = records
        """What was on disk when it was opened."""
        self.journal = journal
        self.lock = lock
        self.report = report

    @property
    def folder(self) -> Path:
        """Where the session is."""
        return self.journal.path.parent

    def relocate(self, folder: Path, clock: Clock = wall_clock) -> Appended:
        """Go on in another folder, with all records, when the first one is lost or full.

        Raises:
            StorageError: That folder refuses as well, or is in use; the session stays where it was.
        """
        try:
            if not files.is_folder(folder):
                files.make_folder(folder)
        except OSError as error:
            raise StorageError(trouble_of(error), folder, str(error)) from error
        lock = SessionLock(folder, clock)
        lock.acquire()
        try:
            done = self.journal.relocate(folder)
        except StorageError:
            lock.release()
            raise
        self.lock.release()
        self.lock = lock
        return done

    def close(self) -> None:
        """Close the journal and let the lock go."""
        self.journal.close()
        self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_session(folder: Path, *, clock: Clock = wall_clock, snapshots: Snapshots | None = None) -> OpenedSession:
    """Lock, read and if need be repair a session; a folder without any file of a session is a new one.

    Raises:
        SessionBusyError: Another program has it open.
        UnreadableSessionError: The folder is not there, or nothing in its files can be read.
        StorageError: The folder cannot be written to; `read_session` may still work.
    """
    if not files.is_folder(folder, follow=True):
        raise UnreadableSessionError(Trouble.MISSING, folder)
    lock = SessionLock(folder, clock)
    lock.acquire()
    try:
        return _open_locked(folder, lock, snapshots)
    except BaseException:
        lock.release()
        raise


def read_session(folder: Path, *, snapshots: Snapshots | None = None) -> Loaded:
    """Read a session without lock and without changing anything, also while it runs elsewhere.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    return load(folder, snapshots.of(folder.name) if snapshots else ())


def _open_locked(folder: Path, lock: SessionLock, snapshots: Snapshots | None) -> OpenedSession:
    files.clear_temporaries(folder)
    if not any(files.exists(folder / name) for name in (JOURNAL_NAME, COPY_NAME)):
        return OpenedSession((), Journal(folder), lock, ReadReport(journal=FileState.MISSING))
    loaded = read_session(folder, snapshots=snapshots)
    journal = Journal(folder, loaded.lines)
    report = loaded.report
    if report.journal is not FileState.WHOLE or report.filled:
        kept = [journal.repair().set_aside]
        if report.copy is FileState.DAMAGED:
            kept.append(_keep_copy(folder))
        report = msgspec.structs.replace(report, set_aside=tuple(path for path in kept if path))
    return OpenedSession(loaded.records, journal, lock, report)


def _keep_copy(folder: Path) -> Path | None:
    try:
        return files.keep_beside(folder / COPY_NAME, "abime")
    except OSError:
        return None
