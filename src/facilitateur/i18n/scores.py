"""Scores in words: names of values, figures of rows, what marks mean, how answers are spread."""

import re
from collections.abc import Mapping, Sequence
from statistics import median_low

from facilitateur.domain.canvases.grid import Aggregate, Cell, Grid, Row
from facilitateur.domain.canvases.merit import Crowded, is_tied, profile_of, ties, told_apart
from facilitateur.domain.canvases.scales import Scale
from facilitateur.domain.canvases.survey import Question, Survey
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.spread import FEW
from facilitateur.domain.formulas.success import Success, success
from facilitateur.i18n.formats import NARROW, colon, listing, number, percent
from facilitateur.i18n.instruments import instruments_said, with_margin
from facilitateur.i18n.words import Words, mark

BAR = "█"
_ENDS = re.compile(r"\d\s+([^\d.][^.]*)\.\.\s*([^.]+)$")
"""« 1-5 orage..soleil »."""
LONGEST_BAR = 8
MOST_RUNS = 3
"""Runs of rows too close to tell apart that are named."""
"""Cells of the bar of the most given answer, one an answer as long as they suffice."""

GRADE_NAMES = (
    mark("To be rejected"),
    mark("Insufficient"),
    mark("Passable"),
    mark("Fairly good"),
    mark("Good"),
    mark("Very good"),
    mark("Excellent"),
)


def with_names(words: Words, scale: Scale) -> Scale:
    """Return a scale whose grades have the names that this language gives them."""
    return scale._replace(names=tuple(words(name) for name in GRADE_NAMES)) if scale.is_graded else scale


def weighted_label(item: CanvasItem) -> str:
    """Return a criterion with its weight: « Utilité ×3 »."""
    return f"{item.label} ×{item.weight}" if item.weight != 1 else item.label


def legend_of(words: Words, grid: Grid) -> list[str]:
    """Return what the figures of a grid mean, criterion by criterion; once where one scale holds for all."""
    figures = [(item, scale) for item, scale in zip(grid.criteria, grid.scales, strict=True) if not scale.is_free]
    plain = {(scale.low, scale.high) for _, scale in figures if not (scale.names or scale.is_graded)}
    said = []
    if len(plain) == 1 and len(figures) == len(grid.criteria) and not any(scale.names for _, scale in figures):
        (low, high), figures = plain.pop(), [pair for pair in figures if pair[0].help or pair[1].is_graded]
        said.append(words("scores from {low} to {high}", low=low, high=high))
    for item, scale in figures:
        named = with_names(words, scale)
        means = " · ".join(f"{value} {name}" for value, name in enumerate(named.names, named.low))
        means = means or words("from {low} to {high}", low=scale.low, high=scale.high)
        means = f"{item.help} ({means})" if item.help else means
        said.append(means if len(grid.criteria) == 1 else f"{item.label}{colon(words)}{means}")
    return [" · ".join(said)] if said else []


def ends_said(words: Words, item: CanvasItem, scale: Scale) -> str:
    """Return what the ends of a scale mean, where its card says it or the scale is one of agreement."""
    if found := _ENDS.search(item.type):
        low, high = found[1].strip(), found[2].strip()
    elif item.type.strip().startswith("likert"):
        low, high = words("strongly disagree"), words("strongly agree")
    else:
        return ""
    return f"{scale.low} {low} … {scale.high} {high}"


def value_name(words: Words, scale: Scale, value: int) -> str:
    """Return what a value is called: a grade, a choice, or its figure."""
    if scale.is_graded and 0 <= value < len(GRADE_NAMES):
        return words(GRADE_NAMES[value])
    return scale.name(value)


def result_name(words: Words, aggregate: Aggregate) -> str:
    """Return what the figure of a row is."""
    return {
        Aggregate.MEAN: words("mean"),
        Aggregate.SUM: words("sum /25"),
        Aggregate.MAJORITY: words("grade"),
        Aggregate.SUCCESS: words("estimate"),
        Aggregate.MOST: words("greatest"),
        Aggregate.RATE: words("rate"),
    }[aggregate]


