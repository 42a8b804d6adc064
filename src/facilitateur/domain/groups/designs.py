"""Rounds in which as few people meet twice as can be, built rather than searched for.

Three constructions. *Pairs* of an even number of people: the circle method. *Latin squares* over `rings`: person (row,
seat) sits in round t at table seat + slope(row) x t, and two rows have slopes whose difference can be divided by; row 0
stays, so that it may be the hosts. With more rows than tables some rows share a slope: those people go round together,
as few of them as any rounds can have. *Starters*: one round, or a few, turned round a circle; any two rounds differ by
a turn, and no two pairs of the first ones have the same difference (Bose's method of differences, 1939).
"""

from collections.abc import Iterable
from functools import cache

from facilitateur.domain.groups.rings import Ring
from facilitateur.domain.groups.robin import round_robin
from facilitateur.domain.groups.search import Plan
from facilitateur.domain.groups.starters import STARTERS, Starter


def designed(people: int, count: int, rounds: int, *, hosts: bool = False) -> Plan | None:
    """Return rounds of `count` tables, or none where no construction is known for them.

    No pair meets twice unless a table has more people than there are tables; then no rounds have fewer repeats.
    With hosts, the first `count` people stay each at one table, in the order of the tables.
    """
    if rounds > most_rounds(people, count, hosts=hosts):
        return None
    if not hosts and people == 2 * count:
        return [[list(pair) for pair in pairs] for pairs in round_robin(people, rounds)]
    if rounds <= _latin_rounds(people, count, hosts):
        return _latin(people, count, rounds, hosts)
    starter = min((one for one in _starters(people, count) if one.rounds >= rounds), key=lambda one: one.rounds)
    return developed(starter)[:rounds]


def most_rounds(people: int, count: int, *, hosts: bool = False) -> int:
    """Return how many rounds can be built; 0 where none can."""
    if count < 1 or people < 2 * count:
        return 0
    latin = _latin_rounds(people, count, hosts)
    if hosts:
        return latin
    pairs = people - 1 if people == 2 * count else 0
    return max(latin, pairs, *(one.rounds for one in _starters(people, count)), 0)


def developed(starter: Starter) -> Plan:
    """Return the rounds that a starter stands for: each of its rounds at every turn of the circle."""
    count = max(map(max, starter.bases)) + 1
    found: Plan = []
    for turn in range(starter.turns):
        for base in starter.bases:
            seats: list[list[int]] = [[] for _ in range(count)]
            for person, table in enumerate(base):
                seats[table].append(_turned(person, turn, starter))
            found.append(seats)
    return found


def _turned(person: int, turn: int, starter: Starter) -> int:
    """Return who sits where somebody sat, so many turns later; those beyond the circles stay."""
    row, seat = divmod(person, starter.turns)
    return row * starter.turns + (seat + turn) % starter.turns if row < starter.circles else person


@cache
def _known() -> dict[tuple[int, int], tuple[Starter, ...]]:
    """Return the starters by people and tables."""
    found: dict[tuple[int, int], tuple[Starter, ...]] = {}
    for line in STARTERS:
        starter = Starter.read(line)
        key = len(starter.bases[0]), max(starter.bases[0]) + 1
        found[key] = (*found.get(key, ()), starter)
    return found


def _starters(people: int, count: int) -> Iterable[Starter]:
    return _known().get((people, count), ())


def _latin_rounds(people: int, count: int, hosts: bool) -> int:
    """Return for how many rounds Latin squares are known: as many as tables, one more where rows fill them all."""
    rows = min(-(-people // count), count)
    if count < 2 or Ring(count).reach < rows:
        return 0
    return count + (people == count * count and not hosts)


def _latin(people: int, count: int, rounds: int, hosts: bool) -> Plan:
    ring, rows = Ring(count), -(-people // count)
    known = ring.spread(min(rows, count))
    slopes = known + (known[1:] if hosts else known) * (rows // max(len(known) - hosts, 1))
    found: Plan = []
    for turn in range(min(rounds, count)):
        seats: list[list[int]] = [[] for _ in range(count)]
        for person in range(people):
            row, seat = divmod(person, count)
            seats[ring.add(seat, ring.multiply(slopes[row], turn))].append(person)
        found.append(seats)
    if rounds > count:
        found.append([list(range(row * count, (row + 1) * count)) for row in range(people // count)])
    return found
