"""The states of a recorded session at any instant: a fold with resting points, so that seeking costs no whole fold."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import accumulate
from typing import NamedTuple

from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import EMPTY, EPOCH, evolve, fold
from facilitateur.domain.hindsight import in_hindsight, timed
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.state import Session

SPACING = 128
"""Events between two kept states; states share their structure, so that keeping one costs next to nothing."""


class Moment(NamedTuple):
    """One event with the states on either side of it."""

    place: int
    """Index in the timeline, from 0."""
    at: datetime
    """When, never before the event that precedes it."""
    recorded: Recorded
    before: Session
    after: Session


class Timeline:
    """A recorded session, ordered by event number; the dates of events are labels and are made non-decreasing."""

    def __init__(self, records: Iterable[Recorded]) -> None:
        by_number: dict[int, Recorded] = {}
        for recorded in records:
            by_number.setdefault(recorded.seq, recorded)
        self.records: tuple[Recorded, ...] = tuple(by_number[number] for number in sorted(by_number))
        """The events in order, each number once."""
        self.instants: tuple[datetime, ...] = tuple(accumulate((sane_moment(each.at) for each in self.records), max))
        """When each event happened (UTC), non-decreasing."""
        self._numbers = tuple(recorded.seq for recorded in self.records)
        self._rests = [EMPTY]
        for first in range(0, len(self.records) - SPACING + 1, SPACING):
            self._rests.append(fold(self.records[first : first + SPACING], self._rests[-1]))

        self._truth = self.state_of(len(self.records))

    def __len__(self) -> int:
        return len(self.records)

    @property
    def start(self) -> datetime:
        """The instant of the first event."""
        return self.instants[0] if self.instants else EPOCH

    @property
    def end(self) -> datetime:
        """The instant of the last event."""
        return self.instants[-1] if self.instants else EPOCH

    def count_at(self, instant: datetime) -> int:
        """Return how many events had happened at an instant, those of that very instant included."""
        return bisect_right(self.instants, instant)

    def state_of(self, count: int) -> Session:
        """Return the state after the first `count` events."""
        count = min(max(count, 0), len(self.records))
        rest = count // SPACING
        return fold(self.records[rest * SPACING : count], self._rests[rest])

    def state_at(self, instant: datetime) -> Session:
        """Return the state at an instant, with what was set right later; after the end it is the last one."""
        return self.shown(self.count_at(instant), instant)

    @property
    def is_corrected(self) -> bool:
        """Whether times were set right afterwards, so that the state changes between two events too."""
        return bool(timed(self._truth.contents))

    def shown(self, count: int, instant: datetime) -> Session:
        """Return the state after the first `count` events as it was at an instant, with what was set right later."""
        return in_hindsight(self.state_of(count), self._truth, instant)

    def state_after(self, seq: int) -> Session:
        """Return the state after the event of that number, or after the last one before it when there is none."""
        return self.state_of(bisect_right(self._numbers, seq))

    def moments(self) -> Iterator[Moment]:
        """Yield every event with the states before and after it."""
        before = EMPTY
        for place, (at, recorded) in enumerate(zip(self.instants, self.records, strict=True)):
            after = evolve(before, recorded)
            yield Moment(place, at, recorded, before, after)
            before = after
