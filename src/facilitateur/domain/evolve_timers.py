"""How events change rounds, turns of speech, timers beside the block's, and what teams handed in."""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.beside import SideTimer, Speech, StepRounds
from facilitateur.domain.card import Card
from facilitateur.domain.events import (
    BlockStarted,
    CanvasHandedIn,
    DayEnded,
    RoundStarted,
    SessionEnded,
    SideTimerAdjusted,
    SideTimerEnded,
    SideTimerPaused,
    SideTimerSet,
    SideTimerStarted,
    SpeakersListed,
    SpeechStarted,
    SpeechStopped,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
    TurnsOrdered,
)
from facilitateur.domain.evolve_time import TimeEvent, apply_time
from facilitateur.domain.limits import MOST_ROUNDS, MOST_SIDE_TIMERS, MOST_SPEAKERS, sane_moment, sane_seconds
from facilitateur.domain.round_clock import round_seconds, rounds_count, spent_by_round, where
from facilitateur.domain.state import ZERO, BlockClock, Contents

Cards: TypeAlias = Mapping[str, Card]

RoundEvent: TypeAlias = RoundStarted | TurnsOrdered
SpeechEvent: TypeAlias = SpeakersListed | SpeechStarted | SpeechStopped
SideEvent: TypeAlias = SideTimerSet | SideTimerStarted | SideTimerPaused | SideTimerAdjusted | SideTimerEnded


def apply_flow(contents: Contents, event: TimeEvent, at: datetime, cards: Cards) -> Contents:
    """Return the contents after a time event, with what it does to rounds, speech and timers of teams."""
    if isinstance(event, TimeAdjusted):
        contents = _hold_round(contents, event.block, at, cards)
    elif isinstance(event, TimerPaused) and not contents.paused:
        contents = _hold_shrinking_round(contents, at, cards)
    changed = apply_time(contents, event, at, cards)
    if changed is contents:
        return contents
    match event:
        case TimerPaused():
            return _hold_speech(changed, contents.current, at)
        case TimerResumed():
            return _resume_speech(changed, at)
        case BlockStarted():
            return _stop_speech(changed, at)
        case DayEnded() | SessionEnded():
            stopped = _stop_speech(changed, at)
            return _with_timers(stopped, {n: _stand(timer, at) for n, timer in stopped.side_timers.items()})
        case _:
            return changed


def apply_handing_in(contents: Contents, event: CanvasHandedIn) -> Contents:
    """Return the contents after a team handed its canvas in, or took it back."""
    key = (event.block, event.team)
    if (key in contents.handed_in) == event.done or contents.agenda.block(event.block) is None:
        return contents
    after = contents.handed_in | {key} if event.done else contents.handed_in - {key}
    return replace(contents, handed_in=after)


def step_used(clock: BlockClock, step: int, at: datetime) -> timedelta:
    """Return what a step of a clock has used at a moment."""
    running = clock.running_since is not None and step == clock.step
    passed = max(at - clock.running_since, ZERO) if running and clock.running_since is not None else ZERO
    return (clock.steps_spent[step] if step < len(clock.steps_spent) else ZERO) + passed


def apply_round(contents: Contents, event: RoundEvent, at: datetime, cards: Cards) -> Contents:
    """Return the contents after a round began by hand, or teams were put in an order."""
    block, clock = contents.agenda.block(event.block), contents.clocks.get(event.block)
    if block is None or clock is None or block.id != contents.current or event.step != clock.step:
        return contents
    key, used = (block.id, event.step), step_used(clock, event.step, at)
    before = contents.step_rounds.get(key, StepRounds())
    if isinstance(event, TurnsOrdered):
        after = _order(before, event.teams[:MOST_ROUNDS], used)
    else:
        count = rounds_count(cards, block, event.step, before)
        if not 0 <= event.round < count:
            return contents
        seconds = round_seconds(before, count, clock.steps[event.step])
        spent = spent_by_round(before, seconds, used)
        past = seconds[: event.round]
        after = StepRounds(event.round, used, past, 0, spent, before.order)
    return contents if after == before else replace(contents, step_rounds={**contents.step_rounds, key: after})


