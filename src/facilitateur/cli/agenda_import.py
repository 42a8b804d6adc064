"""`facilitateur deroules importer`: agendas from tables and lists, shown line by line before anything is written."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur.cli.checking import as_data, from_here, lines_of, shown
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.output import has_screen, say, say_json, say_table, tell
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Finding, Report
from facilitateur.i18n.formats import duration
from facilitateur.i18n.words import mark
from facilitateur.storage.texts import create

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar=mark("FILE"), help=mark("A table (CSV, XLSX) or a Markdown list with times of day."), show_default=False
    ),
]
NameOption = Annotated[
    str | None, typer.Option("--nom", "--name", metavar=mark("TEXT"), help=mark("The name of the agenda."))
]
YesOption = Annotated[bool, typer.Option("--oui", "--yes", help=mark("Write the agenda without asking."))]
JsonOption = Annotated[bool, typer.Option("--json", help=mark("What became of each line, as data."))]


def import_agenda_file(
    ctx: typer.Context,
    source: FileArgument,
    name: NameOption = None,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> int:
    """Show what an agenda from elsewhere is taken for, then write it if that is wanted."""
    from msgspec.structs import replace

    from facilitateur.agendas.importing.assembling import title_of
    from facilitateur.agendas.importing.reading import import_agenda
    from facilitateur.agendas.writing import write_agenda

    desk = desk_of(ctx)
    words = desk.words
    path = Path(source).expanduser()
    if not path.exists():
        raise Failure(words("There is no file {path}.", path=clean_line(source)))
    report = Report(from_here(source))
    called = clean_line(name or path.stem.replace("-", " ").replace("_", " ").capitalize(), 200)
    imported = import_agenda(path, called, desk.library.cards, report)
    title = None if imported is None or name else title_of(imported)
    if imported is not None and title is not None:
        called = clean_line(title.source.lstrip("# "), 200)
        imported = replace(imported, agenda=replace(imported.agenda, name=called))
    written = ""
    if imported is not None and not as_json:
        _show(desk, imported)
    if imported is not None and (yes or (not as_json and _wants(desk))):
        desk.makes = True
        target = desk.agendas.free_path(desk.workspace.agendas, slug(called, 60))
        create(target, write_agenda(imported.agenda, desk.library.cards))
        written = str(target)
    _tell(desk, imported, report, written, as_json=as_json)
    return ExitCode.INVALID_FILE if imported is None else ExitCode.OK


def _show(desk: Desk, imported: Any) -> None:
    """Print what each line became."""
    from facilitateur.agendas.importing.assembling import added_before, days_opened

    rows = []
    days = days_opened(imported)
    for row in imported.rows:
        if (day := days.get(row.line)) is not None:
            rows.append(("", f"{desk.words('Day {n}', n=day.number).upper()} — {day.start}", ""))
        added = added_before(imported, row)
        if added is not None:
            rows.append(("+", _said(desk, added), desk.words("added")))
        rows.append((str(row.line), _verdict(desk, imported, row), row.source))
    say_table(rows)


def _verdict(desk: Desk, imported: Any, row: Any) -> str:
    """Return what a line became, in words."""
    from facilitateur.agendas.importing.assembling import title_of

    words = desk.words
    if row is title_of(imported):
        return words("name of the agenda")
    block = imported.agenda.block(row.block) if row.block else None
    if block is not None:
        return _said(desk, block)
    match row.verdict:
        case "day":
            return words("title of a day")
        case "struck":
            return words("struck through")
        case "end":
            return words("end of the block above")
        case "day-end":
            return words("end of the day")
        case _:
            return words("left out")


def _said(desk: Desk, block: Any) -> str:
    from facilitateur.i18n.labels import untitled

    words, card = desk.words, desk.library.get(block.card) if block.card else None
    return f"{duration(words, timedelta(minutes=block.minutes))} {untitled(words, block, card)}"


def _wants(desk: Desk) -> bool:
    """Ask whether the agenda is to be written; without a person at the keyboard it is not."""
    if not has_screen():
        tell(desk.words("Nothing was written: add --oui (--yes) to write the agenda."))
        return False
    sys.stderr.write(desk.words("Write this agenda? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower()[:1] in {"y", "o"}


def _tell(desk: Desk, imported: Any, report: Report, written: str, *, as_json: bool) -> None:
    from facilitateur.agendas.importing.assembling import added_before
    from facilitateur.agendas.importing.naming import said_in

    findings = [shown(said_in(finding, desk.library.cards, desk.language)) for finding in report.findings]
    if as_json:
        rows = [
            {
                "line": row.line,
                "text": row.source,
                "verdict": str(row.verdict),
                "minutes": row.minutes,
                "block": row.block,
                "day": block.day if (block := imported.agenda.block(row.block)) is not None else 0,
                "added_before": added.minutes if (added := added_before(imported, row)) is not None else 0,
            }
            for row in (imported.rows if imported else ())
        ]
        say_json({"written": written, "rows": rows, "findings": [_as_data(desk, finding) for finding in findings]})
        return
    told: set[str] = set()
    for finding in findings:
        first, *further = lines_of(desk, finding)
        # What holds for many lines of a file is said once.
        tell("\n".join([first, *(line for line in further if line not in told)]))
        told.update(further)
    if written:
        say(written)


def _as_data(desk: Desk, finding: Finding) -> dict[str, object]:
    words = desk.words
    return {**as_data(desk, finding), "why": finding.why(words), "proposal": finding.proposal(words)}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "importer",
        cls=Command,
        help=mark("Make an agenda from a table or a list with times; each line is shown before anything is written."),
        epilog=mark("facilitateur agendas import programme.csv --name “Our day”"),
    )(import_agenda_file)