def result_title(words: Words, grid: Grid) -> str:
    """Return the title of the column of results, told apart from a criterion that is called the same."""
    name = result_name(words, grid.aggregate).capitalize()
    return words("Result") if any(item.label == name for item in grid.criteria) else name


def raters_said(words: Words, grid: Grid) -> str:
    """Return how many people scored, or tried."""
    if grid.aggregate is Aggregate.SUCCESS:
        return words.plural("{n} tester", "{n} testers", grid.raters)
    return words.plural("{n} rater", "{n} raters", grid.raters)


def cell_said(words: Words, cell: Cell, scale: Scale) -> str:
    """Return the mean of a cell, the usual grade or choice, with ! where raters are far apart."""
    if cell.mean is None:
        return "·"
    apart = "!" if cell.disagrees and not scale.is_free else ""
    if scale.is_graded or scale.names:
        return value_name(words, scale, int(median_low(cell.values))) + apart
    return number(words, float(cell.mean), 1) + apart


def cells_said(words: Words, grid: Grid, row: Row) -> list[str]:
    """Return the cells of a row; where tasks are tried, the first one is how many people managed."""
    said = [cell_said(words, cell, scale) for cell, scale in zip(row.cells, grid.scales, strict=True)]
    tried = managed(grid, row)
    return said if tried is None else [f"{tried.succeeded}/{tried.n}", *said[1:]]


def managed(grid: Grid, row: Row) -> Success | None:
    """Return how many testers managed the task of a row, and what that is worth; none where nobody tried."""
    if grid.aggregate is not Aggregate.SUCCESS or not row.cells:
        return None
    values = row.cells[0].values
    return success(sum(value >= grid.scales[0].high for value in values), len(values))


def total_said(words: Words, grid: Grid, row: Row) -> str:
    """Return the figure of a row in words."""
    total = row.total
    if total is None:
        return "–"
    if grid.aggregate is Aggregate.MAJORITY:
        return value_name(words, grid.scales[0], int(total))
    if grid.aggregate in (Aggregate.SUCCESS, Aggregate.RATE):
        return percent(words, float(total))
    return number(words, float(total), 1 if grid.aggregate in (Aggregate.SUM, Aggregate.MOST) else 2)


def grades_said(words: Words, scale: Scale, given: Mapping[int, int]) -> str:
    """Return how many people gave each grade, the best first: « 3 bien, 2 passable »."""
    named = [f"{given[grade]} {value_name(words, scale, grade).lower()}" for grade in sorted(given, reverse=True)]
    return ", ".join(named)


def merit_said(words: Words, grid: Grid, row: Row) -> str:
    """Return the grades that a row got, each with how many people gave it."""
    return grades_said(words, grid.scales[0], profile_of(row))


def remarks_of(words: Words, grid: Grid) -> list[str]:
    """Return in sentences what the marks mean."""
    said = []
    if any(
        cell.disagrees and not scale.is_free
        for row in grid.rows
        for cell, scale in zip(row.cells, grid.scales, strict=True)
    ):
        if grid.aggregate is Aggregate.SUCCESS:
            said.append(words("! three points or more between testers: to be looked at"))
        else:
            said.append(words("! three points or more between raters: to be talked about"))
    if any(row.is_incomplete for row in grid.rows):
        said.append(_incomplete_said(words, grid))
    if grid.uneven:
        low, high = grid.uneven
        said.append(words("the rows do not have the same number of raters: {low} to {high}", low=low, high=high))
    if grid.close:
        said.append(_close_said(words, grid))
    said += _level_said(words, grid)
    if grid.aggregate is Aggregate.SUCCESS:
        said += _success_said(words, grid)
    said += _rate_said(words, grid)
    return said


def crowded_said(words: Words, found: Crowded) -> list[str]:
    """Return which rows have more grades than there are people: one of them makes all others incomplete."""
    rows = listing(words, [f"{row.place.label} ({row.raters})" for row in found.rows])
    said = words.plural(
        "more grades than the {n} person on the list, to be checked: {rows}",
        "more grades than the {n} people on the list, to be checked: {rows}",
        found.people,
        rows=rows,
    )
    return [said] if found.rows else []


