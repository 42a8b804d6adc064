"""The grid canvas: rows and criteria with means, rank at right, disagreements and close calls marked."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from facilitateur.domain.canvases.grid import Aggregate, Grid, Row, grid_of
from facilitateur.domain.canvases.merit import crowded, is_profiled
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.card import CanvasItem
from facilitateur.i18n.formats import listing, number
from facilitateur.i18n.scores import (
    cells_said,
    crowded_said,
    firmness_of,
    legend_of,
    remarks_of,
    result_name,
    total_said,
    weighted_label,
)
from facilitateur.i18n.words import Words
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.merit import merit_columns, paint_merit_header, paint_merit_row
from facilitateur.tui.painting.notes import MUTED, SELECTED_STYLE, note_lines
from facilitateur.tui.painting.text import fit, line, pad, pad_left, wrap
from facilitateur.tui.painting.text import whole as unbreakable
from facilitateur.tui.rating import scores_shown, takes_every_rater
from facilitateur.tui.whereabouts import is_on_row

RESULT_WIDTH = 16
NARROW_CELL, CELL_WIDTH, WIDEST_CELL = 6, 8, 22
NARROW_NAME, NAME_WIDTH, WIDEST_NAME = 12, 16, 44


def paint_grid(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the grid, the scores of the rater at work, and what the figures say."""
    grid = grid_of(frame.canvas, frame.scores)
    if not grid.rows:
        return _empty(frame, grid, width)
    notes = [text for note in frame.notes for text in note_lines(frame, note, width)]
    told = [*crowded_said(frame.words, crowded(grid, frame.state, frame.key)), *_told(frame.words, grid)]
    most = max(height // 3, height - 2 - len(grid.rows), 3)
    below = [*_whole(told, width, most), *notes][:most]
    rows = height - 2 - len(below)
    start = min(max(frame.cursor.place - rows + 2, 0), max(len(grid.rows) - rows, 0))
    shown = range(start, min(start + rows, len(grid.rows)))
    table = _profiles(frame, grid, shown, width) if is_profiled(grid) else _means(frame, grid, shown, width)
    return [*table, _rater(frame, grid, width), *below][:height]


def _told(words: Words, grid: Grid) -> list[str]:
    """Return how firm the first rank is, which shows in any window, then what the figures mean and say."""
    legend = legend_of(words, grid)
    if is_profiled(grid):
        legend = [" · ".join((*legend, unbreakable(words("[ ] the majority grade"))))]
    return [*firmness_of(words, grid), *legend, *remarks_of(words, grid)]


def _profiles(frame: Frame, grid: Grid, shown: range, width: int) -> list[Content]:
    """Return the rows with how many people gave each grade."""
    words, columns = frame.words, merit_columns(frame.words, grid, width)
    at = min(frame.cursor.place, len(grid.rows) - 1)
    rows = [paint_merit_row(words, grid, i, grid.rows[i], columns, width, active=i == at) for i in shown]
    return [paint_merit_header(words, grid, columns, width), *rows]


def _means(frame: Frame, grid: Grid, rows: range, width: int) -> list[Content]:
    """Return the rows with the mean of each criterion that has room."""
    room = width - RESULT_WIDTH - 1
    least = CELL_WIDTH if (room - NAME_WIDTH) // CELL_WIDTH >= len(grid.criteria) else NARROW_CELL
    shown = max(1, min(len(grid.criteria), (room - NARROW_NAME) // least))
    cell = _cell_width(grid, room, shown, least)
    columns = (room - shown * cell, cell, shown)
    return [_header(grid, columns, frame.words, width), *(_row(frame, grid, i, grid.rows[i], columns) for i in rows)]


def _whole(told: Sequence[str], width: int, most: int) -> list[Content]:
    """Return the remarks for which there is room, each of them whole."""
    lines: list[Content] = []
    for said in told:
        wrapped = wrap(said, width - 2)
        if len(lines) + len(wrapped) <= most:
            lines += [line((f" {text}", MUTED), width=width) for text in wrapped]
    return lines


def _empty(frame: Frame, grid: Grid, width: int) -> list[Content]:
    said = frame.words("First what is judged, one line each; then the scores, row by row: 4 3 5 2 3.")
    if takes_every_rater(frame):
        said = frame.words(
            "First what is judged, one line each; then its scores, one a person: {scores}.", scores=scores_shown(frame)
        )
    names = frame.words("Criteria: {criteria}", criteria=listing(frame.words, [*map(weighted_label, grid.criteria)]))
    changed = frame.words("* and Enter changes them, and what each weighs.")
    told = ["", *wrap(said, width - 4), "", *wrap(names, width - 4)]
    told += [row for legend in legend_of(frame.words, grid) for row in wrap(legend, width - 4)]
    if grid.aggregate is Aggregate.MEAN:
        told += wrap(changed, width - 4)
    return [line((f"  {text}", MUTED), width=width) for text in told]


Columns = tuple[int, int, int]
"""Cells of the names, cells of each criterion, and how many criteria show."""


def _cell_width(grid: Grid, room: int, shown: int, least: int) -> int:
    """Share the width that the names of the rows leave among the criteria."""
    longest = max(cell_len(row.place.label) for row in grid.rows) + len(str(len(grid.rows))) + 3
    name = min(max(longest, NAME_WIDTH), WIDEST_NAME)
    return min(max((room - name) // shown, least), WIDEST_CELL)


def _header(grid: Grid, columns: Columns, words: Words, width: int) -> Content:
    name, cell, shown = columns
    cells = "".join(pad_left(_title(item, cell), cell) for item in grid.criteria[:shown])
    hidden = len(grid.criteria) - shown
    more = f" {words.plural('+{n} criterion', '+{n} criteria', hidden)}" if hidden else ""
    return line(
        (pad(more, name), MUTED),
        (cells, "bold"),
        ("│", MUTED),
        (f" {result_name(words, grid.aggregate)} {words('rank')}", "bold"),
        width=width,
    )


def _title(item: CanvasItem, cell: int) -> str:
    """Return a criterion, or its beginning, with its weight."""
    weight = f"×{item.weight}" if item.weight != 1 else ""
    if cell <= CELL_WIDTH:
        return set_cell_size(item.label, min(cell_len(item.label), cell - 3)) + weight
    return fit(item.label, cell - 1 - len(weight)) + weight


def _row(frame: Frame, grid: Grid, at: int, row: Row, columns: Columns) -> Content:
    name, width, shown = columns
    active = at == min(frame.cursor.place, len(grid.rows) - 1)
    left = pad(f"{'▸' if active else ' '}{at + 1} {row.place.label}", name)
    cells = [_cell(said, width) for said in cells_said(frame.words, grid, row)]
    style = "bold $primary" if active else ""
    chosen = f"{style} {SELECTED_STYLE}" if active and frame.navigating and is_on_row(frame) else style
    result = f" {total_said(frame.words, grid, row):>7} {row.rank or '':>3} {'≈' if row.is_close else ' '}"
    if row.is_incomplete:
        result = f" {total_said(frame.words, grid, row):>4} {frame.words('incomplete')}"
    return Content.assemble(
        (left, chosen),
        *[(pad_left(cell, width), style) for cell in cells[:shown]],
        ("│", MUTED),
        (pad(result, RESULT_WIDTH), "bold"),
    )


def _cell(said: str, width: int) -> str:
    return said if said.endswith("!") else fit(said, width - 2) + " "


def _rater(frame: Frame, grid: Grid, width: int) -> Content:
    """Return what the rater at work gave to the row of the cursor; with a single criterion what everybody gave."""
    raters = grid.raters
    if takes_every_rater(frame):
        raters = len(_given(frame))
    many = frame.words.plural("{n} rater", "{n} raters", raters)
    return line((f" {rater_said(frame, width // 3)}   {many}", MUTED), width=width)


def rater_said(frame: Frame, most: int = 24) -> str:
    """Return what the rater at work gave to the row of the cursor; where all give one figure each, the last `most`."""
    words, rows = frame.words, frame.canvas.places
    row = rows[min(frame.cursor.place, len(rows) - 1)]
    name = fit(row.label, 24)
    if takes_every_rater(frame):
        given = _given(frame)
        return words("{row}: {values}", row=name, values=_values(words, given[-most:])) if given else name
    every = [frame.scores.get((row.id, item.id, frame.cursor.rater)) for item in closed(frame.canvas.lanes)]
    return words("rater {n} · {row}: {values}", n=frame.cursor.rater, row=name, values=_values(words, every))


def _given(frame: Frame) -> list[float]:
    """Return all figures of the row of the cursor, rater by rater."""
    rows = frame.canvas.places
    row = rows[min(frame.cursor.place, len(rows) - 1)].id
    shown = {item.id for item in closed(frame.canvas.lanes)}
    return [value for (place, item, _), value in sorted(frame.scores.items()) if place == row and item in shown]


def _values(words: Words, given: Sequence[float | None]) -> str:
    return " ".join("." if value is None else number(words, value, 0 if value == int(value) else 1) for value in given)
