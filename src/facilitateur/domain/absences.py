"""Times at which nobody looked: the computer slept, or the program was gone; they may be told as work or as a pause."""

from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.correction_intents import clock_ran, correct_pause
from facilitateur.domain.events import PauseCorrected
from facilitateur.domain.evolve_corrections import filled
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import sane_moment, sane_offset
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import ZERO, Incident, Session
from facilitateur.domain.tape import cut, tape_of

ABSENCES = ("slept", "resumed", "closed")
"""Kinds of incidents that lasted."""

SHORTEST = 30
"""Seconds; a shorter one is not worth setting right."""


def span_of(incident: Incident) -> tuple[datetime, datetime]:
    """Return from when to when an absence lasted."""
    end = sane_moment(incident.at)
    return sane_moment(end - abs(sane_offset(ZERO, incident.seconds))), end


def ran_through(state: Session, incident: Incident) -> bool:
    """Return whether the clock of a block counts at least part of an absence."""
    tape = tape_of(state.contents)
    return cut(tape, *span_of(incident)) != tape


def stood_still(state: Session, incident: Incident, now: datetime) -> bool:
    """Return whether a block was on during an absence while its clock did not count."""
    return bool(filled(state.contents, *span_of(incident), now))


def absences(state: Session, now: datetime) -> tuple[int, ...]:
    """Return the incidents (by index) whose time can be told as work or as a pause, the last ones first."""
    found = []
    for index, incident in enumerate(state.incidents):
        lasted = incident.kind in ABSENCES and incident.seconds >= SHORTEST
        if lasted and (ran_through(state, incident) or stood_still(state, incident, now)):
            found.append(index)
    return tuple(reversed(found))


def absence_was_pause(state: Session, now: datetime, index: int) -> Events:
    """Say that the room paused while nobody looked, its teams too: their timers stood still like the block's."""
    events = correct_pause(state, now, *span_of(_absence(state, index)))
    return _with_timers(events)


def absence_was_work(state: Session, now: datetime, index: int) -> Events:
    """Say that the room worked while nobody looked: what was recorded, unless somebody said otherwise."""
    incident = _absence(state, index)
    if not stood_still(state, incident, now) and ran_through(state, incident):
        return ()
    return _with_timers(clock_ran(state, now, *span_of(incident)))


def _with_timers(events: Events) -> Events:
    return tuple(replace(event, timers=True) if isinstance(event, PauseCorrected) else event for event in events)


def _absence(state: Session, index: int) -> Incident:
    if not 0 <= index < len(state.incidents) or state.incidents[index].kind not in ABSENCES:
        raise RefusedError(Reason.NO_PAUSE_THERE)
    return state.incidents[index]
