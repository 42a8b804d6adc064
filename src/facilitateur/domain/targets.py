"""Blocks and steps that were said to last until a time of day: whatever pauses, they end there."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from facilitateur.domain.card import Card, StepTiming
from facilitateur.domain.limits import sane_seconds
from facilitateur.domain.state import ZERO, BlockClock, Contents, Session
from facilitateur.domain.stepping import adjust_from


def whole_seconds(time: timedelta) -> int:
    """Return the seconds after which a time of day is reached, so that an end at 11:30 is never told as 11:29."""
    return -(-time // timedelta(seconds=1))


def kept_to_target(clock: BlockClock, at: datetime, offset: timedelta, timings: Sequence[StepTiming]) -> BlockClock:
    """Return a clock that is given what brings its block, or its step, to the time of day that was said.

    Args:
        clock: The clock of the block that runs, or is paused.
        at: Now, in session time.
        offset: What to add to session time to get the room's clock.
        timings: The steps of the card of the block.
    """
    if clock.until is None:
        return clock
    passed = ZERO if clock.running_since is None else max(at - clock.running_since, ZERO)
    used = passed + (clock.steps_spent[clock.step] if clock.until_step else clock.spent)
    wanted = sane_seconds(whole_seconds(used + clock.until - at - offset))
    if clock.until_step:  # Its block gains or loses as much.
        change = sane_seconds(clock.allotted + wanted - clock.steps[clock.step]) - clock.allotted
        steps = tuple(given + change if i == clock.step else given for i, given in enumerate(clock.steps))
    else:
        change = wanted - clock.allotted
        steps = adjust_from(clock.steps, clock.step, change, timings)
    return replace(clock, allotted=clock.allotted + change, steps=steps) if change else clock


def with_target_kept(contents: Contents, at: datetime, offset: timedelta, cards: Mapping[str, Card]) -> Contents:
    """Return the contents with the current block kept to its time of day; the same object when nothing changes."""
    block, clock = contents.agenda.block(contents.current or ""), contents.clocks.get(contents.current or "")
    if block is None or clock is None or clock.until is None:
        return contents
    card = cards.get(block.card)
    kept = kept_to_target(clock, at, offset, card.timings if card is not None else ())
    return contents if kept is clock else replace(contents, clocks={**contents.clocks, block.id: kept})


def ends_gone_by(before: Session, after: Session, now: datetime) -> tuple[datetime, ...]:
    """Return the ends at a time of day that were still to come, and have gone by since a time zone was set right."""
    ahead = {key for key, until in _ends(before).items() if until - before.room_offset > now}
    gone = {until - after.room_offset for key, until in _ends(after).items() if key in ahead}
    return tuple(sorted(at for at in gone if at <= now))


def _ends(session: Session) -> dict[int, datetime]:
    """Return what ends at a time of day on the room's clock: timers by their number, what runs under 0."""
    contents = session.contents
    clock = contents.clocks.get(contents.current or "")
    runs = {} if clock is None or clock.until is None else {0: clock.until}
    timers = contents.side_timers.items()
    return {number: timer.until for number, timer in timers if timer.until and timer.running_since is not None} | runs
