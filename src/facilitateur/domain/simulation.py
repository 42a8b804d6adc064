"""How likely a day ends on time: a thousand days with lengths drawn at random, pins held as in the projection."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import NamedTuple

from facilitateur.domain.agenda import Agenda, BlockKind, Edge
from facilitateur.domain.card import Card
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.paces import AS_PLANNED, Pace
from facilitateur.domain.replanning.bridge import Standing, standing
from facilitateur.domain.replanning.items import PlanItem, Situation
from facilitateur.domain.replanning.projection import ahead, can_spare, project, running_line
from facilitateur.domain.replanning.propagation import expected_starts, stretches
from facilitateur.domain.state import Session
from facilitateur.domain.statistics import percentile
from facilitateur.domain.wallclock import read_clock

DAYS = 1000
SEED = 1


class Missed(NamedTuple):
    """A pin, and how often it cannot be held."""

    block: str
    share: float
    """Share of the days on which what comes before runs into it."""
    by_ms: int
    """By how much on those days, in the middle."""


class Push(NamedTuple):
    """How long a block overruns, in the mean, on the days that go wrong."""

    block: str
    by_ms: int


class Forecast(NamedTuple):
    """What many simulated days say of one."""

    day: int
    days: int
    """How many were simulated."""
    due_ms: int
    """When it has to end, or was to end."""
    on_time: float
    """Share of the days that end by then."""
    held: float
    """Share of the days that end by then and hold every fixed time on the way."""
    p50_ms: int
    """Half of them end by then."""
    p80_ms: int
    """Eight out of ten end by then."""
    pins: tuple[Missed, ...]
    pushes: tuple[Push, ...]
    """The worst first, of the days that end late or miss a pin; blocks that gain time are left out."""


class _Step(NamedTuple):
    """A block to lay, with all that does not change from day to day."""

    item: PlanItem
    opens_ms: int | None
    gap_ms: int
    expected_ms: int
    """When it would begin if the day were on time."""
    ratios: Sequence[int]
    runs: bool
    held_ms: int | None = None
    """Of a buffer that runs: when what stands between it and the next fixed time has to begin."""


class SimulatedDay(NamedTuple):
    """One day as it might be: for every block when it begins and ends, and by how much its pin is missed."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    conflicts: tuple[int, ...]


def fresh_session(agenda: Agenda, cards: Mapping[str, Card], starts_at: datetime, zone: str = "UTC") -> Session:
    """Return a session that nobody wrote down: an agenda that is about to begin."""
    events = create_session("essai", agenda.name or "—", agenda, cards, zone=zone, starts_at=starts_at)
    return fold([Recorded(seq, starts_at, 0, 1, event) for seq, event in enumerate(events, 1)])


def opening_of(agenda: Agenda, on: datetime) -> datetime:
    """Return the instant at which an agenda begins on a date, in that date's zone."""
    start = next((day.start for day in agenda.days if day.number == agenda.day_numbers[0]), "")
    return datetime.combine(on.date(), read_clock(start) or time(9), tzinfo=on.tzinfo)


def forecast(
    session: Session, now: datetime, number: int, paces: Mapping[str, Pace], seed: int = SEED
) -> Forecast | None:
    """Return how the rest of a day may go; none when nothing is to come.

    Args:
        session: The session.
        now: Now.
        number: The day.
        paces: The pace of each block; one without keeps its planned length.
        seed: The same seed gives the same forecast on every machine.
    """
    stands = standing(session, now, number)
    steps = _steps(stands.situation, paces)
    if not steps:
        return None
    draws = Draws(seed)
    day = stands.situation.plan.days[0]
    due = stands.planned_end_ms if day.end_ms is None else day.end_ms
    return _told(number, due, steps, [_lay(stands.situation, steps, draws) for _ in range(DAYS)])


def one_day(stands: Standing, paces: Mapping[str, Pace], draws: Draws) -> SimulatedDay:
    """Return one day drawn at random."""
    return _lay(stands.situation, _steps(stands.situation, paces), draws)


