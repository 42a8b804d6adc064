"""What may be set right of the past: starts, pauses, blocks taken for others, jumps of the clock."""

from datetime import datetime
from zoneinfo import available_timezones

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import (
    BlockEndCorrected,
    BlockExchanged,
    BlockStartCorrected,
    ClockStepCorrected,
    DayEnded,
    PauseCorrected,
    SessionEnded,
    TimerResumed,
    ZoneCorrected,
)
from facilitateur.domain.evolve_corrections import filled
from facilitateur.domain.intents import Events, go_to_block, upcoming_block
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session, Visit
from facilitateur.domain.tape import cut, tape_of
from facilitateur.domain.wallclock import local


def correct_start(state: Session, now: datetime, stay: int, start: datetime) -> Events:
    """Say when a stay in a block really began."""
    visit = stay_of(state, stay)
    _check_past(state, now, start)
    before = state.contents.visits[stay - 1] if stay else None
    if before is not None and start <= before.started_at:
        raise RefusedError(Reason.BEFORE_PREVIOUS, time=told(state, before.started_at))
    if visit.ended_at is not None and start >= visit.ended_at:
        raise RefusedError(Reason.AFTER_ITS_END, time=told(state, visit.ended_at))
    return () if start == visit.started_at else (BlockStartCorrected(visit.block, stay, start),)


def correct_end(state: Session, now: datetime, stay: int, end: datetime) -> Events:
    """Say when a stay in a block really ended; after the one that runs, as one action, nothing does.

    When it was the last of its day, the day is over; when it was the last of all, so is the session.
    """
    visit = stay_of(state, stay)
    _check_past(state, now, end)
    if end <= visit.started_at:
        raise RefusedError(Reason.END_BEFORE_START)
    visits = state.contents.visits
    following = visits[stay + 1] if stay + 1 < len(visits) else None
    if following is not None and end > following.started_at:
        raise RefusedError(Reason.AFTER_NEXT, time=told(state, following.started_at))
    if end == visit.ended_at:
        return ()
    made = BlockEndCorrected(visit.block, stay, end)
    current = state.current
    if visit.ended_at is not None or current is None or upcoming_block(state) is not None:
        return (made,)
    later_day = state.agenda.day_numbers[-1] > current.day
    return (made, DayEnded(current.day) if later_day else SessionEnded())


def forgotten_start(state: Session, now: datetime, block: str, start: datetime) -> Events:
    """Start a block that in truth began some time ago, as one action."""
    _check_past(state, now, start)
    visits = state.contents.visits
    if visits and start <= visits[-1].started_at:
        raise RefusedError(Reason.BEFORE_PREVIOUS, time=told(state, visits[-1].started_at))
    events = go_to_block(state, block, now, confirmed=True)
    return (*events, BlockStartCorrected(block, len(visits), start))


def correct_pause(state: Session, now: datetime, start: datetime, end: datetime) -> Events:
    """Say that the room paused between two moments."""
    _check_span(state, now, start, end)
    tape = tape_of(state.contents)
    if cut(tape, start, end) == tape:
        raise RefusedError(Reason.NOTHING_RAN)
    return (PauseCorrected(start, end),)


def clock_ran(state: Session, now: datetime, start: datetime, end: datetime | None = None) -> Events:
    """Say that a recorded pause was none, or ended at `start`; without an end the clock runs again from now on."""
    until = now if end is None else end
    _check_span(state, now, start, until)
    if not filled(state.contents, start, until, now):
        raise RefusedError(Reason.NO_PAUSE_THERE)
    resumed = (TimerResumed(),) if end is None and state.contents.paused else ()
    return (PauseCorrected(start, until, paused=False), *resumed)


def exchange_block(state: Session, stay: int, into: str) -> Events:
    """Say that a stay was in fact in another block."""
    visit = stay_of(state, stay)
    if state.agenda.block(into) is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=into)
    if into == visit.block:
        raise RefusedError(Reason.ALREADY_RUNNING)
    return (BlockExchanged(visit.block, stay, into),)


def correct_clock_step(state: Session, incident: int, seconds: int) -> Events:
    """Say by how much the room's clock really jumped when the computer's did."""
    known = 0 <= incident < len(state.incidents) and state.incidents[incident].kind == "clock"
    if not known:
        raise RefusedError(Reason.UNKNOWN_STEP)
    if state.contents.clock_steps.get(incident, state.incidents[incident].seconds) == seconds:
        return ()
    return (ClockStepCorrected(incident, seconds),)


def correct_zone(state: Session, zone: str) -> Events:
    """Say in which time zone the room really is; what was said as a time of day stays at that time."""
    name = next((known for known in available_timezones() if known.casefold() == zone.strip().casefold()), "")
    if not name:
        raise RefusedError(Reason.NOT_A_ZONE, zone=clean_line(zone))
    return () if name == state.zone else (ZoneCorrected(name, keeps_times=True),)


def stay_of(state: Session, stay: int) -> Visit:
    """Return a stay by its index, or refuse."""
    if not 0 <= stay < len(state.contents.visits):
        raise RefusedError(Reason.UNKNOWN_STAY)
    return state.contents.visits[stay]


def told(state: Session, at: datetime) -> str:
    """Return a time of day as refusals say it."""
    return f"{local(state, at):%H:%M}"


def _check_past(state: Session, now: datetime, at: datetime) -> None:
    if at > now:
        raise RefusedError(Reason.IN_FUTURE, now=told(state, now))


def _check_span(state: Session, now: datetime, start: datetime, end: datetime) -> None:
    if end <= start:
        raise RefusedError(Reason.END_BEFORE_START)
    _check_past(state, now, end)
