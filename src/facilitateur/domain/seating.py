"""Who is with whom: groups drawn for a block, teams formed, which teams meet where."""

import msgspec

from facilitateur.domain.events import RotationKind, TurnDrawn


class Groups(msgspec.Struct, frozen=True):
    """Groups drawn for a block, the same for all teams."""

    seed: int
    rounds: tuple[tuple[tuple[str, ...], ...], ...]
    absent: tuple[str, ...] = ()
    held: int = 0
    """How many of the rounds stood before the others were drawn."""
    hosts: tuple[str, ...] = ()
    """Who stays at a table while the others change; nobody where all change."""


class Formed(msgspec.Struct, frozen=True):
    """How the teams of the session were made after it was set up."""

    seed: int
    attribute: str = ""
    absent: tuple[str, ...] = ()


class Rotation(msgspec.Struct, frozen=True):
    """Who meets whom where, turn by turn."""

    kind: RotationKind
    turns: tuple[TurnDrawn, ...]

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that take part, in the order of their letters or numbers."""
        first = self.turns[0] if self.turns else TurnDrawn()
        here = {team for station in first.stations for team in station} | {*first.resting}
        return tuple(sorted(here, key=lambda team: (len(team), team)))
