"""What has to be in the room: the material of all cards of a plan, once each, counted for teams and people.

A card says « carte A2 par équipe ; post-it de deux couleurs ; sonnette ». What is written on is counted once per use
and team, tools once per team or per room; « par personne » and « par équipe » count as they say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.material_words import AHEAD, IN_PACKS, PERSON, ROOM, TEAM, USED_UP
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold


class Per(StrEnum):
    """Whom one piece is for."""

    ROOM = "room"
    TEAM = "team"
    PAIR = "pair"
    PERSON = "person"


class Need(msgspec.Struct, frozen=True):
    """One thing to bring."""

    item: str
    """In the words of the card."""
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
            return str(pieces), item
        low, high = int(number[1]) * pieces, number[3]
        return f"{low} {number[2]} {int(high) * pieces}" if high else str(low), item[number.end() :]


_EACH = re.compile(r"\s+par (?:équipe|table|groupe|personne|participante?|binôme)(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})(?:\s*(à|ou|–|-)\s*(\d{1,4}))?\s+(?!(?:h|min|cm|m|mm|g|x|×|%)\b)(?=[^\W\d])")
_NOTHING = re.compile(r"(?:aucun|none|rien|pas de .*|)")
_SHORT, _END = 5, r"[sx]?\b"
"""Short words are compared whole: `plan` is not the beginning of `planche`."""

_PER = re.compile(r"\bpar (?:equipe|table|groupe|personne|participant|binome)\b\s*:?\s*", re.IGNORECASE)
_JOINED = re.compile(r"(?:dont|ou|et)\b|[«(]|imprimes\b|prevenus?\b")


def materials_of(agenda: Agenda, cards: Mapping[str, Card]) -> tuple[Need, ...]:
    """Return what a plan needs, what has to be arranged ahead first, then by how many it is for and by name."""
    found: dict[str, list[tuple[str, Per, Block]]] = {}
    for block in agenda.blocks:
        card = cards.get(block.card) if block.card and not block.parked else None
        for item, per in _items(card.material) if card is not None else ():
            found.setdefault(_key(item), []).append((item, per, block))
    return tuple(sorted((_need(rows) for rows in found.values()), key=_order))


def _need(rows: Sequence[tuple[str, Per, Block]]) -> Need:
    item = min((text for text, _, _ in rows), key=len)
    per = max((one for _, one, _ in rows), key=list(Per).index)
    folded = fold(item)
    used_up = _has(folded, USED_UP) and _key(item) not in IN_PACKS
    blocks = tuple(dict.fromkeys(block.id for _, _, block in rows))
    return Need(item, per, len(blocks) if used_up else 1, blocks, _has(folded, AHEAD))


def _order(need: Need) -> tuple[bool, int, str]:
    return not need.ahead, -list(Per).index(need.per), fold(need.item)


def _items(material: str) -> Iterator[tuple[str, Per]]:
    """Yield the single things of a card's material, and whom one is for."""
    for chunk in material.split(";"):
        named = _PER.match(fold(chunk).strip())
        whole = chunk.strip()
        if named is not None:
            whole = whole[named.end() :]
        elif " : " in whole.replace("\N{NO-BREAK SPACE}", " "):
            yield whole, _per(fold(whole))
            continue
        for item in _parts(whole):
            if not _NOTHING.fullmatch(fold(item)):
                yield item, _per(fold(f"{named[0] if named else ''} {item}"))


def _parts(text: str) -> list[str]:
    """Split at commas outside brackets and quotation marks; what only goes on with a part stays with it."""
    if fold(text).startswith("tableau"):
        return [text]
    parts: list[str] = []
    depth, start = 0, 0
    for i, char in enumerate(text):
        depth += (char in "(«") - (char in ")»")
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


def _per(folded: str) -> Per:
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
