"""What a rehearsal says should be changed in the plan: overruns, minutes gained, missed pins, eaten buffers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block, BlockKind, Edge
from facilitateur.domain.giving import Giver, free_to_give, givers
from facilitateur.domain.paces import Pace, PaceBasis
from facilitateur.domain.planning import lay_out
from facilitateur.domain.state import Session
from facilitateur.domain.statistics import percentile, whole
from facilitateur.domain.timing import day_plan, pinned_at
from facilitateur.domain.wallclock import ending_at

WORTH_SAYING = timedelta(minutes=1)


class Overrun(NamedTuple):
    """A block that took longer than the plan gave it."""

    block: Block
    planned: timedelta
    real: timedelta
    suggested: int
    """Minutes that are enough 8 times out of 10; those of the plan when nothing longer is known."""
    at: datetime | None = None
    """When it was planned to begin."""


class Gain(NamedTuple):
    """A block that took less than the plan gave it, and was not cut short by a fixed end."""

    block: Block
    planned: timedelta
    real: timedelta
    at: datetime | None = None
    """When it was planned to begin."""


class MissedPin(NamedTuple):
    """A block that began, or ended, after its fixed time."""

    block: Block
    at: datetime
    by: timedelta
    edge: Edge = Edge.START
    """Whether its start or its end was fixed."""


class EatenBuffer(NamedTuple):
    """A buffer that gave time away."""

    block: Block
    planned: timedelta
    real: timedelta
    at: datetime | None = None
    """When it was planned to begin."""


class DayLesson(NamedTuple):
    """How one day ended, or would have."""

    number: int
    due: datetime
    end: datetime
    is_over: bool = True
    is_stated: bool = False
    """Whether somebody said when it has to end."""
    givers: tuple[Giver, ...] = ()
    """What could give the time by which a stated end was missed."""
    missing: int = 0
    """Minutes that would still be missing then."""

    @property
    def late(self) -> timedelta:
        """Time over; negative when it ended early."""
        return self.end - self.due


class Lessons(NamedTuple):
    """Everything that a rehearsal says."""

    days: tuple[DayLesson, ...]
    """Those that came to their end, and one that would miss it."""
    overruns: tuple[Overrun, ...]
    """The longest first."""
    pins: tuple[MissedPin, ...]
    buffers: tuple[EatenBuffer, ...]
    ran: int
    """Blocks that came to their end."""
    gains: tuple[Gain, ...] = ()
    """The largest first."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing asks for a change."""
        return not self.overruns and not self.pins and all(day.late < WORTH_SAYING for day in self.days)


def lessons(session: Session, now: datetime, paces: Mapping[str, Pace]) -> Lessons:
    """Return what a rehearsed session says; blocks that did not come to their end say nothing."""
    over = [
        (block, clock.spent)
        for block in session.agenda.live
        if (clock := session.contents.clocks.get(block.id)) is not None and clock.ended_at is not None
    ]
    days = session.agenda.day_numbers
    at = {slot.block.id: slot.planned_start for number in days for slot in day_plan(session, now, number).slots}
    work = [(block, real) for block, real in over if not _is_buffer(block)]
    overruns = [_overrun(session, block, real, paces)._replace(at=at.get(block.id)) for block, real in work]
    gains = [
        Gain(block, _planned(session, block), real, at.get(block.id))
        for block, real in work
        if not _is_cut(session, block, now)
    ]
    buffers = [
        EatenBuffer(block, _planned(session, block), real, at.get(block.id))
        for block, real in over
        if _is_buffer(block)
    ]
    return Lessons(
        tuple(day for number in days if (day := _day(session, now, number)) is not None),
        tuple(sorted((one for one in overruns if -_left(one) >= WORTH_SAYING), key=_left)),
        tuple(missed for block, _ in over if (missed := _missed(session, block, now)) is not None),
        tuple(one for one in buffers if _left(one) >= WORTH_SAYING),
        len(over),
        tuple(sorted((one for one in gains if _left(one) >= WORTH_SAYING), key=_left, reverse=True)),
    )


def _left(one: Overrun | Gain | EatenBuffer) -> timedelta:
    """Return what is left of the planned time; negative when it took longer."""
    return one.planned - one.real


def _is_cut(session: Session, block: Block, now: datetime) -> bool:
    """Whether a block stopped because its fixed end had come: what it lacks is no gain."""
    at, ended = pinned_at(session, block, now), session.contents.clocks[block.id].ended_at
    if block.pin is None or block.pin.edge is not Edge.END or at is None or ended is None:
        return False
    return ended >= at


def _is_buffer(block: Block) -> bool:
    return block.kind is BlockKind.BUFFER


def _planned(session: Session, block: Block) -> timedelta:
    return timedelta(minutes=(session.announced.block(block.id) or block).minutes)


def _overrun(session: Session, block: Block, real: timedelta, paces: Mapping[str, Pace]) -> Overrun:
    planned = _planned(session, block)
    minutes = planned.total_seconds() / 60
    pace = paces.get(block.id)
    if pace is None or pace.basis is PaceBasis.PLANNED:
        return Overrun(block, planned, real, whole(minutes))
    enough = whole(minutes * percentile(pace.ratios, 0.8) / 1000)
    return Overrun(block, planned, real, max(enough, whole(minutes)))


def _missed(session: Session, block: Block, now: datetime) -> MissedPin | None:
    at = pinned_at(session, block, now)
    clock = session.contents.clocks[block.id]
    if block.pin is None or at is None or clock.started_at is None or clock.ended_at is None:
        return None
    by = (clock.started_at if block.pin.edge is Edge.START else clock.ended_at) - at
    return MissedPin(block, at, by, block.pin.edge) if by >= WORTH_SAYING else None


def _day(session: Session, now: datetime, number: int) -> DayLesson | None:
    """Return how a day ended; none when it never began, and while it runs unless it would miss a stated end."""
    plan = day_plan(session, now, number)
    if all(slot.started_at is None for slot in plan.slots):
        return None
    stated = ending_at(session, number, now)
    due = plan.planned_end if stated is None else stated
    is_over = all(slot.projected_end is None for slot in plan.slots)
    lesson = DayLesson(number, due, plan.projected_end, is_over, stated is not None)
    if lesson.late < WORTH_SAYING or stated is None:
        return lesson if is_over else None
    start = next((day.start for day in session.announced.days if day.number == number), "")
    free = free_to_give(lay_out(session.announced, number, start), start)
    found, missing = givers((slot.block for slot in free), session.card_of, -(-lesson.late // timedelta(minutes=1)))
    return lesson._replace(givers=found, missing=missing)
