"""The truth of a session on disk: one checksummed line per event, appended and synced before anything is shown."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from facilitateur.domain.events import Recorded
from facilitateur.storage.errors import Trouble


class Appended(msgspec.Struct, frozen=True):
    """What a successful write did besides writing."""

    count: int = 0
    """How many records went to disk, those of earlier failures included."""
    set_aside: Path | None = None
    """Where the version of somebody else, found in place of ours, is kept."""
    restored: bool = False
    """The file had been removed, cut or changed and was written again from memory."""


class Journal:
    """The journal of one session, open for writing by one process."""

    def __init__(self, folder: Path, lines: Sequence[bytes] = ()) -> None:
        raise NotImplementedError

    @property
    def path(self) -> Path:
        """The file `journal.jsonl`."""
        raise NotImplementedError

    @property
    def lines(self) -> list[bytes]:
        """Every encoded line in memory, unsaved ones included, as a copy that another thread may read."""
        raise NotImplementedError

    @property
    def last_seq(self) -> int:
        """Number of the last record in memory, 0 when there is none."""
        raise NotImplementedError

    @property
    def pending(self) -> tuple[Recorded, ...]:
        """Records that are not on disk yet."""
        raise NotImplementedError

    @property
    def trouble(self) -> Trouble | None:
        """Why the last write failed, none after a success."""
        raise NotImplementedError

    def append(self, records: Sequence[Recorded]) -> Appended:
        """Write the records of one action durably, after those that earlier failures left.

        Raises:
            NotSavedError: The disk refused; the records stay in memory and `retry()` writes them.
            UnwritableRecordError: A number does not follow the last one, or a text cannot be encoded.
        """
        raise NotImplementedError

    def retry(self) -> Appended:
        """Try again to write what is pending; raises `NotSavedError` like `append`."""
        raise NotImplementedError

    def rewrite(self, records: Sequence[Recorded]) -> Appended:
        """Replace the whole file, for an explicit erasure of personal data."""
        raise NotImplementedError

    def relocate(self, folder: Path) -> Appended:
        """Write everything into another folder and go on there, when the first one is lost or full."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
