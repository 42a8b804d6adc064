"""Search in the past: words on a line, under it the moments at which they appeared."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.labels import block_title, team_label
from facilitateur.i18n.words import Words, mark
from facilitateur.replay.search import Hit, Search
from facilitateur.replay.wording import hit_label
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.painting.text import ends, fit
from facilitateur.tui.widgets.drawn import Said
from facilitateur.tui.widgets.rows import Row, RowList

MUTED = "$foreground 65%"

MOST_SHOWN = 200
"""Moments that are listed; more typing makes them fewer."""


class FindingScreen(Dialog[tuple[str, Hit] | None]):
    """Type words, take a moment; gives the words and the moment."""

    DEFAULT_CSS = """
    FindingScreen { align: center top; background: $background 60%; }
    FindingScreen Vertical { width: 110; max-width: 98%; height: auto; max-height: 92%; margin-top: 1;
        background: $surface; border: round $primary; padding: 0 1; }
    FindingScreen Input { border: none; height: 1; margin: 0 0 1 0; background: $surface; }
    FindingScreen RowList { height: 14; background: $surface; }
    """

    NAME = mark("a search")

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, search: Search, whole: Session, query: str = "") -> None:
        super().__init__()
        self._search = search
        self._whole = whole
        self._query = query
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """A line to type in, how many moments there are, and the moments."""
        self._words = self.context.words
        with Vertical():
            yield Said(Content.styled(self._words("When did it first appear?"), "bold $primary"))
            yield Input(self._query, placeholder=self._words("words, accents and capitals do not matter"), compact=True)
            yield RowList()
            yield Said(id="count")

    def on_mount(self) -> None:
        """Show what was searched last."""
        self.query_one(RowList).can_focus = False
        self._show(self._query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, query: str) -> None:
        words = self._words
        self._query, self._hits = query, self._search.find(query)
        rows = [Row(self._painter(hit), str(i)) for i, hit in enumerate(self._hits[:MOST_SHOWN])]
        self.query_one(RowList).show(rows, choose="0")
        said = words("Enter goes there, then n and N to the next and the one before. Escape closes.")
        if not self._hits:
            said = words("Nobody wrote that.") if query.strip() else words("Type a word that was written or said.")
        else:
            said = f"{words.plural('{n} moment', '{n} moments', len(self._hits))} · {said}"
        self.query_one("#count", Said).update(Content.styled(said, MUTED))

    def _painter(self, hit: Hit) -> Callable[[int], Content]:
        return lambda width: paint_hit(self._words, self._whole, hit, width)

    def action_move(self, step: int) -> None:
        """Go up or down the list."""
        rows = self.query_one(RowList)
        if rows.option_count:
            rows.highlighted = ((rows.highlighted or 0) + step) % rows.option_count

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _take(self) -> None:
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            self.dismiss((self._query, self._hits[int(chosen)]))

    def action_close(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def paint_hit(words: Words, whole: Session, hit: Hit, width: int) -> Content:
    """Paint one moment: minute and text at left, then what is to be known, block and team."""
    block = whole.agenda.block(hit.block)
    title = fit(block_title(words, whole, block) if block else "", max(width // 4, 10))
    team = team_label(words, whole, hit.team) if len(whole.contents.teams) > 1 and hit.team else ""
    right = " · ".join(filter(None, (hit_label(words, hit), title, team)))
    left = Content.assemble((f"{local(whole, hit.at):%H:%M}  ", "bold"), hit.text.replace("\n", " "))
    return ends(left, Content.styled(right, MUTED), width)
