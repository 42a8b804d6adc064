"""25/10: five scores from 1 to 5 per idea, summed; corrected where a card went round more or less often.

Source: Liberating Structures, 25/10 Crowd Sourcing.
"""

from collections.abc import Sequence
from fractions import Fraction

from facilitateur.domain.formulas.errors import check

ROUNDS = 5


def twenty_five(scores: Sequence[int]) -> Fraction | None:
    """Return the sum out of 25, or five times the mean; none without scores."""
    for score in scores:
        check(score, 1, 5)
    return Fraction(sum(scores) * ROUNDS, len(scores)) if scores else None
