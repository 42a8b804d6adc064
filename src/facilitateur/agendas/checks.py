"""Whether an agenda can be held: each finding says what, why it matters and what to do."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitateur.agendas import problems
from facilitateur.agendas.check_flow import check_flow
from facilitateur.agendas.check_people import check_minutes, check_people
from facilitateur.agendas.check_place import check_place
from facilitateur.agendas.check_time import check_day
from facilitateur.agendas.desk import NOBODY, Checking, Crowd, Spots
from facilitateur.domain.agenda import Agenda, Block, BlockKind
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding, Report
from facilitateur.domain.planning import minutes_of
from facilitateur.textfiles.phases import PHASE_NAMES
from facilitateur.textfiles.values import suggest


class Stated(NamedTuple):
    """The total that the header states, and where."""

    minutes: int
    line: int
    column: int


def check(
    agenda: Agenda,
    cards: Mapping[str, Card],
    report: Report,
    spots: Spots,
    stated: Stated | None = None,
    crowd: Crowd = NOBODY,
) -> None:
    """Report what makes an agenda hard to hold.

    Args:
        agenda: The plan; it need not come from a file.
        cards: The method cards by short name.
        report: Where to say it.
        spots: Where each block is written; the start of the file when it is not there.
        stated: The total that the plan is meant to have.
        crowd: For whom.
    """
    checking = Checking(agenda, cards, report, spots, crowd)
    for block in agenda.blocks:
        if not report.is_full:
            _check_block(checking, block)
    for day in agenda.days:
        check_day(checking, day)
    check_flow(checking)
    check_people(checking)
    check_place(checking)
    total = minutes_of(agenda)
    if stated and stated.minutes != total:
        report.add(problems.OTHER_TOTAL, stated.line, stated.column, sum=total, total=stated.minutes)


def check_cards(agenda: Agenda, cards: Mapping[str, Card], report: Report, spots: Spots) -> None:
    """Report the blocks whose card does not exist, of an agenda that has other errors."""
    checking = Checking(agenda, cards, report, spots)
    for block in agenda.blocks:
        if not report.is_full:
            _has_card(checking, block)


def findings_of(agenda: Agenda, cards: Mapping[str, Card], crowd: Crowd = NOBODY) -> tuple[Finding, ...]:
    """Return what makes a plan hard to hold, block after block; for plans that are not in a file."""
    report = Report("")
    order = {block.id: (n, 1) for n, block in enumerate(agenda.blocks, 1)}
    check(agenda, cards, report, order, crowd=crowd)
    return report.findings


def _has_card(checking: Checking, block: Block) -> bool:
    """Report a method whose card does not exist, and return whether all is well."""
    if block.kind is not BlockKind.METHOD or checking.card(block) is not None:
        return True
    near = suggest(block.card, tuple(checking.cards))
    problem = problems.UNKNOWN_CARD_NEAR if near else problems.UNKNOWN_CARD
    checking.say(problem, block, slug=block.card, near=near)
    return False


def _check_block(checking: Checking, block: Block) -> None:
    """Check that a block's card exists, that it takes these minutes and suits this phase."""
    if not _has_card(checking, block):
        return
    card = checking.card(block)
    check_minutes(checking, block, card)
    if card is not None and block.phase and block.phase not in card.phases and not card.every_phase:
        phases = ", ".join(PHASE_NAMES[phase] for phase in card.phases)
        checking.say(problems.OTHER_PHASE, block, slug=block.card, phase=PHASE_NAMES[block.phase], phases=phases)
