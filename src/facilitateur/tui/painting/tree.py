"""The tree canvas: causes indented under what they explain."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from facilitateur.domain.canvases.tree import HEAD, Node, chain_to, path, walk
from facilitateur.domain.state import Note
from facilitateur.tui.frame import AT_HEAD, Frame
from facilitateur.tui.painting.liste import empty_canvas
from facilitateur.tui.painting.notes import note_lines, window
from facilitateur.tui.painting.text import line, wrap

DEEPEST_INDENT = 8


class Row(NamedTuple):
    """One item of the painted tree: a node, the heading of a preset branch, or the place of the next note."""

    node: Node | None = None
    heading: str = ""
    caret: str = ""


def paint_tree(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the tree with the place of the next note marked."""
    rows = tree_rows(frame)
    if not frame.notes and not frame.canvas.places:
        said = frame.canvas.root
        head = [line("", width=width), line((f"  ◆ {said}", "bold"), width=width)] if said else []
        return [*head, *empty_canvas(frame, width)] if not said else head
    focus = _focus(frame, rows)
    return window(len(rows), focus, height, lambda index: _lines(frame, rows[index], width))


def tree_rows(frame: Frame) -> list[Row]:
    """Return the rows of the tree; each preset branch of the card is a heading with its own nodes."""
    places = frame.canvas.places
    if not places:
        return _with_caret(frame, [Row(node) for node in walk(frame.notes)], None)
    known = {place.id for place in places}
    roots = {note.number: path(frame.notes, note.number)[0] for note in frame.notes}
    rows: list[Row] = []
    if frame.canvas.head is not None:
        known.add(HEAD)
        rows.append(Row(heading=f"0 {frame.canvas.head.label}"))
        own = [Row(node) for node in walk([note for note in frame.notes if roots[note.number].place == HEAD])]
        rows += _with_caret(frame, own, AT_HEAD)
    for number, place in enumerate(places, 1):
        inside = [
            note
            for note in frame.notes
            if roots[note.number].place == place.id or (number == 1 and roots[note.number].place not in known)
        ]
        rows.append(Row(heading=f"{number} {place.label}"))
        own = [Row(node) for node in walk(inside)]
        rows += _with_caret(frame, own, number - 1)
    return rows


def _with_caret(frame: Frame, rows: list[Row], place: int | None) -> list[Row]:
    """Show where the next note will hang, at the end of its parent's branch."""
    if frame.navigating or (place is not None and frame.cursor.parent is None and place != frame.cursor.place):
        return rows
    parent = frame.cursor.parent
    if parent is None:
        return [*rows, Row(caret=" ◆ ▌" if not frame.canvas.places else "   ▌")]
    at = next((i for i, row in enumerate(rows) if row.node and row.node.note.number == parent), None)
    if at is None:
        return rows
    node = rows[at].node
    depth = node.depth if node else 0
    after = at + 1
    while after < len(rows) and (other := rows[after].node) is not None and other.depth > depth:
        after += 1
    caret = f" {'  ' * min(depth, DEEPEST_INDENT)}└─{depth + 1} ▌"
    return [*rows[:after], Row(caret=caret), *rows[after:]]


def _focus(frame: Frame, rows: Sequence[Row]) -> int:
    for i, row in enumerate(rows):
        if frame.navigating:
            if row.node and row.node.note.number == frame.cursor.selected:
                return i
        elif row.caret:
            return i
    return len(rows) - 1


def _lines(frame: Frame, row: Row, width: int) -> list[Content]:
    if row.heading:
        return [line((f" {row.heading}", "bold $primary"), width=width)]
    if row.node is None:
        return [line((row.caret, "bold $accent"), width=width)]
    lead, follow = guides(row.node)
    return note_lines(frame, row.node.note, width, lead=lead, follow=follow)


def guides(node: Node) -> tuple[str, str]:
    """Return what stands before the first line of a node and before its other lines."""
    if node.depth == 0:
        return " ◆ ", "   "
    lasts = node.ancestors_last
    if len(lasts) > DEEPEST_INDENT - 1:
        lasts = lasts[-(DEEPEST_INDENT - 1) :]
    before = " " + "".join("  " if last else "│ " for last in lasts)
    elbow = "└─" if node.last else "├─"
    lead = f"{before}{elbow}{node.label} "
    follow = before + ("  " if node.last else "│ ") + " " * (len(node.label) + 1)
    return lead, follow


def therefore_lines(frame: Frame, width: int, height: int) -> list[Content]:
    """Return the reading-back sentence of the kept (or current) chain: « … donc … donc … »."""
    at: Note | None = next((note for note in reversed(frame.notes) if note.kept), None)
    number = at.number if at else frame.cursor.parent
    chain = chain_to(frame.notes, number) if number else ()
    if len(chain) < 2:
        return []
    so = f" {frame.words('therefore')} "
    said = so.join(note.text for note in reversed(chain))
    return [line((text, "italic"), width=width) for text in wrap(said, width)[:height]]
