"""UMUX-LITE: two statements from 1 to 7, as a plain interpolation to 0–100.

Sources: Lewis, Utesch and Maher 2013; MeasuringU. The regression towards SUS is left out on purpose.
Domain: one product in one state, both answers of each person; under five people the range says more than the mean.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.formulas.errors import check
from facilitateur.domain.formulas.interval import half_width
from facilitateur.domain.formulas.spread import FEW


class UmuxLite(NamedTuple):
    """The score of a group, from 0 to 100."""

    n: int
    mean: Fraction
    low: Fraction
    high: Fraction
    half_width: float | None
    """Of the 95 % interval of the mean; none for one person, or where all say the same."""

    @property
    def is_few(self) -> bool:
        """Whether there are too few people for their mean to mean anything."""
        return self.n < FEW


def umux_lite_of(useful: int, easy: int) -> Fraction:
    """Return the score of one person."""
    check(useful, 1, 7)
    check(easy, 1, 7)
    return Fraction((useful - 1 + easy - 1) * 100, 12)


def umux_lite(people: Sequence[tuple[int, int]]) -> UmuxLite | None:
    """Return the score of a group; none without anybody."""
    scores = [umux_lite_of(*pair) for pair in people]
    if not scores:
        return None
    mean = sum(scores, Fraction()) / len(scores)
    return UmuxLite(len(scores), mean, min(scores), max(scores), half_width(scores))
