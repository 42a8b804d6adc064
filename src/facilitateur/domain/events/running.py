"""Time: blocks, steps, pauses, minutes given and taken, the ends of days."""

from datetime import datetime

from facilitateur.domain.events.base import EventBase


class BlockStarted(EventBase, frozen=True):
    """A block began, or was gone back to; the block before it stops."""

    block: str


class StepStarted(EventBase, frozen=True):
    """A step of the current block began."""

    block: str
    step: int
    """Index from 0."""


class TimerPaused(EventBase, frozen=True):
    """The clock of the current block and step was stopped."""


class TimerResumed(EventBase, frozen=True):
    """The clock of the current block and step runs again."""


class TimeAdjusted(EventBase, frozen=True):
    """A block was given or refused time; with a step, that step and its block both change."""

    block: str
    seconds: int
    step: int | None = None
    until: datetime | None = None
    """The end on the room's clock (UTC) that was said, and holds whatever pauses; `seconds` is what that gave then."""


class DayEnded(EventBase, frozen=True):
    """The last block of a day was closed; nothing runs until a block of another day starts."""

    day: int


class SessionEnded(EventBase, frozen=True):
    """The workshop is over; nothing runs."""


class SessionReopened(EventBase, frozen=True):
    """An ended workshop goes on."""
