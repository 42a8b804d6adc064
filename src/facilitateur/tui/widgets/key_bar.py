"""The footer: the keys of the screen, from the same declarations as help and palette."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from facilitateur.i18n.words import Words
from facilitateur.tui.commands import Command, key_name


class KeyBar(Widget):
    """One row of keys and words; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; background: $panel; color: $foreground; }
    """

    commands: reactive[tuple[Command, ...]] = reactive(())
    """What to show, in order."""
    words: reactive[Words | None] = reactive(None)
    """The language."""

    def render(self) -> Content:
        """Return the row, cut at whole entries."""
        parts: list[str | tuple[str, str]] = []
        used = 0
        for key, label in self._entries():
            width = len(key) + len(label) + 3
            if used + width > self.size.width:
                break
            used += width
            parts += [" ", (key, "bold $accent"), f" {label} "]
        return Content.assemble(*parts)

    def _entries(self) -> list[tuple[str, str]]:
        if self.words is None:
            return []
        return [(first_key(command, self.words.language), self.words(command.label)) for command in self.commands]

    async def on_click(self, event: Click) -> None:
        """Run the command under the pointer."""
        at = 0
        for command, (key, label) in zip(self.commands, self._entries(), strict=True):
            at += len(key) + len(label) + 3
            if event.x < at:
                await self.screen.run_action(command.action)
                return


def first_key(command: Command, language: str) -> str:
    """Return the key to print in the footer: the letter for commands of navigation, else the first key."""
    keys: Sequence[str] = (command.letters or command.keys).split(",")
    if not command.in_navigation and command.keys:
        keys = command.keys.split(",")
    return key_name(keys[0], language)
