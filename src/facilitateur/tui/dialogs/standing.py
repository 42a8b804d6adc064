"""« Où en est-on ? » on one page, for who takes over in the middle."""

from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.export.standing import standing_sections
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.painting.standing import paint_standing
from facilitateur.tui.painting.text import ends
from facilitateur.tui.widgets.drawn import Page, Said

CLOSING = "escape,q,w,f19,shift+f7,enter"


class StandingScreen(Dialog[str | None]):
    """Where we are, what remains, what is promised, what was handed in; gives `recap` for the whole lists."""

    DEFAULT_CSS = """
    StandingScreen { align: center middle; background: $background 60%; }
    StandingScreen Vertical { width: 100%; max-width: 132; height: 100%; max-height: 40; background: $surface;
        border: round $primary; padding: 0 1; }
    StandingScreen Page { height: 1fr; }
    StandingScreen #hint { height: 1; }
    """

    NAME = mark("where we are")
    KEYS = (
        Command("", "o", "", mark("The parking lot and the decisions in full"), HERE),
        CLOSE,
    )

    BINDINGS = [Binding(either_case(CLOSING), "close", show=False), Binding(either_case("o,f3"), "recap", show=False)]

    def __init__(self, state: Session, now: datetime) -> None:
        super().__init__()
        self._state = state
        self._now = now

    def compose(self) -> ComposeResult:
        """The page and how to leave it."""
        with Vertical():
            yield Page()
            yield Said(id="hint")

    def on_mount(self) -> None:
        """Write the page."""
        words, sections = self.context.words, standing_sections(self.context.words, self._state, self._now)
        title = Content.styled(self._state.challenge, "bold")
        time = Content.styled(f"{local(self._state, self._now):%H:%M}", "bold")

        def paint(width: int) -> list[Content]:
            height = max(min(self.size.height, 40) - 4, 8)
            return [ends(title, time, width), *paint_standing(sections, width, height)]

        self.query_one(Page).paint = paint
        hint = words("Escape closes. o: the parking lot and the decisions in full.")
        self.query_one("#hint", Said).update(Content.styled(hint, "$foreground 65%"))

    def on_resize(self) -> None:
        """Write it again for the new height."""
        page = self.query_one(Page)
        page.paint = page.paint

    def action_recap(self) -> None:
        """Ask for the whole lists."""
        self.dismiss("recap")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
