"""How far the mean of a few people may be from that of everybody: the 95 % interval of Student.

Sources: Student 1908; recommended for scores from 0 to 100 by Sauro and Lewis, Quantifying the User Experience, 2012.
Domain: two values at least that are not all alike; between two rows of the table the wider one is taken.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from statistics import variance

_QUANTILES = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
"""Two-sided 95 % quantiles for 1 to 30 degrees of freedom."""
_LATER = ((40, 2.021), (60, 2.000), (120, 1.980))


def half_width(values: Sequence[Fraction]) -> float | None:
    """Return half the 95 % interval of a mean; none where the values say nothing of it."""
    if len(values) < 2 or len(set(values)) == 1:
        return None
    return _quantile(len(values) - 1) * math.sqrt(variance(values) / len(values))


def ends(mean: float, half: float, least: float = 0, most: float = 100) -> tuple[float, float]:
    """Return the ends of an interval inside the bounds of a score: nobody can score beyond them."""
    return max(mean - half, least), min(mean + half, most)


def _quantile(freedom: int) -> float:
    if freedom <= len(_QUANTILES):
        return _QUANTILES[freedom - 1]
    return next((value for least, value in reversed(_LATER) if freedom >= least), _QUANTILES[-1])
