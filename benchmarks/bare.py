"""The floor: a Textual application with one text and one text field, and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Bare(App[None]):
    """As little as an application with an entry line can be."""

    def compose(self) -> ComposeResult:
        """A text, a line to type in, and what was typed."""
        yield Static("bare", id="text")
        yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show what was typed, as the live screen shows a note."""
        self.query_one("#text", Static).update(event.value)
        event.input.value = ""


if __name__ == "__main__":
    Bare().run()
