"""`facilitateur rotation`: which teams meet where, turn by turn, with what is covered counted."""

from string import ascii_uppercase
from typing import Annotated

import typer

from facilitateur.cli.arguments import usage, whole_number
from facilitateur.cli.desk import desk_of
from facilitateur.cli.output import say, say_bytes, say_json, say_table
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.events import RotationKind, TurnDrawn
from facilitateur.domain.limits import MOST_TURNS
from facilitateur.domain.rotating import MOST_TEAMS, Asked, RotationFigures, rotate, rotation_figures
from facilitateur.i18n.groups import rotation_header, rotation_rows, rotation_said
from facilitateur.i18n.words import Words, mark

TeamsOption = Annotated[str, typer.Option("--equipes", "--teams", metavar="N", help=mark("Number of teams."))]
GroupsOption = Annotated[
    str,
    typer.Option(
        "--groupes",
        "--groups",
        metavar="1|2",
        help=mark("2: every team of one half meets every team of the other; 1: every team meets every other."),
    ),
]
TurnsOption = Annotated[
    str | None,
    typer.Option("--tours", "--turns", metavar="N", help=mark("Number of turns; without it as many as needed.")),
]
StationsOption = Annotated[
    str | None,
    typer.Option("--postes", "--stations", metavar="N", help=mark("Number of stations or tables.")),
]
PassingOption = Annotated[
    bool, typer.Option("--passage", "--passing", help=mark("The teams pass from station to station, one at each."))
]
MovesOption = Annotated[
    bool, typer.Option("--tous-bougent", "--everyone-moves", help=mark("With two halves: hosts change places too."))
]
CsvOption = Annotated[bool, typer.Option("--csv", help=mark("Print the table as CSV."))]


def plan_rotation(
    ctx: typer.Context,
    teams: TeamsOption,
    groups: GroupsOption = "1",
    turns: TurnsOption = None,
    stations: StationsOption = None,
    passing: PassingOption = False,
    everyone_moves: MovesOption = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
    as_csv: CsvOption = False,
) -> None:
    """Print a rotation and what it covers."""
    words = desk_of(ctx).words
    asked = _asked(words, teams, groups, turns, stations, passing=passing)
    asked = asked._replace(everyone_moves=everyone_moves)
    if everyone_moves and not asked.can_all_move:
        raise usage(words("No rotation is known in which all of so many teams move."))
    rotation = rotate(asked)
    drawn = tuple(TurnDrawn(turn.stations, turn.resting) for turn in rotation)
    figures = rotation_figures(asked, rotation)
    if as_json:
        say_json(_as_values(asked, drawn, figures))
    elif as_csv:
        _say_csv(words, asked, drawn)
    else:
        say_table([rotation_header(words, asked.kind, drawn), *rotation_rows(drawn)])
        say("\n" + "\n".join(rotation_said(words, asked.kind, figures)))


def _asked(words: Words, teams: str, groups: str, turns: str | None, stations: str | None, *, passing: bool) -> Asked:
    """Read what was typed."""
    french = words.language == "fr"
    count = whole_number(words, "--equipes" if french else "--teams", teams, 2, MOST_TEAMS)
    halves = whole_number(words, "--groupes" if french else "--groups", groups, 1, 2)
    kind = RotationKind.ACROSS if halves == 2 else RotationKind.MEETINGS
    if passing and halves == 2:
        raise usage(words("Teams that pass over stations are one group."))
    turn_option, place_option = ("--tours", "--postes") if french else ("--turns", "--stations")
    return Asked(
        RotationKind.STATIONS if passing else kind,
        team_names(count),
        None if stations is None else whole_number(words, place_option, stations, 1, MOST_TEAMS),
        None if turns is None else whole_number(words, turn_option, turns, 1, MOST_TURNS),
    )


def _as_values(asked: Asked, turns: tuple[TurnDrawn, ...], figures: RotationFigures) -> dict[str, object]:
    coverage = figures.coverage
    return {
        "kind": asked.kind.value,
        "teams": asked.teams,
        "turns": [{"stations": turn.stations, "resting": turn.resting} for turn in turns],
        "wanted": coverage.wanted,
        "done": coverage.done,
        "repeats": coverage.repeats,
        "most_rests": coverage.rests,
        "turns_needed": figures.needed,
    }


def _say_csv(words: Words, asked: Asked, turns: tuple[TurnDrawn, ...]) -> None:
    from facilitateur.textfiles.csv_cells import csv_bytes

    rows = [rotation_header(words, asked.kind, turns), *rotation_rows(turns, together=" ")]
    say_bytes(csv_bytes(words, [[*row] for row in rows]))


def team_names(count: int) -> tuple[str, ...]:
    """Return letters for as many teams as a session has at most, numbers for more."""
    if count <= len(ascii_uppercase):
        return tuple(ascii_uppercase[:count])
    return tuple(str(n) for n in range(1, count + 1))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "rotation",
        cls=Command,
        help=mark("Plan which teams meet where, turn by turn, and count what that covers."),
        epilog=mark("facilitateur rotation --teams 16 --groups 2 --turns 8"),
    )(plan_rotation)
