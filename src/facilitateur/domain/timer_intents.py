"""What may happen to rounds, turns of speech and timers beside the block's, and to canvases that are finished."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from facilitateur.domain.agenda import Block
from facilitateur.domain.beside import SideTimer
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import (
    CanvasHandedIn,
    RoundStarted,
    SideTimerAdjusted,
    SideTimerEnded,
    SideTimerPaused,
    SideTimerSet,
    SideTimerStarted,
    SpeakersListed,
    SpeechStarted,
    SpeechStopped,
    TurnsOrdered,
)
from facilitateur.domain.intents import Events, running_block
from facilitateur.domain.limits import MOST_SIDE_TIMERS, MOST_SPEAKERS
from facilitateur.domain.note_intents import check_canvas
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spans import Span, next_moment
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import RoundGauge, round_gauge, rounds_of
from facilitateur.domain.timing import clock_of

LONGEST_LABEL = 40
"""Characters of the name of a room or of a speaker."""


def _round(state: Session, now: datetime) -> tuple[Block, int, RoundGauge]:
    block = running_block(state)
    step = clock_of(state, block).step
    found = round_gauge(state, block, step, now)
    if found is None:
        raise RefusedError(Reason.NO_ROUNDS)
    return block, step, found


def next_round(state: Session, now: datetime) -> Events:
    """End the round that runs and start the next; in a step where teams pass, the next team's turn."""
    block, step, found = _round(state, now)
    if found.is_last:
        raise RefusedError(Reason.LAST_ROUND)
    return (RoundStarted(block.id, step, found.number),)


def previous_round(state: Session, now: datetime) -> Events:
    """Go back to the round before, which gets its time again."""
    block, step, found = _round(state, now)
    if found.number < 2:
        raise RefusedError(Reason.FIRST_ROUND)
    return (RoundStarted(block.id, step, found.number - 2),)


def order_turns(state: Session, teams: Sequence[str]) -> Events:
    """Let the teams pass one after the other in the current step; without teams, the card's rounds hold again."""
    block = running_block(state)
    known = {team.letter for team in state.contents.teams}
    order = tuple(dict.fromkeys(teams))
    for team in order:
        if team not in known:
            raise RefusedError(Reason.UNKNOWN_TEAM, team=team)
    step = clock_of(state, block).step
    if order == rounds_of(state, block, step).order:
        raise RefusedError(Reason.ALREADY_RUNNING)
    return (TurnsOrdered(block.id, step, order),)


def skip_turn(state: Session, now: datetime) -> Events:
    """Let the team whose turn it is pass last; the next one begins."""
    block, step, found = _round(state, now)
    order = rounds_of(state, block, step).order
    if not order:
        raise RefusedError(Reason.NO_ROUNDS)
    if found.is_last:
        raise RefusedError(Reason.LAST_ROUND)
    at = found.number - 1
    return (TurnsOrdered(block.id, step, (*order[:at], *order[at + 1 :], order[at])),)


def list_speakers(state: Session, speakers: Sequence[str]) -> Events:
    """Name those whose speech is timed in the current block."""
    block = running_block(state)
    named = tuple(dict.fromkeys(label for who in speakers if (label := clean_line(who, LONGEST_LABEL))))
    if not named:
        raise RefusedError(Reason.NO_PEOPLE)
    listed = state.contents.speech.get(block.id)
    if listed is not None and listed.speakers == named[:MOST_SPEAKERS]:
        return ()
    return (SpeakersListed(block.id, named),)


def speak(state: Session, who: str) -> Events:
    """Begin a turn of speech; the one who speaks already stops."""
    block = running_block(state)
    label = clean_line(who, LONGEST_LABEL)
    if not label:
        raise RefusedError(Reason.EMPTY_TEXT)
    speech = state.contents.speech.get(block.id)
    return (SpeechStopped(),) if speech is not None and speech.who == label else (SpeechStarted(block.id, label),)


def stop_speech(state: Session) -> Events:
    """End the turn of speech."""
    speech = state.contents.speech.get(running_block(state).id)
    if speech is None or not speech.who:
        raise RefusedError(Reason.NOBODY_SPEAKS)
    return (SpeechStopped(),)


