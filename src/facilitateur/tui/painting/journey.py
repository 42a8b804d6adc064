"""The journey canvas: steps across, lanes down, feelings as a curve, and the cell of the cursor written out below."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.canvases.choices import said_in
from facilitateur.domain.canvases.slides import interval_of, slides, spoken_lanes
from facilitateur.domain.canvases.values import bounds_of, number_in
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Note
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, marked_window, note_lines
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap
from facilitateur.tui.whereabouts import Cells, by_cell, is_on_steps, lane_of, outside, place_of

NAMES_WIDTH = 15
NARROWEST_STEP = 12
MOST_LINES = 3
"""Lines that one cell may take in the table; the cell of the cursor is whole below."""


def paint_journey(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the table of steps and lanes, as many steps as fit around the cursor, and the cell below."""
    if not frame.canvas.places:
        return _empty(frame, width, height)
    cells = by_cell(frame.notes)
    shown = _shown_steps(frame, width)
    step_width = (width - NAMES_WIDTH) // len(shown)
    lanes = _lane_heights(frame, cells, shown, height)
    lines = [_steps(frame, shown, step_width, width)]
    for number, (lane, rows) in enumerate(zip(frame.canvas.lanes, lanes, strict=True), 1):
        lines += _lane(frame, number, lane, cells, shown, step_width, rows, width)
    rest = height - len(lines) - 1
    if rest >= 2:
        lines += [rule(width), *_cell_below(frame, cells, width, rest)]
    return lines[:height]


def _empty(frame: Frame, width: int, height: int) -> list[Content]:
    words = frame.words
    said = words("The steps first, one line each; then Tab, and the lanes one after the other.")
    lanes = " · ".join(lane.label for lane in frame.canvas.lanes)
    texts = (*wrap(said, width - 4), "", *wrap(words("Lanes: {lanes}", lanes=lanes), width - 4))
    lines = [line((f"  {text}", MUTED), width=width) for text in ("", *texts)]
    rest = height - len(lines) - 1
    if not outside(frame) or rest < 2:
        return lines
    return [*lines, rule(width), *_cell_below(frame, {}, width, rest)]


