"""The row under the entry line: what can be typed here, whole entries only, help last and always."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.card import CanvasKind
from facilitateur.tui.frame import Frame

GAP = "  "


def hints_of(frame: Frame, *, editing: bool = False) -> list[tuple[str, str]]:
    """Return (key, meaning) of what helps now, the most useful first."""
    words = frame.words
    if editing:
        return [(words("Enter"), words("saves the correction")), (words("Esc"), words("leaves it as it was"))]
    if frame.navigating:
        return [("↑↓", words("select")), (words("Enter"), words("correct")), (words("Esc"), words("write"))]
    escape, mark_kinds = (words("Esc"), words("notes")), [("=", words("fact")), ("~", words("guess"))]
    if frame.canvas.shown is CanvasKind.TREE:
        moves = [(words("Tab"), words("branch")), (words("Shift-Tab"), words("up"))]
        return [(words("Enter"), words("below")), *moves, escape, *mark_kinds]
    if frame.canvas.places:
        moves = [(words("Tab"), words("place")), ("/3", words("place 3"))]
        return [(words("Enter"), words("add")), *moves, escape, *mark_kinds, ("«", words("verbatim"))]
    more = [("!", words("decision")), ("+2", words("votes")), ("@B", words("team")), *mark_kinds]
    return [(words("Enter"), words("add")), escape, *more]


def paint_hints(frame: Frame, width: int, *, editing: bool = False) -> Content:
    """Return the row."""
    last = ("?", frame.words("help"))
    parts: list[tuple[str, str]] = [(" ", "")]
    used = 1 + _size(last)
    for hint in hints_of(frame, editing=editing):
        if used + _size(hint) > width:
            break
        used += _size(hint)
        parts += _entry(hint)
    return Content.assemble(*parts, *_entry(last))


def _entry(hint: Sequence[str]) -> list[tuple[str, str]]:
    return [(hint[0], "bold"), (f" {hint[1]}{GAP}", "$foreground 65%")]


def _size(hint: Sequence[str]) -> int:
    return cell_len(hint[0]) + cell_len(hint[1]) + 1 + len(GAP)
