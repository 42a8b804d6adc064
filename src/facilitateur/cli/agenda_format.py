"""`facilitateur deroules formater`: agendas in their one form."""

from typing import Annotated, Any

import typer

from facilitateur.cli.card_files import agenda_places_of
from facilitateur.cli.checking import from_here, shown, texts_of
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.rewriting import ChecksOption, show_changes, summary
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import mark
from facilitateur.storage.texts import rewrite


def format_agendas(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar=mark("AGENDA|FILE…"), help=mark("Files, or short names of your own agendas."), show_default=False
        ),
    ],
    checks: ChecksOption = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Rewrite agendas."""
    desk = desk_of(ctx)
    places = agenda_places_of(desk, names)
    told = [_format(desk, place, checks=checks, quiet=as_json) for place in places]
    changed = sum(bool(one["changed"]) for one in told)
    refused = sum(bool(one["errors"]) for one in told)
    if as_json:
        say_json({"written": not checks, "files": told})
    else:
        tell(summary(desk.words, len(places), changed, refused, checks))
    if refused:
        return ExitCode.INVALID_FILE
    return ExitCode.FAILURE if checks and changed else ExitCode.OK


def _format(desk: Desk, place: Any, *, checks: bool, quiet: bool) -> dict[str, Any]:
    """Rewrite one file, say so unless `quiet`, and return what became of it."""
    from facilitateur.agendas.formatting import format_agenda
    from facilitateur.textfiles.opening import read_text

    report = Report(place.path)
    file = read_text(place.path, report)
    done = None if file is None else format_agenda(file, place.slug, desk.library.cards, report)
    path = from_here(report.path)
    if done is None:
        errors = [shown(finding) for finding in report.findings if finding.level == "error"]
        for finding in () if quiet else errors:
            say(finding.say(desk.words))
        return {"file": path, "changed": False, "errors": texts_of(desk, errors)}
    if not done.is_same and not checks:
        rewrite(place.path, done.after)
    if not done.is_same and not quiet:
        if checks:
            show_changes(done, path)
        else:
            say(desk.words("{path}: rewritten", path=path))
    return {"file": path, "changed": not done.is_same, "errors": []}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "formater",
        cls=Command,
        help=mark("Rewrite agendas in their one form; nothing that they say is changed, and remarks stay."),
        epilog=mark("facilitateur agendas format my-day"),
    )(format_agendas)
