"""Counts what teams and rounds really are, from nothing but the result: what the app states comes from here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from facilitateur.domain.groups.rotation import Rotation
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


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was to happen happens in a rotation."""

    wanted: int
    """Different meetings, or different visits, that there are."""
    done: int
    """Those that happen at least once."""
    repeats: int
    """Times beyond the first."""
    rests: int
    """How often one team rests at most."""

    @property
    def is_complete(self) -> bool:
        """Whether everything that was wanted happens."""
        return self.done == self.wanted


def across_coverage(rotation: Rotation, hosts: Iterable[str], guests: Iterable[str]) -> Coverage:
    """Count the pairs of one team of each group that meet."""
    return _coverage(rotation, _met(rotation), {pair_of(host, guest) for host, guest in product(hosts, guests)})


def meeting_coverage(rotation: Rotation, teams: Sequence[str]) -> Coverage:
    """Count the pairs of teams that meet."""
    return _coverage(rotation, _met(rotation), set(pairs_in(tuple(teams))))


def visit_coverage(rotation: Rotation, teams: Iterable[str]) -> Coverage:
    """Count the stations that each team has been at."""
    visits = Counter(
        (team, str(number)) for turn in rotation for number, here in enumerate(turn.stations) for team in here
    )
    stations = range(max((len(turn.stations) for turn in rotation), default=0))
    return _coverage(rotation, visits, {(team, str(number)) for team, number in product(teams, stations)})


def is_everywhere_once(rotation: Rotation, teams: Iterable[str]) -> bool:
    """Whether each team is at one station or rests at each turn, never both, never twice."""
    everyone = sorted(teams)
    return all(sorted((*seated(turn.stations), *turn.resting)) == everyone for turn in rotation)


def _met(rotation: Rotation) -> Counter[Pair]:
    """Count how often two teams are at the same station."""
    return meetings([turn.stations for turn in rotation])


def _coverage(rotation: Rotation, happens: Counter[Pair], wanted: set[Pair]) -> Coverage:
    """Compare what happens with what was wanted."""
    counts = [happens[each] for each in wanted if happens[each]]
    rests = Counter(team for turn in rotation for team in turn.resting)
    return Coverage(len(wanted), len(counts), sum(counts) - len(counts), max(rests.values(), default=0))
