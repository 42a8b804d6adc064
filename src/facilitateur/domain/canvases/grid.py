"""A grid of rows and criteria: means, ranks, disagreements, and whether the first row stands firm."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import Scale, closed, scales_of
from facilitateur.domain.canvases.settings import first, key_of, normalised
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.majority import majority_ranks, median_grade
from facilitateur.domain.formulas.spread import DISAGREEMENT
from facilitateur.domain.formulas.success import success
from facilitateur.domain.formulas.twentyfive import twenty_five
from facilitateur.domain.formulas.weighted import dense_ranks, unstable_criteria, weighted_mean
from facilitateur.domain.state import ScoreKey

Scores = Mapping[ScoreKey, float]


class Aggregate(StrEnum):
    """How a row gets its figure, under its name in cards."""

    MEAN = "moyenne-ponderee"
    SUM = "somme-corrigee"
    MAJORITY = "jugement-majoritaire"
    SUCCESS = "taux-ajuste"
    MOST = "max"
    RATE = "taux"


class Cell(NamedTuple):
    """The scores of one row on one criterion."""

    values: tuple[float, ...] = ()
    mean: Fraction | None = None
    """Mean over the raters, exact."""

    @property
    def disagrees(self) -> bool:
        """Whether raters are so far apart that it should be talked about."""
        return bool(self.values) and max(self.values) - min(self.values) >= DISAGREEMENT


def cell_of(values: Sequence[float]) -> Cell:
    """Return the cell of some scores; decimals count as they were typed."""
    if not values:
        return Cell()
    whole = sum(int(value) for value in values if value == int(value))
    parts = sum((Fraction(str(value)) for value in values if value != int(value)), Fraction())
    return Cell(tuple(values), (whole + parts) / len(values))


class Row(NamedTuple):
    """A row with its figure."""

    place: CanvasItem
    cells: tuple[Cell, ...]
    total: Fraction | None
    """Mean, sum, greatest measure, rate from 0 to 1, or median grade."""
    rank: int | None
    is_close: bool
    """Another row is as good, or so close that it should be taken as equal."""
    is_incomplete: bool = False
    """Criteria or grades that other rows have are missing: its figure stands beside nothing, so that it has no rank."""
    raters: int = 0
    """How many people gave it a score."""


class Grid(NamedTuple):
    """A grid with its figures."""

    rows: tuple[Row, ...]
    criteria: tuple[CanvasItem, ...]
    scales: tuple[Scale, ...]
    aggregate: Aggregate
    raters: int
    shaken: tuple[int, ...]
    """Indexes of the criteria whose weight, one more or less, changes who is first."""
    close: tuple[tuple[Row, ...], ...] = ()
    """Rows that should be taken as equal, the best first; a row may be close to one above it and to one below."""

    @property
    def is_firm(self) -> bool:
        """Whether rows were compared by weighted means, and no weight, one more or less, changes who is first."""
        ranked = sum(row.rank is not None for row in self.rows)
        return self.aggregate is Aggregate.MEAN and min(ranked, len(self.criteria)) > 1 and not self.shaken

    @property
    def outside(self) -> int:
        """How many rows somebody judged and nobody found to apply."""
        return sum(row.total is None and row.raters > 0 for row in self.rows)

    @property
    def rate(self) -> Fraction | None:
        """The mean rate of the rows that apply, where rows count as rates; none before anything is judged."""
        rates = [row.total for row in self.rows if row.total is not None]
        return sum(rates, Fraction()) / len(rates) if rates and self.aggregate is Aggregate.RATE else None

    @property
    def uneven(self) -> tuple[int, int] | None:
        """The fewest and the most people who scored a ranked row, where means of unequal numbers stand together."""
        counts = [row.raters for row in self.rows if row.rank is not None]
        compares = self.aggregate in (Aggregate.MEAN, Aggregate.SUM) and len(set(counts)) > 1
        return (min(counts), max(counts)) if compares else None


def aggregate_of(view: CanvasView) -> Aggregate:
    """Return how the card says that rows get their figure."""
    wanted = key_of(first(normalised(view.settings), "agreg", "aggregate"))
    return next((known for known in Aggregate if known.value == wanted), Aggregate.MEAN)


def grid_of(view: CanvasView, scores: Scores) -> Grid:
    """Return a canvas as a grid with its figures; scores off a scale that was narrowed since do not count."""
    criteria, aggregate = closed(view.lanes), aggregate_of(view)
    scales = scales_of(criteria)
    scores = _on_scale(criteria, scales, scores)
    judges = _judges(criteria, scores)
    cells = _cells(view, criteria, scores)
    weights = [criterion.weight for criterion in criteria]
    totals = {row: _total(aggregate, own, weights, scales) for row, own in cells.items()}
    partial = _incomplete(cells, aggregate)
    ranked = {row: None if row in partial else total for row, total in totals.items()}
    ranks = _ranks(aggregate, cells, ranked)
    rows = tuple(
        Row(
            place,
            cells[place.id],
            totals[place.id],
            ranks.get(place.id),
            _is_close(place.id, ranked, aggregate, scales),
            place.id in partial,
            judges[place.id],
        )
        for place in view.places
    )
    means = {row: [cell.mean for cell in own] for row, own in cells.items() if row not in partial}
    counted = aggregate is Aggregate.MEAN and min(len(means), len(criteria)) > 1 and any(scores.values())
    return Grid(
        rows=rows,
        criteria=criteria,
        scales=scales,
        aggregate=aggregate,
        raters=len({rater for _, _, rater in scores}),
        shaken=unstable_criteria(means, weights) if counted else (),
        close=_close_together(rows, _near(aggregate, scales)),
    )


def _cells(view: CanvasView, criteria: Sequence[CanvasItem], scores: Scores) -> dict[str, tuple[Cell, ...]]:
    held: dict[tuple[str, str], list[float]] = {}
    for (row, criterion, _), value in sorted(scores.items()):
        held.setdefault((row, criterion), []).append(value)
    return {
        place.id: tuple(cell_of(held.get((place.id, criterion.id), ())) for criterion in criteria)
        for place in view.places
    }


def _on_scale(criteria: Sequence[CanvasItem], scales: Sequence[Scale], scores: Scores) -> Scores:
    limits = dict(zip((criterion.id for criterion in criteria), scales, strict=True))
    return {key: value for key, value in scores.items() if key[1] in limits and limits[key[1]].holds(value)}


def _judges(criteria: Sequence[CanvasItem], scores: Scores) -> Counter[str]:
    """Return how many people gave each row a score on a criterion that is there."""
    known = {criterion.id for criterion in criteria}
    return Counter(row for row, _ in {(row, rater) for row, criterion, rater in scores if criterion in known})


def _incomplete(cells: Mapping[str, Sequence[Cell]], aggregate: Aggregate) -> frozenset[str]:
    """Return the rows that lack a score or a grade; what the group left out on every row is missing from none."""
    if aggregate is Aggregate.MAJORITY:
        grades = {row: len(own[0].values) if own else 0 for row, own in cells.items()}
        return frozenset(row for row, count in grades.items() if 0 < count < max(grades.values()))
    if aggregate is not Aggregate.MEAN:
        return frozenset()
    judged = {row: [cell.mean is not None for cell in own] for row, own in cells.items()}
    begun = {row: known for row, known in judged.items() if any(known)}
    used = [len(begun) < 2 or any(column) for column in zip(*begun.values(), strict=True)]
    return frozenset(
        row for row, known in begun.items() if any(wanted and not has for wanted, has in zip(used, known, strict=True))
    )


def _total(
    aggregate: Aggregate, cells: Sequence[Cell], weights: Sequence[int], scales: Sequence[Scale]
) -> Fraction | None:
    values = cells[0].values if cells else ()
    match aggregate:
        case Aggregate.SUM:
            return twenty_five([int(value) for value in values])
        case Aggregate.MAJORITY:
            grade = median_grade([int(value) for value in values])
            return None if grade is None else Fraction(grade)
        case Aggregate.SUCCESS:
            found = success(sum(value >= scales[0].high for value in values), len(values)) if scales else None
            return None if found is None else Fraction(found.rate)
        case Aggregate.RATE:
            return _rate(values, scales[0]) if scales else None
        case Aggregate.MOST:
            return max((Fraction(str(value)) for value in values), default=None)
        case Aggregate.MEAN:
            return weighted_mean([cell.mean for cell in cells], weights)


def _rate(values: Sequence[float], scale: Scale) -> Fraction | None:
    """Return how much of the best answer was given, from 0 to 1; answers that say « not applicable » are left out."""
    most = max((value for value in range(scale.low, scale.high + 1) if value not in scale.apart), default=scale.low)
    judged = [Fraction(str(value)) - scale.low for value in values if value not in scale.apart]
    return sum(judged, Fraction()) / len(judged) / (most - scale.low) if judged and most > scale.low else None


def _ranks(
    aggregate: Aggregate, cells: Mapping[str, Sequence[Cell]], totals: Mapping[str, Fraction | None]
) -> dict[str, int]:
    if aggregate is Aggregate.MAJORITY:
        return majority_ranks(
            {row: [int(v) for v in cells[row][0].values] for row, total in totals.items() if total is not None}
        )
    return dense_ranks(totals)


CLOSE = Fraction(1, 20)
"""Share of the scale within which weighted means are taken as equal; ours, said as such in `docs/votes.md`."""


def _near(aggregate: Aggregate, scales: Sequence[Scale]) -> Fraction:
    """Return how far apart figures may be to be taken as equal."""
    width = max((scale.high - scale.low for scale in scales if not scale.is_free), default=0)
    return CLOSE * width if aggregate is Aggregate.MEAN else Fraction()


def _is_close(row: str, totals: Mapping[str, Fraction | None], aggregate: Aggregate, scales: Sequence[Scale]) -> bool:
    mine, near = totals[row], _near(aggregate, scales)
    if mine is None or aggregate in (Aggregate.MAJORITY, Aggregate.RATE):
        return False
    others = (total for other, total in totals.items() if other != row and total is not None)
    return any(abs(mine - other) <= near for other in others)


def _close_together(rows: Sequence[Row], near: Fraction) -> tuple[tuple[Row, ...], ...]:
    """Return the longest runs of rows whose figures all lie within `near` of each other."""
    marked = [(row.total, row) for row in rows if row.is_close and row.total is not None]
    marked.sort(key=lambda pair: -pair[0])
    found: list[tuple[Row, ...]] = []
    end = 0
    for at, (best, _) in enumerate(marked):
        run = [row for total, row in marked[at:] if best - total <= near]
        if len(run) > 1 and at + len(run) > end:
            found.append(tuple(run))
            end = at + len(run)
    return tuple(found)
