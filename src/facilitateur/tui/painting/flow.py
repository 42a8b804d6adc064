"""Lines wrapped at ordinary spaces only, styles kept.

Note: Textual breaks lines at no-break spaces too, which French typography forbids; so lines are made here.
"""

from rich.cells import cell_len
from textual.content import Content

from facilitateur.tui.painting.text import DOUBLE_SIGNS


def flow(content: Content, width: int) -> list[Content]:
    """Return the lines of a content wrapped at ordinary spaces; a word longer than a line is cut."""
    text, lines, start = content.plain, [], 0
    width = max(width, 1)
    while start < len(text):
        end = _line_end(text, start, width)
        lines.append(content[start:end])
        start = end + (text[end : end + 1] == " ")
    return lines or [content]


def _line_end(text: str, start: int, width: int) -> int:
    """Return where a line that begins at `start` ends."""
    cells, last_space, at = 0, -1, start
    while at < len(text):
        if text[at] == " " and text[at + 1 : at + 2] not in DOUBLE_SIGNS and text[max(at - 1, 0)] != "«":
            last_space = at
        cells += cell_len(text[at])
        if cells > width:
            return last_space if last_space > start else max(at, start + 1)
        at += 1
    return at
