"""One question with a few answers, each on a key."""

import re
from collections.abc import Sequence
from string import ascii_lowercase, digits
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

KEYS_OF_LINES = digits[1:] + ascii_lowercase
"""What chooses an answer at once: figures, then letters where there are more answers."""
MOST_FIGURES = 9
_FIGURE = re.compile(r"\d{1,3} ")


class Answer(NamedTuple):
    """One way to answer."""

    id: str
    text: str


def numbered(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return answers with the keys that choose them, figures and then letters; figures that they have already stay."""
    if have_figures(answers):
        return tuple(answers)
    keys = f"{KEYS_OF_LINES:<{len(answers)}}"
    return tuple(answer._replace(text=f"{key} {answer.text}") for key, answer in zip(keys, answers, strict=False))


def have_figures(answers: Sequence[Answer]) -> bool:
    """Return whether answers bring figures of their own, as places do."""
    return any(_FIGURE.match(answer.text) for answer in answers)


class ChoiceScreen(Dialog[str | None]):
    """Ask; Enter gives the first answer, or the one that holds now, Escape gives none."""

    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; background: $background 60%; }
    ChoiceScreen.-beside { align: right middle; }
    ChoiceScreen Vertical { width: 64; max-width: 96%; height: auto; max-height: 90%; background: $surface;
        border: round $primary; padding: 1 2; }
    ChoiceScreen #question { margin-bottom: 1; }
    ChoiceScreen RowList { height: auto; max-height: 14; border: none; background: $surface; padding: 0; }
    ChoiceScreen #keys { margin-top: 1; }
    ChoiceScreen RowList:focus { height: auto; background: $surface; border: none; background-tint: $foreground 0%; }
    """

    NAME = mark("a question")
    KEYS = (
        CHOOSE[0],
        CHOOSE[1],
        Command("", "1–9", "", mark("Take the line with this figure at once"), HERE),
        Command(
            "", "a–z", "", mark("Where there are more than nine lines: take the line with this letter at once"), HERE
        ),
        CLOSE,
    )

    BINDINGS = [Binding("escape", "close", show=False)]

    def __init__(self, question: str, answers: Sequence[Answer], holds: str = "") -> None:
        """Ask a question; `holds` is the id of the answer that holds now."""
        super().__init__()
        self._holds = holds
        self._question = question
        self._answers = numbered(answers)
        self._has_own = have_figures(answers)

    def compose(self) -> ComposeResult:
        """The question, then its answers."""
        with Vertical():
            yield Said(Content.styled(self._question, "bold"), id="question")
            yield RowList(id="answers")
            if len(self._answers) > MOST_FIGURES:
                yield Said(Content.styled(self._hint(), "$foreground 65%"), id="keys")

    def _hint(self) -> str:
        """Return how the lines are reached of which only some have a figure."""
        words = self.context.words
        if self._has_own:
            return words("The figure takes its line; ↑↓, then Enter, reach all of them.")
        return words("The figure or the letter takes its line; or ↑↓, then Enter.")

    def on_mount(self) -> None:
        """Stand on the answer that holds, else on the first."""
        answers = self.query_one(RowList)
        answers.show_texts((each.id, each.text) for each in self._answers)
        if self._holds:
            answers.highlighted = next((n for n, each in enumerate(self._answers) if each.id == self._holds), 0)
        answers.focus()

    @on(OptionList.OptionSelected)
    def _answered(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """Take the answer that begins with the figure or the letter pressed."""
        key = (event.character or "").lower()
        keys = digits if self._has_own else KEYS_OF_LINES[: len(self._answers)]
        found = [each for each in self._answers if key and key in keys and each.text.startswith(f"{key} ")]
        if found:
            event.stop()
            self.dismiss(found[0].id)

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
