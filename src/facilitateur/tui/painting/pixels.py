"""Pictures made of half blocks: a row of text is two rows of square pixels, which every terminal font can show."""

from collections.abc import Sequence

Rows = tuple[str, ...]
"""Rows of pixels, `#` for a lit one."""

LIT = "#"
_HALVES = {("#", "#"): "█", ("#", " "): "▀", (" ", "#"): "▄", (" ", " "): " "}


def halves(rows: Sequence[str]) -> Rows:
    """Return rows of pixels as rows of text, half as many."""
    pairs = [*rows, " " * len(rows[0])] if len(rows) % 2 else list(rows)
    return tuple(
        "".join(_HALVES[pair] for pair in zip(above, below, strict=True))
        for above, below in zip(pairs[::2], pairs[1::2], strict=True)
    )


def beside(parts: Sequence[Sequence[str]], gap: int) -> Rows:
    """Return pictures of the same height beside each other."""
    return tuple((" " * gap).join(row) for row in zip(*parts, strict=True))


def enlarged(rows: Sequence[str], times: int) -> Rows:
    """Return a picture whose pixels are squares of `times` pixels."""
    wide = ["".join(pixel * times for pixel in row) for row in rows]
    return tuple(row for row in wide for _ in range(times))
