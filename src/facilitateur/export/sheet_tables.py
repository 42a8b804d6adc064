"""Canvases that are tables themselves: grids with their scores, surveys with their answers, sheets of fields."""

from collections.abc import Callable, Iterator
from statistics import median_low

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.cells import commented
from facilitateur.domain.canvases.grid import Aggregate, Cell, Grid, grid_of
from facilitateur.domain.canvases.grid import Row as Judged
from facilitateur.domain.canvases.merit import is_profiled
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import Scale, closed, scale_of
from facilitateur.domain.canvases.survey import survey_of
from facilitateur.domain.card import CanvasKind
from facilitateur.export.csv_scores import measured
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.sheet_notes import needed
from facilitateur.export.telling import Telling
from facilitateur.i18n.respondents import judged_sheets
from facilitateur.i18n.scores import marks_said, merit_said, result_title, total_said, value_name, weighted_label
from facilitateur.i18n.words import Words

Row = tuple[Value, ...]
Table = tuple[str, tuple[Column, ...], list[Row]]
"""What is added to the name of the block, the columns behind the team's, the rows."""

MOST_NUMBERED = (Aggregate.MEAN, Aggregate.SUM, Aggregate.MOST, Aggregate.SUCCESS, Aggregate.RATE)
"""Results that are numbers; a grade is a word."""


def table_sheets(telling: Telling, block: Block, named: Callable[[str], str]) -> list[Sheet]:
    """Return the sheets of a grid, a survey or sheets of fields, all teams in each; none for other canvases.

    Args:
        telling: The session.
        block: The block.
        named: Gives the name of a sheet for what it adds to that of the block.
    """
    gathered: dict[str, tuple[tuple[Column, ...], list[Row]]] = {}
    for team in telling.session.canvas_teams(block.id):
        for ending, columns, rows in _tables(telling, block, team):
            held = gathered.setdefault(ending, (columns, []))[1]
            held += [(telling.session.team_called(team), *row) for row in rows]
    whose = Column(telling.words("Team"))
    return [
        needed(Sheet(named(ending), (whose, *columns), tuple(rows)))
        for ending, (columns, rows) in gathered.items()
        if rows
    ]


def _tables(telling: Telling, block: Block, team: str) -> Iterator[Table]:
    view = telling.view(block, team)
    match view.shown:
        case CanvasKind.GRID:
            yield from _grid(telling, view, (block.id, team))
        case CanvasKind.SURVEY:
            yield from _survey(telling, view, (block.id, team))
        case CanvasKind.SHEETS | CanvasKind.GALLERY:
            yield _fields(telling, view, (block.id, team))
        case _:
            return


def _grid(telling: Telling, view: CanvasView, key: tuple[str, str]) -> Iterator[Table]:
    words, scores = telling.words, telling.session.contents.scores.get(key, {})
    grid = grid_of(view, scores)
    rows: list[Row] = []
    for number, row in enumerate(grid.rows, 1):
        means = [_mean(words, cell, scale) for cell, scale in zip(row.cells, grid.scales, strict=True)]
        total = merit_said(words, grid, row) if is_profiled(grid) else _total(words, grid, row)
        said = " · ".join(
            filter(None, (words("incomplete") if row.is_incomplete else "", marks_said(words, grid, row)))
        )
        rows.append((number, row.place.label, *means, total, row.rank, row.raters, said))
    columns = (
        Column(words("No."), Kind.NUMBER),
        Column(words("Row")),
        *(Column(weighted_label(item), Kind.DECIMAL) for item in grid.criteria),
        Column(words("Grades given")) if is_profiled(grid) else Column(result_title(words, grid), Kind.DECIMAL),
        Column(words("Rank"), Kind.NUMBER),
        Column(words("Raters"), Kind.NUMBER),
        Column(words("Remark")),
    )
    yield "", columns, rows
    raw: list[Row] = [
        (row.place.label, item.label, rater, scores[row.place.id, item.id, rater])
        for row in grid.rows
        for rater in sorted({who for _, _, who in scores})
        for item in grid.criteria
        if (row.place.id, item.id, rater) in scores
    ]
    titles = (words("Row"), words("Criterion"))
    kinds = (Column(words("Rater"), Kind.NUMBER), Column(words("Score"), Kind.DECIMAL))
    yield words("by rater"), (*map(Column, titles), *kinds), raw


