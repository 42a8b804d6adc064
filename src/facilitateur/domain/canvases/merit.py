"""The profile of a row under majority judgment: how many people gave it each grade, and which rows are level."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.canvases.grid import Aggregate, Grid, Row
from facilitateur.domain.state import WHOLE_ROOM, CanvasKey, Session

MOST_GRADES = 11
"""Grades of a scale, 0 to 10 for instance, that are told one by one."""

Runs = list[tuple[Row, ...]]


def is_profiled(grid: Grid) -> bool:
    """Whether rows are judged by grades on one criterion, so that their result is the grade of that criterion."""
    if grid.aggregate is not Aggregate.MAJORITY or len(grid.scales) != 1:
        return False
    scale = grid.scales[0]
    return not scale.is_free and scale.high - scale.low < MOST_GRADES


def profile_of(row: Row) -> dict[int, int]:
    """Return how many people gave each grade that was given, the best first."""
    counts = Counter(int(value) for value in row.cells[0].values) if row.cells else Counter[int]()
    return dict(sorted(counts.items(), reverse=True))


class Crowded(NamedTuple):
    """Rows with more grades than there are people."""

    people: int
    rows: tuple[Row, ...] = ()


def crowded(grid: Grid, session: Session, key: CanvasKey) -> Crowded:
    """Return the rows with more grades than a canvas has people on the list; none where the whole room graded them."""
    people, room = present_people(session, *key), present_people(session, key[0], WHOLE_ROOM)
    if not people or not is_profiled(grid):
        return Crowded(people)
    return Crowded(people, tuple(row for row in grid.rows if row.raters > people and row.raters != room))


def ties(grid: Grid) -> Runs:
    """Return the rows that majority judgment does not tell apart: those of one rank."""
    return _together(grid, lambda row: row.rank)


def told_apart(grid: Grid) -> Runs:
    """Return the rows that have one majority grade and different ranks."""
    return [run for run in _together(grid, lambda row: row.total) if len({row.rank for row in run}) > 1]


def is_tied(grid: Grid, row: Row) -> bool:
    """Whether another row was judged exactly as well as this one."""
    return any(row in run for run in ties(grid))


def _together(grid: Grid, by: Callable[[Row], Fraction | int | None]) -> Runs:
    """Return the ranked rows, the best first, in groups of two and more that have the same of something."""
    if grid.aggregate is not Aggregate.MAJORITY:
        return []
    ranked = sorted((row for row in grid.rows if row.rank is not None), key=lambda row: row.rank or 0)
    groups: dict[Fraction | int | None, list[Row]] = {}
    for row in ranked:
        groups.setdefault(by(row), []).append(row)
    return [tuple(group) for group in groups.values() if len(group) > 1]
