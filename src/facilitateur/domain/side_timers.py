"""Timers of teams and rooms beside the block's: what each has left, at any moment."""

from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.beside import SideTimer
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.state import Session
from facilitateur.domain.timing import Gauge, Level, running_time

FINISHED_SHOWN = timedelta(minutes=1)
"""How long a timer whose time is up stands beside those that still count."""

TEAM_SIGN = "@"
"""Begins the label of a team's timer."""


class SideGauge(NamedTuple):
    """One timer at one moment."""

    number: int
    label: str
    """`@A` for a team, else a name."""
    gauge: Gauge
    running: bool
    started: bool
    """Whether it ever ran; else it is ready."""
    until: datetime | None
    """The end on the room's clock (UTC), for a timer that runs to a time of day."""
    is_left: bool = False
    """Whether it was held in an earlier block: nobody waits for it in this one, until it is started again."""

    @property
    def is_over(self) -> bool:
        """Whether its time is up."""
        return self.started and self.gauge.level is Level.OVER

    @property
    def is_done(self) -> bool:
        """Whether nobody waits for it any more: its time is up, and it was stopped or has been over for a minute."""
        return self.is_over and (not self.running or self.gauge.overtime >= FINISHED_SHOWN)

    @property
    def team(self) -> str:
        """Letter of its team, empty when it is nobody's."""
        return self.label[1:] if self.label.startswith(TEAM_SIGN) else ""


def side_gauges(session: Session, now: datetime) -> tuple[SideGauge, ...]:
    """Return all timers beside the block's at `now`, in the order of their numbers."""
    timers = session.contents.side_timers
    return tuple(side_gauge(session, timers[number], now) for number in sorted(timers))


def side_gauge(session: Session, timer: SideTimer, now: datetime) -> SideGauge:
    """Return one timer at `now`; what runs to a time of day follows the room's clock, whatever was done to it."""
    given = timedelta(seconds=timer.seconds)
    running = timer.running_since is not None
    if timer.until is not None and running:
        left = timer.until - (sane_moment(now) + session.room_offset)
        gauge = Gauge(max(given, left), max(given, left) - left)
    else:
        gauge = Gauge(given, timer.spent + running_time(timer.running_since, now))
    started = running or bool(timer.spent)
    return SideGauge(timer.number, timer.label, gauge, running, started, timer.until, is_left(session, timer))


def is_left(session: Session, timer: SideTimer) -> bool:
    """Return whether a timer was held in an earlier block than the one that runs."""
    held = timer.running_since is None and bool(timer.spent)
    return held and session.current is not None and timer.block != session.current.id