def _total(words: Words, grid: Grid, row: Judged) -> Value:
    """Return the figure of a row as a number, of grades by its name."""
    if row.total is not None and grid.aggregate in MOST_NUMBERED:
        return round(float(row.total), 3)
    return total_said(words, grid, row)


def _mean(words: Words, cell: Cell, scale: Scale) -> Value:
    """Return the mean of a cell as a number; of grades and choices, which have no mean, the middle one by its name."""
    if cell.mean is None:
        return None
    if scale.is_graded or scale.names:
        return value_name(words, scale, int(median_low(cell.values)))
    return round(float(cell.mean), 3)


def _survey(telling: Telling, view: CanvasView, key: tuple[str, str]) -> Iterator[Table]:
    words, answers = telling.words, telling.session.contents.answers.get(key, ())
    survey, items = survey_of(view, answers), closed(view.lanes)
    counts: list[Row] = [
        (question.item.label, value_name(words, question.scale, value), count)
        for question in survey.questions
        for value, count in question.spread.counts.items()
    ]
    columns = (Column(words("Question")), Column(words("Answer")), Column(words("People"), Kind.NUMBER))
    yield "", columns, counts
    people: list[Row] = []
    for sheet, given, score, remark in judged_sheets(words, items, answers):
        judged: Row = (None if score is None else float(score), remark) if survey.asks_sus else ()
        people += [(number, *given, *judged) for number in range(sheet.first, sheet.last + 1)]
    kinds = [Kind.NUMBER if not scale_of(item).is_open else Kind.TEXT for item in items]
    asked = (Column(item.label, kind) for item, kind in zip(items, kinds, strict=True))
    scored = (Column(words("Score"), Kind.DECIMAL), Column(words("Remark"))) if survey.asks_sus else ()
    yield words("by person"), (Column(words("No."), Kind.NUMBER), *asked, *scored), people
    ends = (words("Value"), words("Lowest"), words("Highest"))
    measures = (Column(words("Measure")), *(Column(title, Kind.DECIMAL) for title in ends))
    figures: list[Row] = [tuple(row) for row in measured(words, survey)]
    yield words("score"), (*measures, Column(words("People"), Kind.NUMBER)), figures


def _fields(telling: Telling, view: CanvasView, key: tuple[str, str]) -> Table:
    words, notes = telling.words, telling.session.notes_of(*key)
    held: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        held.setdefault((note.place, note.lane), []).append(note.text)
    counts = [one.total for one in commented(view, notes)]
    rows: list[Row] = []
    for at, sheet in enumerate(view.places):
        said = ("\n".join(held.pop((sheet.id, lane.id), [])) for lane in view.lanes)
        rows.append((at + 1, sheet.label, *said, counts[at] if counts else None))
    rows += [_loose(text, len(view.lanes)) for texts in held.values() for text in texts]
    fields = (Column(lane.label) for lane in view.lanes)
    comments = Column(words("Comments"), Kind.NUMBER)
    return "", (Column(words("No."), Kind.NUMBER), Column(words("Title")), *fields, comments), rows


def _loose(text: str, fields: int) -> Row:
    """Return a row for what stands in no field that the card still has."""
    return (None, text, *[""] * fields, None)


def is_table(view: CanvasView) -> bool:
    """Whether a canvas is told by `table_sheets`."""
    return view.shown in (CanvasKind.GRID, CanvasKind.SURVEY, CanvasKind.SHEETS, CanvasKind.GALLERY)
