"""`facilitateur deroules exporter`: an agenda as pages and as a calendar, for the facilitator or for who takes part."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

import msgspec
import typer

from facilitateur.cli.agenda_files import AGENDA
from facilitateur.cli.arguments import one_of, time_of_day, usage
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.export_choices import ALL, chosen_target, tell_look
from facilitateur.cli.export_options import OutputOption, PlaceOption
from facilitateur.cli.new_session import agenda_for
from facilitateur.cli.output import tell
from facilitateur.cli.shape import Command
from facilitateur.clock import local_zone, wall_clock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.calendar_names import NamedBlock, name_blocks
from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.planning import next_start
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import mark

FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar=mark("FORMATS"),
        help=mark("md, html, docx, odt, pdf, ics, several with commas between them, or all; md without it."),
    ),
]
VersionOption = Annotated[
    str,
    typer.Option(
        "--version",
        metavar=mark("facilitator|participants"),
        help=mark("With all that only the facilitator needs, or the hours alone; both with a comma between them."),
    ),
]
StartOption = Annotated[
    str | None,
    typer.Option(
        "--debut",
        "--start",
        metavar=mark("DATE HH:MM"),
        help=mark("When the first day begins, for example 2026-12-03 09:00 or 03/12/2026 9:00; calendars need it."),
    ),
]
ZoneOption = Annotated[
    str | None,
    typer.Option("--zone", metavar="ZONE", help=mark("A time zone such as Europe/Paris; this computer's without it.")),
]


def export_agenda(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=AGENDA, help=mark("The short name of an agenda, or a file."), show_default=False)
    ],
    formats: FormatOption = "md",
    version: VersionOption = "animation",
    start: StartOption = None,
    zone: ZoneOption = None,
    place: PlaceOption = "",
    output: OutputOption = None,
) -> None:
    """Write an agenda as documents and calendars."""
    from facilitateur.cli.exports import write_all
    from facilitateur.export.agenda_only import agenda_session, run_of, told_at
    from facilitateur.export.look import load_look
    from facilitateur.export.options import ExportOptions
    from facilitateur.export.registry import exporter

    desk = desk_of(ctx)
    agenda = agenda_for(desk, name)
    asked_zone, now = _zone(desk, zone), wall_clock()
    starts_at = _start(desk, start, now.astimezone(ZoneInfo(asked_zone)))
    writers = [exporter(one) for one in _formats(desk, formats, dated=starts_at is not None)]
    versions = _versions(desk, version)
    names, keep = _event_names(desk, agenda, run_of(agenda, starts_at, asked_zone))
    session = agenda_session(
        agenda, desk.library.cards, language=desk.language, zone=asked_zone, starts_at=starts_at, now=now, names=names
    )
    told = (*session, told_at(starts_at, now))
    look = load_look(desk.workspace.models)
    options = ExportOptions(place=clean_line(place, 200), look=look)
    target = _target(desk, output, several=len(writers) * len(versions) > 1)
    try:
        for document in versions:
            write_all(desk, writers, told, msgspec.structs.replace(options, document=document), target)
    finally:
        tell_look(desk, look)
    if any(writer.id == "ics" for writer in writers):
        keep()


def _event_names(desk: Desk, agenda: Agenda, run: str) -> tuple[Sequence[NamedBlock], Callable[[], None]]:
    """Return what calendars call the blocks of a run, and what remembers it once a calendar is written."""
    from facilitateur.storage.calendars import keep_names, known_names

    folder = desk.workspace.agendas
    names = name_blocks(agenda.blocks, known_names(folder, run))

    def keep() -> None:
        if not keep_names(folder, run, names):
            tell(desk.words("The names of the events could not be kept: a later export may not update these events."))

    return names, keep


def _target(desk: Desk, output: str | None, *, several: bool) -> str | None:
    if output == "-" and several:
        raise usage(desk.words("Standard output takes one format at a time."))
    return output if output == "-" else chosen_target(output, several=several)


def _zone(desk: Desk, zone: str | None) -> str:
    if zone is None:
        return local_zone()
    known = {fold(one): one for one in available_timezones()}
    if fold(zone) not in known:
        said = quote(desk.words, clean_line(zone, 40))
        raise usage(desk.words("{zone} is not a time zone; write Europe/Paris or America/Guadeloupe.", zone=said))
    return known[fold(zone)]


def _start(desk: Desk, start: str | None, now: datetime) -> datetime | None:
    if start is None:
        return None
    asked = time_of_day(desk.words, start, now.date())
    return next_start(asked.time, now, asked.day)


def _formats(desk: Desk, typed: str, *, dated: bool) -> Sequence[str]:
    from facilitateur.export.agenda_only import FORMATS

    every = ALL[0] if desk.language == "fr" else ALL[1]
    names = [fold(one).strip().lstrip(".") for one in typed.replace("|", ",").split(",") if one.strip()] or ["md"]
    is_all = any(one in ALL for one in names)
    wanted = list(FORMATS) if is_all else [one_of(desk.words, "--format", one, [*FORMATS, every]) for one in names]
    if "ics" in wanted and not dated:
        if not is_all:
            option = "--debut" if desk.language == "fr" else "--start"
            raise usage(desk.words("A calendar needs a date: add {option} “2026-12-03 09:00”.", option=option))
        tell(desk.words("No calendar is written: nothing says on which day it begins."))
        wanted.remove("ics")
    return tuple(dict.fromkeys(wanted))


def _versions(desk: Desk, typed: str) -> Sequence[str]:
    from facilitateur.export.agenda_only import VERSIONS

    shown = ("animation", "participants") if desk.language == "fr" else ("facilitator", "participants")
    names = [fold(one).strip() for one in typed.replace("|", ",").split(",") if one.strip()]
    if any(one in ALL for one in names):
        names = list(shown)
    for one in names:
        if one not in VERSIONS:
            one_of(desk.words, "--version", one, shown)
    return tuple(dict.fromkeys(VERSIONS[one] for one in names or shown[:1]))


def register(app: Any) -> None:
    """Add the command."""
    app.command(
        "exporter",
        cls=Command,
        help=mark("Write an agenda as pages and as a calendar, for the facilitator or for the participants."),
        epilog=mark('facilitateur agendas export demi-journee --format md,ics --start "2026-12-03 09:00"'),
    )(export_agenda)
