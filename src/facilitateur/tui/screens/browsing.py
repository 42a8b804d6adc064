"""What the screens that list things share: two panes, a message line, a way back, the keys everybody looks for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.timer import Timer

from facilitateur.i18n.words import mark
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import GENERAL, Command
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.text import ends
from facilitateur.tui.widgets.drawn import Page, nothing
from facilitateur.tui.widgets.key_bar import KeyBar
from facilitateur.tui.widgets.rows import ShortList

BACK = Command("screen.back", "escape", mark("back"), mark("Go back"), GENERAL, footer=True)
MESSAGE_SECONDS = 8
MUTED = "$foreground 65%"


class BrowsingScreen(BaseScreen):
    """A screen reached from another, left with Escape: a list, and beside or below it what the list stands on."""

    IN_FOOTER: ClassVar[tuple[str, ...]] = ("help.show",)
    """Ids of the common commands that stand in the footer besides."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    DEFAULT_CSS = """
    BrowsingScreen #title { margin: 1 0; padding: 0 2; }
    BrowsingScreen #panes { height: 1fr; }
    BrowsingScreen.-wide #panes { layout: horizontal; }
    BrowsingScreen #message { padding: 0 2; background: $surface; }
    """

    _message_timer: Timer | None = None

    def compose_panes(self) -> ComposeResult:
        """Yield a title, a list beside what it stands on, and the foot."""
        yield Page(id="title")
        with Container(id="panes"):
            yield ShortList(id="list")
            with VerticalScroll(id="scroll", can_focus=False):
                yield Page(id="detail")
        yield from self.compose_foot()

    def compose_foot(self) -> ComposeResult:
        """Yield the message line, empty at first, and the keys."""
        yield Page(id="message")
        yield KeyBar()

    def all_commands(self) -> tuple[Command, ...]:
        """Return what this screen can do, with the keys that everybody looks for in the footer."""
        commands = super().all_commands()
        return tuple(command._replace(footer=True) if command.id in self.IN_FOOTER else command for command in commands)

    def show_title(self, title: str, aside: str = "") -> None:
        """Show what this screen is, and a figure at the right."""
        left, right = Content.styled(title, "bold $primary"), Content.styled(aside, MUTED)
        self.query_one("#title", Page).paint = lambda width: [ends(left, right, width)]

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message above the keys; one that is not lasting goes away by itself."""
        content = Content.styled(message, "bold $warning" if urgent else "bold $success")
        self.query_one("#message", Page).paint = lambda width: flow(content, width)
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = None if lasting else self.set_timer(MESSAGE_SECONDS, self.clear_message)

    def clear_message(self) -> None:
        """Take the message away."""
        self.query_one("#message", Page).paint = nothing

    def clear_passing_message(self) -> None:
        """Take the message away, unless it is a lasting one."""
        if self._message_timer is not None:
            self.clear_message()

    def action_screen_back(self) -> None:
        """Go back to where one came from."""
        self.action_screen_leave()
