"""`facilitateur rejouer`: a past session at any minute, on the screens, as text or as JSON."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from facilitateur.cli.arguments import speed, time_of_day
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.home import can_show, need_screen
from facilitateur.cli.output import say, say_json, say_table, tell
from facilitateur.cli.sessions import SESSION, SESSION_HELP, tell_report
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.formats import date_without_weekday, quote, wall_time
from facilitateur.i18n.words import mark
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import OutsideError, find_instant

NameArgument = Annotated[str, typer.Argument(metavar=SESSION, help=SESSION_HELP, show_default=False)]
AtOption = Annotated[
    str | None,
    typer.Option("--a", "--at", metavar=mark("TIME"), help=mark("A time of day: 10:40, 9h05 or 2026-03-12 10:40.")),
]
SpeedOption = Annotated[
    str | None, typer.Option("--vitesse", "--speed", metavar="N", help=mark("How fast it plays, from 0.5 to 600."))
]
WallOption = Annotated[
    bool, typer.Option("--mur", "--wall", help=mark("Print what was on the wall at that time, or at the end."))
]
SearchOption = Annotated[
    str | None,
    typer.Option(
        "--chercher", "--search", metavar=mark("WORDS"), help=mark("Print when words appeared; accents do not matter.")
    ),
]
CastOption = Annotated[
    str | None,
    typer.Option(
        "--cast",
        metavar=mark("PATH"),
        help=mark("Film the screens into an asciinema file; it shows what they show, notes as they were written."),
    ),
]
SizeOption = Annotated[
    str | None, typer.Option("--taille", "--size", metavar="80x24", help=mark("Size of the film, in columns and rows."))
]
SilenceOption = Annotated[
    str | None,
    typer.Option("--silence", metavar="N", help=mark("Cut the film's silences to so many seconds; 2 without it.")),
]
ThirdOption = Annotated[bool, typer.Option("--v3", help=mark("Write the film in version 3 of the format, not 2."))]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help=mark("Print JSON: the session as it was then, or with them the wall or the moments.")),
]


def replay_session(
    ctx: typer.Context,
    name: NameArgument,
    at: AtOption = None,
    speed_text: SpeedOption = None,
    wall: WallOption = False,
    search: SearchOption = None,
    cast: CastOption = None,
    size: SizeOption = None,
    silence: SilenceOption = None,
    third: ThirdOption = False,
    as_json: JsonOption = False,
) -> int:
    """Replay a session."""
    desk = desk_of(ctx)
    chosen_speed = speed(desk.words, speed_text)
    wall = wall or (at is not None and search is None and not as_json and not can_show())
    if cast is not None:
        from facilitateur.cli.casting import film_session

        return film_session(desk, name, cast, speed=chosen_speed, size=size, silence=silence, third=third)
    folder = desk.session_folder(name)
    if not (as_json or wall or search is not None):
        need_screen(desk)
    timeline = _timeline(desk, folder)
    asked = None if at is None else instant_of(desk, timeline, at)
    if search is not None:
        return _print_hits(desk, timeline, search, as_json)
    if wall:
        return _print_wall(desk, timeline, asked or timeline.end, as_json)
    if as_json:
        return _print_view(timeline, asked or timeline.end)
    from facilitateur.tui.launch import open_replay

    return open_replay(desk.workspace, desk.settings, folder, asked, chosen_speed)


def _timeline(desk: Desk, folder: Path) -> Timeline:
    from facilitateur.session.opening import read

    _, records, report = read(folder)
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    return Timeline(records)


def _print_view(timeline: Timeline, at: datetime) -> int:
    from facilitateur.export.view import session_view

    say_json(session_view(timeline.state_at(at), at))
    return ExitCode.OK


def _print_wall(desk: Desk, timeline: Timeline, at: datetime, as_json: bool) -> int:
    from facilitateur.cli.past_sheet import wall_data, wall_sheet
    from facilitateur.replay.wall import wall_of

    state = timeline.state_at(at)
    sheets = wall_of(state, desk.language)
    if as_json:
        say_json(wall_data(state, at, sheets))
    else:
        say(wall_sheet(desk.words, state, at, sheets))
    return ExitCode.OK


def _print_hits(desk: Desk, timeline: Timeline, query: str, as_json: bool) -> int:
    from facilitateur.cli.past_sheet import hit_rows, hits_data
    from facilitateur.replay.search import Search

    whole = timeline.state_of(len(timeline))
    hits = Search(timeline).find(query)
    if as_json:
        say_json(hits_data(whole, _numbers(timeline), query, hits))
    elif hits:
        say_table(hit_rows(desk.words, whole, hits))
    if not hits:
        said = quote(desk.words, clean_line(query, 60))
        tell(desk.words("Nobody wrote {words} in this session.", words=said))
    return ExitCode.OK if hits else ExitCode.FAILURE


def _numbers(timeline: Timeline) -> Sequence[int]:
    return [recorded.seq for recorded in timeline.records]


def instant_of(desk: Desk, timeline: Timeline, text: str) -> datetime:
    """Return the instant at which the room's clock showed a time; outside the session is a `Failure`."""
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
        help=mark("Replay a session, print it as it was at a given time, or find words in it."),
        epilog=mark("facilitateur replay 2026-03-12-canteen --at 10:40 --wall"),
    )(replay_session)
