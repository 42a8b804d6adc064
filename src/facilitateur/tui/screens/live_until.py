"""The live screen's way to say until when a block, or its step, lasts: « jusqu'à 11:30 », « encore 12 min »."""

import re
from datetime import time, timedelta

from facilitateur.domain import intents
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spans import Span, next_moment, read_span
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import exact_duration, wall_time
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_plan import PlanActions

TIME = mark("Time")

UNTIL_COMMANDS = (
    Command(
        "block.until",
        "",
        mark("block until"),
        mark("Block until a time of day: the block ends at 11:30, or has 12 minutes left"),
        TIME,
    ),
    Command(
        "step.until",
        "",
        mark("step until"),
        mark("Step until a time of day: the step ends at 11:30, or has 12 minutes left"),
        TIME,
    ),
)


SOON = timedelta(hours=3)
"""« 9:40 » typed at 9:10 is a time of day, typed at 14:00 nine minutes forty."""


class UntilActions(PlanActions):
    """Asks until when the running block or step lasts."""

    def action_block_until(self) -> None:
        """Ask until when the block lasts."""
        self._ask_until(of_step=False)

    def action_step_until(self) -> None:
        """Ask until when the step lasts."""
        self._ask_until(of_step=True)

    def _ask_until(self, *, of_step: bool) -> None:
        if self._only_reads:
            self.say(self.refusal(RefusedError(Reason.READ_ONLY)), urgent=True)
            return
        if self.state.current is None:
            reason = Reason.ENDED if self.state.contents.ended else Reason.NOT_STARTED
            self.say(self.refusal(RefusedError(reason)), urgent=True)
            return
        if of_step:
            question = self.words("Until when does this step last? (11:30, 11h30, or 12 for 12 minutes more)")
        else:
            question = self.words("Until when does this block last? (11:30, 11h30, or 12 for 12 minutes more)")

        def refuses(text: str) -> str:
            try:
                self._until(text, of_step=of_step)
            except RefusedError as refused:
                return self.refusal(refused)
            return ""

        def answered(text: str | None) -> None:
            span = None if text is None else self._span(text)
            if span is not None and self.do(lambda state, now: intents.adjust_until(state, now, span, of_step=of_step)):
                self.say(self._lasts(span, of_step=of_step), lasting=True)

        self.app.push_screen(QuestionScreen(question, refuses=refuses, understands=self._meant_until), answered)

    def _until(self, text: str, *, of_step: bool) -> None:
        """Raise `RefusedError` when a line says nothing that can be."""
        span = self._span(text)
        if span is None:
            raise RefusedError(Reason.NO_TIME_GIVEN)
        intents.adjust_until(self.state, self.session_now(), span, of_step=of_step)

    def _span(self, text: str) -> Span | None:
        """Return what a line says; one digit before a colon is an hour where that hour is soon."""
        found = re.fullmatch(r"\s*(\d):([0-5]\d)\s*", text)
        if found is not None:
            asked, now = time(int(found[1]), int(found[2])), self.session_now()
            try:
                soon = next_moment(self.state, asked, now) - (now + self.state.room_offset) < SOON
            except RefusedError:
                soon = False
            if soon:
                return asked
        return read_span(text)

    def _meant_until(self, text: str) -> str:
        span = self._span(text)
        try:
            return "" if span is None else self._left_until(span)
        except RefusedError:
            return ""

    def _left_until(self, span: Span) -> str:
        """Return both the time left and its end: « encore 12 min, jusqu'à 11:30 »."""
        words, state, now = self.words, self.state, self.session_now()
        left = next_moment(state, span, now) - (now + state.room_offset) if isinstance(span, time) else span
        seconds = timedelta(seconds=round(left.total_seconds()))
        end = wall_time(local(state, now + left))
        return words("{left} left, until {end}", left=exact_duration(words, seconds), end=end)

    def _lasts(self, span: Span, *, of_step: bool) -> str:
        words, block = self.words, self.state.current
        said = self._left_until(span)
        told = (
            words("Step: {said}. Ctrl-Z undoes.", said=said)
            if of_step
            else words("Block: {said}. Ctrl-Z undoes.", said=said)
        )
        return " ".join(filter(None, (told, "" if block is None else self._held_said(block))))
