"""Notes that stand on one canvas more than once: what hesitates between two clusters was said once."""

from collections.abc import Iterable, Sequence

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, normalised
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.state import Note, Session


def takes_doubles(view: CanvasView) -> bool:
    """Whether the card lets a note stand in a second cluster (`multi : oui`)."""
    asked = fold(first(normalised(view.settings), "multi", "several"))
    return view.shown is CanvasKind.CLUSTERS and asked in ("oui", "yes")


def roots(notes: Iterable[Note]) -> dict[int, int]:
    """Return the number of each note with that of the note among them which it repeats, its own for most."""
    held = {note.number: note for note in notes}
    found: dict[int, int] = {}
    for number in sorted(held):
        note, source = held[number], held.get(held[number].origin or 0)
        repeats = source is not None and (source.text, source.kind) == (note.text, note.kind)
        found[number] = found.get(source.number, number) if repeats and source is not None else number
    return found


def once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return notes without those that repeat another one of them."""
    if all(note.origin is None for note in notes):
        return tuple(notes)
    first_said = roots(notes)
    return tuple(note for note in notes if first_said[note.number] == note.number)


def twins(state: Session, note: Note) -> tuple[Note, ...]:
    """Return the notes of its canvas that are one with a note, itself among them."""
    notes = state.notes_of(note.block, note.team)
    root = roots(notes) if any(other.origin is not None for other in notes) else {}
    return tuple(other for other in notes if root.get(other.number) == root.get(note.number, 0)) or (note,)


def one_with(state: Session, note: Note) -> set[int]:
    """Return the numbers of a note and of those on its canvas that it was copied from."""
    found = {note.number}
    while note.origin is not None and note.origin < note.number:
        source = state.note(note.origin)
        if source is None or _canvas_and_words(source) != _canvas_and_words(note):
            break
        found.add(source.number)
        note = source
    return found


def _canvas_and_words(note: Note) -> tuple[str, str, str, str]:
    return note.block, note.team, note.text, note.kind


def brought_from(state: Session, notes: Iterable[Note]) -> set[int]:
    """Return the numbers of the notes of other canvases that notes were carried over from, however often they stand."""
    found: set[int] = set()
    for note in notes:
        first_here = state.note(min(one_with(state, note)))
        number = first_here.origin if first_here is not None else None
        source = state.note(number or 0)
        found |= one_with(state, source) if source is not None else {number} if number is not None else set()
    return found
