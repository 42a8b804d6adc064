"""The live screen's keys for time beside the block's; each performs one intent."""

import random

from facilitateur.domain import intents, timer_intents
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.speech import Tally, tally
from facilitateur.domain.step_rounds import round_gauge
from facilitateur.domain.timing import clock_of
from facilitateur.i18n.formats import clock_digits
from facilitateur.i18n.labels import speaker_label, team_label
from facilitateur.session.live import Intent
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live_time import TimeActions


class TimerActions(TimeActions):
    """Rounds, turns of teams and of speech, timers of teams and rooms, handing in."""

    def action_round_next(self) -> None:
        """End the round and start the next."""
        if self.do(timer_intents.next_round):
            self._say_round()

    def action_round_previous(self) -> None:
        """Go back to the round before."""
        if self.do(timer_intents.previous_round):
            self._say_round()

    def action_turn_skip(self) -> None:
        """Let the team whose turn it is pass last."""
        if self.do(timer_intents.skip_turn):
            self._say_round()

    def _say_round(self) -> None:
        block = self.state.current
        step = clock_of(self.state, block).step if block is not None else 0
        found = round_gauge(self.state, block, step, self.session_now()) if block is not None else None
        if found is None:
            return
        facts = {"n": found.number, "total": found.rounds, "time": clock_digits(found.gauge.left)}
        if found.team:
            said = self.words(
                "Team {letter} passes ({n}/{total}): {time}.", letter=self.state.team_called(found.team), **facts
            )
        else:
            said = self.words("Round {n}/{total}: {time}.", **facts)
        self.say(said)

    def action_turns_order(self) -> None:
        """Draw the order in which the teams pass, and let it be corrected."""
        letters = [team.letter for team in self.state.contents.teams]
        if len(letters) < 2:
            self.say(self.words("There is only one team."))
            return
        if self.state.current is None:
            self.do(lambda state, now: timer_intents.order_turns(state, letters))
            return
        drawn = random.SystemRandom().sample(letters, len(letters))
        question = self.words("Order in which the teams pass (drawn; correct it if need be; empty = no turns)")
        self.app.push_screen(QuestionScreen(question, " ".join(drawn)), self._ordered)

    def _ordered(self, line: str | None) -> None:
        if line is None:
            return
        typed = clean_line(line).upper().replace(",", " ").replace("@", " ")
        teams = typed.split() if " " in typed else list(typed)
        if self.do(lambda state, now: timer_intents.order_turns(state, teams)):
            self._say_round()

    def action_timers_show(self) -> None:
        """Open the timers of teams and rooms."""
        from facilitateur.tui.dialogs.side_timers import SideTimersScreen
        from facilitateur.tui.dialogs.timer_line import LineReader

        reader = LineReader(self.words, lambda: self.state, self.session_now)
        self.app.push_screen(SideTimersScreen(reader, self._try, self._undo_timer))

    def _try(self, intent: Intent) -> str:
        """Perform an intent for a dialog, and return why it was refused, or nothing."""
        try:
            self.perform(intent)
        except RefusedError as refused:
            return self.refusal(refused)
        self.repaint()
        return ""

    def _undo_timer(self) -> str:
        """Undo for a dialog, and return what was undone, or why nothing was."""
        step, before = self.state.undo, self.state.contents
        refused = self._try(lambda state, now: intents.undo(state))
        if refused or step is None:
            return refused
        self.follow_travel(step.group, before)
        return self.undone_said(step.label, before)

    def perform(self, intent: Intent) -> None:
        """Perform an intent; raises `RefusedError`."""
        raise NotImplementedError

    def action_speech_show(self) -> None:
        """Open the list of speakers; the first time, ask who they are."""
        block = self.state.current
        if block is None:
            reason = Reason.ENDED if self.state.contents.ended else Reason.NOT_STARTED
            self.say(self.refusal(RefusedError(reason)), urgent=True)
        elif block.id not in self.state.contents.speech:
            self._ask_speakers()
        else:
            self._show_speech()

    def action_speech_stop(self) -> None:
        """End the turn of speech."""
        if self.do(lambda state, now: timer_intents.stop_speech(state)):
            self.say(self.words("The turn of speech is over."))

    def _show_speech(self) -> None:
        from facilitateur.tui.dialogs.speech import SpeechScreen

        self.app.push_screen(SpeechScreen(self.words, lambda: self.state, self._tally), self._spoke)

    def _tally(self) -> Tally:
        return tally(self.state, self.state.contents.current or "", self.session_now())

    def _spoke(self, who: str | None) -> None:
        from facilitateur.tui.dialogs.speech import OTHERS

        if who == OTHERS:
            self._ask_speakers()
        elif who is not None and self.do(lambda state, now: timer_intents.speak(state, who)):
            found = self._tally()
            name = speaker_label(self.words, self.state, who)
            self.say(
                self.words("{name} speaks.", name=name) if found.who else self.words("The turn of speech is over.")
            )

    def _ask_speakers(self) -> None:
        words, contents = self.words, self.state.contents
        answers = []
        if contents.participants:
            n = len(contents.participants)
            answers.append(Answer("people", words.plural("{n} participant", "{n} participants", n)))
        if len(contents.teams) > 1:
            answers.append(Answer("teams", words("The teams")))
        answers.append(Answer("labels", words("Others: elected members, users, staff…")))
        self.app.push_screen(ChoiceScreen(words("Whose speech is timed?"), answers), self._chose_speakers)

    def _chose_speakers(self, answer: str | None) -> None:
        contents = self.state.contents
        if answer == "people":
            self._list([person.code for person in contents.participants])
        elif answer == "teams":
            self._list([f"@{team.letter}" for team in contents.teams])
        elif answer == "labels":
            question = self.words("Who? One name each, with commas: elected members, users, staff")

            def named(line: str | None) -> None:
                if line:
                    self._list(line.split(","))

            self.app.push_screen(QuestionScreen(question), named)

    def _list(self, speakers: list[str]) -> None:
        if self.do(lambda state, now: timer_intents.list_speakers(state, speakers)):
            self._show_speech()

    def action_canvas_hand_in(self) -> None:
        """Mark the shown team's canvas as handed in, or no longer."""
        block, team = self.shown_block, self.shown_team
        if block is None or not self.do(lambda state, now: timer_intents.hand_in(state, block.id, team)):
            return
        done = (block.id, team) in self.state.contents.handed_in
        name = team_label(self.words, self.state, team)
        self.say(
            self.words("{team}: handed in.", team=name)
            if done
            else self.words("{team}: no longer handed in.", team=name)
        )
