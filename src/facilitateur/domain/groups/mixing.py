"""Who takes which seat of rounds that stand: repeats stay as they are, and people alike meet as little as found."""

from collections.abc import Sequence

from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.search import Plan

STEPS = 3_000
"""Exchanges of seats that are tried in each stretch."""

WARM = (0.2, 0.1, 0.05, 0.02, 0.01, 0.003, 0.001, 0.0)
"""Share of the exchanges that make one more meeting which are accepted, stretch by stretch."""


def mixed(plan: Plan, values: Sequence[str], fixed: int, enough: int, draws: Draws) -> Plan:
    """Return the same rounds with people in other seats, so that few meet who have the same value.

    Args:
        plan: Rounds of tables of seats.
        values: What each person has, by number; those with the empty value are like nobody.
        fixed: How many of the first people keep their seat.
        enough: A number of meetings that cannot be bettered.
        draws: Chance.
    """
    seats = _Seats(plan, values)
    best, kept = seats.alike, list(seats.person)
    movable = len(values) - fixed
    for share in WARM if movable > 1 else ():
        chances = (1.0, share, share * share, share * share * share)
        for _ in range(STEPS):
            if best <= enough:
                break
            one, other = fixed + draws.below(movable), fixed + draws.below(movable)
            change = seats.change(one, other)
            if change > 0 and (change > 3 or draws.share() >= chances[change]):
                continue
            seats.exchange(one, other, change)
            if seats.alike < best:
                best, kept = seats.alike, list(seats.person)
    return [[[kept[seat] for seat in table] for table in tables] for tables in plan]


class _Seats:
    """Who sits on which seat, and how often people alike meet."""

    def __init__(self, plan: Plan, values: Sequence[str]) -> None:
        self.person = list(range(len(values)))
        self.levels = _levels(plan, len(values))
        self.value = list(values)
        self.sits = dict.fromkeys(values, 0)
        for seat, value in enumerate(values):
            self.sits[value] |= 1 << seat if value else 0
        self.alike = sum(self._near(seat, self.sits[value]) for seat, value in enumerate(values)) // 2

    def change(self, one: int, other: int) -> int:
        """Return by how much the meetings of people alike change when two exchange their seats."""
        mine, theirs = self.value[one], self.value[other]
        if mine == theirs:
            return 0
        both = ~(1 << one | 1 << other)
        here, there = self.sits[mine] & both, self.sits[theirs] & both
        gained = self._near(one, there) + self._near(other, here)
        return gained - self._near(one, here) - self._near(other, there)

    def exchange(self, one: int, other: int, change: int) -> None:
        """Let two exchange their seats."""
        mine, theirs = self.value[one], self.value[other]
        if mine != theirs:
            for value in filter(None, (mine, theirs)):
                self.sits[value] ^= 1 << one | 1 << other
            self.value[one], self.value[other] = theirs, mine
        self.person[one], self.person[other] = self.person[other], self.person[one]
        self.alike += change

    def _near(self, seat: int, bits: int) -> int:
        """Return how often a seat meets these."""
        return sum((level & bits).bit_count() for level in self.levels[seat])


def _levels(plan: Plan, people: int) -> list[list[int]]:
    """Return by seat the bits of the seats it meets once at least, twice at least, and so on."""
    levels: list[list[int]] = [[] for _ in range(people)]
    for table in (table for tables in plan for table in tables):
        for seat in table:
            for other in table:
                if other != seat:
                    _count(levels[seat], 1 << other)
    return levels


def _count(levels: list[int], bit: int) -> None:
    for place, bits in enumerate(levels):
        if not bits & bit:
            levels[place] |= bit
            return
    levels.append(bit)
