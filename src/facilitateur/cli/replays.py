"""`facilitateur rejouer`: a past session at any minute, on the screens or as JSON."""

from datetime import datetime
from typing import Annotated

import typer

from facilitateur.cli.arguments import speed, time_of_day
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.home import need_screen
from facilitateur.cli.output import say_json
from facilitateur.cli.sessions import SESSION, SESSION_HELP, tell_report
from facilitateur.cli.shape import Command
from facilitateur.i18n.formats import date_without_weekday, wall_time
from facilitateur.i18n.words import mark
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import OutsideError, find_instant


def replay_session(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=SESSION, help=SESSION_HELP, show_default=False)],
    at: Annotated[
        str | None,
        typer.Option("--a", "--at", metavar=mark("TIME"), help=mark("A time of day: 10:40, 9h05 or 2026-03-12 10:40.")),
    ] = None,
    speed_text: Annotated[
        str | None, typer.Option("--vitesse", "--speed", metavar="N", help=mark("How fast it plays, from 1 to 600."))
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help=mark("Print the session as it was at that time, or at its end."))
    ] = False,
) -> int:
    """Replay a session."""
    from facilitateur.session import read

    desk = desk_of(ctx)
    chosen_speed = speed(desk.words, speed_text)
    if not as_json:
        need_screen(desk)
    folder = desk.session_folder(name)
    _, records, report = read(folder)
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    timeline = Timeline(records)
    instant = None if at is None else _instant(desk, timeline, at)
    if as_json:
        from facilitateur.export.view import session_view

        shown = timeline.end if instant is None else instant
        say_json(session_view(timeline.state_at(shown), shown))
        return ExitCode.OK
    from facilitateur.tui.launch import open_replay

    return open_replay(desk.workspace, desk.settings, folder, instant, chosen_speed)


def _instant(desk: Desk, timeline: Timeline, text: str) -> datetime:
    words = desk.words
    try:
        return find_instant(timeline, time_of_day(words, text))
    except OutsideError as error:
        start, end = error.start, error.end
        if start.date() == end.date():
            sentence = words("This session goes from {start} to {end}.", start=wall_time(start), end=wall_time(end))
        else:
            first, last = (f"{date_without_weekday(words, day)}, {wall_time(day)}" for day in (start, end))
            sentence = words("This session goes from {start} to {end}.", start=first, end=last)
        raise Failure(sentence) from error


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "rejouer",
        cls=Command,
        help=mark("Replay a session, or print it as it was at a given time."),
        epilog=mark("facilitateur replay 2026-03-12-canteen --at 10:40 --json"),
    )(replay_session)
