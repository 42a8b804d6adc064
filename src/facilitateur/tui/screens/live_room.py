"""What the facilitator sends to the room display: a message, a black screen, a call to the tables; signs of life."""

from collections.abc import Callable

from msgspec.structs import replace

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.room import (
    MOST_MESSAGE,
    RoomChoices,
    Scope,
    shown_vote,
    shows_time,
    step_key,
    with_vote,
)
from facilitateur.domain.timing import clock_of
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import mark
from facilitateur.session.live import LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.text import fit

BEAT_SECONDS = 2.0

ROOM = mark("Room display")

ROOM_COMMANDS = (
    Command("room.menu", "ctrl+s", mark("room"), mark("Speak to the room: message, black screen, tables"), ROOM, "S"),
    Command("room.gather", "", mark("tables"), mark("Room: call people back to their tables"), ROOM),
    Command("room.message", "", mark("message"), mark("Room: show a message"), ROOM),
    Command("room.darken", "", mark("black"), mark("Room: black screen, or no longer"), ROOM),
    Command("room.countdown", "", mark("countdown"), mark("Room: show or hide the time of this step"), ROOM),
    Command("room.scope", "", mark("time"), mark("Room: the time of the step, or of the whole block"), ROOM),
    Command("room.vote", "", mark("result"), mark("Room: show the result of the last vote, or no longer"), ROOM),
    Command("room.clear", "", mark("clear"), mark("Room: only the time and the instruction again"), ROOM),
)


