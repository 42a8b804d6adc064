"""What the figures typed on a canvas came to at an instant of a past session: rows by rank, the score of a survey."""

from collections.abc import Iterator

from facilitateur.domain.canvases.grid import Grid, Scores, grid_of
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.canvases.survey import survey_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.earlier import earlier_on
from facilitateur.domain.state import Answer, Session
from facilitateur.i18n.formats import colon
from facilitateur.i18n.scores import raters_said, scores_said, total_said
from facilitateur.i18n.words import Words
from facilitateur.replay.wall import Sheet


def figures_said(words: Words, session: Session, sheet: Sheet) -> Iterator[str]:
    """Yield what was scored and answered on a sheet of the wall, also under methods that were replaced until then."""
    key = (sheet.block.id, sheet.team)
    view = canvas_view(session, sheet.block, words.language, sheet.team)
    yield from _said(words, view, session.contents.scores.get(key, {}), session.contents.answers.get(key, ()))
    for one in earlier_on(session, sheet.block, words.language, sheet.team):
        if told := [*_said(words, one.view, one.scores, one.answers)]:
            name = one.card.text(words.language).name
            yield words("Under “{name}”, replaced during the block", name=name) + colon(words).rstrip()
            yield from (f"  {line}" for line in told)


def _said(words: Words, view: CanvasView, scores: Scores, answers: tuple[Answer, ...]) -> Iterator[str]:
    if view.shown is CanvasKind.GRID and scores:
        yield from _rows(words, grid_of(view, scores))
    if view.shown is CanvasKind.SURVEY and (survey := survey_of(view, answers)).people:
        yield from scores_said(words, survey)


def _rows(words: Words, grid: Grid) -> Iterator[str]:
    """Yield how many people scored, then the rows, the best first."""
    yield raters_said(words, grid)
    for row in sorted(grid.rows, key=lambda row: (row.rank is None, row.rank or 0)):
        rank = words("rank {n}", n=row.rank) if row.rank is not None else ""
        marks = " ≈" if row.is_close else ""
        said = words("incomplete") if row.is_incomplete else f"{rank}{marks}"
        yield " · ".join(filter(None, (f"{row.place.label}{colon(words)}{total_said(words, grid, row)}", said)))
