"""What may happen to two notes: one stands in a second cluster, two become one."""

import re

from facilitateur.domain.canvases.doubles import twins
from facilitateur.domain.canvases.tree import branch
from facilitateur.domain.cleaning import clean_line, same_words
from facilitateur.domain.events import NoteAdded, NoteEdited, NoteKind, NotesMerged
from facilitateur.domain.evolve_notes import notes_on_canvas
from facilitateur.domain.intents import Events
from facilitateur.domain.note_intents import live_note, move_note
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Note, Session

BETWEEN = " / "
"""Stands between what two notes said, once they are one."""
_TIMES = re.compile(r" ×(\d{1,3})$")


def stand_in(state: Session, number: int, place: str) -> Events:
    """Put a note into a second cluster as well; one that is in none goes there.

    The copy says which note it repeats, so that the note is counted once.
    """
    note = live_note(state, number)
    made = {item.id for item in state.contents.places.get((note.block, note.team), ())}
    if place not in made:
        raise RefusedError(Reason.UNKNOWN_PLACE)
    if note.place not in made:
        return move_note(state, number, team=note.team, place=place)
    same = twins(state, note)
    if any(other.place == place for other in same):
        raise RefusedError(Reason.STANDS_THERE)
    copy = len(state.contents.notes) + 1
    return (
        NoteAdded(copy, note.block, note.team, note.text, note.kind, place, author=note.author, origin=same[0].number),
    )


def merge(state: Session, number: int, into: int) -> Events:
    """Make one note out of two that say the same: the second one stays, with both texts and the votes of both.

    Raises:
        RefusedError: They are on different canvases, a vote that runs counts one of them, two promises would mix, or
            one of them is private and the other is not.
    """
    note, other = live_note(state, number), live_note(state, into)
    if note is other or (note.block, note.team) != (other.block, other.team):
        raise RefusedError(Reason.UNKNOWN_NOTE, note=into)
    if any(other is below for below in branch(notes_on_canvas(state.contents, (note.block, note.team)), number)):
        raise RefusedError(Reason.UNDER_ITSELF)
    if any(held.is_open for held in state.votes_of(note.block, note.team)):
        raise RefusedError(Reason.VOTE_RUNS)
    if note.private != other.private:
        raise RefusedError(Reason.PRIVATE_APART)
    promised = NoteKind.ACTION in (note.kind, other.kind)
    if promised and not same_words(note.text, other.text):
        raise RefusedError(Reason.PROMISES_APART)
    same = twins(state, other)
    kind = note.kind if other.kind is NoteKind.PLAIN else other.kind
    if note in same:
        return (NotesMerged(number, into, other.text, kind),)
    text = other.text if promised else clean_line(both_said(other.text, note.text))
    merged = (NotesMerged(one.number, into, text, kind) for one in twins(state, note))
    return (*merged, *(NoteEdited(one.number, text, kind) for one in same if one.number != into))


def likely_same(state: Session, note: Note) -> tuple[Note, ...]:
    """Return the notes with which a note may be merged: those in the same words first, then the nearest above it."""
    notes = [other for other in state.notes_of(note.block, note.team) if other.team == note.team]
    below = {one.number for one in branch(notes, note.number)}
    others = [
        other
        for other in notes
        if other.number not in below
        and other.private == note.private
        and (NoteKind.ACTION not in (note.kind, other.kind) or same_words(note.text, other.text))
    ]
    at = note.number
    return tuple(
        sorted(
            others, key=lambda other: (not _says_same(note.text, other.text), other.number > at, abs(other.number - at))
        )
    )


def both_said(one: str, other: str) -> str:
    """Return two texts as one: the first with how often it was said where both say the same, else both."""
    if _says_same(one, other):
        said, times = _counted(one)
        return f"{said} ×{times + _counted(other)[1]}"
    parts = one.split(BETWEEN)
    found = next((at for at, part in enumerate(parts) if _says_same(part, other)), None)
    if found is None:
        return f"{one}{BETWEEN}{other}"
    return BETWEEN.join([*parts[:found], both_said(parts[found], other), *parts[found + 1 :]])


def _counted(text: str) -> tuple[str, int]:
    """Return a text without « ×3 » at its end, and how often it was said."""
    found = _TIMES.search(text)
    return (text[: found.start()], int(found[1])) if found else (text, 1)


def _says_same(one: str, other: str) -> bool:
    return same_words(_counted(one)[0], _counted(other)[0])
