"""`facilitateur fiches formater`: method cards in their one canonical form."""

from typing import Annotated, Any

import typer

from facilitateur.cli.card_files import library_around, places_of
from facilitateur.cli.desk import desk_of
from facilitateur.cli.output import tell
from facilitateur.cli.rewriting import ChecksOption, outcome, rewrite_each, summary
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import mark


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
    told = rewrite_each(desk, places, _form, checks=checks)
    tell(summary(desk.words, told, checks=checks))
    return outcome(told, checks=checks)


def _form(place: Any, report: Report) -> Any:
    from facilitateur.cards.formatting import format_place

    return format_place(place, library_around(place.path.parent), report)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "formater",
        cls=Command,
        help=mark("Rewrite method cards in the one canonical form; nothing that they say is changed."),
        epilog=mark("facilitateur cards format methodes/my-card.md"),
    )(format_cards)
