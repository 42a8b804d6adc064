"""How the cursor moves over a canvas: pure functions from a frame to a cursor."""

from facilitateur.domain.canvases.ideas import index_of
from facilitateur.domain.canvases.places import CELLS, SCORED
from facilitateur.domain.canvases.tree import HEAD, branch_places, children, walk
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Note
from facilitateur.domain.timing import clock_of
from facilitateur.tui.cells import after_cell, go_to_lane, turn_cell
from facilitateur.tui.frame import AT_HEAD, Cursor, Frame
from facilitateur.tui.ideas import idea_beside
from facilitateur.tui.painting.tree import tree_rows
from facilitateur.tui.painting.zones import active_place, notes_in
from facilitateur.tui.whereabouts import in_places, is_at_head, outside, place_of


def next_place(frame: Frame) -> Cursor:
    """Go to the next place: the next open zone, then the next idea, or in a tree the next branch of the same level."""
    if frame.canvas.shown is CanvasKind.TREE:
        return _next_branch(frame)
    return _turn_by_kind(frame, 1)


def previous_place(frame: Frame) -> Cursor:
    """Go to the place before, or in a tree up one level."""
    if frame.canvas.shown is CanvasKind.TREE:
        note = frame.state.note(frame.cursor.parent or 0)
        if note is not None:
            return frame.cursor._replace(parent=note.parent)
        return _turn(frame, -1) if frame.canvas.places else frame.cursor
    return _turn_by_kind(frame, -1)


def _turn_by_kind(frame: Frame, step: int) -> Cursor:
    if frame.canvas.shown is CanvasKind.GRID and frame.canvas.places:
        return frame.cursor._replace(place=(frame.cursor.place + step) % len(frame.canvas.places), selected=None)
    if frame.canvas.shown is CanvasKind.SURVEY and frame.canvas.lanes:
        return frame.cursor._replace(lane=(frame.cursor.lane + step) % len(frame.canvas.lanes))
    if frame.canvas.shown in CELLS:
        return turn_cell(frame, step)
    if frame.canvas.shown is CanvasKind.CLUSTERS:
        return Cursor((frame.cursor.place + step) % (len(frame.canvas.places) + 1), None, frame.cursor.selected)
    return _turn(frame, step)


def go_to_place(frame: Frame, number: int) -> Cursor | None:
    """Go to place `number` (from 1); none when there is no such place.

    Where there are lanes the number is a lane; 0 is the reserve of clusters, the line of steps or the effect.
    """
    if frame.canvas.shown in CELLS:
        return go_to_lane(frame, number)
    if frame.canvas.shown is CanvasKind.GRID:
        is_there = 1 <= number <= len(frame.canvas.places)
        return frame.cursor._replace(place=number - 1, selected=None) if is_there else None
    if frame.canvas.shown is CanvasKind.CLUSTERS:
        return Cursor(number) if 0 <= number <= len(frame.canvas.places) else None
    if number == 0 and frame.canvas.head is not None:
        return Cursor(AT_HEAD)
    if not 1 <= number <= len(frame.canvas.places):
        return None
    return frame.cursor._replace(place=number - 1, parent=None, selected=None)


def _turn(frame: Frame, step: int) -> Cursor:
    places = frame.canvas.places
    if not places:
        return frame.cursor
    running = clock_of(frame.state, frame.block).step if frame.block else 0
    at, turned = frame.cursor.place if step > 0 else max(frame.cursor.place, 0), frame.cursor
    for _ in places:
        before, at = at, (at + step) % len(places)
        if (at - before) * step <= 0:
            turned = idea_beside(frame, step)
        if frame.canvas.is_open(places[at].id, running):
            break
    return turned._replace(place=at, parent=None, selected=None)


def _next_branch(frame: Frame) -> Cursor:
    """The next sibling of the current node; after the last one, a new branch beside it."""
    parent = frame.cursor.parent
    note = frame.state.note(parent) if parent else None
    if note is None:
        return _turn(frame, 1) if frame.canvas.places else frame.cursor
    siblings = children(frame.notes, note.parent)
    at = next((i for i, other in enumerate(siblings) if other.number == note.number), len(siblings))
    if note.parent is not None and at + 1 < len(siblings):
        return frame.cursor._replace(parent=siblings[at + 1].number)
    return frame.cursor._replace(parent=note.parent)


