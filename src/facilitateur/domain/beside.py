"""The time facts beside the clocks of blocks: rounds, turns of speech, timers of teams and rooms."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

ZERO = timedelta(0)


class StepRounds(msgspec.Struct, frozen=True):
    """What happened by hand to the rounds of one step; with the step's clock it gives the round that runs."""

    index: int = 0
    """The round that was begun last by hand, from 0."""
    began: timedelta = ZERO
    """What the step had used when it began."""
    past: tuple[int, ...] = ()
    """Seconds that the rounds before it had been given."""
    least: int = 0
    """Seconds that it keeps whatever is taken from the step: what it had used by then."""
    spent: tuple[timedelta, ...] = ()
    """Time really used, by round, until `began`."""
    order: tuple[str, ...] = ()
    """Letters of the teams that pass one after the other; empty for rounds that follow each other by themselves."""


class Speech(msgspec.Struct, frozen=True):
    """Whose speech is timed in a block, and the time facts of each."""

    speakers: tuple[str, ...] = ()
    """Codes of participants, `@A` for teams, or labels."""
    spent: Mapping[str, timedelta] = {}
    turns: Mapping[str, int] = {}
    who: str = ""
    """Who speaks; empty for nobody."""
    since: datetime | None = None
    """Since when the time of who speaks runs; none while the block is paused."""
    turn_spent: timedelta = ZERO
    """What the turn had used until `since`."""


class SideTimer(msgspec.Struct, frozen=True):
    """The time facts of a timer beside the block's."""

    number: int
    label: str
    """`@A` for a team, else a name."""
    seconds: int
    """What it was given, adjustments included; for one with `until` what there was when it was set."""
    until: datetime | None = None
    """The end on the room's clock (UTC)."""
    spent: timedelta = ZERO
    running_since: datetime | None = None
    block: str = ""
    """The block that ran when somebody last set, started, held or changed it."""
