"""The card reader: one method card, readable at arm's length."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitateur.domain.card import MASTER_LANGUAGE, Card
from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.painting.card_page import LONGEST_LINE, CardPage, Use, paint_card
from facilitateur.tui.screens.browsing import BrowsingScreen
from facilitateur.tui.widgets.drawn import Page
from facilitateur.tui.widgets.key_bar import KeyBar

READ = mark("Read")

CARD_COMMANDS = (
    Command("card.close", "escape,f1,q", mark("close"), mark("Close the card"), READ, footer=True),
    Command("page.down", "space,pagedown", mark("further"), mark("Read further down"), READ, footer=True),
    Command("page.up", "pageup,b", mark("back up"), mark("Read further up"), READ, footer=True),
    Command("page.top", "home", mark("top"), mark("Go to the top of the card"), READ),
    Command("page.end", "end", mark("end"), mark("Go to the end of the card"), READ),
)


class CardScreen(BrowsingScreen):
    """A card in a language, with the minutes of the block it is read for; the running step is marked and in sight."""

    SCREEN_COMMANDS = CARD_COMMANDS
    NAME = mark("method card")
    DEFAULT_CSS = """
    CardScreen #scroll { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    CardScreen #card { width: 100%; max-width: 80; padding: 1 2; }
    """

    def __init__(self, card: Card, language: str = MASTER_LANGUAGE, use: Use | None = None) -> None:
        super().__init__()
        self._card = card
        self._language = language
        self._use = use

    def compose(self) -> ComposeResult:
        """The page, then the keys."""
        with VerticalScroll(id="scroll"):
            yield Page(id="card")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the card, and the running step."""
        super().on_mount()
        self._show()
        self.call_after_refresh(self._go_to_step)

    def refresh_words(self) -> None:
        """Show the card in the language in force."""
        super().refresh_words()
        self._language = self.words.language
        self._show()

    def _page(self, width: int) -> CardPage:
        return paint_card(self.words, self._card, self._language, self._use, width)

    def _show(self) -> None:
        self.query_one("#card", Page).paint = lambda width: self._page(width).lines

    def _go_to_step(self) -> None:
        """Scroll to the running step when it is below the first page."""
        scroll, page = self.query_one("#scroll", VerticalScroll), self.query_one("#card", Page)
        line = self._page(page.content_size.width or LONGEST_LINE).step_line
        if line is not None and line + 4 > scroll.size.height:
            scroll.scroll_to(y=line - 2, animate=False)

    def action_card_close(self) -> None:
        """Close the card."""
        self.action_screen_leave()

    def action_page_down(self) -> None:
        """Read further down."""
        self.query_one("#scroll", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read further up."""
        self.query_one("#scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_page_top(self) -> None:
        """Go to the top."""
        self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)

    def action_page_end(self) -> None:
        """Go to the end."""
        self.query_one("#scroll", VerticalScroll).scroll_end(animate=False)
