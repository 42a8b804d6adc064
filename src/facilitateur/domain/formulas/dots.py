"""How many dots each person gets: a third of the choices, from 2 to 8.

Source: n/3 as Global Learning Partners teach it; the bounds are ours. Good for 2 to 24 choices.
"""

import re

FEWEST_DOTS, MOST_DOTS = 2, 8

MOST_SHARED = 50
"""Dots each that a share of the choices gives at most."""

_SHARE = re.compile(r"(\d{1,2}(?!\d)|(?=n))\s*n?\s*/\s*([1-9]\d?)(?!\d)", re.IGNORECASE)


def dots_budget(choices: int) -> int:
    """Return how many dots each person gets for a number of choices."""
    return min(max(-(-choices // 3), FEWEST_DOTS), MOST_DOTS)


def shared_dots(said: str, choices: int) -> int | None:
    """Return the dots that a share of the choices gives, rounded up: `n/2`, `2n/3`, `1/4`; none when it is no share.

    A third is the usual budget, with its bounds; any other share is what it says.
    """
    found = _SHARE.fullmatch(said.strip())
    if found is None or found[1] == "0":
        return None
    part, whole = int(found[1] or 1), int(found[2])
    return dots_budget(choices) if part * 3 == whole else min(max(-(-choices * part // whole), 1), MOST_SHARED)
