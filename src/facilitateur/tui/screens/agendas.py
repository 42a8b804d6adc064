"""The agendas: what each holds, when its blocks would begin, and a new session with one of them."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitateur.agendas.shelf import AgendaEntry, AgendaShelf
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.agenda_page import paint_agenda, summary
from facilitateur.tui.painting.card_rows import ownership, paint_findings
from facilitateur.tui.painting.text import ends
from facilitateur.tui.screens.agenda_travel import TravelActions
from facilitateur.tui.screens.browsing import BACK, MUTED
from facilitateur.tui.screens.plan_start import prepare
from facilitateur.tui.screens.source import SourceScreen
from facilitateur.tui.shelves import agendas_of, library_of, read_again
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList

AGENDAS = mark("Agendas")

AGENDAS_COMMANDS = (
    Command("agenda.use", "enter", mark("use it"), mark("Set up a session with this agenda"), AGENDAS, footer=True),
    Command("agenda.edit", "e", mark("change"), mark("Change it; of a built-in one, a copy"), AGENDAS, footer=True),
    Command("agenda.rehearse", "r", mark("rehearse"), mark("Rehearse it at high speed, with drift"), AGENDAS),
    Command("agenda.new", "n", mark("new"), mark("Prepare a new agenda"), AGENDAS, footer=True),
    Command("detail.down", "pagedown,space", mark("further"), mark("Read further down"), AGENDAS),
    Command("detail.up", "pageup,b", mark("back up"), mark("Read further up"), AGENDAS),
    Command("agenda.import", "i", mark("import"), mark("Import a table or a list with times"), AGENDAS, footer=True),
    Command(
        "agenda.export",
        "x,f9",
        mark("export"),
        mark("Export it: pages and calendar"),
        AGENDAS,
        footer=True,
    ),
    Command("agendas.reread", "f5", mark("read again"), mark("Read the files again after changing them"), AGENDAS),
    BACK,
)


class AgendasScreen(TravelActions):
    """A short list of agendas, and the chosen one in full."""

    SCREEN_COMMANDS = AGENDAS_COMMANDS
    NAME = mark("agendas")
    DEFAULT_CSS = """
    AgendasScreen #list { height: auto; max-height: 6; }
    AgendasScreen #scroll { height: 1fr; margin-top: 1; padding: 0 1 0 2; border-top: solid $foreground 25%;
        scrollbar-size-vertical: 1; }
    AgendasScreen.-wide #list { width: 52; height: 1fr; max-height: 100%; }
    AgendasScreen.-wide #scroll { width: 1fr; margin-top: 0; border-top: none; border-left: solid $foreground 25%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[AgendaEntry, ...] = ()
        self._is_read = False
        self._shelf: AgendaShelf | None = None
        self._new: str | None = None

    def compose(self) -> ComposeResult:
        """Title, list, the chosen agenda, keys."""
        yield from self.compose_panes()

    def on_mount(self) -> None:
        """Show the frame at once, the agendas when they are read."""
        super().on_mount()
        self._show()
        self._read()

    @work(exclusive=True, group="agendas")
    async def _read(self) -> None:
        shelf = agendas_of(self.context)  # checking the agendas reads their cards too
        self._shelf = shelf
        self._entries = await asyncio.to_thread(lambda: shelf.entries)
        self._is_read = True
        self._show()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._show()

    @property
    def chosen(self) -> AgendaEntry | None:
        """The agenda that the mark stands on."""
        wanted = self.query_one("#list", RowList).chosen
        return next((entry for entry in self._entries if entry.slug == wanted), None)

    def _show(self) -> None:
        words = self.words
        count = words.plural("{n} agenda", "{n} agendas", len(self._entries)) if self._entries else ""
        self.show_title(words("Agendas"), count if self._is_read else words("reading the agendas…"))
        self.query_one("#list", RowList).show([self._row(entry) for entry in self._entries], self._new)
        self._new = None if self._is_read else self._new
        self._show_chosen()

    def _row(self, entry: AgendaEntry) -> Row:
        words = self.words
        style = "$foreground 50%" if entry.agenda is None else ""
        left = Content.assemble((entry.name, style), (ownership(words, entry), MUTED))
        right = words("has errors") if entry.agenda is None else summary(words, entry.agenda)
        return Row(lambda width: ends(left, Content.styled(right, MUTED), width), entry.slug)

    @on(RowList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Show the chosen agenda in full."""
        entry, words = self.chosen, self.words
        page = self.query_one("#detail", Page)
        if entry is None:
            said = words("There is no agenda: put one into the folder “deroules”.") if self._is_read else ""
            page.paint = lambda width: [Content(said)]
        elif entry.agenda is None:
            page.paint = lambda width: paint_findings(words, entry.findings, width)
        else:
            agenda, cards = entry.agenda, library_of(self.context).cards
            page.paint = lambda width: paint_agenda(words, agenda, cards, entry.findings, "", width)
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)

    @on(RowList.OptionSelected)
    def action_agenda_use(self) -> None:
        """Set up a session with the chosen agenda; one with errors is shown as plain text."""
        entry = self.chosen
        if entry is None:
            return
        if entry.agenda is None:
            self.app.push_screen(SourceScreen(entry.path.name, entry.findings, entry.source_text))
            return
        from facilitateur.tui.screens.new_session import NewSessionScreen

        self.app.push_screen(NewSessionScreen(entry.slug))

    def action_agenda_edit(self) -> None:
        """Change the chosen agenda; one with errors is shown as plain text."""
        entry = self.chosen
        if entry is not None and entry.agenda is None:
            self.action_agenda_use()
        elif entry is not None:
            prepare(self, entry.slug)

    @work(exclusive=True, group="rehearsal")
    async def action_agenda_rehearse(self) -> None:
        """Rehearse the chosen agenda; one with errors is shown as plain text."""
        from facilitateur.tui.screens.rehearsing import rehearse_agenda

        entry = self.chosen
        if entry is not None and entry.agenda is None:
            self.action_agenda_use()
        elif entry is not None and entry.agenda is not None:
            await rehearse_agenda(self, entry.agenda)

    def action_agenda_new(self) -> None:
        """Prepare a new agenda."""
        prepare(self, "")

    def show_new(self, path: Path) -> None:
        """Stand on an agenda that was just made; the list is read when the screen comes back."""
        self._new = path.stem

    def on_screen_resume(self) -> None:
        """Show what was saved meanwhile on the planning screen."""
        if self._is_read and agendas_of(self.context) is not self._shelf:
            self._read()

    def action_detail_down(self) -> None:
        """Read further down."""
        self.query_one("#scroll", VerticalScroll).scroll_page_down(animate=False)

    def action_detail_up(self) -> None:
        """Read further up."""
        self.query_one("#scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_agendas_reread(self) -> None:
        """Read the files again."""
        read_again(self.context)
        self._entries, self._is_read = (), False
        self._show()
        self._read()
