"""People in teams, and teams over turns."""

from enum import StrEnum

import msgspec

from facilitateur.domain.events.base import EventBase
from facilitateur.domain.people import Team


class TeamsFormed(EventBase, frozen=True):
    """People sat down at other tables, or somebody who came later joined one."""

    teams: tuple[Team, ...]
    """All teams with their members; letters that had canvases keep them."""
    seed: int = 0
    """What the draw can be made again from."""
    attribute: str = ""
    """What the teams were mixed by; empty for chance alone."""
    absent: tuple[str, ...] = ()
    """Codes of those who were not there."""


class TeamNamed(EventBase, frozen=True):
    """A team got a name to be told by beside its letter, or another one; an empty one takes it away."""

    team: str
    """Its letter."""
    name: str = ""


class RotationKind(StrEnum):
    """What the turns of a rotation are for."""

    MEETINGS = "meetings"
    """Every team meets every other."""
    ACROSS = "across"
    """Two halves: every team of one meets every team of the other."""
    STATIONS = "stations"
    """Every team passes at every station."""


class TurnDrawn(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the teams are during one turn."""

    stations: tuple[tuple[str, ...], ...] = ()
    """Letters of the teams at each station or pitch; none at one that is free."""
    resting: tuple[str, ...] = ()


class RotationDrawn(EventBase, frozen=True):
    """It was settled who meets whom where, turn by turn; drawing again replaces it, no turns take it back."""

    block: str
    """Empty for a rotation of the whole session."""
    kind: RotationKind
    turns: tuple[TurnDrawn, ...] = ()
