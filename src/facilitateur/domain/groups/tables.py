"""Rounds of tables in which people meet as few people twice as can be: built where a design is known, else searched."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from facilitateur.domain.groups.bounds import fewest_after, fewest_alike
from facilitateur.domain.groups.designs import designed, most_rounds
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.mixing import mixed
from facilitateur.domain.groups.search import Cost, Plan, Search, Task, counted
from facilitateur.domain.groups.shapes import Attribute, Round, even_sizes

EFFORT = 90_000
"""Swaps that one search tries: a count, never a time, so that a seed draws the same on a slow machine."""

ROOM = 60
"""People beyond whom fewer swaps are tried where people are mixed, for each takes longer."""

COOL = 0.03
"""How warm a search begins that betters rounds which are good already."""


class TablesAsked(NamedTuple):
    """What rounds of tables are to be."""

    number: int
    """Tables."""
    rounds: int
    before: Sequence[Round] = ()
    """Rounds that were already held; who met in them meets again as little as can be."""
    start: Sequence[Round] = ()
    """Rounds that stood until now for those who are there: they are kept or bettered, where they are even."""
    attribute: Attribute = {}
    """What people are mixed by: of rounds with as few repeats, those with fewest meetings of the same value."""
    hosts: Sequence[str] = ()
    """Who stays at a table, one a table and in their order; nobody for tables without hosts."""


def tables(people: Sequence[str], asked: TablesAsked, seed: int) -> tuple[Round, ...]:
    """Return rounds of tables, sizes differing by one at most; the same people and seed give the same rounds."""
    order = [*asked.hosts, *(one for one in Draws(seed).shuffled(people) if one not in asked.hosts)]
    if asked.number < 1 or not order:
        return ()
    found = _found(order, asked, Draws(seed + 1))
    return tuple(tuple(tuple(order[person] for person in table) for table in seats) for seats in found)


def _found(order: Sequence[str], asked: TablesAsked, draws: Draws) -> Plan:
    values = [asked.attribute.get(one, "") for one in order]
    task, standing = _task(order, values, asked), _standing(order, asked)
    plans = [*standing, *_built(order, asked, task, draws)]
    if standing and {*order} == {one for teams in asked.start for team in teams for one in team}:
        plans = [*plans[1:], _dealt(order, asked, asked.rounds, draws), *standing]
    costs = [counted(plan, task) for plan in plans]
    if costs and costs[0] <= task.enough:
        return plans[0]
    if all(cost.repeats > task.enough.repeats for cost in costs):
        alone = task._replace(alike=(), enough=Cost(task.enough.repeats))
        plans.append(Search(_dealt(order, asked, asked.rounds, draws), alone).better(EFFORT, draws)[1])
    if task.alike:
        mixes = [mixed(plan, values, task.fixed, task.enough.alike, draws) for plan in plans if not task.met]
        plans += [*mixes, *_mixed_search(order, asked, task, draws)]
    best = min(plans, key=lambda plan: counted(plan, task))
    if counted(best, task) <= task.enough:
        return best
    return Search(best, task).better(_steps(task) // 2, draws, COOL)[1]


def _mixed_search(order: Sequence[str], asked: TablesAsked, task: Task, draws: Draws) -> list[Plan]:
    """Return rounds searched for with both in view, where the room is small enough for it to be of use."""
    if len(order) > ROOM:
        return []
    return [Search(_dealt(order, asked, asked.rounds, draws), task).better(_steps(task), draws)[1]]


def _steps(task: Task) -> int:
    """Return how many swaps are tried: fewer where people are mixed and many, for each takes longer."""
    return EFFORT * ROOM // max(task.people, ROOM) // 2 if task.alike else EFFORT


def _task(order: Sequence[str], values: Sequence[str], asked: TablesAsked) -> Task:
    """Return the task in numbers of people: those of the hosts first."""
    seat = {person: number for number, person in enumerate(order)}
    pairs = [pair for teams in asked.before for team in teams for pair in combinations(team, 2)]
    met = [(seat[one], seat[other]) for one, other in pairs if one in seat and other in seat]
    known = len({(min(pair), max(pair)) for pair in met})
    sharing = Counter(value for value in values if value)
    bits = {value: sum(1 << number for number, each in enumerate(values) if each == value) for value in sharing}
    alike = [bits[value] & ~(1 << number) if value else 0 for number, value in enumerate(values)]
    enough = Cost(
        fewest_after(len(order), asked.number, asked.rounds, known, hosts=bool(asked.hosts)),
        fewest_alike(tuple(sharing.values()), asked.number, asked.rounds),
    )
    return Task(len(order), met, alike if sharing else (), len(asked.hosts), enough)


def _standing(order: Sequence[str], asked: TablesAsked) -> list[Plan]:
    """Return the rounds that stood, without who is absent and with those who came, where the tables are as many."""
    seat = {person: number for number, person in enumerate(order)}
    plan = [[[seat[one] for one in team if one in seat] for team in teams] for teams in asked.start]
    plan = [[table for table in seats if table] for seats in plan]
    hosts = [[table[:1] for table in seats][: len(asked.hosts)] for seats in plan]
    if len(plan) != asked.rounds or any(len(seats) != asked.number for seats in plan):
        return []
    if asked.hosts and any(first != [[host] for host in range(asked.number)] for first in hosts):
        return []
    for seats in plan:
        _even(seats, len(order))
    return [plan]


def _even(seats: list[list[int]], people: int) -> None:
    """Seat those who have no seat at the smallest tables, and let the last ones of the largest go there."""
    for new in sorted(set(range(people)) - {one for table in seats for one in table}):
        min(seats, key=len).append(new)
    while len(largest := max(seats, key=len)) - len(smallest := min(seats, key=len)) > 1:
        smallest.append(largest.pop())


def _built(order: Sequence[str], asked: TablesAsked, task: Task, draws: Draws) -> list[Plan]:
    """Return rounds that are known for this many people, and searched ones in their sequel where they are too few."""
    if task.met:
        return []
    people, hosts = len(order), bool(asked.hosts)
    most = most_rounds(people, asked.number, hosts=hosts)
    plan = designed(people, asked.number, min(asked.rounds, most), hosts=hosts) if most else None
    if plan is None:
        return []
    if most < asked.rounds:
        met = [pair for seats in plan for table in seats for pair in combinations(table, 2)]
        further = _dealt(order, asked, asked.rounds - most, draws)
        plan += Search(further, task._replace(met=met, alike=())).better(EFFORT // 2, draws)[1]
    return [plan]


def _dealt(order: Sequence[str], asked: TablesAsked, rounds: int, draws: Draws) -> Plan:
    """Return rounds by chance alone; hosts where they stay."""
    sizes, hosts = even_sizes(len(order), asked.number), len(asked.hosts)
    found: Plan = []
    for _ in range(rounds):
        seats = draws.shuffled(range(hosts, len(order)))
        held = [[table] if hosts else [] for table in range(asked.number)]
        found.append(
            [[*own, *(seats.pop() for _ in range(size - len(own)))] for own, size in zip(held, sizes, strict=True)]
        )
    return found
