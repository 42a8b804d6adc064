"""Who takes part: participants by code and first name, teams by letter."""

import msgspec


class Participant(msgspec.Struct, frozen=True):
    """One person of the session; the code stands for the name wherever names are not wanted."""

    code: str
    """`P01`, `P02`…"""
    name: str


class Team(msgspec.Struct, frozen=True):
    """A table of the session."""

    letter: str
    """`A`, `B`… up to `Z`; what `@B` switches to."""
    members: tuple[str, ...] = ()
    """Codes of participants."""
