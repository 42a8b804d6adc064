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
    """Whether the first cell of each row says what the row is about; otherwise columns stand side by side as equals."""


Part: TypeAlias = Heading | Paragraph | Listing | Table


class Document(msgspec.Struct, frozen=True):
    """A whole document."""

    title: str
    language: str
    parts: tuple[Part, ...]
    source: str = ""
    """Id of the session that it tells."""
    at: datetime | None = None
    """When what it tells last changed; the only instant that stands in the properties of a file."""


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
