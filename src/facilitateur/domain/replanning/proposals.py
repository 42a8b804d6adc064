"""Four ways to bend the rest of the day, side by side, each with what it costs; none is taken by itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.events import Strategy
from facilitateur.domain.replanning.dropping import dropped
from facilitateur.domain.replanning.eating import eaten
from facilitateur.domain.replanning.items import Edit, Plan, PlanItem, Situation
from facilitateur.domain.replanning.projection import Line, Projection, can_spare, project
from facilitateur.domain.replanning.propagation import Stretch, propagated, stretches
from facilitateur.domain.replanning.returning import returned
from facilitateur.domain.replanning.squeezing import squeezed


class Cause(StrEnum):
    """Why an item is as long as a proposal makes it."""

    RUNS = "runs"
    KEPT = "kept"
    SQUEEZED = "squeezed"
    BELOW_LEAST = "below_least"
    """Shorter than its minimum, as the facilitator asked."""
    AT_LEAST = "at_least"
    """It could not give any more."""
    LENGTHENED = "lengthened"
    EATEN = "eaten"
    DROPPED = "dropped"
    PINNED = "pinned"
    """Shortened by the pin at its end."""
    ASIDE = "aside"
    """It was set aside before, and stays so."""
    RETURNED = "returned"
    """It was set aside before, and there is room for it again."""


@dataclass(frozen=True, slots=True)
class Change:
    """One item before and after a proposal."""

    item: PlanItem
    """As it stands."""
    line: Line | None
    """Against the clock afterwards; none when it is dropped."""
    cause: Cause

    @property
    def gain_ms(self) -> int:
        """What it gains, negative when it loses."""
        if self.line is None:
            return 0 if self.item.parked else -self.item.planned_ms
        if self.item.parked:
            return self.line.length_ms
        return 0 if self.cause is Cause.RUNS else self.line.length_ms - self.item.planned_ms


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to go on."""

    strategy: Strategy
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    """What runs and all that follows on this day, in order, with what was set aside before."""
    after: Projection
    late_ms: int
    """Time behind that is left on the way to the next fixed moment; negative when ahead."""
    need_ms: int = 0
    """What of it neither idle time before that moment takes, nor an item that is pinned to end there."""
    below_least: bool = False
    """Whether minimums may be crossed, because the facilitator asked for it."""

    @property
    def end_ms(self) -> int:
        """When the day ends."""
        return max((day.end_ms for day in self.after.days[:1]), default=0)

    @property
    def left_ms(self) -> int:
        """What stays late, or misses its pin."""
        return self.need_ms + sum(line.conflict_ms for line in self.after.conflicts)

    @property
    def work_ms(self) -> int:
        """What work gains, negative when it loses, without what is dropped or taken back."""
        return sum(change.gain_ms for change in self._kept if not change.item.rests)

    @property
    def rest_ms(self) -> int:
        """What rests gain, negative when they lose, without what is dropped or taken back."""
        return sum(change.gain_ms for change in self._kept if change.item.rests)

    @property
    def buffer_ms(self) -> int:
        """What of that buffers gain, or lose."""
        return sum(change.gain_ms for change in self._kept if change.item.kind is BlockKind.BUFFER)

    @property
    def dropped(self) -> tuple[PlanItem, ...]:
        """What is dropped."""
        return tuple(change.item for change in self.changes if change.cause is Cause.DROPPED)

    @property
    def returned(self) -> tuple[PlanItem, ...]:
        """What was set aside before and is taken back."""
        return tuple(change.item for change in self.changes if change.cause is Cause.RETURNED)

    @property
    def has_optional(self) -> bool:
        """Whether any item to come could be set aside."""
        to_come = (change.item for change in self.changes if change.cause is not Cause.RUNS)
        return any(item.optional and item.pin is None and not item.parked for item in to_come)

    @property
    def _kept(self) -> Iterator[Change]:
        return (change for change in self.changes if change.line is not None and not change.item.parked)


Way = Callable[[Stretch], tuple[Edit, ...]]


def propose(situation: Situation, *, below_least: bool = False) -> tuple[Proposal, ...]:
    """Return the four proposals, in the order in which they are shown; the third takes back what there is room for.

    Args:
        situation: Where the room stands.
        below_least: Whether squeezed work may become shorter than its minimum.
    """
    ways: Mapping[Strategy, Way] = {
        Strategy.SQUEEZE: lambda stretch: squeezed(stretch, allow_below_min=below_least),
        Strategy.EAT: eaten,
        Strategy.DROP: dropped,
        Strategy.PROPAGATE: propagated,
    }
    found = stretches(situation)
    return tuple(
        _proposal(situation, strategy, found, way, below=below_least and strategy is Strategy.SQUEEZE)
        for strategy, way in ways.items()
    )


