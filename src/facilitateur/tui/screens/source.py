"""A card or agenda file that has errors, as plain text: it can be read even when it cannot be used."""

from collections.abc import Sequence

from facilitateur.domain.findings import Finding
from facilitateur.i18n.words import mark
from facilitateur.tui.painting.card_rows import paint_source
from facilitateur.tui.screens.browsing import BACK
from facilitateur.tui.screens.reading import ReadingScreen


class SourceScreen(ReadingScreen):
    """The findings, then the file with line numbers."""

    SCREEN_COMMANDS = (BACK,)
    NAME = mark("plain text")

    def __init__(self, name: str, findings: Sequence[Finding], text: str) -> None:
        super().__init__()
        self._file_name = name
        self._findings = findings
        self._text = text

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self.show_title(self._file_name, self.words("plain text: this file has errors"))
        self.show_page(lambda width: paint_source(self.words, self._findings, self._text, width))
