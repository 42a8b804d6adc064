"""When each item, half-day and day ends as things stand: pins hold, and what does not fit is said with its size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.replanning.items import Day, Plan, PlanItem, Situation


@dataclass(frozen=True, slots=True)
class Ahead:
    """An item that is not behind, and what is known of it before the items are laid end to end."""

    item: PlanItem
    gap_ms: int
    """The idle time before it that is still to come."""
    opens_ms: int | None = None
    """When the rest of its day opens, for the first item of that rest."""
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An item against the clock."""

    item: PlanItem
    start_ms: int
    """For the running item, now less what it has used."""
    end_ms: int
    gap_ms: int = 0
    """Idle time left before it."""
    conflict_ms: int = 0
    """By how much its pin cannot be held: it begins later, overlaps what comes before, or runs on."""

    @property
    def length_ms(self) -> int:
        """How long it is now."""
        return self.end_ms - self.start_ms

    @property
    def below_min_ms(self) -> int:
        """By how much it is shorter than the plan allows."""
        return max(self.item.least_ms - self.length_ms, 0)


@dataclass(frozen=True, slots=True)
class HalfEnd:
    """When a half-day ends."""

    day: int
    half: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class DayEnd:
    """When a day ends, and when it has to."""

    day: int
    end_ms: int
    hard_end_ms: int | None

    @property
    def late_ms(self) -> int:
        """Time over the hard end; negative when the day ends before it."""
        return 0 if self.hard_end_ms is None else self.end_ms - self.hard_end_ms


@dataclass(frozen=True, slots=True)
class Projection:
    """The running item and all that follow, without the parked ones."""

    lines: tuple[Line, ...]
    halves: tuple[HalfEnd, ...]
    days: tuple[DayEnd, ...]

    @property
    def conflicts(self) -> tuple[Line, ...]:
        """The items whose pin cannot be held."""
        return tuple(line for line in self.lines if line.conflict_ms)


def ahead(situation: Situation) -> Iterator[Ahead]:
    """Yield what runs and what is to come; each day opens at its own start, whatever the day before became."""
    items, index = situation.plan.items, situation.index
    days = situation.plan.days_by_number()
    day = 0
    for position, item in enumerate(items[index:], index):
        if item.parked:
            continue
        if position == index and situation.elapsed_ms is not None:
            yield Ahead(item, 0, runs=True)
        elif item.day == day:
            yield Ahead(item, item.gap_before_ms)
        else:
            freed = situation.free_ms if item.day == items[index].day else None
            free = days[item.day].start_ms if freed is None else freed
            opens = max(situation.now_ms, free)
            yield Ahead(item, max(free + item.gap_before_ms - opens, 0), opens)
        day = item.day


def running_line(situation: Situation, *, allow_below_min: bool = False) -> Line:
    """Return the running item against the clock; a pin at its end shortens it, and never makes it longer.

    It keeps its minimum when the pin leaves less, and runs on beyond it.
    """
    item, now, spent = situation.plan.items[situation.index], situation.now_ms, situation.elapsed_ms or 0
    length = item.planned_ms if situation.length_ms is None else situation.length_ms
    end = now + max(length - spent, 0)
    if item.pin is None or item.pin.edge is Edge.START:
        return Line(item, now - spent, end)
    least = _least(item, allow_below_min=allow_below_min)
    end = max(min(end, max(item.pin.at_ms, now + least - spent)), now)
    return Line(item, now - spent, end, 0, max(end - item.pin.at_ms, 0))


def _least(item: PlanItem, *, allow_below_min: bool) -> int:
    """Return how short a pin may make an item: rests keep their floor even when work may go below its minimum."""
    return 0 if allow_below_min and not item.rests else item.least_ms


def free_after(line: Line) -> int:
    """Return when what follows may begin: after an item pinned at its end and begun early, not before its pin."""
    pin = line.item.pin
    return line.end_ms if pin is None or pin.edge is Edge.START else max(line.end_ms, pin.at_ms)


