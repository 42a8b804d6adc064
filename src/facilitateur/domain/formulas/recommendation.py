"""Recommendation from 0 to 10 (the net promoter kind): share of 9–10 less share of 0–6, with its interval.

Source: Reichheld 2003. A workshop is far too small for it: the interval is shown, or the score is not.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.formulas.errors import check

Z95 = 1.96


class Recommendation(NamedTuple):
    """Score and half-width of its 95 % interval, both in points from -100 to 100."""

    n: int
    score: float
    half_width: float


def recommendation(answers: Sequence[int]) -> Recommendation | None:
    """Return the score; none without answers.

    Raises:
        OutOfRangeError: An answer is not from 0 to 10.
    """
    if not answers:
        return None
    for answer in answers:
        check(answer, 0, 10)
    n = len(answers)
    promoters, detractors = sum(a >= 9 for a in answers) / n, sum(a <= 6 for a in answers) / n
    net = promoters - detractors
    variance = promoters + detractors - net**2
    return Recommendation(n, 100 * net, 100 * Z95 * math.sqrt(max(variance, 0) / n))
