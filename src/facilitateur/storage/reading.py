"""Read a session whatever happened to its files: skip, count, fill from the copy, and say so."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.events import Recorded


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
        """Whether there is nothing to tell anyone."""
        raise NotImplementedError


class Loaded(msgspec.Struct, frozen=True):
    """A session as read from its folder."""

    records: tuple[Recorded, ...]
    """In order of number, each number once."""
    report: ReadReport
    lines: tuple[bytes, ...] = ()
    """The encoded line of each record."""


def load(folder: Path, others: Iterable[Path] = ()) -> Loaded:
    """Read a session without a lock; `others` are further journals that may fill what the copy does not.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    raise NotImplementedError
