"""`facilitateur fiches nouvelle`: a method card to begin with."""

import re
from typing import Annotated

import typer

from facilitateur.cli.arguments import usage
from facilitateur.cli.card_checks import all_findings
from facilitateur.cli.card_files import library_around
from facilitateur.cli.card_words import read_canvas, read_shelf
from facilitateur.cli.checking import check, from_here
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.output import say, tell
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import mark
from facilitateur.storage.texts import create

_SHORT_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,59}[a-z0-9])?")


NameArgument = Annotated[
    str,
    typer.Argument(
        metavar=mark("SHORT-NAME"), help=mark("Letters, digits and hyphens: my-method."), show_default=False
    ),
]
TitleOption = Annotated[
    str | None, typer.Option("--titre", "--title", metavar=mark("TEXT"), help=mark("The name of the method."))
]
PhaseOption = Annotated[
    str, typer.Option("--phase", metavar=mark("PHASE"), help=mark("Its phase, or “all”; ideation without it."))
]
CanvasOption = Annotated[
    str,
    typer.Option(
        "--canevas", "--canvas", metavar=mark("CANVAS"), help=mark("How its output is captured; a list without it.")
    ),
]
EditOption = Annotated[
    bool, typer.Option("--editer", "--edit", help=mark("Open the card in your editor ($EDITOR), then check it."))
]


def new_card(
    ctx: typer.Context,
    name: NameArgument,
    title: TitleOption = None,
    phase: PhaseOption = "ideation",
    canvas: CanvasOption = "liste",
    edits: EditOption = False,
) -> int:
    """Write a card to begin with."""
    from facilitateur.cards.template import TO_FILL_IN
    from facilitateur.cards.template import new_card as card_text
    from facilitateur.cli.card_editor import edit

    desk = desk_of(ctx)
    desk.makes = True
    words = desk.words
    shelf, kind = read_shelf(words, phase), read_canvas(words, canvas)
    _check_name(desk, name)
    called = clean_line(title or "", 200) or name.replace("-", " ").capitalize()
    path = desk.workspace.cards / f"{name}.md"
    create(path, card_text(words, called, shelf, kind))
    say(str(path))
    if edits:
        edit(desk, path)
        return check(desk, library_around(path.parent), library_around, [name], all_findings)
    fill = TO_FILL_IN[words.language]
    tell(
        words(
            "Write your texts in the place of each {fill}; then: {command}",
            fill=quote(words, fill),
            command=_check(desk, name),
        )
    )
    return ExitCode.OK


def _check_name(desk: Desk, name: str) -> None:
    """Refuse what is no short name, and one that is taken. Raises `Failure`."""
    words = desk.words
    said = quote(words, clean_line(name, 80))
    if not _SHORT_NAME.fullmatch(name) or name == "readme":
        raise usage(
            words("{name} is not a short name; write it like this: {example}", name=said, example=slug(name, 60))
        )
    entry = desk.library.entry(name)
    if entry is None:
        return
    if entry.origin == "workspace":
        raise Failure(words("The card {path} is there already: nothing was written.", path=from_here(str(entry.path))))
    raise Failure(
        words(
            "{name} comes with the program: take another short name, or copy {path} into {folder} to change it.",
            name=said,
            path=str(entry.path),
            folder=str(desk.workspace.cards),
        )
    )


def _check(desk: Desk, name: str) -> str:
    """Return the command that checks a card, as it is typed."""
    return f"facilitateur fiches verifier {name}" if desk.language == "fr" else f"facilitateur cards check {name}"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "nouvelle",
        cls=Command,
        help=mark("Begin a method card of your own: every section is there, remarks say what belongs where."),
        epilog=mark('facilitateur cards new my-method --title "My method" --phase ideation --edit'),
    )(new_card)
