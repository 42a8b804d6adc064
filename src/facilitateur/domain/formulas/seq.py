"""The single ease question, asked after each task: the mean from 1 (very hard) to 7 (very easy).

Source: Sauro and Dumas 2009. Good from five people on; with fewer the mean is shown with its number.
"""

from collections.abc import Sequence
from fractions import Fraction

from facilitateur.domain.formulas.errors import check


def single_ease(answers: Sequence[int]) -> Fraction | None:
    """Return the mean ease; none without answers."""
    for answer in answers:
        check(answer, 1, 7)
    return Fraction(sum(answers), len(answers)) if answers else None
