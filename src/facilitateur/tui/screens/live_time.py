"""The live screen's time keys: each performs one intent."""

from datetime import datetime, timedelta
from typing import Protocol

from facilitateur.domain import holding, intents
from facilitateur.domain.agenda import Block
from facilitateur.domain.events import DayEnded, SessionEnded
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.state import Contents, Session
from facilitateur.domain.timing import block_gauge, clock_at, held_end, local, pinned_at, target_of
from facilitateur.i18n.formats import clock_digits, wall_time
from facilitateur.i18n.votes import open_votes_said
from facilitateur.session.live import Intent, LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.session_screen import SessionScreen
from facilitateur.tui.undoing import LONGEST, block_of_undone, say_undone
from facilitateur.tui.wording import say_refusal


class Leaving(Protocol):
    """An intent that leaves the running block, refused once while there is time left."""

    def __call__(self, state: Session, now: datetime, *, confirmed: bool) -> Events:
        """Return the events; `confirmed`: somebody said that the time left does not matter."""


class TimeActions(SessionScreen):
    """Blocks, steps, pause, minutes, undo."""

    session: LiveSession | WatchedSession

    def do(self, intent: Intent) -> bool:
        """Perform an intent, show the result, and return whether it was done."""
        raise NotImplementedError

    def action_timer_toggle(self) -> None:
        """Pause or resume."""
        if self.do(lambda state, now: intents.pause_or_resume(state)):
            self._say_clock()

    def action_all_pause(self) -> None:
        """Hold everything that runs, timers of teams too, or let everything go on."""
        before = self._counting()
        if not self.do(lambda state, now: holding.hold_or_go_on(state)):
            return
        after = self._counting()
        if before == after:
            self._say_clock()
        else:
            self._say_all(len(before - after), len(after - before))

    def _counting(self, *, running: bool = True) -> set[int]:
        """Return the timers of teams and rooms that run and have time left, or those that were begun and are held."""
        sides = side_gauges(self.state, self.session_now())
        return {side.number for side in sides if side.running is running and side.started and not side.is_over}

    def _say_all(self, held: int, begun: int) -> None:
        """Say that the timers of teams stopped or went on, with the clock of the block where one runs."""
        words, said = self.words, []
        if self.state.current is not None:
            said.append(words("Timer paused.") if self.state.contents.paused else words("Timer running."))
        if held:
            said.append(words.plural("{n} timer of a team or room stops.", "{n} timers of teams or rooms stop.", held))
        if begun:
            said.append(
                words.plural("{n} timer of a team or room goes on.", "{n} timers of teams or rooms go on.", begun)
            )
        self.say(" ".join(said), lasting=True)

    def _say_clock(self) -> None:
        """Say how the clock stands, and what the timers of teams do meanwhile."""
        words, paused = self.words, self.state.contents.paused
        said = words("Timer paused.") if paused else words("Timer running.")
        others = len(self._counting(running=paused))
        if not others:
            self.say(said)
            return
        if paused:
            beside = words.plural(
                "{n} timer of a team or room goes on: Ctrl-F2 (z) holds it too.",
                "{n} timers of teams or rooms go on: Ctrl-F2 (z) holds them too.",
                others,
            )
        else:
            beside = words.plural(
                "{n} timer of a team or room stands still: Ctrl-L (m).",
                "{n} timers of teams or rooms stand still: Ctrl-L (m).",
                others,
            )
        self.say(f"{said} {beside}", lasting=True)

    def action_time_more(self) -> None:
        """Give the block a minute."""
        self._adjust(60)

    def action_time_less(self) -> None:
        """Take a minute from the block."""
        self._adjust(-60)

    def action_step_more(self) -> None:
        """Give the step a minute."""
        self._adjust(60, of_step=True)

    def action_step_less(self) -> None:
        """Take a minute from the step."""
        self._adjust(-60, of_step=True)

    def _adjust(self, seconds: int, *, of_step: bool = False) -> None:
        target = self._said_end()
        if self.do(lambda state, now: intents.adjust_time(state, seconds, of_step=of_step)):
            block = self.state.current
            if block is not None:
                given = block_gauge(self.state, block, self.session_now()).allotted
                said = self.words("Block: {time} in all.", time=clock_digits(given))
                if target is not None and self._said_end() is None:
                    at = f"{local(self.state, target):%H:%M}"
                    said += " " + self.words("The end at {time} no longer holds.", time=at)
                self.say(" ".join(filter(None, (said, self._held_said(block)))))

    def _held_said(self, block: Block) -> str:
        """Return that a fixed time ends the running block before it has lasted as long as it was given."""
        now = self.session_now()
        end, given = held_end(self.state, block, now), block_gauge(self.state, block, now).allotted
        if end is None or given >= timedelta(seconds=clock_at(self.state, block, now).allotted):
            return ""
        at = wall_time(local(self.state, end))
        if block.pin is not None:
            if end != pinned_at(self.state, block, now):
                return ""
            return self.words("Its fixed end at {time} holds all the same.", time=at)
        return self.words("It ends at {time} all the same, for a fixed time that follows to hold.", time=at)

    def _said_end(self) -> datetime | None:
        """Return the moment until which the running block, or its step, was said to last."""
        block = self.state.current
        if block is None:
            return None
        return target_of(self.state, block) or target_of(self.state, block, of_step=True)

    def action_step_next(self) -> None:
        """Start the next step."""
        self.do(lambda state, now: intents.next_step(state))

    def action_step_previous(self) -> None:
        """Go back one step."""
        self.do(lambda state, now: intents.previous_step(state))

    def action_block_next(self) -> None:
        """Start the next block; with time left, ask once."""
        self._leave_block(lambda state, now, *, confirmed: intents.next_block(state, now, confirmed=confirmed))

    def action_block_previous(self) -> None:
        """Go back one block; nothing is lost."""
        if self.do(lambda state, now: intents.previous_block(state)):
            self.look_at(None)

    def start_block(self, block: str) -> None:
        """Start a block chosen in the agenda."""
        self._leave_block(lambda state, now, *, confirmed: intents.go_to_block(state, block, now, confirmed=confirmed))

    def _leave_block(self, intent: Leaving) -> None:
        if self.session.read_only:
            self.say(self.refusal(RefusedError(Reason.READ_ONLY)), urgent=True)
            return
        try:
            intent(self.state, self.session_now(), confirmed=False)
        except RefusedError as refused:
            if refused.reason is Reason.LEAVING_EARLY:
                self._ask_before_leaving(intent)
                return
        left = self.state.current
        if self.do(lambda state, now: intent(state, now, confirmed=False)):
            self.look_at(None)
            if left is not None and (votes := open_votes_said(self.words, self.state, left.id)):
                self.say(" ".join([*votes, self.words("Ctrl-Z goes back there.")]), urgent=True)

    def _ask_before_leaving(self, intent: Leaving) -> None:
        block = self.state.current
        if block is None:
            return
        left = clock_digits(block_gauge(self.state, block, self.session_now()).left)
        said = [self.words("{time} left in this block.", time=left)]
        coming = intent(self.state, self.session_now(), confirmed=True)
        if any(isinstance(event, SessionEnded) for event in coming):
            said.append(self.words("It is the last one: leaving it ends the session, which can be reopened."))
        elif any(isinstance(event, DayEnded) for event in coming):
            said.append(self.words("It is the last one of the day: leaving it ends the day."))
        said += open_votes_said(self.words, self.state, block.id)
        answers = [Answer("go", self.words("Leave it")), Answer("stay", self.words("Stay"))]

        def answered(answer: str | None) -> None:
            if answer == "go" and self.do(lambda state, now: intent(state, now, confirmed=True)):
                self.look_at(None)

        self.app.push_screen(ChoiceScreen(" ".join([*said, self.words("Leave it now?")]), answers), answered)

    def action_action_undo(self) -> None:
        """Undo, and say what, and where when that is not what the screen shows."""
        step, before = self.state.undo, self.state.contents
        if self.do(lambda state, now: intents.undo(state)) and step is not None:
            self.follow_travel(step.group, before)
            self.say(self.undone_said(step.label, before))

    def follow_travel(self, group: int, before: Contents) -> None:
        """Go where undo or redo of an action leads.

        Args:
            group: The first event of the action.
            before: What was in force before.
        """

    def undone_said(self, label: str, before: Contents) -> str:
        """Return what an undo has just taken back, and where when that is not what the screen shows."""
        action, block = self._taken_back(label, before)
        if block:
            return self.words("Undone in “{block}”: {action}", block=block, action=action)
        return self.words("Undone: {action}", action=action)

    def action_action_redo(self) -> None:
        """Redo, and say what, and where when that is not what the screen shows."""
        step, before = self.state.redo, self.state.contents
        if self.do(lambda state, now: intents.redo(state)) and step is not None:
            self.follow_travel(step.group, before)
            action, block = self._taken_back(step.label, before)
            if block:
                self.say(self.words("Redone in “{block}”: {action}", block=block, action=action))
            else:
                self.say(self.words("Redone: {action}", action=action))

    def _taken_back(self, label: str, before: Contents) -> tuple[str, str]:
        """Return what undo or redo did, and the title of the block where it did when another one is shown."""
        here = self.frame().key
        block = block_of_undone(self.words, self.state, before, here)
        return say_undone(self.words, self.state, label, before, here), fit(block, LONGEST)

    def action_session_end(self) -> None:
        """End the session, after asking once."""
        question = self.words("End the session? The clock stops; nothing is lost, and it can be reopened.")
        answers = [Answer("go", self.words("End it")), Answer("stay", self.words("Go on"))]

        def answered(answer: str | None) -> None:
            if answer == "go":
                self.do(lambda state, now: intents.end_session(state))

        self.app.push_screen(ChoiceScreen(question, answers), answered)

    def action_session_reopen(self) -> None:
        """Reopen an ended session."""
        self.do(lambda state, now: intents.reopen_session(state))

    def refusal(self, refused: RefusedError) -> str:
        """Return a refusal in words."""
        return say_refusal(self.words, refused)
