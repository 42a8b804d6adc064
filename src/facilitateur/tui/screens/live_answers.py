"""The live screen's actions on what was answered earlier on a survey: each respondent's line again, or none."""

import re
from collections.abc import Callable, Sequence

from facilitateur.domain import score_intents
from facilitateur.domain.canvases.respondents import Sheet, given, sheets_of, usability
from facilitateur.domain.canvases.scales import Scale, closed, scale_of
from facilitateur.domain.canvases.scoring import (
    are_figures,
    are_tallies,
    are_values,
    named_value,
    read_answers,
    values_in,
)
from facilitateur.domain.canvases.survey import survey_of
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.i18n.formats import number
from facilitateur.i18n.respondents import line_said, numbers_said
from facilitateur.i18n.typed_scores import short_answer_said, short_effect_said
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_criteria import CriteriaActions

ANSWER_COMMANDS = (
    Command(
        "answer.correct",
        "",
        mark("respondent"),
        mark("Survey: correct or remove the answers of an earlier respondent"),
        mark("Notes"),
    ),
)
GONE = "x"
"""Alone in the place of answers it takes them away."""
RESPONDENT = re.compile(r"[rR]\s?(\d{1,5})(?:\s+(.+))?")
"""A respondent, and the answers that take the place of the earlier ones."""

_FIGURE = re.compile(r"\d{1,2}")

Typed = tuple[tuple[int | None, ...], int]
"""Values in the order of the closed questions, and how many people gave them."""


