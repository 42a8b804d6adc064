"""Where the cursor stands on a canvas: its place, its lane, and the notes that are there; pure functions of a frame."""

from collections.abc import Sequence

from facilitateur.domain.canvases.ideas import idea_at
from facilitateur.domain.canvases.places import CELLS, SCORED
from facilitateur.domain.canvases.values import is_file
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.state import Note
from facilitateur.tui.frame import AT_HEAD, Frame

Cells = dict[tuple[str, str], list[Note]]
"""Notes by (place, lane)."""


def place_of(frame: Frame) -> CanvasItem | None:
    """Return the place that the next note goes to; none in the reserve of clusters and on a sheet not begun."""
    places, at = frame.canvas.places, frame.cursor.place
    if frame.canvas.shown is CanvasKind.CLUSTERS:
        return places[at - 1] if 1 <= at <= len(places) else None
    if is_at_head(frame):
        return frame.canvas.head
    if frame.canvas.shown in CELLS:
        return places[at] if 0 <= at < len(places) else None
    return places[min(max(at, 0), len(places) - 1)] if places else None


def is_at_head(frame: Frame) -> bool:
    """Whether what is typed becomes the effect that the branches of a tree explain."""
    return frame.canvas.head is not None and frame.cursor.place == AT_HEAD and frame.cursor.parent is None


def lane_of(frame: Frame) -> CanvasItem | None:
    """Return the lane or field that the next note goes to; none on the line of steps and where there are no lanes."""
    canvas, cursor = frame.canvas, frame.cursor
    if canvas.shown not in CELLS or not canvas.lanes or is_on_steps(frame):
        return None
    return canvas.lanes[min(max(cursor.lane, 0), len(canvas.lanes) - 1)]


def idea_of(frame: Frame) -> CanvasItem | None:
    """Return the idea that the next note reacts to; none before the first one, apart, and on other canvases."""
    return idea_at(frame.canvas, frame.cursor.lane)


def file_field(frame: Frame) -> CanvasItem | None:
    """Return the field that a file goes to: that of the cursor, else the first of its sheet that waits for one."""
    lane, place = lane_of(frame), place_of(frame)
    if lane is None or is_file(lane) or frame.canvas.shown is CanvasKind.JOURNEY:
        return lane if lane is not None and is_file(lane) else None
    filled = {note.lane for note in frame.notes if place is not None and note.place == place.id}
    return next((field for field in frame.canvas.lanes if is_file(field) and field.id not in filled), None)


def question_of(frame: Frame) -> CanvasItem | None:
    """Return the question of a survey that raised hands are counted for."""
    lanes = frame.canvas.lanes
    return lanes[min(max(frame.cursor.lane, 0), len(lanes) - 1)] if lanes else None


def is_on_steps(frame: Frame) -> bool:
    """Whether what is typed becomes a step of a journey."""
    return frame.canvas.shown is CanvasKind.JOURNEY and (frame.cursor.lane < 0 or not frame.canvas.places)


def by_cell(notes: Sequence[Note]) -> Cells:
    """Gather notes by cell."""
    cells: Cells = {}
    for note in notes:
        cells.setdefault((note.place, note.lane), []).append(note)
    return cells


def outside(frame: Frame) -> tuple[Note, ...]:
    """Return the notes that stand in no place of the canvas: the reserve of clusters."""
    known = {place.id for place in frame.canvas.places}
    return tuple(note for note in frame.notes if note.place not in known)


def in_places(frame: Frame) -> tuple[Note, ...]:
    """Return the notes as they stand on screen: the reserve, then place by place and lane by lane."""
    places = {place.id: n for n, place in enumerate(frame.canvas.places, 1)}
    lanes = {lane.id: n for n, lane in enumerate(frame.canvas.lanes, 1)}
    return tuple(
        sorted(frame.notes, key=lambda note: (places.get(note.place, 0), lanes.get(note.lane, 0), note.number))
    )


def is_on_row(frame: Frame) -> bool:
    """Whether the keys of notes are for the row of a grid: one turned to it, or scored it, after the last remark.

    A remark that was taken back leaves nothing selected, so that the same key again does not take a row.
    """
    return frame.canvas.shown is CanvasKind.GRID and bool(frame.canvas.places) and frame.cursor.selected is None


def may_merge(frame: Frame) -> bool:
    """Whether the selected note may become one with another one: notes of their own, not fields and remarks."""
    own = frame.canvas.shown not in CELLS and frame.canvas.shown not in SCORED
    return own and frame.canvas.shown is not CanvasKind.GROUPS and len(frame.notes) > 1
