"""Those who do the actions of a session, told as names are chosen wherever an action stands: lists, notes, sheets."""

from collections.abc import Iterator, Mapping

import msgspec

from facilitateur.domain.action_list import owner_lanes
from facilitateur.domain.canvases.cells import action_table
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import NoteKind
from facilitateur.domain.owners import Tell, owners_told, with_owners
from facilitateur.domain.people import Participant
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.domain.vector import Vector
from facilitateur.export.anonymous import TOLD, hidden
from facilitateur.export.options import Names
from facilitateur.export.telling import NAMED, shown_name

WITHHELD = "–"
"""Stands in a sheet for somebody who is not told."""


def teller(session: Session, names: Names) -> Tell:
    """Return how one of those who do something is told: by name, by code, or not at all for who takes part."""
    codes = _codes(session.contents.participants, names)

    def tell(name: str) -> str:
        code = codes.get(fold(name.strip(" .;:!")), "")
        if name == WITHHELD or (code and names is Names.NONE):
            return ""
        if code:
            return shown_name(session.participant_name(code), code, names)
        return shown_name(name, name, names) if names in NAMED and _is_named(name) else name

    return tell


def _codes(people: tuple[Participant, ...], names: Names) -> dict[str, str]:
    """Return the code of what somebody may be called; without names also of a first word that only one has."""
    codes = {fold(person.code): person.code for person in people}
    if names not in NAMED:
        firsts = [fold(person.name.split(" ")[0]) for person in people]
        codes |= {first: one.code for first, one in zip(firsts, people, strict=True) if firsts.count(first) == 1}
    return codes | {fold(person.name): person.code for person in people}


def _is_named(name: str) -> bool:
    """Whether somebody who does not take part is told by a first name and a family name: « le service » is not."""
    return all(word[:1].isupper() for word in name.split())


def with_owners_told(session: Session, names: Names) -> Session:
    """Return a session whose actions name those who do them as names are chosen; with names they stay as typed."""
    if names is Names.NAMES or not any(note.kind is NoteKind.ACTION or note.lane for note in session.notes()):
        return session
    tell, cells, told = teller(session, names), _owner_cells(session), dict[str, str]()
    notes: Vector[Note | None] = Vector()
    for note in session.contents.notes:
        notes = notes.append(None if note is None else _told(session, note, tell, cells, told))
    for note, text in _copies(session):
        told.setdefault(text, with_owners(text, local(session, note.at).date(), tell))
    said = {before: after for before, after in told.items() if before != after}
    if not said and notes == session.contents.notes:
        return session
    # Copies of an action under another method, titles and options of votes repeat its words.
    repeats = {name: hidden(getattr(session.contents, name), lambda text: said.get(text, text)) for name in TOLD}
    contents = msgspec.structs.replace(session.contents, notes=_repeated(notes, said), **repeats)
    return msgspec.structs.replace(session, contents=contents)


def _told(session: Session, note: Note, tell: Tell, cells: Mapping[str, frozenset[str]], told: dict[str, str]) -> Note:
    if note.text and note.lane in cells.get(note.block, ()):
        return msgspec.structs.replace(note, text=owners_told(note.text, tell) or WITHHELD)
    if note.kind is NoteKind.ACTION and note.text not in told:
        told[note.text] = with_owners(note.text, local(session, note.at).date(), tell)
    return note


def _copies(session: Session) -> Iterator[tuple[Note, str]]:
    """Yield the words that an action had when it was voted on or became a title; it may have others since."""
    contents = session.contents
    actions = {f"n{note.number}": note for note in session.notes() if note.kind is NoteKind.ACTION}
    copies = [(option.key, option.label) for held in contents.votes for option in held.options]
    copies += [(place.source, label) for made in contents.places.values() for place in made for label in _labels(place)]
    yield from ((actions[key], text) for key, text in copies if key in actions)


def _labels(place: CanvasItem) -> tuple[str, ...]:
    return (place.label, *place.earlier)


def _repeated(notes: Vector[Note | None], said: Mapping[str, str]) -> Vector[Note | None]:
    changed: Vector[Note | None] = Vector()
    for note in notes:
        is_said = note is not None and note.text in said
        changed = changed.append(msgspec.structs.replace(note, text=said[note.text]) if note and is_said else note)
    return changed


def _owner_cells(session: Session) -> dict[str, frozenset[str]]:
    """Return by block the lanes of an action plan that say who does something."""
    language = session.language
    views = {
        block.id: canvas_view(session, block, language)
        for block in session.agenda.blocks
        if session.card_of(block) is not None
    }
    return {block: frozenset(owner_lanes(view)) for block, view in views.items() if action_table(view)}
