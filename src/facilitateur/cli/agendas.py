"""`facilitateur deroules`: the agendas, for reading and for those who write them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any

import msgspec
import typer

from facilitateur.cli import agenda_checks, agenda_edit, agenda_export, agenda_format, agenda_import, agenda_odds
from facilitateur.cli.agenda_files import AGENDA, find_agenda
from facilitateur.cli.checking import shown, texts_of
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import say, say_json, say_table, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command, new_group
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.planning import clock_time, end_of_day, lay_out, minutes_of
from facilitateur.i18n.formats import duration
from facilitateur.i18n.labels import block_marks, phase_label, untitled
from facilitateur.i18n.words import Words, mark

app = new_group(help=mark("The agendas: the program's and the workspace's own."), no_args_is_help=True)


@app.command(
    "lister",
    cls=Command,
    help=mark("List the agendas, the shortest first."),
    epilog=mark("facilitateur agendas list"),
)
def list_agendas(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False) -> None:
    """List the agendas."""
    desk = desk_of(ctx)
    if as_json:
        say_json([_as_data(desk, entry) for entry in desk.agendas.entries])
        return
    say_table([_row(desk.words, entry) for entry in desk.agendas.entries])


@app.command(
    "montrer", cls=Command, help=mark("Show an agenda."), epilog=mark("facilitateur agendas show demi-journee")
)
def show_agenda(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=AGENDA, help=mark("The short name of an agenda, or a file."), show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Show one agenda."""
    desk = desk_of(ctx)
    entry = find_agenda(desk, name)
    for finding in entry.findings:
        tell(shown(finding).say(desk.words))
    if entry.agenda is None:
        say(entry.source_text)
        return ExitCode.INVALID_FILE
    if as_json:
        say_json(msgspec.to_builtins(entry.agenda))
    else:
        say("\n".join(_sheet(desk, entry.agenda)))
    return ExitCode.OK


agenda_checks.register(app)
agenda_edit.register(app)
agenda_export.register(app)
agenda_format.register(app)
agenda_import.register(app)
agenda_odds.register(app)


def _as_data(desk: Desk, entry: Any) -> dict[str, object]:
    agenda: Agenda | None = entry.agenda
    return {
        "slug": entry.slug,
        "name": entry.name,
        "path": str(entry.path),
        "origin": entry.origin,
        "replaces_built_in": entry.replaces_built_in,
        "valid": agenda is not None,
        "days": len(agenda.days) if agenda else None,
        "blocks": len(agenda.blocks) if agenda else None,
        "minutes": minutes_of(agenda) if agenda else None,
        "findings": texts_of(desk, entry.findings),
    }


def _row(words: Words, entry: Any) -> tuple[str, ...]:
    agenda: Agenda | None = entry.agenda
    if agenda is None:
        said = words("has errors: {name}", name=entry.name)
        first = next((one for one in entry.findings if one.level == "error"), None)
        return (entry.slug, "", "", said if first is None else f"{said} — {shown(first).say(words)}")
    days = words.plural("{n} day", "{n} days", len(agenda.days))
    total = timedelta(minutes=minutes_of(agenda))
    own = words(" (your own)") if entry.origin == "workspace" and entry.replaces_built_in else ""
    return (entry.slug, days, duration(words, total), agenda.name + own)


def _sheet(desk: Desk, agenda: Agenda) -> Iterator[str]:
    yield agenda.name
    if agenda.audience:
        yield agenda.audience
    for day in agenda.days:
        yield ""
        yield desk.words("Day {n}", n=day.number)
        for slot in lay_out(agenda, day.number, day.start):
            if slot.conflict:
                time = duration(desk.words, timedelta(minutes=slot.conflict))
                yield "  " + desk.words("{sign} {time} too many before what is fixed", sign="!", time=time)
            minutes = duration(desk.words, timedelta(minutes=slot.block.minutes))
            yield f"  {clock_time(slot.start)}  {minutes:>7}  {_block(desk, slot.block)}"
        yield f"  {end_of_day(agenda, day.number, day.start)}"
        for block in agenda.of_day(day.number):
            if block.parked:
                minutes = duration(desk.words, timedelta(minutes=block.minutes))
                yield f"    ·    {minutes:>7}  {_block(desk, block)}"


def _block(desk: Desk, block: Block) -> str:
    words = desk.words
    card = desk.library.get(block.card) if block.card else None
    nature = untitled(words, block, card)
    title = f"{block.title} · {nature}" if block.title else nature
    phase = f" ({phase_label(words, block.phase)})" if block.phase else ""
    marks = " · ".join(block_marks(words, block))
    return f"{title}{phase}" + (f" — {block.note}" if block.note else "") + (f" ({marks})" if marks else "")
