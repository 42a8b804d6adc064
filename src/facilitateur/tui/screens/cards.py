"""The method cards: shelved by phase, filtered while one types, read with Enter."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.card_page import paint_card
from facilitateur.tui.painting.card_rows import card_detail, card_row, column_heads
from facilitateur.tui.screens.browsing import BACK, BrowsingScreen
from facilitateur.tui.screens.card import CardScreen
from facilitateur.tui.screens.source import SourceScreen
from facilitateur.tui.shelves import library_of, read_again
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList, gap, heading

CARDS = mark("Cards")

CARDS_COMMANDS = (
    Command("card.read", "enter", mark("read"), mark("Read the card"), CARDS, footer=True),
    Command("cards.reread", "f5", mark("read again"), mark("Read the files again after changing them"), CARDS),
    Command("filter.clear", "ctrl+u", mark("all"), mark("Show all cards again"), CARDS),
    BACK._replace(help=mark("Show all cards again, then go back")),
)


class CardsScreen(BrowsingScreen):
    """All the cards; typing filters them, the arrows move in the list."""

    SCREEN_COMMANDS = CARDS_COMMANDS
    NAME = mark("method cards")
    BINDINGS = [
        Binding("down", "list('down')", show=False),
        Binding("up", "list('up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
    ]
    DEFAULT_CSS = """
    CardsScreen #filter-row { height: 1; padding: 0 2; margin-bottom: 1; }
    CardsScreen #filter, CardsScreen #filter:focus { height: 1; border: none; padding: 0 1 !important;
        background: $surface; }
    CardsScreen #heads { padding: 0 2 0 0; }
    CardsScreen #shelf { height: 1fr; layout: vertical; }
    CardsScreen #detail { height: 4; padding: 0 2; border-top: solid $foreground 25%; }
    CardsScreen #preview { display: none; }
    CardsScreen.-wide #detail { display: none; }
    CardsScreen.-wide #shelf { width: 1fr; max-width: 76; height: 1fr; }
    CardsScreen.-wide #preview { display: block; width: 1fr; min-width: 60; height: 1fr; padding: 0 2;
        border-left: solid $foreground 25%; scrollbar-size-vertical: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._found: tuple[CardEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, filter, list, what the card is for, keys."""
        yield Page(id="title")
        with Container(id="filter-row"):
            yield Input(id="filter", compact=True, select_on_focus=False)
        with Container(id="panes"):
            with Container(id="shelf"):
                yield Page(id="heads")
                yield RowList(id="list")
                yield Page(id="detail")
            with VerticalScroll(id="preview", can_focus=False):
                yield Page(id="card")
        yield from self.compose_foot()

    def on_mount(self) -> None:
        """Show the frame at once, the cards when they are read."""
        super().on_mount()
        self.query_one("#list", RowList).can_focus = False
        self.query_one("#filter", Input).focus()
        self._show()
        self._read()

    @work(exclusive=True, group="cards")
    async def _read(self) -> None:
        library = library_of(self.context)
        await asyncio.to_thread(lambda: library.entries)
        self._library = library
        self._show()

    def refresh_words(self) -> None:
        """Show everything in the language in force."""
        super().refresh_words()
        self._show()

    @property
    def chosen(self) -> CardEntry | None:
        """The card that the mark stands on."""
        wanted = self.query_one("#list", RowList).chosen
        return next((entry for entry in self._found if entry.slug == wanted), None)

    @on(Input.Changed)
    def _typed(self) -> None:
        """Filter; the mark goes to the best match."""
        self._show(best=True)

    def _show(self, *, best: bool = False) -> None:
        words, library = self.words, self._library
        query = self.query_one("#filter", Input)
        query.placeholder = words("Type to filter: name or purpose, accents do not matter")
        total = len(library.entries) if library is not None else 0
        self._found = library.find(query.value) if library is not None else ()
        count = words("reading the cards…") if library is None else words.plural("{n} card", "{n} cards", total)
        if query.value.strip() and library is not None:
            count = words("{n} of {total}", n=len(self._found), total=total)
        self.show_title(words("Method cards"), count)
        self.query_one("#heads", Page).paint = lambda width: [column_heads(words, width)]
        choose = self._found[0].slug if best and query.value.strip() and self._found else None
        self.query_one("#list", RowList).show(self._rows(), choose)
        if not self._found:
            self._show_nothing()

    def _rows(self) -> list[Row]:
        """Return the found cards under their shelves, in the order of the library."""
        rows: list[Row] = []
        found = {entry.slug for entry in self._found}
        last = None
        for entry in self._library.entries if self._library is not None else ():
            if entry.slug not in found:
                continue
            shelf = self._shelf_name(entry)
            if shelf != last:
                rows += [*([gap()] if rows else []), heading(shelf)]
                last = shelf
            rows.append(self._row(entry))
        return rows

    def _row(self, entry: CardEntry) -> Row:
        return Row(lambda width: card_row(self.words, entry, width), entry.slug)

    def _shelf_name(self, entry: CardEntry) -> str:
        if entry.card is None:
            return self.words("With errors: readable as plain text")
        shelf = entry.card.shelf
        return self.words("Any phase") if shelf is None else phase_label(self.words, shelf, capital=True)

    def _show_nothing(self) -> None:
        said = self.words("No card holds these words.") if self._library is not None else ""
        for page in (self.query_one("#detail", Page), self.query_one("#card", Page)):
            page.paint = lambda width: [Content(said)]

    @on(RowList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Tell what the chosen card is for; where there is room, show it whole."""
        entry, words = self.chosen, self.words
        if entry is None:
            return
        self.query_one("#detail", Page).paint = lambda width: card_detail(words, entry, width)
        card = entry.card
        page = self.query_one("#card", Page)
        if card is None:
            page.paint = lambda width: card_detail(words, entry, width)
        else:
            page.paint = lambda width: paint_card(words, card, words.language, None, width).lines
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    @on(Input.Submitted)
    @on(RowList.OptionSelected)
    def action_card_read(self) -> None:
        """Read the chosen card; a broken one as plain text."""
        entry = self.chosen
        if entry is None:
            return
        if entry.card is None:
            self.app.push_screen(SourceScreen(entry.path.name, entry.findings, entry.source_text))
        else:
            self.app.push_screen(CardScreen(entry.card, self.words.language))

    def action_list(self, movement: str) -> None:
        """Move in the list while the filter keeps the keyboard."""
        shelf = self.query_one("#list", RowList)
        match movement:
            case "down":
                shelf.action_cursor_down()
            case "up":
                shelf.action_cursor_up()
            case "page_down":
                shelf.move_page(1)
            case _:
                shelf.move_page(-1)

    def action_filter_clear(self) -> None:
        """Show all cards again."""
        self.query_one("#filter", Input).value = ""

    def action_cards_reread(self) -> None:
        """Read the files again."""
        read_again(self.context)
        self._library = None
        self._show()
        self._read()

    def action_screen_back(self) -> None:
        """Show all cards again, then go back."""
        if self.query_one("#filter", Input).value:
            self.action_filter_clear()
        else:
            super().action_screen_back()