def firmness_of(words: Words, grid: Grid) -> list[str]:
    """Return in a sentence how firm the first rank of weighted means is, once rows can be compared."""
    if grid.is_firm:
        return [words("the first rank stays when a weight changes by 1")]
    if not grid.shaken:
        return []
    names = listing(words, [grid.criteria[index].label for index in grid.shaken])
    return [words("the first rank changes with one point of weight on: {criteria}", criteria=names)]


def marks_said(words: Words, grid: Grid, row: Row) -> str:
    """Return the marks of a row for a table whose figures are numbers: level with another, raters far apart."""
    pairs = zip(grid.criteria, row.cells, grid.scales, strict=True)
    apart = [item.label for item, cell, scale in pairs if cell.disagrees and not scale.is_free]
    said = ["≈"] if row.is_close else [words("tied")] if is_tied(grid, row) else []
    said += [words("! three points or more apart: {criteria}", criteria=listing(words, apart))] if apart else []
    return " · ".join(said)


def _close_said(words: Words, grid: Grid) -> str:
    """Return which rows stand level with which, those of the first ranks first."""
    return words("≈ close, to be taken as equal: {rows}", rows=_runs_said(words, grid.close))


def _runs_said(words: Words, found: Sequence[Sequence[Row]]) -> str:
    runs = [listing(words, [row.place.label for row in run]) for run in found[:MOST_RUNS]]
    runs += ["…"] if len(found) > MOST_RUNS else []
    return _between(words).join(runs)


def _level_said(words: Words, grid: Grid) -> list[str]:
    """Return which rows majority judgment leaves level, and between which rows of one grade it decides."""
    said = []
    if level := ties(grid):
        said.append(words("= the same grades, a tie: {rows}", rows=_runs_said(words, level)))
    if apart := told_apart(grid):
        rows = _runs_said(words, apart)
        said.append(words("the same majority grade, ranked by removing median grades one by one: {rows}", rows=rows))
    return said


def _success_said(words: Words, grid: Grid) -> list[str]:
    """Return how sure each rate of success is: few testers say little."""
    said = []
    for row in grid.rows:
        found = managed(grid, row)
        if found is not None:
            facts = {"row": row.place.label, "x": found.succeeded, "n": found.n}
            low, high = percent(words, found.low), percent(words, found.high)
            said.append(words("{row} {x} of {n}, from {low} to {high}", **facts, low=low, high=high))
    rows = _between(words).join(said)
    return [words("managed, and what may be expected of everybody (at 95 %): {rows}", rows=rows)] if said else []


def _between(words: Words) -> str:
    return f"{NARROW}; " if words.language == "fr" else "; "


def _rate_said(words: Words, grid: Grid) -> list[str]:
    """Return the rate over all rows that apply, with how many they are; the others are told apart."""
    if grid.rate is None:
        return []
    n = sum(row.total is not None for row in grid.rows)
    share, name = percent(words, float(grid.rate)), grid.criteria[0].label
    said = words.plural("{name}: {share} over {n} row", "{name}: {share} over {n} rows", n, name=name, share=share)
    apart = words.plural("{n} not applicable, left out", "{n} not applicable, left out", grid.outside)
    return [said, apart] if grid.outside else [said]


def _incomplete_said(words: Words, grid: Grid) -> str:
    if grid.aggregate is not Aggregate.MAJORITY:
        return words("incomplete: criteria without a score, not ranked")
    most = max(len(row.cells[0].values) for row in grid.rows)
    short = [f"{row.place.label} ({len(row.cells[0].values)})" for row in grid.rows if row.is_incomplete]
    names = listing(words, short)
    return words("incomplete: fewer grades than the {n} of the others, not ranked: {names}", n=most, names=names)


