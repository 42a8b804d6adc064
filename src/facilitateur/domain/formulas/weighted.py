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
    first = _first(rows, weights)
    shaken = []
    for index, weight in enumerate(weights):
        others = [
            [*weights[:index], changed, *weights[index + 1 :]] for changed in (weight - 1, weight + 1) if changed >= 0
        ]
        if any(_first(rows, other) != first for other in others):
            shaken.append(index)
    return tuple(shaken)


def _first(rows: Mapping[Row, Sequence[Fraction | None]], weights: Sequence[int]) -> frozenset[Row]:
    ranks = dense_ranks({row: weighted_mean(scores, weights) for row, scores in rows.items()})
    return frozenset(row for row, rank in ranks.items() if rank == 1)
