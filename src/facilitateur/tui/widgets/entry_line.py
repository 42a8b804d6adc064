"""The entry line: always focused while writing, with a prompt that says where the text goes."""

from collections.abc import Callable
from typing import Self

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from facilitateur.domain.cleaning import MAX_TEXT, clean, clean_line
from facilitateur.tui.widgets.growing import GrowingText
from facilitateur.tui.widgets.painted import Painted

MOST_PASTED_LINES = 10_000


Entered = Callable[[str], None]
"""Called with the line when Enter is pressed; the input is empty by then."""

Turned = Callable[[int], None]
"""Called with 1 for Tab and -1 for Shift-Tab."""


class EntryInput(Input):
    """An input that hands pasted lines over and cleans what comes in."""

    BINDINGS = [
        Binding("up", "screen.note_previous", show=False),
        Binding("down", "screen.note_next", show=False),
    ]

    class LinesPasted(Message):
        """Several lines were pasted: each is a note."""

        def __init__(self, lines: list[str], rest: list[str], whole: str = "") -> None:
            super().__init__()
            self.lines = lines
            self.rest = rest
            """Lines beyond those that one paste takes."""
            self.whole = whole
            """All that was pasted, where a line was longer than a note."""

    def __init__(self, entered: Entered, turned: Turned) -> None:
        super().__init__(compact=True, max_length=MAX_TEXT, select_on_focus=False, id="entry")
        self._entered = entered
        self._turned = turned
        self._whole = GrowingText()
        self._before_cursor = GrowingText()

    @property
    def content_width(self) -> int:
        """The cells of the text and of the cursor behind it.

        Textual measures the whole text several times a key, one character after the other once any of them might be
        wide (« ’ » is enough): a long line typed in a burst would stand still for seconds.
        """
        return self._whole.cells(self.value) + 1

    def _position_to_cell(self, position: int) -> int:
        """Return the cell in which a character begins."""
        return self._before_cursor.cells(self.value[:position])

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint without laying the screen out again: this input never changes its size."""
        return super().refresh(*regions, repaint=repaint, layout=layout and not self.size.width, recompose=recompose)

    async def _on_key(self, event: Key) -> None:
        """Act on Enter and Tab at once.

        Key bindings run after the keys that follow in a burst, which would glue two lines together; and a message
        would let the emptied line be painted one frame before the note.
        """
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            text, self.value = self.value, ""
            self._entered(text)
        elif event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            self._turned(1 if event.key == "tab" else -1)
        else:
            await super()._on_key(event)

    class PasteCut(Message):
        """One line was pasted that is longer than a note."""

        def __init__(self, whole: str) -> None:
            super().__init__()
            self.whole = whole

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def take_paste(self, text: str) -> None:
        """Take pasted text: one line goes where the cursor is, several are one note each."""
        cleaned = clean(text)
        lines = [line for line in (clean_line(part, MAX_TEXT + 1) for part in cleaned.split("\n")) if line]
        is_one = len(lines) == 1
        room = MAX_TEXT - (len(self.value) if is_one else 0)
        whole = cleaned if any(len(line) > room for line in lines) else ""
        if is_one:
            self.insert_text_at_cursor(lines[0][:room])
            if whole:
                self.post_message(self.PasteCut(whole))
        elif lines:
            kept, rest = lines[:MOST_PASTED_LINES], lines[MOST_PASTED_LINES:]
            self.post_message(self.LinesPasted([line[:room] for line in kept], rest, whole))


class EntryLine(Widget):
    """Prompt and input on one row."""

    BLANK = True

    DEFAULT_CSS = """
    EntryLine { height: 1; layout: horizontal; }
    EntryLine #prompt { width: auto; height: 1; color: $primary; text-style: bold; }
    EntryLine.-away #prompt { color: $foreground 65%; text-style: italic; }
    EntryLine.-away EntryInput { color: $foreground 50%; }
    EntryLine EntryInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    EntryLine EntryInput:focus { border: none; background-tint: $foreground 0%; }
    """

    prompt: reactive[str] = reactive("")
    """Where the text goes, e.g. the zone."""
    away: reactive[bool] = reactive(False)
    """Whether the keys go to the notes: then there is no sign that waits for a text."""

    def __init__(self, entered: Entered, turned: Turned) -> None:
        super().__init__()
        self._entered = entered
        self._turned = turned

    def compose(self) -> ComposeResult:
        """Put the prompt before the input."""
        with Horizontal():
            yield Painted(id="prompt")
            yield EntryInput(self._entered, self._turned)

    def watch_prompt(self, prompt: str) -> None:
        """Show the new prompt."""
        if self.is_mounted:
            self.query_one("#prompt", Painted).lines = (Content(f" {prompt}  " if self.away else f" {prompt} > "),)

    def watch_away(self, away: bool) -> None:
        """Look like what the keys do."""
        self.set_class(away, "-away")
        self.watch_prompt(self.prompt)

    def on_mount(self) -> None:
        """Show the first prompt."""
        self.watch_prompt(self.prompt)

    @property
    def input(self) -> EntryInput:
        """The input itself."""
        return self.query_one(EntryInput)

    @property
    def text(self) -> str:
        """What is being typed."""
        return self.input.value

    @text.setter
    def text(self, text: str) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)
