"""What is said of ideas that have zones of their own: how they were put before."""

from functools import reduce

from facilitateur.domain.canvases.ideas import earlier_titles
from facilitateur.domain.card import CanvasItem
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import Words


def earlier_said(words: Words, idea: CanvasItem) -> str:
    """Return « D’abord « Une navette », puis « Une navette le samedi ». »; empty for what was never said anew."""
    titles = [quote(words, title) for title in earlier_titles(idea)]
    if not titles:
        return ""
    return words("At first {titles}.", titles=reduce(lambda said, after: _then(words, said, after), titles))


def _then(words: Words, said: str, after: str) -> str:
    return words("{first}, then {next}", first=said, next=after)
