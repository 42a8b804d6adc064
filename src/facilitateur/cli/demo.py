"""`facilitateur demo`: a recorded half-day played at high speed; without a terminal, as plain lines."""

import os
import tempfile
from typing import Annotated

import typer

from facilitateur.cli.arguments import speed
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import has_screen, say
from facilitateur.cli.shape import Command
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import wall_time
from facilitateur.i18n.words import mark
from facilitateur.replay.timeline import Timeline
from facilitateur.storage.places import built_in

SAMPLE = "exemple-demi-journee"
FORMATS = ("md", "json", "csv")


def play_demo(
    ctx: typer.Context,
    speed_text: Annotated[
        str | None, typer.Option("--vitesse", "--speed", metavar="N", help=mark("How fast it plays, from 1 to 600."))
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--sortie",
            "--output",
            metavar=mark("FOLDER"),
            help=mark("Where the exports go without a terminal; a temporary folder without it."),
        ),
    ] = None,
) -> int:
    """Play the sample."""
    desk = desk_of(ctx)
    chosen_speed = speed(desk.words, speed_text)
    if output is None and has_screen():
        desk.makes = True
        from facilitateur.tui.launch import open_demo

        return open_demo(desk.workspace, desk.settings, chosen_speed)
    _print_demo(desk, output)
    return ExitCode.OK


def _print_demo(desk: Desk, output: str | None) -> None:
    """Print the sample's story, then write its exports and say where they are."""
    from facilitateur.cli.exports import save
    from facilitateur.cli.story import line_of
    from facilitateur.export.options import ExportOptions
    from facilitateur.export.registry import exporter
    from facilitateur.session.opening import read

    state, records, _ = read(built_in().sessions / SAMPLE)
    timeline = Timeline(records)
    say(state.challenge)
    for moment in timeline.moments():
        line = line_of(desk.words, moment.before, moment.after, moment.recorded.event)
        if line is not None:
            say(f"{wall_time(local(moment.after, moment.at))}  {line}")
    folder = tempfile.mkdtemp(prefix="facilitateur-demo-") if output is None else os.path.expanduser(output)
    say(desk.words("What the room takes home:"))
    for name in FORMATS:
        say(f"  {save(desk, exporter(name), state, records, timeline.end, ExportOptions(), folder + os.sep)}")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "demo",
        cls=Command,
        help=mark("Watch a recorded half-day at high speed."),
        epilog=mark("facilitateur demo --speed 300"),
    )(play_demo)
