"""The parts of a document as JSON values for `pdf.typ`, in letters that its fonts have."""

from collections.abc import Sequence
from hashlib import sha256

from facilitateur.export.document import Figure, Heading, Item, Line, Listing, Paragraph, Part, Picture, Table, words_of
from facilitateur.export.drawing import alone
from facilitateur.export.pages import Placed, shallow, widths
from facilitateur.export.pdf_letters import Letters

Json = dict[str, object]


def parts_data(parts: Sequence[Placed], letters: Letters) -> list[Json]:
    """Return parts one after the other."""
    return [part_data(placed.part, letters, keeps=placed.keeps) for placed in parts]


def part_data(part: Part, letters: Letters, *, keeps: bool = False) -> Json:
    """Return one part."""
    match part:
        case Heading():
            line = _line(part.line, letters) or [["plain", "–"]]
            return {"kind": "heading", "level": part.level, "line": line, "turns": part.turns}
        case Paragraph():
            return {"kind": "paragraph", "line": _line(part.line, letters), "keeps": keeps}
        case Listing():
            return {"kind": "list", "numbered": part.numbered, "items": _items(shallow(part.items), letters)}
        case Table():
            return {
                "kind": "table",
                "widths": widths(part),
                "tall": part.tall,
                "header": [_line(cell, letters) for cell in part.header],
                "cells": [_line(cell, letters) for row in part.rows for cell in row],
            }
        case Figure():
            return _figure(part, letters)


def _figure(figure: Figure, letters: Letters) -> Json:
    """Return a figure: a drawing as its source, a photo by the name of its file."""
    picture = figure.picture
    is_drawing = picture.kind == "svg"
    return {
        "kind": "figure",
        "svg": letters.shown(alone(picture.data.decode())) if is_drawing else "",
        "file": "" if is_drawing else file_name(picture),
        "alt": letters(figure.alt),
        "width": figure.size[0],
        "caption": _line(figure.caption, letters),
    }


def file_name(picture: Picture) -> str:
    """Return what a photo's file is called while a PDF is made."""
    return f"{sha256(picture.data).hexdigest()[:24]}.{picture.kind}"


def _items(items: Sequence[Item], letters: Letters) -> list[Json]:
    return [{"line": _line(item.line, letters), "below": _items(item.below, letters)} for item in items]


def _line(line: Line, letters: Letters) -> list[list[str]]:
    """Return the spans of a line; nothing when it says nothing."""
    return [[span.style, letters(span.text)] for span in line] if words_of(line) else []
