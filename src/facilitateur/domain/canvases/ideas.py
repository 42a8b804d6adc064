"""Zones that a team fills once for each idea: which notes react to which idea (`instance : idée`).

An idea is a place that the team made; a reaction stands in a zone of the card (its place) for an idea (its lane).
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.cleaning import fold, same_words
from facilitateur.domain.state import Note

APART = -1
"""The index of the page on which notes stand that react to no idea."""

SLIP = 0.8
"""How alike a word and its correction are (Ratcliff and Obershelp 1988); good for words of some letters."""
SHORTEST_SLIP = 4
"""Letters under which another word is meant."""


def idea_at(view: CanvasView, at: int) -> CanvasItem | None:
    """Return the idea at an index, the last one beyond the end; none before the first idea and on the page apart."""
    return view.ideas[min(at, len(view.ideas) - 1)] if view.ideas and at > APART else None


def index_of(view: CanvasView, note: Note) -> int:
    """Return the index of the idea that a note reacts to."""
    return next((at for at, idea in enumerate(view.ideas) if idea.id == note.lane), APART)


def of_idea(notes: Sequence[Note], idea: CanvasItem) -> tuple[Note, ...]:
    """Return the reactions to one idea."""
    return tuple(note for note in notes if note.lane == idea.id)


def apart(view: CanvasView, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes that react to no idea: written before the first one, or their idea was removed."""
    known = {idea.id for idea in view.ideas}
    return tuple(note for note in notes if note.lane not in known)


def on_page(view: CanvasView, notes: tuple[Note, ...], at: int) -> tuple[Note, ...]:
    """Return what shows at an index: reactions to its idea, or the notes apart; all notes without ideas."""
    if not view.ideas:
        return notes
    idea = idea_at(view, at)
    return apart(view, notes) if idea is None else of_idea(notes, idea)


def earlier_titles(idea: CanvasItem) -> tuple[str, ...]:
    """Return what an idea was called before it was said anew, the first title first; mended slips are no titles."""
    titles = (*idea.earlier, idea.label)
    said_anew = [title for title, after in pairwise(titles) if not _is_slip(title, after)]
    return tuple(dict.fromkeys(title for title in said_anew if not same_words(title, idea.label)))


def _is_slip(title: str, after: str) -> bool:
    """Whether a title is the next one but for slips of the keyboard: word by word the same, or nearly so."""
    words, others = fold(title).split(), fold(after).split()
    return len(words) == len(others) and all(_is_mended(*pair) for pair in zip(words, others, strict=True))


def _is_mended(word: str, other: str) -> bool:
    if word == other:
        return True
    may_be = word[0] == other[0] and min(len(word), len(other)) >= SHORTEST_SLIP and not _has_figure(word + other)
    return may_be and SequenceMatcher(None, word, other).ratio() >= SLIP


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)
