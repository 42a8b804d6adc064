"""The truth of a session on disk: one checksummed line per event, appended and synced before anything is shown."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from facilitateur.domain.events import Recorded
from facilitateur.storage.errors import NotSavedError, StorageError, Trouble, UnwritableRecordError, trouble_of
from facilitateur.storage.journal_file import Found, JournalFile
from facilitateur.storage.lines import number_of, to_line
from facilitateur.storage.reading import JOURNAL_NAME


class Appended(msgspec.Struct, frozen=True):
    """What a successful write did besides writing."""

    count: int = 0
    """How many records went to disk, those of earlier failures included."""
    set_aside: Path | None = None
    """Where the version of somebody else, found in place of ours, is kept."""
    restored: bool = False
    """The file had been removed, cut or changed and was written again from memory."""


class Journal:
    """The journal of one session, open for writing by one thread of one process.

    Memory is the truth: what a disk refused stays in order behind what it took, and goes out with the next success.
    """

    def __init__(self, folder: Path, lines: Sequence[bytes] = ()) -> None:
        self._file = JournalFile(folder / JOURNAL_NAME)
        self._lines = list(lines)
        self._last = number_of(self._lines[-1]) if self._lines else 0
        self._saved = len(self._lines)
        self._pending: list[Recorded] = []
        self._trouble: Trouble | None = None

    @property
    def path(self) -> Path:
        """The file `journal.jsonl`."""
        return self._file.path

    @property
    def lines(self) -> list[bytes]:
        """Every encoded line in memory, unsaved ones included, as a copy that another thread may read."""
        return self._lines[:]

    @property
    def last_seq(self) -> int:
        """Number of the last record in memory, 0 when there is none."""
        return self._last

    @property
    def pending(self) -> tuple[Recorded, ...]:
        """Records that are not on disk yet."""
        return tuple(self._pending)

    @property
    def trouble(self) -> Trouble | None:
        """Why the last write failed, none after a success."""
        return self._trouble

    def append(self, records: Sequence[Recorded]) -> Appended:
        """Write the records of one action durably, after those that earlier failures left.

        Raises:
            NotSavedError: The disk refused; the records stay in memory and `retry()` writes them.
            UnwritableRecordError: A number does not follow the last one, or a text cannot be encoded.
        """
        for seq, record in enumerate(records, self._last + 1):
            if record.seq != seq:
                raise UnwritableRecordError(Trouble.BAD_RECORD, self.path, f"{record.seq} where {seq} is next")
        lines = self._encoded(records)
        self._lines += lines
        self._last += len(lines)
        self._pending += records
        return self.retry()

    def retry(self) -> Appended:
        """Try again to write what is pending; raises `NotSavedError` like `append`."""
        return self._try(self._write_pending)

    def repair(self) -> Appended:
        """Keep a damaged file beside as `.abime-N` and write what is in memory; raises like `append`."""
        return self._try(self._write_repaired)

    def rewrite(self, records: Sequence[Recorded]) -> Appended:
        """Replace the whole file, for an explicit erasure of personal data; after a failure nothing has changed.

        Every number must stay, with its content emptied: a hole would be filled from a copy. Copies, snapshots and what
        is set aside are the caller's to treat.

        Raises:
            NotSavedError: The disk refused.
            UnwritableRecordError: The numbers do not rise, or a text cannot be encoded.
        """
        numbers = [record.seq for record in records]
        if numbers != sorted(set(numbers)):
            raise UnwritableRecordError(Trouble.BAD_RECORD, self.path, "numbers do not rise")
        lines = self._encoded(records)

        def replace() -> bool:
            self._file.check(self._lines, self._saved)
            self._file.put(b"".join(lines))
            self._lines = lines
            self._last = numbers[-1] if numbers else 0
            return False

        return self._try(replace)

    def relocate(self, folder: Path) -> Appended:
        """Write everything into another folder and go on there, when the first one is lost or full.

        Raises:
            NotSavedError: That folder refuses as well; the journal stays where it was.
        """
        before = self.path
        self._file.move(folder / JOURNAL_NAME)
        try:
            return self._try(self._write_all)
        except NotSavedError:
            self._file.move(before)
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _encoded(self, records: Sequence[Recorded]) -> list[bytes]:
        try:
            return [to_line(record) for record in records]
        except (ValueError, TypeError, RecursionError) as error:
            raise UnwritableRecordError(Trouble.BAD_RECORD, self.path, str(error)) from error

    def _write_pending(self) -> bool:
        if not self._lines:
            return False
        found = self._file.check(self._lines, self._saved)
        if found is not Found.OURS:
            self._file.put(b"".join(self._lines))
        elif self._saved < len(self._lines):
            self._file.add(b"".join(self._lines[self._saved :]))
        return found is Found.CHANGED

    def _write_repaired(self) -> bool:
        self._file.keep_damaged()
        self._file.put(b"".join(self._lines))
        return True

    def _write_all(self) -> bool:
        self._file.check(self._lines, 0)
        self._file.put(b"".join(self._lines))
        return False

    def _try(self, write: Callable[[], bool]) -> Appended:
        """Return what a write did, it being told whether our file had changed, and take note that all is saved."""
        try:
            restored = write()
        except (OSError, StorageError) as error:
            self._trouble = error.trouble if isinstance(error, StorageError) else trouble_of(error)
            raise NotSavedError(self._trouble, self.path, self.pending, str(error)) from error
        done = Appended(len(self._pending), self._file.kept, restored)
        self._saved = len(self._lines)
        self._pending.clear()
        self._file.kept = None
        self._trouble = None
        return done
