"""Sheets told as a table of two of their fields: what is held where and when (`grille : Lieu / Créneau`)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import find_place, first, normalised
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.state import Note

_BETWEEN = re.compile(r"\s*[/×]\s*")
_FIGURES = re.compile(r"(\d+)")


class Crossing(NamedTuple):
    """The table, with what each cell holds."""

    row_field: CanvasItem
    column_field: CanvasItem
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """Titles of the sheets by row and column: the text of their first field."""

    @property
    def clashes(self) -> tuple[tuple[str, str, int], ...]:
        """Cells that hold more than one sheet: row, column, how many."""
        return tuple((row, column, len(held)) for (row, column), held in self.cells.items() if len(held) > 1)


def crossing_of(view: CanvasView, notes: Sequence[Note]) -> Crossing | None:
    """Return the table of the sheets that say both where and when; none where the card asks for none, or none does."""
    fields = _fields(view)
    if fields is None:
        return None
    held = {(note.place, note.lane): note.text for note in reversed(notes)}
    spelt: dict[str, str] = {}
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for sheet in view.places:
        row, column = (held.get((sheet.id, field.id), "") for field in fields)
        if row and column:
            key = (spelt.setdefault(fold(row), row), spelt.setdefault(fold(column), column))
            title = sheet.label or held.get((sheet.id, view.lanes[0].id), "…")
            cells[key] = (*cells.get(key, ()), title)
    if not cells:
        return None
    return Crossing(*fields, _ordered(row for row, _ in cells), _ordered(column for _, column in cells), cells)


def _fields(view: CanvasView) -> tuple[CanvasItem, CanvasItem] | None:
    names = _BETWEEN.split(first(normalised(view.settings), "grille", "table"))
    found = [find_place(view.lanes, name) for name in names] if view.shown is CanvasKind.SHEETS else []
    match found:
        case [CanvasItem() as row, CanvasItem() as column]:
            return row, column
        case _:
            return None


def _ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Return names once, in the order in which people count: 9 h before 10 h."""
    return tuple(sorted(dict.fromkeys(names), key=_counted))


def _counted(name: str) -> list[tuple[int, int, str]]:
    parts = _FIGURES.split(fold(name))
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
