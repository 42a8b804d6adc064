"""A list whose rows are painted for its width: aligned columns, headings, a mark on the choice."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from rich.segment import Segment
from textual.binding import Binding
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitateur.tui.painting.text import wrap
from facilitateur.tui.widgets.drawn import Drawn

CHOSEN = "►"
MARGIN = 2
"""Cells at the left of each row, for the mark."""


class Row(NamedTuple):
    """One row of a list."""

    paint: Callable[[int], Content]
    """Paints it for a width, the margins left out."""
    id: str | None = None
    """None for headings and gaps, which cannot be chosen."""


def heading(text: str) -> Row:
    """Return a row that names a group."""
    return Row(lambda width: Content.styled(text, "bold $primary"))


def gap() -> Row:
    """Return an empty row."""
    return Row(lambda width: Content(""))


class RowList(OptionList):
    """Rows to choose from; the chosen one carries a mark besides its colour."""

    DEFAULT_CSS = """
    RowList, RowList:focus { border: none; padding: 0; height: 1fr; scrollbar-size-vertical: 1;
        background: $background; background-tint: $foreground 0%;
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted { color: $foreground; background: $panel; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes, markup=False)

    @property
    def chosen(self) -> str | None:
        """The id of the row with the mark."""
        option = self.highlighted_option
        return None if option is None else option.id

    def show(self, rows: Iterable[Row], choose: str | None = None) -> None:
        """Show other rows; the mark goes to a given row, else stays on the same one, else goes to the first."""
        wanted = choose or self.chosen
        self.set_options([Option(Drawn(_with_margin(row)), row.id, row.id is None) for row in rows])
        found = next((i for i, option in enumerate(self.options) if option.id and option.id == wanted), None)
        if found is None:
            self.action_first()
        else:
            self.highlighted = found

    def show_texts(self, texts: Iterable[tuple[str, str]]) -> None:
        """Show texts, given as (id, text), which wrap beside the mark; the first is chosen."""
        self.set_options([Option(Drawn(_wrapped(text)), id) for id, text in texts])  # noqa: A001
        self.action_first()

    def move_page(self, direction: Literal[-1, 1]) -> None:
        """Move the mark by a page."""
        if self.highlighted is None:
            self.action_first()
        else:
            self._move_page(direction)

    def render_line(self, y: int) -> Strip:
        """Put the mark before the chosen row."""
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        if self.highlighted is None or not 0 <= at < len(self._lines) or self._lines[at] != (self.highlighted, 0):
            return strip
        style = self.get_visual_style("option-list--option", "option-list--option-highlighted")
        mark = Strip([Segment(CHOSEN.ljust(MARGIN), style.rich_style)], MARGIN).apply_meta({"option": self.highlighted})
        return Strip.join([mark, strip.crop(MARGIN)])


class ShortList(RowList, inherit_bindings=False):
    """A short list: the page keys are left to what stands beside it."""

    BINDINGS = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]


def _with_margin(row: Row) -> Callable[[int], list[Content]]:
    return lambda width: [Content.assemble(" " * MARGIN, row.paint(max(width - MARGIN - 1, 1)))]


def _wrapped(text: str) -> Callable[[int], list[Content]]:
    def paint(width: int) -> list[Content]:
        lines = wrap(text, max(width - MARGIN - 1, 1))
        return [Content.assemble(" " * MARGIN, line) for line in lines]

    return paint
