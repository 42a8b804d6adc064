"""Two sessions side by side: facts, times, notes by phase, figures, what was dropped."""

import asyncio
from datetime import datetime
from pathlib import Path

from msgspec import structs
from textual import work

from facilitateur.domain.state import Session
from facilitateur.export.comparison import comparison, comparison_stem
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.formats import listing
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.document import paint_document
from facilitateur.tui.screens.browsing import BACK
from facilitateur.tui.screens.reading import ReadingScreen

COMPARISON_COMMANDS = (
    Command("comparison.export", "e,f9", mark("export"), mark("Write the comparison as a document"), "", footer=True),
    BACK,
)

Told = tuple[tuple[Session, Session], tuple[datetime, datetime]]
"""The two sessions, and the instant at which each is told."""


class ComparisonScreen(ReadingScreen):
    """One page, read by scrolling."""

    SCREEN_COMMANDS = COMPARISON_COMMANDS
    NAME = mark("comparison")

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._sessions, self._nows = told

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        document = comparison(self._sessions, self._nows, self.words, ExportOptions())
        self.show_title(document.title)
        page = structs.replace(document, parts=document.parts[1:])
        self.show_page(lambda width: paint_document(page, width))

    @work(exclusive=True, group="export")
    async def action_comparison_export(self) -> None:
        """Write the documents, and say where they are."""
        message, urgent = await asyncio.to_thread(self._write)
        self.say(message, urgent=urgent, lasting=True)

    def _write(self) -> tuple[str, bool]:
        from facilitateur.export.comparison import FORMATS, comparison_bytes
        from facilitateur.export.registry import MissingPartError, exporter
        from facilitateur.export.wording import describe_not_written
        from facilitateur.export.writing import NotWrittenError, write_new_file

        folder: Path = self.context.workspace.root / "exports"
        made = []
        for format_id in FORMATS:
            name = f"{comparison_stem(self.words, self._sessions)}.{exporter(format_id).extension}"
            try:
                data = comparison_bytes(self._sessions, self._nows, self.words, format_id)
                made.append(write_new_file(folder / name, data).name)
            except MissingPartError:
                continue
            except NotWrittenError as error:
                return describe_not_written(self.words, error), True
        return self.words("Written to {folder}: {files}.", folder=str(folder), files=listing(self.words, made)), False
