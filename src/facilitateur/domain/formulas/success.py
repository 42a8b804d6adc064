"""How many people managed a task, with the adjusted Wald interval; and how many problems so many testers find.

Sources: Agresti and Coull 1998; Sauro and Lewis 2005; Nielsen and Landauer 1993 (an average over projects, no law).
"""

import math
from typing import NamedTuple

from facilitateur.domain.formulas.errors import check

Z = 1.96
FOUND_BY_ONE = 0.31
"""Share of the problems that one tester meets, on average over published projects."""


class Success(NamedTuple):
    """Adjusted rate and its 95 % interval, from 0 to 1."""

    n: int
    succeeded: int
    rate: float
    low: float
    high: float


def success(succeeded: int, n: int) -> Success | None:
    """Return the adjusted rate; none without testers."""
    if n < 1:
        return None
    check(succeeded, 0, n)
    weight = n + Z**2
    rate = (succeeded + Z**2 / 2) / weight
    half = Z * math.sqrt(rate * (1 - rate) / weight)
    return Success(n, succeeded, rate, max(rate - half, 0), min(rate + half, 1))


def problems_found(testers: int) -> float:
    """Return the share of the problems that so many testers are expected to meet."""
    return 1 - (1 - FOUND_BY_ONE) ** max(testers, 0)
