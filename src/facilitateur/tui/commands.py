"""One declaration per action: its keys, footer word, help sentence and palette entry can never disagree."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textual.binding import Binding

from facilitateur.domain.cleaning import fold
from facilitateur.i18n.words import mark

Sayer = Callable[[str], str]
"""Translates a text; `Words` is one."""


class Command(NamedTuple):
    """Something the facilitator can do on a screen."""

    id: str
    """`noun.verb`; the screen's method is `action_noun_verb`."""
    keys: str
    """Keys that always work, comma separated; empty for none."""
    label: str
    """One or two words for the footer (English, translated where shown)."""
    help: str
    """A sentence for the help screen and the palette (English, translated where shown)."""
    group: str = ""
    """Heading on the help screen."""
    letters: str = ""
    """Single letters that work in navigation mode only."""
    footer: bool = False
    """Whether it stands in the footer."""
    in_navigation: bool = False
    """Whether the footer shows it in navigation mode only."""

    @property
    def action(self) -> str:
        """Name of the action as bindings call it."""
        return self.id.replace(".", "_").replace("-", "_")


GENERAL = mark("General")

HELP = Command("help.show", "f10", mark("help"), mark("Show the keys of this screen"), GENERAL, "question_mark")
LEAVE = Command("screen.leave", "ctrl+q", mark("leave"), mark("Leave this screen, or the program"), GENERAL)

_KEY_NAMES = {
    "space": "Espace",
    "enter": "Entrée",
    "escape": "Échap",
    "delete": "Suppr",
    "tab": "Tab",
    "shift+tab": "Maj-Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "slash": "/",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "at": "@",
    "pagedown": "Pg↓",
    "pageup": "Pg↑",
    "ctrl+up": "Ctrl-↑",
    "ctrl+down": "Ctrl-↓",
    "home": "Début",
    "end": "Fin",
}
_ENGLISH_KEYS = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "shift+tab": "Shift-Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}


def key_name(key: str, language: str) -> str:
    """Return a key as it is printed on keyboards."""
    names = {**_KEY_NAMES, **_ENGLISH_KEYS} if language == "en" else _KEY_NAMES
    if key in names:
        return names[key]
    if key.startswith("ctrl+"):
        return f"Ctrl-{key_name(key[5:], language).upper() if len(key) == 6 else key_name(key[5:], language)}"
    if key.startswith("shift+"):
        return f"{'Shift' if language == 'en' else 'Maj'}-{key_name(key[6:], language)}"
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


def shown_keys(command: Command, language: str) -> str:
    """Return the keys of a command for people, without the terminals' other names of the same keys."""
    keys = [key for key in (*command.keys.split(","), *command.letters.split(",")) if key]
    aliases = {f"f{number}" for number in range(13, 25)}
    return " ".join(dict.fromkeys(key_name(key, language) for key in keys if key not in aliases))


def bindings(commands: Iterable[Command]) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Return Textual bindings for commands; each has an id, so that a keymap can change it."""
    return [
        Binding(",".join(filter(None, (command.keys, command.letters))), command.action, command.label, id=command.id)
        for command in commands
        if command.keys or command.letters
    ]


def search(commands: Sequence[Command], query: str, say: Sayer) -> list[Command]:
    """Return the commands whose words contain every word of the query, accents and case ignored.

    Those called so come first, then those whose name has the words, then those whose sentence has them.
    """
    wanted = fold(query).split()
    found = []
    for command in commands:
        words = fold(f"{say(command.help)} {say(command.label)} {command.help}")
        if all(word in words for word in wanted):
            found.append(command)

    def far(command: Command) -> tuple[bool, bool]:
        name = fold(say(command.label))
        return not name.startswith(wanted[0] if wanted else ""), not all(word in name for word in wanted)

    return sorted(found, key=far)