def scores_said(words: Words, survey: Survey, headcount: int = 0) -> list[str]:
    """Return the score in a sentence, always with how many people it comes from.

    Args:
        words: The language.
        survey: The survey with its figures.
        headcount: How many people could answer; 0 when nobody knows.
    """
    few = 0 < survey.most < FEW
    said = _sus_said(words, survey) if survey.asks_sus and survey.people else []
    said += instruments_said(words, survey) if survey.people else []
    if survey.sus is None:
        said = [words.plural("{n} answer", "{n} answers", survey.people), *said]
    if survey.faces is not None and not few:
        said.append(words("{mark} out of 10, indicative", mark=number(words, float(survey.faces), 1)))
    if few and survey.sus is None and survey.umux is None:
        said.append(words("under five answers: counts rather than means"))
    if 0 < headcount < survey.most:
        said.append(
            words("{n} answers, more than are on the list ({people}): to be checked", n=survey.most, people=headcount)
        )
    return [" · ".join(said)]


def pooled_said(words: Words, survey: Survey, headcount: int = 0, *, short: bool = False) -> str:
    """Return the score over all teams together; in short without what is said about it."""
    said = " · ".join(scores_said(words, survey, headcount))
    if short:
        said = " · ".join(said.split(" · ")[: 1 if survey.sus is not None else 2])
    return words("all teams together") + colon(words) + said


def _sus_said(words: Words, survey: Survey) -> list[str]:
    """Return the usability score with the sheets that it comes from; under five of them no mean stands."""
    sus = survey.sus
    if sus is None:
        return [words("no complete sheet: no score")]
    mean, low, high = (number(words, float(value), 1) for value in sus[1:4])
    sheets = words.plural("{n} complete sheet", "{n} complete sheets", sus.n)
    if survey.gaps:
        one = words.plural("{n} answered sheet", "{n} answered sheets", sus.n)
        sheets = one + words(" ({n} with statements left out, counted as 3)", n=survey.gaps)
    if sus.n == 1:
        said = words("score {mean} on {sheets}", mean=mean, sheets=sheets)
    elif sus.is_few:
        said = words("scores from {low} to {high} on {sheets}", low=low, high=high, sheets=sheets)
    elif sus.half_width:
        mean = with_margin(words, float(sus.mean), sus.half_width)
        said = words("score {mean} on {sheets}", mean=mean, sheets=sheets)
    else:
        said = words("score {mean} on {sheets}", mean=mean, sheets=sheets)
    if survey.people != sus.n:
        said += words.plural(" ({n} answer in all)", " ({n} answers in all)", survey.people)
    if sus.is_few:
        return [said, words("under five complete sheets: no mean, to be read with caution")]
    return [said, words("from {low} to {high}; 68 is the average of published studies", low=low, high=high)]


def median_said(words: Words, question: Question) -> str:
    """Return the median: between two figures their middle, between two names the lower one, said as such."""
    scale, low, high = question.scale, question.spread.median, question.spread.upper_median
    if low is None or high is None:
        return "–"
    if low == high:
        return value_name(words, scale, low)
    if scale.names or scale.is_graded:
        return words("{value} (the lower one)", value=value_name(words, scale, low))
    return number(words, (low + high) / 2, (low + high) % 2)


def counts_said(words: Words, question: Question, *, numbered: bool = False) -> str:
    """Return « 1 ·  2 █ 1  3 ███ 3  méd. 3 », with the mean from five answers on; long bars are to one scale."""
    scale, found = question.scale, question.spread
    parts, longest = [], max(LONGEST_BAR, *found.counts.values(), 0)
    for value in range(scale.low, scale.high + 1):
        count = found.counts.get(value, 0)
        bar = f"{BAR * max(count * LONGEST_BAR // longest, 1)} {count}" if count else "·"
        name = value_name(words, scale, value)
        parts.append(f"{value} {name} {bar}" if numbered and name != str(value) else f"{name} {bar}")
    if found.median is not None:
        parts.append(words("med. {value}", value=median_said(words, question)))
    if found.mean is not None and not found.is_few and not scale.names:
        parts.append(words("mean {value}", value=number(words, float(found.mean), 1)))
    return "  ".join(parts)
