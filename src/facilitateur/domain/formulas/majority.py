"""Majority judgment: the lower median grade, ties broken by removing it again and again.

Sources: Balinski and Laraki 2007, 2011. Exact removal, for rooms are small and the short gauge leaves ties.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def majority_value(grades: Sequence[int]) -> tuple[int, ...]:
    """Return the median grades in the order in which they are removed; two rows compare by them."""
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
    values = {row: majority_value(grades) for row, grades in rows.items() if grades}
    ranks = {value: rank for rank, value in enumerate(sorted(set(values.values()), reverse=True), 1)}
    return {row: ranks[value] for row, value in values.items()}
