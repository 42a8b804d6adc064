"""Whether a plan holds on the clock: fixed times, ends of days, pauses, room to be late."""

from collections.abc import Iterator, Sequence
from typing import Final

from facilitateur.agendas import problems
from facilitateur.agendas.desk import Checking, called
from facilitateur.domain.agenda import BlockKind, Day, Edge
from facilitateur.domain.findings import HOURS_FROM, Minutes, Problem
from facilitateur.domain.giving import first_after, free_to_give, givers
from facilitateur.domain.planning import Slot, clock_time, hard_end

LONGEST_RUN: Final = 120
"""Minutes that people stay without a pause."""

NEARLY: Final = 20
"""Minutes over that by which what comes before lunch can be shortened instead."""

SLACK_PERCENT: Final = 5
"""Share of pauses, buffers and idle time that a half-day needs."""

SHORT_HALF_DAY: Final = 60
"""Minutes under which a half-day needs no slack."""

IDLE: Final = 10
"""Idle minutes before a fixed time from which somebody should know what happens in them."""

REST: Final = 5
"""Idle minutes that are as good as a pause."""

OUTINGS: Final = frozenset(("visite-apprenante", "marche-exploratoire", "immersion-usager"))
"""Methods during which people walk about and stop when they like: they end a run as a pause does."""

NO_BREAK: Final = "\N{NARROW NO-BREAK SPACE}"


def check_day(checking: Checking, day: Day) -> None:
    """Report what makes a day hard to hold on the clock."""
    slots = checking.slots(day.number)
    for half, idle in _half_days(slots):
        _check_slack(checking, half, idle)
    _check_runs(checking, slots)
    _check_pins(checking, slots, day.start)
    _check_end(checking, day, slots)


def _half_days(slots: Sequence[Slot]) -> Iterator[tuple[list[Slot], int]]:
    """Yield the slots before, between and after the lunches of a day, each with the idle minutes before its lunch."""
    half: list[Slot] = []
    for slot in slots:
        if slot.block.kind is not BlockKind.LUNCH:
            half.append(slot)
        elif half:
            yield half, slot.gap
            half = []
    if half:
        yield half, 0


def _check_slack(checking: Checking, half: Sequence[Slot], idle: int) -> None:
    """Check that a half-day leaves time to breathe and to be late."""
    minutes = sum(slot.block.minutes for slot in half)
    slack = sum(slot.block.minutes for slot in half if slot.block.kind in {BlockKind.BREAK, BlockKind.BUFFER})
    slack += sum(slot.gap for slot in half) + idle
    least = -(-minutes * SLACK_PERCENT // 100)
    if minutes >= SHORT_HALF_DAY and slack < least:
        told = {"slack": slack, "minutes": minutes, "least": least, "more": least - slack}
        figures = {name: Minutes(count) for name, count in told.items()}
        message = problems.NO_SLACK.message if slack else problems.NO_SLACK_AT_ALL
        checking.say(problems.NO_SLACK._replace(message=message), half[0].block, **figures)


def _check_runs(checking: Checking, slots: Sequence[Slot]) -> None:
    """Check that people never stay too long without a pause; each run is reported where it becomes too long."""
    run = 0
    too_long: Slot | None = None
    for slot in (*slots, None):
        if slot is None or slot.gap >= REST or _rests(slot):
            if too_long is not None:
                _say_run(checking, too_long, run, slot)
            run, too_long = 0, None
        if slot is None or _rests(slot):
            continue
        run += slot.block.minutes
        if run > LONGEST_RUN and too_long is None:
            too_long = slot


def _say_run(checking: Checking, too_long: Slot, run: int, after: Slot | None) -> None:
    """Report a run where it becomes too long; one that lunch ends a little later needs no pause of its own."""
    alone = too_long.block.minutes > LONGEST_RUN
    problem = problems.NO_BREAK_WITHIN if alone else problems.NO_BREAK
    if after is not None and after.block.kind is BlockKind.LUNCH:
        problem = problem._replace(message=problems.TO_LUNCH)
        if not alone and run - LONGEST_RUN <= NEARLY:
            problem = problem._replace(proposal=problems.TAKE_TO_LUNCH)
    lengths = {"minutes": run, "most": LONGEST_RUN, "over": run - LONGEST_RUN}
    told = {name: Minutes(count) for name, count in lengths.items()}
    checking.say(problem, too_long.block, name=called(too_long.block), **told)


def _rests(slot: Slot) -> bool:
    return slot.block.kind in {BlockKind.BREAK, BlockKind.LUNCH} or slot.block.card in OUTINGS


def _check_pins(checking: Checking, slots: Sequence[Slot], start: str) -> None:
    """Check that what comes before a fixed time fits, and that no long idle time stands there."""
    since = 0
    for position, slot in enumerate(slots):
        pin = slot.block.pin
        if pin is None:
            continue
        if slot.conflict:
            problem = problems.FIXED_START if pin.edge is Edge.START else problems.FIXED_END
            before = slots[since : position + (pin.edge is Edge.END)]
            _say_conflict(checking, problem, slot, before, slot.conflict, name=called(slot.block), time=pin.at)
        elif slot.gap >= IDLE:
            problem = problems.IDLE if pin.edge is Edge.START else problems.IDLE_TO_END
            checking.say(problem, slot.block, name=called(slot.block), time=pin.at, minutes=Minutes(slot.gap))
        since = first_after(slot, position, start, since)


def _say_conflict(
    checking: Checking, problem: Problem, slot: Slot, before: Sequence[Slot], minutes: int, **values: str | int
) -> None:
    """Report what does not fit, with the blocks that could give the time, and whether that would be enough."""
    found, rest = givers((one.block for one in before), checking.card, minutes)
    where = ", ".join(f"{called(one.block)} −{_short(one.minutes)}" for one in found)
    if rest:
        problem = problem._replace(proposal=problems.NOT_ENOUGH if where else problems.NOTHING_TO_TAKE)
    checking.say(problem, slot.block, minutes=Minutes(minutes), where=where, rest=Minutes(rest), **values)


def _check_end(checking: Checking, day: Day, slots: Sequence[Slot]) -> None:
    """Check that a day ends when it has to."""
    end = hard_end(day, day.start)
    if end is None or not slots:
        return
    late = max(slot.end for slot in slots) - end
    if late > 0:
        values: dict[str, str | int] = {"number": day.number, "end": clock_time(end)}
        _say_conflict(checking, problems.LATE_END, slots[-1], free_to_give(slots, day.start), late, **values)


def _short(minutes: int) -> str:
    """Return minutes in a list: `25`, from one hour on `1 h 05`."""
    hours, rest = divmod(minutes, 60)
    return str(minutes) if minutes < HOURS_FROM else f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02d}"
