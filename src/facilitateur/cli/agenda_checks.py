"""`facilitateur deroules verifier` and `deroules materiel`: can it be held, and what has to be in the room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from facilitateur.cli.agenda_files import AGENDA, find_agenda
from facilitateur.cli.arguments import whole_number
from facilitateur.cli.checking import check, from_here, shown
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import heading, say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.findings import Finding
from facilitateur.domain.limits import MOST_ROOMS, MOST_TEAMS
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.places import built_in

MOST_PEOPLE = 10_000

PeopleOption = Annotated[
    str | None, typer.Option("--personnes", "--people", metavar="N", help=mark("How many people come."))
]
TeamsOption = Annotated[
    str | None,
    typer.Option("--equipes", "--teams", metavar="N", help=mark("How many teams; as many as suit without it.")),
]
RoomsOption = Annotated[
    str | None,
    typer.Option("--salles", "--rooms", metavar="N", help=mark("How many rooms can be used at the same time.")),
]


def check_agendas(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=mark("AGENDA|FILE…"), help=mark("Short names or files; all agendas without any.")),
    ] = None,
    people: PeopleOption = None,
    teams: TeamsOption = None,
    rooms: RoomsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Check agendas."""
    from facilitateur.agendas.check_place import said_in
    from facilitateur.agendas.shelf import AgendaShelf

    desk = desk_of(ctx)
    option = "--salles" if desk.language == "fr" else "--rooms"
    number = whole_number(desk.words, option, rooms, 1, MOST_ROOMS) if rooms else 0
    crowd = _crowd(desk, people, teams)._replace(rooms=number)

    def of_folder(folder: Path) -> AgendaShelf:
        return AgendaShelf([folder], desk.library.cards, crowd)

    def findings_of(entry: Any) -> list[Finding]:
        return [said_in(finding, desk.library.cards, desk.language) for finding in entry.findings]

    shelf = AgendaShelf([built_in().agendas, desk.workspace.agendas], desk.library.cards, crowd)
    return check(desk, shelf, of_folder, names or [], findings_of, as_json=as_json, data_of=_as_data)


def _as_data(desk: Desk, finding: Finding) -> dict[str, object]:
    words = desk.words
    return {
        "file": finding.path,
        "line": finding.line,
        "column": finding.column,
        "level": finding.level,
        "code": finding.code,
        "message": finding.message(words),
        "why": finding.why(words),
        "proposal": finding.proposal(words),
        "block": finding.block,
    }


def _crowd(desk: Desk, people: str | None, teams: str | None) -> Any:
    from facilitateur.agendas.desk import Crowd

    french = desk.language == "fr"
    number = whole_number(desk.words, "--equipes" if french else "--teams", teams, 1, MOST_TEAMS) if teams else 0
    return Crowd(headcount(desk, people), number)


def headcount(desk: Desk, people: str | None) -> int:
    """Return how many people come as it was typed, 0 when nobody said."""
    option = "--personnes" if desk.language == "fr" else "--people"
    return whole_number(desk.words, option, people, 1, MOST_PEOPLE) if people else 0


def show_material(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=AGENDA, help=mark("The short name of an agenda, or a file."), show_default=False)
    ],
    teams: TeamsOption = None,
    people: PeopleOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Print what has to be in the room."""
    from facilitateur.agendas.materials import materials_of

    desk = desk_of(ctx)
    entry = find_agenda(desk, name)
    if entry.agenda is None:
        for finding in entry.findings:
            tell(shown(finding).say(desk.words))
        return ExitCode.INVALID_FILE
    crowd = _crowd_for(entry.agenda, _crowd(desk, people, teams))
    needs = materials_of(entry.agenda, desk.library.cards, desk.language)
    if as_json:
        say_json(_material_data(entry, needs, crowd))
        return ExitCode.OK
    tell(_for_whom(desk.words, crowd))
    for title, chosen in ((mark("To arrange days ahead"), True), (mark("To bring"), False)):
        rows = [_row(desk, entry.agenda, need, crowd) for need in needs if need.ahead is chosen]
        if rows:
            say(heading(desk.words(title), desk.language))
            say("\n".join(rows))
    return ExitCode.OK


def _crowd_for(agenda: Any, crowd: Any) -> Any:
    """Return the people who come; as many as the agenda is made for when nobody said."""
    if crowd.people or agenda.group is None:
        return crowd
    return crowd._replace(people=agenda.group[1])


def _for_whom(words: Words, crowd: Any) -> str:
    people = words.plural("{n} person", "{n} people", crowd.people)
    teams = words.plural("{n} team", "{n} teams", crowd.team_count)
    return words("For {people} in {teams}.", people=people, teams=teams)


def _row(desk: Desk, agenda: Any, need: Any, crowd: Any) -> str:
    names = " · ".join(dict.fromkeys(_names(desk, agenda, need)))
    count, item = need.counted(crowd)
    return f"{count:>8} × {item} — {names}"


def _names(desk: Desk, agenda: Any, need: Any) -> Iterator[str]:
    for block_id in need.blocks:
        block = agenda.block(block_id)
        card = desk.library.get(block.card) if block is not None else None
        if card is not None:
            yield card.text(desk.language).name


def _material_data(entry: Any, needs: Any, crowd: Any) -> dict[str, object]:
    return {
        "agenda": entry.slug,
        "path": from_here(str(entry.path)),
        "people": crowd.people,
        "teams": crowd.team_count,
        "material": [
            {
                "item": need.item,
                "pieces": need.pieces(crowd),
                "per": need.per.value,
                "uses": need.uses,
                "ahead": need.ahead,
                "blocks": list(need.blocks),
            }
            for need in needs
        ],
    }


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        "verifier",
        cls=Command,
        help=mark("Check agendas: each finding with its place, why it matters and what to do."),
        epilog=mark("facilitateur agendas check deroules/my-day.md --people 24 --teams 5"),
    )(check_agendas)
    app.command(
        "materiel",
        cls=Command,
        help=mark("List what has to be in the room, counted for teams and people."),
        epilog=mark("facilitateur agendas material deux-jours --teams 4 --people 24"),
    )(show_material)
