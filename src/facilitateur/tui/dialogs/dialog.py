"""What all screens that ask over another one share: F10 shows their keys, Ctrl-Q leaves as it does everywhere."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize, ScreenResume
from textual.screen import ModalScreen, ScreenResultType

from facilitateur.i18n.words import mark
from facilitateur.tui.closing import ClosesOnce
from facilitateur.tui.commands import HELP, LEAVE, Command
from facilitateur.tui.context import Context
from facilitateur.tui.dialogs.help import help_page
from facilitateur.tui.dialogs.letters import either_case
from facilitateur.tui.typed_ahead import pass_on, waiting_keys
from facilitateur.tui.widgets.drawn import Page

HERE = mark("Here")

MOST_ABOVE = 12
"""Screens over each other that one Ctrl-Q closes; there are never so many."""

BESIDE_FROM = 130
"""Columns from which on a dialog stands beside what it is about."""
CLOSE = Command("close", "escape", "", mark("Close, and change nothing"), HERE)
CHOOSE = (
    Command("choose", "up,down", "", mark("Choose a line"), HERE),
    Command("take", "enter", "", mark("Take the chosen line"), HERE),
)


class Dialog(ClosesOnce[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another one; Escape closes it with nothing chosen."""

    NAME: ClassVar[str] = ""
    """What the help calls it (English, translated where shown)."""
    LEAST_BESIDE: ClassVar[int] = 46
    """Columns that it needs where it stands beside something."""
    KEYS: ClassVar[tuple[Command, ...]] = (*CHOOSE, CLOSE)
    """Its keys, as the help tells them; its bindings do them."""

    BINDINGS = [Binding("f10", "help_show", show=False), Binding("ctrl+q", "screen_leave", show=False)]

    @property
    def context(self) -> Context:
        """The workspace, the settings and what comes with them."""
        context: Context = self.app.context  # type: ignore[attr-defined]
        return context

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it and give the result; what was typed already is for the line to type on that this opens."""
        keys = waiting_keys(self) if self.app.screen is self else []
        closed = super().dismiss(result)
        pass_on(self.app, keys)
        return closed

    @on(Resize)
    @on(ScreenResume)
    def _find_place(self) -> None:
        """Stand beside what the screen below wants to keep in sight, where there is room."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack and stack.index(self) else None
        kept: int = getattr(below, "KEEPS_IN_SIGHT", 0)
        width = self.app.size.width
        beside = bool(kept) and width >= BESIDE_FROM
        self.set_class(beside, "-beside")
        for box in self.query_children(Vertical):
            box.styles.width = max(width - kept - 2, self.LEAST_BESIDE) if beside else None

    def action_help_show(self) -> None:
        """Show the keys of this screen."""
        words = self.context.words
        self.app.push_screen(HelpScreen((*self.KEYS, HELP, LEAVE), words(self.NAME) if self.NAME else ""))

    def action_screen_leave(self) -> None:
        """Close what is open over the screen, then leave that one as its own Ctrl-Q does, questions included."""
        app = self.app
        self.dismiss(None)

        def leave_below(left: int) -> None:
            top = app.screen
            if isinstance(top, Dialog) and left:
                top.dismiss(None)
                app.call_later(leave_below, left - 1)
            elif not isinstance(top, Dialog) and hasattr(top, "action_screen_leave"):
                top.action_screen_leave()

        app.call_later(leave_below, MOST_ABOVE)


class HelpScreen(Dialog[None]):
    """A page of keys; any of the usual keys closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 70%; }
    HelpScreen VerticalScroll { width: 76; max-width: 98%; height: auto; max-height: 96%; background: $surface;
        padding: 1 2; border: round $primary; }
    """

    BINDINGS = [Binding(either_case("escape,enter,q,f10,f1,question_mark"), "close", show=False)]

    def __init__(self, commands: Sequence[Command], screen_name: str) -> None:
        super().__init__()
        self._commands = commands
        self._about = screen_name

    def compose(self) -> ComposeResult:
        """Write the page."""
        words = self.context.words
        with VerticalScroll():
            page = Page(id="keys")
            page.paint = lambda width: help_page(words, self._commands, self._about, width)
            yield page

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
