"""One line for each thing that happened in a session, for the demonstration without a terminal."""

from datetime import timedelta

from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    BlockStarted,
    ClockStepped,
    ComputerSlept,
    DayEnded,
    Event,
    NoteAdded,
    NoteEdited,
    NoteKept,
    NoteKind,
    NoteMoved,
    NoteParked,
    NoteRetracted,
    NotesMerged,
    SessionEnded,
    SessionResumed,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
    UnknownEvent,
    VoteCounted,
)
from facilitateur.domain.state import History, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import change, duration, quote
from facilitateur.i18n.incidents import incident_said
from facilitateur.i18n.labels import block_title, kind_in, phase_label, team_label
from facilitateur.i18n.words import Words
from facilitateur.tui.wording import ACTIONS


def line_of(words: Words, before: Session, after: Session, event: Event | UnknownEvent) -> str | None:
    """Return what an event was, in words; none for what nobody in the room would notice."""
    match event:
        case BlockStarted():
            return _block(words, after)
        case TimeAdjusted() if event.until is not None:
            at = f"{local(after, event.until - after.room_offset):%H:%M}"
            return words("time changed: {change}", change=words("until {time}", time=at))
        case TimeAdjusted():
            return words("time changed: {change}", change=change(words, timedelta(seconds=event.seconds)))
        case TimerPaused():
            return words("the clock is stopped")
        case TimerResumed():
            return words("the clock runs again")
        case ActionUndone():
            return words("undone: {action}", action=_action(words, before.undo))
        case ActionRedone():
            return words("done again: {action}", action=_action(words, before.redo))
        case SessionResumed():
            return words("opened again after {time}", time=duration(words, timedelta(seconds=event.away)))
        case ComputerSlept() | ClockStepped():
            return incident_said(words, after, after.incidents[-1]) or None
        case DayEnded():
            return words("end of day {n}", n=event.day)
        case SessionEnded():
            return words("end of the session")
        case NotesMerged():
            return _merged(words, before, after, event)
        case NoteAdded() | NoteEdited() | NoteRetracted() | NoteMoved() | NoteKept() | NoteParked() | VoteCounted():
            return _note(words, before, after, event)
    return None


def _action(words: Words, step: History | None) -> str:
    label = step.label if step is not None else ""
    return words(ACTIONS[label]) if label in ACTIONS else label


def _block(words: Words, after: Session) -> str | None:
    block = after.current
    if block is None:
        return None
    title = block_title(words, after, block)
    minutes = duration(words, timedelta(minutes=block.minutes))
    return f"== {title} · {minutes}" + (f" · {phase_label(words, block.phase)}" if block.phase else "")


def _merged(words: Words, before: Session, after: Session, event: NotesMerged) -> str | None:
    gone, into = before.note(event.note), after.note(event.into)
    if gone is None or into is None:
        return None
    facts = {"note": quote(words, " ".join(gone.text.split())), "both": quote(words, " ".join(into.text.split()))}
    return "  " + words("merged: {note}, now {both}", **facts)


NoteEvent = NoteAdded | NoteEdited | NoteRetracted | NoteMoved | NoteKept | NoteParked | VoteCounted


def _note(words: Words, before: Session, after: Session, event: NoteEvent) -> str | None:
    note = after.note(event.note)
    if note is None:
        return None
    text = quote(words, " ".join(note.text.split()))
    match event:
        case NoteAdded():
            label = "" if note.kind is NoteKind.PLAIN else f" ({kind_in(words, after, note)})"
            where = words("parking lot") if note.parked else team_label(words, after, note.team)
            return f"  {where}  {text}{label}"
        case NoteEdited():
            return "  " + words("corrected: {note}", note=text)
        case NoteRetracted():
            return "  " + words("taken back: {note}", note=text)
        case NoteMoved():
            return "  " + words("moved: {note}", note=text)
        case NoteParked():
            return "  " + words("parking lot: {note}", note=text) if note.parked else None
        case NoteKept():
            return "  " + words("chosen: {note}", note=text) if note.kept else None
        case VoteCounted():
            return "  " + words.plural("{n} vote for {note}", "{n} votes for {note}", note.votes, note=text)
