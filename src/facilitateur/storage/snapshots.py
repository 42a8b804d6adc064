"""Copies of journals outside the (synced) workspace, thinned with age."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitateur.clock import Clock, wall_clock
from facilitateur.storage import files
from facilitateur.storage.names import is_session_id

_NAME = "%Y%m%dT%H%M%SZ"
_FILE = re.compile(r"\d{8}T\d{6}Z\.jsonl")
_EVERY = timedelta(minutes=5)
_KEPT = ((_EVERY, 12), (timedelta(hours=1), 8), (timedelta(days=1), 7))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _taken_at(path: Path) -> datetime | None:
    """Return when a copy was made, none when the file is not one."""
    if not _FILE.fullmatch(path.name):
        return None
    try:
        return datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _kept(copies: Iterable[Path], now: datetime) -> set[Path]:
    """Return the newest copy of each recent slot of 5 minutes, an hour and a day; a slot does not move with `now`."""
    slots: dict[tuple[timedelta, int], Path] = {}
    for path in sorted(copies, key=lambda path: path.name):
        taken = _taken_at(path)
        for width, count in _KEPT:
            slot, current = (((time - _EPOCH) // width) for time in (taken or _EPOCH, now))
            if current - count < slot <= current:
                slots[width, slot] = path
    return set(slots.values())


class Snapshots:
    """The copies of all sessions of this user: one every 5 minutes for an hour, hourly for 8, daily for 7 days."""

    def __init__(self, root: Path, clock: Clock = wall_clock) -> None:
        self._root = root
        self._clock = clock

    def keep(self, session: str, lines: Sequence[bytes], *, now: bool = False) -> Path | None:
        """Write a copy when the last one is 5 minutes old (or `now`) and thin the older ones.

        Raises:
            OSError: The disk refused.
        """
        if not is_session_id(session):
            return None
        instant = self._clock()
        known = self.of(session)
        if not now and any(timedelta(0) <= instant - (_taken_at(copy) or _EPOCH) < _EVERY for copy in known):
            return None
        folder = self._root / session
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{instant.astimezone(UTC):{_NAME}}.jsonl"
        files.replace(path, [b"".join(lines)])
        self._thin({path, *known}, instant)
        return path

    def of(self, session: str) -> list[Path]:
        """Return the copies of a session, newest first."""
        if not is_session_id(session):
            return []
        try:
            found = [path for path in (self._root / session).iterdir() if _taken_at(path)]
        except OSError:
            return []
        return sorted(found, key=lambda path: path.name, reverse=True)

    def forget(self, session: str) -> int:
        """Delete the copies of a session, and return how many there were."""
        count = sum(files.remove(path) for path in self.of(session))
        files.remove_empty_folder(self._root / session)
        return count

    def sweep(self) -> int:
        """Delete what is past its age in every session, and return how many copies went."""
        now = self._clock()
        count = 0
        for folder in files.folders_in(self._root):
            count += self._thin(set(self.of(folder.name)), now)
            files.remove_empty_folder(folder)
        return count

    def _thin(self, copies: set[Path], now: datetime) -> int:
        return sum(files.remove(path) for path in copies - _kept(copies, now))
