"""Picking what to add to a plan: a pause or the like, or a method found by its name, slips of the finger forgiven."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from facilitateur.agendas.vocabulary import KIND_NAMES
from facilitateur.cards.entry import CardEntry
from facilitateur.cards.library import Library
from facilitateur.cards.search import Index, is_named
from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.cleaning import fold
from facilitateur.domain.plan_draft import DEFAULT_MINUTES
from facilitateur.i18n.formats import number_span
from facilitateur.i18n.labels import block_kind_label, phase_label
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.dialogs.dialog import Dialog
from facilitateur.tui.painting.card_page import dots, minutes
from facilitateur.tui.painting.card_rows import card_detail
from facilitateur.tui.painting.text import ends
from facilitateur.tui.widgets.drawn import Page, nothing
from facilitateur.tui.widgets.rows import Row, RowList, gap, heading

KIND = "@"
"""What the id of a pause and the like begins with."""

MUTED = "$foreground 65%"

ALSO = {
    BlockKind.BREAK: "café coffee récréation",
    BlockKind.LUNCH: "repas midi meal",
    BlockKind.WELCOME: "arrivée émargement arrival",
    BlockKind.BUFFER: "tampon battement slack",
    BlockKind.PLENARY: "bilan rétrospective débriefing restitution clôture closing ouverture opening synthèse summary",
}
"""What people type for a block without a card, in both languages, beside its names."""


class PickBlockScreen(Dialog[str | None]):
    """Type a few letters, take a block: the short name of a card, or `@break`; Escape takes none."""

    DEFAULT_CSS = """
    PickBlockScreen { align: center top; background: $background 60%; }
    PickBlockScreen.-beside { align: right top; }
    PickBlockScreen Vertical { width: 92; max-width: 100%; height: 96%; background: $surface; border: round $primary;
        padding: 0 1; }
    PickBlockScreen Input, PickBlockScreen Input:focus { border: none; height: 1; padding: 0 1 !important;
        margin-bottom: 1; background: $panel; }
    PickBlockScreen RowList { height: 1fr; background: $surface; }
    PickBlockScreen #detail { height: 2; margin-top: 1; }
    """
    NAME = mark("a block to add")
    LEAST_BESIDE = 66

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("down", "list('down')", show=False),
        Binding("up", "list('up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
    ]

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__()
        self._index = Index(library.entries)
        self._query = query
        self._found: dict[str, CardEntry] = {}

    @property
    def words(self) -> Words:
        """The language in force."""
        return self.context.words

    def compose(self) -> ComposeResult:
        """A line to type in, what fits it, what that is for."""
        with Vertical():
            yield Input(self._query, compact=True, select_on_focus=False)
            yield RowList(id="found")
            yield Page(id="detail")

    def on_mount(self) -> None:
        """Show everything at first."""
        self.query_one(RowList).can_focus = False
        typed = self.query_one(Input)
        typed.placeholder = self.words("Type to filter: name or purpose, accents do not matter")
        typed.cursor_position = len(typed.value)
        typed.focus()
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        query = self.query_one(Input).value
        kinds, also = self._kinds(query), self._kinds(query, begins=False)
        entries = [entry for entry in self._index.search(query.lstrip("@")) if entry.card is not None]
        self._found = {entry.slug: entry for entry in entries}
        cards = list(self._cards(entries, shelved=not query.strip()))
        rows: list[Row] = []
        for part in (kinds, cards, also):
            rows += [*([gap()] if rows and part else []), *part]
        shown = self.query_one(RowList)
        shown.show(rows or [heading(self.words("No card holds these words."))])
        shown.action_first()
        if not rows:
            self.query_one("#detail", Page).paint = nothing

    def _kinds(self, query: str, *, begins: bool = True) -> list[Row]:
        """Return the blocks without a card whose name begins as typed, or those that are found in another way."""
        wanted = fold(query.strip().lstrip("@"))
        rows = []
        for kind, count in DEFAULT_MINUTES.items():
            name = block_kind_label(self.words, kind)
            names = (name, kind.value, KIND_NAMES[kind])
            if any(fold(one).startswith(wanted) for one in names):
                found = begins
            else:
                found = not begins and is_named(wanted, *names, ALSO[kind])
            if found:
                rows.append(Row(_kind_painter(name, minutes(self.words, count)), KIND + kind.value))
        return rows

    def _cards(self, entries: list[CardEntry], *, shelved: bool) -> Iterator[Row]:
        """Yield the cards; under their phases as long as nothing was typed."""
        last: str | None = None
        for entry in entries:
            shelf = entry.card.shelf if entry.card is not None else None
            name = self.words("Any phase") if shelf is None else phase_label(self.words, shelf, capital=True)
            if shelved and name != last:
                yield from [*([gap()] if last is not None else []), heading(name)]
                last = name
            yield Row(_card_painter(self.words, entry), entry.slug)

    @on(RowList.OptionHighlighted)
    def _highlighted(self) -> None:
        entry = self._found.get(self.query_one(RowList).chosen or "")
        page = self.query_one("#detail", Page)
        words = self.words
        page.paint = nothing if entry is None else lambda width: card_detail(words, entry, width)[:2]

    def action_list(self, movement: str) -> None:
        """Move in the list while the line keeps the keyboard."""
        found = self.query_one(RowList)
        match movement:
            case "down":
                found.action_cursor_down()
            case "up":
                found.action_cursor_up()
            case "page_down":
                found.move_page(1)
            case _:
                found.move_page(-1)

    @on(Input.Submitted)
    @on(RowList.OptionSelected)
    def _take(self) -> None:
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            self.dismiss(chosen)

    def action_close(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def kind_of(picked: str) -> BlockKind | None:
    """Return the kind of a block without a card, None for the short name of a card."""
    return BlockKind(picked[len(KIND) :]) if picked.startswith(KIND) else None


def _kind_painter(name: str, length: str) -> "_Painter":
    return _Painter(Content.styled(name, "bold"), Content.styled(length, MUTED))


def _card_painter(words: Words, entry: CardEntry) -> "_Painter":
    card = entry.card
    assert card is not None
    low, usual, high = card.minutes
    span = words("{low}–{high} min, usually {usual}", low=low, usual=f"{usual:>3}", high=high)
    group = number_span(*card.people)
    right = f"{span}   {group:>7}   {dots(card.energy)}"
    return _Painter(Content(card.text(words.language).name), Content.styled(right, MUTED))


class _Painter:
    """A row with a name at the left and figures at the right."""

    def __init__(self, left: Content, right: Content) -> None:
        self._left, self._right = left, right

    def __call__(self, width: int) -> Content:
        return ends(self._left, self._right, width)
