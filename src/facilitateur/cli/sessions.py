"""`facilitateur seances`: the sessions of the workspace, live or not, for people and for scripts."""

from typing import Annotated

import typer

from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.faults import trouble
from facilitateur.cli.output import say, say_json, say_table, tell
from facilitateur.cli.shape import Command, new_group
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.formats import wall_time
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.shelf import SessionSummary

app = new_group(help=mark("The sessions of the workspace."), no_args_is_help=True)

AS_JSON = mark("Print JSON, for scripts.")
SESSION = mark("SESSION")
SESSION_HELP = mark("Its id, or a part of it that no other has.")


@app.command(
    "lister",
    cls=Command,
    help=mark("List the sessions, the last used first."),
    epilog=mark("facilitateur sessions list --json"),
)
def list_sessions(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False) -> None:
    """List the sessions."""
    desk = desk_of(ctx)
    summaries = desk.sessions.summaries()
    if as_json:
        say_json([_as_data(summary) for summary in summaries])
        return
    if not summaries:
        tell(desk.words("There is no session in {path} yet.", path=desk.workspace.sessions))
    say_table([_row(desk.words, summary) for summary in summaries])


@app.command(
    "montrer",
    cls=Command,
    help=mark("Show a session as it is now, also while another program runs it."),
    epilog=mark("facilitateur sessions show 2026-03-12-canteen --json"),
)
def show_session(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=SESSION, help=SESSION_HELP, show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Show one session."""
    from facilitateur.cli.session_sheet import session_sheet
    from facilitateur.export.view import session_view
    from facilitateur.session.clocks import resumed_clock
    from facilitateur.session.opening import read

    desk = desk_of(ctx)
    state, _, report = read(desk.session_folder(name))
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    now = resumed_clock(state)()
    if as_json:
        say_json(session_view(state, now))
    else:
        say(session_sheet(desk.words, state, now))


def tell_report(desk: Desk, lost: int, bad_lines: int, unknown: int) -> None:
    """Say what could not be read of a session, on standard error."""
    words = desk.words
    if lost:
        tell(words.plural("{n} change of this session is lost.", "{n} changes of this session are lost.", lost))
    elif bad_lines:
        tell(words("A damaged part of the file was skipped; nothing is missing."))
    if unknown:
        tell(words("A newer version of the program wrote this session: some of it is not shown."))


def _as_data(summary: SessionSummary) -> dict[str, object]:
    from facilitateur.export.values import instant

    return {
        "id": summary.id,
        "challenge": summary.challenge,
        "created_at": instant(summary.created_at),
        "last_at": instant(summary.last_at),
        "events": summary.events,
        "ended": summary.ended,
        "running": summary.running_elsewhere,
        "problem": summary.problem,
        "path": str(summary.path),
    }


def _row(words: Words, summary: SessionSummary) -> tuple[str, str, str, str]:
    last = summary.last_at.astimezone() if summary.last_at else None
    when = f"{last:%Y-%m-%d} {wall_time(last)}" if last else ""
    return (summary.id, when, _status(words, summary), summary.challenge + _forked(words, summary))


def _forked(words: Words, summary: SessionSummary) -> str:
    """Return that a session goes on from a moment of another one, as it stands after its challenge."""
    if summary.fork is None:
        return ""
    time = wall_time(summary.fork.at.astimezone(zone_of(summary.zone)))
    return " (" + words("fork of {session} at {time}", session=summary.fork.session, time=time) + ")"


def _status(words: Words, summary: SessionSummary) -> str:
    if summary.problem is not None:
        return trouble(words, summary.problem)
    if summary.running_elsewhere:
        return words("running")
    if not summary.begun:
        return words("not begun")
    return words("finished") if summary.ended else words("to be resumed")
