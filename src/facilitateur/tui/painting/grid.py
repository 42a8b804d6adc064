"""The grid canvas: rows and criteria with means, rank at right, disagreements and close calls marked."""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from facilitateur.domain.canvases.grid import Cell, Grid, Row, grid_of
from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.card import CanvasItem
from facilitateur.i18n.formats import listing, number
from facilitateur.i18n.scores import cell_said, remarks_of, result_name, total_said
from facilitateur.i18n.words import Words
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.notes import MUTED, note_lines
from facilitateur.tui.painting.text import fit, line, pad, pad_left, wrap

RESULT_WIDTH = 16
CELL_WIDTH = 8


def paint_grid(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the grid, the scores of the rater at work, and what the figures say."""
    grid = grid_of(frame.canvas, frame.scores)
    if not grid.rows:
        return _empty(frame, grid, width)
    room = width - RESULT_WIDTH - 1
    shown = max(1, min(len(grid.criteria), (room - 16) // CELL_WIDTH))
    name = room - shown * CELL_WIDTH
    notes = [text for note in frame.notes for text in note_lines(frame, note, width)]
    remarks = [
        line((f" {text}", MUTED), width=width)
        for said in remarks_of(frame.words, grid)
        for text in wrap(said, width - 2)
    ]
    below = [*remarks, *notes][: max(height // 3, 3)]
    rows = height - 2 - len(below)
    start = min(max(frame.cursor.place - rows + 2, 0), max(len(grid.rows) - rows, 0))
    lines = [_header(grid, name, shown, frame.words, width)]
    lines += [_row(frame, grid, start + i, row, name, shown) for i, row in enumerate(grid.rows[start : start + rows])]
    lines.append(_rater(frame, grid, width))
    return [*lines, *below][:height]


def _empty(frame: Frame, grid: Grid, width: int) -> list[Content]:
    said = frame.words("First what is judged, one line each; then the scores, row by row: 4 3 5 2 3.")
    names = frame.words("Criteria: {criteria}", criteria=listing(frame.words, [item.label for item in grid.criteria]))
    return [
        line((f"  {text}", MUTED), width=width) for text in ("", *wrap(said, width - 4), "", *wrap(names, width - 4))
    ]


def _header(grid: Grid, name: int, shown: int, words: Words, width: int) -> Content:
    titles = [_title(item) for item in grid.criteria[:shown]]
    cells = "".join(pad_left(title, CELL_WIDTH) for title in titles)
    return line(
        (" " * name + cells, "bold"),
        ("│", MUTED),
        (f" {result_name(words, grid.aggregate)} {words('rank')}", "bold"),
        width=width,
    )


def _title(item: CanvasItem) -> str:
    """Return the beginning of a criterion, with its weight."""
    short = set_cell_size(item.label, min(cell_len(item.label), CELL_WIDTH - 3))
    return short + (f"×{item.weight}" if item.weight != 1 else "")


def _row(frame: Frame, grid: Grid, at: int, row: Row, name: int, shown: int) -> Content:
    active = at == min(frame.cursor.place, len(grid.rows) - 1)
    left = pad(f"{'▸' if active else ' '}{at + 1} {row.place.label}", name)
    cells = [_cell(frame.words, cell, scale) for cell, scale in zip(row.cells, grid.scales, strict=True)]
    style = "bold $primary" if active else ""
    result = f" {total_said(frame.words, grid, row):>7} {row.rank or '':>3} {'≈' if row.is_close else ' '}"
    if row.is_incomplete:
        result = f" {total_said(frame.words, grid, row):>4} {frame.words('incomplete')}"
    return Content.assemble(
        (left, style),
        *[(pad_left(cell, CELL_WIDTH), style) for cell in cells[:shown]],
        ("│", MUTED),
        (pad(result, RESULT_WIDTH), "bold"),
    )


def _cell(words: Words, cell: Cell, scale: Scale) -> str:
    said = cell_said(words, cell, scale)
    return said if said.endswith("!") else fit(said, CELL_WIDTH - 2) + " "


def _rater(frame: Frame, grid: Grid, width: int) -> Content:
    """Return what the rater at work gave to the row of the cursor."""
    row = grid.rows[min(frame.cursor.place, len(grid.rows) - 1)]
    given = [frame.scores.get((row.place.id, item.id, frame.cursor.rater)) for item in grid.criteria]
    values = " ".join(
        "." if value is None else number(frame.words, value, 0 if value == int(value) else 1) for value in given
    )
    said = frame.words("rater {n} · {row}: {values}", n=frame.cursor.rater, row=fit(row.place.label, 24), values=values)
    raters = frame.words.plural("{n} rater", "{n} raters", grid.raters)
    return line((f" {said}   {raters}", MUTED), width=width)
