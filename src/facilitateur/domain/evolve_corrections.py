"""How the past is set right: stretches of time change hands, and the clocks follow by the difference."""

from datetime import datetime, timedelta
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.events import (
    BlockEndCorrected,
    BlockExchanged,
    BlockStartCorrected,
    ClockStepCorrected,
    PauseCorrected,
)
from facilitateur.domain.evolve_time import Cards, leave, new_clock, park
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.past import Correction, CorrectionKind, Run
from facilitateur.domain.state import ZERO, BlockClock, Contents, Visit
from facilitateur.domain.tape import Used, cut, gaps, of_stay, tape_of, used

CorrectionEvent: TypeAlias = (
    BlockStartCorrected | BlockEndCorrected | PauseCorrected | BlockExchanged | ClockStepCorrected
)

Tape: TypeAlias = tuple[Run, ...]


def apply_correction(contents: Contents, event: CorrectionEvent, at: datetime, cards: Cards) -> Contents:
    """Return the contents with the past set right; the same object when it changes nothing."""
    match event:
        case BlockStartCorrected():
            changed = _move_start(contents, event, at)
        case BlockEndCorrected():
            changed = _move_end(contents, event, at)
        case PauseCorrected():
            changed = _pause(contents, event, at)
        case BlockExchanged():
            changed = _exchange(contents, event, at, cards)
        case ClockStepCorrected():
            if contents.clock_steps.get(event.incident) == event.seconds:
                return contents
            steps = {**contents.clock_steps, event.incident: event.seconds}
            made = Correction(CorrectionKind.CLOCK, at, seconds=event.seconds)
            changed = replace(contents, clock_steps=steps, corrections=(*contents.corrections, made))
    return changed


def _stay(contents: Contents, stay: int, block: str) -> Visit | None:
    visit = contents.visits[stay] if 0 <= stay < len(contents.visits) else None
    return visit if visit is not None and visit.block == block else None


def _move_start(contents: Contents, event: BlockStartCorrected, at: datetime) -> Contents:
    visit = _stay(contents, event.stay, event.block)
    if visit is None:
        return contents
    before = contents.visits[event.stay - 1] if event.stay else None
    latest = at if visit.ended_at is None else visit.ended_at
    start = min(sane_moment(event.start), max(latest, visit.started_at))
    start = start if before is None else max(start, before.started_at)
    if start == visit.started_at:
        return contents
    old, tape = visit.started_at, tape_of(contents)
    stretches = of_stay(tape, visit)
    step = stretches[0].step if stretches else 0
    visits = list(contents.visits)
    if start < old:
        tape = (Run(visit.block, step, start, old), *cut(tape, start, old))
        if before is not None and before.ended_at is not None and before.ended_at > start:
            visits[event.stay - 1] = replace(before, ended_at=start)
    else:
        tape = cut(tape, old, start, visit.block)
        if before is not None and before.ended_at == old:
            visits[event.stay - 1] = replace(before, ended_at=start)
            last = next((run for run in of_stay(contents.runs, before)[::-1] if run.end == old), None)
            tape = tape if last is None else (Run(before.block, last.step, old, start), *tape)
    visits[event.stay] = replace(visit, started_at=start)
    made = Correction(CorrectionKind.START, at, visit.block, recorded=old, start=start)
    return _rewound(contents, tape, tuple(visits), made, at)


def _move_end(contents: Contents, event: BlockEndCorrected, at: datetime) -> Contents:
    """Let a stay end at another time, nothing running after it; one that was recorded as running is left."""
    visit = _stay(contents, event.stay, event.block)
    if visit is None:
        return contents
    following = contents.visits[event.stay + 1] if event.stay + 1 < len(contents.visits) else None
    latest = max(at if following is None else following.started_at, visit.started_at)
    end = min(max(sane_moment(event.end), visit.started_at), latest)
    recorded = at if visit.ended_at is None else visit.ended_at
    if end == visit.ended_at:
        return contents
    left = leave(contents, at) if visit.ended_at is None else contents
    tape = tape_of(left)
    if end < recorded:
        tape = cut(tape, end, recorded, visit.block)
    elif end > recorded:
        stretches = of_stay(tape, visit)
        tape = (*tape, Run(visit.block, stretches[-1].step if stretches else 0, recorded, end))
    visits = list(left.visits)
    visits[event.stay] = replace(visit, ended_at=end)
    made = Correction(CorrectionKind.END, at, visit.block, recorded=recorded, end=end)
    return _rewound(left, tape, tuple(visits), made, at)


def _pause(contents: Contents, event: PauseCorrected, at: datetime) -> Contents:
    start, end = sane_moment(event.start), min(sane_moment(event.end), at)
    tape = tape_of(contents)
    if event.paused:
        changed, kind = cut(tape, start, end), CorrectionKind.PAUSE
    else:
        changed, kind = (*filled(contents, start, end, at), *tape), CorrectionKind.NO_PAUSE
    if end <= start or changed == tape:
        return contents
    made = Correction(kind, at, start=start, end=end, timers=event.timers)
    held = _with_timers(contents, made) if event.timers else contents
    return _rewound(held, changed, contents.visits, made, at)


