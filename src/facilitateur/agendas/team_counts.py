"""In how many teams a plan can be held: one number for all its blocks where there is one."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from facilitateur.agendas.desk import Checking, Crowd
from facilitateur.domain.card import Card
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.planning import team_sizes

SMALLEST_TEAM: Final = 3
LARGEST_TEAM: Final = 8
"""People between whom a team works: fewer have no discussion, of more somebody is silent."""


class TeamCount(NamedTuple):
    """A number of teams to propose."""

    teams: int
    """0 when none gives teams of a sensible size."""
    for_all: bool
    """Whether it suits every block; the most of them otherwise."""


def suits(card: Card, crowd: Crowd) -> bool:
    """Whether a card is made for a group, as a whole or in its teams: every team has its own canvas."""
    low, high = card.people
    small, large = crowd.sizes
    return low <= crowd.people <= high or (low <= small and large <= high)


def best_count(checking: Checking) -> TeamCount:
    """Return the number of teams that suits the most blocks; of several the nearest to what is planned, or usual.

    Every finding of a plan proposes this one, so that following the first does not bring about the second.
    """
    crowd = checking.crowd
    cards = _cards(checking)
    aim = crowd.team_count if is_sensible(crowd) else Crowd(crowd.people).team_count
    suited = {
        n: _suited(cards, Crowd(crowd.people, n)) for n in (aim, *near(aim)) if is_sensible(Crowd(crowd.people, n))
    }
    best = max(suited, key=lambda n: suited[n], default=0)
    return TeamCount(best, bool(best) and suited[best] == len(cards))


def is_sensible(crowd: Crowd) -> bool:
    """Whether no team is so small that it has no discussion, nor so large that somebody is silent."""
    small, large = crowd.sizes
    return large <= LARGEST_TEAM and (small >= SMALLEST_TEAM or crowd.team_count == 1)


def near(count: int) -> Iterable[int]:
    """Return other numbers of teams, the nearest first."""
    return sorted((n for n in range(1, MOST_TEAMS + 1) if n != count), key=lambda n: (abs(n - count), n))


def any_sensible(people: int) -> Iterator[int]:
    """Yield the numbers of teams that give teams of a size with which somebody might work."""
    for teams in range(1, MOST_TEAMS + 1):
        small, large = team_sizes(people, teams)
        if teams == 1 or (small >= SMALLEST_TEAM - 1 and large <= LARGEST_TEAM):
            yield teams


def _cards(checking: Checking) -> list[Card]:
    found = (checking.card(block) for block in checking.agenda.blocks if not block.parked)
    return [card for card in found if card is not None]


def _suited(cards: Iterable[Card], crowd: Crowd) -> int:
    return sum(suits(card, crowd) for card in cards)
