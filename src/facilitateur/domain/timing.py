"""The day against the clock: planned, real and projected times, consistent with every pin."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block, Edge
from facilitateur.domain.gauges import (
    LAST_SHARE,
    WARNING_SHARE,
    Gauge,
    Level,
    block_gauge,
    clock_at,
    clock_of,
    held_end,
    leaves_early,
    running_time,
    step_gauge,
    target_of,
)
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.replanning.bridge import Standing, standing, to_instant
from facilitateur.domain.replanning.projection import Line, project
from facilitateur.domain.replanning.propagation import lateness
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.wallclock import day_number, gone_by, local, pinned_at, planned_start, zone_of

__all__ = [
    "LAST_SHARE",
    "WARNING_SHARE",
    "DayPlan",
    "Figures",
    "Gauge",
    "HalfDay",
    "Level",
    "Slot",
    "block_gauge",
    "clock_at",
    "clock_of",
    "day_number",
    "day_plan",
    "figures_at",
    "held_end",
    "leaves_early",
    "local",
    "pinned_at",
    "planned_start",
    "running_time",
    "step_gauge",
    "target_of",
    "zone_of",
]


class Slot(NamedTuple):
    """A block against the clock."""

    block: Block
    planned_start: datetime
    planned_end: datetime
    """The same as the start for a block that the announced plan did not have."""
    started_at: datetime | None
    ended_at: datetime | None
    projected_start: datetime | None
    """For blocks to come and the current one; none for what is behind."""
    projected_end: datetime | None
    spent: timedelta
    allotted: timedelta = ZERO
    """What it is given now."""
    shortened: timedelta = ZERO
    """What a pin at its end takes of that, as things stand."""
    conflict: timedelta = ZERO
    """By how much its pin cannot be held."""
    pin_ahead: bool = False
    """Whether it has a pin that is still to come."""
    pin_gone_by: bool = False
    """Whether its pin had gone by when the day began."""
    planned_conflict: timedelta = ZERO
    """By how much the announced plan itself runs into its pin."""


class HalfDay(NamedTuple):
    """When a half-day ends; lunch begins the second one."""

    half: int
    projected_end: datetime


class DayPlan(NamedTuple):
    """One day against the clock."""

    number: int
    slots: tuple[Slot, ...]
    """Without the parked blocks."""
    planned_end: datetime
    projected_end: datetime
    on_clock: bool
    """Whether the plan has a real start to compare with."""
    late: timedelta | None = None
    """Time behind on the way to the next fixed moment, a pin or the end of the day; none when the day is over."""
    halves: tuple[HalfDay, ...] = ()
    """Those that are not over."""
    parked: tuple[Slot, ...] = ()
    """Blocks kept out of the day, as the announced plan had them."""
    held: bool = False
    """Whether a pin stands between now and the end of the day, so that lateness stops there."""

    @property
    def lateness(self) -> timedelta:
        """Time behind the plan, up to the next fixed moment: positive = behind, negative = ahead."""
        if not self.on_clock:
            return ZERO
        return self.projected_end - self.planned_end if self.late is None else self.late

    @property
    def conflicts(self) -> tuple[Slot, ...]:
        """Slots whose pin cannot be held as things stand."""
        return tuple(slot for slot in self.slots if slot.conflict)


def day_plan(session: Session, now: datetime, number: int | None = None) -> DayPlan:
    """Return a day's blocks with planned, real and projected times; parked blocks take no time."""
    now = sane_moment(now)
    number = day_number(session) if number is None else number
    stands = standing(session, now, number)
    projection = project(stands.situation)
    slots, parked = _slots(session, now, stands, {line.item.id: line for line in projection.lines})
    planned_end = to_instant(stands.planned_end_ms)
    ends = [slot.ended_at for slot in slots if slot.ended_at is not None]
    over = not projection.lines
    projected_end = max(ends, default=planned_end) if over else to_instant(projection.days[0].end_ms)
    return DayPlan(
        number,
        slots,
        planned_end,
        projected_end,
        planned_start(session, number, now)[1],
        None if over else timedelta(milliseconds=lateness(stands.situation)),
        tuple(HalfDay(half.half, to_instant(half.end_ms)) for half in projection.halves),
        parked,
        any(slot.pin_ahead for slot in slots if slot.projected_end is not None),
    )


