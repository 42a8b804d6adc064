"""What may happen: functions from the state to the events that an action of the facilitator makes.

Each returns events, or raises `RefusedError` with its reason; none changes anything.
"""

from datetime import datetime, time

from facilitateur.domain.absorbed import is_absorbed
from facilitateur.domain.agenda import Block
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    BlockParked,
    BlockStarted,
    DayEnded,
    Event,
    SessionEnded,
    SessionReopened,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
)
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spans import Span, next_moment
from facilitateur.domain.state import Session
from facilitateur.domain.targets import whole_seconds
from facilitateur.domain.timing import block_gauge, clock_at, clock_of, day_number, leaves_early, step_gauge

Events = tuple[Event, ...]


def running_block(state: Session) -> Block:
    """Return the block that runs, or refuse."""
    block = state.current
    if block is None:
        raise RefusedError(Reason.ENDED if state.contents.ended else Reason.NOT_STARTED)
    return block


def upcoming_block(state: Session) -> Block | None:
    """Return the block that `next_block` would start: none when the agenda or the day is over.

    A buffer that was given no time is gone past, as a parked block is.
    """
    blocks = state.agenda.blocks
    if state.contents.ended:
        return None
    current = state.current
    if current is not None:
        position = state.agenda.position(current.id) + 1
        following = next((block for block in blocks[position:] if _comes(state, block)), None)
        return following if following is None or following.day == current.day else None
    if not state.contents.visits:
        return next((block for block in blocks if _comes(state, block)), None)
    of_day = state.agenda.of_day(day_number(state))
    last = max((i for i, block in enumerate(of_day) if block.id == state.contents.visits[-1].block), default=-1)
    return next((block for block in of_day[last + 1 :] if _comes(state, block)), None)


def _comes(state: Session, block: Block) -> bool:
    return not block.parked and not is_absorbed(state, block)


def next_block(state: Session, now: datetime, *, confirmed: bool = False) -> Events:
    """Start the next block; after the last of a day, end the day; after the last of all, end the session."""
    if state.contents.ended:
        raise RefusedError(Reason.ENDED)
    if not state.agenda.live:
        raise RefusedError(Reason.EMPTY_AGENDA)
    if not confirmed and leaves_early(state, now):
        raise RefusedError(Reason.LEAVING_EARLY)
    following = upcoming_block(state)
    if following is not None:
        return (BlockStarted(following.id),)
    current = state.current
    later_day = current is not None and state.agenda.day_numbers[-1] > current.day
    if current is not None and later_day:
        return (DayEnded(current.day),)
    return (SessionEnded(),)


def previous_block(state: Session) -> Events:
    """Go back to the block before; nothing captured or measured is lost."""
    if state.contents.ended or (state.current is None and state.contents.visits):
        return (BlockStarted(state.contents.visits[-1].block),) if state.contents.visits else _refuse_first()
    current = running_block(state)
    position = state.agenda.position(current.id)
    before = [block for block in state.agenda.blocks[: max(position, 0)] if _comes(state, block)]
    return (BlockStarted(before[-1].id),) if before else _refuse_first()


def _refuse_first() -> Events:
    raise RefusedError(Reason.FIRST_BLOCK)


def go_to_block(state: Session, block: str, now: datetime, *, confirmed: bool = False) -> Events:
    """Start any block of the agenda; a parked one is taken back first."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if state.contents.current == block:
        raise RefusedError(Reason.ALREADY_RUNNING)
    if not confirmed and leaves_early(state, now):
        raise RefusedError(Reason.LEAVING_EARLY)
    return (BlockParked(block, parked=False), BlockStarted(block)) if found.parked else (BlockStarted(block),)


def next_step(state: Session) -> Events:
    """Start the next step of the current block."""
    block = running_block(state)
    clock = clock_of(state, block)
    if clock.step + 1 >= len(clock.steps):
        raise RefusedError(Reason.LAST_STEP)
    return (StepStarted(block.id, clock.step + 1),)


def previous_step(state: Session) -> Events:
    """Go back to the step before."""
    block = running_block(state)
    clock = clock_of(state, block)
    if clock.step == 0:
        raise RefusedError(Reason.FIRST_STEP)
    return (StepStarted(block.id, clock.step - 1),)


def pause_or_resume(state: Session) -> Events:
    """Stop the clock, or let it run again."""
    running_block(state)
    return (TimerResumed(),) if state.contents.paused else (TimerPaused(),)


def pause(state: Session) -> Events:
    """Stop the clock of the current block."""
    running_block(state)
    if state.contents.paused:
        raise RefusedError(Reason.ALREADY_RUNNING)
    return (TimerPaused(),)


def adjust_time(state: Session, seconds: int, *, of_step: bool = False) -> Events:
    """Give the current block time, or take it; `of_step` puts it all on the current step."""
    block = running_block(state)
    clock = clock_of(state, block)
    available = clock.steps[clock.step] if of_step else clock.allotted
    if seconds < 0 and available + seconds < 0:
        raise RefusedError(Reason.NO_TIME_LEFT_TO_TAKE)
    if not seconds:
        return ()
    return (TimeAdjusted(block.id, seconds, clock.step if of_step else None),)


def adjust_until(state: Session, now: datetime, span: Span, *, of_step: bool = False) -> Events:
    """Give the current block, or its step, what is left until a time of day, or so much time from now on.

    A time of day stays the end through pauses, until the block is given another length. Time that is not enough for
    what was used already is refused, and so is a time of day that has passed.
    """
    block = running_block(state)
    clock = clock_at(state, block, now)
    given = clock.steps[clock.step] if of_step else clock.allotted
    spent = (step_gauge(state, block, clock.step, now) if of_step else block_gauge(state, block, now)).spent
    if not isinstance(span, time):
        return adjust_time(state, round((span + spent).total_seconds()) - given, of_step=of_step)
    until = next_moment(state, span, now)
    if (clock.until, clock.until_step) == (until, of_step):
        return ()
    seconds = whole_seconds(until - now - state.room_offset + spent) - given
    return (TimeAdjusted(block.id, seconds, clock.step if of_step else None, until),)


def end_session(state: Session) -> Events:
    """Close the workshop; it can be reopened."""
    if state.contents.ended:
        raise RefusedError(Reason.ENDED)
    return (SessionEnded(),)


def reopen_session(state: Session) -> Events:
    """Go on with a workshop that was closed, in the block in which it stopped."""
    if not state.contents.ended:
        raise RefusedError(Reason.NOT_ENDED)
    visits = state.contents.visits
    again = (BlockStarted(visits[-1].block),) if visits and state.agenda.block(visits[-1].block) else ()
    return (SessionReopened(), *again)


def undo(state: Session) -> Events:
    """Take back the last action still in force."""
    if state.undo is None:
        raise RefusedError(Reason.NOTHING_TO_UNDO)
    return (ActionUndone(state.undo.group),)


def redo(state: Session) -> Events:
    """Do the last undone action again."""
    if state.redo is None:
        raise RefusedError(Reason.NOTHING_TO_REDO)
    return (ActionRedone(state.redo.group),)
