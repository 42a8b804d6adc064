"""`facilitateur salle`: the room display, in a second terminal."""

from typing import Annotated

import typer

from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.home import need_screen
from facilitateur.cli.sessions import SESSION
from facilitateur.cli.shape import Command
from facilitateur.i18n.words import mark

RoomArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=SESSION,
        help=mark("A session; without one, that which runs, then the next one."),
        show_default=False,
    ),
]


def show_room(ctx: typer.Context, name: RoomArgument = None) -> int:
    """Open the room display."""
    desk: Desk = desk_of(ctx)
    folder = None if name is None else desk.session_folder(name)
    need_screen(desk)
    from facilitateur.tui.launch import open_room

    return open_room(desk.workspace, desk.settings, folder, desk.asked_language)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "salle",
        cls=Command,
        help=mark("What the group sees: large digits and one instruction, for the projector."),
        epilog=mark("facilitateur room\nfacilitateur room 2026-03-12-canteen --language en"),
    )(show_room)
