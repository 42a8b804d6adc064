"""The live screen (régie): the clock, the block, what to say, and two seconds to catch what the room says."""

from datetime import datetime
from pathlib import Path

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteAdded, NoteEdited
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.state import Session
from facilitateur.domain.timing import Level, block_gauge
from facilitateur.i18n.labels import canvas_kind_label, team_label
from facilitateur.i18n.words import mark
from facilitateur.session import Intent, LiveSession, WatchedSession
from facilitateur.tui import cursor as moving
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.hints import paint_hints
from facilitateur.tui.painting.status import figures_text
from facilitateur.tui.painting.text import fit, line
from facilitateur.tui.painting.zones import active_place
from facilitateur.tui.screens.leaving import LeaveActions
from facilitateur.tui.screens.live_commands import LIVE_COMMANDS
from facilitateur.tui.screens.live_news import opening_news
from facilitateur.tui.widgets.entry_line import EntryInput, EntryLine
from facilitateur.tui.widgets.key_bar import KeyBar
from facilitateur.tui.widgets.painted import Board, Painted
from facilitateur.tui.widgets.session_view import SessionView
from facilitateur.tui.wording import say_trouble

TICK = 1 / 4
MESSAGE_SECONDS = 6
DRAFT_SECONDS = 0.4


class LiveScreen(LeaveActions):
    """One session, run or watched."""

    SCREEN_COMMANDS = LIVE_COMMANDS
    NAME = mark("live session")
    DEFAULT_CSS = """
    LiveScreen Board#status { height: 1; }
    LiveScreen Painted#hint { height: 1; color: $foreground 65%; }
    """

    def __init__(self, session: LiveSession | WatchedSession) -> None:
        super().__init__()
        self.session = session
        self._message: tuple[str, bool] | None = None
        self._message_timer: Timer | None = None
        self._draft_timer: Timer | None = None
        self._draft_text = ""
        self._rung: tuple[str, Level] | None = None

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
        yield EntryLine()
        yield Painted(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the session, say what happened since last time, find the draft again."""
        super().on_mount()
        self._rung = self._bell_state()
        self.set_interval(TICK, self._tick)
        self._write_mode()
        news = opening_news(self.words, self.session)
        if isinstance(self.session, LiveSession):
            draft = self.session.take_draft()
            if draft is not None and draft.text:
                self.switch_team(draft.team)
                self.entry.text = draft.text
                news.append(self.words("The line you were typing is back."))
        if news:
            self.say(" ".join(news), urgent=True, lasting=True)
        self.call_after_refresh(self.repaint)

    @property
    def entry(self) -> EntryLine:
        """The entry line."""
        return self.query_one(EntryLine)

    def unsaved_notes(self) -> frozenset[int]:
        """Return the numbers of the notes that are not on disk."""
        if not isinstance(self.session, LiveSession) or not self.session.unsaved:
            return frozenset()
        recent = self.session.records[-self.session.unsaved :]
        events = (recorded.event for recorded in recent)
        return frozenset(event.note for event in events if isinstance(event, NoteAdded | NoteEdited))

    def do(self, intent: Intent) -> bool:
        """Perform an intent, show the result, and return whether it was done."""
        try:
            self.session.perform(intent)
        except RefusedError as refused:
            self.say(self.refusal(refused), urgent=True)
            return False
        if self._message is not None:
            self._clear_message()
        self.repaint()
        return True

    def repaint(self) -> None:
        """Show the session, the status and the prompt as they are now."""
        super().repaint()
        self.entry.prompt = self._prompt()
        self._paint_status()
        self._paint_hint()

    def _tick(self) -> None:
        """Look at the clock; repaint what shows time."""
        if isinstance(self.session, WatchedSession):
            self.session.refresh()
        else:
            if self.session.look_at_clock():
                self.say(self.words("The computer's clock was changed; the timers are not affected."), lasting=True)
            if self.session.unsaved:
                self.session.retry()
        if self.app.screen is not self:
            self.query_one(SessionView).frame = self.frame()
            return
        self._ring()
        self.query_one(SessionView).frame = self.frame()
        self._paint_status()

    def _bell_state(self) -> tuple[str, Level] | None:
        block = self.state.current
        return None if block is None else (block.id, block_gauge(self.state, block, self.session_now()).level)

    def _ring(self) -> None:
        """Ring once when a block's time is over; the screen says it too."""
        state = self._bell_state()
        if state is not None and state != self._rung and state[1] is Level.OVER and self.context.sound:
            self.app.bell()
        self._rung = state

    def action_sound_switch(self) -> None:
        """Turn the bell on or off."""
        self.context.sound = not self.context.sound
        self.say(self.words("Bell on.") if self.context.sound else self.words("Bell off."))

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message above the entry line; a lasting one stays until the next."""
        self._message = (message, urgent)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = None if lasting else self.set_timer(MESSAGE_SECONDS, self._clear_message)
        self._paint_status()

    def _clear_message(self) -> None:
        self._message = None
        self._paint_status()

    def _paint_status(self) -> None:
        width = self.size.width or 80
        session = self.session
        if isinstance(session, LiveSession) and session.unsaved:
            trouble = say_trouble(self.words, session.trouble) if session.trouble else ""
            said = self.words(
                "NOT SAVED: {n} changes are in memory only ({trouble}).", n=session.unsaved, trouble=trouble
            )
            content = line((f" {said}", "bold reverse $error"), width=width)
        elif self._message is not None:
            text, urgent = self._message
            content = line((f" {fit(text, width - 2)}", "bold $warning" if urgent else "bold $secondary"), width=width)
        else:
            content = self._calm_status(width)
        self.query_one("#status", Board).lines = (content,)

    def _calm_status(self, width: int) -> Content:
        words, frame = self.words, self.frame()
        parts = [words("read only") if self.session.read_only else words("✓ saved")]
        if figures_text(frame):
            parts.append(figures_text(frame))
        if frame.canvas.is_fallback:
            kind = canvas_kind_label(words, frame.canvas.kind)
            parts.append(words("“{kind}” is captured as a list for now", kind=kind))
        if not self.context.sound:
            parts.append(words("bell off"))
        said = fit(f"── {' · '.join(parts)} ", width)
        return Content.styled(said + "─" * (width - cell_len(said)), "$foreground 60%")

    def _prompt(self) -> str:
        words, frame = self.words, self.frame()
        if self.editing is not None:
            return words("Correct note {n}", n=self.editing)
        if frame.block is None:
            return words("Note")
        if frame.canvas.shown is CanvasKind.TREE:
            return self._tree_prompt()
        if frame.canvas.places:
            return fit(active_place(frame).label, 24)
        return words("Note") if len(frame.state.contents.teams) < 2 else team_label(words, frame.team)

    def _tree_prompt(self) -> str:
        frame = self.frame()
        if frame.cursor.parent is not None:
            return fit(frame.canvas.question or self.words("Why?"), 30)
        if frame.canvas.places:
            return fit(active_place(frame).label, 24)
        return fit(frame.canvas.root or self.words("Observed problem"), 44)

    def _paint_hint(self) -> None:
        hints = paint_hints(self.frame(), self.size.width or 80, editing=self.editing is not None)
        self.query_one("#hint", Painted).lines = (hints,)

    @on(EntryInput.Entered)
    def _entered(self, event: EntryInput.Entered) -> None:
        if not self.submit(event.text):
            self.entry.text = event.text + self.entry.text
        self._save_draft()
        self.repaint()

    @on(EntryInput.LinesPasted)
    def _pasted(self, event: EntryInput.LinesPasted) -> None:
        if self.capture(event.lines):
            self.say(self.words.plural("{n} line pasted.", "{n} lines pasted.", len(event.lines)))

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_SECONDS, self._save_draft)

    def _save_draft(self) -> None:
        """Keep the unfinished line on disk."""
        self._draft_timer = None
        text = self.entry.text if self.editing is None else ""
        if isinstance(self.session, LiveSession) and text != self._draft_text:
            self._draft_text = text
            self.session.save_draft(text, self.shown_team)

    def write_on_entry(self, text: str) -> None:
        """Put a text on the entry line and go to writing."""
        self.entry.text = text
        self._write_mode()
        self.repaint()

    def _write_mode(self) -> None:
        self._navigating = False
        self.entry.input.can_focus = True
        self.entry.input.focus()
        self.refresh_keys(navigating=False)

    def action_mode_switch(self) -> None:
        """Go to the notes, or back to writing; a correction is given up."""
        if self.editing is not None:
            self.editing = None
            self.entry.text = ""
        elif self._navigating:
            self._write_mode()
        else:
            self._navigating = True
            self.entry.input.can_focus = False
            self.set_focus(None)
            self.place_cursor = moving.select(self.frame(), 0)
            self.refresh_keys(navigating=True)
        self.repaint()

    def action_place_next(self) -> None:
        """Go to the next place."""
        self.place_cursor = moving.next_place(self.frame())
        self.repaint()

    def action_place_previous(self) -> None:
        """Go to the place before."""
        self.place_cursor = moving.previous_place(self.frame())
        self.repaint()

    def action_parking_add(self) -> None:
        """Park what is typed; with nothing typed, open the parking lot."""
        text = self.entry.text.strip()
        if not text or self.editing is not None:
            self.action_recap_show()
        elif self.capture([text], parked=True):
            self.entry.text = ""
            self.say(self.words("In the parking lot: « {text} ».", text=fit(text, 40)))

    def keep_file(self, path: Path) -> tuple[str, str, str]:
        """Copy a file into the session's folder."""
        if not isinstance(self.session, LiveSession):
            raise OSError
        return self.session.keep_file(path)

    def block_chosen(self, block: str | None) -> None:
        """Ask what to do with the block chosen in the agenda."""
        if block is None or block == self.state.contents.current:
            self.look_at(block)
            return
        answers = [Answer("look", self.words("Look at it")), Answer("start", self.words("Start it now"))]

        def answered(answer: str | None) -> None:
            if answer == "look":
                self.look_at(block)
            elif answer == "start":
                self.start_block(block)

        self.app.push_screen(ChoiceScreen(self.words("This block does not run."), answers), answered)
