"""The live screen (régie): the clock, the block, what to say, and two seconds to catch what the room says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Paste
from textual.timer import Timer
from textual.widgets import Input

from facilitateur.domain.entry import parse_entry
from facilitateur.domain.events import ActionRedone, ActionUndone
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.state import CanvasKey, Session
from facilitateur.i18n.words import mark
from facilitateur.session.live import Intent, LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.storage.draft import Draft
from facilitateur.tui import cursor as moving
from facilitateur.tui.drafting import cursor_of, draft_of
from facilitateur.tui.painting.text import fit
from facilitateur.tui.screens.live_commands import LIVE_COMMANDS
from facilitateur.tui.screens.live_letters import LetterActions
from facilitateur.tui.screens.live_methods import MethodActions
from facilitateur.tui.screens.live_news import opening_news
from facilitateur.tui.screens.live_nudges import NudgeActions
from facilitateur.tui.screens.live_past import PastActions
from facilitateur.tui.screens.live_pasting import PasteActions, with_joined
from facilitateur.tui.screens.live_photos import PhotoActions
from facilitateur.tui.screens.live_room import RoomActions
from facilitateur.tui.screens.live_timers import TimerActions
from facilitateur.tui.screens.live_votes import VoteActions
from facilitateur.tui.widgets.entry_line import EntryLine
from facilitateur.tui.widgets.key_bar import KeyBar
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.widgets.session_view import SessionView

TICK = 1 / 4
DRAFT_SECONDS = 0.4


class LiveScreen(
    RoomActions,
    TimerActions,
    NudgeActions,
    MethodActions,
    PastActions,
    VoteActions,
    PhotoActions,
    PasteActions,
    LetterActions,
):
    """One session, run or watched."""

    SCREEN_COMMANDS = LIVE_COMMANDS
    NAME = mark("live session")
    BINDINGS = [
        *(Binding(str(n), f"note_send({n})", show=False) for n in range(10)),
        Binding("shift+left", "spot_move(-1, 0)", show=False),
        Binding("shift+right", "spot_move(1, 0)", show=False),
        Binding("shift+up", "spot_move(0, 1)", show=False),
        Binding("shift+down", "spot_move(0, -1)", show=False),
    ]
    DEFAULT_CSS = """
    LiveScreen Board#status { height: 1; }
    LiveScreen Board#hint { height: 1; color: $foreground 65%; }
    """

    def __init__(self, session: LiveSession | WatchedSession) -> None:
        super().__init__(session)
        self._draft_timer: Timer | None = None
        self._emptied = ("", 0)
        """The line that undo emptied, and how far the session was then."""
        self._draft_kept = Draft("")
        """The unfinished line that the disk has, and where it was to go."""
        self._unsent: tuple[str, CanvasKey] = ("", ("", ""))
        """The line that was refused, and the canvas it still stands on."""

    @property
    def state(self) -> Session:
        """The session as it stands."""
        return self.session.state

    def session_now(self) -> datetime:
        """Return session time."""
        return self.session.now()

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield SessionView()
        yield Board(id="status")
        yield EntryLine(self._entered, self._turned)
        yield Board(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the session, say what happened since last time, find the draft again."""
        self.start_listening()
        self.set_interval(TICK, self._tick)
        self._write_mode()
        self.watch_photos()
        self.read_past_sessions()
        news = opening_news(self.words, self.session)
        if isinstance(self.session, LiveSession):
            draft = self.session.find_draft()
            newest = self.state.note(len(self.state.contents.notes))
            if draft is not None:
                self.switch_team(draft.team)
                self._draft_kept = replace(draft, at=None)
                if draft.block == self.state.contents.current and (draft.text or draft.lane):
                    self.place_cursor = cursor_of(self.frame(), draft)
            if draft is not None and draft.text and (newest is None or newest.text not in draft.text):
                self.entry.text = draft.text
                news.append(self.words("The line you were typing is back."))
        if self.is_elsewhere:
            facts = {"zone": self.state.zone, "own": self.context.zone}
            news.append(self.words("Times are those of {zone}, this computer is set to {own}: Shift-F2.", **facts))
        if news:
            self.say(" ".join(news), urgent=True, lasting=True)
        self.call_after_refresh(self.repaint)

    def unsaved_notes(self) -> frozenset[int]:
        """Return the numbers of the notes that are not on disk."""
        if not isinstance(self.session, LiveSession) or not self.session.unsaved:
            return frozenset()
        recent = self.session.records[-self.session.unsaved :]
        events = [recorded.event for recorded in recent]
        if any(isinstance(event, ActionUndone | ActionRedone) for event in events):
            return frozenset(range(1, len(self.state.contents.notes) + 1))
        numbers = (getattr(event, "note", None) for event in events)
        return frozenset(number for number in numbers if number is not None)

    def do(self, intent: Intent) -> bool:
        """Perform an intent, show the result, and return whether it was done."""
        try:
            self.session.perform(with_joined(intent, self.joined))
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return False
        self.forget_message()
        self.repaint()
        return True

    def perform(self, intent: Intent) -> None:
        """Perform an intent; raises `RefusedError`."""
        self.session.perform(intent)

    @contextmanager
    def one_repaint(self) -> Iterator[None]:
        """Paint once at the end, whatever asks for it on the way."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            self.repaint()

    def repaint(self) -> None:
        """Show the session, the status and the prompt as they are now."""
        if self._holding:
            return
        self._leave_correction()
        if self._message is not None and self._message_on != self.frame().key and not self._stays():
            self.forget_message()
        self._say_unsent()
        super().repaint()
        if self.key_mode:
            self.refresh_keys()
        self.entry.away = self._navigating
        self.entry.prompt = self.prompt()
        self.paint_status()
        self.paint_hint()

    def _say_unsent(self) -> None:
        """Say on each canvas that one turns to that a refused line is still on the entry line, before more is typed."""
        text, on = self._unsent
        if not text or self.frame().key == on:
            return
        if self.entry.text != text or self._corrects():
            self._unsent = ("", on)
            return
        self._unsent = (text, self.frame().key)
        said = self.words("The refused line is still there, not sent: “{text}”. Ctrl-Z empties it.", text=fit(text, 40))
        self.say(said, urgent=True)

    def _stays(self) -> bool:
        """Whether the message holds on other canvases too: what is urgent until another takes its place."""
        return self._message is not None and self._message[1] and self._message_timer is None

    def _leave_correction(self) -> None:
        """Give a correction up on another canvas than its own; the line typed before it comes back."""
        if (self.editing is None and self.titling is None) or self.corrected_on == self.frame().key:
            return
        self.editing = self.titling = None
        self.entry.text = self.kept_line

    def _tick(self) -> None:
        """Look at the clock; repaint what shows time."""
        if isinstance(self.session, WatchedSession):
            self.session.refresh()
        else:
            if self.session.look_at_clock():
                self.say(
                    self.words(
                        "The computer's clock was changed; the timers are not affected. Shift-F2 sets it right."
                    ),
                    lasting=True,
                )
            if self.session.unsaved:
                self.session.retry()
            if self.session.set_aside is not None:
                name = self.session.set_aside.name
                self.session.set_aside = None
                said = self.words(
                    "Another program changed the session's file: its version is kept as {name}.", name=name
                )
                self.say(said, urgent=True, lasting=True)
        self.ring()
        if self.app.screen is not self:
            self.query_one(SessionView).frame = self.frame()
            return
        self.query_one(SessionView).frame = self.frame()
        self.paint_status()

    def action_sound_switch(self) -> None:
        """Turn the bell on or off."""
        self.context.sound = not self.context.sound
        self.say(self.words("Bell on.") if self.context.sound else self.words("Bell off."))

    def _entered(self, text: str) -> None:
        with self.one_repaint():
            if not self.submit(text):
                self.entry.text = text + self.entry.text
                self._unsent = (self.entry.text, self.frame().key)
            elif self._draft_kept.text:
                self._save_draft()

    def _turned(self, step: int) -> None:
        if step > 0:
            self.action_place_next()
        else:
            self.action_place_previous()

    def on_paste(self, event: Paste) -> None:
        """Take a paste that came while the notes had the keys."""
        if self._navigating:
            event.stop()
            self._write_mode()
            self.entry.input.take_paste(event.text)
            self.repaint()

    def switch_team(self, letter: str) -> bool:
        """Go to a team's canvas; a session opened again shows it."""
        done = super().switch_team(letter)
        self._keep_draft_soon()
        return done

    @on(Input.Changed)
    def _keep_draft_soon(self) -> None:
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_SECONDS, self._save_draft)

    def _save_draft(self) -> None:
        """Keep the unfinished line on disk."""
        self._draft_timer = None
        text = self.entry.text if self.editing is None and self.titling is None else self.kept_line or self.entry.text
        letters = [known.letter for known in self.state.contents.teams]
        team = self.shown_team if text else self._team if self._team in letters[1:] else ""
        draft = draft_of(self.frame(), text, team)
        if isinstance(self.session, LiveSession) and draft != self._draft_kept and self.session.save_draft(draft):
            self._draft_kept = draft

    def keep_draft_again(self) -> None:
        """Keep the unfinished line where the session goes on."""
        self._draft_kept = Draft("")
        self._save_draft()

    def write_on_entry(self, text: str) -> None:
        """Put a text on the entry line and go to writing."""
        self.entry.text = text
        self._write_mode()
        self.repaint()

    def _write_mode(self) -> None:
        self._navigating = False
        self.entry.input.can_focus = True
        self.entry.input.focus()
        self.key_mode = False
        self.refresh_keys()

    def action_action_undo(self) -> None:
        """Undo what is being typed; on an empty line the last action."""
        if self._navigating or self._corrects() or not self.entry.text.strip():
            super().action_action_undo()
            return
        self._emptied, self.entry.text = (self.entry.text, self.state.seq), ""
        self.say(self._emptied_said())

    def _emptied_said(self) -> str:
        return self.words("Line emptied: Ctrl-Y gives it back, Ctrl-Z again undoes the last action.")

    def action_action_redo(self) -> None:
        """Give the line back that undo emptied, else redo."""
        text, seq = self._emptied
        if not text or self.entry.text or (self.state.redo is not None and seq != self.state.seq):
            super().action_action_redo()
            return
        self._emptied = ("", 0)
        if self._message is not None and self._message[0] == self._emptied_said():
            self.forget_message()
        self.write_on_entry(text)

    def action_mode_switch(self) -> None:
        """Go to the notes, or back to writing; a correction is given up, for where it came from."""
        if self.editing is not None or self.titling is not None:
            self.editing = self.titling = None
            self.write_on_entry(self.kept_line)
            if self.from_notes:
                self._notes_mode()
        elif self._navigating:
            self._write_mode()
        else:
            self._notes_mode()
        self.repaint()

    def _notes_mode(self) -> None:
        self._navigating = True
        self.entry.input.can_focus = False
        self.set_focus(None)
        self.place_cursor = moving.among_notes(self.frame())
        self.key_mode = True
        self.refresh_keys()

    def look_at(self, block: str | None) -> None:
        """Turn to a block; with a new one, what is typed is text again."""
        if block is None and self._navigating:
            self._write_mode()
        super().look_at(block)

    def action_place_next(self) -> None:
        """Go to the next place."""
        self.place_cursor = moving.next_place(self.frame())
        self._keep_draft_soon()
        self.repaint()

    def action_place_previous(self) -> None:
        """Go to the place before."""
        self.place_cursor = moving.previous_place(self.frame())
        self._keep_draft_soon()
        self.repaint()

    def action_parking_add(self) -> None:
        """Park what is typed; with nothing typed, open the parking lot."""
        entry = parse_entry(self.entry.text, self.state.contents.team_names, self.frame().speakers)
        if not entry.text or self.editing is not None or self.titling is not None:
            self.action_recap_show()
        elif self.turn_to_team(entry.team) and self.capture([entry.text], entry, parked=True):
            self.entry.text = ""
            self.say(self.words("In the parking lot: “{text}”.", text=fit(entry.text, 40)))

    def keep_file(self, path: Path) -> tuple[str, str, str]:
        """Copy a file into the session's folder."""
        if not isinstance(self.session, LiveSession):
            raise OSError
        return self.session.keep_file(path)

    def keep_text(self, name: str, text: str) -> tuple[str, str, str]:
        """Write a text into the session's folder."""
        if not isinstance(self.session, LiveSession):
            raise OSError
        return self.session.keep_bytes(name, text.encode())
