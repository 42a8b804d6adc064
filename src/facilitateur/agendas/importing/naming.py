"""What an activity of somebody else's agenda is here: a pause, a plenary, a card of that very name."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Finding
from facilitateur.textfiles.values import suggest

_KINDS: Final = (
    (BlockKind.LUNCH, r"\b(?:dejeuner|repas|lunch|diner|cocktail dejeunatoire|pique-nique)\b"),
    (BlockKind.BREAK, r"^(?:pause|break|coffee break|pause.cafe|respiration)\b|^pause\b"),
    (
        BlockKind.WELCOME,
        r"^(?:accueil|cafe d'accueil|arrivee|emargement|welcome|registration|check-?in des participants)\b",
    ),
    (BlockKind.BUFFER, r"^(?:marge|battement|tampon|buffer|temps libre|slack)\b"),
    (
        BlockKind.PLENARY,
        r"^(?:pleniere|plenary|ouverture|introduction|mot d'accueil|mot de|discours|cloture|conclusion|restitution"
        r"|opening|closing|lancement|presentation|synthese|bilan)\b",
    ),
)
_SAID: Final = {
    BlockKind.LUNCH: ("dejeuner", "lunch"),
    BlockKind.BREAK: ("pause", "break"),
    BlockKind.WELCOME: ("accueil", "welcome"),
    BlockKind.BUFFER: ("marge", "buffer", "battement", "tampon", "slack"),
    BlockKind.PLENARY: ("pleniere", "plenary"),
}
"""What a block of a kind is called anyway: a title of that very word says nothing more."""

_JOINS = frozenset(
    ["le", "la", "les", "l", "de", "des", "du", "d", "the", "a", "an", "of", "et", "and", "en", "un", "une"]
)


class Meaning(NamedTuple):
    """What an activity is taken for."""

    kind: BlockKind
    card: str = ""
    near: str = ""
    """The short name of a card that may be meant; never taken for it."""
    is_sure: bool = True
    is_whole: bool = False
    """Whether the title says the name of the card or of the kind and nothing else."""


class Names:
    """The names of the cards, for finding one by the very words that people use."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._slugs: dict[frozenset[str], str] = {}
        self._meant: dict[str, str] = {}
        """The short name of a card, by each of its names."""
        for slug, card in cards.items():
            for name in (slug.replace("-", " "), *(text.name for text in card.texts.values())):
                self._slugs.setdefault(_key(name), slug)
                self._meant.setdefault(name, slug)

    def meaning_of(self, title: str, method: str = "") -> Meaning:
        """Return what a title is taken for; a method named in its own column counts first."""
        for name in filter(None, (method, title, title.partition(":")[2], title.partition(":")[0])):
            if found := self._slugs.get(_key(name)):
                return Meaning(
                    BlockKind.METHOD, found, is_whole=self._slugs.get(_key(title)) == found and "(" not in title
                )
        plain = fold(title).replace("’", "'").strip()
        for kind, pattern in _KINDS:
            if re.search(pattern, plain):
                return Meaning(kind, is_whole=plain in _SAID[kind])
        near = suggest(method or title, tuple(self._meant))
        return Meaning(BlockKind.PLENARY, near=self._meant.get(near, ""), is_sure=False)


def said_in(finding: Finding, cards: Mapping[str, Card], language: str) -> Finding:
    """Return a finding with the card that may be meant under its title in a language, whichever title was close."""
    card = cards.get(str(finding.values.get("near", "")))
    if card is None:
        return finding
    return msgspec.structs.replace(finding, values={**finding.values, "near": card.text(language).name})


def _key(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others."""
    words = frozenset(re.findall(r"[a-z0-9]+", fold(re.sub(r"\(.*?\)", "", name))))
    return words - _JOINS or words
