"""Whether the place is ready: tables moved in time, what is arranged days ahead, rooms for teams that need one."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

import msgspec

from facilitateur.agendas import problems
from facilitateur.agendas.check_people import substitute
from facilitateur.agendas.desk import Checking
from facilitateur.agendas.materials import is_ahead, prepared_ahead
from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Finding, Minutes
from facilitateur.domain.material import part_in, translated_things
from facilitateur.domain.planning import propose_teams

_FREE_FLOOR: Final = (
    "cercle de chaises",
    "chaises au centre",
    "espace sans table",
    "espace degage",
    "marquage au sol",
    "ruban au sol",
)
"""What a card's material says when the tables have to go."""
_MOVES_ROOM: Final = frozenset(
    {BlockKind.BREAK, BlockKind.LUNCH, BlockKind.BUFFER, BlockKind.WELCOME, BlockKind.PLENARY}
)

_ARRANGED: Final = re.compile(
    r"\b(?:reserv|commande|confirm|invit|preven|prevu|accord|autoris|obtenu|loue|emprunt|pret[es]?\b|trouve|convenu"
    r"|book|arrang|agreed|told|hired|borrow|permission|consent|ready)"
)
"""What the note of a block says when somebody has thought of what is arranged ahead."""

_APART: Final = re.compile(
    r"\b(?:salle|piece|local|lieu)s?\b[^;.,]{0,20}\bpar (?:equipe|groupe)\b"
    r"|\b(?:dans|a) (?:sa|leur) (?:propre )?(?:salle|piece)\b|\b(?:salles|pieces) (?:separees|differentes)\b"
    r"|\brooms?\b[^;.,]{0,20}\b(?:per|for each|for every) (?:team|group)\b"
    r"|\b(?:its|their) own rooms?\b|\bseparate rooms\b"
)
"""What material or a note says when each team needs a room of its own."""


def check_place(checking: Checking) -> None:
    """Report what the place lacks."""
    blocks = [block for block in checking.agenda.blocks if not block.parked]
    for day in checking.agenda.days:
        _check_floor(checking, [block for block in blocks if block.day == day.number])
    told: set[str] = set()
    for block in blocks:
        card = checking.card(block)
        if card is not None and block.card not in told and _check_ahead(checking, block, card):
            told.add(block.card)
        _check_rooms(checking, block, card)


def _check_floor(checking: Checking, today: list[Block]) -> None:
    """Tables are moved during a pause, not while thirty people wait."""
    for before, block in pairwise(today):
        card = checking.card(block)
        if card is None or before.kind in _MOVES_ROOM:
            continue
        room, earlier = needs_room(card), checking.card(before)
        if room and not (earlier is not None and needs_room(earlier)):
            checking.say(problems.ROOM, block, name=block.card, room=room)


def needs_room(card: Card) -> str:
    """Return what a card says of the room when the tables have to go, or nothing."""
    parts = [part.strip() for part in card.material.split(";")]
    return next((part for part in parts if any(word in fold(part) for word in _FREE_FLOOR)), "")


def _check_ahead(checking: Checking, block: Block, card: Card) -> bool:
    """Report what is arranged days before and of which no note says a word; return whether there is any."""
    items = ", ".join(_ahead(card, MASTER_LANGUAGE))
    if not items or _ARRANGED.search(fold(block.note)):
        return False
    other = substitute(checking, block, lambda one: not any(_ahead(one, MASTER_LANGUAGE)))
    problem = problems.AHEAD_OTHER if other else problems.AHEAD
    checking.say(problem, block, name=block.card, items=items, other=other)
    return True


def _ahead(card: Card, language: str) -> Iterator[str]:
    """Yield what a card asks for that is arranged days before, in the words of a language."""
    yield from (said.text for thing, said in translated_things(card, language) if is_ahead(thing.text))
    yield from prepared_ahead(card, language)


def _check_rooms(checking: Checking, block: Block, card: Card | None) -> None:
    """Report a block for which there are fewer rooms than teams that need one."""
    rooms = checking.crowd.rooms or checking.agenda.rooms
    teams = checking.crowd.teams or propose_teams(checking.crowd.people, checking.agenda)
    if not 0 < rooms < teams or not _is_apart(block, card):
        return
    turns = -(-teams // rooms)
    figures = {"teams": teams, "rooms": rooms, "missing": teams - rooms, "turns": turns}
    name = block.card or block.title or block.note
    checking.say(problems.ROOMS, block, name=name, minutes=Minutes(turns * block.minutes), **figures)


def _is_apart(block: Block, card: Card | None) -> bool:
    return any(_APART.search(fold(text)) for text in (card.material if card is not None else "", block.note))


def said_in(finding: Finding, cards: Mapping[str, Card], language: str) -> Finding:
    """Return a finding with what a card asks for in a language; one that tells nothing of it as it is."""
    card = cards.get(str(finding.values.get("name", "")))
    if card is None or finding.code not in (problems.ROOM.code, problems.AHEAD.code):
        return finding
    if finding.code == problems.ROOM.code:
        told = {"room": part_in(card, str(finding.values.get("room", "")), language)}
    else:
        told = {"items": ", ".join(_ahead(card, language))}
    return msgspec.structs.replace(finding, values={**finding.values, **told})
