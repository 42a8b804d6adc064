"""The entry line: always focused while writing, with a prompt that says where the text goes."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from facilitateur.domain.cleaning import MAX_TEXT, clean, clean_line
from facilitateur.tui.widgets.painted import Painted

MOST_PASTED_LINES = 10_000


class EntryInput(Input):
    """An input that hands pasted lines over and cleans what comes in."""

    BINDINGS = [
        Binding("up", "screen.note_previous", show=False),
        Binding("down", "screen.note_next", show=False),
    ]

    class Entered(Message):
        """Enter was pressed: the line was taken and the input is empty again.

        The line is taken at once, so that what is typed in the same instant begins the next one.
        """

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class PlaceTurned(Message):
        """Tab or Shift-Tab was pressed; it stays in order with the lines entered around it."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class LinesPasted(Message):
        """Several lines were pasted: each is a note."""

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            text, self.value = self.value, ""
            self.post_message(self.Entered(text))
            return
        if event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            self.post_message(self.PlaceTurned(1 if event.key == "tab" else -1))
            return
        await super()._on_key(event)

    def _on_paste(self, event: Paste) -> None:
        lines = [line for line in (clean_line(text) for text in clean(event.text).split("\n")) if line]
        event.stop()
        event.prevent_default()
        if len(lines) > 1:
            self.post_message(self.LinesPasted(lines[:MOST_PASTED_LINES]))
        elif lines:
            self.insert_text_at_cursor(lines[0])


class EntryLine(Widget):
    """Prompt and input on one row."""

    DEFAULT_CSS = """
    EntryLine { height: 1; layout: horizontal; }
    EntryLine #prompt { width: auto; height: 1; color: $primary; text-style: bold; }
    EntryLine EntryInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    EntryLine EntryInput:focus { border: none; background-tint: $foreground 0%; }
    """

    prompt: reactive[str] = reactive("")
    """Where the text goes, e.g. the zone."""

    def compose(self) -> ComposeResult:
        """Put the prompt before the input."""
        with Horizontal():
            yield Painted(id="prompt")
            yield EntryInput(compact=True, max_length=MAX_TEXT, select_on_focus=False, id="entry")

    def watch_prompt(self, prompt: str) -> None:
        """Show the new prompt."""
        if self.is_mounted:
            self.query_one("#prompt", Painted).lines = (Content(f" {prompt} > "),)

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
