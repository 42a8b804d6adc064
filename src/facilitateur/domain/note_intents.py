"""What may happen to notes."""

from collections.abc import Sequence
from itertools import zip_longest

from facilitateur.domain.canvases.doubles import twins
from facilitateur.domain.canvases.tree import branch
from facilitateur.domain.card import MASTER_LANGUAGE
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import (
    FileAttached,
    NoteAdded,
    NoteEdited,
    NoteKept,
    NoteKind,
    NoteMoved,
    NoteParked,
    NoteRetracted,
    VoteCounted,
)
from facilitateur.domain.evolve_notes import notes_on_canvas
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import WHOLE_ROOM, Note, Session


def check_canvas(state: Session, block: str, team: str) -> None:
    """Refuse a block or a team that the session does not have; some blocks belong to the whole room."""
    if state.agenda.block(block) is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if team == WHOLE_ROOM and state.is_for_all(block):
        return
    if all(known.letter != team for known in state.contents.teams):
        raise RefusedError(Reason.UNKNOWN_TEAM, team=team)


def live_note(state: Session, number: int) -> Note:
    """Return a note that was not taken back, or refuse."""
    note = state.note(number)
    if note is None or note.retracted:
        raise RefusedError(Reason.UNKNOWN_NOTE, note=number)
    return note


def capture(
    state: Session,
    block: str,
    team: str,
    texts: Sequence[str],
    *,
    kind: NoteKind = NoteKind.PLAIN,
    place: str = "",
    parent: int | None = None,
    parked: bool = False,
    authors: Sequence[str] = (),
    lane: str = "",
    spot: tuple[int, int] | None = None,
) -> Events:
    """Write down one note per text, as one action; `authors` says of each text who said it."""
    check_canvas(state, block, team)
    said = zip_longest(map(clean_line, texts), map(clean_line, authors), fillvalue="")
    cleaned = [(line, author) for line, author in said if line]
    if not cleaned:
        raise RefusedError(Reason.EMPTY_TEXT)
    first = len(state.contents.notes) + 1
    return tuple(
        NoteAdded(number, block, team, text, kind, place, parent, parked, author, lane, spot)
        for number, (text, author) in enumerate(cleaned, first)
    )


def edit_note(state: Session, number: int, text: str, kind: NoteKind, author: str | None = None) -> Events:
    """Correct the words or the kind of a note, or who said it, in each cluster in which it stands.

    Without an author it stays whose it was.
    """
    note = live_note(state, number)
    line = clean_line(text)
    if not line:
        raise RefusedError(Reason.EMPTY_TEXT)
    author = None if author == note.author else author
    if (line, kind, author) == (note.text, note.kind, None):
        return ()
    return tuple(NoteEdited(same.number, line, kind, author) for same in twins(state, note))


def move_note(
    state: Session, number: int, *, team: str, place: str = "", parent: int | None = None, lane: str | None = None
) -> Events:
    """Put a note elsewhere on its block's canvases; it keeps its lane and its spot unless told otherwise."""
    note = live_note(state, number)
    check_canvas(state, note.block, team)
    inside = {moved.number for moved in branch(notes_on_canvas(state.contents, (note.block, note.team)), number)}
    if parent in inside:
        raise RefusedError(Reason.UNDER_ITSELF)
    if parent is not None and all(
        other.number != parent for other in notes_on_canvas(state.contents, (note.block, team))
    ):
        raise RefusedError(Reason.UNKNOWN_NOTE, note=parent)
    lane = _same_place(state, note, team, note.lane if lane is None else lane)
    place = _same_place(state, note, team, place)
    if (team, place, parent, lane) == (note.team, note.place, note.parent, note.lane):
        return ()
    if place and team == note.team and any(same.place == place for same in twins(state, note) if same is not note):
        raise RefusedError(Reason.STANDS_THERE)
    return (NoteMoved(number, team, place, parent, lane, note.spot),)


def _same_place(state: Session, note: Note, team: str, place: str) -> str:
    """Return, for a note that goes to another team, the place or idea that stands there where its own stood here."""
    made = [item.id for item in state.contents.places.get((note.block, note.team), ())]
    block = state.agenda.block(note.block)
    card = state.card_of(block) if block is not None else None
    own = card.text(MASTER_LANGUAGE).canvas.places if card is not None else ()
    if team == note.team or place not in made or any(item.id == place for item in own):
        return place
    theirs = state.contents.places.get((note.block, team), ())
    return theirs[min(made.index(place), len(theirs) - 1)].id if theirs else ""


def retract_note(state: Session, number: int) -> Events:
    """Take a note back, with its branch in a tree."""
    live_note(state, number)
    return (NoteRetracted(number),)


def keep_note(state: Session, number: int) -> Events:
    """Mark a note as chosen, or no longer."""
    return (NoteKept(number, not live_note(state, number).kept),)


def park_note(state: Session, number: int) -> Events:
    """Send a note to the parking lot, or fetch it back."""
    return (NoteParked(number, not live_note(state, number).parked),)


def decide(state: Session, number: int) -> Events:
    """Turn a note into a decision, or back into a plain note."""
    note = live_note(state, number)
    kind = NoteKind.PLAIN if note.kind is NoteKind.DECISION else NoteKind.DECISION
    return edit_note(state, number, note.text, kind)


def vote(state: Session, number: int, votes: int) -> Events:
    """Add votes to a note, or take some back."""
    note = live_note(state, number)
    if note.votes + votes < 0:
        raise RefusedError(Reason.NO_VOTES_TO_TAKE, votes=note.votes)
    return (VoteCounted(number, votes),) if votes else ()


def attach_file(
    state: Session, block: str, team: str, name: str, stored: str, sha256: str, note: int | None = None
) -> Events:
    """Attach a file whose copy is already in the session's folder; the same one at the same place stands there once."""
    check_canvas(state, block, team)
    if note is not None:
        live_note(state, note)
    if any(
        (file.block, file.team, file.stored, file.note) == (block, team, stored, note) for file in state.contents.files
    ):
        return ()
    return (FileAttached(block, team, clean_line(name), stored, sha256, note),)
