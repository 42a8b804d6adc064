"""The past set right: what was recorded stays in the log, beside what really happened."""

from datetime import datetime

from facilitateur.domain.events.base import EventBase


class BlockStartCorrected(EventBase, frozen=True):
    """A stay in a block began at another time than was recorded; the stay before it ends there if it lasted so long."""

    block: str
    stay: int
    """Index from 0 among all stays in blocks."""
    start: datetime


class BlockEndCorrected(EventBase, frozen=True):
    """A stay in a block ended at another time than was recorded, or had ended although it was recorded as running."""

    block: str
    stay: int
    """Index from 0 among all stays in blocks."""
    end: datetime


class PauseCorrected(EventBase, frozen=True):
    """The room paused between two moments, or did not although a pause was recorded."""

    start: datetime
    end: datetime
    paused: bool = True
    timers: bool = False
    """Whether that holds for the timers of teams and rooms too, but for those that run to a time of day."""


class BlockExchanged(EventBase, frozen=True):
    """A stay was in fact in another block; its time goes there, notes keep their block."""

    block: str
    stay: int
    into: str


class ZoneCorrected(EventBase, frozen=True):
    """The room is in another time zone than was recorded; every time of day is told in this one, also of the past."""

    zone: str
    """IANA name."""
    keeps_times: bool = False
    """Whether what was said as a time of day stays at that time, and undo takes it back; false in older sessions."""


class ClockStepCorrected(EventBase, frozen=True):
    """A recorded jump of the wall clock was not one of the room's clock, or not by as much."""

    incident: int
    """Index from 0 among all incidents."""
    seconds: int
    """By how much the room's clock really jumped."""
