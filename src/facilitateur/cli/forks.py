"""`facilitateur seances bifurquer`: run the rest of a session differently, as a new one."""

from typing import Annotated

import typer

from facilitateur.cli.desk import desk_of
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.replays import NameArgument, instant_of
from facilitateur.cli.sessions import AS_JSON, tell_report
from facilitateur.cli.shape import Command
from facilitateur.i18n.words import mark


def fork_session(
    ctx: typer.Context,
    name: NameArgument,
    at: Annotated[
        str | None,
        typer.Option("--a", "--at", metavar=mark("TIME"), help=mark("The moment to go on from; the end without it.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Fork a session."""
    from facilitateur.export.values import instant
    from facilitateur.i18n.labels import fork_said
    from facilitateur.logs import fork
    from facilitateur.replay.timeline import Timeline
    from facilitateur.session.opening import read

    desk = desk_of(ctx)
    folder = desk.session_folder(name)
    _, records, report = read(folder)
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    timeline = Timeline(records)
    moment = timeline.end if at is None else instant_of(desk, timeline, at)
    desk.makes = True
    made = fork(desk.sessions, folder, timeline.count_at(moment), moment)
    state, _, _ = read(made)
    if as_json:
        assert state.fork is not None
        data = {"session": state.fork.session, "seq": state.fork.seq, "at": instant(state.fork.at)}
        say_json({"id": made.name, "forked_from": data, "path": str(made)})
        return
    say(made.name)
    said = fork_said(desk.words, state)
    tell(f"{said[:1].upper()}{said[1:]}.")


def register(app: typer.Typer) -> None:
    """Add the command to the group of sessions."""
    app.command(
        "bifurquer",
        cls=Command,
        help=mark("Run the rest of a session differently, from any of its moments, as a new session."),
        epilog=mark("facilitateur sessions fork 2026-03-12-canteen --at 10:40"),
    )(fork_session)
