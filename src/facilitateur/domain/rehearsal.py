"""A rehearsal: what would happen next if everything took the time that chance gives it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Edge
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.intents import Events, next_block, next_step, pause, upcoming_block
from facilitateur.domain.paces import Pace
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import block_gauge, clock_of, day_plan, held_end, pinned_at, planned_start

AS_GIVEN = 1000


class Move(StrEnum):
    """What a facilitator would do at a moment."""

    STEP = "step"
    BLOCK = "block"
    WAIT = "wait"
    """Stop the clock until the time of day at which the next block is to begin."""


class Due(NamedTuple):
    """A move and its moment."""

    at: datetime
    move: Move


def draw_ratios(agenda: Agenda, paces: Mapping[str, Pace], draws: Draws) -> Mapping[str, int]:
    """Return for each block how long it takes against what it is given, in thousandths."""
    found = {}
    for block in agenda.blocks:
        ratios = paces[block.id].ratios if block.id in paces else (AS_GIVEN,)
        found[block.id] = ratios[draws.below(len(ratios))]
    return found


def next_due(session: Session, now: datetime, ratios: Mapping[str, int]) -> Due | None:
    """Return what comes next by itself; none while somebody stopped the clock, and after the end.

    A block takes its drawn share of what it is given now, so that minutes given, taken or re-planned on the way count.
    One that is pinned at its end ends there; a buffer is left as soon as the day is on time again; before a block that
    is pinned at its start the clock is stopped until then. A day that is over gives way to the next one.
    """
    contents = session.contents
    if contents.ended:
        return None
    block = session.current
    following = upcoming_block(session)
    if block is None:
        if following is not None:
            return Due(_opening(session, following, now), Move.BLOCK)
        return Due(now, Move.BLOCK) if contents.visits else None
    pin = _start_pin(session, following, now)
    length = _length(session, block, ratios, now)
    spent = block_gauge(session, block, now).spent
    end = held_end(session, block, now)
    if contents.paused:
        is_over = spent >= length or (end is not None and end <= now)
        return Due(pin, Move.BLOCK) if pin is not None and is_over else None
    over = now + length - spent if end is None else max(end, session.at or now)
    step = _step_over(session, block, ratios, now)
    if step is not None and step < over:
        return Due(step, Move.STEP)
    return Due(over, Move.WAIT if pin is not None and pin > over else Move.BLOCK)


def events_of(session: Session, due: Due) -> Events:
    """Return the events of a move; raises `RefusedError` when it may not happen."""
    match due.move:
        case Move.STEP:
            return next_step(session)
        case Move.WAIT:
            return pause(session)
        case Move.BLOCK:
            return next_block(session, due.at, confirmed=True)


def _opening(session: Session, block: Block, now: datetime) -> datetime:
    """Return when a day begins, or goes on after somebody left its last block."""
    last = session.contents.visits[-1] if session.contents.visits else None
    before = None if last is None else session.agenda.block(last.block)
    if last is not None and before is not None and before.day == block.day:
        return last.ended_at or now
    return planned_start(session, block.day, now)[0]


def _start_pin(session: Session, block: Block | None, now: datetime) -> datetime | None:
    if block is None or block.pin is None or block.pin.edge is Edge.END:
        return None
    return pinned_at(session, block, now)


def _length(session: Session, block: Block, ratios: Mapping[str, int], now: datetime) -> timedelta:
    """Return how long a block really takes."""
    clock = clock_of(session, block)
    given = timedelta(seconds=clock.allotted)
    if block.kind is not BlockKind.BUFFER:
        return given * ratios.get(block.id, AS_GIVEN) / AS_GIVEN
    slot = next((slot for slot in day_plan(session, now, block.day).slots if slot.block.id == block.id), None)
    late = ZERO if slot is None or slot.started_at is None else max(slot.started_at - slot.planned_start, ZERO)
    floor = timedelta(minutes=block.least or 0)
    return max(given - late, min(floor, given))


def _step_over(session: Session, block: Block, ratios: Mapping[str, int], now: datetime) -> datetime | None:
    """Return when the running step gives way to the next one; none for the last one."""
    clock = clock_of(session, block)
    if clock.step + 1 >= len(clock.steps):
        return None
    running = ZERO if clock.running_since is None else max(now - clock.running_since, ZERO)
    length = timedelta(seconds=clock.steps[clock.step]) * ratios.get(block.id, AS_GIVEN) / AS_GIVEN
    return now + length - clock.steps_spent[clock.step] - running
