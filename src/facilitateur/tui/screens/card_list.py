"""The rows of the library: under the shelves of the phases, or under the tools of the summer universities."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from facilitateur.cards.entry import CardEntry
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.card_rows import is_short
from facilitateur.tui.widgets.rows import Row, gap, heading

FAMILIES: Final = (
    *("intelligence-collective", "comprehension", "inspiration", "emergence"),
    *("creativite", "prototypage", "test", "narration"),
)
"""The eight families in the order in which the summer universities name them."""

Paint = Callable[[CardEntry], Row]


def by_shelf(
    words: Words, entries: Iterable[CardEntry], found: Sequence[CardEntry], paint: Paint, left: int | None = None
) -> list[Row]:
    """Return the found cards under their shelves, in their order; those that fit shortened only come last."""
    kept = {entry.slug for entry in found}
    shelves: dict[str, list[CardEntry]] = {}
    for entry in entries:
        if entry.slug in kept:
            shelves.setdefault(_shelf(words, entry), []).append(entry)
    for shelf in shelves.values():
        shelf.sort(key=lambda entry: entry.card is not None and is_short(entry.card, left))
    return _under(((name, entry) for name, shelf in shelves.items() for entry in shelf), paint)


def by_tool(words: Words, entries: Iterable[CardEntry], found: Sequence[CardEntry], paint: Paint) -> list[Row]:
    """Return the found cards under the tools of the summer universities: the card of reference, then its kin."""
    kept = {entry.slug for entry in found}
    cards = [(entry, entry.card) for entry in entries if entry.card is not None and entry.slug in kept]
    named = [(entry, card) for entry, card in cards if card.seed_tool or card.kin]
    named.sort(key=lambda one: _tool_order(one[1], cards))
    return _under(((_capital(card.seed_tool or card.kin), entry) for entry, card in named), paint)


def kin_of(library: Iterable[CardEntry], card: Card, language: str) -> list[str]:
    """Return the names of the other cards of a card's family of tools, the card of reference first."""
    tool = card.seed_tool or card.kin
    if not tool:
        return []
    cards = [entry.card for entry in library if entry.card is not None and entry.card.slug != card.slug]
    kin = [one for one in cards if tool in (one.seed_tool, one.kin)]
    return [one.text(language).name for one in sorted(kin, key=lambda one: not one.seed_tool)]


def _under(named: Iterable[tuple[str, CardEntry]], paint: Paint) -> list[Row]:
    def rows() -> Iterator[Row]:
        last = None
        for name, entry in named:
            if name != last:
                if last is not None:
                    yield gap()
                yield heading(name)
                last = name
            yield paint(entry)

    return list(rows())


def _tool_order(card: Card, cards: Sequence[tuple[CardEntry, Card]]) -> tuple[int, str, bool, str]:
    tool = card.seed_tool or card.kin
    reference = next((one for _, one in cards if one.seed_tool == tool), card)
    family = FAMILIES.index(reference.family) if reference.family in FAMILIES else len(FAMILIES)
    return family, fold(tool), not card.seed_tool, fold(card.text("fr").name)


def _shelf(words: Words, entry: CardEntry) -> str:
    if entry.card is None:
        return words("With errors: readable as plain text")
    shelf = entry.card.shelf
    return words("Any phase") if shelf is None else phase_label(words, shelf, capital=True)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:].replace("'", "’")
