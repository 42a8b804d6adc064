"""Counts what teams and rounds really are, from nothing but the result: what the app states comes from here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from facilitateur.domain.groups.shapes import Attribute, Round, Team, seated

Pair = tuple[str, str]
"""Two ids, the smaller first."""


def pair_of(one: str, other: str) -> Pair:
    """Return two ids as a pair, whatever their order."""
    return (one, other) if one <= other else (other, one)


def pairs_in(team: Team) -> Iterable[Pair]:
    """Return all pairs of a team."""
    return (pair_of(one, other) for one, other in combinations(team, 2))


def meetings(rounds: Sequence[Round]) -> Counter[Pair]:
    """Count how often each pair is together."""
    return Counter(pair for teams in rounds for team in teams for pair in pairs_in(team))


def repeats(rounds: Sequence[Round], before: Sequence[Round] = ()) -> int:
    """Count meetings of people who have already met, in these rounds or in those before."""
    known = meetings(before)
    return sum(count if known[pair] else count - 1 for pair, count in meetings(rounds).items())


def same_value_pairs(rounds: Sequence[Round], attribute: Attribute) -> int:
    """Count meetings of two people who share a value; those without a value share nothing."""
    return sum(
        count
        for (one, other), count in meetings(rounds).items()
        if attribute.get(one) and attribute.get(one) == attribute.get(other)
    )


def seats_everyone_once(teams: Sequence[Team], people: Iterable[str]) -> bool:
    """Whether a round has each of these people exactly once, and nobody else."""
    return sorted(seated(teams)) == sorted(people)


def imbalance(teams: Sequence[Team], attribute: Attribute) -> int:
    """Return how much two teams differ at most in the number of people with the same value; 1 is balanced."""
    counts = [Counter(attribute.get(person, "") for person in team) for team in teams]
    values = sorted({value for count in counts for value in count})
    return max((max(c[value] for c in counts) - min(c[value] for c in counts) for value in values), default=0)


@dataclass(frozen=True, slots=True)
class RoundsFigures:
    """What is counted on rounds."""

    rounds: int
    people: int
    smallest: int
    """People in the smallest team of any round."""
    largest: int
    uneven: int
    """Largest difference of sizes inside one round."""
    meetings: int
    """Pairs together, each time counted."""
    distinct: int
    """Pairs that are together at least once."""
    possible: int
    """Pairs there are among these people."""
    repeats: int
    most: int
    """How often the same pair is together at most."""

    @property
    def everyone_met(self) -> bool:
        """Whether no two people are left who were never together."""
        return self.distinct == self.possible


def rounds_figures(rounds: Sequence[Round]) -> RoundsFigures:
    """Count rounds."""
    met = meetings(rounds)
    people = len({person for teams in rounds for person in seated(teams)})
    sizes = [[len(team) for team in teams] for teams in rounds if teams]
    return RoundsFigures(
        rounds=len(rounds),
        people=people,
        smallest=min((size for row in sizes for size in row), default=0),
        largest=max((size for row in sizes for size in row), default=0),
        uneven=max((max(row) - min(row) for row in sizes), default=0),
        meetings=met.total(),
        distinct=len(met),
        possible=people * (people - 1) // 2,
        repeats=met.total() - len(met),
        most=max(met.values(), default=0),
    )
