"""System Usability Scale, and F-SUS in French: ten statements from 1 (disagree) to 5 (agree).

Sources: Brooke 1986, 1996; French wording Gronier and Baudet 2021. It is not a percentage: about 68 is the average of
published studies (Sauro 2011). Domain: one product in one state; under five people the range says more than the mean.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.formulas.errors import check
from facilitateur.domain.formulas.interval import half_width
from facilitateur.domain.formulas.spread import FEW

STATEMENTS = 10
AVERAGE = 68
"""Average of published studies."""
MISSING = 3
"""What stands for a statement left out: the middle of its scale."""


class Sus(NamedTuple):
    """The score of a group."""

    n: int
    mean: Fraction
    low: Fraction
    high: Fraction
    half_width: float | None = None
    """Of the 95 % interval of the mean; none for one person, or where all say the same."""

    @property
    def is_few(self) -> bool:
        """Whether there are too few sheets for their mean to mean anything."""
        return self.n < FEW


def sus_of(answers: Sequence[int | None]) -> Fraction:
    """Return the score of one person from 0 to 100.

    Raises:
        ValueError: There are not ten answers.
        OutOfRangeError: An answer is not from 1 to 5.
    """
    if len(answers) != STATEMENTS:
        raise ValueError(len(answers))
    total = 0
    for number, answer in enumerate(answers, 1):
        value = MISSING if answer is None else answer
        check(value, 1, 5)
        total += value - 1 if number % 2 else 5 - value
    return Fraction(total * 5, 2)


def sus(people: Sequence[Sequence[int | None]]) -> Sus | None:
    """Return the score of a group; none without anybody."""
    scores = [sus_of(answers) for answers in people]
    if not scores:
        return None
    return Sus(len(scores), sum(scores, Fraction()) / len(scores), min(scores), max(scores), half_width(scores))
