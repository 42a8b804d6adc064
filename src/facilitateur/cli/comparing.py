"""`facilitateur comparer`: two sessions side by side, on screen, as documents or as JSON."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from facilitateur.cli.arguments import one_of, usage
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.export_choices import ALL, chosen_target
from facilitateur.cli.home import can_show
from facilitateur.cli.output import say, say_bytes, say_json
from facilitateur.cli.replays import NameArgument
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import fold
from facilitateur.domain.state import Session
from facilitateur.i18n.words import mark

Told = tuple[tuple[Session, Session], tuple[datetime, datetime]]
"""Two sessions, and the instant at which each is told."""


def compare_sessions(
    ctx: typer.Context,
    first: NameArgument,
    second: NameArgument,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=mark("FORMATS"),
            help=mark("md, html, docx, odt, pdf, xlsx, csv, several with commas, or all."),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--sortie", "--output", metavar=mark("PATH"), help=mark("A file or a folder; - for standard output.")
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Compare two sessions."""
    from facilitateur.export.comparison import comparison_view
    from facilitateur.logs import read_two

    desk = desk_of(ctx)
    told = read_two(desk.session_folder(first), desk.session_folder(second))
    if as_json:
        say_json(comparison_view(*told))
        return ExitCode.OK
    if formats is None and output is None and can_show():
        from facilitateur.tui.launch import open_comparison

        return open_comparison(desk.workspace, desk.settings, told)
    wanted = _chosen(desk, formats or "md")
    if formats is None and output is None:
        output = "-"
    _write(desk, told, wanted, output)
    return ExitCode.OK


def _chosen(desk: Desk, formats: str) -> list[str]:
    from facilitateur.export.comparison import FORMATS

    wanted = [fold(name).strip().lstrip(".") for name in formats.split(",") if name.strip()]
    if any(name in ALL for name in wanted):
        return list(FORMATS)
    every = ALL[0] if desk.language == "fr" else ALL[1]
    return list(dict.fromkeys(one_of(desk.words, "--format", name, [*FORMATS, every]) for name in wanted))


def _write(desk: Desk, told: Told, wanted: list[str], output: str | None) -> None:
    from facilitateur.export.comparison import comparison_bytes, comparison_stem
    from facilitateur.export.registry import MissingPartError, exporter
    from facilitateur.export.wording import describe_missing, describe_not_written
    from facilitateur.export.writing import NotWrittenError, write_new_file

    sessions, nows = told
    if output == "-" and len(wanted) > 1:
        raise usage(desk.words("Standard output takes one format at a time."))
    target = None if output == "-" else chosen_target(output, several=len(wanted) > 1)
    for format_id in wanted:
        try:
            data = comparison_bytes(sessions, nows, desk.words, format_id)
            if output == "-":
                say_bytes(data)
                continue
            name = f"{comparison_stem(desk.words, sessions)}.{exporter(format_id).extension}"
            path = desk.workspace.root / "exports" / name if target is None else Path(target)
            if target is not None and (target.endswith("/") or path.is_dir()):
                path = path / name
            say(str(write_new_file(path, data)))
        except MissingPartError as error:
            raise Failure(describe_missing(desk.words, error), ExitCode.MISSING_PART) from error
        except NotWrittenError as error:
            raise Failure(describe_not_written(desk.words, error)) from error


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "comparer",
        cls=Command,
        help=mark("Put two sessions side by side: times, notes, figures, what was dropped."),
        epilog=mark("facilitateur compare 2026-03-12-lyon 2026-03-12-lille --format docx"),
    )(compare_sessions)
