"""`facilitateur statistiques`: planned against real over the sessions of the workspace, per card and per phase."""

from typing import Annotated

import typer

from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.statistics import Band, Spread, Statistics, statistics_of
from facilitateur.i18n.learning import few_sessions
from facilitateur.i18n.statistics_table import statistics_lines
from facilitateur.i18n.words import mark
from facilitateur.storage.places import built_in
from facilitateur.storage.shelf import SessionShelf


def show_statistics(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False) -> None:
    """Show planned against real."""
    desk = desk_of(ctx)
    known = known_statistics(desk)
    if as_json:
        say_json(_as_data(known))
        return
    lines = list(statistics_lines(desk.words, known, desk.library.cards))
    if not lines:
        said = desk.words("No session of {path} has a method that is over yet.", path=desk.workspace.sessions)
        tell(said)
        return
    note = few_sessions(desk.words, known.sessions)
    if note:
        tell(note)
    say("\n".join(lines))


def known_statistics(desk: Desk) -> Statistics:
    """Return what the sessions of the workspace say; rehearsals, samples and unreadable ones left aside."""
    from facilitateur.past import read_past

    return statistics_of(read_past(desk.sessions, skipping=SessionShelf([built_in().sessions]).ids()))


def _as_data(known: Statistics) -> dict[str, object]:
    return {
        "sessions": known.sessions,
        "blocks": len(known.observations),
        "methods": sum(one.n for one in known.cards.values()),
        "percentiles": "linear interpolation (Hyndman and Fan, definition 7)",
        "cards": [
            {
                "card": card,
                **_spread(one),
                "sizes": [
                    {"people": _band(band), **_spread(spread)}
                    for (slug, band), spread in known.bands.items()
                    if slug == card
                ],
            }
            for card, one in known.cards.items()
        ],
        "phases": [{"phase": phase.value, **_spread(one)} for phase, one in known.phases.items()],
        "all": None if known.every is None else _spread(known.every),
    }


def _band(band: Band) -> list[int | None]:
    return [band.least, band.most]


def _spread(one: Spread) -> dict[str, object]:
    return {
        "n": one.n,
        "thin": one.is_thin,
        "planned_median": round(one.planned, 1),
        "real_p50": round(one.p50, 1),
        "real_p80": round(one.p80, 1),
        "ratio_median": round(one.ratio, 3),
    }


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "statistiques",
        cls=Command,
        help=mark("Compare planned and real minutes over your sessions, per method and per phase."),
        epilog=mark("facilitateur statistics --json"),
    )(show_statistics)
