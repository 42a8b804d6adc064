"""`facilitateur fiches`: the method cards, for reading and for those who write them."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from facilitateur.cli import card_advice, card_exchange, card_format, card_new
from facilitateur.cli.card_checks import all_findings
from facilitateur.cli.card_words import read_phase
from facilitateur.cli.checking import check, find_entry, shown, texts_of
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say, say_json, say_table, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command, new_group
from facilitateur.domain.phases import Phase
from facilitateur.i18n.formats import number_span
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.words import Words, mark

app = new_group(help=mark("The method cards: the program's and the workspace's own."), no_args_is_help=True)

CARD = mark("CARD")


@app.command(
    "lister",
    cls=Command,
    help=mark("List the method cards, phase by phase."),
    epilog=mark("facilitateur cards list --phase ideation"),
)
def list_cards(
    ctx: typer.Context,
    phase: Annotated[
        str | None, typer.Option("--phase", metavar=mark("PHASE"), help=mark("Only the cards for this phase."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """List the cards."""
    desk = desk_of(ctx)
    wanted = None if phase is None else read_phase(desk.words, phase)
    entries = [entry for entry in desk.library.entries if wanted is None or _is_for(entry, wanted)]
    if as_json:
        say_json([_as_data(desk, entry) for entry in entries])
        return
    say_table([_row(desk.words, entry) for entry in entries])


@app.command(
    "montrer", cls=Command, help=mark("Show a method card."), epilog=mark("facilitateur cards show 5-pourquoi")
)
def show_card(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=CARD, help=mark("The short name of a card, or a file."), show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Show one card."""
    from facilitateur.cli.card_sheet import card_sheet

    desk = desk_of(ctx)
    entry = find_entry(desk, desk.library, _of_folder, name)
    for finding in entry.findings:
        tell(shown(finding).say(desk.words))
    if entry.card is None:
        say(entry.source_text)
        return ExitCode.INVALID_FILE
    if as_json:
        say_json(msgspec.to_builtins(entry.card))
    else:
        say(card_sheet(desk.words, entry.card))
    return ExitCode.OK


@app.command(
    "verifier",
    cls=Command,
    help=mark("Check method cards: each finding with its file, line and column."),
    epilog=mark("facilitateur cards check methodes/my-card.md"),
)
def check_cards(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=mark("CARD|FILE…"), help=mark("Short names or files; all cards without any.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Check cards."""
    desk = desk_of(ctx)
    return check(desk, desk.library, _of_folder, names or [], all_findings, as_json=as_json)


card_format.register(app)
card_new.register(app)
card_exchange.register(app)
card_advice.register(app)


def _of_folder(folder: Path) -> Any:
    from facilitateur.cards.library import Library

    return Library([folder])


def _is_for(entry: Any, phase: Phase) -> bool:
    return entry.card is not None and (entry.card.every_phase or phase in entry.card.phases)


def _as_data(desk: Desk, entry: Any) -> dict[str, object]:
    card = entry.card
    data: dict[str, object] = {
        "slug": entry.slug,
        "name": card.text(desk.language).name if card else entry.name,
        "path": str(entry.path),
        "origin": entry.origin,
        "replaces_built_in": entry.replaces_built_in,
        "valid": card is not None,
        "findings": texts_of(desk, entry.findings),
    }
    if card is not None:
        data |= {
            "phases": list(card.phases),
            "every_phase": card.every_phase,
            "family": card.family,
            "canvas": card.canvas,
            "minutes": list(card.minutes),
            "people": list(card.people),
            "energy": card.energy,
            "trust": card.trust,
        }
    return data


def _row(words: Words, entry: Any) -> tuple[str, ...]:
    card = entry.card
    if card is None:
        said = words("has errors: {name}", name=entry.name)
        first = next((one for one in entry.findings if one.level == "error"), None)
        return (entry.slug, "", "", "", said if first is None else f"{said} — {shown(first).say(words)}")
    phase = words("any phase") if card.every_phase else phase_label(words, card.phases[0] if card.phases else None)
    own = words(" (your own)") if entry.origin == "workspace" and entry.replaces_built_in else ""
    people = number_span(*card.people)
    return (entry.slug, phase, words("{n} min", n=card.minutes[1]), people, card.text(words.language).name + own)
