"""Rotations as a facilitator asks for them: which kind, how many teams, stations and turns; and what they cover."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.events import RotationKind
from facilitateur.domain.groups.checking import Coverage, across_coverage, meeting_coverage, visit_coverage
from facilitateur.domain.groups.rotation import (
    Rotation,
    Turn,
    across,
    across_on,
    everyone_can_move,
    everyone_meets,
    over_stations,
)
from facilitateur.domain.limits import MOST_TURNS
from facilitateur.domain.seating import Rotation as HeldRotation

MOST_TEAMS = 60


class Asked(NamedTuple):
    """What a rotation is to be."""

    kind: RotationKind
    teams: tuple[str, ...]
    stations: int | None = None
    """None for as many as are of use."""
    turns: int | None = None
    """None for as many as cover everything."""
    everyone_moves: bool = False
    """Between two halves: whether hosts change stations too."""

    @property
    def halves(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Hosts and guests; an odd team hosts."""
        half = -(-len(self.teams) // 2)
        return self.teams[:half], self.teams[half:]

    @property
    def useful_stations(self) -> int:
        """Stations beyond which some would always be free; where teams pass one by one, as many as there are teams."""
        if self.kind is RotationKind.STATIONS:
            return max(len(self.teams), 1)
        return max(len(self.teams) // 2, 1) if self.kind is RotationKind.MEETINGS else max(len(self.halves[0]), 1)

    @property
    def can_all_move(self) -> bool:
        """Whether hosts can change stations too: two halves, a station each, of a number for which this is known."""
        enough = self.stations is None or self.stations >= self.useful_stations
        return self.kind is RotationKind.ACROSS and enough and everyone_can_move(self.useful_stations)


class RotationFigures(NamedTuple):
    """What is counted on a rotation, from nothing but its turns."""

    coverage: Coverage
    """Of the meetings, or where teams pass over stations of the visits."""
    turns: int
    needed: int
    """Turns that cover everything."""
    visits: Coverage | None = None
    """How many stations each team sees, where that was asked for too."""


def rotate(asked: Asked) -> Rotation:
    """Return the turns."""
    turns = None if asked.turns is None else min(max(asked.turns, 1), MOST_TURNS)
    if asked.kind is RotationKind.STATIONS:
        return over_stations(asked.teams, asked.stations or asked.useful_stations, turns)
    pitches = min(asked.stations or asked.useful_stations, asked.useful_stations)
    if asked.kind is RotationKind.MEETINGS:
        return everyone_meets(asked.teams, pitches)[:turns]
    hosts, guests = asked.halves
    if pitches < asked.useful_stations:
        return across_on(hosts, guests, pitches)[:turns]
    return across(hosts, guests, turns, everyone_moves=asked.everyone_moves and asked.can_all_move)


def covered(kind: RotationKind, teams: Sequence[str], rotation: Rotation) -> Coverage:
    """Count what a rotation covers; hosts and guests are the two halves of the teams."""
    if kind is RotationKind.STATIONS:
        return visit_coverage(rotation, teams)
    if kind is RotationKind.MEETINGS:
        return meeting_coverage(rotation, teams)
    return across_coverage(rotation, *Asked(kind, tuple(teams)).halves)


def as_turns(held: HeldRotation) -> Rotation:
    """Return a rotation that a session keeps, as turns that can be counted."""
    return tuple(Turn(turn.stations, turn.resting) for turn in held.turns)


def rotation_figures(asked: Asked, rotation: Rotation) -> RotationFigures:
    """Count a rotation."""
    moves = asked.everyone_moves and asked.can_all_move
    return RotationFigures(
        coverage=covered(asked.kind, asked.teams, rotation),
        turns=len(rotation),
        needed=len(rotate(asked._replace(turns=None))),
        visits=visit_coverage(rotation, asked.teams) if moves else None,
    )
