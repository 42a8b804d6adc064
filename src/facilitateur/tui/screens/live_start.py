"""The live screen's way to say when the day is, or was, meant to begin: the yardstick of being late."""

from datetime import datetime

from facilitateur.domain import plan_intents
from facilitateur.domain.cleaning import fold
from facilitateur.domain.events import StartPlanned
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from facilitateur.domain.timing import day_plan, local
from facilitateur.domain.wallclock import announced_start
from facilitateur.i18n.formats import change, date_in_full, wall_time
from facilitateur.i18n.lateness import shown_lateness
from facilitateur.i18n.words import mark
from facilitateur.replay.timeofday import NotATimeError, read_time_of_day
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_until import UntilActions

START_COMMANDS = (
    Command(
        "start.plan",
        "",
        mark("planned start"),
        mark("Planned start: say at what time the day was meant to begin"),
        mark("Time"),
    ),
)

WITHOUT = ("-", "sans", "aucune", "none")
"""What takes the planned start away: the plan then begins with the first block."""


class StartActions(UntilActions):
    """Asks when the first day is meant to begin."""

    def action_start_plan(self) -> None:
        """Ask for the planned start of the first day."""
        if self._only_reads:
            self.say(self.refusal(RefusedError(Reason.READ_ONLY)), urgent=True)
            return
        question = self.words("When was the day meant to begin? (9:00, 2026-12-04 9:00, or - for no planned start)")
        announced = announced_start(self.state, self.session_now())
        value = "" if announced is None else f"{local(self.state, announced):%H:%M}"
        page = QuestionScreen(question, value, refuses=self._no_start, understands=self._start_meant)
        self.app.push_screen(page, self._plan_start)

    def _planned(self, text: str) -> Events:
        """Return what an answer means; raises `NotATimeError`."""
        return plan_start_said(self.state, self.session_now(), text)

    def _no_start(self, text: str) -> str:
        try:
            self._planned(text)
        except NotATimeError:
            return self.refusal(RefusedError(Reason.NOT_A_TIME))
        return ""

    def _start_meant(self, text: str) -> str:
        try:
            events = self._planned(text)
        except NotATimeError:
            return ""
        if not events or not isinstance(events[0], StartPlanned) or events[0].starts_at is None:
            return ""
        at = local(self.state, events[0].starts_at - self.state.room_offset)
        return f"{date_in_full(self.words, at.date())} {wall_time(at)}"

    def _plan_start(self, text: str | None) -> None:
        if text is None or not self.do(lambda state, now: plan_start_said(state, now, text)):
            return
        words, plan = self.words, day_plan(self.state, self.session_now())
        announced = announced_start(self.state, self.session_now())
        if announced is None:
            self.say(words("The plan now begins with the first block. Ctrl-Z undoes."), lasting=True)
            return
        time, late = wall_time(local(self.state, announced)), shown_lateness(self.state, plan)
        said = words("Planned start {time}: on time. Ctrl-Z undoes.", time=time)
        if late:
            facts = {"time": time, "late": change(words, late)}
            said = words("Planned start {time}: {late} on the plan. Ctrl-Z undoes.", **facts)
        self.say(said, lasting=True)


def plan_start_said(state: Session, now: datetime, text: str) -> Events:
    """Return the events of a planned start as people write it.

    Raises:
        NotATimeError: It is not a time of day.
    """
    if fold(text.strip()) in WITHOUT:
        return plan_intents.plan_start(state, now, None)
    asked = read_time_of_day(text)
    return plan_intents.plan_start(state, now, asked.time, asked.day)
