"""A box for text of several lines in a form: cleaned when pasted, and Enter goes on where a line is finished."""

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea

from facilitateur.domain.cleaning import clean, clean_line


class TextBox(TextArea):
    """Enter goes on to the next field: always when only one text is wanted, on an empty line when one per line is."""

    DEFAULT_CSS = """
    TextBox, TextBox:focus { border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1; }
    """

    class Finished(Message):
        """The text is finished."""

    def __init__(self, *, id: str, per_line: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, highlight_cursor_line=False)
        self._per_line = per_line

    def _is_finished(self) -> bool:
        line = self.document[self.cursor_location[0]]
        return not self._per_line or not line.strip()

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter" and self._is_finished():
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean(event.text) if self._per_line else clean_line(event.text))
