"""Where an unfinished line was meant to go: from a frame to what the disk keeps, and back to a cursor."""

from facilitateur.domain.canvases.places import CELLS
from facilitateur.domain.card import CanvasKind
from facilitateur.storage.draft import Draft
from facilitateur.tui.frame import Cursor, Frame
from facilitateur.tui.whereabouts import place_of


def draft_of(frame: Frame, text: str, team: str) -> Draft:
    """Return what is kept of a line; without a line, the idea, or the question of a survey that hands answer."""
    cursor, block = frame.cursor, frame.block.id if frame.block else ""
    if not text:
        kept = frame.canvas.shown is CanvasKind.SURVEY or frame.canvas.by_idea
        return Draft("", block, team, lane=cursor.lane if kept else 0)
    place = place_of(frame)
    return Draft(text, block, team, place.id if place else "", None, cursor.lane, cursor.parent or 0, cursor.rater)


def cursor_of(frame: Frame, draft: Draft) -> Cursor:
    """Return where a kept line was meant to go; a place that is there no more is the one for what has no place."""
    kind, number = frame.canvas.shown, frame.canvas.number_of(draft.place)
    if kind is CanvasKind.CLUSTERS:
        place = number
    elif number:
        place = number - 1
    else:
        place = len(frame.canvas.places) if kind in CELLS else 0
    parent = draft.parent if any(note.number == draft.parent for note in frame.notes) else None
    lane = min(draft.lane, max(len(frame.canvas.lanes) - 1, 0))
    return Cursor(place, parent, None, lane, draft.rater)
