"""The fold: one event makes the next state. Total: no event, in any order, makes it fail."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    CanvasHandedIn,
    CardFrozen,
    ClockStepped,
    ComputerSlept,
    Event,
    ForkPoint,
    MethodSwapped,
    NoteAdded,
    ParticipantsListed,
    Recorded,
    SessionCreated,
    SessionForked,
    SessionImported,
    SessionResumed,
    TimerPaused,
    UnknownEvent,
    ZoneCorrected,
)
from facilitateur.domain.evolve_cards import put_back
from facilitateur.domain.evolve_corrections import CorrectionEvent, apply_correction
from facilitateur.domain.evolve_groups import GroupingEvent, apply_grouping
from facilitateur.domain.evolve_methods import apply_swap
from facilitateur.domain.evolve_notes import NoteEvent, apply_note
from facilitateur.domain.evolve_places import PlaceEvent, ScoreEvent, apply_place, apply_score
from facilitateur.domain.evolve_plan import PlanEvent, apply_plan
from facilitateur.domain.evolve_time import TimeEvent
from facilitateur.domain.evolve_timers import (
    RoundEvent,
    SideEvent,
    SpeechEvent,
    apply_flow,
    apply_handing_in,
    apply_round,
    apply_side_timer,
    apply_speech,
)
from facilitateur.domain.evolve_voting import VoteEvent, apply_vote
from facilitateur.domain.evolve_zone import apply_zone
from facilitateur.domain.limits import EARLIEST, sane_moment, sane_offset
from facilitateur.domain.privacy import makes_private
from facilitateur.domain.state import ZERO, Contents, History, Incident, Session
from facilitateur.domain.targets import with_target_kept
from facilitateur.domain.travelling import brought_back, time_counted

ProgramEvent: TypeAlias = SessionResumed | ClockStepped | ComputerSlept | SessionImported | ZoneCorrected

EPOCH = EARLIEST
"""The time of what has none."""

EMPTY = Session(
    id="",
    challenge="",
    first_zone="UTC",
    language="fr",
    created_at=EPOCH,
    contents=Contents(agenda=Agenda("", "", (), ())),
)
"""The state before the first event."""


def fold(records: Iterable[Recorded], start: Session = EMPTY) -> Session:
    """Return the state after all records."""
    state = start
    for recorded in records:
        state = evolve(state, recorded)
    return state


def evolve(state: Session, recorded: Recorded) -> Session:
    """Return the state after one more record."""
    event, at = recorded.event, sane_moment(recorded.at)
    match event:
        case UnknownEvent():
            changed = replace(state, unknown=state.unknown + 1)
        case ActionUndone() | ActionRedone():
            changed = _travel(state, event, at)
        case SessionCreated():
            changed = _create(state, event, at)
        case CardFrozen():
            changed = replace(state, cards={**state.cards, event.card.slug: event.card})
        case ParticipantsListed():
            changed = replace(state, contents=replace(state.contents, participants=event.participants))
        case ZoneCorrected() if event.keeps_times:
            changed = _act(state, event, at, recorded.group)
        case SessionResumed() | ClockStepped() | ComputerSlept() | SessionImported() | ZoneCorrected():
            changed = _note_incident(state, event, at)
            if isinstance(event, SessionImported) and state.is_fresh_fork:
                changed = replace(changed, forked_at=max(state.seq, recorded.seq))
        case SessionForked():
            changed = _fork(state, event, at, recorded.seq)
        case _:
            changed = _act(state, event, at, recorded.group)
    return replace(changed, seq=max(state.seq, recorded.seq), at=at, group=recorded.group)


def _create(state: Session, event: SessionCreated, at: datetime) -> Session:
    if state.id:
        return state
    return replace(
        state,
        id=event.session,
        challenge=event.challenge,
        first_zone=event.zone,
        language=event.language,
        created_at=at,
        announced=event.agenda,
        starts_at=None if event.starts_at is None else sane_moment(event.starts_at),
        contents=replace(state.contents, agenda=event.agenda, teams=event.teams),
        fork=None if event.fork is None else replace(event.fork, at=sane_moment(event.fork.at)),
    )


def _fork(state: Session, event: SessionForked, at: datetime, seq: int) -> Session:
    """Say where the session comes from, and stop its clock: nobody runs it yet. Undo does not go back over it."""
    contents = apply_flow(state.contents, TimerPaused(), at, state.cards)
    point = ForkPoint(event.source, event.seq, sane_moment(event.at))
    return replace(state, contents=contents, fork=point, forked_at=seq, behind=ZERO)


def _note_incident(state: Session, event: ProgramEvent, at: datetime) -> Session:
    match event:
        case SessionResumed():
            incident = Incident("closed" if event.clean else "resumed", at, event.away)
        case ClockStepped():
            incident = Incident("clock", at, event.seconds)
        case ComputerSlept():
            incident = Incident("slept", at, event.seconds)
        case SessionImported():
            incident = Incident("imported", at)
        case ZoneCorrected():
            incident = Incident("zone", at, text=event.zone)
    offset = state.clock_offset
    if isinstance(event, ClockStepped):
        offset = sane_offset(offset, event.seconds)
    changed = replace(state, incidents=(*state.incidents, incident), clock_offset=offset)
    if isinstance(event, ZoneCorrected):
        changed = replace(changed, first_zone=event.zone, contents=replace(changed.contents, zone=""))
    changed = replace(changed, contents=_kept(changed, changed.contents, at))
    if isinstance(event, SessionResumed) and event.behind and state.forked_at:
        return replace(changed, behind=sane_offset(ZERO, event.behind))
    return changed


def _act(state: Session, event: Event, at: datetime, group: int) -> Session:
    """Apply an event that undo can take back."""
    before = _kept(state, state.contents, at)
    contents = _apply(replace(state, contents=before), event, at)
    if contents is before:
        return state
    contents = _kept(state, contents, at)
    if state.undo is not None and state.undo.group == group:
        undo = replace(state.undo, counted=time_counted(contents, at))
        return replace(state, contents=contents, undo=undo, redo=None)
    undo = History(group, type(event).__name__, state.contents, state.undo, at, time_counted(contents, at))
    return replace(state, contents=contents, undo=undo, redo=None)


def _kept(state: Session, contents: Contents, at: datetime) -> Contents:
    """Return contents in which what ends at a time of day has what is left until then."""
    offset = replace(state, contents=contents).room_offset
    return with_target_kept(contents, at, offset, state.cards)


def _apply(state: Session, event: Event, at: datetime) -> Contents:
    if isinstance(event, NoteEvent):
        contents = apply_note(state.contents, event, at, private=makes_private(state, event))
        return put_back(state, contents, event) if isinstance(event, NoteAdded) else contents
    if isinstance(event, PlaceEvent):
        return apply_place(state.contents, event)
    if isinstance(event, ScoreEvent):
        return apply_score(state.contents, event)
    if isinstance(event, VoteEvent):
        return apply_vote(state.contents, event, at)
    if isinstance(event, CorrectionEvent):
        return apply_correction(state.contents, event, at, state.cards)
    if isinstance(event, PlanEvent):
        return apply_plan(state.contents, event, at, state.cards)
    if isinstance(event, TimeEvent):
        return apply_flow(state.contents, event, at, state.cards)
    return _apply_beside(state, event, at)


def _apply_beside(state: Session, event: Event, at: datetime) -> Contents:
    """Apply an event about time beside the block's."""
    if isinstance(event, RoundEvent):
        return apply_round(state.contents, event, at, state.cards)
    if isinstance(event, SpeechEvent):
        return apply_speech(state.contents, event, at)
    if isinstance(event, SideEvent):
        return apply_side_timer(state.contents, event, at, state.room_offset)
    if isinstance(event, CanvasHandedIn):
        return apply_handing_in(state.contents, event)
    if isinstance(event, GroupingEvent):
        return apply_grouping(state.contents, event)
    if isinstance(event, ZoneCorrected):
        return apply_zone(state, event, at)
    if isinstance(event, MethodSwapped):
        return apply_swap(state, event, at)
    return state.contents


def _travel(state: Session, event: ActionUndone | ActionRedone, at: datetime) -> Session:
    undoing = isinstance(event, ActionUndone)
    step = state.undo if undoing else state.redo
    if step is None:
        return state
    contents = replace(brought_back(step, state.contents, at), participants=state.contents.participants)
    contents = _kept(state, contents, at)
    older, counted = state.redo if undoing else state.undo, time_counted(contents, at)
    kept = History(step.group, step.label, state.contents, older, at, counted)
    if undoing:
        return replace(state, contents=contents, undo=step.older, redo=kept)
    return replace(state, contents=contents, undo=kept, redo=step.older)
