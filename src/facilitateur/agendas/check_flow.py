"""Whether a plan carries the group: phases in order, energy, trust, canvases fed by what came before."""

import re
from collections.abc import Iterator
from typing import Final

from facilitateur.agendas import problems
from facilitateur.agendas.desk import Checking, called
from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Minutes, Problem
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.domain.planning import minutes_of
from facilitateur.textfiles.phases import PHASE_NAMES

LOW: Final = 1
"""The energy of a method during which people sit and listen or write."""

SLEEPY: Final = 3
"""Quiet methods in a row after lunch."""

QUIET: Final = 4
"""Quiet methods in a row without a pause, and their minutes together, at any time."""
QUIET_MINUTES: Final = 90

HIGH: Final = 3
"""The energy of a method during which people stand, move or speak up."""

LIVELY: Final = 3
"""Lively methods in a row without a pause, and their minutes together."""
LIVELY_MINUTES: Final = 60

TRUSTING_AFTER: Final = 60
"""Minutes of work together after which a group without an icebreaker trusts a little."""
OPEN_AFTER: Final = 120
"""Minutes of work together after which it trusts a lot, an icebreaker taken for granted."""

SHORT_PLAN: Final = 120
"""Minutes under which a plan is taken for a meeting of people who have met before."""

FEEDS: Final = "reprendre"
"""The setting of a canvas that names where its matter comes from."""

_FED_BY_NOTE = re.compile(r"a partir d|d.apres|fourni|reprise?s? d|based on|\bfrom\b|provided|given|handed out")
_SLUGS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check_flow(checking: Checking) -> None:
    """Report where the plan loses the group."""
    blocks = [block for day in checking.agenda.days for block in checking.agenda.of_day(day.number) if not block.parked]
    _check_phases(checking, blocks)
    _check_trust(checking, blocks)
    _check_feeding(checking, blocks)
    for day in checking.agenda.days:
        today = [block for block in blocks if block.day == day.number]
        _check_lunch(checking, today)
        _check_row(checking, today, LOW, (QUIET, QUIET_MINUTES), problems.QUIET)
        _check_row(checking, today, HIGH, (LIVELY, LIVELY_MINUTES), problems.LIVELY)


def _check_phases(checking: Checking, blocks: list[Block]) -> None:
    """Going back one phase is working in loops; going back further is a plan in disorder."""
    reached: Block | None = None
    for block in blocks:
        if block.phase is None or block.phase is Phase.ICEBREAKER:
            continue
        before = reached.phase if reached is not None else None
        if reached is not None and before is not None and _rank(block.phase) < _rank(before) - 1:
            phases = {"phase": PHASE_NAMES[block.phase], "after": PHASE_NAMES[before]}
            checking.say(problems.PHASE_ORDER, block, name=called(block), other=called(reached), **phases)
        reached = block


def _rank(phase: Phase) -> int:
    return PHASES.index(phase)


def _methods(checking: Checking, blocks: list[Block]) -> Iterator[tuple[Block, Card]]:
    for block in blocks:
        card = checking.card(block)
        if card is not None:
            yield block, card


def _check_trust(checking: Checking, blocks: list[Block]) -> None:
    """A method that asks people to open up comes after they have met; a short plan is for old acquaintances."""
    met, worked = minutes_of(checking.agenda) < SHORT_PLAN, 0
    for block, card in _methods(checking, blocks):
        level = 1
        if met or worked >= TRUSTING_AFTER:
            level = 3 if worked >= OPEN_AFTER else 2
        if card.trust > level:
            problem = problems.TRUST if met else problems.TRUST_FIRST
            checking.say(problem, block, name=block.card, trust=card.trust)
        met = met or block.phase is Phase.ICEBREAKER
        worked += block.minutes


def _check_feeding(checking: Checking, blocks: list[Block]) -> None:
    """A canvas that starts from another one comes after it."""
    before: set[str] = set()
    for block in blocks:
        card = checking.card(block)
        if card is not None and not _FED_BY_NOTE.search(fold(block.note)):
            sources = sources_of(checking, card)
            if sources and before.isdisjoint(sources):
                checking.say(problems.UNFED, block, name=block.card, sources=", ".join(sources))
        before.add(block.card)


def sources_of(checking: Checking, card: Card) -> list[str]:
    """Return the methods whose results a canvas takes up, as its settings name them."""
    said = card.text(MASTER_LANGUAGE).canvas.settings.get(FEEDS, "")
    return [word for word in _SLUGS.findall(fold(said)) if word != card.slug and word in checking.cards]


def _check_lunch(checking: Checking, today: list[Block]) -> None:
    """After lunch people digest: three quiet methods in a row send them to sleep."""
    for position, block in enumerate(today):
        if block.kind is not BlockKind.LUNCH:
            continue
        first = list(_methods(checking, _until_rest(today[position + 1 :])))[:SLEEPY]
        if len(first) == SLEEPY and all(card.energy == LOW for _, card in first):
            checking.say(problems.SLEEPY, first[0][0], name=first[0][0].card)


def _until_rest(blocks: list[Block]) -> list[Block]:
    end = next((i for i, block in enumerate(blocks) if block.kind in {BlockKind.BREAK, BlockKind.LUNCH}), len(blocks))
    return blocks[:end]


def _check_row(checking: Checking, today: list[Block], energy: int, limit: tuple[int, int], problem: Problem) -> None:
    """At any time of the day a long row of methods of one energy, quiet or lively, wears people out."""
    row: list[Block] = []
    for block in (*today, None):
        card = checking.card(block) if block is not None else None
        if block is not None and card is not None and card.energy == energy:
            row.append(block)
            continue
        minutes = sum(one.minutes for one in row)
        if len(row) >= limit[0] and minutes >= limit[1]:
            checking.say(problem, row[-1], name=row[-1].card, count=len(row), minutes=Minutes(minutes))
        row = []
