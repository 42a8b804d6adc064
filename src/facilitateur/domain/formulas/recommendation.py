"""Recommendation from 0 to 10 (the net promoter kind): share of 9–10 less share of 0–6, with its interval.

Source: Reichheld 2003. A workshop is far too small for it: the interval is shown, or the score is not.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.formulas.errors import check
from facilitateur.domain.formulas.spread import FEW

Z95 = 1.96


class Recommendation(NamedTuple):
    """Score and half-width of its 95 % interval, both in points from -100 to 100."""

    n: int
    score: float
    half_width: float
    """0 where every answer is on one side: then nothing is known of the interval."""
    promoters: int
    """Answers of 9 or 10."""
    detractors: int
    """Answers from 0 to 6."""

    @property
    def is_few(self) -> bool:
        """Whether there are too few answers for a balance to mean anything."""
        return self.n < FEW

    @property
    def is_beside_zero(self) -> bool:
        """Whether the interval leaves open on which side of zero the balance is."""
        return self.half_width > 0 and abs(self.score) <= self.half_width


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
    promoters, detractors = sum(a >= 9 for a in answers), sum(a <= 6 for a in answers)
    net = (promoters - detractors) / n
    variance = (promoters + detractors) / n - net**2
    half = 100 * Z95 * math.sqrt(max(variance, 0) / n)
    return Recommendation(n, 100 * net, 0 if half < 1e-6 else half, promoters, detractors)
