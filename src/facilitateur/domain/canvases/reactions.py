"""Reaction words: how often those of a card's deck were chosen, and the share of the unfavourable ones.

Source: Benedek and Miner 2002. A note is one choice of the word that it begins with, or as many as it has votes; what
is no word of the deck is counted apart. Domain: words chosen freely from a deck that holds both kinds; under five the
share says nothing (`FEW`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.settings import key_of, normalised, words_of
from facilitateur.domain.formulas.spread import FEW
from facilitateur.domain.state import Note

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
    bad = {key_of(word) for name in _UNFAVOURABLE for word in words_of(settings.get(name, ""))}
    if not bad:
        return None
    known = bad | {key_of(word) for word in view.deck}
    n = unfavourable = others = 0
    for note in notes:
        word = _word(note.text, known)
        count = max(note.votes, 1)
        if word is None:
            others += 1
            continue
        n += count
        unfavourable += count if word in bad else 0
    return Reactions(n, unfavourable, others)


def _word(text: str, known: set[str]) -> str | None:
    """Return the longest known word that a text begins with."""
    said = key_of(text)
    found = [word for word in known if word and (said == word or said.startswith(word + "-"))]
    return max(found, key=len, default=None)
