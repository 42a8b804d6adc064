"""What teams and rounds are made of, and how many teams suit a number of people."""

from collections.abc import Mapping, Sequence

Team = tuple[str, ...]
"""Ids of people; this package never reads anything into an id."""

Round = tuple[Team, ...]
"""Teams that are together at the same time."""

Attribute = Mapping[str, str]
"""What people are balanced on, by id; people who are not in it share the empty value."""


def even_sizes(people: int, teams: int) -> tuple[int, ...]:
    """Return the sizes of teams, which differ by one at most, the larger ones first."""
    if teams < 1:
        return ()
    size, larger = divmod(people, teams)
    return tuple(size + 1 if team < larger else size for team in range(teams))


def teams_for(people: int, size: int) -> int:
    """Return the number of teams that keeps nearest to a size; an odd person makes a trio of a pair."""
    if size < 1:
        raise ValueError("a team has one person at least")
    if people < 2 or size == 1:
        return max(people, 0)
    nearest = {teams for teams in (people // size, -(-people // size)) if 1 <= teams <= people // 2}
    return min(nearest or {1}, key=lambda teams: (*_strangeness(people, teams, size), -teams))


def _strangeness(people: int, teams: int, size: int) -> tuple[int, int]:
    """Return how far teams are from a size, at worst and in all."""
    distances = [abs(own - size) for own in even_sizes(people, teams)]
    return max(distances), sum(distances)


def distinct(ids: Sequence[str]) -> tuple[str, ...]:
    """Return ids as they are; whoever is there twice is a mistake of the caller."""
    if len(set(ids)) != len(ids):
        raise ValueError("the same id is there twice")
    return tuple(ids)


def seated(teams: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return everyone of a round, in the order of the teams."""
    return tuple(person for team in teams for person in team)