def _order(before: StepRounds, teams: tuple[str, ...], used: timedelta) -> StepRounds:
    """Begin again with other teams; who has passed already stays when the order up to here is the same."""
    same = before.order and teams[: before.index] == before.order[: before.index] and before.index < len(teams)
    if same:
        spent = before.spent[: before.index]
        return StepRounds(before.index, used, before.past, 0, spent, teams) if teams != before.order else before
    return StepRounds(began=used, order=teams) if teams else StepRounds()


def _hold_round(contents: Contents, block_id: str, at: datetime, cards: Cards) -> Contents:
    """Keep the round that runs, and what it has used, before its step gets more or less time."""
    block, clock = contents.agenda.block(block_id), contents.clocks.get(block_id)
    if block is None or clock is None:
        return contents
    key, used = (block_id, clock.step), step_used(clock, clock.step, at)
    before = contents.step_rounds.get(key, StepRounds())
    count = rounds_count(cards, block, clock.step, before)
    if count < 2 or not used:
        return contents
    seconds = round_seconds(before, count, clock.steps[clock.step])
    index, into = where(before, seconds, used)
    spent = (*spent_by_round(before, seconds, used)[:index], ZERO)
    if index == before.index:
        spent = before.spent
    began = used - into if index != before.index else before.began
    held = StepRounds(index, began, seconds[:index], math.ceil(into.total_seconds()), spent, before.order)
    return contents if held == before else replace(contents, step_rounds={**contents.step_rounds, key: held})


def _hold_shrinking_round(contents: Contents, at: datetime, cards: Cards) -> Contents:
    """Keep the round that runs before a pause takes time from a step that ends at a time of day."""
    clock = contents.clocks.get(contents.current or "")
    shrinks = clock is not None and clock.until is not None
    return _hold_round(contents, contents.current or "", at, cards) if shrinks else contents


def apply_speech(contents: Contents, event: SpeechEvent, at: datetime) -> Contents:
    """Return the contents after a turn of speech began or ended, or speakers were named."""
    match event:
        case SpeakersListed():
            before = contents.speech.get(event.block, Speech())
            speakers = tuple(dict.fromkeys(who for who in event.speakers if who))[:MOST_SPEAKERS]
            known = contents.agenda.block(event.block) is not None and speakers != before.speakers
            return _with_speech(contents, event.block, replace(before, speakers=speakers)) if known else contents
        case SpeechStarted():
            return _start_speech(contents, event, at)
        case SpeechStopped():
            return _stop_speech(contents, at)


def _with_speech(contents: Contents, block: str, speech: Speech) -> Contents:
    return replace(contents, speech={**contents.speech, block: speech})


def _start_speech(contents: Contents, event: SpeechStarted, at: datetime) -> Contents:
    before = contents.speech.get(event.block, Speech())
    if event.block != contents.current or not event.who or event.who == before.who:
        return contents
    left = _stop_speech(contents, at)
    speech = left.speech.get(event.block, Speech())
    if event.who not in speech.speakers:
        if len(speech.speakers) >= MOST_SPEAKERS:
            return contents
        speech = replace(speech, speakers=(*speech.speakers, event.who))
    turns = {**speech.turns, event.who: speech.turns.get(event.who, 0) + 1}
    since = None if contents.paused else at
    return _with_speech(left, event.block, replace(speech, turns=turns, who=event.who, since=since, turn_spent=ZERO))


def _settled(speech: Speech, at: datetime) -> Speech:
    if speech.since is None:
        return speech
    passed = max(at - speech.since, ZERO)
    spent = {**speech.spent, speech.who: speech.spent.get(speech.who, ZERO) + passed}
    return replace(speech, spent=spent, since=None, turn_spent=speech.turn_spent + passed)


