"""What documents say, line by line, so that each format can be read back and compared."""

from collections.abc import Iterator, Sequence

from facilitateur.export.document import Document, Figure, Heading, Item, Listing, Paragraph, Part, Table, words_of


def lines_of(document: Document) -> list[str]:
    """Return every heading, paragraph, item and cell of a document in reading order, without those that are empty."""
    return [line for part in document.parts for line in _lines(part) if line]


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading() | Paragraph():
            yield words_of(part.line)
        case Figure():
            yield words_of(part.caption)
        case Listing():
            yield from _items(part.items)
        case Table():
            for row in (part.header, *part.rows):
                yield from map(words_of, row)


def _items(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield words_of(item.line)
        yield from _items(item.below)