def _shown_steps(frame: Frame, width: int) -> range:
    """Return the indexes of the steps that fit, the one of the cursor among them."""
    count = len(frame.canvas.places)
    fitting = max(1, min(count, (width - NAMES_WIDTH) // NARROWEST_STEP))
    at = min(max(frame.cursor.place, 0), count - 1)
    start = min(max(at - fitting + 2, 0), count - fitting)
    return range(start, start + fitting)


def _lane_heights(frame: Frame, cells: Cells, shown: range, height: int) -> list[int]:
    """Give each lane what its fullest shown cell needs, up to three rows; a curve takes five where there is room."""
    lanes, places = frame.canvas.lanes, frame.canvas.places
    fullest = [max([1, *(len(cells.get((places[i].id, lane.id), ())) for i in shown)]) for lane in lanes]
    heights = [1] * len(lanes)
    room = height - 4 - len(lanes)
    for at, lane in enumerate(lanes):
        bounds = bounds_of(lane)
        wanted = (bounds[1] - bounds[0] + 1 if frame.wide else 3) if bounds else min(fullest[at], MOST_LINES)
        more = min(wanted - 1, max(room, 0))
        if bounds and more < 2:
            more = 0
        heights[at] += more
        room -= more
    return heights


def _steps(frame: Frame, shown: range, step_width: int, width: int) -> Content:
    places = frame.canvas.places
    on_steps, here = is_on_steps(frame), place_of(frame)
    parts = [(pad(f"{'▸' if on_steps else ' '}0 {frame.words('steps')}", NAMES_WIDTH), "bold" if on_steps else MUTED)]
    for i in shown:
        active = not on_steps and here is not None and here.id == places[i].id
        more = "…" if (i == shown.start and i > 0) or (i == shown.stop - 1 and i < len(places) - 1) else ""
        text = pad(f"{i + 1} {places[i].label}{more}", step_width - 1) + " "
        parts.append((text, "bold $primary" if active else "bold"))
    return line(*parts, width=width)


def _lane(
    frame: Frame, number: int, lane: CanvasItem, cells: Cells, shown: range, step_width: int, rows: int, width: int
) -> list[Content]:
    active = lane_of(frame)
    chosen = active is not None and active.id == lane.id
    name = pad(f"{'▸' if chosen else ' '}{number} {lane.label}", NAMES_WIDTH - 1) + " "
    here = place_of(frame)
    columns = []
    for i in shown:
        place = frame.canvas.places[i]
        notes = cells.get((place.id, lane.id), [])
        style = "bold $primary" if chosen and here is not None and here.id == place.id else ""
        columns.append((_column(frame, lane, notes, step_width - 1, rows), style))
    lines = []
    for row in range(rows):
        parts = [(name if row == 0 else " " * NAMES_WIDTH, "bold" if chosen else MUTED)]
        parts += [(column[row] + " ", style) for column, style in columns]
        lines.append(line(*parts, width=width))
    return lines


def _column(frame: Frame, lane: CanvasItem, notes: Sequence[Note], width: int, rows: int) -> list[str]:
    bounds = bounds_of(lane)
    if bounds is not None and rows > 1:
        return _curve(notes, bounds, width, rows)
    texts = [said_in(frame.state, note, frame.words.language) for note in notes] or ["·"]
    if len(texts) > rows:
        texts = [*texts[: rows - 1], frame.words("{n} notes", n=len(texts) - rows + 1)]
    return [pad(text, width) for text in texts] + [" " * width] * (rows - len(texts))


def _curve(notes: Sequence[Note], bounds: tuple[int, int], width: int, rows: int) -> list[str]:
    """Draw a feeling as a point at its height, with its value beside it."""
    value = number_in(notes[-1].text) if notes else None
    if value is None:
        return [pad("·", width) if row == rows // 2 else " " * width for row in range(rows)]
    low, high = bounds
    at = round((high - min(max(value, low), high)) * (rows - 1) / max(high - low, 1))
    return [pad(f"● {notes[-1].text}", width) if row == at else " " * width for row in range(rows)]


def _cell_below(frame: Frame, cells: Cells, width: int, height: int) -> list[Content]:
    place, lane = place_of(frame), lane_of(frame)
    strays = outside(frame)
    if strays and (place is None or lane is None):
        notes: Sequence[Note] = strays
        title = frame.words("Outside the steps")
    elif place is None or lane is None:
        return [line((f" {frame.words('Type a step, or Tab to fill the lanes.')}", MUTED), width=width)]
    else:
        notes = cells.get((place.id, lane.id), [])
        title = f"{place.label} · {lane.label}" + (f" — {lane.help}" if lane.help else "")
        title += _to_say(frame, place, lane)
    head = line((f" {fit(title, width - 2)}", "bold"), width=width)

    def lines_of(index: int) -> list[Content]:
        return note_lines(frame, notes[index], width, lead=" • ")

    chosen = next((i for i, note in enumerate(notes) if note.number == frame.cursor.selected), len(notes) - 1)
    return [head, *marked_window(len(notes), chosen, height - 1, lines_of, width)]


def _to_say(frame: Frame, place: CanvasItem, lane: CanvasItem) -> str:
    """Return how much is said on a slide, where its words stand and slides pass by themselves."""
    if lane.id not in spoken_lanes(frame.canvas):
        return ""
    found = next((one for one in slides(frame.canvas, frame.notes, frame.pace) if one.step.id == place.id), None)
    if found is None:
        return ""
    facts = {"n": found.words, "seconds": found.spoken, "of": interval_of(frame.canvas)}
    return " · " + frame.words("{n} words, {seconds} s of {of}", **facts)
