"""`facilitateur deroules formater`: agendas in their one form."""

from typing import Annotated, Any

import typer

from facilitateur.cli.card_files import agenda_places_of
from facilitateur.cli.checking import texts_of
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.output import say_json, tell
from facilitateur.cli.rewriting import ChecksOption, outcome, rewrite_each, summary
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import mark


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
    told = rewrite_each(desk, places, lambda place, report: _form(desk, place, report), checks=checks, quiet=as_json)
    if as_json:
        files = [{"file": one.path, "changed": one.changed, "errors": texts_of(desk, one.errors)} for one in told]
        say_json({"written": not checks, "files": files})
    else:
        tell(summary(desk.words, told, checks=checks))
    return outcome(told, checks=checks)


def _form(desk: Desk, place: Any, report: Report) -> Any:
    from facilitateur.agendas.formatting import format_agenda
    from facilitateur.textfiles.opening import read_text

    file = read_text(place.path, report)
    return None if file is None else format_agenda(file, place.slug, desk.library.cards, report)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "formater",
        cls=Command,
        help=mark("Rewrite agendas in their one form; nothing that they say is changed, and remarks stay."),
        epilog=mark("facilitateur agendas format my-day"),
    )(format_agendas)
