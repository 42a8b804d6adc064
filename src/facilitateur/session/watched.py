"""A session that another program runs."""

from datetime import datetime
from pathlib import Path

from facilitateur.clock import TellsTime
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from facilitateur.session.clocks import resumed_clock
from facilitateur.session.live import Intent
from facilitateur.storage.following import Follower


class WatchedSession:
    """A session that another program runs: followed, never written."""

    read_only = True

    def __init__(self, folder: Path, clock: TellsTime | None = None) -> None:
        self.folder = folder
        self._follower = Follower(folder)
        self.records: list[Recorded] = []
        self.state = EMPTY
        self._own_clock = False
        self.refresh()
        self.clock = clock or resumed_clock(self.state)
        self._own_clock = clock is None

    def refresh(self) -> bool:
        """Read what the other program wrote since, and return whether anything changed."""
        fresh = self._follower.poll()
        if fresh and self.records and fresh[0].seq <= self.records[-1].seq:
            self.records, self.state = [], EMPTY
        self.records += fresh
        behind = self.state.behind
        self.state = fold(fresh, self.state)
        if self.state.behind != behind and self._own_clock:
            self.clock = resumed_clock(self.state)
        return bool(fresh)

    def now(self) -> datetime:
        """Return session time, never before the last event."""
        now = self.clock()
        return now if self.state.at is None else max(now, self.state.at)

    def perform(self, intent: Intent) -> Session:
        """Refuse: only one program writes."""
        raise RefusedError(Reason.READ_ONLY)