def _with_timers(contents: Contents, made: Correction) -> Contents:
    """Return the contents with the running timers of teams and rooms as if they had stood still, or as they ran.

    That they ran after all is only to be said of those that a pause told before took the time from.
    """
    start, end = made.start, made.end
    told = [c for c in contents.corrections if c.timers and (c.start, c.end) == (start, end)]
    paused = made.kind is CorrectionKind.PAUSE
    if start is None or end is None or (not paused and not (told and told[-1].kind is CorrectionKind.PAUSE)):
        return contents
    after = {}
    for number, timer in contents.side_timers.items():
        since = timer.running_since
        moves = since is not None and timer.until is None and since < end
        if since is not None and moves:
            moved = since + (end - max(start, since)) if paused else since - (end - start)
            after[number] = replace(timer, running_since=moved)
    return replace(contents, side_timers={**contents.side_timers, **after})


def filled(contents: Contents, start: datetime, end: datetime, at: datetime) -> Tape:
    """Return stretches for the times between two moments at which a block was on but its clock stood still."""
    tape, found = tape_of(contents), []
    for visit in contents.visits:
        first = max(start, visit.started_at)
        last = min(end, at if visit.ended_at is None else visit.ended_at)
        stretches = of_stay(tape, visit)
        for opened, closed in gaps(tape, first, last) if first < last else ():
            earlier = [run.step for run in stretches if run.start <= opened]
            step = earlier[-1] if earlier else (stretches[0].step if stretches else 0)
            found.append(Run(visit.block, step, opened, closed))
    return tuple(found)


def _exchange(contents: Contents, event: BlockExchanged, at: datetime, cards: Cards) -> Contents:
    visit, target = _stay(contents, event.stay, event.block), contents.agenda.block(event.into)
    if visit is None or target is None or event.into == event.block:
        return contents
    contents = park(contents, event.into, parked=False)
    clock = contents.clocks.get(event.into) or new_clock(target, cards)
    inside = set(of_stay(tape_of(contents), visit))
    last = len(clock.steps) - 1
    tape = tuple(
        replace(run, block=event.into, step=min(run.step, last)) if run in inside else run for run in tape_of(contents)
    )
    visits = list(contents.visits)
    visits[event.stay] = replace(visit, block=event.into)
    current = event.into if visit.ended_at is None and contents.current == event.block else contents.current
    if current != contents.current:
        clock = replace(clock, step=min(contents.clocks[event.block].step, last))
    contents = replace(contents, clocks={**contents.clocks, event.into: clock}, current=current)
    made = Correction(CorrectionKind.BLOCK, at, event.block, event.into, recorded=visit.started_at)
    return _rewound(contents, tape, tuple(visits), made, at)


def _rewound(
    contents: Contents,
    tape: Tape,
    visits: tuple[Visit, ...],
    made: Correction,
    at: datetime,
) -> Contents:
    """Return the contents with the time of a changed tape; clocks change by the difference only."""
    was, now = used(contents.runs), used(tape)
    total = _total(contents, at)
    running = next((run for run in tape if run.end is None), None)
    clocks = {}
    for block, clock in contents.clocks.items():
        moved = _shifted(clock, block, was, now)
        since = running.start if running is not None and running.block == block else None
        stays = [visit for visit in visits if visit.block == block]
        started = stays[0].started_at if stays else None
        ended = stays[-1].ended_at if stays and block != contents.current else None
        clocks[block] = replace(moved, running_since=since, started_at=started, ended_at=ended)
    runs = tuple(sorted((run for run in tape if run.end is not None), key=lambda run: run.start))
    changed = replace(contents, clocks=clocks, runs=runs, visits=visits, corrections=(*contents.corrections, made))
    corrected = contents.corrected_time + _total(changed, at) - total
    return replace(changed, corrected_time=corrected)


def _total(contents: Contents, at: datetime) -> timedelta:
    total = ZERO
    for clock in contents.clocks.values():
        total += clock.spent + (ZERO if clock.running_since is None else max(at - clock.running_since, ZERO))
    return total


def _shifted(clock: BlockClock, block: str, was: Used, now: Used) -> BlockClock:
    """Return a clock with the difference of its time; no step gets less than nothing."""
    steps = list(clock.steps_spent)
    missing = ZERO
    for step in range(len(steps)):
        wanted = steps[step] + now.get((block, step), ZERO) - was.get((block, step), ZERO)
        steps[step] = max(wanted, ZERO)
        missing += min(wanted, ZERO)
    for step in range(len(steps)):
        taken = min(steps[step], -missing)
        steps[step] -= taken
        missing += taken
    return replace(clock, steps_spent=tuple(steps), spent=sum(steps, ZERO))
