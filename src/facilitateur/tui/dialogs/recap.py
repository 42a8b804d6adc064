"""The parking lot and the decisions of the session, on one page."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.words import Words
from facilitateur.tui.context import Context


class RecapScreen(ModalScreen[None]):
    """What is kept for later, and what was decided."""

    DEFAULT_CSS = """
    RecapScreen { align: center middle; background: $background 70%; }
    RecapScreen VerticalScroll { width: 90%; max-width: 100; height: auto; max-height: 92%; background: $surface;
        padding: 1 2; border: round $primary; }
    """

    BINDINGS = [Binding("escape,enter,q,o,f3", "close", show=False)]

    def __init__(self, state: Session) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """Write the page."""
        context: Context = self.app.context  # type: ignore[attr-defined]
        words = context.words
        parts = [
            *self._section(words, words("Parking lot"), self._state.parking_lot()),
            Content(""),
            *self._section(words, words("Decisions"), self._state.decisions()),
            Content(""),
            Content.styled(words("Escape closes this page."), "$foreground 65%"),
        ]
        with VerticalScroll():
            yield Static(Content("\n").join(parts))

    def _section(self, words: Words, title: str, notes: Sequence[Note]) -> list[Content]:
        lines = [Content.styled(f"{title} ({len(notes)})", "bold $primary")]
        for note in notes:
            block = self._state.agenda.block(note.block)
            where = block_title(words, self._state, block) if block else ""
            stamp = f"{local(self._state, note.at):%H:%M} · {where} · {note.team}"
            lines.append(Content.assemble(f"• {note.text}  ", (stamp, "$foreground 65%")))
        return lines if notes else [*lines, Content.styled(words("Nothing yet."), "$foreground 65%")]

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
