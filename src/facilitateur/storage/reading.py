"""Read a session whatever happened to its files: skip, count, fill from the copy, and say so."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.events import FORMAT, Recorded, SessionCreated, UnknownEvent
from facilitateur.storage.errors import StorageError, Trouble, UnreadableSessionError
from facilitateur.storage.files import is_folder, read_plain
from facilitateur.storage.parsing import Found, last_number_in_copy, parse_copy, parse_journal, read_line

JOURNAL_NAME = "journal.jsonl"
COPY_NAME = "seance.json"
_HEAD = 4096
_TAIL = 64 * 1024


class FileState(StrEnum):
    """In what state a file of the session was found."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_READ = "not_read"
    """There was no need to look."""


class ReadReport(msgspec.Struct, frozen=True):
    """What was found, and what was not."""

    journal: FileState = FileState.WHOLE
    copy: FileState = FileState.NOT_READ
    bad_lines: int = 0
    """Lines of the journal that could not be read."""
    torn_tail: bool = False
    """The last line is unfinished: a write was interrupted, or is under way."""
    duplicates: int = 0
    conflicts: int = 0
    """Numbers found twice with different content; the first was kept."""
    filled: int = 0
    """Records that were found in the copy only."""
    gaps: tuple[tuple[int, int], ...] = ()
    """Numbers still missing, first and last of each hole."""
    unknown_types: tuple[str, ...] = ()
    """Events of a newer program: replay may go on, resuming may not."""
    newer_format: int | None = None
    """The session's format number when it is newer than ours."""
    set_aside: tuple[Path, ...] = ()
    """Where damaged files were kept when the session was opened for writing."""

    @property
    def lost(self) -> int:
        """How many records are known to be missing."""
        return sum(last - first + 1 for first, last in self.gaps)

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to tell anyone; an unfinished last line was never said to be saved."""
        counted = self.bad_lines or self.conflicts or self.filled or self.gaps or self.unknown_types or self.set_aside
        return not counted and self.newer_format is None and self.journal is not FileState.UNREADABLE


class Loaded(msgspec.Struct, frozen=True):
    """A session as read from its folder."""

    records: tuple[Recorded, ...]
    """In order of number, each number once."""
    report: ReadReport
    lines: tuple[bytes, ...] = ()
    """The encoded line of each record."""


def load(folder: Path, others: Sequence[Path] = ()) -> Loaded:
    """Read a session without a lock; `others` are older journals, newest first, that may fill what the copy does not.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    if not is_folder(folder, follow=True):
        raise UnreadableSessionError(Trouble.MISSING, folder)
    journal, state, trouble = _read_journal(folder / JOURNAL_NAME)
    copy_state, filled = FileState.NOT_READ, 0
    records = dict(journal.records)
    if state is not FileState.WHOLE or _has_gaps(journal) or _goes_further(folder, others, journal):
        copy, copy_state = _read_copy(folder / COPY_NAME)
        filled += _fill(records, copy)
        for other in others:
            filled += _fill(records, _read_journal(other)[0])
    if not records:
        raise UnreadableSessionError(trouble or Trouble.EMPTY, folder)
    numbers = sorted(records)
    found = tuple(records[number][1] for number in numbers)
    report = ReadReport(
        journal=state,
        copy=copy_state,
        bad_lines=journal.bad_lines,
        torn_tail=journal.torn_tail,
        duplicates=journal.duplicates,
        conflicts=journal.conflicts,
        filled=filled,
        gaps=_gaps(numbers),
        unknown_types=_unknown_types(found),
        newer_format=_newer_format(found[0]),
    )
    return Loaded(found, report, tuple(records[number][0] for number in numbers))


def _read_journal(path: Path) -> tuple[Found, FileState, Trouble | None]:
    try:
        data, _ = read_plain(path)
    except StorageError as error:
        state = FileState.MISSING if error.trouble is Trouble.MISSING else FileState.UNREADABLE
        return Found({}), state, error.trouble
    found = parse_journal(data)
    return found, FileState.WHOLE if found.whole else FileState.DAMAGED, None


def _read_copy(path: Path) -> tuple[Found, FileState]:
    try:
        data, _ = read_plain(path)
    except StorageError as error:
        return Found({}), FileState.MISSING if error.trouble is Trouble.MISSING else FileState.UNREADABLE
    found = parse_copy(data)
    return found, FileState.WHOLE if found.whole else FileState.DAMAGED


def _has_gaps(found: Found) -> bool:
    return not found.records or max(found.records) != len(found.records)


def _goes_further(folder: Path, others: Sequence[Path], journal: Found) -> bool:
    """Return whether another file may hold records after the journal's last one: lines cut off exactly at their end."""
    last = max(journal.records)
    try:
        head, _ = read_plain(folder / COPY_NAME, 0, _HEAD)
    except StorageError:
        copied: int | None = 0
    else:
        copied = last_number_in_copy(head)
    return copied is None or copied > last or any(_last_number(other) > last for other in others[:1])


def _last_number(path: Path) -> int:
    try:
        data, _ = read_plain(path, -_TAIL, _TAIL)
    except StorageError:
        return 0
    return next((recorded.seq for recorded in map(read_line, reversed(data.split(b"\n"))) if recorded), 0)


def _fill(records: dict[int, tuple[bytes, Recorded]], source: Found) -> int:
    """Take from another file what is missing, up to the first record on which both disagree."""
    disagreements = (
        number
        for number, (line, recorded) in source.records.items()
        if number in records and records[number][0] != line and records[number][1] != recorded
    )
    end = min(disagreements, default=None)
    missing = [number for number in source.records if number not in records and (end is None or number < end)]
    records.update((number, source.records[number]) for number in missing)
    return len(missing)


def _gaps(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    pairs = zip([0, *numbers], numbers, strict=False)
    return tuple((before + 1, after - 1) for before, after in pairs if after > before + 1)


def _unknown_types(records: Iterable[Recorded]) -> tuple[str, ...]:
    return tuple(sorted({record.event.type for record in records if isinstance(record.event, UnknownEvent)}))


def _newer_format(first: Recorded) -> int | None:
    event = first.event
    return event.format if isinstance(event, SessionCreated) and event.format > FORMAT else None
