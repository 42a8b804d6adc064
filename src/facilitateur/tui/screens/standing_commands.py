"""The key that tells where a session stands, on the live screen and in a replay."""

from facilitateur.i18n.words import mark
from facilitateur.tui.commands import Command

STANDING_COMMANDS = (
    Command(
        "standing.show",
        "shift+f7,f19",
        mark("where we are"),
        mark("Where we are: what runs, remains, is promised and was handed in"),
        mark("Look"),
        "w",
    ),
)
