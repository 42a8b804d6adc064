"""A small document model: what a report says, whatever the format.

Every text in it is data, until a writer escapes it for its format.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

import msgspec

from facilitateur.domain.cleaning import clean


class Style(StrEnum):
    """How a span stands out; each format finds its own way."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


class Span(msgspec.Struct, frozen=True):
    """A piece of text in one style."""

    text: str
    style: Style = Style.PLAIN


Line: TypeAlias = tuple[Span, ...]
"""Spans one after the other, as one paragraph, heading, cell or list item."""


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the document's title and no level is skipped."""

    level: int
    line: Line
    turns: bool = False
    """Whether it begins a page."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph."""

    line: Line


class Item(msgspec.Struct, frozen=True):
    """One item of a list, with what hangs below it."""

    line: Line
    below: tuple["Item", ...] = ()


class Listing(msgspec.Struct, frozen=True):
    """A list, bulleted or numbered, of any depth."""

    items: tuple[Item, ...]
    numbered: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table with a header row; every row is as long as the header."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    named_rows: bool = False
    """Whether the first cell of each row says what the row is about."""
    shares: tuple[float, ...] = ()
    """What each column takes of the width, together 1; without them the widths follow what the cells hold."""
    equals: bool = False
    """Whether columns stand side by side as equals: the zones of a canvas."""
    tall: bool = False
    """Whether rows leave room for a hand to write in."""


class Picture(msgspec.Struct, frozen=True):
    """A photo, or a drawing of ours, that stands inside the file."""

    kind: str
    """`png`, `jpg`, or `svg` for a drawing of ours, without `xmlns`."""
    data: bytes
    width: int
    """In pixels, or in the units of the drawing."""
    height: int


class Figure(msgspec.Struct, frozen=True):
    """A picture with what it says for people who do not see it."""

    picture: Picture
    alt: str
    caption: Line = ()
    width: float = 17.0
    """Centimetres on paper; a figure is never taller than `TALLEST`."""
    repeats: bool = False
    """Whether what stands beside it says the same in words, so that formats without pictures leave it out."""
    source: str = ""
    """What the file of a photo is called and where it is in the session's folder, for formats without pictures."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on paper, in centimetres."""
        wide, high = max(self.picture.width, 1), max(self.picture.height, 1)
        width = min(self.width, TALLEST * wide / high)
        return width, width * high / wide


TALLEST = 22.0
"""Centimetres of the tallest figure: a page."""

Part: TypeAlias = Heading | Paragraph | Listing | Table | Figure


class Document(msgspec.Struct, frozen=True):
    """A whole document."""

    title: str
    language: str
    parts: tuple[Part, ...]
    source: str = ""
    """Id of the session that it tells."""
    at: datetime | None = None
    """When what it tells last changed; the only instant that stands in the properties of a file."""
    contents: bool = True
    """Whether a table of contents is wanted where there are sections enough."""
    wide: bool = False
    """Whether it lies on its side."""
    name: str = ""
    """What it is called in the properties of the file and at the foot of pages, when its title may not stand there."""

    @property
    def called(self) -> str:
        """Return what stands in properties and at the foot of pages."""
        return self.name or self.title


def plain(text: str) -> Line:
    """Return a line in plain style."""
    return (Span(text),)


def strong(text: str) -> Line:
    """Return a line that stands out."""
    return (Span(text, Style.STRONG),)


def emphasis(text: str) -> Line:
    """Return a line in italics."""
    return (Span(text, Style.EMPHASIS),)


def bullets(lines: Sequence[Line]) -> Listing:
    """Return a bulleted list without depth."""
    return Listing(tuple(Item(line) for line in lines))


def joined(separator: str, lines: Sequence[Line]) -> Line:
    """Join lines into one."""
    spans: list[Span] = []
    for line in lines:
        if spans and line:
            spans.append(Span(separator))
        spans.extend(line)
    return tuple(spans)


def said(text: str) -> str:
    """Return the text of a span as documents show it: harmless, its line breaks and tabs made spaces."""
    return re.sub(r"[\n\t ]+", " ", clean(text))


def words_of(line: Line) -> str:
    """Return a line without its styles."""
    return "".join(said(span.text) for span in line).strip(" ")
