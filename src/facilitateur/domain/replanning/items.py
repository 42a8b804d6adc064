"""What is re-planned: items with elastic lengths, their days, where the room stands; all in whole milliseconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from facilitateur.domain.agenda import BlockKind, Edge

SECOND = 1_000
MINUTE = 60 * SECOND

RESTS = frozenset({BlockKind.BREAK, BlockKind.LUNCH, BlockKind.BUFFER})
"""Kinds that hold no work: only these are eaten, only the others are squeezed."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A moment that nothing here ever moves."""

    edge: Edge
    at_ms: int


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One block of the plan, as elastic as its card and its facilitator allow."""

    id: str
    planned_ms: int
    min_ms: int
    max_ms: int
    kind: BlockKind = BlockKind.METHOD
    floor_ms: int | None = None
    """What a rest keeps in any case; when it is not stated a buffer may vanish and a pause is left alone."""
    optional: bool = False
    priority: int = 0
    """Among optional items the lowest priority goes first."""
    parked: bool = False
    """Out of the day: it takes no time."""
    gap_before_ms: int = 0
    """Idle time before it; before a pinned item, whatever is left."""
    pin: Pin | None = None
    day: int = 1
    half: int = 1
    """1 in the morning, 2 in the afternoon."""

    @property
    def rests(self) -> bool:
        """Whether the room does no work in it."""
        return self.kind in RESTS

    @property
    def least_ms(self) -> int:
        """The shortest it may become; never more than planned, so that a short plan is not lengthened to recover."""
        if not self.rests:
            return min(self.min_ms, self.planned_ms)
        vanishing = 0 if self.kind is BlockKind.BUFFER else self.planned_ms
        return min(vanishing if self.floor_ms is None else self.floor_ms, self.planned_ms)

    @property
    def most_ms(self) -> int:
        """The longest it may become; never less than planned."""
        return max(self.max_ms, self.planned_ms)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan: when it is meant to start, and when it has to end if somebody said so."""

    number: int
    start_ms: int
    end_ms: int | None = None
    slack_ms: int = 0
    """Idle time that the plan leaves before that end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Items in order and the days that they belong to; refused when they do not fit together."""

    items: tuple[PlanItem, ...]
    days: tuple[Day, ...]

    def __post_init__(self) -> None:
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("two items have the same id")
        if any(later.start_ms <= day.start_ms or later.number <= day.number for day, later in pairwise(self.days)):
            raise ValueError("days are not in order")
        numbers = {day.number for day in self.days}
        if any(item.day not in numbers for item in self.items):
            raise ValueError("an item belongs to no day")
        if any(later.day < item.day for item, later in pairwise(self.items)):
            raise ValueError("items are not in the order of their days")
        if any(min(item.planned_ms, item.min_ms, item.max_ms, item.gap_before_ms) < 0 for item in self.items):
            raise ValueError("a length is negative")

    def days_by_number(self) -> Mapping[int, Day]:
        """Return the days by their numbers."""
        return {day.number: day for day in self.days}


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the room stands in the plan."""

    plan: Plan
    now_ms: int
    index: int
    """The item that runs, or the next one to begin; the number of items when all is over."""
    elapsed_ms: int | None = None
    """Time spent in it, without pauses; none when it has not begun."""
    length_ms: int | None = None
    """What the running item was given, extensions included; none when that is its planned length."""
    free_ms: int | None = None
    """When the item before it really ended; none when nothing did on that day."""

    def __post_init__(self) -> None:
        if not 0 <= self.index <= len(self.plan.items):
            raise ValueError("no such item")


@dataclass(frozen=True, slots=True)
class Edit:
    """An item before and after a proposal; one of the two is in the plan."""

    before: PlanItem
    after: PlanItem
