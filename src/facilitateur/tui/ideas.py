"""How the cursor goes from idea to idea, where the zones of a canvas are filled for each of them."""

from collections.abc import Sequence

from facilitateur.domain.canvases.ideas import APART, apart, idea_at, index_of
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.state import Note
from facilitateur.tui.frame import Cursor, Frame


def notes_apart(frame: Frame) -> tuple[Note, ...]:
    """Return the notes of the shown team that react to none of its ideas."""
    return apart(frame.canvas, frame.state.notes_of(*frame.key)) if frame.canvas.ideas else ()


def page_at(frame: Frame) -> int:
    """Return the index of the idea shown, from 0; `APART` for the notes that react to none."""
    return APART if idea_at(frame.canvas, frame.cursor.lane) is None else min(frame.cursor.lane, _last(frame))


def idea_beside(frame: Frame, step: int) -> Cursor:
    """Return the cursor at the next idea or the one before, around; what reacts to none comes before the first."""
    if not frame.canvas.ideas:
        return frame.cursor
    pages = [*([APART] if notes_apart(frame) else []), *range(len(frame.canvas.ideas))]
    here = page_at(frame)
    at = pages.index(here) if here in pages else len(pages) - (step > 0)
    return frame.cursor._replace(lane=pages[(at + step) % len(pages)], selected=None)


def go_to_idea(frame: Frame, number: int) -> Cursor | None:
    """Return the cursor at idea `number` from 1; 0 is what reacts to none; none when there is no such idea."""
    is_there = 1 <= number <= len(frame.canvas.ideas) or (number == 0 and bool(notes_apart(frame)))
    return frame.cursor._replace(lane=number - 1, selected=None) if is_there else None


def idea_left_off(view: CanvasView, notes: Sequence[Note]) -> Cursor:
    """Return the cursor at the last idea begun while nobody reacted to it, else at the one that was reacted to last."""
    if not view.ideas:
        return Cursor()
    untouched = all(note.lane != view.ideas[-1].id for note in notes)
    return Cursor(lane=len(view.ideas) - 1 if untouched else index_of(view, notes[-1]))


def _last(frame: Frame) -> int:
    return len(frame.canvas.ideas) - 1
