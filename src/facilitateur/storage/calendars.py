"""`deroules/.calendriers.json`: by which names calendars know the blocks of agendas that were exported."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from facilitateur.domain.calendar_names import NamedBlock
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError

NAME = ".calendriers.json"
MOST_RUNS = 500
"""Runs remembered; the oldest are forgotten first."""

_MOST_BYTES = 8 * 1024 * 1024


class _Kept(msgspec.Struct, frozen=True):
    version: int = 1
    runs: dict[str, tuple[NamedBlock, ...]] = {}


_decoder = msgspec.json.Decoder(_Kept)


def known_names(folder: Path, run: str) -> tuple[NamedBlock, ...]:
    """Return the names that the blocks of a run had in its last calendar; none when there was none or it is unreadable.

    Args:
        folder: The workspace's agendas.
        run: An agenda and the date on which it is run.
    """
    return _read(folder).runs.get(run, ())


def keep_names(folder: Path, run: str, names: Sequence[NamedBlock]) -> bool:
    """Remember the names of a run and return whether the disk took them."""
    kept = dict(_read(folder).runs)
    if kept.get(run) == tuple(names):
        return True
    kept.pop(run, None)
    kept[run] = tuple(names)
    latest = dict(list(kept.items())[-MOST_RUNS:])
    try:
        folder.mkdir(exist_ok=True)
        files.replace(folder / NAME, [msgspec.json.format(msgspec.json.encode(_Kept(runs=latest)), indent=1)])
    except (OSError, ValueError):
        return False
    return True


def _read(folder: Path) -> _Kept:
    try:
        data, _ = files.read_plain(folder / NAME, limit=_MOST_BYTES)
        return _decoder.decode(data)
    except (StorageError, ValueError, RecursionError):
        return _Kept()
