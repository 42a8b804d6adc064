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
    One that is pinned at its end ends there, or after its length when it began early; a buffer is left as soon as the
    day is on time again. Before a block that is pinned at its start, or would end before the pin at its end, the clock
    is stopped until it is time. A day that is over gives way to the next one.
    """
    contents = session.contents
    if contents.ended:
        return None
    block = session.current
    following = upcoming_block(session)
    if block is None:
        if following is not None:
            at, opens = _opening(session, following, now), _opens_at(session, following, now, None)
            return Due(at if opens is None else max(at, opens), Move.BLOCK)
        return Due(now, Move.BLOCK) if contents.visits else None
    length = _length(session, block, ratios, now)
    spent = block_gauge(session, block, now).spent
    end = held_end(session, block, now)
    waits = end if block.kind is not BlockKind.BUFFER or block.pin is not None else None
    opens = _opens_at(session, following, now, waits)
    if contents.paused:
        is_over = spent >= length or (end is not None and end <= now)
        return Due(opens, Move.BLOCK) if opens is not None and is_over else None
    over = now + length - spent
    over = over if end is None else max(min(end, over), session.at or now)
    step = _step_over(session, block, ratios, now)
    if step is not None and step < over:
        return Due(step, Move.STEP)
    return Due(over, Move.WAIT if opens is not None and opens > over else Move.BLOCK)


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


def _opens_at(session: Session, block: Block | None, now: datetime, held: datetime | None) -> datetime | None:
    """Return until when the next block waits, for its own pin or for the one that holds the current block."""
    pin = None if block is None else pinned_at(session, block, now)
    if block is None or block.pin is None or pin is None:
        return held if block is not None else None
    begins = pin - timedelta(seconds=clock_of(session, block).allotted) if block.pin.edge is Edge.END else pin
    return begins if held is None else max(begins, held)


def _length(session: Session, block: Block, ratios: Mapping[str, int], now: datetime) -> timedelta:
    """Return how long a block really takes."""
    given = timedelta(seconds=clock_of(session, block).allotted)
    absorbs = block.kind is BlockKind.BUFFER
    if held_end(session, block, now) is not None and (block.pin is not None or not absorbs):
        return given
    if not absorbs:
        return given * ratios.get(block.id, AS_GIVEN) / AS_GIVEN
    pin, began = pinned_at(session, block, now), clock_of(session, block).started_at
    late = began - pin if pin is not None and began is not None else day_plan(session, now, block.day).late or ZERO
    return max(given - max(late, ZERO), min(timedelta(minutes=block.least or 0), given))


def _step_over(session: Session, block: Block, ratios: Mapping[str, int], now: datetime) -> datetime | None:
    """Return when the running step gives way to the next one; none for the last one."""
    clock = clock_of(session, block)
    if clock.step + 1 >= len(clock.steps):
        return None
    running = ZERO if clock.running_since is None else max(now - clock.running_since, ZERO)
    length = timedelta(seconds=clock.steps[clock.step]) * ratios.get(block.id, AS_GIVEN) / AS_GIVEN
    return now + length - clock.steps_spent[clock.step] - running
