"""Zones that a team fills once for each idea: which notes react to which idea (`instance : idée`).

An idea is a place that the team made; a reaction stands in a zone of the card (its place) for an idea (its lane).
"""

from collections.abc import Sequence

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note

APART = -1
"""The index of the page on which notes stand that react to no idea."""


def idea_at(view: CanvasView, at: int) -> CanvasItem | None:
    """Return the idea at an index, the last one beyond the end; none before the first idea and on the page apart."""
    return view.ideas[min(at, len(view.ideas) - 1)] if view.ideas and at > APART else None


def index_of(view: CanvasView, note: Note) -> int:
    """Return the index of the idea that a note reacts to."""
    return next((at for at, idea in enumerate(view.ideas) if idea.id == note.lane), APART)


def of_idea(notes: Sequence[Note], idea: CanvasItem) -> tuple[Note, ...]:
    """Return the reactions to one idea."""
    return tuple(note for note in notes if note.lane == idea.id)


def apart(view: CanvasView, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes that react to no idea: written before the first one, or their idea was removed."""
    known = {idea.id for idea in view.ideas}
    return tuple(note for note in notes if note.lane not in known)


def on_page(view: CanvasView, notes: tuple[Note, ...], at: int) -> tuple[Note, ...]:
    """Return what shows at an index: reactions to its idea, or the notes apart; all notes without ideas."""
    if not view.ideas:
        return notes
    idea = idea_at(view, at)
    return apart(view, notes) if idea is None else of_idea(notes, idea)
