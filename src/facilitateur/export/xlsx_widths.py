"""How wide the columns of a sheet are and how many lines its texts take, reckoned from the letters of the font."""

import re
from collections.abc import Sequence
from math import ceil
from unicodedata import combining, east_asian_width, normalize

from facilitateur.export.sheet import Column, Kind, Sheet, Value

FONT = {"font_name": "Arial", "font_size": 10, "font_scheme": "none"}
"""The letters that are reckoned with; where there is no Arial, what stands for it is as wide."""

MOST_LINES = 25
"""Lines of the tallest row."""

NARROWEST, WIDEST, WRAPPED = 5, 64, 16
"""Widths of columns in figures, and the width under which none wraps."""

ACROSS = 190
"""Figures that a page printed across can hold and still be read."""

MARGIN, BUTTON, BOLD = 2, 2.5, 1.08
"""What the margins of a cell take, the button that filters, and how much wider bold letters are."""

_LETTERS = {
    letter: width
    for width, letters in (
        (0.425, "ijl'’|"),
        (0.53, " ft.,:;!/\\I[]·\u00a0\u202f"),
        (0.635, 'r-()"`*'),
        (0.955, "cksvxyzJ"),
        (1.18, "FLTZ"),
        (1.27, "ABEKPSVXY&"),
        (1.375, "CDHNRUw"),
        (1.485, "GOQ"),
        (1.59, "mM"),
        (1.9, "W%@—…œŒæÆ"),
    )
    for letter in letters
}
_FIGURE = 1.06
_FOREIGN = 1.91
_PIECES = re.compile(r" +|[^ -]*-+|[^ -]+")
_KINDS = {Kind.TIME: 5 * _FIGURE, Kind.DATE: 10 * _FIGURE}


def text_width(text: str) -> float:
    """Return how wide a text is on one line, in the figures that widths of columns are counted in."""
    return sum(map(_letter, text))


def _letter(char: str) -> float:
    if char > "~" and char not in _LETTERS:
        if combining(char):
            return 0
        if east_asian_width(char) in "WF":
            return _FOREIGN
        char = normalize("NFD", char)[0]
    return _LETTERS.get(char, _FIGURE)


def lines_of(value: Value, width: float) -> int:
    """Return how many lines a value takes in a column that keeps words whole where they fit."""
    if not isinstance(value, str):
        return 1
    return min(sum(_wrapped(line, width - MARGIN) for line in value.splitlines() or [""]), MOST_LINES)


def _wrapped(line: str, room: float) -> int:
    """Return how many lines a line without breaks takes; a word longer than a line is cut."""
    lines, at = 1, 0.0
    for piece in _PIECES.findall(line):
        wide = text_width(piece)
        if piece[0] != " " and at + wide > room:
            cuts = max(ceil(wide / room), 1) - 1
            lines += cuts + (at > 0)
            at = wide - cuts * room
        else:
            at += wide
    return lines


def head_lines(title: str, width: float) -> int:
    """Return how many lines the title of a column takes, bold and beside its button."""
    return lines_of(title, (width - MARGIN - BUTTON) / BOLD + MARGIN)


def column_widths(sheet: Sheet) -> list[int]:
    """Return what columns take of the width; where a printed page would be too small to read, long texts wrap.

    Where there is no room for all, each figure of it goes to the column whose texts lose most lines by it.
    """
    columns = [(column, [row[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]
    wanted = [_wanted(column, values) for column, values in columns]
    loads = [_load(column, values) for column, values in columns]
    widths = [min(width, WRAPPED) for width in wanted]
    for _ in range(ACROSS - sum(widths)):
        cut = [place for place, width in enumerate(widths) if width < wanted[place]]
        if not cut:
            break
        widths[max(cut, key=lambda place: loads[place] / widths[place] ** 2)] += 1
    return widths


def _load(column: Column, values: Sequence[Value]) -> float:
    """Return how much a column has to say, in figures of one endless line."""
    return text_width(column.title) + sum(text_width(value) for value in values if isinstance(value, str))


def _wanted(column: Column, values: Sequence[Value]) -> int:
    """Return the width in which a title and the values below it stand on one line, if they are not too long."""
    said = [text_width(line) for value in values if isinstance(value, str) for line in value.splitlines()]
    counted = [_FIGURE * (len(f"{value:g}") + 1) for value in values if isinstance(value, int | float)]
    title = text_width(column.title) * BOLD + BUTTON
    widest = max(title, _KINDS.get(column.kind, 0), *said, *counted, NARROWEST)
    return ceil(min(widest, WIDEST) + MARGIN)
