"""A page to read, with the arrows and the page keys."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitateur.tui.screens.browsing import BrowsingScreen
from facilitateur.tui.widgets.drawn import Page


class ReadingScreen(BrowsingScreen):
    """Title, one page, keys; what stands on the page is for those who derive from it."""

    DEFAULT_CSS = """
    ReadingScreen #scroll { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    """

    def compose(self) -> ComposeResult:
        """Title, page, keys."""
        yield Page(id="title")
        with VerticalScroll(id="scroll"):
            yield Page(id="page")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the page."""
        super().on_mount()
        self.refresh_words()
        self.query_one("#scroll").focus()

    def show_page(self, paint: Callable[[int], Sequence[Content]]) -> None:
        """Show what a painter draws for a width."""
        self.query_one("#page", Page).paint = paint
