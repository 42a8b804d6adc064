"""Rounds of tables in which people meet as few people twice as can be: built where a design is known, else searched.

Where the number of tables allows it (Latin squares over `rings`), no two people meet twice in as many rounds as there
are tables: person (row, seat) sits in round t at table seat + slope(row) x t, and two rows have slopes whose difference
can be divided by. Elsewhere a search with a memory of its last swaps lowers the repeats (Glover, Tabu Search, 1989).
"""

from collections.abc import Sequence
from itertools import combinations

from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.rings import Ring
from facilitateur.domain.groups.shapes import Round, even_sizes

EFFORT = 100_000
"""Comparisons of one search; some tenths of a second."""

MEMORY = 6
"""Rounds of the search in which a swap is not taken back."""

Seats = list[list[int]]
"""The people of each table, by their numbers."""


def tables(
    people: Sequence[str], count: int, rounds: int, seed: int, before: Sequence[Round] = ()
) -> tuple[Round, ...]:
    """Return rounds of `count` tables, sizes differing by one at most, with as few repeated meetings as found.

    Args:
        people: Who is there.
        count: Tables.
        rounds: Rounds to be made.
        seed: What the draw can be made again from.
        before: Rounds that were already held; who met in them meets again as little as can be.
    """
    order = Draws(seed).shuffled(people)
    if count < 1 or not order:
        return ()
    sizes = even_sizes(len(order), count)
    built = None if before else _built(len(order), count, rounds)
    seat = {person: number for number, person in enumerate(order)}
    met = [(seat[one], seat[other]) for one, other in _pairs(before) if one in seat and other in seat]
    found = built if built is not None else _searched(len(order), sizes, rounds, Draws(seed + 1), met)
    return tuple(tuple(tuple(order[seat] for seat in table) for table in tables) for tables in found)


def is_designed(people: int, count: int, rounds: int) -> bool:
    """Whether rounds without any repeat are built rather than searched for."""
    return _built(people, count, rounds) is not None


def _pairs(rounds: Sequence[Round]) -> list[tuple[str, str]]:
    return [pair for teams in rounds for team in teams for pair in combinations(team, 2)]


def fewest_repeats(people: int, count: int, rounds: int) -> int:
    """Return a number of repeated meetings that no plan can be below.

    Everybody has only so many others to meet; and a table with more people than there are tables seats some who sat
    together in any other round: two rounds share so many pairs at least, and a plan repeats rounds - 1 times that.
    """
    if count < 1 or people < 2 or rounds < 1:
        return 0
    sizes = even_sizes(people, count)
    meetings = sum(size * (size - 1) // 2 for size in sizes) * rounds
    shared = sum(part * (part - 1) // 2 for size in sizes for part in even_sizes(size, count))
    return max(meetings - people * (people - 1) // 2, (rounds - 1) * shared, 0)


def _built(people: int, count: int, rounds: int) -> list[Seats] | None:
    """Return rounds without any repeat where a design is known for them."""
    rows = -(-people // count)
    whole = rows == count and people == rows * count
    if count < 2 or Ring(count).reach < rows or rounds > count + whole:
        return None
    ring = Ring(count)
    slopes = ring.spread(rows)
    found: list[Seats] = []
    for turn in range(min(rounds, count)):
        seats: Seats = [[] for _ in range(count)]
        for person in range(people):
            row, seat = divmod(person, count)
            seats[ring.add(seat, ring.multiply(slopes[row], turn))].append(person)
        found.append(seats)
    if rounds > count:
        found.append([list(range(row * count, (row + 1) * count)) for row in range(rows)])
    return found


def _searched(
    people: int, sizes: Sequence[int], rounds: int, draws: Draws, met: Sequence[tuple[int, int]] = ()
) -> list[Seats]:
    """Return rounds found by swapping people who have met with others of the same round."""
    plan = [_dealt(people, sizes, draws) for _ in range(rounds)]
    search = _Search(plan, people, met)
    best, fewest = [[list(table) for table in seats] for seats in plan], search.repeats
    steps = max(EFFORT // max(people * max(sizes), 1), 50) if rounds > 1 or met else 0
    for step in range(steps):
        if not fewest or not search.swap(step, draws):
            break
        if search.repeats < fewest:
            best, fewest = [[list(table) for table in seats] for seats in plan], search.repeats
    return best


def _dealt(people: int, sizes: Sequence[int], draws: Draws) -> Seats:
    seats = draws.shuffled(range(people))
    found: Seats = []
    for size in sizes:
        found.append([seats.pop() for _ in range(size)])
    return found


class _Search:
    """A plan that is bettered swap by swap."""

    def __init__(self, plan: list[Seats], people: int, met: Sequence[tuple[int, int]]) -> None:
        self.plan = plan
        self.met = [[0] * people for _ in range(people)]
        for one, other in met:
            self._meet(one, other, 1)
        self.held: dict[tuple[int, int], int] = {}
        for seats in plan:
            for table in seats:
                for one in table:
                    for other in table:
                        self.met[one][other] += one != other
        self.repeats = sum(max(count - 1, 0) for row in self.met for count in row) // 2

    def swap(self, step: int, draws: Draws) -> bool:
        """Swap the person of a table that gains most; return whether there was anyone to swap."""
        number, table, person = self._annoyed(draws)
        if person < 0:
            return False
        best: tuple[int, int, int, int] | None = None
        for place, other in enumerate(self.plan[number]):
            if place == table:
                continue
            for seat, stranger in enumerate(other):
                gain = self._gain(self.plan[number][table], other, person, stranger)
                is_held = self.held.get((number, stranger), -1) >= step or self.held.get((number, person), -1) >= step
                if is_held and self.repeats + gain >= self.repeats:
                    continue
                if best is None or gain < best[0]:
                    best = (gain, place, seat, stranger)
        if best is None:
            return True
        self._do(number, table, person, best)
        self.held[number, person] = self.held[number, best[3]] = step + MEMORY
        return True

    def _annoyed(self, draws: Draws) -> tuple[int, int, int]:
        """Return a round, a table and a person who meets somebody again there; person -1 when there is none."""
        found = [
            (number, table, person)
            for number, seats in enumerate(self.plan)
            for table, people in enumerate(seats)
            for person in people
            if any(self.met[person][other] > 1 for other in people if other != person)
        ]
        return found[draws.below(len(found))] if found else (0, 0, -1)

    def _gain(self, here: Sequence[int], there: Sequence[int], person: int, stranger: int) -> int:
        """Return by how much the repeats change when two people change places; negative is better."""
        mine, theirs = self.met[person], self.met[stranger]
        gain = 0
        for other in here:
            if other != person:
                gain += (theirs[other] > 0) - (mine[other] > 1)
        for other in there:
            if other != stranger:
                gain += (mine[other] > 0) - (theirs[other] > 1)
        return gain

    def _do(self, number: int, table: int, person: int, best: tuple[int, int, int, int]) -> None:
        gain, place, seat, stranger = best
        here, there = self.plan[number][table], self.plan[number][place]
        for other in here:
            if other != person:
                self._meet(person, other, -1)
                self._meet(stranger, other, 1)
        for other in there:
            if other != stranger:
                self._meet(stranger, other, -1)
                self._meet(person, other, 1)
        here[here.index(person)], there[seat] = stranger, person
        self.repeats += gain

    def _meet(self, one: int, other: int, times: int) -> None:
        self.met[one][other] += times
        self.met[other][one] += times
