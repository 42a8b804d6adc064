"""Majority judgment: the lower median grade, ties broken by removing it again and again.

Sources: Balinski and Laraki 2007, 2011. Exact removal, for rooms are small and the short gauge leaves ties.
Domain: every row is judged by the same people. Where one has fewer grades than another, shares of the room are compared
instead, so that no row gains by being judged by more people; whoever shows such ranks says so.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

Row = TypeVar("Row")


def majority_value(grades: Sequence[int]) -> tuple[int, ...]:
    """Return the median grades in the order in which they are removed; two rows with as many grades compare by them."""
    left = sorted(grades)
    removed = []
    while left:
        removed.append(left.pop((len(left) - 1) // 2))
    return tuple(removed)


def median_grade(grades: Sequence[int]) -> int | None:
    """Return the grade that at least half of the room gives or exceeds."""
    return majority_value(grades)[0] if grades else None


def majority_ranks(rows: Mapping[Row, Sequence[int]]) -> dict[Row, int]:
    """Return ranks from 1, the best first; rows judged exactly alike share one, rows without grades have none."""
    judged = {row: sorted(grades) for row, grades in rows.items() if grades}
    sizes = {len(grades) for grades in judged.values()}
    if len(sizes) < 2:
        values = {row: majority_value(grades) for row, grades in judged.items()}
    else:
        shares = _shares(sizes)
        values = {row: _by_shares(grades, shares) for row, grades in judged.items()}
    ranks = {value: rank for rank, value in enumerate(sorted(set(values.values()), reverse=True), 1)}
    return {row: ranks[value] for row, value in values.items()}


def _shares(sizes: set[int]) -> list[Fraction]:
    """Return one share of the room, up to a half, within each stretch in which no row's grades change."""
    ends = {Fraction(step, 2 * size) for size in sizes for step in range(size + 1)}
    ordered = sorted(ends)
    return [(low + high) / 2 for low, high in pairwise(ordered)]


def _by_shares(grades: Sequence[int], shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Return the grades below and above the median that removal would meet, share of the room after share."""
    half, size = Fraction(1, 2), len(grades)
    return tuple(grades[int((half + way * share) * size)] for share in shares for way in (-1, 1))