def apply(situation: Situation, edits: tuple[Edit, ...]) -> Situation:
    """Return the situation with the edited items in their places."""
    after = {edit.after.id: edit.after for edit in edits}
    items = tuple(after.get(item.id, item) for item in situation.plan.items)
    length = situation.length_ms
    if situation.elapsed_ms is not None and items[situation.index].id in after:
        length = items[situation.index].planned_ms
    return replace(situation, plan=Plan(items, situation.plan.days), length_ms=length)


def _proposal(
    situation: Situation, strategy: Strategy, found: tuple[Stretch, ...], way: Way, *, below: bool
) -> Proposal:
    bent, edits, needed = _bent(situation, found, way)
    if strategy is Strategy.DROP and not edits:
        edits = returned(situation)
        bent = apply(situation, edits)
    after = project(bent, allow_below_min=below)
    lines = {line.item.id: line for line in after.lines}
    items = situation.plan.items[situation.index :]
    day = items[0].day if items else 0
    changes = []
    for place, item in enumerate(items):
        if item.day != day:
            continue
        runs = not place and situation.elapsed_ms is not None
        line = lines.get(item.id)
        given = item.planned_ms if bent.length_ms is None else bent.length_ms
        cause = _cause(strategy, item, line, needed.get(item.id, 0), given=given if runs else None)
        changes.append(Change(item, line, cause))
    late, need = _left_over(bent, after)
    return Proposal(strategy, edits, tuple(changes), after, late, need, below)


def _left_over(bent: Situation, after: Projection) -> tuple[int, int]:
    """Return what is late up to the next fixed moment, and what of it nothing takes.

    An item that is pinned to end there absorbs what comes late before it, down to its minimum.
    """
    stretch = next(iter(stretches(bent)), None)
    if stretch is None:
        return 0, 0
    absorbed = 0
    last = stretch.items[-1] if stretch.items else None
    if last is not None and last.pin is not None and last.pin.edge is Edge.END:
        absorbed = sum(last.planned_ms - line.length_ms for line in after.lines if line.item.id == last.id)
    late = stretch.late_ms if stretch.late_ms <= 0 else max(stretch.late_ms - absorbed, 0)
    return late, max(stretch.need_ms - absorbed, 0)


def best_of(proposals: tuple[Proposal, ...]) -> int:
    """Return the place of the proposal to look at first: what leaves least undone, of those that change anything.

    When none of them does better than changing nothing, it is that.
    """
    idle = next(i for i, found in enumerate(proposals) if found.strategy is Strategy.PROPAGATE)
    ahead = proposals[idle].late_ms < 0
    better = [
        (found.left_ms, place)
        for place, found in enumerate(proposals)
        if found.edits and (found.left_ms < proposals[idle].left_ms or (ahead and found.strategy is Strategy.SQUEEZE))
    ]
    return min(better)[1] if better else idle


def _bent(
    situation: Situation, found: tuple[Stretch, ...], way: Way
) -> tuple[Situation, tuple[Edit, ...], Mapping[str, int]]:
    """Return the situation bent stretch by stretch, what one wins weighing no more on the next; and the needs."""
    edits: list[Edit] = []
    needed: dict[str, int] = {}
    for place, as_it_stands in enumerate(found):
        stretch = as_it_stands
        if edits:
            bent = stretches(situation)[place]
            need = max(bent.need_ms, min(as_it_stands.need_ms, 0))
            stretch = replace(as_it_stands, need_ms=need, spared_ms=bent.spared_ms)
        needed |= {item.id: stretch.need_ms for item in stretch.items}
        made = way(stretch)
        edits += made
        situation = apply(situation, made)
    return situation, tuple(edits), needed


def _cause(strategy: Strategy, item: PlanItem, line: Line | None, need: int, *, given: int | None) -> Cause:
    """Return why an item is as long as it is; `given` is what the running item was given, none for one to come."""
    if item.parked:
        return Cause.ASIDE if line is None else Cause.RETURNED
    if line is None:
        return Cause.DROPPED
    if given is not None:
        gives_way = can_spare(item) and line.length_ms < min(given, item.planned_ms)
        return Cause.EATEN if gives_way or line.item.planned_ms < item.planned_ms else Cause.RUNS
    if line.item.planned_ms > line.length_ms:
        return Cause.EATEN if can_spare(item) else Cause.PINNED
    if line.length_ms > item.planned_ms:
        return Cause.LENGTHENED
    if line.length_ms < item.planned_ms:
        if item.rests:
            return Cause.EATEN
        return Cause.BELOW_LEAST if line.length_ms < item.least_ms else Cause.SQUEEZED
    bends = strategy is (Strategy.EAT if item.rests else Strategy.SQUEEZE)
    return Cause.AT_LEAST if bends and need > 0 and item.planned_ms <= item.least_ms else Cause.KEPT
