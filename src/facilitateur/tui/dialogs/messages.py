"""The last messages of the live screen, to be read again."""

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.painting.text import wrap
from facilitateur.tui.widgets.drawn import Said

TEXT_WIDTH = 62
"""Columns of a message, its time apart."""


class MessagesScreen(Dialog[None]):
    """What was said, the newest first, each with its time of day."""

    DEFAULT_CSS = """
    MessagesScreen { align: center middle; background: $background 70%; }
    MessagesScreen VerticalScroll { width: 76; max-width: 98%; height: auto; max-height: 96%; background: $surface;
        padding: 1 2; border: round $primary; }
    """

    NAME = mark("the last messages")
    KEYS = (
        Command("", "up,down", "", mark("Scroll"), HERE),
        CLOSE,
    )

    BINDINGS = [Binding(either_case("escape,enter,q,shift+f10,f22"), "close", show=False)]

    def __init__(self, messages: Sequence[tuple[datetime, str]]) -> None:
        super().__init__()
        self._messages = messages

    def compose(self) -> ComposeResult:
        """Write the page."""
        words = self.context.words
        lines = [Content.styled(words("Last messages"), "bold $primary"), Content("")]
        for at, said in self._messages:
            first, *others = wrap(said, TEXT_WIDTH)
            lines += [Content.assemble((f"{at:%H:%M}  ", "bold"), first), *(Content(f"{'':7}{row}") for row in others)]
        if not self._messages:
            lines.append(Content.styled(words("Nothing yet."), "$foreground 65%"))
        lines += [Content(""), Content.styled(words("Escape closes this page."), "$foreground 65%")]
        with VerticalScroll():
            yield Said(Content("\n").join(lines))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
