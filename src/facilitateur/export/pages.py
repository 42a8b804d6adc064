"""How a document lies on pages in any format: its cover, its contents, what stays together, widths of columns."""

from collections.abc import Iterator, Sequence

import msgspec

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.document import (
    Document,
    Figure,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Part,
    Table,
    words_of,
)
from facilitateur.i18n.words import Words

LEAST_SECTIONS = 4
"""A document with fewer sections needs neither a table of contents nor a page of its own for its title."""

LEAD = 300
"""Characters of the longest paragraph that stays with what it announces."""

FOOT = 80
"""Characters of the title at the foot of pages."""

DEEPEST = 9
"""Levels that a list goes to the right; Word and LibreOffice have no more that look well."""

NARROWEST, WIDEST, MARGIN = 2, 60, 3
"""Characters that a column counts for at least and at most, when widths follow what cells hold, and their margins."""

LONGEST_WORD, ACROSS = 24, 90
"""Characters of a word that a column keeps whole, and those that stand beside each other on a page."""

_REGIONS = {"fr": "fr-FR", "en": "en-GB"}


class Placed(msgspec.Struct, frozen=True):
    """A part and how it stands on the page."""

    part: Part
    anchor: str = ""
    """Where links to a heading lead."""
    keeps: bool = False
    """Whether it stays on the page of what comes next; of a list or a table, its last line."""


class Layout(msgspec.Struct, frozen=True):
    """A document laid out."""

    cover: tuple[Placed, ...]
    """What stands before the first section."""
    contents: tuple[Placed, ...]
    """The headings of the sections, where there are enough of them for a table of contents."""
    body: tuple[Placed, ...]


def laid_out(document: Document) -> Layout:
    """Return a document as pages have it."""
    placed: list[Placed] = []
    for number, part in enumerate(document.parts):
        anchor = f"s{number}" if isinstance(part, Heading) else ""
        placed.append(Placed(part, anchor, keeps=_keeps(document.parts, number)))
    sections = [number for number, one in enumerate(placed) if _level(one.part) == 2]
    start = sections[0] if sections else len(placed)
    contents = [placed[number] for number in sections] if len(sections) >= LEAST_SECTIONS and document.contents else []
    return Layout(tuple(placed[:start]), tuple(contents), tuple(placed[start:]))


def _keeps(parts: Sequence[Part], number: int) -> bool:
    """Tell headings, short paragraphs that lead from a heading to its matter, and what short lines are about."""
    part, following = parts[number], parts[number + 1 : number + 2]
    if not following or isinstance(part, Heading):
        return bool(following)
    is_remarked = _is_short(following[0]) and not _leads(parts, number + 1)
    if isinstance(part, Paragraph):
        return _is_short(part) and (is_remarked or _leads(parts, number))
    return is_remarked


def _is_short(part: Part) -> bool:
    return isinstance(part, Paragraph) and len(words_of(part.line)) <= LEAD


def _leads(parts: Sequence[Part], number: int) -> bool:
    """Tell whether a paragraph announces what follows it."""
    following = parts[number + 1 : number + 2]
    if not following or isinstance(following[0], Listing | Table | Figure):
        return bool(following)
    above = number
    while isinstance(parts[above], Paragraph) and above > 0:
        above -= 1
    level = _level(parts[above])
    return level > 0 and (isinstance(following[0], Paragraph) or _level(following[0]) > level)


def _level(part: Part) -> int:
    """Return the level of a heading, 0 for anything else."""
    return part.level if isinstance(part, Heading) else 0


def shallow(items: Sequence[Item], levels: int = DEEPEST) -> tuple[Item, ...]:
    """Return the items of a list that goes no deeper; what was deeper stands at the last level, in its order."""
    if levels > 1:
        return tuple(Item(item.line, shallow(item.below, levels - 1)) for item in items)
    return tuple(Item(line) for item in items for line in _all_lines(item))


def _all_lines(item: Item) -> Iterator[Line]:
    yield item.line
    for below in item.below:
        yield from _all_lines(below)


def widths(table: Table) -> list[float]:
    """Return the share of the page's width that each column takes; together they make 1.

    Columns get what they hold as long as the page has room; then each keeps its longest word, and long texts share the
    rest.
    """
    if len(table.shares) == len(table.header):
        return [share / sum(table.shares) for share in table.shares]
    if table.equals:
        return [1 / len(table.header)] * len(table.header)
    cells = zip(*table.rows, strict=True) if table.rows else [()] * len(table.header)
    columns = [[words_of(title), *map(words_of, column)] for title, column in zip(table.header, cells, strict=True)]
    words = [max(len(word) for said in column for word in said.split(" ")) for column in columns]
    least = [min(max(length, NARROWEST), LONGEST_WORD) + MARGIN for length in words]
    longest = [max(word, *map(len, column[1:]), 0) for word, column in zip(words, columns, strict=True)]
    wanted = [max(min(length, WIDEST) + MARGIN, kept) for length, kept in zip(longest, least, strict=True)]
    room = ACROSS - sum(least)
    if sum(wanted) <= ACROSS or room <= 0:
        counted: Sequence[float] = wanted if room > 0 else least
        return [length / sum(counted) for length in counted]
    more = [long - kept for long, kept in zip(wanted, least, strict=True)]
    return [(kept + room * extra / sum(more)) / ACROSS for kept, extra in zip(least, more, strict=True)]


def region(language: str) -> str:
    """Return a language with the country whose habits documents follow, for spelling and hyphens."""
    return _REGIONS.get(language, language)


def page_foot(document: Document, words: Words) -> tuple[str, list[str]]:
    """Return what stands at the foot of pages: the title, cut, and the pieces of « page `page` sur `pages` »."""
    title = clean_line(document.called)
    title = f"{title[:FOOT].rstrip()}…" if len(title) > FOOT else title
    pages = words("page {page} of {pages}", page="\0page\0", pages="\0pages\0")
    return title, [piece for piece in pages.split("\0") if piece]
