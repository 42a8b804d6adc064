"""`facilitateur exporter` and `facilitateur importer`: sessions as documents and data, and back."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur.cli.arguments import usage
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.cli.export_choices import (
    chosen_exporters,
    chosen_target,
    chosen_way,
    tell_consent,
    tell_look,
    with_annex,
    with_photos,
    without_empty,
)
from facilitateur.cli.export_options import (
    AnonymousOption,
    ChoiceOption,
    DocumentOption,
    FormatOption,
    HolderOption,
    NamesOption,
    OutputOption,
    PhotosOption,
    PlaceOption,
    TraceOption,
)
from facilitateur.cli.output import say, say_bytes, tell
from facilitateur.cli.sessions import SESSION, SESSION_HELP, tell_report
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.words import mark

MOST_BYTES = 256 * 1024 * 1024


def export_session(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar=SESSION, help=SESSION_HELP, show_default=False)],
    formats: FormatOption = None,
    output: OutputOption = None,
    names: NamesOption = None,
    document: DocumentOption = None,
    choice: ChoiceOption = None,
    anonymous: AnonymousOption = False,
    trace: TraceOption = False,
    photos: PhotosOption = False,
    place: PlaceOption = "",
    holder: HolderOption = "",
) -> None:
    """Write a session in one or several formats."""
    from facilitateur.export.choices import options_for
    from facilitateur.export.look import load_look
    from facilitateur.session.clocks import resumed_clock
    from facilitateur.session.opening import read

    desk = desk_of(ctx)
    chosen = chosen_way(desk, choice, document, names, anonymous=anonymous, trace=trace, said=(place, holder))
    if photos:
        chosen = with_photos(chosen)
    exporters = chosen_exporters(desk, formats, chosen)
    folder = desk.session_folder(name)
    options = options_for(chosen, folder=folder, look=load_look(desk.workspace.models), pace=desk.settings.speech_pace)
    state, records, report = read(folder)
    tell_report(desk, report.lost, report.bad_lines, len(report.unknown_types))
    tell_consent(desk, state, exporters, options)
    try:
        write_all(desk, exporters, (state, records, resumed_clock(state)()), options, output)
    finally:
        tell_look(desk, options.look)


def write_all(
    desk: Desk, exporters: Sequence[Any], told: tuple[Any, Any, Any], options: Any, output: str | None
) -> None:
    """Write the formats one after the other; a missing library stops none of the others."""
    if options.anonymous and any(one.id == "json" for one in exporters):
        tell(desk.words("json is a whole copy, with every name: it is not written with --anonymous."))
        exporters = [one for one in exporters if one.id != "json"]
    if output == "-":
        if len(exporters) > 1:
            raise usage(desk.words("Standard output takes one format at a time."))
        with _sentences(desk):
            for exporter in exporters:
                say_bytes(exporter.write(*told, desk.words, options))
        return
    exporters = with_annex(without_empty(desk, exporters, told[0], options), told[0], options)
    target = chosen_target(output, several=len(exporters) > 1)
    missing: list[Failure] = []
    for exporter in exporters:
        try:
            say(str(save(desk, exporter, *told, options, target)))
        except Failure as failure:
            if failure.code is not ExitCode.MISSING_PART:
                raise
            missing.append(failure)
    for said in missing[:-1]:
        tell(said.sentence)
    if any(one.id == "json" for one in exporters):
        tell_left_behind(desk, told[1], options)
    if missing:
        raise missing[-1]


def tell_left_behind(desk: Desk, records: Any, options: Any) -> None:
    """Say how many attachments the JSON export does not carry."""
    from facilitateur.export.attached import HEAVIEST_ALL, left_behind

    count = left_behind(options.folder, records)
    if count:
        tell(
            desk.words.plural(
                "{n} attachment is not in the JSON: it is missing, or all together are over {most} MB. "
                "Copy the session's folder to keep it.",
                "{n} attachments are not in the JSON: they are missing, or all together are over {most} MB. "
                "Copy the session's folder to keep them.",
                count,
                most=HEAVIEST_ALL // 1024 // 1024,
            )
        )


def save(desk: Desk, exporter: Any, state: Any, records: Any, now: Any, options: Any, target: str | None) -> Path:
    """Write one format and return the file made; a refusal becomes a sentence."""
    from facilitateur.export.writing import save_export

    folder = desk.workspace.root / "exports"
    with _sentences(desk):
        return save_export(exporter, state, records, now, desk.words, options, folder=folder, output=target)


@contextmanager
def _sentences(desk: Desk) -> Iterator[None]:
    """Turn what the disk refuses, or a library that is not there, into the sentence that ends the command."""
    from facilitateur.export.registry import MissingPartError
    from facilitateur.export.wording import describe_missing, describe_not_written
    from facilitateur.export.writing import NotWrittenError

    try:
        yield
    except NotWrittenError as error:
        raise Failure(describe_not_written(desk.words, error)) from error
    except MissingPartError as error:
        raise Failure(describe_missing(desk.words, error), ExitCode.MISSING_PART) from error


def import_session(
    ctx: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar=mark("FILE"), help=mark("A JSON export; - for standard input."), show_default=False)
    ],
) -> None:
    """Read a JSON export back into the workspace."""
    from facilitateur.cli.importing import store
    from facilitateur.export.importing import NotAnExportError, read_export
    from facilitateur.export.wording import describe_fault, describe_problems

    desk = desk_of(ctx)
    words = desk.words
    try:
        imported = read_export(_read(desk, source))
    except NotAnExportError as error:
        raise Failure(describe_fault(words, error)) from error
    for sentence in describe_problems(words, imported):
        tell(sentence)
    folder = store(desk, imported, "" if source == "-" else Path(source).name)
    say(folder.name)


def _read(desk: Desk, source: str) -> bytes:
    """Return the bytes of an ordinary file, or of standard input."""
    try:
        if source == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        path = Path(source).expanduser()
        if not path.exists():
            raise Failure(desk.words("There is no file {path}.", path=clean_line(source)))
        if not path.is_file():
            raise Failure(desk.words("{path} is not a file.", path=clean_line(source)))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Failure(desk.words("{path} cannot be read.", path=clean_line(source))) from error


def register(app: typer.Typer) -> None:
    """Add the two commands."""
    app.command(
        "exporter",
        cls=Command,
        help=mark("Write a session as a report or as data, also while it runs."),
        epilog=mark("facilitateur export 2026-03-12-canteen --format html,csv --output ~/Desktop/"),
    )(export_session)
    app.command(
        "importer",
        cls=Command,
        help=mark("Read a JSON export back into the workspace."),
        epilog=mark("facilitateur import canteen.json"),
    )(import_session)
