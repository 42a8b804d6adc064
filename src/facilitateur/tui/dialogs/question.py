"""One question, answered by typing a line."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class QuestionScreen(ModalScreen[str | None]):
    """Ask for a line of text; Escape gives none."""

    DEFAULT_CSS = """
    QuestionScreen { align: center middle; background: $background 60%; }
    QuestionScreen Vertical { width: 60; max-width: 96%; height: auto; background: $surface; border: round $primary;
        padding: 1 2; }
    QuestionScreen Input { margin-top: 1; }
    """

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """The question and its line."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold"))
            yield Input(self._value, compact=True)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
