"""A survey: how the answers to each question are spread, and the score that the card asks for."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.respondents import given, respondents, usability
from facilitateur.domain.canvases.scales import Scale, closed, scale_of
from facilitateur.domain.canvases.settings import first, key_of, normalised, words_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.faces import three_faces
from facilitateur.domain.formulas.recommendation import Recommendation, recommendation
from facilitateur.domain.formulas.spread import Spread, spread
from facilitateur.domain.formulas.sus import STATEMENTS, Sus, sus
from facilitateur.domain.formulas.umux import UmuxLite, umux_lite
from facilitateur.domain.state import Answer

SEVEN = Scale(1, 7)
TEN = Scale(0, 10)


class Question(NamedTuple):
    """A closed question with its answers."""

    item: CanvasItem
    scale: Scale
    spread: Spread


class Survey(NamedTuple):
    """A survey with its figures."""

    questions: tuple[Question, ...]
    open_questions: tuple[CanvasItem, ...]
    people: int
    """Answers to one question of today's card at least; others were given before another method came."""
    most: int
    """The most answers that one question got: as many people answered at least."""
    asks_sus: bool
    sus: Sus | None
    gaps: int
    """How many of the sheets in the score leave out statements."""
    faces: Fraction | None
    has_mean: bool
    """The card asks for a mean."""
    asks_umux: bool = False
    umux: UmuxLite | None = None
    recommendation: Recommendation | None = None


def survey_of(view: CanvasView, answers: Sequence[Answer]) -> Survey:
    """Return a canvas as a survey with its figures."""
    asked_closed = closed(view.lanes)
    questions = tuple(Question(item, scale_of(item), spread(_values(item, answers))) for item in asked_closed)
    asked = [key_of(word) for word in words_of(first(normalised(view.settings), "score"))]
    asks_sus = "sus" in asked and len(asked_closed) == STATEMENTS
    sheets = _sheets(asked_closed, answers) if asks_sus else []
    pair = [question.item for question in questions if question.scale == SEVEN][:2]
    asks_umux = "umux-lite" in asked and len(pair) == 2
    return Survey(
        questions=questions,
        open_questions=tuple(item for item in view.lanes if scale_of(item).is_open),
        people=respondents(asked_closed, answers),
        most=max((question.spread.n for question in questions), default=0),
        asks_sus=asks_sus,
        sus=sus(sheets),
        gaps=sum(None in sheet for sheet in sheets),
        faces=_faces(questions) if "trois-visages" in asked else None,
        has_mean=any(word.startswith("moyenne") for word in asked),
        asks_umux=asks_umux,
        umux=umux_lite(_pairs(pair, answers)) if asks_umux else None,
        recommendation=_recommended(questions, answers) if "recommandation" in asked else None,
    )


def _values(item: CanvasItem, answers: Sequence[Answer]) -> list[int]:
    return [answer.values[item.id] for answer in answers if item.id in answer.values for _ in range(answer.count)]


def _sheets(items: Sequence[CanvasItem], answers: Sequence[Answer]) -> list[list[int | None]]:
    """Return the sheets that have a score."""
    people = [given(items, answer) for answer in answers for _ in range(answer.count)]
    return [values for values in people if usability(values) is not None]


def _faces(questions: Sequence[Question]) -> Fraction | None:
    if not questions:
        return None
    counts = questions[0].spread.counts
    return three_faces(counts.get(1, 0), counts.get(2, 0), counts.get(3, 0))


def _pairs(pair: Sequence[CanvasItem], answers: Sequence[Answer]) -> list[tuple[int, int]]:
    """Return the two answers of everybody who gave both, each in its scale."""
    first_, second = (item.id for item in pair)
    both = [(answer.values.get(first_, 0), answer.values.get(second, 0), answer.count) for answer in answers]
    return [(a, b) for a, b, count in both if 1 <= a <= 7 and 1 <= b <= 7 for _ in range(count)]


def _recommended(questions: Sequence[Question], answers: Sequence[Answer]) -> Recommendation | None:
    """Return the balance of the first question that is answered from 0 to 10."""
    asked = next((question for question in questions if question.scale == TEN), None)
    return recommendation([n for n in _values(asked.item, answers) if 0 <= n <= 10]) if asked else None
