"""What a line lacks of French typography: which slips there are, and where."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_SPACES = " \t\u00a0\u2009\u202f"


class Kind(StrEnum):
    """The kinds of slips."""

    APOSTROPHE = "apostrophe"
    QUOTES = "quotes"
    SPACES = "spaces"


class Slip(NamedTuple):
    """One slip and its column, from 1."""

    column: int
    kind: Kind


def slips(line: str, right: str) -> Iterator[Slip]:
    """Yield the slips of a line, from what it should be: both are walked along together."""
    i = j = 0
    quoted = False
    while j < len(right):
        char, wanted = line[i : i + 1], right[j]
        if char == wanted:
            i, j, quoted = i + 1, j + 1, False
        elif wanted == "’":
            yield Slip(i + 1, Kind.APOSTROPHE)
            i, j = i + 1, j + 1
        elif wanted in "«»":
            yield Slip(i + 1, Kind.QUOTES)
            i, j, quoted = i + 1, j + 1, wanted == "«"
        else:
            # A space that may not break is wanted, or spaces are too many.
            before_closing = char == '"' and right[j + 1 : j + 2] == "»"
            if not quoted and not before_closing:
                yield Slip(i + 1, Kind.SPACES)
            rest = line[i:]
            i += max(len(rest) - len(rest.lstrip(_SPACES)), wanted not in _SPACES)
            j, quoted = j + (wanted in _SPACES), False
