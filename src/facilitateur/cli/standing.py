"""`facilitateur seances point`: where a session stands, for somebody who takes over."""

from typing import Annotated

import typer

from facilitateur.cli.desk import desk_of
from facilitateur.cli.output import heading, say, say_json
from facilitateur.cli.replays import AtOption, NameArgument, instant_of
from facilitateur.cli.sessions import AS_JSON, tell_report
from facilitateur.cli.shape import Command
from facilitateur.i18n.words import mark


def show_standing(
    ctx: typer.Context,
    name: NameArgument,
    at: AtOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Show where a session stands."""
    from facilitateur.export.standing import standing_sections, standing_view
    from facilitateur.replay.timeline import Timeline
    from facilitateur.session.clocks import resumed_clock
    from facilitateur.session.opening import read

    desk = desk_of(ctx)
    state, records, report = read(desk.session_folder(name))
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    if at is None:
        now = resumed_clock(state)()
    else:
        timeline = Timeline(records)
        now = instant_of(desk, timeline, at)
        state = timeline.state_at(now)
    if as_json:
        say_json(standing_view(state, now))
        return
    lines = [state.challenge]
    for section in standing_sections(desk.words, state, now):
        lines += ["", heading(section.title, desk.language), *(f"  {line}" for line in section.lines)]
    say("\n".join(lines))


def register(app: typer.Typer) -> None:
    """Add the command to the group of sessions."""
    app.command(
        "point",
        cls=Command,
        help=mark("Tell where a session stands: what runs, remains, is promised and was handed in."),
        epilog=mark("facilitateur sessions standing 2026-03-12-canteen"),
    )(show_standing)
