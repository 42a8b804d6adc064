"""Few words in block letters, as large as there is room: what the room reads from ten metres."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from facilitateur.tui.painting.letter_shapes import ACCENTS, CEDILLA, LETTERS, SAME
from facilitateur.tui.painting.pixels import Rows, beside, enlarged, halves
from facilitateur.tui.painting.small_letters import SMALL_LETTERS

CAP, TOP, FOOT = 7, 2, 1
"""Pixels of a letter, of the accents above and of what hangs below."""
LINE = TOP + CAP + FOOT
GAP = 1
MOST_TIMES = 8
_CEDILLA = "\N{COMBINING CEDILLA}"


class _Font(NamedTuple):
    """Shapes of letters."""

    shapes: Mapping[str, str]
    cap: int
    """Pixels of the height of a letter without what stands above and below."""

    def line(self, text: str) -> int:
        """Return the pixels that a line of a text needs: a large one always has room for accents."""
        if self.cap == CAP:
            return LINE
        marks = unicodedata.normalize("NFD", text)
        return self.cap + (TOP if any(sign in ACCENTS for sign in marks) else 0) + FOOT


_LARGE = _Font(LETTERS, CAP)
_SMALL = _Font(SMALL_LETTERS, 5)


def capitals(text: str) -> str | None:
    """Return a text as block letters can write it, none when a sign has no shape."""
    said = "".join(SAME.get(sign, sign) for sign in text.upper())
    parts = unicodedata.normalize("NFD", " ".join(part for part in said.split(" ") if part))
    known = all(sign in LETTERS or sign in ACCENTS or sign == _CEDILLA for sign in parts)
    whole = unicodedata.normalize("NFC", parts)
    return whole if whole and known and not any(map(unicodedata.combining, whole)) else None


@lru_cache(maxsize=128)
def block_letters(text: str, columns: int, rows: int) -> Rows | None:
    """Return a text in the largest block letters that fit, rows of the same width; none when it does not fit at all."""
    return _letters(text, columns, rows, _LARGE, range(min(rows * 2 // LINE, MOST_TIMES), 0, -1))


@lru_cache(maxsize=128)
def small_letters(text: str, columns: int, rows: int) -> Rows | None:
    """Return a text in the small block letters, which take three or four rows a line; none when it does not fit."""
    return _letters(text, columns, rows, _SMALL, range(1, 0, -1))


def _letters(text: str, columns: int, rows: int, font: _Font, sizes: Iterable[int]) -> Rows | None:
    said = capitals(text)
    if said is None:
        return None
    for times in sizes:
        lines = _wrapped(said, columns // times, font)
        if lines is not None and sum(font.line(line) for line in lines) * times <= rows * 2:
            return _drawn(lines, times, font)
    return None


def _width(text: str, font: _Font) -> int:
    return sum(len(_glyph(sign, font is _SMALL)[0]) for sign in text) + GAP * (len(text) - 1)


def _wrapped(text: str, columns: int, font: _Font) -> list[str] | None:
    """Return lines of at most so many pixels, about equally long; none when a word alone is too long."""
    words = text.split(" ")
    longest = max(_width(word, font) for word in words)
    if longest > columns:
        return None
    lines = _filled(words, columns, font)
    for narrower in range(columns - 1, longest - 1, -1):
        better = _filled(words, narrower, font)
        if len(better) > len(lines):
            break
        lines = better
    return lines


def _filled(words: list[str], columns: int, font: _Font) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if _width(longer, font) <= columns:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _drawn(lines: list[str], times: int, font: _Font) -> Rows:
    pictures = []
    for text in lines:
        drawn = beside([_glyph(sign, font is _SMALL) for sign in text], GAP)
        pictures.append(drawn[LINE - CAP + font.cap - font.line(text) :])
    width = max(len(picture[0]) for picture in pictures)
    rows = [row.center(width) for picture in pictures for row in picture]
    return halves(enlarged(rows, times))


@lru_cache(maxsize=512)
def _glyph(sign: str, small: bool) -> Rows:
    """Return a letter with its accent, and room above and below."""
    parts = unicodedata.normalize("NFD", sign)
    base, marks = parts[0], parts[1:]
    rows = [row.replace(".", " ") for row in (_SMALL if small else _LARGE).shapes[base].split(" ")]
    width = len(rows[0])
    above, below = [" " * width] * TOP, [" " * width] * FOOT
    for mark in marks:
        if mark == _CEDILLA:
            below = [CEDILLA.split(" ")[0].replace(".", " ").center(width)]
        else:
            above = [row.replace(".", " ").center(width) for row in ACCENTS[mark].split(" ")]
    if len({len(row) for row in (*above, *rows, *below)}) > 1:
        widest = max(len(row) for row in above)
        above, rows, below = ([row.center(widest) for row in part] for part in (above, rows, below))
    return (*above, *rows, *below)
