"""Timers: pure functions of the state and of now, so that pause, sleep and crash cannot falsify them."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.agenda import Block, BlockKind, Edge
from facilitateur.domain.elasticity import least_minutes
from facilitateur.domain.evolve_time import new_clock
from facilitateur.domain.limits import sane_moment, sane_seconds
from facilitateur.domain.state import ZERO, BlockClock, Session
from facilitateur.domain.targets import kept_to_target
from facilitateur.domain.wallclock import gone_by, pinned_at

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


def clock_at(session: Session, block: Block, now: datetime) -> BlockClock:
    """Return the clock of a block as it stands now: a pause takes time from one that ends at a time of day."""
    clock = clock_of(session, block)
    if clock.until is None or block.id != session.contents.current:
        return clock
    card = session.card_of(block)
    return kept_to_target(clock, sane_moment(now), session.room_offset, card.timings if card is not None else ())


def target_of(session: Session, block: Block, *, of_step: bool = False) -> datetime | None:
    """Return the moment until which the running block, or its step, was said to last; none when only a length was."""
    clock = clock_of(session, block)
    if clock.until is None or clock.until_step is not of_step or block.id != session.contents.current:
        return None
    return clock.until - session.room_offset


def running_time(since: datetime | None, now: datetime) -> timedelta:
    """Return how long something has run, nothing when it stands still."""
    return ZERO if since is None else max(now - since, ZERO)


def block_gauge(session: Session, block: Block, now: datetime) -> Gauge:
    """Return the timer of a block."""
    clock = clock_at(session, block, now)
    gauge = Gauge(timedelta(seconds=clock.allotted), clock.spent + running_time(clock.running_since, now))
    end = held_end(session, block, now)
    return gauge if end is None else gauge._replace(allotted=min(gauge.allotted, max(gauge.spent + end - now, ZERO)))


def held_end(session: Session, block: Block, now: datetime) -> datetime | None:
    """Return when the running block ends at the latest because it is pinned there: it has no more than until then.

    It keeps its minimum all the same, and ends after its pin when that leaves less. A buffer ends when what stands
    between it and the next fixed time has to begin: that is what it is for.
    """
    if block.id != session.contents.current:
        return None
    pin = _due_after(session, block, now) if block.kind is BlockKind.BUFFER else _own_end(session, block, now)
    if pin is None:
        return None
    clock = clock_at(session, block, now)
    least = min(sane_seconds(least_minutes(block, session.card_of(block)) * 60), clock.allotted)
    return max(pin, now + timedelta(seconds=least) - clock.spent - running_time(clock.running_since, now))


def _own_end(session: Session, block: Block, now: datetime) -> datetime | None:
    ends = block.pin is not None and block.pin.edge is Edge.END
    return pinned_at(session, block, now) if ends else None


def _due_after(session: Session, block: Block, now: datetime) -> datetime | None:
    """Return when a buffer has to end for the next fixed time of its day to hold, or for its own."""
    if block.pin is not None:
        return _own_end(session, block, now)
    of_day = session.agenda.of_day(block.day)
    between = ZERO
    for following in of_day[of_day.index(block) + 1 :]:
        if following.parked:
            continue
        clock = clock_of(session, following)
        length = max(timedelta(seconds=clock.allotted) - clock.spent, ZERO)
        if following.pin is not None and not gone_by(session, following, now):
            pin = pinned_at(session, following, now)
            at_end = following.pin.edge is Edge.END
            return None if pin is None else pin - between - (length if at_end else ZERO)
        between += length
    return None


def step_gauge(session: Session, block: Block, step: int, now: datetime) -> Gauge:
    """Return the timer of one step of a block; a step that its clock does not know has no time."""
    clock = clock_at(session, block, now)
    if not 0 <= step < len(clock.steps):
        return Gauge(ZERO, ZERO)
    spent = clock.steps_spent[step] + (running_time(clock.running_since, now) if step == clock.step else ZERO)
    gauge = Gauge(timedelta(seconds=clock.steps[step]), spent)
    if step != clock.step or held_end(session, block, now) is None:
        return gauge
    left = max(block_gauge(session, block, now).left, ZERO)
    return gauge._replace(allotted=min(gauge.allotted, gauge.spent + left))


def leaves_early(session: Session, now: datetime) -> bool:
    """Return whether the current block has more time left than the first warning, so that leaving asks once."""
    current = session.current
    if current is None:
        return False
    return block_gauge(session, current, now).level is Level.CALM
