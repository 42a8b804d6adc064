"""The report as Markdown: plain to read as it is, and what people typed comes out as they typed it."""

import re
from collections.abc import Sequence
from datetime import datetime

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import (
    Document,
    Figure,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Part,
    Span,
    Style,
    Table,
    emphasis,
    said,
)
from facilitateur.export.documents import build
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import Words

_MARKS = {Style.PLAIN: "", Style.STRONG: "**", Style.EMPHASIS: "*"}

_ACTIVE = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#|\w+;)")
_STARTS_BLOCK = re.compile(r"(\d{1,9})([.)])|([#+\-=:])")


def write_markdown(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return a document of a session as Markdown, UTF-8."""
    return to_markdown(build(session, now, words, options)).encode()


def to_markdown(document: Document) -> str:
    """Return a document as CommonMark with GitHub's tables."""
    return "\n\n".join(_part(part) for part in document.parts if not _repeats(part)) + "\n"


def _repeats(part: Part) -> bool:
    return isinstance(part, Figure) and part.repeats


def _part(part: Part) -> str:
    match part:
        case Heading():
            return f"{'#' * part.level} {inline(part.line).replace('#', chr(92) + '#')}"
        case Paragraph():
            return opening(inline(part.line))
        case Listing():
            return "\n".join(_items(part.items, part.numbered, ""))
        case Table():
            return _table(part)
        case Figure():
            source = (Span(f" — {part.source}"),) if part.source else ()
            return opening(inline((*emphasis(part.alt), *source)))


def _items(items: Sequence[Item], numbered: bool, indent: str) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if numbered else "- "
        lines.append(f"{indent}{marker}{opening(inline(item.line))}".rstrip(" "))
        lines += _items(item.below, numbered, indent + " " * len(marker))
    return lines


def _table(table: Table) -> str:
    ruler = tuple("---" for _ in table.header)
    rows = [tuple(inline(cell) for cell in row) for row in (table.header, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ruler, *rows[1:]))


def inline(line: Line) -> str:
    """Return a line of spans with everything that Markdown would obey made literal."""
    return "".join(_span(span) for span in line).strip(" ")


def _span(span: Span) -> str:
    text = said(span.text)
    mark = _MARKS[span.style]
    if not mark:
        return literal(text)
    inner = text.strip()
    if not inner:
        return literal(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{literal(inner)}{mark}{after}"


def literal(text: str) -> str:
    """Escape what has a meaning inside a line."""
    return _ACTIVE.sub(lambda found: "\\" + found.group(), text)


def opening(text: str) -> str:
    """Escape what has a meaning at the start of a block: numbers with a dot, `#`, `-`, `+`."""
    found = _STARTS_BLOCK.match(text)
    if found is None:
        return text
    at = found.end() - 1
    return f"{text[:at]}\\{text[at:]}"