def _steps(situation: Situation, paces: Mapping[str, Pace]) -> tuple[_Step, ...]:
    expected = expected_starts(stretches(situation))
    first = next(iter(project(situation).lines), None)
    held = first.end_ms if first is not None and can_spare(first.item) else None
    found = []
    for step in ahead(situation):
        item = step.item
        ratios: Sequence[int] = paces[item.id].ratios if item.id in paces else AS_PLANNED
        if step.runs:
            given = item.planned_ms if situation.length_ms is None else situation.length_ms
            spent = situation.elapsed_ms or 0
            ratios = [ratio for ratio in ratios if given * ratio > spent * 1000]
        laid = _Step(item, step.opens_ms, step.gap_ms, expected.get(item.id, 0), ratios, step.runs)
        found.append(laid._replace(held_ms=held) if step.runs else laid)
    return tuple(found)


def _lay(situation: Situation, steps: Sequence[_Step], draws: Draws) -> SimulatedDay:
    """Lay the blocks of a day end to end, each with a length of its own.

    A block pinned at its start waits for it, one pinned at its end is shortened down to its minimum; what does not fit
    is a conflict, and a fixed time that has gone by makes the block begin at once. A buffer is eaten by as much as the
    day is late when it begins; one that runs ends when what follows has to begin for the next fixed time.
    """
    at = situation.now_ms
    starts, ends, conflicts = [], [], []
    for item, opens, gap, expected, ratios, runs, held in steps:
        at = at if opens is None else opens
        ratio = ratios[draws.below(len(ratios))] if len(ratios) > 1 else ratios[0] if ratios else 0
        length = item.planned_ms * ratio // 1000
        start, conflict = at + gap, 0
        pin = item.pin
        if runs:
            start, length, conflict = _running(situation, item, ratio)
            length = length if held is None else min(length, held - start)
        elif pin is not None and pin.edge is Edge.START:
            start, conflict = max(pin.at_ms, at), max(at - pin.at_ms, 0)
            if item.kind is BlockKind.BUFFER:
                length = max(item.planned_ms - conflict, item.least_ms)
        elif pin is not None:
            start = max(pin.at_ms - item.planned_ms, at)
            length = max(pin.at_ms - start, min(item.planned_ms, item.least_ms))
            conflict = start + length - pin.at_ms
        elif item.kind is BlockKind.BUFFER and start > expected:
            length = max(item.planned_ms - (start - expected), item.least_ms)
        starts.append(start)
        ends.append(start + length)
        conflicts.append(conflict)
        at = max(at, start + length if pin is None or pin.edge is Edge.START else max(start + length, pin.at_ms))
    return SimulatedDay(tuple(starts), tuple(ends), tuple(conflicts))


def _running(situation: Situation, item: PlanItem, ratio: int) -> tuple[int, int, int]:
    """Return start, length and conflict of the running block; without a longer ratio it ends at once."""
    now, spent = situation.now_ms, situation.elapsed_ms or 0
    if item.pin is not None and item.pin.edge is Edge.END:
        line = running_line(situation)
        return line.start_ms, line.length_ms, line.conflict_ms
    given = item.planned_ms if situation.length_ms is None else situation.length_ms
    return now - spent, max(given * ratio // 1000, spent), 0


def _told(number: int, due: int, steps: Sequence[_Step], days: Sequence[SimulatedDay]) -> Forecast:
    finals = [max(day.ends) for day in days]
    wrong = [day for day, end in zip(days, finals, strict=True) if end > due or any(day.conflicts)]
    pins, pushes = [], []
    for i, step in enumerate(steps):
        if step.item.pin is not None and not (step.runs and step.item.pin.edge is Edge.START):
            missed = [day.conflicts[i] for day in days if day.conflicts[i]]
            by = round(percentile(missed, 0.5)) if missed else 0
            pins.append(Missed(step.item.id, len(missed) / len(days), by))
        over = sum(day.ends[i] - day.starts[i] - step.item.planned_ms for day in wrong)
        if over > 0:
            pushes.append(Push(step.item.id, over // len(wrong)))
    return Forecast(
        number,
        len(days),
        due,
        sum(end <= due for end in finals) / len(days),
        1 - len(wrong) / len(days),
        round(percentile(finals, 0.5)),
        round(percentile(finals, 0.8)),
        tuple(pins),
        tuple(sorted(pushes, key=lambda push: -push.by_ms)),
    )
