"""The command palette: finds « Thème » when one types `theme`."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command, search, shown_keys
from facilitateur.tui.dialogs.dialog import Dialog


class PaletteScreen(Dialog[Command | None]):
    """Type a few letters, take a command."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen Vertical { width: 74; max-width: 98%; height: auto; max-height: 90%; margin-top: 1;
        background: $surface; border: round $primary; padding: 0 1; }
    PaletteScreen Input { border: none; height: 1; margin: 0 0 1 0; background: $surface; }
    PaletteScreen OptionList { height: auto; max-height: 16; border: none; background: $surface; padding: 0; }
    PaletteScreen OptionList:focus { border: none; background-tint: $foreground 0%; }
    """

    NAME = mark("all commands")

    BINDINGS = [
        Binding("escape,ctrl+p", "close", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = [command for command in commands if command.id != "palette.show"]
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits it."""
        self._words = self.context.words
        with Vertical():
            yield Input(placeholder=self._words("What do you want to do?"), compact=True)
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show everything at first."""
        self.query_one(OptionList).can_focus = False
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, query: str) -> None:
        self._found = search(self._commands, query, self._words)
        options = self.query_one(OptionList)
        options.clear_options()
        if not self._found:
            options.add_option(Option(Content(self._words("No command goes by that name.")), disabled=True))
            return
        for command in self._found:
            keys = shown_keys(command, self._words.language)
            said = Content.assemble(self._words(command.help), "  ", (keys, "bold $accent"))
            options.add_option(Option(said, id=command.id))
        options.highlighted = 0

    def action_move(self, step: int) -> None:
        """Go up or down the list."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = ((options.highlighted or 0) + step) % len(self._found)

    @on(Input.Submitted)
    def _take(self) -> None:
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._found[at] if self._found and at is not None else None)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(next((command for command in self._found if command.id == event.option_id), None))

    def action_close(self) -> None:
        """Take nothing."""
        self.dismiss(None)
