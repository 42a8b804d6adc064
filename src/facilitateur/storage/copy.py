"""`seance.json`, a plain TinyDB database derived from the journal, renewed off the key path."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage, TinyDB

from facilitateur.storage.errors import Trouble
from facilitateur.storage.snapshots import Snapshots

COPY_NAME = "seance.json"


class CopyPayload(msgspec.Struct, frozen=True):
    """What goes into the copy."""

    meta: Mapping[str, Any]
    """The one document of table `meta`; `last` and `events` are added here."""
    lines: Sequence[bytes]
    """Encoded lines of the journal (`journal.lines`)."""
    notes: Iterable[Mapping[str, Any]] = ()
    """Plain documents of table `notes`, for people who query."""


Produce = Callable[[], CopyPayload]
"""Called in the keeper's thread when it is about to write; must not touch what only the main thread may."""


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file in one step, so that a crash leaves the old one."""

    def __init__(self, path: str | Path) -> None:
        raise NotImplementedError

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, none when there is no file."""
        raise NotImplementedError

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by these tables, one document a line."""
        raise NotImplementedError


def open_copy(folder: Path) -> TinyDB:
    """Open the copy of a session for queries."""
    raise NotImplementedError


class CopyKeeper:
    """Renews `seance.json` in one background thread within a second of the last change; never raises."""

    def __init__(self, folder: Path, *, delay: float = 0.5, snapshots: Snapshots | None = None) -> None:
        raise NotImplementedError

    @property
    def problem(self) -> Trouble | None:
        """Why the last renewal failed, none after a success."""
        raise NotImplementedError

    def schedule(self, produce: Produce) -> None:
        """Ask for a renewal; several in a row make one."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Renew now if something is scheduled, and return whether the copy is up to date."""
        raise NotImplementedError

    def close(self) -> bool:
        """Flush, stop the thread, and return whether the copy is up to date."""
        raise NotImplementedError
