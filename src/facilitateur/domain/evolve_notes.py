"""How events change what was captured."""

from datetime import datetime
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.canvases.tree import branch
from facilitateur.domain.events import (
    FileAttached,
    NoteAdded,
    NoteEdited,
    NoteKept,
    NoteMoved,
    NoteParked,
    NotePlaced,
    NoteRetracted,
    NotesMerged,
    VoteCounted,
)
from facilitateur.domain.limits import MOST_NOTES, MOST_PEOPLE, sane_spot
from facilitateur.domain.state import Attachment, CanvasKey, Contents, Note
from facilitateur.domain.vector import Vector

NoteEvent: TypeAlias = (
    NoteAdded
    | NoteEdited
    | NoteMoved
    | NoteRetracted
    | NotesMerged
    | NoteKept
    | NoteParked
    | NotePlaced
    | VoteCounted
    | FileAttached
)


def apply_note(contents: Contents, event: NoteEvent, at: datetime, *, private: bool = False) -> Contents:
    """Return the contents after a note event, which may make it `private`; the same object when it changes nothing."""
    if isinstance(event, NoteAdded):
        return _add(contents, event, at, private=private)
    if isinstance(event, FileAttached):
        file = Attachment(event.block, event.team, event.name, event.stored, at, event.note)
        return replace(contents, files=(*contents.files, file))
    notes = contents.notes
    note = notes[event.note - 1] if 1 <= event.note <= len(notes) else None
    if note is None or note.retracted:
        return contents
    match event:
        case NoteEdited():
            author = note.author if event.author is None else event.author
            return _put(contents, replace(note, text=event.text, kind=event.kind, author=author, edited=True))
        case NoteKept():
            return _put(contents, replace(note, kept=event.kept))
        case NoteParked():
            return _put(contents, replace(note, parked=event.parked, private=note.private or private))
        case VoteCounted():
            return _put(contents, replace(note, votes=max(note.votes + event.votes, 0)))
        case NoteRetracted():
            for gone in branch(notes_on_canvas(contents, (note.block, note.team)), note.number):
                contents = _put(contents, replace(gone, retracted=True))
            return contents
        case NotesMerged():
            return merged(contents, note, event)
        case NotePlaced():
            return _place(contents, note, event)
        case NoteMoved():
            return _move(contents, note, event)


def _place(contents: Contents, note: Note, event: NotePlaced) -> Contents:
    """Put a note at the mean of its points, halves towards the top right."""
    spots = tuple(spot for one in event.spots[:MOST_PEOPLE] if (spot := sane_spot(one)) is not None)
    if not spots:
        return contents
    x, y = ((2 * sum(axis) + len(spots)) // (2 * len(spots)) for axis in zip(*spots, strict=True))
    return _put(contents, replace(note, spot=(x, y), spots=spots))


def notes_on_canvas(contents: Contents, key: CanvasKey) -> tuple[Note, ...]:
    """Return the notes of one canvas in order, with those in the parking lot: they keep their place in a tree."""
    notes = (contents.notes[number - 1] for number in contents.canvases.get(key, ()))
    return tuple(note for note in notes if note is not None and not note.retracted and note.team == key[1])


def _put(contents: Contents, note: Note) -> Contents:
    if contents.notes[note.number - 1] == note:
        return contents
    return replace(contents, notes=contents.notes.set(note.number - 1, note))


def _list_in_canvas(contents: Contents, number: int, key: CanvasKey) -> Contents:
    listed = contents.canvases.get(key, Vector[int]())
    return replace(contents, canvases={**contents.canvases, key: listed.append(number)})


def _add(contents: Contents, event: NoteAdded, at: datetime, *, private: bool) -> Contents:
    if not len(contents.notes) < event.note <= MOST_NOTES:
        return contents
    parent = event.parent
    if parent is not None and not any(
        note.number == parent for note in notes_on_canvas(contents, (event.block, event.team))
    ):
        parent = None
    note = Note(
        number=event.note,
        block=event.block,
        team=event.team,
        text=event.text,
        kind=event.kind,
        at=at,
        place=event.place,
        parent=parent,
        author=event.author,
        parked=event.parked,
        lane=event.lane,
        spot=sane_spot(event.spot),
        origin=event.origin,
        title_of=event.title_of,
        drawn="" if event.parked else (contents.drawn.get((event.block, event.team)) or ("",))[-1],
        private=private,
    )
    notes = contents.notes
    while len(notes) < event.note - 1:
        notes = notes.append(None)
    return _list_in_canvas(replace(contents, notes=notes.append(note)), note.number, (note.block, note.team))


def _move(contents: Contents, note: Note, event: NoteMoved) -> Contents:
    moving = branch(notes_on_canvas(contents, (note.block, note.team)), note.number)
    inside = {moved.number for moved in moving}
    target = notes_on_canvas(contents, (note.block, event.team))
    parent = event.parent
    if parent in inside or (parent is not None and not any(other.number == parent for other in target)):
        return contents
    for moved in moving:
        if moved.number == note.number:
            changed = replace(moved, team=event.team, place=event.place, parent=parent, lane=event.lane)
            spot = sane_spot(event.spot)
            changed = replace(changed, spot=spot, spots=moved.spots if spot == moved.spot else ())
        else:
            changed = replace(moved, team=event.team)
        contents = _put(contents, changed)
        key = (note.block, event.team)
        if event.team != note.team and moved.number not in contents.canvases.get(key, ()):
            contents = _list_in_canvas(contents, moved.number, key)
    return contents


def merged(contents: Contents, note: Note, event: NotesMerged) -> Contents:
    """Return the contents after a note became part of another one of its block, which has what hung on both."""
    into = contents.notes[event.into - 1] if 1 <= event.into <= len(contents.notes) else None
    if into is None or into.retracted or into is note or into.block != note.block:
        return contents
    if any(below.number == into.number for below in branch(notes_on_canvas(contents, _key(note)), note.number)):
        return contents
    contents = _put(contents, _both(note, into, event))
    contents = _put(contents, replace(note, retracted=True, merged=into.number))
    for below in notes_on_canvas(contents, _key(note)):
        if below.parent == note.number:
            contents = _put(contents, replace(below, parent=into.number if into.team == note.team else None))
    files = tuple(replace(file, note=into.number) if file.note == note.number else file for file in contents.files)
    return contents if files == contents.files else replace(contents, files=files)


def _key(note: Note) -> CanvasKey:
    return note.block, note.team


def _both(note: Note, into: Note, event: NotesMerged) -> Note:
    """Return a note with what another one adds: its votes, and all that it had none of."""
    origin = note.origin if into.origin in (None, note.number) else into.origin
    where = into if into.place or not note.place else note
    placed = into if into.spot is not None or note.spot is None else note
    return replace(
        into,
        text=event.text,
        kind=event.kind,
        edited=into.edited or event.text != into.text,
        votes=into.votes + note.votes,
        kept=into.kept or note.kept,
        author=into.author or note.author,
        drawn=into.drawn or note.drawn,
        place=where.place,
        lane=where.lane,
        spot=placed.spot,
        spots=placed.spots,
        origin=None if origin == into.number else origin,
        private=into.private or note.private,
    )
