"""UMUX-LITE: two statements from 1 to 7, as a plain interpolation to 0–100.

Sources: Lewis, Utesch and Maher 2013; MeasuringU. The regression towards SUS is left out on purpose.
"""

from collections.abc import Sequence
from fractions import Fraction

from facilitateur.domain.formulas.errors import check


def umux_lite_of(useful: int, easy: int) -> Fraction:
    """Return the score of one person."""
    check(useful, 1, 7)
    check(easy, 1, 7)
    return Fraction((useful - 1 + easy - 1) * 100, 12)


def umux_lite(people: Sequence[tuple[int, int]]) -> Fraction | None:
    """Return the mean of a group; none without anybody."""
    return sum((umux_lite_of(*pair) for pair in people), Fraction()) / len(people) if people else None
