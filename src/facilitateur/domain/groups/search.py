"""Rounds bettered swap by swap: repeated meetings first, then meetings of people alike; bounded by a count of steps.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983). Who has met is kept as bits of whole numbers, so that what a
swap would change is a handful of counts of bits whatever the size of the tables. Only sums and products of floats are
used, so that a seed gives the same rounds on every machine.
"""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.groups.draws import Draws

Plan = list[list[list[int]]]
"""By round, the people of each table, by their numbers."""

WARMEST, COLDEST = 0.33, 0.0003
"""Share of the swaps that make one more repeat which are accepted, at the beginning and at the end."""

LEVELS = 60
"""How often the share is lowered on the way."""

REPEAT = 3
"""Meetings of people alike that are given up for one repeat less, on the way; in what is kept none outweighs it."""


class Cost(NamedTuple):
    """What is to be as low as can be, the first before the second."""

    repeats: int
    alike: int = 0
    """Meetings of two people with the same value of an attribute."""


class Task(NamedTuple):
    """What stands and what counts while rounds are searched for."""

    people: int
    met: Sequence[tuple[int, int]] = ()
    """Pairs who met before, as often as they did."""
    alike: Sequence[int] = ()
    """By person, the bits of those with the same value; empty when nothing is known."""
    fixed: int = 0
    """How many people never change tables: the first ones."""
    enough: Cost = Cost(0)
    """What cannot be bettered."""


class Search:
    """Rounds that are bettered."""

    def __init__(self, plan: Sequence[Sequence[Sequence[int]]], task: Task) -> None:
        self.task = task
        self.at = [_places(seats, task.people) for seats in plan]
        self.tables = [[_bits(table) for table in seats] for seats in plan]
        self.count = [[0] * task.people for _ in range(task.people)]
        self.once = [0] * task.people
        self.twice = [0] * task.people
        repeats = 0
        for one, other in task.met:
            self._meet(one, other)
        for seats in plan:
            for table in seats:
                for place, one in enumerate(table):
                    for other in table[:place]:
                        repeats += self.count[one][other] > 0
                        self._meet(one, other)
        self.cost = Cost(repeats, self._alike())
        self._best = self.cost
        self._kept: list[list[int]] | None = None

    def plan(self) -> Plan:
        """Return the rounds as they are."""
        return _plan(self.tables)

    def better(self, steps: int, draws: Draws, warmest: float = WARMEST) -> tuple[Cost, Plan]:
        """Return the best rounds found in so many steps, and what they cost."""
        self._best, self._kept = self.cost, None
        share, cooling, level = warmest, _cooling(warmest), max(steps // LEVELS, 1)
        for _ in range(LEVELS if steps and self.at and self.task.people > self.task.fixed else 0):
            if self._best <= self.task.enough:
                break
            self._stretch(level, draws, _chances(share))
            share *= cooling
        return self._best, self.plan() if self._kept is None else _plan(self._kept)

    def _stretch(self, tries: int, draws: Draws, chances: Sequence[float]) -> None:
        """Draw two people of a round so many times, and swap them if that betters it, or by chance."""
        once, twice, every, share = self.once, self.twice, self.tables, draws.share
        fixed, rounds, likes = self.task.fixed, len(self.at), self.task.alike
        movable, least = self.task.people - fixed, len(chances)
        for _ in range(tries):
            number = int(share() * rounds)
            one, other = fixed + int(share() * movable), fixed + int(share() * movable)
            at, tables = self.at[number], every[number]
            here, there = at[one], at[other]
            if here == there:
                continue
            mine, theirs = tables[here] ^ (1 << one), tables[there] ^ (1 << other)
            repeats = (once[other] & mine).bit_count() + (once[one] & theirs).bit_count()
            repeats -= (twice[one] & mine).bit_count() + (twice[other] & theirs).bit_count()
            worse = repeats * REPEAT
            if likes:
                alike = (likes[other] & mine).bit_count() + (likes[one] & theirs).bit_count()
                alike -= (likes[one] & mine).bit_count() + (likes[other] & theirs).bit_count()
                worse += alike
            if worse > 0 and (worse >= least or share() >= chances[worse]):
                continue
            self._account(Cost(self.cost.repeats + repeats, self.cost.alike + worse - repeats * REPEAT))
            self._swap(number, (one, here, mine), (other, there, theirs))
            if self._best <= self.task.enough:
                return

    def _account(self, cost: Cost) -> None:
        """Note what the rounds are about to cost; before they get worse than the best, the best is kept."""
        if cost < self._best:
            self._best, self._kept = cost, None
        elif self._kept is None and self.cost == self._best and cost > self.cost:
            self._kept = [list(seats) for seats in self.tables]
        self.cost = cost

    def _swap(self, number: int, one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
        """Let two people change places; each comes with its table and the bits of the others there."""
        for person, left, joined in ((one[0], one[2], other[2]), (other[0], other[2], one[2])):
            for stranger in _numbers(left):
                self._part(person, stranger)
            for stranger in _numbers(joined):
                self._meet(person, stranger)
        tables, at = self.tables[number], self.at[number]
        tables[one[1]], tables[other[1]] = one[2] | 1 << other[0], other[2] | 1 << one[0]
        at[one[0]], at[other[0]] = other[1], one[1]

    def _meet(self, one: int, other: int) -> None:
        times = self.count[one][other] = self.count[other][one] = self.count[one][other] + 1
        if times == 1:
            self.once[one] |= 1 << other
            self.once[other] |= 1 << one
        elif times == 2:
            self.twice[one] |= 1 << other
            self.twice[other] |= 1 << one

    def _part(self, one: int, other: int) -> None:
        times = self.count[one][other] = self.count[other][one] = self.count[one][other] - 1
        if times == 0:
            self.once[one] ^= 1 << other
            self.once[other] ^= 1 << one
        elif times == 1:
            self.twice[one] ^= 1 << other
            self.twice[other] ^= 1 << one

    def _alike(self) -> int:
        """Count meetings of people alike in these rounds."""
        if not self.task.alike:
            return 0
        tables = [table for seats in self.tables for table in seats]
        return sum((self.task.alike[one] & table).bit_count() for table in tables for one in _numbers(table)) // 2


def counted(plan: Sequence[Sequence[Sequence[int]]], task: Task) -> Cost:
    """Return what rounds cost."""
    return Search(plan, task).cost


def _plan(tables: Sequence[Sequence[int]]) -> Plan:
    return [[_numbers(table) for table in seats] for seats in tables]


def _places(seats: Sequence[Sequence[int]], people: int) -> list[int]:
    """Return the table of each person."""
    found = [0] * people
    for number, table in enumerate(seats):
        for person in table:
            found[person] = number
    return found


def _bits(numbers: Sequence[int]) -> int:
    return sum(1 << number for number in numbers)


def _numbers(bits: int) -> list[int]:
    """Return the numbers whose bits are set."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _cooling(warmest: float) -> float:
    """Return what the share is multiplied by at each level: by halving the interval, as roots differ by machine."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        reached = warmest
        for _ in range(LEVELS):
            reached *= middle
        low, high = (low, middle) if reached > COLDEST else (middle, high)
    return low


def _chances(share: float) -> list[float]:
    """Return the chance of a swap by how much worse it is: `share` for one repeat, its cube root for one meeting."""
    root = 0.5
    for _ in range(60):
        root = (2 * root + share / (root * root)) / 3
    chances, chance = [1.0], 1.0
    for _ in range(4 * REPEAT):
        chance *= root
        chances.append(chance)
    return chances
