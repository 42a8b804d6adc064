"""A widget that shows painted lines and repaints only when they differ."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Painted(Widget):
    """Shows lines of `Content`; whoever owns it paints."""

    DEFAULT_CSS = """
    Painted { width: 1fr; height: auto; }
    """

    lines: reactive[tuple[Content, ...]] = reactive((), layout=True)
    """What stands there, one content a line."""

    def render(self) -> Content:
        """Return the lines as one content."""
        return Content("\n").join(self.lines)

    def validate_lines(self, lines: tuple[Content, ...]) -> tuple[Content, ...]:
        """Keep the lines that show when the new ones look the same, so that nothing is repainted."""
        old = self.lines
        same = len(old) == len(lines) and all(a.is_same(b) for a, b in zip(old, lines, strict=True))
        return old if same else lines


class Board(Painted):
    """Painted lines in a box of fixed size: new lines never change the layout."""

    DEFAULT_CSS = """
    Board { height: 1fr; }
    """

    lines: reactive[tuple[Content, ...]] = reactive(())
