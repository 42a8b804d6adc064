"""Time figures: pure functions of the state and of now, so that pause, sleep and crash cannot falsify them."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from facilitateur.domain.agenda import Block
from facilitateur.domain.evolve_time import new_clock, planned_seconds
from facilitateur.domain.limits import MOST_DAYS, sane_moment
from facilitateur.domain.state import ZERO, BlockClock, Session

WARNING_SHARE = 0.20
"""Share of the allotted time left at which the first warning shows."""
LAST_SHARE = 0.05
"""Share left at which the last warning shows."""


class Level(StrEnum):
    """How pressing the time is; always shown in words too."""

    CALM = "calm"
    WARNING = "warning"
    LAST = "last"
    OVER = "over"


class Gauge(NamedTuple):
    """One timer: what was given, what is used, what is left."""

    allotted: timedelta
    spent: timedelta

    @property
    def left(self) -> timedelta:
        """Time left; negative when over."""
        return self.allotted - self.spent

    @property
    def overtime(self) -> timedelta:
        """Time over, never negative."""
        return max(-self.left, ZERO)

    @property
    def level(self) -> Level:
        """How pressing it is."""
        if self.left <= ZERO:
            return Level.OVER
        if self.left <= self.allotted * LAST_SHARE:
            return Level.LAST
        return Level.WARNING if self.left <= self.allotted * WARNING_SHARE else Level.CALM


def clock_of(session: Session, block: Block) -> BlockClock:
    """Return the clock of a block, a fresh one when it has not run."""
    return session.contents.clocks.get(block.id) or new_clock(block, session.cards)


def running_time(since: datetime | None, now: datetime) -> timedelta:
    """Return how long something has run, nothing when it stands still."""
    return ZERO if since is None else max(now - since, ZERO)


def block_gauge(session: Session, block: Block, now: datetime) -> Gauge:
    """Return the timer of a block."""
    clock = clock_of(session, block)
    return Gauge(timedelta(seconds=clock.allotted), clock.spent + running_time(clock.running_since, now))


def step_gauge(session: Session, block: Block, step: int, now: datetime) -> Gauge:
    """Return the timer of one step of a block; a step that its clock does not know has no time."""
    clock = clock_of(session, block)
    if not 0 <= step < len(clock.steps):
        return Gauge(ZERO, ZERO)
    spent = clock.steps_spent[step] + (running_time(clock.running_since, now) if step == clock.step else ZERO)
    return Gauge(timedelta(seconds=clock.steps[step]), spent)


@lru_cache(maxsize=16)
def zone_of(name: str) -> ZoneInfo:
    """Return a zone by its IANA name, UTC when the name is unknown here."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")


def local(session: Session, at: datetime) -> datetime:
    """Return an instant as the time of day in the session's zone, as the room's clock shows it."""
    return (sane_moment(at) + session.clock_offset).astimezone(zone_of(session.zone))


class Slot(NamedTuple):
    """A block against the clock."""

    block: Block
    planned_start: datetime
    planned_end: datetime
    started_at: datetime | None
    ended_at: datetime | None
    projected_start: datetime | None
    """For blocks to come and the current one; none for what is behind."""
    projected_end: datetime | None
    spent: timedelta


class DayPlan(NamedTuple):
    """One day against the clock."""

    number: int
    slots: tuple[Slot, ...]
    planned_end: datetime
    projected_end: datetime
    on_clock: bool
    """Whether the plan has a real start to compare with."""

    @property
    def lateness(self) -> timedelta:
        """Projected end against planned end: positive = behind, negative = ahead."""
        return self.projected_end - self.planned_end if self.on_clock else ZERO


def day_number(session: Session) -> int:
    """Return the day that runs, or the next one to run."""
    current = session.current
    if current is not None:
        return current.day
    if session.contents.visits:
        last = session.agenda.block(session.contents.visits[-1].block)
        if last is not None:
            days = [day.number for day in session.agenda.days]
            later = [number for number in days if number > last.day]
            over = session.contents.day_over == last.day and not session.contents.ended
            return later[0] if over and later else last.day
    return session.agenda.days[0].number if session.agenda.days else 1


def planned_start(session: Session, number: int, now: datetime) -> tuple[datetime, bool]:
    """Return when a day should have started (UTC), and whether anything real says so.

    With a planned start the first day begins there and later days at their time of day, on the date on which they
    really began; without one every day begins when its first block did. A planned start is meant on the room's clock.
    """
    blocks = {block.id for block in session.agenda.of_day(number)}
    first = next((visit.started_at for visit in session.contents.visits if visit.block in blocks), None)
    first_day = session.agenda.days[0].number if session.agenda.days else 1
    if session.starts_at is None and (first is not None or number == first_day or not session.contents.visits):
        return (first or now, first is not None)
    begun = session.contents.visits[0].started_at if session.contents.visits else now
    opening = begun if session.starts_at is None else session.starts_at - session.clock_offset
    if number == first_day:
        return (opening, True)
    start = next((day.start for day in session.agenda.days if day.number == number), "")
    if first is None:
        on = local(session, opening).date() + timedelta(days=min(max(number - first_day, 0), MOST_DAYS))
        on = max(on, local(session, now).date()) if number == day_number(session) else on
    else:
        on = local(session, first).date()
    return (_at(session, on, start), session.starts_at is not None)


def _at(session: Session, on: date, time_of_day: str) -> datetime:
    wall = datetime.combine(on, _time_of_day(time_of_day), tzinfo=zone_of(session.zone))
    return wall.astimezone(UTC) - session.clock_offset


def _time_of_day(text: str) -> time:
    hours, _, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return time(9)


def day_plan(session: Session, now: datetime, number: int | None = None) -> DayPlan:
    """Return a day's blocks with planned, real and projected times."""
    now = sane_moment(now)
    number = day_number(session) if number is None else number
    start, on_clock = planned_start(session, number, now)
    planned = start
    of_day = session.agenda.of_day(number)
    blocks = {block.id for block in of_day}
    at = now if any(visit.block in blocks for visit in session.contents.visits) else max(now, start)
    current = session.agenda.position(session.contents.current)
    behind = _last_position(session, number)
    slots: list[Slot] = []
    for block in of_day:
        planned_end = planned + timedelta(seconds=planned_seconds(block))
        clock = clock_of(session, block)
        gauge = block_gauge(session, block, now)
        position = session.agenda.position(block.id)
        projected = None
        if position == current or (position > behind and not session.contents.ended):
            projected = (at, at + max(gauge.left, ZERO))
            at = projected[1]
        slots.append(
            Slot(
                block,
                planned,
                planned_end,
                clock.started_at,
                clock.ended_at,
                projected[0] if projected else None,
                projected[1] if projected else None,
                gauge.spent,
            )
        )
        planned = planned_end
    if not any(slot.projected_end for slot in slots):
        at = max((slot.ended_at for slot in slots if slot.ended_at is not None), default=planned)
    return DayPlan(number, tuple(slots), planned, at, on_clock)


def _last_position(session: Session, number: int) -> int:
    """Return the position of the block that runs, or of the last one visited on that day."""
    current = session.agenda.position(session.contents.current)
    if current >= 0:
        return current
    blocks = {block.id for block in session.agenda.of_day(number)}
    visited = [visit.block for visit in session.contents.visits if visit.block in blocks]
    return session.agenda.position(visited[-1]) if visited else -1


def leaves_early(session: Session, now: datetime) -> bool:
    """Return whether the current block has more time left than the first warning, so that leaving asks once."""
    current = session.current
    if current is None:
        return False
    return block_gauge(session, current, now).level is Level.CALM
