"""How lateness travels: the stretches between two fixed moments, how late each is, and when its items should begin."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitateur.domain.agenda import Edge
from facilitateur.domain.replanning.items import Edit, PlanItem, Situation
from facilitateur.domain.replanning.projection import Ahead, Line, ahead, can_spare, free_after, running_line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Items of one day that follow each other until a pin, or until the end of the day."""

    items: tuple[PlanItem, ...]
    """Those that can still be changed, in order."""
    gaps: tuple[int, ...]
    """The idle time before each that can still be taken; none before a pinned item, for its pin takes it anyway."""
    full_starts: tuple[int, ...]
    """When each would begin if nothing were shortened."""
    late_ms: int
    """Time behind at the end of the stretch with everything at its planned length; negative when ahead."""
    need_ms: int
    """What has to be recovered, without the idle time and the buffers that the pin takes; negative when there is time
    to give back.

    Once a pin is missed there is none: what follows carries what was missed.
    """
    spared_ms: int = 0
    """What the pin takes from the buffers before it."""


def propagated(_stretch: Stretch) -> tuple[Edit, ...]:
    """Change nothing: what follows moves."""
    return ()


def stretches(situation: Situation) -> tuple[Stretch, ...]:
    """Return the rest of the current day, cut at its pins; lateness never reaches another day."""
    items, index = situation.plan.items, situation.index
    if index == len(items):
        return ()
    day = items[index].day
    cutter = _Cutter(situation.now_ms)
    steps = [step for step in ahead(situation) if step.item.day == day]
    for step in steps:
        if step.runs:
            cutter.run(running_line(situation), situation)
        else:
            cutter.add(step)
    ending = situation.plan.days_by_number()[day]
    return cutter.finished(ending.end_ms, ending.slack_ms) if steps else ()


def lateness(situation: Situation) -> int:
    """Return the time behind the plan on the way to the next fixed moment; negative when ahead.

    What a buffer that runs absorbs is no lateness any more.
    """
    first = next(iter(stretches(situation)), None)
    if first is None:
        return 0
    runs = situation.plan.items[situation.index] if situation.elapsed_ms is not None else None
    return first.late_ms - (first.spared_ms if runs is not None and can_spare(runs) else 0)


def expected_starts(found: tuple[Stretch, ...]) -> Mapping[str, int]:
    """Return when each item that can be changed would begin if its stretch were neither late nor ahead."""
    expected: dict[str, int] = {}
    for stretch in found:
        for item, start in zip(stretch.items, stretch.full_starts, strict=True):
            if item.pin is None:
                expected[item.id] = start - stretch.late_ms
            else:
                held = item.pin.edge is Edge.START
                expected[item.id] = item.pin.at_ms if held else item.pin.at_ms - item.planned_ms
    return expected


def _rest_of(line: Line, elapsed: int) -> PlanItem:
    """Return a running rest as what can still be taken of it: it is not shorter than what it has lasted."""
    item = replace(line.item, planned_ms=line.length_ms)
    return replace(item, floor_ms=min(max(item.least_ms, elapsed), item.planned_ms), optional=False)


class _Cutter:
    """Lays items end to end and cuts where a pin holds."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.done: list[Stretch] = []
        self.items: list[PlanItem] = []
        self.gaps: list[int] = []
        self.starts: list[int] = []
        self.missed = False

    def run(self, line: Line, situation: Situation) -> None:
        """Lay what runs; when it ends before the pin at its end, that much time is in hand until there.

        Of a running rest, what is still to come can be taken.
        """
        self.at = line.end_ms
        if line.item.rests and line.item.pin is None and line.end_ms > situation.now_ms:
            self.items.append(_rest_of(line, situation.elapsed_ms or 0))
            self.gaps.append(0)
            self.starts.append(line.start_ms)
        if free_after(line) > line.end_ms:
            self._cut(free_after(line), 0, self.at)

    def add(self, step: Ahead) -> None:
        """Lay one more item."""
        item, pin = step.item, step.item.pin
        self.at = self.at if step.opens_ms is None else step.opens_ms
        if pin is None:
            self._lay(item, step.gap_ms)
        elif pin.edge is Edge.START:
            self._cut(pin.at_ms, step.gap_ms, self.at)
            self._lay(item, 0)
        else:
            shortest = self.at + item.least_ms
            self._lay(item, 0)
            self._cut(pin.at_ms, step.gap_ms, shortest)

    def finished(self, hard_end: int | None, slack: int) -> tuple[Stretch, ...]:
        """Return the stretches, the last one cut at the end of the day."""
        self._cut(self.at if hard_end is None else hard_end, slack, self.at, pinned=False)
        return tuple(self.done)

    def _lay(self, item: PlanItem, gap: int) -> None:
        self.items.append(item)
        self.gaps.append(gap)
        self.starts.append(self.at + gap)
        self.at += gap + item.planned_ms

    def _cut(self, fixed: int, idle: int, free: int, *, pinned: bool = True) -> None:
        """Cut at a fixed moment; what lasts beyond it, until `free`, is carried into the next stretch."""
        late = self.at - (fixed - idle)
        need = max(self.at - fixed, 0) if late > 0 or self.missed else late
        buffers = sum(item.planned_ms - item.least_ms for item in self.items if can_spare(item)) if pinned else 0
        spared = min(max(need, 0), buffers)
        stretch = Stretch(tuple(self.items), tuple(self.gaps), tuple(self.starts), late, need - spared, spared)
        self.done.append(stretch)
        self.items, self.gaps, self.starts = [], [], []
        self.missed = self.missed or free - spared > fixed
        self.at = max(fixed, free - spared)
