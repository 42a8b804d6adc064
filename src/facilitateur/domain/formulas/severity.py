"""How bad a problem is, the mean of several raters from 0 (no problem) to 4 (a catastrophe).

Source: Nielsen 1994, who asks for three raters at least; with fewer the mean is shown with its number.
"""

from collections.abc import Sequence
from fractions import Fraction

from facilitateur.domain.formulas.errors import check

ENOUGH_RATERS = 3


def severity(ratings: Sequence[int]) -> Fraction | None:
    """Return the mean severity; none without raters."""
    for rating in ratings:
        check(rating, 0, 4)
    return Fraction(sum(ratings), len(ratings)) if ratings else None
