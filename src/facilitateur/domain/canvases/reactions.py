"""Reaction words: how often those of a card's deck were chosen, and the share of the unfavourable ones.

Source: Benedek and Miner 2002. A note is one choice of the word that it begins with, or as many as it has votes; what
is no word of the deck is counted apart. Where the card says how many words each person chooses (`par_personne`), the
choices of all canvases stand against those of everybody present. Domain: words chosen freely from a deck that holds
both kinds; under five the share says nothing (`FEW`).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import first, key_of, normalised, whole, words_of
from facilitateur.domain.formulas.spread import FEW
from facilitateur.domain.state import WHOLE_ROOM, Note, Session

_MOST_READ = 60
"""Characters of a note in which its word stands."""
_UNFAVOURABLE = ("defavorables", "unfavourable", "unfavorable")


class Reactions(NamedTuple):
    """What was chosen from a deck."""

    n: int
    """Choices of a word of the deck."""
    unfavourable: int
    others: int
    """Notes that begin with no word of the deck."""

    @property
    def share(self) -> float | None:
        """Share of unfavourable choices; none while there are too few."""
        return self.unfavourable / self.n if self.n >= FEW else None


def reactions_of(view: CanvasView, notes: Sequence[Note]) -> Reactions | None:
    """Count the choices on a canvas; none where the card does not say which words are unfavourable."""
    settings = normalised(view.settings)
    bad, known, longest = _taken_apart(tuple(settings.get(name, "") for name in _UNFAVOURABLE), view.deck)
    if not bad:
        return None
    n = unfavourable = others = 0
    for note in notes:
        word = _word(note.text, known, longest)
        count = max(note.votes, 1)
        if word is None:
            others += 1
            continue
        n += count
        unfavourable += count if word in bad else 0
    return Reactions(n, unfavourable, others)


class Chosen(NamedTuple):
    """How many words were chosen, of how many."""

    n: int
    people: int
    each: int
    """Words that each person is asked to choose."""

    @property
    def most(self) -> int:
        """How many everybody together may choose."""
        return self.people * self.each

    @property
    def is_too_many(self) -> bool:
        """Whether somebody chose more words, or somebody is not on the list."""
        return self.n > self.most


def each_of(settings: Mapping[str, str]) -> int:
    """Return how many cards of the deck each person chooses; 0 where a card does not say so."""
    return whole(first(normalised(settings), "par-personne", "each", "per-person")) or 0


def chosen_of(session: Session, block: str, view: CanvasView) -> Chosen | None:
    """Count the words chosen in a block; none where nobody is listed, or no number of words a person is asked for."""
    people, each = present_people(session, block, WHOLE_ROOM), each_of(view.settings)
    if not each or not people:
        return None
    notes = [note for team in session.canvas_teams(block) for note in session.notes_of(block, team)]
    found = reactions_of(view, notes)
    return Chosen(found.n, people, each) if found is not None and found.n else None


def names_word(text: str, deck: Sequence[str]) -> bool:
    """Whether a text begins with a word of a deck, in any of its languages."""
    _, known, longest = _taken_apart((), tuple(deck))
    return _word(text, known, longest) is not None


@lru_cache(maxsize=32)
def _taken_apart(named: tuple[str, ...], deck: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str], int]:
    """Return the unfavourable words, all words of a deck, and how many parts the longest one has."""
    bad = frozenset(key_of(word) for said in named for word in words_of(said))
    known = bad | {key_of(word) for word in deck} - {""}
    return bad, known, max((word.count("-") + 1 for word in known), default=0)


@lru_cache(maxsize=8192)
def _word(text: str, known: frozenset[str], longest: int) -> str | None:
    """Return the longest known word that a text begins with."""
    parts = key_of(text[:_MOST_READ]).split("-")
    begun = ("-".join(parts[:count]) for count in range(min(longest, len(parts)), 0, -1))
    return next((word for word in begun if word in known), None)
