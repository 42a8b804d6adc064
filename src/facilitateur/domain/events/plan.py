"""The plan bends: blocks set aside and taken back, the rest of the day planned again."""

from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.events.base import EventBase


class Strategy(StrEnum):
    """The ways to bend the rest of a day."""

    SQUEEZE = "squeeze"
    """Work is shortened, or gets time back, in proportion and within its bounds."""
    EAT = "eat"
    """Buffers and pauses are shortened down to their floors."""
    DROP = "drop"
    """Optional blocks are set aside by priority."""
    PROPAGATE = "propagate"
    """Everything that follows moves."""


class Given(msgspec.Struct, frozen=True):
    """What a block to come is given in all."""

    block: str
    seconds: int


class BlockParked(EventBase, frozen=True):
    """A block was kept out of the day, or taken back into it."""

    block: str
    parked: bool = True


class MethodSwapped(EventBase, frozen=True):
    """A block goes on with another method; its time and its notes stay."""

    block: str
    card: str
    """Slug of a card that the session has frozen."""


class AgendaReplanned(EventBase, frozen=True):
    """The facilitator chose how the day goes on; blocks that are not named keep what they had."""

    strategy: Strategy
    given: tuple[Given, ...] = ()
    parked: tuple[str, ...] = ()
    """Blocks that were set aside."""
    late: int = 0
    """Seconds behind when it was chosen, negative when ahead."""
    below_least: bool = False
    """Whether minimums were crossed, as the facilitator asked."""


class StartPlanned(EventBase, frozen=True):
    """The first day is meant to begin at another moment than was announced."""

    starts_at: datetime | None = None
    """UTC; none means « when the first block starts »."""
