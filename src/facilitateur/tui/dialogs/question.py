"""One question, answered by typing a line."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CLOSE, HERE, Dialog
from facilitateur.tui.widgets.drawn import Said


def _nothing(text: str) -> str:
    return ""


class AnswerInput(Input):
    """An input that answers at once: as a binding, Enter would come after the keys that follow it in a burst."""

    def __init__(self, value: str, answered: Callable[[str], None], *, select_on_focus: bool) -> None:
        super().__init__(value, compact=True, select_on_focus=select_on_focus)
        self._answered = answered

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._answered(self.value)
        else:
            await super()._on_key(event)


class QuestionScreen(Dialog[str | None]):
    """Ask for a line of text; Escape gives none."""

    DEFAULT_CSS = """
    QuestionScreen { align: center middle; background: $background 60%; }
    QuestionScreen.-beside { align: right middle; }
    QuestionScreen Vertical { width: 60; max-width: 96%; height: auto; background: $surface; border: round $primary;
        padding: 1 2; }
    QuestionScreen Input { margin-top: 1; }
    QuestionScreen #remark { display: none; margin-top: 1; }
    """

    NAME = mark("a line to type")
    KEYS = (
        Command("", "enter", "", mark("Take what is typed"), HERE),
        CLOSE,
    )

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        refuses: Callable[[str], str] = _nothing,
        understands: Callable[[str], str] = _nothing,
        extends: bool = False,
    ) -> None:
        """Prepare the question.

        Args:
            question: What is asked.
            value: What stands in the line at first.
            refuses: Why a line that was entered is no answer; then the line stays there. Nothing when it is one.
            understands: What a line that is being typed would mean, if that is worth saying.
            extends: Typing adds to the line that stands there; else it takes its place.
        """
        super().__init__()
        self._question = question
        self._value = value
        self._refuses = refuses
        self._understands = understands
        self._extends = extends

    def compose(self) -> ComposeResult:
        """The question and its line."""
        with Vertical():
            yield Said(Content.styled(self._question, "bold"))
            yield AnswerInput(self._value, self._answered, select_on_focus=not self._extends)
            yield Said("", id="remark")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._remark(self._understands(event.value), "$foreground 65%")

    def _answered(self, value: str) -> None:
        reason = self._refuses(value)
        if reason:
            self._remark(reason, "bold $warning")
        else:
            self.dismiss(value)

    def _remark(self, text: str, style: str) -> None:
        remark = self.query_one("#remark", Said)
        remark.display = bool(text)
        remark.update(Content.styled(text, style))

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
