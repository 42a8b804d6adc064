"""All the cards of ordered folders: the built-in ones, and those of a workspace that add to them or replace them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from facilitateur.cards.entry import CardEntry, read_entry
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Finding
from facilitateur.domain.phases import PHASES
from facilitateur.textfiles.folders import Place, list_places


class Library:
    """The cards of some folders; each file is read when its card is first asked for, and only once.

    `entries` and `findings` read every file; `get` and `entry` read one card and its translations.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        """Take the folders in order, the built-in one first; a later one replaces cards by short name."""
        self._directories = tuple(directories)
        self._entries: dict[str, CardEntry] = {}
        self.cards: Mapping[str, Card] = _ReadableCards(self)
        """The readable cards by slug, in the order of the shelves."""

    @cached_property
    def entries(self) -> tuple[CardEntry, ...]:
        """All cards, readable or not, by shelf (phases in order, any phase, unreadable), then by name."""
        return tuple(sorted((self._read(slug) for slug in self._places), key=_shelf))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found in all files."""
        return tuple(finding for entry in self.entries for finding in entry.findings)

    def get(self, slug: str) -> Card | None:
        """Return a card, or None when there is none or it cannot be read."""
        entry = self.entry(slug)
        return entry.card if entry else None

    def entry(self, slug: str) -> CardEntry | None:
        """Return what is known of a card, readable or not."""
        return self._read(slug) if slug in self._places else None

    def _read(self, slug: str) -> CardEntry:
        """Return an entry, reading its files the first time."""
        if slug not in self._entries:
            self._entries[slug] = read_entry(slug, self._places[slug])
        return self._entries[slug]

    @cached_property
    def _places(self) -> Mapping[str, list[Place]]:
        """The files of each slug, lowest rank first."""
        return list_places(self._directories)


class _ReadableCards(Mapping[str, Card]):
    """The cards of a library that can be read; looking one up reads that one only."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, slug: str) -> Card:
        card = self._library.get(slug)
        if card is None:
            raise KeyError(slug)
        return card

    def __iter__(self) -> Iterator[str]:
        return (entry.slug for entry in self._library.entries if entry.card)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _shelf(entry: CardEntry) -> tuple[int, str, str]:
    """Return where an entry stands in the list."""
    if entry.card is None:
        place = len(PHASES) + 1
    else:
        place = PHASES.index(entry.card.shelf) if entry.card.shelf else len(PHASES)
    return place, fold(entry.name), entry.slug
