"""A grid under majority judgment: how many people gave each grade, the best first, the majority grade in brackets."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.canvases.grid import Grid, Row
from facilitateur.domain.canvases.merit import profile_of, ties
from facilitateur.i18n.scores import cells_said, value_name
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.notes import MUTED
from facilitateur.tui.painting.text import fit, line, pad, pad_left

WIDEST_NAME, NAME_WIDTH = 44, 16
WIDEST_COUNT = 7
"""Cells of the count of one grade, between which nothing is lost from sight."""


class Columns(NamedTuple):
    """Cells of what stands side by side."""

    name: int
    each: int
    """Of each grade."""
    grade: int
    """Of the name of the majority grade."""
    rank: int


def merit_columns(words: Words, grid: Grid, width: int) -> Columns:
    """Share a width; where it is scarce the names of the rows give way."""
    scale = grid.scales[0]
    grades = scale.high - scale.low + 1
    most = max((count for row in grid.rows for count in profile_of(row).values()), default=0)
    longest = max(cell_len(value_name(words, scale, value)) for value in range(scale.low, scale.high + 1))
    titles = (words("grade"), words("rank"))
    grade, rank = max(longest + 1, cell_len(titles[0])), cell_len(titles[1])
    least = max(len(str(most)), len(str(scale.high))) + 2
    left = width - grade - rank - 5
    names = max(cell_len(row.place.label) for row in grid.rows) + len(str(len(grid.rows))) + 3
    name = min(max(names, NAME_WIDTH), WIDEST_NAME, left - grades * least)
    return Columns(name, min(max((left - name) // grades, least), WIDEST_COUNT), grade, rank)


def paint_merit_header(words: Words, grid: Grid, columns: Columns, width: int) -> Content:
    """Return the grades over their counts, and what stands at their right."""
    scale = grid.scales[0]
    grades = "".join(pad_left(f"{value} ", columns.each) for value in range(scale.high, scale.low - 1, -1))
    result = f" {pad(words('grade'), columns.grade)} {words('rank')}"
    return line(pad("", columns.name), (grades, "bold"), ("│", MUTED), (result, "bold"), width=width)


def paint_merit_row(
    words: Words, grid: Grid, at: int, row: Row, columns: Columns, width: int, *, active: bool
) -> Content:
    """Return a row: its name, the count of each grade, the majority grade, its rank with = for a tie."""
    scale, profile = grid.scales[0], profile_of(row)
    style = "bold $primary" if active else ""
    parts: list[str | tuple[str, str]] = [
        (pad(f"{'▸' if active else ' '}{at + 1} {fit(row.place.label, columns.name)}", columns.name), style)
    ]
    for value in range(scale.high, scale.low - 1, -1):
        count, is_majority = profile.get(value, 0), row.total == value
        said = f"[{count}]" if is_majority else f"{count or '·'} "
        parts.append((pad_left(said, columns.each), "bold" if is_majority else style if count else MUTED))
    grade = cells_said(words, grid, row)[0] if profile else "–"
    sign = "=" if any(row in run for run in ties(grid)) else " "
    result = f" {pad(grade, columns.grade)} {row.rank or '–':>{columns.rank - 1}} {sign}"
    return line(*parts, ("│", MUTED), (result, "bold"), width=width)
