"""Finding cards by words typed in a hurry: accents, case, endings and a slip of the finger do not matter."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from facilitateur.cards.entry import CardEntry
from facilitateur.domain.card import CanvasKind, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.phases import PHASES

EXACT, BEGINS, INSIDE, HEARD, SLIP, NONE = range(6)
"""How well a word was found, the best first."""

_SLIPS: Final = ((7, 2), (4, 1))
"""Slips forgiven from so many letters on."""

_HEARD: Final = 5
"""Letters from which on a word may be written as it is heard."""

_SURE: Final = 6
"""Letters from which on a slip is told from another word: shorter ones are compared with whole words of names only."""


_KIN_WORDS: Final = {"reflexivite": "bilan retrospective retrospectif retro debrief debriefing cloture closing"}
"""What people type for a family of methods that no card names so, by the folded name of the family."""


class Filters(msgspec.Struct, frozen=True):
    """What a card has to be; none or nothing asks for nothing."""

    phase: Phase | None = None
    minutes: int | None = None
    """It can be held in so many minutes."""
    people: int | None = None
    energy: int | None = None
    canvas: CanvasKind | None = None
    without_material: bool = False
    material: tuple[str, ...] = ()
    """What its material names, all of it, as typed."""
    seed_tools: bool = False
    """A tool of the summer universities, or of a family that they name."""
    only: frozenset[str] | None = None
    """Only these slugs: favourites."""
    without: frozenset[str] = frozenset()
    """None of these slugs: what this group has done already."""

    def accepts(self, card: Card) -> bool:
        """Whether a card is all that is asked for."""
        return (
            (self.phase is None or self.phase in card.phases or card.every_phase)
            and (self.minutes is None or card.minutes[0] <= self.minutes)
            and (self.people is None or card.people[0] <= self.people <= card.people[1])
            and (self.energy is None or card.energy == self.energy)
            and (self.canvas is None or card.canvas is self.canvas)
            and (not self.without_material or needs_nothing(card))
            and (not self.material or names_all(card, self.material))
            and (not self.seed_tools or bool(card.seed_tool or card.kin))
            and (self.only is None or card.slug in self.only)
            and card.slug not in self.without
        )


NO_FILTER: Final = Filters()


def needs_nothing(card: Card) -> bool:
    """Whether a card asks for no material."""
    return not card.material.strip(" .") or asks_for_none(card.material)


def asks_for_none(material: str) -> bool:
    """Whether a text says that no material is needed."""
    return fold(material).strip(" .") in {"-", "aucun", "aucune", "rien", "none", "nothing"}


def names_all(card: Card, wanted: Sequence[str]) -> bool:
    """Whether the material of a card, in any of its languages, names all that is wanted; slips are forgiven."""
    hay = frozenset(_words(card.material, *(text.material for text in card.texts.values())))
    return all(_best(word, hay) < NONE for word in _words(*wanted))


def is_named(query: str, *names: str) -> bool:
    """Whether names hold every word of a query; slips are forgiven as they are for cards."""
    hay = frozenset(_words(*names))
    return all(_best(word, hay) < NONE for word in _words(query))


class Index:
    """The words of some cards, taken apart once."""

    def __init__(self, entries: Sequence[CardEntry]) -> None:
        self._entries = tuple(entries)
        self._hay = [_haystack(entry.card, entry.slug) for entry in entries]

    def search(self, query: str, filters: Filters = NO_FILTER) -> tuple[CardEntry, ...]:
        """Return the entries that hold every word of a query, the best first; an empty query keeps their order.

        Cards with errors are found by their names only, and never by a filter.
        """
        words = tuple(_words(query))
        ranked = []
        for number, entry in enumerate(self._entries):
            if filters != NO_FILTER and (entry.card is None or not filters.accepts(entry.card)):
                continue
            rank = _rank(words, *self._hay[number])
            if rank is not None:
                ranked.append((rank, number, entry))
        return tuple(entry for _, _, entry in sorted(ranked, key=lambda one: one[:2]))


def _rank(words: Sequence[str], names: frozenset[str], others: frozenset[str]) -> tuple[int, int] | None:
    """Return how well a card answers: the worst word first, names before purposes; none when it does not."""
    ranks = []
    for word in words:
        elsewhere = _best(word, others)
        if elsewhere == SLIP and len(word) < _SURE:
            elsewhere = NONE
        best = min(_best(word, names) * 2, elsewhere * 2 + 1)
        if best >= NONE * 2:
            return None
        ranks.append(best)
    return max(ranks, default=0), sum(ranks)


def _best(word: str, hay: frozenset[str]) -> int:
    if word in hay:
        return EXACT
    if any(one.startswith(word) for one in hay):
        return BEGINS
    if len(word) >= 3 and any(word in one for one in hay):
        return INSIDE
    allowed = next((slips for length, slips in _SLIPS if len(word) >= length), 0)
    if len(word) >= _HEARD and _is_heard(word, hay):
        return HEARD
    return SLIP if allowed and any(_near(word, one, allowed) for one in hay) else NONE


def _is_heard(word: str, hay: frozenset[str]) -> bool:
    """Whether a word is written as one of the others is heard: `glasse` for « glace »."""
    said = _sound(word)
    return any(_sound(one) == said for one in hay if len(one) >= _HEARD - 1 and one[0] == word[0])


def _sound(word: str) -> str:
    """Return a folded word as French ears write it: one letter for each sound that has several writings."""
    one = re.sub(r"(?<=[^s])s$", "", word)
    plain = re.sub(r"ph", "f", re.sub(r"(?:eau|au)", "o", one))
    plain = re.sub(r"qu|k|c(?![eiyh])", "k", re.sub(r"(?:ss?|c(?=[eiy])|z)", "s", plain)).replace("y", "i")
    return re.sub(r"(.)\1+", r"\1", plain).rstrip("e")


def _near(word: str, other: str, allowed: int) -> bool:
    """Whether so few slips (a letter more, less, other, or two that changed places) make one word the other.

    A long word may still be being typed: it is compared with the beginning of the other one that is nearest to it.
    """
    if word[0] != other[0] or len(word) > len(other) + allowed:
        return False
    if len(word) >= _SURE:
        other = other[: len(word) + allowed]
    older: list[int] = []
    before = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        current = [row]
        for column, against in enumerate(other, 1):
            cost = min(before[column] + 1, current[-1] + 1, before[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and word[row - 2] == against
            current.append(min(cost, older[column - 2] + 1) if swapped else cost)
        if min(current) > allowed:
            return False
        older, before = before, current
    return (min(before) if len(word) >= _SURE else before[-1]) <= allowed


def _haystack(card: Card | None, slug: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the names of a card, and those of its purpose, material and seed tool, in all languages."""
    texts = list(card.texts.values()) if card is not None else []
    names = [slug, *(text.name for text in texts)]
    others = [said for text in texts for said in (text.purpose, text.material)]
    if card is not None:
        others += [card.material, card.seed_tool, card.kin, card.family, *_phases(card)]
        others.append(_KIN_WORDS.get(fold(card.kin), ""))
    return frozenset([*_words(*names), *_joined(*names)]), frozenset(_words(*others))


def _phases(card: Card) -> Iterable[str]:
    """Yield the names of the phases of a card, in all languages."""
    return (name for name, phase in PHASES.items() if phase in card.phases)


def _joined(*names: str) -> Iterable[str]:
    """Yield words with hyphens as they are typed without: `fsus` for F-SUS."""
    for name in names:
        yield from (re.sub("[^a-z0-9]", "", word) for word in fold(name).split() if "-" in word or "‑" in word)


def _words(*texts: str) -> Iterable[str]:
    for text in texts:
        yield from re.findall(r"[a-z0-9]+", fold(text))
