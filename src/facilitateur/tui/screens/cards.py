"""The library: method cards shelved by phase, found by words and filters, with what is remembered of each."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input
from textual.worker import Worker

from facilitateur.cards.entry import CardEntry
from facilitateur.cards.search import NO_FILTER, Index
from facilitateur.domain.card import Card
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command, bindings
from facilitateur.tui.memory import Uses, read_memory
from facilitateur.tui.painting.card_page import paint_card
from facilitateur.tui.painting.card_rows import card_detail, card_row, column_heads
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.library import filter_line, memory_line, nothing_left
from facilitateur.tui.screens.browsing import BACK
from facilitateur.tui.screens.card import CardScreen
from facilitateur.tui.screens.card_actions import CardActions, Purpose
from facilitateur.tui.screens.card_filters import FILTER_COMMANDS
from facilitateur.tui.screens.card_list import by_shelf, by_tool, kin_of
from facilitateur.tui.screens.source import SourceScreen
from facilitateur.tui.shelves import library_of, read_again
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.rows import Row, RowList

CARDS = mark("Cards")

CARDS_COMMANDS = (
    Command("card.read", "enter", mark("read"), mark("Read the card"), CARDS, footer=True),
    Command(
        "cards.advise", "ctrl+r", mark("three ideas"), mark("Three cards for now, with reasons"), CARDS, footer=True
    ),
    Command(
        "card.star", "ctrl+s", mark("favourite"), mark("Make the card a favourite, or no longer"), CARDS, footer=True
    ),
    Command("card.change", "ctrl+o", mark("edit"), mark("Change the card in your own editor"), CARDS),
    Command("cards.reread", "f5", mark("read again"), mark("Read the files again after changing them"), CARDS),
    *FILTER_COMMANDS,
    BACK._replace(help=mark("Show all cards again, then go back")),
)
TAKE = Command("card.take", "f12", mark("take"), mark("Take this method for the block"), CARDS, footer=True)


class CardsScreen(CardActions):
    """All the cards; typing filters them, the arrows move in the list; closing gives the card that was taken."""

    SCREEN_COMMANDS = CARDS_COMMANDS
    NAME = mark("method cards")
    BINDINGS = [
        *bindings((TAKE,)),
        Binding("ctrl+u", "filter_clear", show=False, priority=True),
        Binding("down", "list('down')", show=False),
        Binding("up", "list('up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
    ]
    DEFAULT_CSS = """
    CardsScreen #filter-row { height: 1; padding: 0 2; }
    CardsScreen #filters { padding: 0 2; margin-bottom: 1; height: auto; }
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

    def __init__(self, purpose: Purpose | None = None) -> None:
        super().__init__(purpose)
        self._index: Index | None = None
        self._found: tuple[CardEntry, ...] = ()

    def all_commands(self) -> tuple[Command, ...]:
        """Return what this screen can do; taking a card only where a block waits for one."""
        commands = super().all_commands()
        return (TAKE, *commands) if self._purpose is not None else commands

    def compose(self) -> ComposeResult:
        """Title, words, filters, list, what the card is for, keys."""
        yield Page(id="title")
        with Container(id="filter-row"):
            yield Input(id="filter", compact=True, select_on_focus=False)
        yield Page(id="filters")
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
        entries = await asyncio.to_thread(lambda: library.entries)
        self._library, self._index = library, Index(entries)
        self._show()
        running = self._purpose.session if self._purpose is not None else ""
        memory = await asyncio.to_thread(read_memory, self.context, running)
        self._uses = Uses(memory, self._purpose.people if self._purpose is not None else ())
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
        self._found = self._index.search(query.value, self.filters) if self._index is not None else ()
        self.query_one("#filters", Page).paint = lambda width: filter_line(words, self.filters, width)
        count = words("reading the cards…") if library is None else words.plural("{n} card", "{n} cards", total)
        if (query.value.strip() or self.filters != NO_FILTER) and library is not None:
            count = words("{n} of {total}", n=len(self._found), total=total)
        purpose = self._purpose
        title = words("Method cards") if purpose is None else words("A method for “{block}”", block=purpose.block)
        self.show_title(title, count)
        self.query_one("#heads", Page).paint = lambda width: [column_heads(words, width)]
        choose = self._found[0].slug if best and query.value.strip() and self._found else None
        self.query_one("#list", RowList).show(self._rows(), choose)
        if not self._found:
            self._show_nothing()

    def _rows(self) -> list[Row]:
        entries = self._library.entries if self._library is not None else ()
        if self.filters.seed_tools:
            return by_tool(self.words, entries, self._found, self._row)
        return by_shelf(self.words, entries, self._found, self._row, self.filters.minutes)

    def _row(self, entry: CardEntry) -> Row:
        starred, left = entry.slug in self.favourite_slugs(), self.filters.minutes
        return Row(lambda width: card_row(self.words, entry, width, starred=starred, left=left), entry.slug)

    def _show_nothing(self) -> None:
        typed = bool(self.query_one("#filter", Input).value.strip())
        said = nothing_left(self.words, self.filters, typed=typed) if self._library is not None else ""
        for page in (self.query_one("#detail", Page), self.query_one("#card", Page)):
            page.paint = lambda width: flow(Content(said), width)

    @on(RowList.OptionHighlighted)
    def _show_chosen(self) -> None:
        """Tell what the chosen card is for; where there is room, show it whole."""
        entry, words = self.chosen, self.words
        if entry is None:
            return
        card = entry.card
        detail, page = self.query_one("#detail", Page), self.query_one("#card", Page)
        if card is None:
            detail.paint = page.paint = lambda width: card_detail(words, entry, width)
        else:
            said = self._remembered(card)
            detail.paint = lambda width: [*card_detail(words, entry, width)[:2], said.truncate(width, ellipsis=True)]
            page.paint = lambda width: [*flow(said, width), *paint_card(words, card, words.language, None, width).lines]
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

    def filtered(self) -> None:
        """Show what the filters leave."""
        self._show()

    def show_card(self, slug: str) -> None:
        """Put the mark on a card."""
        self._show()
        self.query_one("#list", RowList).show(self._rows(), slug)

    def _remembered(self, card: Card) -> Content:
        kin = kin_of(self._library.entries if self._library is not None else (), card, self.words.language)
        return memory_line(self.words, card, self._uses.of(card.slug), card.slug in self.favourite_slugs(), kin)

    def action_filter_clear(self) -> None:
        """Show all cards again."""
        self.filters = NO_FILTER
        self.query_one("#filter", Input).value = ""
        self._show()

    def action_cards_reread(self) -> None:
        """Read the files again."""
        self._read_from_disk()

    def _read_from_disk(self) -> Worker[None]:
        read_again(self.context)
        self._library = None
        self._show()
        return self._read()

    def read_again_at(self, slug: str, trouble: str) -> None:
        """Read the files again, stand on the card that was changed, and say what came of it."""
        self._read_changed(slug, trouble)

    @work(exclusive=True, group="changed card")
    async def _read_changed(self, slug: str, trouble: str) -> None:
        await self._read_from_disk().wait()
        entries = self._library.entries if self._library is not None else ()
        entry = next((one for one in entries if one.slug == slug), None)
        self.show_card(slug)
        errors = [finding for finding in entry.findings if finding.level == "error"] if entry is not None else []
        if trouble or entry is None:
            said = trouble or self.words("This card is no longer there.")
        elif errors:
            first, rest = errors[0], len(errors) - 1
            said = self.words(
                "{name}, line {line}: {error}", name=entry.path.name, line=first.line, error=first.message(self.words)
            )
            said += "." + self.words.plural(" {n} more error.", " {n} more errors.", rest) if rest else "."
        else:
            said = self.words("Read again: {path}", path=entry.path.name)
        self.say(said, urgent=bool(trouble or errors or entry is None))

    def action_screen_back(self) -> None:
        """Show all cards again, then go back."""
        if self.query_one("#filter", Input).value or self.filters != NO_FILTER:
            self.action_filter_clear()
        else:
            super().action_screen_back()
