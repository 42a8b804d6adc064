"""The rows around the entry line of the live screen: messages and figures above it, what can be typed below."""

from collections import deque
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer

from facilitateur.domain.card import CanvasKind
from facilitateur.domain.cleaning import clean
from facilitateur.domain.state import CanvasKey
from facilitateur.domain.timing import local
from facilitateur.domain.wallclock import other_time
from facilitateur.i18n.labels import canvas_kind_label, team_label
from facilitateur.i18n.words import mark
from facilitateur.session.live import LiveSession
from facilitateur.session.watched import WatchedSession
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.hints import paint_hints
from facilitateur.tui.painting.prompt import where
from facilitateur.tui.painting.status import figures_text, silent_said
from facilitateur.tui.painting.text import fit, line, wrap
from facilitateur.tui.screens.leaving import LeaveActions
from facilitateur.tui.whereabouts import is_at_head, place_of
from facilitateur.tui.widgets.painted import Board
from facilitateur.tui.wording import say_trouble

MESSAGE_SECONDS = 6
MOST_ROWS = 4
"""Rows that a message may take."""
MOST_MESSAGES = 50

MESSAGE_COMMANDS = (
    Command("messages.show", "shift+f10,f22", mark("messages"), mark("Read the last messages again"), mark("Session")),
)


class StatusLines(LeaveActions):
    """Messages, figures, prompt and hints."""

    def __init__(self, session: LiveSession | WatchedSession) -> None:
        super().__init__()
        self.session = session
        self._message: tuple[str, bool] | None = None
        self._message_on: CanvasKey = ("", "")
        """The canvas that the message was said on."""
        self._message_timer: Timer | None = None
        self._messages: deque[tuple[datetime, str]] = deque(maxlen=MOST_MESSAGES)
        self._holding = False
        self.flashing = False
        """Whether the message stands out for a moment."""

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message above the entry line; a lasting one stays until the next. All can be read again."""
        message = clean(message)  # It may hold the name of a file, in which anything may stand.
        self._message, self._message_on = (message, urgent), self.frame().key
        self._messages.append((self.session_now(), message))
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = None if lasting else self.set_timer(MESSAGE_SECONDS, self.clear_message)
        self.paint_status()

    def room_said(self) -> list[str]:
        """Return what the room sees besides the time."""
        raise NotImplementedError

    def clear_message(self) -> None:
        """Show the figures again."""
        self._message = None
        self.paint_status()

    def action_messages_show(self) -> None:
        """Show the last messages, the newest first."""
        from facilitateur.tui.dialogs.messages import MessagesScreen

        self.app.push_screen(MessagesScreen([(local(self.state, at), said) for at, said in reversed(self._messages)]))

    def paint_status(self) -> None:
        """Show what is not saved, else the message, else the figures; a long message takes more than one row."""
        if self._holding:
            return
        width = self.size.width or 80
        session = self.session
        if isinstance(session, LiveSession) and session.unsaved:
            lines = [*_rows(self._unsaved_said(session), "bold reverse $error", width)]
            lines += _rows(self._message[0], "bold $warning", width) if self._message is not None else []
        elif self._message is not None:
            text, urgent = self._message
            style = "bold reverse $warning" if self.flashing else "bold $warning" if urgent else "bold $secondary"
            lines = _rows(text, style, width)
        else:
            lines = [self._calm_status(width)]
        board = self.query_one("#status", Board)
        if len(lines) != len(board.lines):
            board.styles.height = len(lines)
        board.lines = tuple(lines)

    def _unsaved_said(self, session: LiveSession) -> str:
        trouble = say_trouble(self.words, session.trouble) if session.trouble else ""
        return self.words.plural(
            "NOT SAVED: {n} change is in memory only ({trouble}). Shift-F9: go on in another folder.",
            "NOT SAVED: {n} changes are in memory only ({trouble}). Shift-F9: go on in another folder.",
            session.unsaved,
            trouble=trouble,
        )

    def kept_said(self) -> str:
        """Say whether what happens is kept."""
        return self.words("read only") if self._only_reads else self.words("✓ saved")

    def _calm_status(self, width: int) -> Content:
        words, frame = self.words, self.frame()
        parts = [self.kept_said()]
        if figures_text(frame):
            parts.append(figures_text(frame))
        if silent := silent_said(frame):
            parts.append(silent)
        parked = len(frame.parked)
        if parked:
            parts.append(words("parking lot {n}", n=parked))
        if frame.canvas.is_fallback:
            kind = canvas_kind_label(words, frame.canvas.kind)
            parts.append(words("{kind}: captured as a list", kind=kind))
        parts += [*self._zone_said(), *self.photos_said()]
        parts += self.room_said()
        if not self.context.sound:
            parts.append(words("bell off"))
        said = fit(f"── {' · '.join(parts)} ", width)
        return Content.styled(said + "─" * (width - cell_len(said)), "$foreground 60%")

    def _zone_said(self) -> list[str]:
        """Say whose time the times of day are, when this computer shows another one."""
        state = self.state
        return [self.words("zone {zone}", zone=state.zone)] if self.is_elsewhere else []

    @property
    def is_elsewhere(self) -> bool:
        """Whether this computer shows another time of day than the room's clock."""
        return other_time(self.state, self.context.zone, self.session_now())

    @property
    def _only_reads(self) -> bool:
        return self.session.read_only or (isinstance(self.session, LiveSession) and self.session.is_newer)

    def prompt(self) -> str:
        """Return what stands before the entry line: where the text goes."""
        words, frame = self.words, self.frame()
        if self.editing is not None:
            return words("Correct note {n}", n=self.editing)
        if self._navigating and not self._corrects():
            return words("Notes: ↑↓ select · Esc to write") if frame.notes else words("No notes here · Esc to write")
        if frame.block is None:
            return words("Note")
        if self.titling is not None:
            return words("Title")
        if frame.canvas.shown is CanvasKind.TREE:
            return self._tree_prompt()
        shown = where(frame)
        if shown:
            return fit(shown, 40)
        return words("Note") if len(frame.state.contents.teams) < 2 else team_label(words, frame.state, frame.team)

    def _tree_prompt(self) -> str:
        frame = self.frame()
        place = place_of(frame)
        if frame.cursor.parent is not None:
            return fit(frame.canvas.question or self.words("Why?"), 30)
        if is_at_head(frame):
            return fit(frame.canvas.root or (place.label if place else ""), 44)
        if place is not None:
            return fit(place.label, 24)
        return fit(frame.canvas.root or self.words("Observed problem"), 44)

    def _corrects(self) -> bool:
        return self.editing is not None or self.titling is not None

    def paint_hint(self) -> None:
        """Show what can be typed."""
        hints = paint_hints(self.frame(), self.size.width or 80, editing=self._corrects())
        self.query_one("#hint", Board).lines = (hints,)

    def forget_message(self) -> None:
        """Let the next message, or none, take the place of the one shown."""
        self._message = None


def _rows(text: str, style: str, width: int) -> list[Content]:
    """Return a message wrapped to the width, its end cut after the last row there may be."""
    said = wrap(text, width - 2)
    if len(said) > MOST_ROWS:
        said = (*said[: MOST_ROWS - 1], fit(" ".join(said[MOST_ROWS - 1 :]), width - 2))
    return [line((f" {row}", style), width=width) for row in said]