class AnswerActions(CriteriaActions):
    """Corrects and removes earlier answers to a survey."""

    def sheets(self) -> list[Sheet]:
        """Return the answers that stand on the shown survey, and those that were removed."""
        frame = self.frame()
        asks = frame.canvas.shown is CanvasKind.SURVEY
        return [*sheets_of(self._asked(), frame.answers)] if asks else []

    def action_answer_correct(self) -> None:
        """Ask whose answers are to be corrected, then for the right ones."""
        self._ask_whose(self.words("Correct whose answers?"), self._ask_again)

    def action_answer_remove(self) -> None:
        """Ask whose answers are to be removed, and do it."""
        self._ask_whose(self.words("Remove whose answers?"), self._take_away)

    def submit_respondent(self, text: str) -> bool | None:
        """Do what a line says of an earlier respondent; none when it says something else."""
        found = RESPONDENT.fullmatch(text)
        if found is None or (found[2] and not are_figures(found[2]) and found[2].lower() != GONE):
            return None
        sheets = self.sheets()
        sheet = next((one for one in sheets if one.first <= int(found[1]) <= one.last), None)
        if sheet is None or (sheet.is_gone and not found[2]):
            raise RefusedError(Reason.NO_SUCH_RESPONDENT, n=int(found[1]))
        if not found[2]:
            self._ask_again(sheet)
            return True
        return self.answer_again(sheet, found[2])

    def read_given(self, text: str, scales: Sequence[Scale], at: int) -> list[Typed] | None:
        """Return what a line answers to the closed questions, one a person or tally; none when it is words."""
        if scales and (are_tallies(text) or are_values(text)):
            return [(one.values, one.people) for one in read_answers(text, scales, at)]
        if scales and are_figures(text):
            raise RefusedError(Reason.SCORES_UNREADABLE)
        value = named_value(text, scales[at]) if scales else None
        return None if value is None else [(tuple(value if i == at else None for i in range(len(scales))), 1)]

    def answer_again(self, sheet: Sheet, line: str) -> bool:
        """Put other answers in the place of earlier ones, or none, and return whether it was done."""
        block, team, asked = self.shown_block, self.shown_team, self._asked()
        if block is None:
            return False
        values, count = self._read_again(sheet, line.strip())
        said = {item.id: value for item, value in zip(asked, values, strict=False) if value is not None}
        before = line_said(given(asked, sheet.answer), sheet.answer.count)
        if not self.do(lambda state, now: score_intents.answer_again(state, block.id, team, sheet.slot, said, count)):
            return False
        if said:
            told = self.words("Respondent {n} corrected. Ctrl-Z gives the earlier answers back.", n=numbers_said(sheet))
        else:
            told = self.words(
                "Respondent {n} removed: {answers}. Ctrl-Z gives them back.", n=numbers_said(sheet), answers=before
            )
        self.say(told, urgent=not said)
        if said and count == 1 and len(values) > 1 and not _FIGURE.fullmatch(line):
            self.doubt_answer(line)
        return True

    def doubt_answer(self, text: str) -> None:
        """Say it when one person's line answers only the first questions: figures may have been forgotten."""
        questions = self._asked()
        if 0 < values_in(text) < len(questions):
            ids, answered = [item.id for item in self.frame().canvas.lanes], len(_FIGURE.findall(text))
            missing = [ids.index(item.id) + 1 for item in questions[values_in(text.rstrip(" .")) :]]
            effect = short_effect_said(self.words, survey_of(self.frame().canvas, ()), answered)
            self.say(short_answer_said(self.words, answered, missing, len(questions), effect), urgent=True)

    def _asked(self) -> tuple[CanvasItem, ...]:
        return closed(self.frame().canvas.lanes)

    def _read_again(self, sheet: Sheet, line: str) -> Typed:
        """Return the answers that a line has for a sheet; a single figure is for the question that was answered."""
        asked, held = self._asked(), sheet.answer
        if line.lower() == GONE:
            return (), held.count
        alone = len(held.values) == 1
        at = next((i for i, item in enumerate(asked) if alone and item.id in held.values), 0)
        if alone and _FIGURE.fullmatch(line):
            line = f"{held.count}x{line}"
        found = self.read_given(line, [scale_of(item) for item in asked], at)
        if found is None or len(found) != 1:
            raise RefusedError(Reason.SCORES_UNREADABLE)
        return found[0]

    def _ask_whose(self, question: str, then: Callable[[Sheet], object]) -> None:
        """Offer the answers that stand, the newest first."""
        sheets = [sheet for sheet in reversed(self.sheets()) if not sheet.is_gone]
        if not sheets:
            self.say(self.words("Nobody has answered here yet."))
            return
        slots = {str(sheet.slot): sheet for sheet in sheets}
        answers = [Answer(slot, f"{numbers_said(sheet)} · {self._sheet_told(sheet)}") for slot, sheet in slots.items()]

        def chosen(slot: str | None) -> None:
            if slot is not None:
                then(slots[slot])

        self.app.push_screen(ChoiceScreen(question, answers), chosen)

    def _sheet_told(self, sheet: Sheet) -> str:
        """Return a sheet in a line: its answers, the question of a single one, its score."""
        frame, asked = self.frame(), self._asked()
        values = given(asked, sheet.answer)
        said = [line_said(values, sheet.answer.count)]
        if len(sheet.answer.values) == 1 < len(asked):
            lanes = [item.id for item in frame.canvas.lanes]
            said.append(self.words("question {at}", at=lanes.index(next(iter(sheet.answer.values))) + 1))
        score = usability(values) if survey_of(frame.canvas, ()).asks_sus else None
        said += [self.words("score {score}", score=number(self.words, float(score), 1))] if score is not None else []
        return " · ".join(said)

    def _ask_again(self, sheet: Sheet) -> None:
        question = self.words(
            "Respondent {n}: the answers, question by question; a dot for none, x alone removes them.",
            n=numbers_said(sheet),
        )
        held = line_said(given(self._asked(), sheet.answer), sheet.answer.count)
        self.app.push_screen(
            QuestionScreen(question, held, refuses=lambda line: self._refused(sheet, line), extends=True)
        )

    def _refused(self, sheet: Sheet, line: str) -> str:
        """Take what was typed; the reason when that may not be, so that the line stays."""
        try:
            self.answer_again(sheet, line)
        except RefusedError as refused:
            return self.refusal(refused)
        return ""

    def _take_away(self, sheet: Sheet) -> None:
        self.answer_again(sheet, GONE)
