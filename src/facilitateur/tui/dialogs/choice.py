"""One question with a few answers, each on a key."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command
from facilitateur.tui.dialogs.dialog import CHOOSE, CLOSE, HERE, Dialog
from facilitateur.tui.widgets.drawn import Said
from facilitateur.tui.widgets.rows import RowList

MOST_FIGURES = 9
"""Answers that a figure chooses at once."""
_FIGURE = re.compile(r"\d{1,3} ")


class Answer(NamedTuple):
    """One way to answer."""

    id: str
    text: str


def numbered(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return answers with the figures that choose them, up to nine; figures that they have already stay."""
    if any(_FIGURE.match(answer.text) for answer in answers):
        return tuple(answers)
    figures = [f"{n} " if n <= MOST_FIGURES else "  " for n in range(1, len(answers) + 1)]
    return tuple(answer._replace(text=figure + answer.text) for figure, answer in zip(figures, answers, strict=True))


class ChoiceScreen(Dialog[str | None]):
    """Ask; the first answer is the one that Enter gives, Escape gives none."""

    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; background: $background 60%; }
    ChoiceScreen.-beside { align: right middle; }
    ChoiceScreen Vertical { width: 64; max-width: 96%; height: auto; max-height: 90%; background: $surface;
        border: round $primary; padding: 1 2; }
    ChoiceScreen #question { margin-bottom: 1; }
    ChoiceScreen RowList { height: auto; max-height: 14; border: none; background: $surface; padding: 0; }
    ChoiceScreen RowList:focus { height: auto; background: $surface; border: none; background-tint: $foreground 0%; }
    """

    NAME = mark("a question")
    KEYS = (
        CHOOSE[0],
        CHOOSE[1],
        Command("", "1–9", "", mark("Take the line with this figure at once"), HERE),
        CLOSE,
    )

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, question: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question = question
        self._answers = numbered(answers)

    def compose(self) -> ComposeResult:
        """The question, then its answers."""
        with Vertical():
            yield Said(Content.styled(self._question, "bold"), id="question")
            yield RowList(id="answers")

    def on_mount(self) -> None:
        """Stand on the first answer."""
        answers = self.query_one(RowList)
        answers.show_texts((each.id, each.text) for each in self._answers)
        answers.focus()

    @on(OptionList.OptionSelected)
    def _answered(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """Take the answer that begins with the digit pressed."""
        digit = event.character if event.character and event.character.isdigit() else "none"
        found = [each for each in self._answers if each.text.startswith(f"{digit} ")]
        if found:
            event.stop()
            self.dismiss(found[0].id)

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
