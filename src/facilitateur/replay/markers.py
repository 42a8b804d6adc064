"""The places of a recording that people look for; what they are called is said by whoever shows them."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.events import DayEnded, NoteAdded, NoteEdited, NoteKind, SessionForked, VoteClosed
from facilitateur.domain.phases import Phase
from facilitateur.replay.timeline import Moment, Timeline

TOLD = ("resumed", "clock", "slept")
"""Incidents that are markers, when they lasted."""

WORTH_A_MARKER = 30
"""Seconds."""


class MarkerKind(StrEnum):
    """What happened at a marker."""

    PHASE = "phase"
    """The first block of another phase began."""
    BLOCK = "block"
    DECISION = "decision"
    VOTE = "vote"
    """A vote was closed."""
    DAY_ENDED = "day_ended"
    ENDED = "ended"
    INCIDENT = "incident"
    """The computer slept, its clock jumped, or the program stopped without warning."""
    FORKED = "forked"
    """What came before happened in another session."""


class Marker(msgspec.Struct, frozen=True):
    """One place to jump to."""

    kind: MarkerKind
    place: int
    """Index of its event in the timeline, from 0."""
    at: datetime
    block: str = ""
    """The block that began, or in which the decision was taken or the vote held."""
    phase: Phase | None = None
    """The phase of that block."""
    note: int = 0
    """The number of the note that is the decision."""
    vote: int = 0
    """The number of the vote that was closed."""
    incident: int = 0
    """Index of the incident among all."""


def find_markers(timeline: Timeline) -> tuple[Marker, ...]:
    """Return the markers of a recording in order, times as they were set right later."""
    recorded = tuple(_recorded(timeline))
    if not timeline.is_corrected:
        return recorded
    kept = [marker for marker in recorded if marker.kind not in (MarkerKind.PHASE, MarkerKind.BLOCK)]
    return tuple(sorted((*kept, *_set_right(timeline)), key=lambda marker: (marker.at, marker.place)))


def _recorded(timeline: Timeline) -> Iterator[Marker]:
    phase: Phase | None = None
    for moment in timeline.moments():
        marker = _forked(moment) or _happened(moment)
        if marker is None and moment.after.contents is not moment.before.contents:
            marker = _started(moment, phase) or _ended(moment) or _decided(moment) or _voted(moment)
        if marker is not None:
            yield marker
        if marker is not None and marker.kind is MarkerKind.PHASE:
            phase = marker.phase


def _set_right(timeline: Timeline) -> Iterator[Marker]:
    """Yield where each block really began, as it is known at the end of the log."""
    phase: Phase | None = None
    whole = timeline.state_of(len(timeline))
    for visit in whole.contents.visits:
        at = min(max(visit.started_at, timeline.start), timeline.end)
        place = max(timeline.count_at(at) - 1, 0)
        block = whole.agenda.block(visit.block)
        kind = _kind(None if block is None else block.phase, phase)
        yield Marker(kind, place, at, visit.block, None if block is None else block.phase)
        if kind is MarkerKind.PHASE and block is not None:
            phase = block.phase


def _kind(of_block: Phase | None, phase: Phase | None) -> MarkerKind:
    return MarkerKind.PHASE if of_block is not None and of_block is not phase else MarkerKind.BLOCK


def _forked(moment: Moment) -> Marker | None:
    forked = isinstance(moment.recorded.event, SessionForked)
    return Marker(MarkerKind.FORKED, moment.place, moment.at) if forked else None


def _happened(moment: Moment) -> Marker | None:
    incidents = moment.after.incidents
    if len(incidents) == len(moment.before.incidents):
        return None
    worth = incidents[-1].kind in TOLD and abs(incidents[-1].seconds) >= WORTH_A_MARKER
    return Marker(MarkerKind.INCIDENT, moment.place, moment.at, incident=len(incidents) - 1) if worth else None


def _started(moment: Moment, phase: Phase | None) -> Marker | None:
    block = moment.after.current
    if block is None or block.id == moment.before.contents.current:
        return None
    return Marker(_kind(block.phase, phase), moment.place, moment.at, block.id, block.phase)


def _ended(moment: Moment) -> Marker | None:
    if moment.after.contents.ended and not moment.before.contents.ended:
        return Marker(MarkerKind.ENDED, moment.place, moment.at)
    if isinstance(moment.recorded.event, DayEnded):
        return Marker(MarkerKind.DAY_ENDED, moment.place, moment.at)
    return None


def _decided(moment: Moment) -> Marker | None:
    event = moment.recorded.event
    if not isinstance(event, NoteAdded | NoteEdited) or event.kind is not NoteKind.DECISION:
        return None
    before, after = moment.before.note(event.note), moment.after.note(event.note)
    if after is None or after.parked or (before is not None and before.kind is NoteKind.DECISION):
        return None
    if moment.after.source_of(after) is not after:
        return None
    block = moment.after.agenda.block(after.block)
    phase = block.phase if block else None
    return Marker(MarkerKind.DECISION, moment.place, moment.at, after.block, phase, after.number)


def _voted(moment: Moment) -> Marker | None:
    event = moment.recorded.event
    held = moment.after.vote(event.vote) if isinstance(event, VoteClosed) else None
    if held is None:
        return None
    block = moment.after.agenda.block(held.block)
    phase = block.phase if block else None
    return Marker(MarkerKind.VOTE, moment.place, moment.at, held.block, phase, vote=held.number)
