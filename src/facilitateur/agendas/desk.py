"""What every check of a plan works with: the agenda, the cards, the people, and where to say what is found."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitateur.agendas.vocabulary import KIND_NAMES
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Problem, Report
from facilitateur.domain.planning import Slot, lay_out, propose_teams, team_sizes

Spots = Mapping[str, tuple[int, int]]
"""Line and column by block id."""


class Crowd(NamedTuple):
    """For whom the plan is checked."""

    people: int = 0
    """None when nobody said."""
    teams: int = 0
    """As many as would be proposed when nobody said."""
    rooms: int = 0
    """Rooms that can be used at the same time; as many as the agenda says when nobody else did."""

    @property
    def team_count(self) -> int:
        """How many teams there will be."""
        return self.teams or propose_teams(self.people)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many people the smallest and the largest team have."""
        return team_sizes(self.people, self.team_count)


NOBODY = Crowd()
"""Nobody said for whom."""


class Checking(NamedTuple):
    """One check of one plan."""

    agenda: Agenda
    cards: Mapping[str, Card]
    report: Report
    spots: Spots
    crowd: Crowd = NOBODY

    def card(self, block: Block) -> Card | None:
        """Return the card of a block."""
        return self.cards.get(block.card) if block.card else None

    def slots(self, day: int) -> tuple[Slot, ...]:
        """Return the blocks of a day against the clock."""
        start = next((one.start for one in self.agenda.days if one.number == day), "")
        return lay_out(self.agenda, day, start)

    def say(self, problem: Problem, block: Block | None, **values: str | int) -> None:
        """Report something about a block, at its place."""
        spot = self.spots.get(block.id, (1, 1)) if block is not None else (1, 1)
        line, column = spot
        self.report.add(problem, line, column, block=block.id if block is not None else "", **values)


def called(block: Block) -> str:
    """Return what files call a block: the short name of its card, or `@pause`."""
    return block.card or f"@{KIND_NAMES.get(block.kind, block.kind.value)}"


def bounds_of(block: Block, card: Card | None) -> tuple[int, int] | None:
    """Return the shortest and the longest minutes of a block: its own, else its card's; None when nobody says."""
    if card is None and block.least is None and block.most is None:
        return None
    low, _, high = card.minutes if card is not None else (1, block.minutes, max(block.minutes, block.most or 0))
    least = low if block.least is None else block.least
    most = high if block.most is None else block.most
    return min(least, most), max(least, most)
