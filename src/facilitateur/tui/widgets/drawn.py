"""Content that is painted for the width it gets, so that columns align on every screen."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import Static

from facilitateur.tui.painting.flow import flow

Paint = Callable[[int], Sequence[Content]]
"""Returns the lines to show on a width in cells."""


def nothing(width: int) -> Sequence[Content]:
    """Paint no line."""
    return ()


class Drawn(Visual):
    """Lines painted by a function of the width."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._painted: tuple[int, Sequence[Content]] = (0, ())

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines for a width; painted once as long as the width stays."""
        if self._painted[0] != width:
            self._painted = (width, self._paint(width))
        return self._painted[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Render each line on one row."""
        strips: list[Strip] = []
        for content in self.lines(width)[:height]:
            line = content if content.cell_length <= width else content.truncate(width, ellipsis=True)
            strips += line.render_strips(width, 1, style, options) if line else [Strip.blank(width, style.rich_style)]
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Take all the room there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines."""
        return len(self.lines(width))


class Page(Widget):
    """Shows what a function paints for its width."""

    DEFAULT_CSS = """
    Page { width: 1fr; height: auto; }
    """

    paint: reactive[Paint] = reactive[Paint](lambda: nothing, layout=True, always_update=True)
    """What stands there; painted anew whenever it is set, also to the same function."""

    def render(self) -> Visual:
        """Return the lines for the width that there will be."""
        return Drawn(self.paint)


class Flowed(Drawn):
    """Words wrapped as French typography asks: never at a no-break space."""

    def __init__(self, words: Content) -> None:
        super().__init__(lambda width: [piece for line in words.split("\n") for piece in flow(line, width)])
        self._words = words

    def __str__(self) -> str:
        return self._words.plain


class Said(Static):
    """A sentence or several, wrapped at ordinary spaces only."""

    def __init__(self, words: Content | str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(words, id=id, markup=False)

    def render(self) -> Visual:
        """Return the words for the width that there will be."""
        words = self.content
        return Flowed(words if isinstance(words, Content) else Content(str(words)))
