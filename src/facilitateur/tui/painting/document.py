"""A document on screen: headings, paragraphs, lists, tables whose columns align on the width there is."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from facilitateur.export.document import Document, Heading, Item, Line, Listing, Paragraph, Style, Table, words_of
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import line, rule

MUTED = "$foreground 65%"
GAP = 2
NARROWEST = 8
_STYLES = {Style.PLAIN: "", Style.STRONG: "bold", Style.EMPHASIS: "italic"}


def paint_document(document: Document, width: int) -> list[Content]:
    """Return a whole document as lines; figures are left out."""
    lines: list[Content] = []
    for part in document.parts:
        match part:
            case Heading(level=level, line=said):
                style = "bold $primary" if level < 3 else "bold"
                lines += [*([Content("")] if lines else []), Content.styled(words_of(said), style)]
            case Paragraph(line=said):
                lines += flow(_content(said), width)
            case Listing(items=items):
                lines += _items(items, width)
            case Table():
                lines += _table(part, width)
            case _:
                pass
    return lines


def _content(said: Line) -> Content:
    return Content.assemble(*((span.text, _STYLES[span.style]) for span in said))


def _items(items: Sequence[Item], width: int) -> list[Content]:
    lines: list[Content] = []
    for item in items:
        wrapped = flow(_content(item.line), max(width - 2, 8))
        lines += [Content.assemble("• " if i == 0 else "  ", text) for i, text in enumerate(wrapped)]
    return lines


def _table(table: Table, width: int) -> list[Content]:
    widths = _widths(table, width)
    lines = [*_row(table.header, widths, MUTED), rule(min(sum(widths) + GAP * (len(widths) - 1), width))]
    for row in table.rows:
        lines += _row(row, widths, "")
    return lines


def _widths(table: Table, width: int) -> list[int]:
    """Return the columns' widths: what they need, the widest giving way until all fit."""
    columns = zip_longest(table.header, *table.rows, fillvalue=())
    widths = [max(cell_len(words_of(cell)) for cell in column) for column in columns]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: Sequence[Line], widths: Sequence[int], style: str) -> list[Content]:
    painted = [flow(_content(cell).stylize_before(style), each) for cell, each in zip(cells, widths, strict=True)]
    return [
        Content(" " * GAP).join(line(text or "", width=each) for text, each in zip(row, widths, strict=True))
        for row in zip_longest(*painted, fillvalue=Content(""))
    ]
