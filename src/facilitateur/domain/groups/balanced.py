"""Teams of equal size that resemble each other: people are dealt out like cards, value after value."""

from collections.abc import Sequence

from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.shapes import Attribute, Round, distinct


def balanced_teams(people: Sequence[str], teams: int, seed: int, attribute: Attribute | None = None) -> Round:
    """Split people so that sizes, and the counts of each value, differ by one at most between teams.

    Values are dealt one after the other without a break: each is a run of seats, which gives every team
    the same count or one more. The result depends on who is there, not on the order in which they were listed.
    """
    everyone = sorted(distinct(people))
    if not 1 <= teams <= max(len(everyone), 1):
        raise ValueError("a team has one person at least")
    draws = Draws(seed)
    order = draws.shuffled(range(teams))
    dealt: list[list[str]] = [[] for _ in range(teams)]
    for seat, person in enumerate(_by_value(everyone, attribute or {}, draws)):
        dealt[order[seat % teams]].append(person)
    rank = {person: number for number, person in enumerate(people)}
    return tuple(tuple(sorted(team, key=rank.__getitem__)) for team in dealt)


def _by_value(people: Sequence[str], attribute: Attribute, draws: Draws) -> list[str]:
    """Return people value after value, both in an order drawn at random."""
    values = draws.shuffled(sorted({attribute.get(person, "") for person in people}))
    return [person for value in values for person in draws.shuffled(p for p in people if attribute.get(p, "") == value)]
