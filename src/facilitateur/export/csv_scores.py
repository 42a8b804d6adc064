"""Grids and surveys as CSV: the figures in one file, what was typed in another."""

from collections.abc import Collection, Sequence
from statistics import median_low

from facilitateur.domain.canvases.grid import Cell as Judged
from facilitateur.domain.canvases.grid import grid_of
from facilitateur.domain.canvases.merit import is_profiled
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import Scale, closed
from facilitateur.domain.canvases.survey import Survey, survey_of
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.formulas.interval import ends
from facilitateur.domain.state import Answer, CanvasKey, Session
from facilitateur.i18n.formats import rounded
from facilitateur.i18n.respondents import judged_sheets
from facilitateur.i18n.scores import marks_said, merit_said, total_said, value_name, weighted_label
from facilitateur.i18n.words import Words
from facilitateur.textfiles.csv_cells import Cell, csv_bytes

Row = list[Cell]

HEADERS = {
    "fr": {
        "rank": "rang",
        "total": "resultat",
        "merit": "mentions_donnees",
        "people": "evaluateurs remarque",
        "raw": "ligne critere evaluateur valeur",
        "counts": "question valeur nombre",
        "person": "reponse",
        "score": "note remarque",
        "scores": "mesure valeur bas haut n",
    },
    "en": {
        "rank": "rank",
        "total": "result",
        "merit": "grades_given",
        "people": "raters remark",
        "raw": "row criterion rater value",
        "counts": "question value count",
        "person": "answer",
        "score": "score remark",
        "scores": "measure value low high n",
    },
}


def score_files(
    session: Session,
    words: Words,
    stem: str,
    view: CanvasView,
    key: CanvasKey,
    elsewhere: Collection[str] = (),
) -> dict[str, bytes]:
    """Return the files of a grid or a survey by name; none for other canvases.

    `elsewhere`: the criteria whose scores stand in the files of another method of the block.
    """
    match view.shown:
        case CanvasKind.GRID:
            tables = _grid(session, words, view, key, elsewhere)
        case CanvasKind.SURVEY:
            tables = _survey(session, words, view, key)
        case _:
            return {}
    return {f"{stem}{ending}.csv": csv_bytes(words, rows) for ending, rows in tables.items()}


def _grid(
    session: Session, words: Words, view: CanvasView, key: CanvasKey, elsewhere: Collection[str]
) -> dict[str, list[Row]]:
    names = HEADERS.get(words.language, HEADERS["en"])
    scores = session.contents.scores.get(key, {})
    grid = grid_of(view, scores)
    profiled = is_profiled(grid)
    result = names["merit" if profiled else "total"]
    titles = (*map(weighted_label, grid.criteria), result, names["rank"], *names["people"].split())
    rows: list[Row] = [["n", names["raw"].split()[0], *titles]]
    for number, row in enumerate(grid.rows, 1):
        means: Row = [_mean(words, cell, scale) for cell, scale in zip(row.cells, grid.scales, strict=True)]
        rank = words("incomplete") if row.is_incomplete else row.rank or ""
        marks = marks_said(words, grid, row)
        total = merit_said(words, grid, row) if profiled else total_said(words, grid, row)
        rows.append([number, row.place.label, *means, total, rank, row.raters, marks])
    labels = {item.id: item.label for item in (*view.places, *view.lanes)}
    raw: list[Row] = [list(names["raw"].split())]
    raters = sorted({rater for _, _, rater in scores})
    keys = [(row.place.id, item.id, rater) for row in grid.rows for rater in raters for item in grid.criteria]
    for key_ in dict.fromkeys((*keys, *sorted(scores))):
        if key_ in scores and key_[1] not in elsewhere:
            raw.append([labels.get(key_[0], key_[0]), labels.get(key_[1], key_[1]), key_[2], scores[key_]])
    return {"": rows, "-brut" if words.language == "fr" else "-raw": raw}


def _mean(words: Words, cell: Judged, scale: Scale) -> Cell:
    """Return the mean of a cell; of grades and choices, which have none, the middle one by its name."""
    if cell.mean is None:
        return ""
    if scale.is_graded or scale.names:
        return value_name(words, scale, int(median_low(cell.values)))
    return _half_up(float(cell.mean), 3)


def _survey(session: Session, words: Words, view: CanvasView, key: CanvasKey) -> dict[str, list[Row]]:
    names = HEADERS.get(words.language, HEADERS["en"])
    answers = session.contents.answers.get(key, ())
    counts: list[Row] = [list(names["counts"].split())]
    survey = survey_of(view, answers)
    for question in survey.questions:
        counts += [[question.item.label, value, count] for value, count in question.spread.counts.items()]
    people = _people(words, survey, closed(view.lanes), answers)
    found = {"": counts, "-reponses" if words.language == "fr" else "-answers": people}
    if figures := measured(words, survey):
        found["-scores"] = [[*names["scores"].split()], *figures]
    return found


def _people(words: Words, survey: Survey, items: Sequence[CanvasItem], answers: Sequence[Answer]) -> list[Row]:
    """Return a row a person, with the usability score where the card asks for it."""
    names = HEADERS.get(words.language, HEADERS["en"])
    added = names["score"].split() if survey.asks_sus else []
    rows: list[Row] = [[names["person"], *(item.label for item in items), *added]]
    for sheet, values, score, remark in judged_sheets(words, items, answers):
        judged: Row = ["" if score is None else float(score), remark] if added else []
        told: Row = ["" if value is None else value for value in values]
        rows += [[number, *told, *judged] for number in range(sheet.first, sheet.last + 1)]
    return rows


def measured(words: Words, survey: Survey) -> list[Row]:
    """Return each score with its 95 % interval, or the range where the score has none, and how many people."""
    rows: list[Row] = []
    if survey.sus is not None and not survey.sus.is_few:
        mean, half = float(survey.sus.mean), survey.sus.half_width
        low, high = ends(mean, half) if half else map(float, (survey.sus.low, survey.sus.high))
        rows.append(["SUS", *(_half_up(value, 1) for value in (mean, low, high)), survey.sus.n])
    if survey.umux is not None and not survey.umux.is_few:
        mean, half = float(survey.umux.mean), survey.umux.half_width
        told: Row = ["", ""] if half is None else [_half_up(end, 1) for end in ends(mean, half)]
        rows.append(["UMUX-LITE", _half_up(mean, 1), *told, survey.umux.n])
    if survey.recommendation is not None and not survey.recommendation.is_few:
        score, half = survey.recommendation.score, survey.recommendation.half_width
        told = [_half_up(end, 1) for end in ends(score, half, -100)] if half else ["", ""]
        rows.append([words("recommendation balance"), _half_up(score, 1), *told, survey.recommendation.n])
    return rows


def _half_up(value: float, digits: int) -> float:
    return float(rounded(value, digits))
