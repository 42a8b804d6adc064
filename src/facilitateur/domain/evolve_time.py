"""How events change the time facts: which block and step run, since when, and what they were given."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.domain.events import (
    BlockStarted,
    DayEnded,
    SessionEnded,
    SessionReopened,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
)
from facilitateur.domain.limits import MOST_SECONDS, sane_moment, sane_seconds
from facilitateur.domain.past import Run
from facilitateur.domain.state import ZERO, BlockClock, Contents, Visit
from facilitateur.domain.stepping import adjust_from, share_seconds

Cards: TypeAlias = Mapping[str, Card]

TimeEvent: TypeAlias = (
    BlockStarted | StepStarted | TimerPaused | TimerResumed | TimeAdjusted | DayEnded | SessionEnded | SessionReopened
)


def apply_time(contents: Contents, event: TimeEvent, at: datetime, cards: Cards) -> Contents:
    """Return the contents after a time event; the same object when it changes nothing."""
    match event:
        case BlockStarted():
            return _start_block(contents, event.block, at, cards)
        case StepStarted():
            return _start_step(contents, event, at)
        case TimerPaused():
            return _pause(contents, at)
        case TimerResumed():
            return _resume(contents, at)
        case TimeAdjusted():
            return adjust(contents, event, cards)
        case DayEnded():
            return replace(leave(contents, at), day_over=event.day)
        case SessionEnded():
            return replace(leave(contents, at), ended=True)
        case SessionReopened():
            return replace(contents, ended=False)


def planned_seconds(block: Block) -> int:
    """Return what the agenda gives a block."""
    return sane_seconds(block.minutes * 60)


def new_clock(block: Block, cards: Cards) -> BlockClock:
    """Return the clock of a block that has not run yet."""
    card = cards.get(block.card)
    allotted = planned_seconds(block)
    steps = share_seconds(card.timings if card else (), allotted)
    return BlockClock(allotted, steps, steps_spent=(ZERO,) * len(steps))


def park(contents: Contents, block_id: str, *, parked: bool) -> Contents:
    """Return the contents with a block kept out of the day, or back in it; the block that runs is never parked."""
    block = contents.agenda.block(block_id)
    if block is None or block.parked is parked or (parked and block_id == contents.current):
        return contents
    blocks = tuple(replace(each, parked=parked) if each.id == block_id else each for each in contents.agenda.blocks)
    return replace(contents, agenda=replace(contents.agenda, blocks=blocks))


def settle(clock: BlockClock, at: datetime) -> BlockClock:
    """Return a clock that stands still at `at`, with the running time counted in."""
    if clock.running_since is None:
        return clock
    passed = max(at - clock.running_since, ZERO)
    spent = list(clock.steps_spent)
    spent[clock.step] += passed
    return replace(clock, spent=clock.spent + passed, steps_spent=tuple(spent), running_since=None)


def recorded_runs(contents: Contents, block: str, clock: BlockClock, at: datetime) -> tuple[Run, ...]:
    """Return the stretches of time that are over once the clock of a block stands still at `at`."""
    if clock.running_since is None or at <= clock.running_since:
        return contents.runs
    return (*contents.runs, Run(block, clock.step, clock.running_since, at))


def _with_clock(contents: Contents, block: str, clock: BlockClock, **changes: object) -> Contents:
    return replace(contents, clocks={**contents.clocks, block: clock}, **changes)


def leave(contents: Contents, at: datetime) -> Contents:
    """Return the contents with nothing running."""
    if contents.current is None:
        return contents
    before = contents.clocks[contents.current]
    runs = recorded_runs(contents, contents.current, before, at)
    clock = replace(settle(before, at), ended_at=at)
    visits = (*contents.visits[:-1], replace(contents.visits[-1], ended_at=at)) if contents.visits else ()
    return _with_clock(contents, contents.current, clock, visits=visits, runs=runs, current=None, paused=False)


def _start_block(contents: Contents, block_id: str, at: datetime, cards: Cards) -> Contents:
    block = contents.agenda.block(block_id)
    if block is None or block_id == contents.current:
        return contents
    left = leave(park(contents, block_id, parked=False), at)
    clock = left.clocks.get(block_id) or new_clock(block, cards)
    running = replace(clock, running_since=at, started_at=clock.started_at or at, ended_at=None, until=None)
    visits = (*left.visits, Visit(block_id, at))
    return _with_clock(left, block_id, running, visits=visits, current=block_id, paused=False, ended=False, day_over=0)


def _start_step(contents: Contents, event: StepStarted, at: datetime) -> Contents:
    clock = contents.clocks.get(event.block)
    if clock is None or event.block != contents.current or not 0 <= event.step < len(clock.steps):
        return contents
    until = clock.until if event.step == clock.step or not clock.until_step else None
    moved = replace(settle(clock, at), step=event.step, until=until)
    if not contents.paused:
        moved = replace(moved, running_since=at)
    return _with_clock(contents, event.block, moved, runs=recorded_runs(contents, event.block, clock, at))


def _pause(contents: Contents, at: datetime) -> Contents:
    if contents.current is None or contents.paused:
        return contents
    runs = recorded_runs(contents, contents.current, contents.clocks[contents.current], at)
    clock = settle(contents.clocks[contents.current], at)
    return _with_clock(contents, contents.current, clock, runs=runs, paused=True)


def _resume(contents: Contents, at: datetime) -> Contents:
    if contents.current is None or not contents.paused:
        return contents
    clock = replace(contents.clocks[contents.current], running_since=at)
    return _with_clock(contents, contents.current, clock, paused=False)


def adjust(contents: Contents, event: TimeAdjusted, cards: Cards) -> Contents:
    """Return the contents with more or less time for a block, or for one of its steps and so the block."""
    block = contents.agenda.block(event.block)
    if block is None:
        return contents
    clock = contents.clocks.get(event.block) or new_clock(block, cards)
    change = min(max(event.seconds, -clock.allotted), MOST_SECONDS - clock.allotted)
    if event.step is not None and 0 <= event.step < len(clock.steps):
        change = max(change, -clock.steps[event.step])
        steps = tuple(given + change if i == event.step else given for i, given in enumerate(clock.steps))
    else:
        card = cards.get(block.card)
        steps = adjust_from(clock.steps, clock.step, change, card.timings if card is not None else ())
    of_step = event.step == clock.step
    said = event.until if of_step or event.step is None else None
    until = None if said is None else sane_moment(said)
    given = replace(clock, allotted=clock.allotted + change, steps=steps, until=until, until_step=of_step)
    return _with_clock(contents, event.block, given)
