"""A card or agenda file that has errors, as plain text: it can be read even when it cannot be used."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitateur.domain.findings import Finding
from facilitateur.i18n.words import mark
from facilitateur.tui.painting.card_rows import paint_source
from facilitateur.tui.screens.browsing import BACK, BrowsingScreen
from facilitateur.tui.widgets.drawn import Page


class SourceScreen(BrowsingScreen):
    """The findings, then the file with line numbers."""

    SCREEN_COMMANDS = (BACK,)
    NAME = mark("plain text")
    DEFAULT_CSS = """
    SourceScreen #scroll { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, name: str, findings: Sequence[Finding], text: str) -> None:
        super().__init__()
        self._file_name = name
        self._findings = findings
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Page(id="title")
        with VerticalScroll(id="scroll"):
            yield Page(id="source")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the file."""
        super().on_mount()
        self.refresh_words()
        self.query_one("#scroll").focus()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self.show_title(self._file_name, self.words("plain text: this file has errors"))
        self.query_one("#source", Page).paint = lambda width: paint_source(
            self.words, self._findings, self._text, width
        )
