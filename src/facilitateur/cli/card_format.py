"""`facilitateur fiches formater`: method cards in their one canonical form."""

from typing import Annotated, Any

import typer

from facilitateur.cli.card_files import library_around, places_of
from facilitateur.cli.checking import from_here, shown
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say, tell
from facilitateur.cli.rewriting import ChecksOption, show_changes, summary
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import mark
from facilitateur.storage.texts import rewrite


def format_cards(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar=mark("CARD|FILE…"), help=mark("Files, or short names of your own cards."), show_default=False
        ),
    ],
    checks: ChecksOption = False,
) -> int:
    """Rewrite cards."""
    desk = desk_of(ctx)
    places = places_of(desk, names)
    changed = refused = 0
    for place in places:
        done = _format(desk, place, checks)
        changed += done is True
        refused += done is None
    tell(summary(desk.words, len(places), changed, refused, checks))
    if refused:
        return ExitCode.INVALID_FILE
    return ExitCode.FAILURE if checks and changed else ExitCode.OK


def _format(desk: Desk, place: Any, checks: bool) -> bool | None:
    """Rewrite one file, and return whether that changes it; None when it stays as it is because of errors."""
    from facilitateur.cards.formatting import format_place

    report = Report(place.path)
    done = format_place(place, library_around(place.path.parent), report)
    if done is None:
        for finding in report.findings:
            if finding.level == "error":
                say(shown(finding).say(desk.words))
        return None
    if done.is_same:
        return False
    path = from_here(report.path)
    if checks:
        show_changes(done, path)
    else:
        rewrite(place.path, done.after)
        say(desk.words("{path}: rewritten", path=path))
    return True


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "formater",
        cls=Command,
        help=mark("Rewrite method cards in the one canonical form; nothing that they say is changed."),
        epilog=mark("facilitateur cards format methodes/my-card.md"),
    )(format_cards)
