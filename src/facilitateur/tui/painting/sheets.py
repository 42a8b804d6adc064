"""The sheets canvas (and galleries): one sheet field by field, two side by side on wide screens."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.canvases.cells import own_fields, spoken_seconds
from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.values import choices_of, is_comment, seconds_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, focus_index, hidden_said, marked_window, note_lines, sight
from facilitateur.tui.painting.text import ends, fit, fit_label, line, rule
from facilitateur.tui.whereabouts import Cells, by_cell, outside

LABEL_WIDTH = 24


def paint_sheets(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the row of sheets and the one of the cursor, with the next one beside it where there is room."""
    cells = by_cell(frame.notes)
    head = [_tabs(frame, cells, width), rule(width)]
    at, count = min(max(frame.cursor.place, 0), len(frame.canvas.places)), len(frame.canvas.places)
    room = height - len(head)
    if not frame.wide or count < 2:
        return head + _sheet(frame, cells, at, width, room)
    half = (width - 1) // 2
    first = min(at, count - 1)
    second = first + 1 if first + 1 < count or at == count else first - 1
    pair = sorted({first, second if second <= count else first})
    sides = [_sheet(frame, cells, index, half, room) for index in pair]
    blank = line(width=half)
    rows = range(max(len(side) for side in sides))
    body = [[side[row] if row < len(side) else blank for side in sides] for row in rows]
    return head + [Content.assemble(row[0], ("│", MUTED), *row[1:]) for row in body]


def sheet_name(frame: Frame, cells: Cells, index: int) -> str:
    """Return what a sheet is called: its title, else its first filled field, else its number."""
    if index >= len(frame.canvas.places):
        return frame.words("new sheet")
    place = frame.canvas.places[index]
    filled = (notes[0] for lane in own_fields(frame.canvas) if (notes := cells.get((place.id, lane.id))))
    first = next((said_in(frame.state, note, frame.words.language) for note in filled), "")
    return place.label or first or frame.words("sheet {n}", n=index + 1)


def _tabs(frame: Frame, cells: Cells, width: int) -> Content:
    """Return the sheets as a row of names around the one of the cursor."""
    count = len(frame.canvas.places)
    at = min(max(frame.cursor.place, 0), count)
    parts: list[tuple[str, str]] = []
    last = max(count - 1, at)
    start = max(0, at - 2)
    if start:
        parts.append((" …", MUTED))
    for index in range(start, last + 1):
        name = fit(sheet_name(frame, cells, index), 22)
        parts.append((f" {'▸' if index == at else ' '}{index + 1} {name} ", "bold $primary" if index == at else MUTED))
    filled = _filled(frame, cells, at)
    right = f" {filled}/{len(own_fields(frame.canvas))} "
    left = line(*parts, width=width - len(right))
    return Content.assemble(left, (right, MUTED))


def _filled(frame: Frame, cells: Cells, index: int) -> int:
    if index >= len(frame.canvas.places):
        return 0
    place = frame.canvas.places[index]
    return sum(1 for lane in own_fields(frame.canvas) if cells.get((place.id, lane.id)))


def _sheet(frame: Frame, cells: Cells, index: int, width: int, height: int) -> list[Content]:
    """Return one sheet: every field with its notes, the field of the cursor in sight."""
    place = frame.canvas.places[index] if index < len(frame.canvas.places) else None
    lanes = frame.canvas.lanes
    active = min(max(frame.cursor.lane, 0), len(lanes) - 1) if index == frame.cursor.place else -1

    def lines_of(at: int) -> list[Content]:
        notes = cells.get((place.id, lanes[at].id), []) if place is not None else []
        return _field(frame, at, lanes[at], notes, width, active=at == active)

    strays = _strays(frame, outside(frame) if index == 0 else (), width, max(height // 3, 2))
    body = marked_window(len(lanes), max(active, 0), height - len(strays), lines_of, width)
    return [*body, *strays]


def _field(
    frame: Frame, at: int, lane: CanvasItem, notes: Sequence[Note], width: int, *, active: bool
) -> list[Content]:
    name = fit_label(f"{'▸' if active else ' '}{at + 1} {lane.label}", LABEL_WIDTH - 1)
    lead = name + " " * (LABEL_WIDTH - Content(name).cell_length)
    if not notes:
        said = _wanted(frame, lane) if active else "·"
        return [line((lead, "bold $primary" if active else MUTED), (said, MUTED), width=width)]
    room = width - LABEL_WIDTH
    rows = [row for note in notes for row in note_lines(frame, note, room, lead="")]
    margin = [Content.styled(lead, "bold $primary" if active else MUTED), *_to_say(frame, lane, notes)]
    margin += [line(width=LABEL_WIDTH)] * (len(rows) - len(margin))
    rows += [line(width=room)] * (len(margin) - len(rows))
    return [Content.assemble(beside, row) for beside, row in zip(margin, rows, strict=True)]


def _to_say(frame: Frame, lane: CanvasItem, notes: Sequence[Note]) -> list[Content]:
    """Return, below the name of a part of a pitch, how long it takes to say against the time it has."""
    planned, spoken = seconds_of(lane), spoken_seconds(notes, frame.pace)
    if planned is None:
        return []
    said = frame.words("≈ {spoken} s of {n} s", spoken=spoken, n=planned)
    return [line((f"   {said}", "$warning" if spoken > planned else MUTED), width=LABEL_WIDTH)]


def _wanted(frame: Frame, lane: CanvasItem) -> str:
    """Return what an empty field takes."""
    choices, seconds = choices_of(lane), seconds_of(lane)
    if choices:
        return " · ".join(f"{n} {choice}" for n, choice in enumerate(choices, 1))
    if seconds is not None:
        return frame.words("{n} seconds", n=seconds)
    if is_comment(lane):
        return frame.words("one comment a line")
    return lane.help or "…"


def _strays(frame: Frame, notes: Sequence[Note], width: int, most: int) -> list[Content]:
    """Return the notes of no sheet under their heading, on `most` rows; the heading counts those out of sight."""
    if not notes:
        return []
    seen = sight(
        len(notes), focus_index(frame, notes), most - 1, lambda at: note_lines(frame, notes[at], width, lead=" • ")
    )
    name = Content.styled(f" {frame.words('Outside the sheets')}", "bold")
    return [ends(name, Content.styled(hidden_said(seen.above, seen.below) + " ", MUTED), width), *seen.lines]
