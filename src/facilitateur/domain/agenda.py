"""The plan of a session: blocks with durations, never start times."""

from enum import StrEnum

import msgspec

from facilitateur.domain.phases import Phase

MOST_TITLE = 200
"""Characters of the title of a block."""


class BlockKind(StrEnum):
    """What a block is for; every kind but `METHOD` is written `@…` in agenda files."""

    METHOD = "method"
    WELCOME = "welcome"
    BREAK = "break"
    LUNCH = "lunch"
    BUFFER = "buffer"
    PLENARY = "plenary"


class Edge(StrEnum):
    """The end of a block that a pin holds."""

    START = "start"
    END = "end"


class Pin(msgspec.Struct, frozen=True):
    """A time of day at which a block begins or ends whatever happens; nothing ever moves it silently."""

    edge: Edge
    at: str
    """`HH:MM` in the session's zone."""


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """One slot of the agenda."""

    id: str
    """Unique in the session, `b1`, `b2`…"""
    minutes: int
    kind: BlockKind = BlockKind.METHOD
    card: str = ""
    """The slug of the method card, for a method block."""
    phase: Phase | None = None
    note: str = ""
    day: int = 1
    least: int | None = None
    """Shortest minutes; none = those of the card."""
    most: int | None = None
    """Longest minutes; none = those of the card."""
    pin: Pin | None = None
    optional: bool = False
    """Whether it may be dropped to gain time."""
    priority: int = 0
    """Among optional blocks the lowest priority is dropped first."""
    parked: bool = False
    """Kept out of the day: it takes no time until somebody takes it back."""
    title: str = ""
    """What everybody reads in the place of the name of its card or kind; the note is for those who run it."""

    @property
    def unseen(self) -> bool:
        """Whether participants need not know of it: a buffer without a title."""
        return self.kind is BlockKind.BUFFER and not self.title


class Day(msgspec.Struct, frozen=True, omit_defaults=True):
    """One day of the agenda and the time of day at which it is meant to start."""

    number: int
    start: str
    """`HH:MM` in the session's zone."""
    end: str = ""
    """`HH:MM` at which it has to end, if somebody said so."""


class Agenda(msgspec.Struct, frozen=True, omit_defaults=True):
    """A whole plan, one to several days."""

    slug: str
    name: str
    days: tuple[Day, ...]
    blocks: tuple[Block, ...]
    group: tuple[int, int] | None = None
    audience: str = ""
    licence: str = ""
    teams: int = 0
    """In how many teams they work; 0 when nobody said."""
    rooms: int = 0
    """How many rooms can be used at the same time; 0 when nobody said."""

    def block(self, block_id: str) -> Block | None:
        """Return the block with this id, if there is one."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def position(self, block_id: str | None) -> int:
        """Return the index of a block, -1 when it is not in the agenda."""
        return next((i for i, block in enumerate(self.blocks) if block.id == block_id), -1)

    @property
    def live(self) -> tuple[Block, ...]:
        """The blocks in order, without the parked ones."""
        return tuple(block for block in self.blocks if not block.parked)

    @property
    def day_numbers(self) -> tuple[int, ...]:
        """The days in order; one that only a block names, in an agenda made elsewhere, is a day as well."""
        return tuple(sorted({day.number for day in self.days} | {block.day for block in self.blocks})) or (1,)

    def of_day(self, number: int) -> tuple[Block, ...]:
        """Return the blocks of one day in order."""
        return tuple(block for block in self.blocks if block.day == number)
