"""Grids and surveys in a report: tables of means and counts, and what the figures say in sentences."""

from collections.abc import Sequence

from facilitateur.domain.canvases.grid import Grid, Row, Scores, grid_of
from facilitateur.domain.canvases.merit import crowded, is_profiled, is_tied
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.canvases.survey import Question, survey_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import Answer, CanvasKey, Note
from facilitateur.export.document import Heading, Line, Paragraph, Part, Span, Table, bullets, emphasis, plain, strong
from facilitateur.export.report_notes import note_line
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, number
from facilitateur.i18n.respondents import judged_sheets, numbers_said
from facilitateur.i18n.scores import (
    cells_said,
    crowded_said,
    firmness_of,
    median_said,
    merit_said,
    raters_said,
    remarks_of,
    result_title,
    scores_said,
    total_said,
    value_name,
    weighted_label,
)


def grid_parts(
    telling: Telling,
    view: CanvasView,
    notes: Sequence[Note],
    level: int,
    scores: Scores,
    key: CanvasKey,
    *,
    voted: bool = False,
) -> list[Part]:
    """Return the rows by rank with their means, then what the marks mean; no empty table where a vote tells it."""
    words, grid = telling.words, grid_of(view, scores)
    if voted and not scores:
        return _remarks(telling, view, notes, level)
    parts: list[Part] = []
    if grid.rows:
        titles = [weighted_label(item) for item in grid.criteria]
        results = [words("Grades given"), words("n")] if is_profiled(grid) else [result_title(words, grid)]
        header = [words("Judged"), *titles, *results, words("Rank")]
        ordered = sorted(grid.rows, key=lambda row: (row.rank is None, row.rank or 0))
        parts.append(Table(tuple(plain(title) for title in header), tuple(_row(telling, grid, row) for row in ordered)))
    many = crowded_said(words, crowded(grid, telling.session, key))
    said = [raters_said(words, grid), *many, *remarks_of(words, grid), *firmness_of(words, grid)]
    parts.append(Paragraph(emphasis(DOT.join(said))))
    return parts + _remarks(telling, view, notes, level)


def _row(telling: Telling, grid: Grid, row: Row) -> tuple[Line, ...]:
    words = telling.words
    cells = cells_said(words, grid, row)
    sign = " ≈" if row.is_close else " =" if is_tied(grid, row) else ""
    rank = "" if row.rank is None else f"{row.rank}{sign}"
    rank = words("incomplete") if row.is_incomplete else rank
    results = [total_said(words, grid, row)]
    if is_profiled(grid):
        results = [merit_said(words, grid, row) or "–", str(len(row.cells[0].values))]
    return (strong(row.place.label), *map(plain, (*cells, *results, rank)))


def survey_parts(
    telling: Telling, view: CanvasView, notes: Sequence[Note], level: int, answers: Sequence[Answer], headcount: int = 0
) -> list[Part]:
    """Return a table a question of counts, the score with how many answered, that of each sheet, then open answers."""
    words, survey = telling.words, survey_of(view, answers)
    parts: list[Part] = []
    by_scale: dict[tuple[int, int, tuple[str, ...]], list[Question]] = {}
    for question in survey.questions:
        by_scale.setdefault((question.scale.low, question.scale.high, question.scale.names), []).append(question)
    for (low, high, _), questions in by_scale.items():
        values = [value_name(words, questions[0].scale, value) for value in range(low, high + 1)]
        header = (words("Question"), *values, words("n"), words("Median"))
        rows = [_question(telling, question) for question in questions]
        parts.append(Table(tuple(plain(title) for title in header), tuple(rows)))
    said = DOT.join(scores_said(words, survey, headcount))
    parts.append(Paragraph(emphasis(said)))
    if "±" in said:
        parts.append(Paragraph(emphasis(words("± is the margin of the 95 % confidence interval"))))
    if survey.asks_sus:
        parts += _by_person(telling, view, answers)
    return parts + _remarks(telling, view, notes, level)


def _by_person(telling: Telling, view: CanvasView, answers: Sequence[Answer]) -> list[Part]:
    """Return the score of each respondent; hands raised for one statement belong to nobody and are told together."""
    words = telling.words
    judged = [*judged_sheets(words, closed(view.lanes), answers)]
    sheets = [one for one in judged if len(one.sheet.answer.values) > 1]
    hands = sum(one.sheet.answer.count for one in judged) - sum(one.sheet.answer.count for one in sheets)
    parts: list[Part] = []
    if sheets:
        header = (words("Respondent"), words("Score from 0 to 100"), words("Remark"))
        cells = [
            (numbers_said(sheet), "–" if score is None else number(words, float(score), 1), remark)
            for sheet, _, score, remark in sheets
        ]
        parts.append(Table(tuple(map(plain, header)), tuple(tuple(map(plain, row)) for row in cells)))
    if sheets and hands:
        said = words.plural("{n} answer to one statement only", "{n} answers to one statement only", hands)
        parts.append(Paragraph(emphasis(words("{answers}: no score", answers=said))))
    return parts


def _question(telling: Telling, question: Question) -> tuple[Line, ...]:
    words, scale, found = telling.words, question.scale, question.spread
    counts = [found.counts.get(value, 0) for value in range(scale.low, scale.high + 1)]
    median = median_said(words, question)
    if found.mean is not None and not found.is_few and not scale.names:
        median += " " + words("(mean {value})", value=number(words, float(found.mean), 1))
    return (
        plain(question.item.label),
        *(plain(str(count or "–")) for count in counts),
        plain(str(found.n)),
        plain(median),
    )


def _remarks(telling: Telling, view: CanvasView, notes: Sequence[Note], level: int) -> list[Part]:
    """Return what people said, under the open question that it answers."""
    known = {item.id for item in closed(view.lanes)}
    parts: list[Part] = []
    for item in [*(lane for lane in view.lanes if lane.id not in known), None]:
        ids = {lane.id for lane in view.lanes} - known
        said = [note for note in notes if (note.lane == item.id if item else note.lane not in ids)]
        if said:
            title = item.label if item else telling.words("Remarks")
            parts += [Heading(level, plain(title)), bullets([_remark(telling, view, note) for note in said])]
    return parts


def _remark(telling: Telling, view: CanvasView, note: Note) -> Line:
    """Return what was said; on a grid with the row that it was said of, a proof for instance."""
    row = view.label(note.place) if view.shown is CanvasKind.GRID and note.place else ""
    said = note_line(telling, view, note)
    return (*strong(row), Span(colon(telling.words) + " "), *said) if row else said