def _slots(
    session: Session, now: datetime, stands: Standing, lines: Mapping[str, Line]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Return the slots of a day, and those of its parked blocks."""
    number = stands.situation.plan.days[0].number
    announced = {line.item.id: line for line in stands.announced.lines}
    at = to_instant(stands.situation.plan.days[0].start_ms)
    live: list[Slot] = []
    parked: list[Slot] = []
    for block in session.agenda.of_day(number):
        was = announced.get(block.id)
        start, end = (at, at) if was is None else (to_instant(was.start_ms), to_instant(was.end_ms))
        at = end
        slot = _slot(session, now, block, (start, end), lines.get(block.id))
        clash = timedelta(milliseconds=0 if was is None else was.conflict_ms)
        (parked if block.parked else live).append(slot._replace(planned_conflict=clash))
    return tuple(live), tuple(parked)


def _slot(session: Session, now: datetime, block: Block, planned: tuple[datetime, datetime], line: Line | None) -> Slot:
    clock = clock_at(session, block, now)
    slot = Slot(
        block,
        *planned,
        clock.started_at,
        clock.ended_at,
        None,
        None,
        block_gauge(session, block, now).spent,
        timedelta(seconds=clock.allotted),
    )
    if line is None:
        return slot
    runs = block.id == session.contents.current
    lost = 0 if runs else line.item.planned_ms - line.length_ms
    return slot._replace(
        projected_start=now if runs else to_instant(line.start_ms),
        projected_end=to_instant(line.end_ms),
        shortened=timedelta(milliseconds=lost),
        conflict=timedelta(milliseconds=line.conflict_ms),
        pin_ahead=line.item.pin is not None and not (runs and line.item.pin.edge is Edge.START),
        pin_gone_by=gone_by(session, block, now),
    )


class Figures(NamedTuple):
    """What the cockpit tells of time at one instant; none where nothing runs, or where there is nothing to tell."""

    now: datetime
    left: timedelta | None
    overtime: timedelta | None
    lateness: timedelta
    step_end: datetime | None
    block_end: datetime | None
    phase_end: datetime | None
    """The end of the last block to come of the current phase, on this day."""
    half_end: datetime | None
    """The end of the current half-day, when the day has another one to come."""
    day_end: datetime
    planned_day_end: datetime
    pin: Slot | None
    """The next block whose pin lies ahead."""
    conflict: timedelta
    """By how much the first pin that cannot be held is missed."""


def figures_at(session: Session, now: datetime) -> Figures:
    """Return every figure of the cockpit, all from one projection."""
    now = sane_moment(now)
    plan = day_plan(session, now)
    block = session.current
    to_come = [slot for slot in plan.slots if slot.projected_end is not None]
    gauge = None if block is None else block_gauge(session, block, now)
    here = next((slot for slot in to_come if block is not None and slot.block.id == block.id), None)
    step = None if block is None else step_gauge(session, block, clock_of(session, block).step, now)
    phase = None if block is None or block.phase is None else block.phase
    of_phase = [slot.projected_end for slot in to_come if phase is not None and slot.block.phase is phase]
    return Figures(
        now,
        None if gauge is None else gauge.left,
        None if gauge is None else gauge.overtime,
        plan.lateness,
        None if step is None else now + max(step.left, ZERO),
        None if here is None else here.projected_end,
        of_phase[-1] if of_phase else None,
        plan.halves[0].projected_end if len(plan.halves) > 1 else None,
        plan.projected_end,
        plan.planned_end,
        next((slot for slot in to_come if slot.pin_ahead), None),
        next((slot.conflict for slot in plan.conflicts), ZERO),
    )
