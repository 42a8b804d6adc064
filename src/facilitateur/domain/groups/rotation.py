"""Teams over stations or pitches: who stands where at each turn, so that everything is met and nothing twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitateur.domain.groups.rings import Ring
from facilitateur.domain.groups.robin import Match, on_pitches, round_robin_on
from facilitateur.domain.groups.shapes import Team, distinct, seated


@dataclass(frozen=True, slots=True)
class Turn:
    """Where everyone is at the same time."""

    stations: tuple[Team, ...]
    """The teams at each station; none at a station that is free."""
    resting: Team
    """Teams without a station or without anyone to meet."""


Rotation = tuple[Turn, ...]
"""Turns one after the other."""


def over_stations(teams: Sequence[str], stations: int, turns: int | None = None) -> Rotation:
    """Let teams pass over stations, one team a station; by default until each has been at every station once."""
    everyone = distinct(teams)
    length = max(len(everyone), stations)
    return tuple(
        _turn([_at(everyone, (station - turn) % length) for station in range(stations)], everyone, 1)
        for turn in range(_turns(turns, length if everyone else 0))
    )


def across(
    hosts: Sequence[str], guests: Sequence[str], turns: int | None = None, *, everyone_moves: bool = False
) -> Rotation:
    """Let each team of one group meet each team of the other; by default until all have met, each pair once.

    Hosts keep their station and guests move to the next one. When everyone moves, each team is also at each
    station exactly once, which needs a number of teams for which `everyone_can_move`.
    """
    everyone = distinct((*hosts, *guests))
    size = max(len(hosts), len(guests))
    if everyone_moves and not everyone_can_move(size):
        raise ValueError("no rotation is known in which so many teams all move")
    seats = _both_move(size) if everyone_moves else _guests_move(size)
    return tuple(
        _turn([_at(hosts, host) + _at(guests, guest) for host, guest in seats[turn % size]], everyone, 2)
        for turn in range(_turns(turns, size) if size else 0)
    )


def everyone_can_move(teams: int) -> bool:
    """Whether two groups of so many teams can meet with everyone at a new station each turn."""
    return teams > 2 and Ring(teams).reach > 2


def _guests_move(size: int) -> list[list[Match]]:
    """Return who hosts and who visits at each station of each turn: a cyclic Latin square."""
    return [[(here, (here + turn) % size) for here in range(size)] for turn in range(size)]


def _both_move(size: int) -> list[list[Match]]:
    """Return the same with two Latin squares, of hosts and of guests, in which no pair of numbers is there twice."""
    ring = Ring(size)
    _, one, other = ring.spread(3)
    return [
        [(ring.add(here, ring.multiply(one, turn)), ring.add(here, ring.multiply(other, turn))) for here in range(size)]
        for turn in range(size)
    ]


def everyone_meets(teams: Sequence[str], pitches: int | None = None) -> Rotation:
    """Let each two teams meet once, in as few turns as the pitches allow; teams change pitches where they can."""
    everyone = distinct(teams)
    count = max(len(everyone) // 2, 1) if pitches is None else pitches
    return _on_pitches(everyone, round_robin_on(len(everyone), count), count)


def across_on(hosts: Sequence[str], guests: Sequence[str], pitches: int) -> Rotation:
    """Let each team of one group meet each of the other on few pitches, in as few turns as can be."""
    everyone = distinct((*hosts, *guests))
    size = max(len(hosts), len(guests))
    turns = [
        [(host, len(hosts) + guest) for host, guest in seats if host < len(hosts) and guest < len(guests)]
        for seats in _guests_move(size)
    ]
    return _on_pitches(everyone, on_pitches(turns, max(pitches, 1)), max(pitches, 1))


def _on_pitches(everyone: Team, turns: Sequence[Sequence[Match]], count: int) -> Rotation:
    """Place the matches of each turn on pitches."""
    visits: dict[tuple[int, int], int] = {}
    found = []
    for matches in turns:
        placed = _placed(matches, count, visits)
        found.append(_turn([tuple(everyone[team] for team in match) for match in placed], everyone, 2))
    return tuple(found)


def _placed(matches: Sequence[Match], pitches: int, visits: dict[tuple[int, int], int]) -> list[Match | tuple[()]]:
    """Return the match of each pitch: each where its two teams have been least; the visits are counted."""
    placed: list[Match | tuple[()]] = [()] * pitches
    for match in matches:
        free = [pitch for pitch in range(pitches) if not placed[pitch]]
        pitch = min(free, key=lambda pitch: sum(visits.get((team, pitch), 0) for team in match))
        placed[pitch] = match
        for team in match:
            visits[team, pitch] = visits.get((team, pitch), 0) + 1
    return placed


def _turns(asked: int | None, full: int) -> int:
    """Return how many turns there are: as many as asked for, else all of them."""
    return full if asked is None else max(asked, 0)


def _at(teams: Sequence[str], index: int) -> Team:
    """Return the team with a number, or nobody where the number is beyond the last one."""
    return (teams[index],) if index < len(teams) else ()


def _turn(stations: Sequence[Team], everyone: Team, needed: int) -> Turn:
    """Return a turn in which a station is used only when enough teams are there; the others rest."""
    used = tuple(teams if len(teams) >= needed else () for teams in stations)
    busy = set(seated(used))
    return Turn(used, tuple(team for team in everyone if team not in busy))
