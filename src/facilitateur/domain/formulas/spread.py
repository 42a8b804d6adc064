"""How values are spread: the figures that hold for any scale.

Domain: any number of values; under five a mean says little, so counts are shown instead (`FEW`).
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median_high, median_low
from typing import NamedTuple

FEW = 5
"""Answers under which counts are printed rather than means."""

DISAGREEMENT = 3
"""Range between raters from which a score is to be talked about."""


class Spread(NamedTuple):
    """Values and what they say together."""

    n: int
    counts: dict[int, int]
    """How often each value was given, lowest first; values never given are left out."""
    mean: Fraction | None
    median: int | None
    """The lower one of two, so that it is an answer that somebody gave."""
    low: int | None
    high: int | None

    @property
    def upper_median(self) -> int | None:
        """The upper one of the two medians; the same as `median` where there is but one."""
        return None if self.median is None else median_high([*Counter(self.counts).elements()])

    @property
    def is_few(self) -> bool:
        """Whether there are too few answers for a mean to mean anything."""
        return self.n < FEW


def spread(values: Sequence[int]) -> Spread:
    """Return how values are spread."""
    if not values:
        return Spread(0, {}, None, None, None, None)
    counts = dict(sorted(Counter(values).items()))
    return Spread(len(values), counts, Fraction(sum(values), len(values)), median_low(values), min(values), max(values))
