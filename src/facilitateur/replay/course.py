"""A session as it was meant and as it went, side by side on one line of time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.evolve_time import planned_seconds
from facilitateur.domain.state import Session
from facilitateur.domain.timing import planned_start
from facilitateur.replay.axis import NIGHT, Axis, axis_of
from facilitateur.replay.timeline import Timeline


class Segment(NamedTuple):
    """One block on the line: as planned, or one stay in it."""

    block: Block
    number: int
    """Its place in the agenda from 1; 0 when it is no longer there."""
    start: datetime
    end: datetime


class Course:
    """What was planned when the workshop began, and what happened."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.whole = timeline.state_of(len(timeline))
        """The session at the end of the recording."""

    @cached_property
    def plan(self) -> Agenda:
        """The agenda as it stood when the first block began."""
        visits = self.whole.contents.visits
        if not visits:
            return self.whole.agenda
        before = self._timeline.count_at(visits[0].started_at - timedelta(microseconds=1))
        agenda = self._timeline.state_of(before).agenda
        return agenda if agenda.blocks else self.whole.agenda

    @cached_property
    def planned(self) -> tuple[Segment, ...]:
        """The blocks as they were meant, one after the other on each day that was begun."""
        return tuple(self._planned())

    @cached_property
    def real(self) -> tuple[Segment, ...]:
        """The stays in blocks in the order in which they happened; one that was not left lasts to the end."""
        whole, found = self.whole, []
        for visit in whole.contents.visits:
            block = whole.agenda.block(visit.block) or self.plan.block(visit.block)
            if block is not None:
                end = max(visit.ended_at or self._timeline.end, visit.started_at)
                found.append(Segment(block, whole.agenda.position(block.id) + 1, visit.started_at, end))
        return tuple(found)

    @cached_property
    def axis(self) -> Axis:
        """The line on which plan and reality lie; what happened long before the first block is not on it."""
        spans = [(segment.start, segment.end) for segment in (*self.planned, *self.real)]
        if not spans:
            return axis_of([(self._timeline.start, self._timeline.end)])
        first = min(start for start, _ in spans)
        later = [(a, b) for a, b in pairwise(self._timeline.instants) if a >= first and b - a <= NIGHT]
        return axis_of([*spans, *later, (self._timeline.end, self._timeline.end)])

    def _planned(self) -> Iterator[Segment]:
        whole, end = self.whole, self._timeline.end
        begun = {block.day for block in (segment.block for segment in self.real)}
        days = sorted({block.day for block in self.plan.blocks})
        for number in days:
            if begun and number not in begun:
                continue
            at, _ = planned_start(whole, number, end)
            for block in self.plan.of_day(number):
                if block.parked:
                    continue
                over = at + timedelta(seconds=planned_seconds(block))
                yield Segment(block, self.plan.position(block.id) + 1, at, over)
                at = over

    def planned_at(self, instant: datetime) -> Segment | None:
        """Return the block that the plan had at an instant."""
        return next((each for each in self.planned if each.start <= instant < each.end), None)

    def real_at(self, instant: datetime) -> Segment | None:
        """Return the block that ran at an instant, the later one where two touch."""
        return next((each for each in reversed(self.real) if each.start <= instant <= each.end), None)

    def lag(self, state: Session, instant: datetime) -> timedelta | None:
        """Return by how much the running block began later than planned; none when nothing planned runs."""
        clock = None if state.contents.current is None else state.contents.clocks.get(state.contents.current)
        planned = next((each for each in self.planned if each.block.id == state.contents.current), None)
        if clock is None or clock.started_at is None or planned is None:
            return None
        return clock.started_at - planned.start
