"""The usability score of each respondent in words, and why somebody has none."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.canvases.respondents import ENOUGH, Sheet, given, sheets_of, usability
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.state import Answer
from facilitateur.i18n.words import Words


class Judged(NamedTuple):
    """A sheet with its score, and what is to be known of it."""

    sheet: Sheet
    values: list[int | None]
    score: Fraction | None
    remark: str


def judged_sheets(words: Words, items: Sequence[CanvasItem], answers: Sequence[Answer]) -> Iterator[Judged]:
    """Yield the sheets of a survey of ten statements, each with its score or the reason why it has none."""
    for sheet in sheets_of(items, answers):
        if not sheet.is_gone:
            values = given(items, sheet.answer)
            score = usability(values)
            yield Judged(sheet, values, score, _remark(words, values, score))


def numbers_said(sheet: Sheet) -> str:
    """Return the number of a person, or the numbers of several alike."""
    return str(sheet.first) if sheet.first == sheet.last else f"{sheet.first}–{sheet.last}"


def line_said(values: Sequence[int | None], count: int = 1) -> str:
    """Return answers as they are typed: one person's, a dot for none, or several hands at a value."""
    told = [value for value in values if value is not None]
    if count > 1 and len(told) == 1:
        return f"{count}x{told[0]}"
    said = [*values] if len(told) > 1 or len(values) == 1 else told
    return " ".join("." if value is None else str(value) for value in said)


def _remark(words: Words, values: Sequence[int | None], score: Fraction | None) -> str:
    answered = sum(value is not None for value in values)
    if score is not None:
        left = len(values) - answered
        said = words.plural("{n} statement left out, counted as 3", "{n} statements left out, counted as 3", left)
        return said if left else ""
    if answered >= ENOUGH:
        return words("no score: an answer is not from 1 to 5")
    return words.plural(
        "no score: {n} statement answered, {least} are needed",
        "no score: {n} statements answered, {least} are needed",
        answered,
        least=ENOUGH,
    )
