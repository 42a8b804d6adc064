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
    VoteCounted,
)
from facilitateur.domain.limits import MOST_NOTES, MOST_PEOPLE, sane_spot
from facilitateur.domain.state import Attachment, CanvasKey, Contents, Note
from facilitateur.domain.vector import Vector

NoteEvent: TypeAlias = (
    NoteAdded | NoteEdited | NoteMoved | NoteRetracted | NoteKept | NoteParked | NotePlaced | VoteCounted | FileAttached
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