def set_timers(
    state: Session, now: datetime, labels: Sequence[str], span: Span | None, *, start: bool = False
) -> Events:
    """Give timers to teams (`@A`) or rooms, all the same time; what already has one gets it anew.

    A time of day starts at once, a duration with `start` or later.
    """
    if span is None:
        raise RefusedError(Reason.NO_TIME_GIVEN)
    numbers = {timer.label: number for number, timer in state.contents.side_timers.items()}
    fresh = max(state.contents.side_timers, default=0) + 1
    until = next_moment(state, span, now) if isinstance(span, time) else None
    seconds = round(span.total_seconds()) if isinstance(span, timedelta) else 0
    events: list[SideTimerSet] = []
    for label in dict.fromkeys(clean_line(label, LONGEST_LABEL) for label in labels):
        if not label:
            continue
        check_label(state, label)
        number = numbers.get(label)
        if number is None:
            number, fresh = fresh, fresh + 1
        events.append(SideTimerSet(number, label, seconds, until))
    if not events:
        raise RefusedError(Reason.EMPTY_TEXT)
    new = sum(event.label not in numbers for event in events)
    if new + len(numbers) > MOST_SIDE_TIMERS:
        raise RefusedError(Reason.TOO_MANY_TIMERS, most=MOST_SIDE_TIMERS)
    begun = (SideTimerStarted(tuple(event.timer for event in events)),) if start and until is None else ()
    timers = state.contents.side_timers
    if not begun and all(timers.get(event.timer) == SideTimer(event.timer, event.label, seconds) for event in events):
        raise RefusedError(Reason.ALREADY_RUNNING)
    return (*events, *begun)


def check_label(state: Session, label: str) -> None:
    """Refuse the timer of a team that the session does not have."""
    if label.startswith("@") and all(team.letter != label[1:] for team in state.contents.teams):
        raise RefusedError(Reason.UNKNOWN_TEAM, team=label[1:])


def start_or_pause(state: Session, timer: int) -> Events:
    """Start a timer, or stop it for a while; what runs to a time of day cannot be stopped."""
    found = state.contents.side_timers.get(timer)
    if found is None:
        raise RefusedError(Reason.NO_TIMER)
    if found.running_since is None:
        return (SideTimerStarted((timer,)),)
    if found.until is not None:
        raise RefusedError(Reason.RUNS_TO_CLOCK)
    return (SideTimerPaused((timer,)),)


def start_or_pause_all(state: Session) -> Events:
    """Start all timers that stand still, together; when all run, stop them."""
    timers = state.contents.side_timers
    standing = tuple(number for number, timer in sorted(timers.items()) if timer.running_since is None)
    running = tuple(number for number, timer in sorted(timers.items()) if timer.until is None)
    if not timers:
        raise RefusedError(Reason.NO_TIMER)
    if standing:
        return (SideTimerStarted(standing),)
    if not running:
        raise RefusedError(Reason.RUNS_TO_CLOCK)
    return (SideTimerPaused(running),)


def adjust_timers(state: Session, timers: Sequence[int], seconds: int) -> Events:
    """Give timers time, or take it."""
    known = [found for number in timers if (found := state.contents.side_timers.get(number)) is not None]
    if not known:
        raise RefusedError(Reason.NO_TIMER)
    if any(timer.seconds + seconds < 0 for timer in known):
        raise RefusedError(Reason.NO_TIME_LEFT_TO_TAKE)
    return (SideTimerAdjusted(tuple(timer.number for timer in known), seconds),)


def end_timers(state: Session, timers: Sequence[int]) -> Events:
    """Put timers away."""
    known = tuple(number for number in timers if number in state.contents.side_timers)
    if not known:
        raise RefusedError(Reason.NO_TIMER)
    return (SideTimerEnded(known),)


def hand_in(state: Session, block: str, team: str) -> Events:
    """Mark a team's canvas as handed in, or no longer."""
    check_canvas(state, block, team)
    return (CanvasHandedIn(block, team, (block, team) not in state.contents.handed_in),)
