"""A survey: how the answers to each question are spread, and the score that the card asks for."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.canvases.scales import Scale, closed, scale_of
from facilitateur.domain.canvases.settings import first, key_of, normalised, words_of
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.faces import three_faces
from facilitateur.domain.formulas.spread import Spread, spread
from facilitateur.domain.formulas.sus import STATEMENTS, Sus, sus
from facilitateur.domain.state import Answer


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
    sus: Sus | None
    faces: Fraction | None
    has_mean: bool
    """The card asks for a mean."""


def survey_of(view: CanvasView, answers: Sequence[Answer]) -> Survey:
    """Return a canvas as a survey with its figures."""
    asked_closed = closed(view.lanes)
    questions = tuple(Question(item, scale_of(item), spread(_values(item, answers))) for item in asked_closed)
    asked = [key_of(word) for word in words_of(first(normalised(view.settings), "score"))]
    return Survey(
        questions=questions,
        open_questions=tuple(item for item in view.lanes if scale_of(item).is_open),
        people=sum(answer.count for answer in answers if answer.values),
        sus=_sus(asked_closed, answers) if "sus" in asked else None,
        faces=_faces(questions) if "trois-visages" in asked else None,
        has_mean=any(word.startswith("moyenne") for word in asked),
    )


def _values(item: CanvasItem, answers: Sequence[Answer]) -> list[int]:
    return [answer.values[item.id] for answer in answers if item.id in answer.values for _ in range(answer.count)]


def _sus(items: Sequence[CanvasItem], answers: Sequence[Answer]) -> Sus | None:
    """Score those who answered at least half of the ten statements."""
    if len(items) != STATEMENTS:
        return None
    people = [[answer.values.get(item.id) for item in items] for answer in answers for _ in range(answer.count)]
    whole = [answered for answered in people if sum(value is not None for value in answered) * 2 >= STATEMENTS]
    valid = [answered for answered in whole if all(value is None or 1 <= value <= 5 for value in answered)]
    return sus(valid)


def _faces(questions: Sequence[Question]) -> Fraction | None:
    if not questions:
        return None
    counts = questions[0].spread.counts
    return three_faces(counts.get(1, 0), counts.get(2, 0), counts.get(3, 0))
