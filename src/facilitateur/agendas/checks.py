"""Whether an agenda can be held: cards that exist, minutes that suit them, time to breathe."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from facilitateur.agendas import problems
from facilitateur.domain.agenda import Agenda, Block, BlockKind
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.textfiles.phases import PHASE_NAMES
from facilitateur.textfiles.values import suggest

LONGEST_RUN: Final = 120
"""Minutes that people stay without a pause."""

SLACK_PERCENT: Final = 5
"""Share of pauses and buffers that a half-day needs."""

SHORT_HALF_DAY: Final = 60
"""Minutes under which a half-day needs no slack."""

OUTINGS: Final = frozenset(("visite-apprenante", "marche-exploratoire", "immersion-usager"))
"""Methods during which people walk about and stop when they like: they end a run as a pause does."""

Spots = Mapping[str, tuple[int, int]]
"""Line and column by block id."""


class Stated(NamedTuple):
    """The total that the header states, and where."""

    minutes: int
    line: int
    column: int


def check(
    agenda: Agenda, cards: Mapping[str, Card], report: Report, spots: Spots, stated: Stated | None = None
) -> None:
    """Report what makes an agenda hard to hold.

    Args:
        agenda: The plan; it need not come from a file.
        cards: The method cards by short name.
        report: Where to say it.
        spots: Where each block is written; the start of the file when it is not there.
        stated: The total that the plan is meant to have.
    """
    for block in agenda.blocks:
        if block.kind is BlockKind.METHOD and not report.is_full:
            _check_card(block, cards, report, spots.get(block.id, (1, 1)))
    for day in agenda.days:
        blocks = agenda.of_day(day.number)
        for half in _half_days(blocks):
            _check_slack(half, report, spots.get(half[0].id, (1, 1)))
        _check_runs(blocks, report, spots)
    total = sum(block.minutes for block in agenda.blocks)
    if stated and stated.minutes != total:
        report.add(problems.OTHER_TOTAL, stated.line, stated.column, sum=total, total=stated.minutes)


def _check_card(block: Block, cards: Mapping[str, Card], report: Report, spot: tuple[int, int]) -> None:
    """Check that a block's card exists, that it takes these minutes and suits this phase."""
    card = cards.get(block.card)
    if card is None:
        near = suggest(block.card, tuple(cards))
        problem = problems.UNKNOWN_CARD_NEAR if near else problems.UNKNOWN_CARD
        report.add(problem, *spot, slug=block.card, near=near)
        return
    low, _, high = card.minutes
    if not low <= block.minutes <= high:
        report.add(problems.UNUSUAL_MINUTES, *spot, minutes=block.minutes, slug=block.card, low=low, high=high)
    if block.phase and block.phase not in card.phases and not card.every_phase:
        phases = ", ".join(PHASE_NAMES[phase] for phase in card.phases)
        report.add(problems.OTHER_PHASE, *spot, slug=block.card, phase=PHASE_NAMES[block.phase], phases=phases)


def _half_days(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the blocks before, between and after the lunches of a day."""
    half: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.LUNCH:
            half.append(block)
        elif half:
            yield half
            half = []
    if half:
        yield half


def _check_slack(half: Sequence[Block], report: Report, spot: tuple[int, int]) -> None:
    """Check that a half-day leaves time to breathe and to be late."""
    minutes = sum(block.minutes for block in half)
    slack = sum(block.minutes for block in half if block.kind in {BlockKind.BREAK, BlockKind.BUFFER})
    least = -(-minutes * SLACK_PERCENT // 100)
    if minutes >= SHORT_HALF_DAY and slack < least:
        report.add(problems.NO_SLACK, *spot, slack=slack, minutes=minutes, least=least)


def _check_runs(blocks: Sequence[Block], report: Report, spots: Spots) -> None:
    """Check that people never stay too long without a pause; each run is reported where it becomes too long."""
    run = 0
    too_long: Block | None = None
    for block in (*blocks, None):
        if block is None or block.kind in {BlockKind.BREAK, BlockKind.LUNCH} or block.card in OUTINGS:
            if too_long:
                spot = spots.get(too_long.id, (1, 1))
                report.add(problems.NO_BREAK, *spot, minutes=run, most=LONGEST_RUN)
            run, too_long = 0, None
            continue
        run += block.minutes
        if run > LONGEST_RUN and too_long is None:
            too_long = block
