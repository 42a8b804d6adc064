"""Who takes part: participants by code and first name, teams by letter."""

from collections.abc import Iterable, Mapping

import msgspec


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person of the session; the code stands for the name wherever names are not wanted."""

    code: str
    """`P01`, `P02`…"""
    name: str
    attributes: Mapping[str, str] = {}
    """What groups are balanced on: `{"structure": "mairie A", "métier": "agent"}`; personal data."""


class Team(msgspec.Struct, frozen=True):
    """A table of the session."""

    letter: str
    """`A`, `B`… up to `Z`; what `@B` switches to."""
    members: tuple[str, ...] = ()
    """Codes of participants."""


def attribute_names(people: Iterable[Participant]) -> tuple[str, ...]:
    """Return what is known of people, in the order in which it was first said."""
    return tuple(dict.fromkeys(name for person in people for name in person.attributes))


def values_of(people: Iterable[Participant], attribute: str) -> dict[str, str]:
    """Return the value of an attribute by code; those of whom nothing is known are not in it."""
    return {person.code: value for person in people if (value := person.attributes.get(attribute, ""))}


def next_code(people: Iterable[Participant]) -> str:
    """Return the code of who comes next: never one that somebody has or had."""
    numbers = [int(person.code[1:]) for person in people if person.code[1:].isdecimal() and len(person.code) < 8]
    return f"P{max(numbers, default=0) + 1:02d}"
