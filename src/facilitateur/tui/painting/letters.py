"""Few words in block letters, as large as there is room: what the room reads from ten metres."""

import unicodedata
from functools import lru_cache

from facilitateur.tui.painting.letter_shapes import ACCENTS, CEDILLA, LETTERS, SAME
from facilitateur.tui.painting.pixels import Rows, beside, enlarged, halves

CAP, TOP, FOOT = 7, 2, 1
"""Pixels of a letter, of the accents above and of what hangs below."""
LINE = TOP + CAP + FOOT
GAP = 1
MOST_TIMES = 8
_CEDILLA = "\N{COMBINING CEDILLA}"


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
    said = capitals(text)
    if said is None:
        return None
    for times in range(min(rows * 2 // LINE, MOST_TIMES), 0, -1):
        lines = _wrapped(said, columns // times)
        if lines is not None and len(lines) * LINE * times <= rows * 2:
            return _drawn(lines, times)
    return None


def _width(text: str) -> int:
    return sum(len(_glyph(sign)[0]) for sign in text) + GAP * (len(text) - 1)


def _wrapped(text: str, columns: int) -> list[str] | None:
    """Return lines of at most so many pixels, about equally long; none when a word alone is too long."""
    words = text.split(" ")
    if max(map(_width, words)) > columns:
        return None
    lines = _filled(words, columns)
    for narrower in range(columns - 1, max(map(_width, words)) - 1, -1):
        better = _filled(words, narrower)
        if len(better) > len(lines):
            break
        lines = better
    return lines


def _filled(words: list[str], columns: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if _width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _drawn(lines: list[str], times: int) -> Rows:
    pictures = [beside([_glyph(sign) for sign in line], GAP) for line in lines]
    width = max(len(picture[0]) for picture in pictures)
    rows = [row.center(width) for picture in pictures for row in picture]
    return halves(enlarged(rows, times))


@lru_cache(maxsize=256)
def _glyph(sign: str) -> Rows:
    """Return a letter with its accent, `LINE` rows high."""
    parts = unicodedata.normalize("NFD", sign)
    base, marks = parts[0], parts[1:]
    rows = [row.replace(".", " ") for row in LETTERS[base].split(" ")]
    width = len(rows[0])
    above, below = [" " * width] * TOP, [" " * width] * FOOT
    for mark in marks:
        if mark == _CEDILLA:
            below = [CEDILLA.split(" ")[0].replace(".", " ").center(width)]
        else:
            above = [row.replace(".", " ").center(width) for row in ACCENTS[mark].split(" ")]
    return (*above, *rows, *below)
