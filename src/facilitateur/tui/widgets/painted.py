"""Widgets that show painted lines and repaint only the lines that differ."""

from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

Lines = tuple[Content, ...]

MOST_KEPT_ROWS = 500
"""Rendered rows that a board keeps."""


class Painted(Widget):
    """Shows lines of `Content` and takes the room they need; whoever owns it paints."""

    DEFAULT_CSS = """
    Painted { width: 1fr; height: auto; }
    """

    lines: reactive[Lines] = reactive((), layout=True)
    """What stands there, one content a line."""

    def render(self) -> Content:
        """Return the lines as one content."""
        return Content("\n").join(self.lines)

    def validate_lines(self, lines: Lines) -> Lines:
        """Keep the lines that show when the new ones look the same, so that nothing is laid out again."""
        return self.lines if not changed_rows(self.lines, lines) else lines


class Board(Widget):
    """Painted lines in a box of fixed size: only the rows that differ are rendered again and sent to the terminal."""

    DEFAULT_CSS = """
    Board { width: 1fr; height: 1fr; }
    """

    lines: reactive[Lines] = reactive((), repaint=False, always_update=True)
    """What stands there, one content a row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._strips: dict[tuple[object, ...], Strip] = {}
        """Rendered rows by what they say: a list that scrolls shows the rows it has, one row further up."""

    def watch_lines(self, old: Lines, new: Lines) -> None:
        """Repaint the rows that differ."""
        rows = changed_rows(old, new)
        if len(self._strips) > MOST_KEPT_ROWS:
            self._strips.clear()
        if rows and self.size.width:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        width = self.size.width
        if y >= len(self.lines):
            return Strip.blank(width, self.visual_style.rich_style)
        line = self.lines[y]
        said = (line.plain, *line.spans)
        strip = self._strips.get(said)
        if strip is None:
            made = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)
            strip = self._strips[said] = made[0] if made else Strip.blank(width, self.visual_style.rich_style)
        return strip

    def on_resize(self, event: Resize) -> None:
        """Render everything again in the new width."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Render everything again in the new colours."""
        self._strips.clear()
        super().notify_style_update()


def changed_rows(old: Lines, new: Lines) -> list[int]:
    """Return the rows at which two paintings differ."""
    shared = min(len(old), len(new))
    rows = [row for row in range(shared) if not old[row].is_same(new[row])]
    return rows + list(range(shared, max(len(old), len(new))))
