"""Copies of journals outside the (synced) workspace, thinned with age."""

from collections.abc import Sequence
from pathlib import Path

from facilitateur.clock import Clock, wall_clock


class Snapshots:
    """The copies of all sessions of this user: one every 5 minutes for an hour, hourly for 8, daily for 7."""

    def __init__(self, root: Path, clock: Clock = wall_clock) -> None:
        raise NotImplementedError

    def keep(self, session: str, lines: Sequence[bytes], *, now: bool = False) -> Path | None:
        """Write a copy when the last one is 5 minutes old (or `now`) and thin the older ones."""
        raise NotImplementedError

    def of(self, session: str) -> list[Path]:
        """Return the copies of a session, newest first."""
        raise NotImplementedError

    def forget(self, session: str) -> int:
        """Delete the copies of a session, and return how many there were."""
        raise NotImplementedError

    def sweep(self) -> int:
        """Delete what is past its age in every session, and return how many copies went."""
        raise NotImplementedError
