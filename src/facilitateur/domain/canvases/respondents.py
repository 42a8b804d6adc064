"""Who stands behind the answers of a survey: everybody has a number, and where the card asks for SUS a score."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.formulas.sus import STATEMENTS, sus_of
from facilitateur.domain.state import Answer

ENOUGH = STATEMENTS // 2
"""Statements answered from which a sheet has a score; those left out count as the middle of their scale."""


class Sheet(NamedTuple):
    """What one person answered, or several alike, with their numbers on this canvas."""

    first: int
    """Number of the person, or of the first of several alike, from 1."""
    slot: int
    """Number of the answer in the log; the same number again corrects it."""
    answer: Answer

    @property
    def last(self) -> int:
        """Number of the last person."""
        return self.first + self.answer.count - 1

    @property
    def is_gone(self) -> bool:
        """Whether it was taken away; it keeps its number, for the others keep theirs."""
        return not self.answer.values


def sheets_of(items: Sequence[CanvasItem], answers: Sequence[Answer]) -> Iterator[Sheet]:
    """Yield the answers to the closed questions of today's card, those that were taken away among them."""
    known = frozenset(item.id for item in items)
    first = 1
    for slot, answer in enumerate(answers, 1):
        if not answer.values or not known.isdisjoint(answer.values):
            yield Sheet(first, slot, answer)
            first += answer.count


def respondents(items: Sequence[CanvasItem], answers: Sequence[Answer]) -> int:
    """Return how many people answered one of these questions at least; others were asked before a method changed."""
    known = frozenset(item.id for item in items)
    return sum(answer.count for answer in answers if not known.isdisjoint(answer.values))


def given(items: Sequence[CanvasItem], answer: Answer) -> list[int | None]:
    """Return an answer in the order of the questions; none for one left out."""
    return [answer.values.get(item.id) for item in items]


def usability(values: Sequence[int | None]) -> Fraction | None:
    """Return the score of a sheet of ten statements; none under five answers, or with one out of its scale."""
    answered = [value for value in values if value is not None]
    if len(answered) < ENOUGH or not all(1 <= value <= 5 for value in answered):
        return None
    return sus_of(values)
