"""The single things in a line of material, in French or in English: « carte A2 par équipe ; post-it, feutres »."""

import re
from typing import Final, NamedTuple

from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold

FOR_EACH: Final = (
    r"(?:par (?:[ée]quipe|table|groupe|personne|participante?|bin[ôo]me)"
    r"|per (?:team|table|group|person|participant|pair))"
)
"""What says for whom one piece is, with or without accents."""

_BEFORE = re.compile(rf"\b{FOR_EACH}\b\s*:?\s*", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:dont|ou|et|or|and|including)\b|[«“(]|imprime(?:s|es)?\b|prevenus?\b|printed\b|told in advance\b"
)
_WHOLE = ("tableau", "table with")


class Thing(NamedTuple):
    """One thing that a card asks for."""

    text: str
    each: str = ""
    """What stands before a list and counts for all of it: « par équipe : », without accents."""


def things(material: str) -> tuple[Thing, ...]:
    """Return the single things of a line: split at semicolons, and at commas outside brackets and quotation marks."""
    found: list[Thing] = []
    for chunk in material.split(";"):
        whole = chunk.strip()
        named = _BEFORE.match(fold(whole))
        if named is not None:
            whole = whole[named.end() :]
        elif re.search(r":\s", whole):
            found.append(Thing(whole))
            continue
        found += [Thing(text, named[0] if named else "") for text in _parts(whole)]
    return tuple(found)


def translated_things(card: Card, language: str) -> tuple[tuple[Thing, Thing], ...]:
    """Return each thing of a card as its master says it, by which it is sorted, and as a language says it.

    A translation that has not as many things as the master is not followed.
    """
    sorted_by, said = things(card.material), things(card.material_in(language))
    return tuple(zip(sorted_by, said if len(said) == len(sorted_by) else sorted_by, strict=True))


def part_in(card: Card, part: str, language: str) -> str:
    """Return what stands in `language` in the place of a part between semicolons of a card's material."""
    parts = [one.strip() for one in card.material.split(";")]
    said = [one.strip() for one in card.material_in(language).split(";")]
    return said[parts.index(part)] if part in parts and len(said) == len(parts) else part


def _parts(text: str) -> list[str]:
    """Split at commas outside brackets and quotation marks; what only goes on with a part stays with it."""
    if fold(text).startswith(_WHOLE):
        return [text]
    parts: list[str] = []
    depth, start = 0, 0
    for i, char in enumerate(text):
        depth += (char in "(«“") - (char in ")»”")
        if char == "," and depth <= 0:
            parts.append(text[start:i].strip())
            start = i + 1
    parts.append(text[start:].strip())
    joined: list[str] = []
    for part in parts:
        if joined and _JOINED.match(fold(part)):
            joined[-1] = f"{joined[-1]}, {part}"
        elif part:
            joined.append(part)
    return joined