def _stop_speech(contents: Contents, at: datetime) -> Contents:
    speaking = {
        block: replace(_settled(speech, at), who="", turn_spent=ZERO)
        for block, speech in contents.speech.items()
        if speech.who
    }
    return replace(contents, speech={**contents.speech, **speaking}) if speaking else contents


def _hold_speech(contents: Contents, block: str | None, at: datetime) -> Contents:
    speech = contents.speech.get(block or "")
    if block is None or speech is None or not speech.who:
        return contents
    return _with_speech(contents, block, _settled(speech, at))


def _resume_speech(contents: Contents, at: datetime) -> Contents:
    speech = contents.speech.get(contents.current or "")
    if contents.current is None or speech is None or not speech.who:
        return contents
    return _with_speech(contents, contents.current, replace(speech, since=at))


def apply_side_timer(contents: Contents, event: SideEvent, at: datetime, clock_offset: timedelta) -> Contents:
    """Return the contents after something happened to timers beside the block's.

    Args:
        contents: What there was.
        event: What happened.
        at: When, in session time.
        clock_offset: What to add to session time to get the room's clock.
    """
    timers = contents.side_timers
    if isinstance(event, SideTimerSet):
        if event.timer not in timers and (len(timers) >= MOST_SIDE_TIMERS or event.timer < 1):
            return contents
        return _touched(contents, {event.timer: _made(event, at, clock_offset)})
    known = [timers[number] for number in dict.fromkeys(event.timers) if number in timers]
    match event:
        case SideTimerEnded():
            gone = {timer.number for timer in known}
            kept = {number: timer for number, timer in timers.items() if number not in gone}
            return replace(contents, side_timers=kept) if gone else contents
        case SideTimerStarted():
            return _touched(contents, _started(known, at))
        case SideTimerPaused():
            return _touched(contents, {timer.number: _stand(timer, at) for timer in known if not timer.until})
        case SideTimerAdjusted():
            return _touched(contents, {timer.number: _given(timer, event.seconds) for timer in known})


def _made(event: SideTimerSet, at: datetime, clock_offset: timedelta) -> SideTimer:
    if event.until is None:
        return SideTimer(event.timer, event.label, sane_seconds(event.seconds))
    until = sane_moment(event.until)
    given = sane_seconds(round((until - (at + clock_offset)).total_seconds()))
    return SideTimer(event.timer, event.label, given, until, running_since=at)


def _started(known: Iterable[SideTimer], at: datetime) -> dict[int, SideTimer]:
    return {timer.number: replace(timer, running_since=at) for timer in known if timer.running_since is None}


def _stand(timer: SideTimer, at: datetime) -> SideTimer:
    """Return a timer that stands still; one that runs to a time of day keeps its target, and stops being shown."""
    if timer.running_since is None:
        return timer
    return replace(timer, spent=timer.spent + max(at - timer.running_since, ZERO), running_since=None)


def _given(timer: SideTimer, seconds: int) -> SideTimer:
    change = sane_seconds(timer.seconds + min(max(seconds, -timer.seconds), 10 * 24 * 3600)) - timer.seconds
    until = None if timer.until is None else sane_moment(timer.until + timedelta(seconds=change))
    return replace(timer, seconds=timer.seconds + change, until=until)


def _touched(contents: Contents, changed: Mapping[int, SideTimer]) -> Contents:
    """Keep with the timers that somebody really changed in which block that was."""
    before, here = contents.side_timers, contents.current or ""
    known = {number: before[number].block if number in before else here for number in changed}
    same = {number: replace(timer, block=known[number]) for number, timer in changed.items()}
    return _with_timers(
        contents,
        {
            number: timer if timer == before.get(number) else replace(timer, block=here)
            for number, timer in same.items()
        },
    )


def _with_timers(contents: Contents, changed: Mapping[int, SideTimer]) -> Contents:
    after = {**contents.side_timers, **changed}
    return contents if after == contents.side_timers else replace(contents, side_timers=after)
