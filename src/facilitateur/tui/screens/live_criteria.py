"""The live screen's action on the criteria of a grid: those of the card, until the room agrees on others."""

from collections.abc import Sequence

from facilitateur.domain import score_intents
from facilitateur.domain.canvases.criteria import criteria_line, read_criteria
from facilitateur.domain.canvases.grid import Aggregate, aggregate_of
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.i18n.formats import listing
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_groups import GroupActions

CRITERIA_COMMANDS = (
    Command(
        "criteria.change",
        "",
        mark("criteria"),
        mark("Criteria of the grid and their weights: change, add, remove"),
        mark("Notes"),
        "c",
    ),
)
SIGN = "*"
"""Alone on the line of a grid it asks for the criteria; weights or criteria may follow at once."""


class CriteriaActions(GroupActions):
    """Changes what a grid judges by."""

    def action_criteria_change(self) -> None:
        """Ask for the criteria and their weights, the present ones on the line."""
        canvas = self.frame().canvas
        if canvas.shown is not CanvasKind.GRID:
            self.say(self.words("There is no grid here."))
            return
        if aggregate_of(canvas) is not Aggregate.MEAN:
            self.say(self.refusal(RefusedError(Reason.CRITERIA_OF_CARD)), urgent=True)
            return
        question = self.words("Criteria, each with its weight, separated by semicolons; for all teams.")
        self.app.push_screen(
            QuestionScreen(
                question,
                criteria_line(canvas.lanes),
                refuses=self._criteria_refused,
                understands=self._criteria_read,
                extends=True,
            )
        )

    def _criteria_read(self, line: str) -> str:
        try:
            found = read_criteria(line, self.frame().canvas.lanes, (), 0)
        except RefusedError as refused:
            return self.refusal(refused)
        return " — ".join(filter(None, (self._criteria_said(found), self._left_out(found, self.frame().canvas.lanes))))

    def _left_out(self, criteria: Sequence[CanvasItem], before: Sequence[CanvasItem]) -> str:
        """Say which criteria have scores, of any team, and are not among these."""
        contents, kept = self.state.contents, {item.id for item in criteria}
        keys = (key for key in contents.scores if self.shown_block is not None and key[0] == self.shown_block.id)
        scored = {criterion for key in keys for _, criterion, _ in contents.scores[key]}
        left = [item.label for item in before if item.id in scored - kept]
        if not left:
            return ""
        return self.words(
            "Left out with their scores: {criteria}; the scores are kept and count again with their criterion.",
            criteria=listing(self.words, left),
        )

    def _criteria_said(self, criteria: tuple[CanvasItem, ...]) -> str:
        return " · ".join(f"{item.label} ×{item.weight}" for item in criteria)

    def _criteria_refused(self, line: str) -> str:
        """Agree on what was typed; the reason when that may not be, so that the line stays."""
        return "" if self.agree_criteria(line) else self.refused_criteria

    refused_criteria = ""
    """Why the last line of criteria was refused."""

    def agree_criteria(self, line: str) -> bool:
        """Give the shown grid these criteria, and return whether it was done."""
        block, language = self.shown_block, self.words.language
        if block is None:
            return False
        before = self.frame().canvas.lanes
        try:
            self.session.perform(lambda state, now: score_intents.agree_criteria(state, block.id, line, language))
        except RefusedError as refused:
            self.refused_criteria = self.refusal(refused)
            self.say(self.refused_criteria, urgent=True)
            return False
        self.repaint()
        after = self.frame().canvas.lanes
        if after != before:
            said = self.words("Criteria: {criteria}. Ctrl-Z undoes.", criteria=self._criteria_said(after))
            left = self._left_out(after, before)
            self.say(" ".join(filter(None, (said, left))), urgent=bool(left))
        return True
