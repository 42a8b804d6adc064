"""What is kept of time beside the clocks: stretches of time, what was set right of the past, how the plan was bent."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.events import Strategy


class Run(msgspec.Struct, frozen=True):
    """A stretch of time during which the clock of a block ran, in one step."""

    block: str
    step: int
    start: datetime
    end: datetime | None
    """None while it runs."""


class CorrectionKind(StrEnum):
    """What was set right."""

    START = "start"
    END = "end"
    PAUSE = "pause"
    NO_PAUSE = "no_pause"
    BLOCK = "block"
    CLOCK = "clock"
    ZONE = "zone"


class Correction(msgspec.Struct, frozen=True):
    """One thing of the past set right, as it was recorded and as it was."""

    kind: CorrectionKind
    at: datetime
    """When it was set right."""
    block: str = ""
    into: str = ""
    """The block that it really was."""
    recorded: datetime | None = None
    """What stood in the log; of a zone, the planned start until then."""
    start: datetime | None = None
    end: datetime | None = None
    seconds: int = 0
    timers: bool = False
    """Whether the timers of teams and rooms were set right with it."""
    zone: str = ""
    """The time zone of the room."""


class Replaced(msgspec.Struct, frozen=True):
    """A method that a block had before another one took over."""

    card: str
    criteria: tuple[CanvasItem, ...] = ()
    """Those that the room had agreed on."""


class Lengthening(NamedTuple):
    """What a block was given anew, in seconds."""

    block: str
    before: int
    after: int


class Replan(msgspec.Struct, frozen=True):
    """One time at which the facilitator chose how the day goes on."""

    at: datetime
    strategy: Strategy
    late: int
    """Seconds behind then, negative when ahead."""
    below_least: bool = False
    given: tuple[Lengthening, ...] = ()
    """Blocks whose length changed, in the order in which they were said."""
    parked: tuple[str, ...] = ()
    """Blocks that were set aside."""
    taken_back: tuple[str, ...] = ()
    """Blocks that came back into the day with it."""
