"""The home screen, from the command line."""

from facilitateur.cli.desk import Desk
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.output import has_screen


def open_home(desk: Desk) -> int:
    """Open the home screen."""
    need_screen(desk)
    desk.makes = True
    from facilitateur.tui.launch import open_home

    return open_home(desk.workspace, desk.settings)


def can_show() -> bool:
    """Return whether screens can be shown here."""
    return has_screen()


def need_screen(desk: Desk) -> None:
    """Say that screens need a terminal, when there is none."""
    if not has_screen():
        sentence = desk.words("This needs a terminal; “facilitateur -h” shows what works without one.")
        raise Failure(sentence, ExitCode.USAGE)