class RoomActions(BaseScreen):
    """Choices for the room display; they go to a file of their own, not into the workshop's log."""

    session: LiveSession | WatchedSession

    def on_mount(self) -> None:
        """Give signs of life to the room display, off the key path."""
        if isinstance(self.session, LiveSession):
            self._beat()
            self.set_interval(BEAT_SECONDS, self._beat)

    def _beat(self) -> None:
        session = self.session
        if isinstance(session, LiveSession):
            self.run_worker(session.beat, thread=True, group="room-beat", exit_on_error=False)

    @property
    def room(self) -> RoomChoices:
        """What was chosen so far."""
        return self.session.room if isinstance(self.session, LiveSession) else RoomChoices()

    def room_said(self) -> list[str]:
        """Return what the room sees besides the time, for the status line."""
        room, words = self.room, self.words
        if room.dark:
            return [words("room: black")]
        if room.gathers:
            return [words("room: back to the tables")]
        if not room.message and shown_vote(self.session.state, room) is not None:
            return [words("room: result of the vote")]
        return [words("room: {message}", message=quote(words, fit(room.message, 20)))] if room.message else []

    def action_room_menu(self) -> None:
        """Open the menu; its first answer calls people back."""
        room, words = self.room, self.words
        answers = [
            Answer(
                "gather", words("1 No longer “back to your tables”") if room.gathers else words("1 Back to your tables")
            ),
            Answer("message", words("2 Write a message…")),
            Answer("darken", words("3 Light the screen again") if room.dark else words("3 Black screen")),
        ]
        if self._step() is not None:
            hide = words("4 Hide the time of this step")
            answers.append(Answer("countdown", hide if self._shows_time() else words("4 Show the time of this step")))
        block = words("5 Show the time of the whole block")
        answers.append(Answer("scope", block if room.scope is Scope.STEP else words("5 Show the time of the step")))
        if shown_vote(self.session.state, room) is not None:
            answers.append(Answer("vote", words("6 Take the result of the vote away")))
        elif self._last_vote():
            answers.append(Answer("vote", words("6 Show the result of the last vote")))
        if room.message or room.gathers or room.dark or room.vote:
            answers.append(Answer("clear", words("0 Only the time and the instruction")))
        self.app.push_screen(
            ChoiceScreen(words("What the room sees (“facilitateur room” in a second terminal)"), answers),
            self._menu_answered,
        )

    def _menu_answered(self, answer: str | None) -> None:
        actions: dict[str, Callable[[], None]] = {
            "gather": self.action_room_gather,
            "message": self.action_room_message,
            "darken": self.action_room_darken,
            "countdown": self.action_room_countdown,
            "scope": self.action_room_scope,
            "vote": self.action_room_vote,
            "clear": self.action_room_clear,
        }
        if answer in actions:
            actions[answer]()

    def action_room_gather(self) -> None:
        """Call people back to their tables, or no longer."""
        gathers = not self.room.gathers
        said = self.words("Room: “back to your tables”.") if gathers else self.words("Room: the time again.")
        self._choose(replace(self.room, gathers=gathers, dark=False if gathers else self.room.dark), said)

    def action_room_darken(self) -> None:
        """Make the room display black, or show it again."""
        dark = not self.room.dark
        said = self.words("Room: black screen.") if dark else self.words("Room: the screen shows again.")
        self._choose(replace(self.room, dark=dark), said)

    def action_room_message(self) -> None:
        """Ask for a message; an empty one takes it away."""
        question = self.words("Message for the room; empty to take it away")
        self.app.push_screen(QuestionScreen(question, self.room.message), self._message_typed)

    def _message_typed(self, typed: str | None) -> None:
        if typed is None:
            return
        message = clean_line(typed, MOST_MESSAGE)
        said = self.words("Room: the message shows.") if message else self.words("Room: no message any more.")
        self._choose(replace(self.room, message=message, gathers=False, dark=self.room.dark and not message), said)

    def action_room_countdown(self) -> None:
        """Show or hide the time of the current step; remembered for this step."""
        step = self._step()
        if step is None:
            self.say(self.words("No step runs."), urgent=True)
            return
        shown = not self._shows_time()
        said = self.words("Room: the time of this step shows.") if shown else self.words("Room: the time is hidden.")
        countdowns = {**self.room.countdowns, step_key(*step): shown}
        self._choose(replace(self.room, countdowns=countdowns), said)

    def action_room_scope(self) -> None:
        """Go from the time of the step to that of the whole block, or back."""
        whole = self.room.scope is Scope.STEP
        said = self.words("Room: the time of the whole block.") if whole else self.words("Room: the time of the step.")
        self._choose(replace(self.room, scope=Scope.BLOCK if whole else Scope.STEP), said)

    def _last_vote(self) -> int:
        """Return the number of the vote that was closed last; 0 when there is none."""
        closed = [held for held in self.session.state.contents.votes if held.closed_at is not None]
        return max(closed, key=lambda held: (held.closed_at, held.number)).number if closed else 0

    def action_room_vote(self) -> None:
        """Show the result of the vote closed last, or take the shown one away."""
        state = self.session.state
        shown = shown_vote(state, self.room) is not None
        number = 0 if shown else self._last_vote()
        if not shown and not number:
            self.say(self.words("No vote is closed yet: a result shows only once its vote is closed."), urgent=True)
            return
        said = self.words("Room: the time again.") if shown else self.words("Room: the result of the vote shows.")
        self._choose(with_vote(state, self.room, number), said)

    def action_room_clear(self) -> None:
        """Show only the time and the instruction."""
        self._choose(self.room.plain(), self.words("Room: the time again."))

    def _step(self) -> tuple[str, int] | None:
        state = self.session.state
        block = state.current
        return None if block is None else (block.id, clock_of(state, block).step)

    def _shows_time(self) -> bool:
        step = self._step()
        return step is not None and shows_time(self.room, *step, self.settings.room_countdown)

    def _choose(self, choices: RoomChoices, said: str) -> None:
        """Write the choices for the room display, and say so."""
        if not isinstance(self.session, LiveSession):
            self.say(self.words("Another program runs this session: here it can only be read."), urgent=True)
        elif self.session.choose_for_room(choices):
            self.say(said)
        else:
            self.say(self.words("The room display could not be told: the disk refused."), urgent=True)
