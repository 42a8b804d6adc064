"""What has to be in the room: the material of all cards of a plan, once each, counted for teams and people.

A card says « carte A2 par équipe ; post-it de deux couleurs ; sonnette ». What is written on is counted once per use
and team, tools once per team or per room; « par personne » and « par équipe » count as they say.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.material_words import AHEAD, BEFOREHAND, IN_PACKS, PERSON, ROOM, TEAM, USED_UP
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.material import FOR_EACH, Thing, translated_things


class Per(StrEnum):
    """Whom one piece is for."""

    ROOM = "room"
    TEAM = "team"
    PAIR = "pair"
    PERSON = "person"


class Need(msgspec.Struct, frozen=True):
    """One thing to bring."""

    item: str
    """In the words of the card, in the language asked for."""
    per: Per
    uses: int
    """How often it is used up; 1 for what is used again."""
    blocks: tuple[str, ...]
    """The ids of the blocks that use it."""
    ahead: bool = False
    """Whether it is arranged days before: a consent, a bus, a place."""

    def pieces(self, crowd: Crowd) -> int:
        """Return how many are needed; what is for each person counts one where nobody said how many come."""
        pairs, people = -(-crowd.people // 2), crowd.people
        each = {Per.ROOM: 1, Per.TEAM: crowd.team_count, Per.PAIR: max(pairs, 1), Per.PERSON: max(people, 1)}
        return each[self.per] * self.uses

    def counted(self, crowd: Crowd) -> tuple[str, str]:
        """Return how many are needed and of what: « 4 », « carte A2 »; a number within the words is multiplied."""
        pieces, item = self.pieces(crowd), _EACH.sub("", self.item).strip()
        number = _NUMBER.match(item)
        if number is None:
            return str(pieces), _ONE.sub("", item)
        low, high = int(number[1]) * pieces, number[3]
        return f"{low} {number[2]} {int(high) * pieces}" if high else str(low), item[number.end() :]


_EACH = re.compile(rf"\s+{FOR_EACH}(?!\w)", re.IGNORECASE)
_ONE = re.compile(r"^(?:une?|an?|one)\s+(?=[^\W\d])", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})(?:\s*(à|ou|to|or|–|-)\s*(\d{1,4}))?\s+(?!(?:h|min|cm|m|mm|g|x|×|%)\b)(?=[^\W\d])")
_NOTHING = re.compile(r"(?:aucun|none|rien|pas de .*|)")
_SHORT, _END = 5, r"[sx]?\b"
"""Short words are compared whole: `plan` is not the beginning of `planche`."""


class _Row(NamedTuple):
    """One thing that one block needs."""

    item: str
    """As the master says it: words are compared there."""
    said: str
    """In the language asked for."""
    per: Per
    block: Block


def materials_of(agenda: Agenda, cards: Mapping[str, Card], language: str = MASTER_LANGUAGE) -> tuple[Need, ...]:
    """Return what a plan needs, what has to be arranged ahead first, then by how many it is for and by name."""
    found: dict[str, list[_Row]] = {}
    for block in agenda.blocks:
        card = cards.get(block.card) if block.card and not block.parked else None
        for thing, said in translated_things(card, language) if card is not None else ():
            if not _NOTHING.fullmatch(fold(thing.text)):
                found.setdefault(_key(thing.text), []).append(_Row(thing.text, said.text, _per(thing), block))
    return tuple(sorted((_need(rows) for rows in found.values()), key=_order))


def _need(rows: Sequence[_Row]) -> Need:
    row = min(rows, key=lambda one: len(one.item))
    per = max((one.per for one in rows), key=list(Per).index)
    used_up = _has(fold(row.item), USED_UP) and _key(row.item) not in IN_PACKS
    blocks = tuple(dict.fromkeys(one.block.id for one in rows))
    return Need(row.said, per, len(blocks) if used_up else 1, blocks, is_ahead(row.item))


def is_ahead(item: str) -> bool:
    """Whether a thing is arranged days before, by the words of its card's master file."""
    return _has(fold(item), AHEAD)


def prepared_ahead(card: Card, language: str) -> tuple[str, ...]:
    """Return the lines of `Préparation` that are seen to days before, by the words of the master, in a language."""
    lines, said = (_lines(card.text(one).preparation) for one in (MASTER_LANGUAGE, language))
    said = said if len(said) == len(lines) else lines
    return tuple(told for line, told in zip(lines, said, strict=True) if _has(fold(line), BEFOREHAND))


def _lines(text: str) -> list[str]:
    return [line.strip(" -*+•.") for line in text.splitlines() if line.strip()]


def _order(need: Need) -> tuple[bool, int, str]:
    return not need.ahead, -list(Per).index(need.per), fold(_ONE.sub("", need.item))


def _per(thing: Thing) -> Per:
    folded = fold(f"{thing.each} {thing.text}")
    if "par binome" in folded:
        return Per.PAIR
    if _has(folded, PERSON):
        return Per.PERSON
    if _has(folded, TEAM):
        return Per.TEAM
    return Per.ROOM if _has(folded, ROOM) else Per.TEAM


def _has(folded: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}{_END if len(word) < _SHORT else ''}", folded) for word in words)


def _key(item: str) -> str:
    """Return what makes two things the same: « post-it de deux couleurs » is a kind of post-it."""
    folded = re.sub(r"\s+par (?:equipe|table|groupe|personne)\b", "", fold(item))
    for common in IN_PACKS:
        if re.match(rf"(?:[0-9 a]+ )?{common}", folded):
            return common
    return folded
