"""`facilitateur fiches formater`: method cards in their one canonical form."""

import difflib
from typing import Annotated, Any

import typer

from facilitateur.cli.card_files import library_around, places_of
from facilitateur.cli.checking import from_here, shown
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say, tell
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.texts import rewrite


def format_cards(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar=mark("CARD|FILE…"), help=mark("Files, or short names of your own cards."), show_default=False
        ),
    ],
    checks: Annotated[
        bool,
        typer.Option(
            "--verifier",
            "--check",
            help=mark("Write nothing: show what would change, and end with 1 if anything would."),
        ),
    ] = False,
) -> int:
    """Rewrite cards."""
    desk = desk_of(ctx)
    places = places_of(desk, names)
    changed = refused = 0
    for place in places:
        done = _format(desk, place, checks)
        changed += done is True
        refused += done is None
    tell(_summary(desk.words, len(places), changed, refused, checks))
    if refused:
        return ExitCode.INVALID_FILE
    return ExitCode.FAILURE if checks and changed else ExitCode.OK


def _summary(words: Words, files: int, changed: int, refused: int, checks: bool) -> str:
    parts = [words.plural("{n} file", "{n} files", files)]
    parts += [words("{n} to rewrite", n=changed) if checks else words.plural("{n} rewritten", "{n} rewritten", changed)]
    if refused:
        parts += [words.plural("{n} with errors, left as it is", "{n} with errors, left as they are", refused)]
    return ", ".join(parts)


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
        _show_changes(done, path)
    else:
        rewrite(place.path, done.after)
        say(desk.words("{path}: rewritten", path=path))
    return True


def _show_changes(done: Any, path: str) -> None:
    """Print what would change as other programs understand it."""
    before, after = done.before.splitlines(), done.after.splitlines()
    for line in difflib.unified_diff(before, after, path, path, n=1, lineterm=""):
        say(line)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "formater",
        cls=Command,
        help=mark("Rewrite method cards in the one canonical form; nothing that they say is changed."),
        epilog=mark("facilitateur cards format methodes/my-card.md"),
    )(format_cards)
