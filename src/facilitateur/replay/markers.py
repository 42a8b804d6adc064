"""The places of a recording that people look for; what they are called is said by whoever shows them."""

from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.events import DayEnded, NoteAdded, NoteEdited, NoteKind, SessionForked, VoteClosed
from facilitateur.domain.phases import Phase
from facilitateur.replay.timeline import Moment, Timeline


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


def find_markers(timeline: Timeline) -> tuple[Marker, ...]:
    """Return the markers of a recording in order, at most one of each event."""
    markers: list[Marker] = []
    phase: Phase | None = None
    for moment in timeline.moments():
        if isinstance(moment.recorded.event, SessionForked):
            markers.append(Marker(MarkerKind.FORKED, moment.place, moment.at))
            continue
        if moment.after.contents is moment.before.contents:
            continue
        marker = _started(moment, phase) or _ended(moment) or _decided(moment) or _voted(moment)
        if marker is not None:
            markers.append(marker)
        if marker is not None and marker.kind is MarkerKind.PHASE:
            phase = marker.phase
    return tuple(markers)


def _started(moment: Moment, phase: Phase | None) -> Marker | None:
    block = moment.after.current
    if block is None or block.id == moment.before.contents.current:
        return None
    new_phase = block.phase is not None and block.phase is not phase
    kind = MarkerKind.PHASE if new_phase else MarkerKind.BLOCK
    return Marker(kind, moment.place, moment.at, block.id, block.phase)


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
