"""Weighted means of proposals on criteria, whether the first one stands firm, and ranks in which ties are ties.

Sources: Kepner and Tregoe 1965; Pugh 1981. Exact fractions, so that a tie is never an accident of rounding.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

Row = TypeVar("Row")


def weighted_mean(scores: Sequence[Fraction | None], weights: Sequence[int]) -> Fraction | None:
    """Return the mean over the criteria that have a score; none when none has, or all weigh nothing."""
    known = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None]
    total = sum(weight for _, weight in known)
    return sum((score * weight for score, weight in known), Fraction()) / total if total else None


def dense_ranks(values: Mapping[Row, Fraction | None]) -> dict[Row, int]:
    """Return ranks from 1, the highest value first; equal values share a rank, rows without one have none."""
    ordered = sorted({value for value in values.values() if value is not None}, reverse=True)
    ranks = {value: rank for rank, value in enumerate(ordered, 1)}
    return {row: ranks[value] for row, value in values.items() if value is not None}


def unstable_criteria(rows: Mapping[Row, Sequence[Fraction | None]], weights: Sequence[int]) -> tuple[int, ...]:
    """Return the indexes of the criteria whose weight, one more or one less, changes who is first."""
    sums = {row: _weighted_sum(scores, weights) for row, scores in rows.items()}
    first = _first({row: _ratio(*sums[row]) for row in rows})
    shaken = []
    for index, weight in enumerate(weights):
        for change in (-1, 1):
            if weight + change < 0:
                continue
            changed = {row: _ratio(*_shifted(sums[row], scores[index], change)) for row, scores in rows.items()}
            if _first(changed) != first:
                shaken.append(index)
                break
    return tuple(shaken)


def _weighted_sum(scores: Sequence[Fraction | None], weights: Sequence[int]) -> tuple[Fraction, int]:
    known = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None]
    return sum((score * weight for score, weight in known), Fraction()), sum(weight for _, weight in known)


def _shifted(total: tuple[Fraction, int], score: Fraction | None, change: int) -> tuple[Fraction, int]:
    return total if score is None else (total[0] + score * change, total[1] + change)


def _ratio(total: Fraction, weight: int) -> Fraction | None:
    return total / weight if weight else None


def _first(means: Mapping[Row, Fraction | None]) -> frozenset[Row]:
    best = max((mean for mean in means.values() if mean is not None), default=None)
    return frozenset(row for row, mean in means.items() if best is not None and mean == best)
