"""Whose answers to a survey undo or redo gave back or took away, told with the answers."""

from collections.abc import Sequence
from itertools import zip_longest

from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.respondents import given, sheets_of
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.state import Answer, CanvasKey, Contents, Session
from facilitateur.i18n.labels import team_label
from facilitateur.i18n.respondents import line_said, numbers_said
from facilitateur.i18n.words import Words


def answers_said(words: Words, state: Session, before: Contents, here: CanvasKey) -> str:
    """Return a sentence on the only respondent whose answers changed; nothing when several did, or none."""
    one, other = before.answers, state.contents.answers
    keys = [key for key in one.keys() | other.keys() if one.get(key) is not other.get(key)]
    if len(keys) != 1:
        return ""
    was, now = one.get(keys[0], ()), other.get(keys[0], ())
    slots = [at for at, (old, new) in enumerate(zip_longest(was, now), 1) if old != new]
    if len(slots) != 1:
        return ""
    is_there = slots[0] <= len(now) and bool(now[slots[0] - 1].values)
    told = _sheet_told(words, state, keys[0], now if is_there else was, slots[0])
    if told is None:
        return ""
    number, answers = told
    letter = keys[0][1]
    if letter and letter != here[1] and len(state.contents.teams) > 1:
        number += f" ({team_label(words, state, letter)})"
    if is_there:
        return words("Respondent {n}: {answers} counts again.", n=number, answers=answers)
    return words("Respondent {n}: {answers} no longer counts.", n=number, answers=answers)


def _sheet_told(
    words: Words, state: Session, key: CanvasKey, answers: Sequence[Answer], slot: int
) -> tuple[str, str] | None:
    """Return the number of a respondent and what they answered; none of questions that the card no longer has."""
    block = state.agenda.block(key[0])
    if block is None:
        return None
    items = closed(canvas_view(state, block, words.language, key[1]).lanes)
    sheet = next((one for one in sheets_of(items, answers) if one.slot == slot), None)
    said = "" if sheet is None else line_said(given(items, sheet.answer), sheet.answer.count)
    return None if sheet is None or not said else (numbers_said(sheet), said)