def after_capture(frame: Frame, number: int) -> Cursor:
    """Return the cursor after a note was added: in a tree the next one goes below it."""
    if is_at_head(frame):
        return Cursor(0)
    if frame.canvas.shown is CanvasKind.TREE:
        return Cursor(frame.cursor.place, number, number)
    if frame.canvas.shown in CELLS:
        return after_cell(frame, number)
    return frame.cursor._replace(selected=number)


def ordered_notes(frame: Frame) -> tuple[Note, ...]:
    """Return the notes in the order in which they stand on screen."""
    if frame.canvas.shown is CanvasKind.TREE:
        if frame.canvas.places:
            return tuple(row.node.note for row in tree_rows(frame._replace(navigating=True)) if row.node)
        return tuple(node.note for node in walk(frame.notes))
    if frame.canvas.shown in CELLS or frame.canvas.shown is CanvasKind.CLUSTERS:
        return in_places(frame)
    if frame.canvas.shown is CanvasKind.ZONES and frame.canvas.places:
        return (*(note for place in frame.canvas.places for note in notes_in(frame, place)), *outside(frame))
    return frame.notes


def notes_here(frame: Frame) -> tuple[Note, ...]:
    """Return the notes of the place that one writes in: the open zone, the branch, the cluster or the reserve."""
    if frame.canvas.shown is CanvasKind.ZONES and frame.canvas.places:
        return tuple(notes_in(frame, active_place(frame)))
    place = place_of(frame)
    if frame.canvas.shown is CanvasKind.TREE and place is not None:
        branches = branch_places(frame.notes)
        return tuple(note for note in frame.notes if branches[note.number] == place.id)
    if frame.canvas.shown is not CanvasKind.CLUSTERS:
        return ()
    return outside(frame) if place is None else tuple(note for note in frame.notes if note.place == place.id)


def among_notes(frame: Frame) -> Cursor:
    """Return the cursor on the selected note; on the last one of the place one writes in if it stands elsewhere.

    On a branch without a note, and on a row of a grid, it stays: what stands there can be changed or removed.
    """
    if frame.canvas.shown is CanvasKind.GRID and frame.canvas.places and frame.selected is None:
        return frame.cursor._replace(selected=None)
    here = notes_here(frame)
    if frame.canvas.shown is CanvasKind.TREE and place_of(frame) is not None and not here:
        return frame.cursor._replace(selected=None)
    if here and all(note.number != frame.cursor.selected for note in here):
        return with_selected(frame, here[-1])
    return select(frame, 0)


def select(frame: Frame, step: int) -> Cursor:
    """Select the note `step` places further on screen, or the newest one when none was."""
    notes = ordered_notes(frame)
    if not notes:
        return frame.cursor
    at = next((i for i, note in enumerate(notes) if note.number == frame.cursor.selected), None)
    chosen = (notes_here(frame) or notes)[-1] if at is None else notes[min(max(at + step, 0), len(notes) - 1)]
    return with_selected(frame, chosen)


def with_selected(frame: Frame, note: Note) -> Cursor:
    """Return a cursor on a note; its zone opens, and in a tree the next note will go below it."""
    place = max(frame.canvas.number_of(note.place) - 1, 0) if frame.canvas.places else 0
    if frame.canvas.shown is CanvasKind.TREE and frame.canvas.head is not None and note.place == HEAD:
        return Cursor(AT_HEAD, None, note.number)
    if frame.canvas.shown is CanvasKind.TREE:
        branch = frame.canvas.number_of(branch_places(frame.notes).get(note.number, note.place))
        return Cursor(max(branch - 1, 0), note.number, note.number)
    if frame.canvas.shown is CanvasKind.CLUSTERS:
        return Cursor(frame.canvas.number_of(note.place), None, note.number)
    if frame.canvas.shown in SCORED:
        return frame.cursor._replace(selected=note.number)
    if frame.canvas.shown in CELLS:
        lanes = [lane.id for lane in frame.canvas.lanes]
        return Cursor(place, None, note.number, lanes.index(note.lane) if note.lane in lanes else 0)
    if frame.canvas.shown is CanvasKind.ZONES and frame.canvas.place(note.place) is None:
        place = frame.cursor.place
    return Cursor(place, None, note.number, index_of(frame.canvas, note) if frame.canvas.ideas else 0)
