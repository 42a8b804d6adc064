"""`facilitateur deroules editer`: the planning screen."""

from typing import Annotated

import typer

from facilitateur.cli.agenda_files import AGENDA, find_agenda
from facilitateur.cli.checking import is_path, shown
from facilitateur.cli.desk import desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.home import need_screen
from facilitateur.cli.output import tell
from facilitateur.cli.shape import Command
from facilitateur.i18n.words import mark


def edit_agenda(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=AGENDA,
            help=mark("The short name of an agenda, or a file; a new one without it."),
            show_default=False,
        ),
    ] = None,
) -> int:
    """Prepare an agenda on the planning screen."""
    desk = desk_of(ctx)
    need_screen(desk)
    desk.makes = True
    from facilitateur.tui.launch import open_plan

    if name is None:
        return open_plan(desk.workspace, desk.settings)
    entry = find_agenda(desk, name)
    if entry.agenda is None:
        for finding in entry.findings:
            tell(shown(finding).say(desk.words))
        return ExitCode.INVALID_FILE
    return open_plan(desk.workspace, desk.settings, entry.slug, entry.path if is_path(name) else None)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "editer",
        cls=Command,
        help=mark("Prepare an agenda: blocks, computed times, what does not fit."),
        epilog=mark("facilitateur agendas edit demi-journee"),
    )(edit_agenda)
