"""An agenda from elsewhere: what each line of a file is taken for, then an agenda or nothing."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitateur.agendas.importing.assembling import Imported, title_of
from facilitateur.agendas.importing.reading import import_agenda
from facilitateur.agendas.writing import write_agenda
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Finding, Report
from facilitateur.i18n.words import mark
from facilitateur.storage.errors import StorageError
from facilitateur.storage.texts import create
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.painting.agenda_import import paint_import
from facilitateur.tui.painting.agenda_page import facts_line
from facilitateur.tui.painting.card_rows import paint_findings
from facilitateur.tui.screens.browsing import BACK, BrowsingScreen
from facilitateur.tui.shelves import agendas_of, library_of, read_again
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.wording import say_trouble

IMPORT = mark("Import")
LONGEST_NAME = 200
LONGEST_SLUG = 60

IMPORT_COMMANDS = (
    Command("agenda.create", "enter", mark("create the agenda"), mark("Create the agenda"), IMPORT, footer=True),
    Command("agenda.rename", "n", mark("name"), mark("Give it another name"), IMPORT, footer=True),
    Command("lines.down", "down", mark("line below"), mark("One line further down"), IMPORT),
    Command("lines.up", "up", mark("line above"), mark("One line further up"), IMPORT),
    Command("page.down", "pagedown,space", mark("further"), mark("Read further down"), IMPORT, footer=True),
    Command("page.up", "pageup,b", mark("back up"), mark("Read further up"), IMPORT),
    BACK._replace(label=mark("cancel"), help=mark("Go back without creating anything")),
)


class Read(NamedTuple):
    """A file as it was read."""

    path: Path
    name: str
    imported: Imported | None
    findings: tuple[Finding, ...]


class ImportScreen(BrowsingScreen):
    """Every line of the file; Enter creates the agenda, Escape creates nothing. Gives the new short name."""

    SCREEN_COMMANDS = IMPORT_COMMANDS
    NAME = mark("import of an agenda")
    DEFAULT_CSS = """
    ImportScreen #scroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._file = read
        self._called = read.name

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        yield Page(id="title")
        with VerticalScroll(id="scroll", can_focus=False):
            yield Page(id="lines")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the lines."""
        super().on_mount()
        self.refresh_words()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        words, read = self.words, self._file
        imported, cards = read.imported, library_of(self.context).cards
        title = words("Import {file} as “{name}”", file=read.path.name, name=self._called)
        self.show_title(title, facts_line(words, imported.agenda) if imported is not None else "")
        page = self.query_one("#lines", Page)
        if imported is None:
            page.paint = lambda width: paint_findings(words, read.findings, width)
        else:
            page.paint = lambda width: paint_import(words, imported, read.findings, cards, width)

    def action_agenda_rename(self) -> None:
        """Give the agenda another name."""

        def answered(name: str | None) -> None:
            self._called = clean_line(name or "", LONGEST_NAME) or self._called
            self.refresh_words()

        self.app.push_screen(QuestionScreen(self.words("What is this agenda called?"), self._called), answered)

    @work(exclusive=True, group="making")
    async def action_agenda_create(self) -> None:
        """Write the agenda, under a name that is free, and go back to the list."""
        words, imported = self.words, self._file.imported
        if imported is None:
            self.say(words("There is nothing to create: no line of this file is a block."), urgent=True)
            return
        path = agendas_of(self.context).free_path(self.context.workspace.agendas, slug(self._called, LONGEST_SLUG))
        text = write_agenda(replace(imported.agenda, name=self._called), library_of(self.context).cards)
        try:
            await asyncio.to_thread(create, path, text)
        except StorageError as error:
            reason = say_trouble(words, error.trouble)
            self.say(words("The agenda could not be created: {reason}.", reason=reason), urgent=True, lasting=True)
            return
        read_again(self.context)
        self.dismiss(path)

    def action_lines_down(self) -> None:
        """Go one line down."""
        self.query_one("#scroll", VerticalScroll).scroll_down(animate=False)

    def action_lines_up(self) -> None:
        """Go one line up."""
        self.query_one("#scroll", VerticalScroll).scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Read further down."""
        self.query_one("#scroll", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read further up."""
        self.query_one("#scroll", VerticalScroll).scroll_page_up(animate=False)


def typed_path(typed: str) -> Path:
    """Return the path that somebody typed, pasted or dropped: quotes and escaped spaces are the terminal's."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    path = Path(text).expanduser()
    return path if path.exists() else Path(text.replace("\\ ", " ")).expanduser()


def read_file(screen: BaseScreen, path: Path) -> Read:
    """Read an agenda from elsewhere; its name is its title, else that of the file, until somebody says better."""
    name = clean_line(path.stem.replace("-", " ").replace("_", " "), LONGEST_NAME)
    name = f"{name[:1].upper()}{name[1:]}"
    report = Report(path)
    imported = import_agenda(path, name, library_of(screen.context).cards, report)
    title = None if imported is None else title_of(imported)
    return Read(
        path, name if title is None else clean_line(title.source.lstrip("# "), LONGEST_NAME), imported, report.findings
    )
