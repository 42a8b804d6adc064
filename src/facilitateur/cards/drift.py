"""Where a translation no longer says what its master says, as far as a program can see: lists and figures."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitateur.cards.vocabulary import SECTION_TITLES, SECTIONS
from facilitateur.domain.card import CardText

_ITEM = re.compile(r"\s*(?:[-*]|\d+[.)])\s")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_SPACES = str.maketrans("", "", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")


class Drift(NamedTuple):
    """One thing of a section that differs."""

    section: str
    """Its title, in the language of the translation."""
    found: str
    expected: str


def drifts(master: CardText, said: CardText, language: str) -> Iterator[Drift]:
    """Yield the sections whose number of items, or whose figures, are not those of the master."""
    for kind in SECTIONS:
        ours, theirs = getattr(said, kind.field), getattr(master, kind.field)
        title = SECTION_TITLES[kind.field][language != "fr"]
        if isinstance(ours, str) and isinstance(theirs, str):
            yield from _compared(title, theirs, ours)
    deck = SECTION_TITLES["deck"][language != "fr"]
    if len(master.deck) != len(said.deck):
        yield Drift(deck, _items(len(said.deck)), _items(len(master.deck)))
    steps = SECTION_TITLES["steps"][language != "fr"]
    for number, (theirs_, ours_) in enumerate(zip(master.steps, said.steps, strict=False), 1):
        one, other = (" ".join((step.title, step.detail, step.room)) for step in (theirs_, ours_))
        yield from _compared(f"{steps} {number}", one, other)
        if bool(theirs_.room) != bool(ours_.room):
            yield Drift(f"{steps} {number}", _shown(ours_.room), _shown(theirs_.room))


def _compared(title: str, master: str, said: str) -> Iterator[Drift]:
    counts = [sum(bool(_ITEM.match(line)) for line in text.splitlines()) for text in (said, master)]
    if counts[0] != counts[1]:
        yield Drift(title, _items(counts[0]), _items(counts[1]))
    figures = [sorted(_FIGURE.findall(text.translate(_SPACES).replace(",", "."))) for text in (said, master)]
    if figures[0] != figures[1]:
        yield Drift(title, *(" ".join(one) or "–" for one in figures))


def _items(count: int) -> str:
    return f"{count} × -"


def _shown(room: str) -> str:
    return "> …" if room else "–"