def project(situation: Situation, *, allow_below_min: bool = False, rigid: bool = False) -> Projection:
    """Return the times of all that runs and is to come.

    An item pinned at its end is shortened by what overruns before it, down to its minimum, and ends after its pin when
    that does not do; an item pinned at its start waits, and begins as soon as it can when its time has gone by, with
    its whole length. The line of a missed pin says by how much.
    Buffers before a pin are there for that: what overruns before them shortens them, the nearest first, before anything
    is missed or shortened at the pin.
    An item pinned at its end and begun early lasts no longer for it: idle time comes before its pin.

    Args:
        situation: Where the room stands.
        allow_below_min: Whether work that a pin squeezes may become shorter than its minimum.
        rigid: Whether nothing is shortened, as on the planning screen: an item pinned at its end stays there with its
            whole length as long as that is to come, and begins as soon as it can afterwards.
    """
    lines: list[Line] = []
    at, opened = situation.now_ms, 0
    for step in ahead(situation):
        if step.opens_ms is not None:
            at, opened = step.opens_ms, len(lines)
        if step.runs:
            line = running_line(situation, allow_below_min=allow_below_min)
        elif rigid:
            line = _placed(step, at, None)
        else:
            at -= _spare(lines, opened, _wanted(step.item, at), situation.now_ms)
            line = _placed(step, at, _least(step.item, allow_below_min=allow_below_min))
        opened = opened if step.item.pin is None else len(lines)
        lines.append(line)
        at = max(at, free_after(line))
    return _ends(situation, tuple(lines))


def can_spare(item: PlanItem) -> bool:
    """Return whether an item is there to absorb what overruns before a pin."""
    return item.kind is BlockKind.BUFFER and item.pin is None


def _wanted(item: PlanItem, at: int) -> int:
    """Return the time that is missing before an item for its pin to hold, with its whole length when it ends there."""
    if item.pin is None:
        return 0
    return max(at + (item.planned_ms if item.pin.edge is Edge.END else 0) - item.pin.at_ms, 0)


def _spare(lines: list[Line], opened: int, wanted: int, now: int) -> int:
    """Take the time wanted from the buffers since `opened`, move what follows them, and return what was taken."""
    taken = 0
    if not wanted or not any(can_spare(line.item) for line in lines[opened:]):
        return taken
    for place in range(opened, len(lines)):
        line = replace(lines[place], start_ms=lines[place].start_ms - taken, end_ms=lines[place].end_ms - taken)
        if can_spare(line.item):
            shortest = max(line.start_ms + line.item.least_ms, now)
            given = max(min(line.end_ms - shortest, wanted - taken), 0)
            line = replace(line, end_ms=line.end_ms - given)
            taken += given
        lines[place] = line
    return taken


def _placed(step: Ahead, at: int, least: int | None) -> Line:
    """Return the line of an item to come; `least` is how short a pin at its end may make it, none for not at all."""
    item, pin = step.item, step.item.pin
    if pin is None:
        start, length = at + step.gap_ms, item.planned_ms
        return Line(item, start, start + length, step.gap_ms)
    if pin.edge is Edge.START:
        start = max(pin.at_ms, at)
        return Line(item, start, start + item.planned_ms, max(start - at, 0), max(at - pin.at_ms, 0))
    if least is None:
        asked = pin.at_ms - item.planned_ms
        start = asked if at < pin.at_ms else max(asked, at)
        return Line(item, start, start + item.planned_ms, max(asked - at, 0), max(at - asked, 0))
    start = max(pin.at_ms - item.planned_ms, at)
    end = max(pin.at_ms, start + min(item.planned_ms, least))
    return Line(item, start, end, max(start - at, 0), end - pin.at_ms)


def _ends(situation: Situation, lines: tuple[Line, ...]) -> Projection:
    halves: dict[tuple[int, int], int] = {}
    days: dict[int, int] = {}
    for line in lines:
        item = line.item
        days[item.day] = max(days.get(item.day, line.end_ms), line.end_ms)
        halves[item.day, item.half] = days[item.day]
    planned = situation.plan.days_by_number()
    return Projection(
        lines,
        tuple(HalfEnd(day, half, end) for (day, half), end in halves.items()),
        tuple(DayEnd(day, end, planned[day].end_ms) for day, end in days.items()),
    )


def settled(plan: Plan) -> Plan:
    """Return the plan with what its lengths imply before anything runs: idle time before pins, ends of days.

    Those are the yardstick by which being ahead or behind is told. Ends that were stated stay, with the idle time
    that the plan leaves before them.
    """
    if not plan.items:
        return plan
    told = project(Situation(plan, plan.days[0].start_ms, 0), rigid=True)
    idle = {line.item.id: line.gap_ms for line in told.lines if line.item.pin is not None}
    ends = {day.day: day.end_ms for day in told.days}
    items = tuple(replace(item, gap_before_ms=idle.get(item.id, item.gap_before_ms)) for item in plan.items)
    return Plan(items, tuple(_settled_day(day, ends.get(day.number)) for day in plan.days))


def _settled_day(day: Day, end: int | None) -> Day:
    if day.end_ms is None or end is None:
        return replace(day, end_ms=end if day.end_ms is None else day.end_ms)
    return replace(day, slack_ms=max(day.end_ms - end, 0))
