"""Digits to be read from the back of a room: bars of even thickness, drawn for the size that there is."""

from functools import lru_cache
from typing import NamedTuple

from facilitateur.tui.painting.pixels import LIT, Rows, beside, halves

_BARS = {
    "0": "abcdef",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}
"""Bars of each digit: top a, right b c, bottom d, left e f (upwards), middle g."""

_WIDEST, _NARROWEST = 0.72, 0.42
"""Width of a digit against its height in square pixels."""


class Size(NamedTuple):
    """Measures of one line of digits, in pixels: as wide as a cell, half as high."""

    width: int
    height: int
    bar: int

    @property
    def gap(self) -> int:
        """Room between two signs."""
        return max(self.bar * 3 // 4, 1)

    def of(self, sign: str) -> int:
        """Return the width of a sign."""
        if sign == ":":
            return self.bar
        return max(self.width * 2 // 3, 3) if sign == "+" else self.width

    def line(self, text: str) -> int:
        """Return the width of a line."""
        return sum(self.of(sign) for sign in text) + self.gap * (len(text) - 1)


def can_draw(text: str) -> bool:
    """Return whether every sign has a shape."""
    return bool(text) and set(text) <= set("0123456789:+")


@lru_cache(maxsize=256)
def fitting(pattern: str, columns: int, rows: int) -> Size | None:
    """Return the largest size in which a text fits, none when there is no room for the smallest."""
    for height in range(rows * 2, 5, -1):
        bar = max(round(height * 0.15), 1)
        for width in range(int(height * _WIDEST), max(int(height * _NARROWEST), 3) - 1, -1):
            size = Size(width, height, min(bar, max(width // 3, 1)))
            if size.line(pattern) <= columns:
                return size
    return None


def pattern_of(text: str) -> str:
    """Return what times of the same width have in common."""
    return "".join("0" if sign.isdigit() else sign for sign in text)


def draw_digits(text: str, columns: int, rows: int, like: str = "") -> Rows | None:
    """Return a time as large as there is room for it, or for `like`; rows of the same width, none without room."""
    if not can_draw(text):
        return None
    size = fitting(pattern_of(like or text), columns, rows)
    if size is None:
        return None
    return halves(beside([_shape(sign, size) for sign in text], size.gap))


@lru_cache(maxsize=512)
def _shape(sign: str, size: Size) -> Rows:
    if sign == ":":
        return _colon(size)
    if sign == "+":
        return _plus(size)
    return _one(size) if sign == "1" else _digit(_BARS[sign], size)


def _digit(bars: str, size: Size) -> Rows:
    width, height, bar = size
    middle = (height - bar) // 2
    boxes = {
        "a": (0, 0, width, bar),
        "b": (width - bar, 0, width, middle + bar),
        "c": (width - bar, middle, width, height),
        "d": (0, height - bar, width, height),
        "e": (0, middle, bar, height),
        "f": (0, 0, bar, middle + bar),
        "g": (0, middle, width, middle + bar),
    }
    return _rounded(_filled(size, width, [boxes[name] for name in bars]), size.bar // 2)


def _one(size: Size) -> Rows:
    """A one with a flag and a foot, so that it is as wide as the others and no mere line."""
    width, height, bar = size
    left = (width - bar) // 2
    foot = max(width // 8, 0)
    flag = [(max(left - bar + step, 0), bar - step, left, bar - step + bar) for step in range(bar)]
    boxes = [(left, 0, left + bar, height), (foot, height - bar, width - foot, height), *flag]
    return _filled(size, width, boxes)


def _colon(size: Size) -> Rows:
    _, height, bar = size
    tops = (height // 3 - bar // 2, height * 2 // 3 - bar // 2)
    return _filled(size, bar, [(0, top, bar, top + bar) for top in tops])


def _plus(size: Size) -> Rows:
    width = size.of("+")
    bar = min(size.bar, max(width // 3, 1))
    top = (size.height - width) // 2
    left = (width - bar) // 2
    cross = [(0, top + left, width, top + left + bar), (left, top, left + bar, top + width)]
    return _filled(size, width, cross)


def _filled(size: Size, width: int, boxes: list[tuple[int, int, int, int]]) -> Rows:
    rows = [[" "] * width for _ in range(size.height)]
    for left, top, right, bottom in boxes:
        for row in rows[max(top, 0) : bottom]:
            row[left:right] = LIT * (min(right, width) - left)
    return tuple("".join(row) for row in rows)


def _rounded(rows: Rows, radius: int) -> Rows:
    """Cut the four corners of the box."""
    height, width = len(rows), len(rows[0])
    cut = []
    for y, row in enumerate(rows):
        away = radius - min(y, height - 1 - y)
        if away > 0 and width > 2 * away:
            row = " " * away + row[away : width - away] + " " * away
        cut.append(row)
    return tuple(cut)
