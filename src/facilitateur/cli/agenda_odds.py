"""`facilitateur deroules probabilite`: how likely an agenda ends on time, by a thousand simulated days."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from facilitateur.cli.agenda_checks import PeopleOption, headcount
from facilitateur.cli.agenda_files import AGENDA
from facilitateur.cli.arguments import whole_number
from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.exits import ExitCode
from facilitateur.cli.output import heading, say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.cli.statistics import known_statistics
from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.paces import Paces
from facilitateur.domain.planning import first_day
from facilitateur.domain.simulation import SEED, Forecast, forecast, fresh_session, opening_of
from facilitateur.domain.state import Session
from facilitateur.i18n.formats import duration, number, percent
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.learning import clock_ms, odds_said, overrun, paces_note, paces_used
from facilitateur.i18n.words import Words, mark

MOST_SEED = 999_999_999
MOST_PUSHES = 5

SeedOption = Annotated[
    str | None,
    typer.Option("--graine", "--seed", metavar="N", help=mark("The seed of the draws; the same one draws the same.")),
]


def show_odds(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=AGENDA, help=mark("The short name of an agenda, or a file."), show_default=False)
    ],
    people: PeopleOption = None,
    seed_text: SeedOption = None,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> int:
    """Show how likely an agenda ends on time."""
    from facilitateur.cli.new_session import agenda_for

    desk = desk_of(ctx)
    seed = read_seed(desk, seed_text, SEED)
    agenda = agenda_for(desk, name)
    paces = Paces(known_statistics(desk), headcount(desk, people))
    session = fresh_session(agenda, desk.library.cards, opening_of(agenda, datetime(2026, 1, 5, tzinfo=UTC)))
    of_block = paces.of_blocks(agenda.blocks)
    starts = session.opening or session.created_at
    found = [forecast(session, starts, day, of_block, seed) for day in agenda.day_numbers]
    told = [one for one in found if one is not None]
    if as_json:
        say_json(_as_data(agenda, session, paces, seed, told))
        return ExitCode.OK
    words = desk.words
    count = sum(one.days for one in told[:1])
    said = words("{n} simulated days, nothing re-planned on the way", n=number(words, count))
    say(f"{agenda.name} · {said} · {words('seed {n}', n=seed)}")
    for note in filter(None, (paces_note(words, paces), paces_used(words, paces, agenda.live))):
        tell(note)
    for one in told:
        say("\n".join(_sheet(words, session, one, several=len(told) > 1)))
    return ExitCode.OK


def read_seed(desk: Desk, text: str | None, default: int) -> int:
    """Return a seed as it was typed."""
    option = "--graine" if desk.language == "fr" else "--seed"
    return default if text is None else whole_number(desk.words, option, text, 0, MOST_SEED)


def _sheet(words: Words, session: Session, found: Forecast, *, several: bool) -> Iterator[str]:
    yield ""
    if several or found.day != first_day(session.agenda):
        yield words("Day {n}", n=found.day)
    yield odds_said(words, session, found)
    for pin in found.pins:
        title = _title(words, session, pin.block)
        if pin.share:
            late = duration(words, timedelta(milliseconds=pin.by_ms))
            yield words(
                "{block}: {share} of the days run into its fixed time, by {time} (median).",
                block=title,
                share=percent(words, pin.share),
                time=late,
            )
        else:
            yield words("{block}: its fixed time holds on all days.", block=title)
    pushes = [push for push in found.pushes if push.by_ms >= 30_000][:MOST_PUSHES]
    if pushes:
        yield heading(words("What overruns on the days that go wrong, on average"), words.language)
        yield from (f"  {overrun(words, push.by_ms):>9}  {_title(words, session, push.block)}" for push in pushes)


def _title(words: Words, session: Session, block_id: str) -> str:
    block: Block | None = session.agenda.block(block_id)
    return block_id if block is None else block_title(words, session, block)


def _as_data(agenda: Agenda, session: Session, paces: Paces, seed: int, found: list[Forecast]) -> dict[str, object]:
    return {
        "agenda": agenda.slug,
        "sessions": paces.sessions,
        "assumed": paces.is_assumed,
        "people": paces.people or None,
        "band": None if paces.band is None else {"least": paces.band.least, "most": paces.band.most},
        "seed": seed,
        "paces": [
            {"block": block.id, "basis": pace.basis.value, "n": len(pace.ratios)}
            for block in agenda.live
            for pace in (paces.of(block),)
        ],
        "days": [
            {
                "day": one.day,
                "simulated": one.days,
                "due": clock_ms(session, one.due_ms),
                "on_time": round(one.on_time, 4),
                "all_held": round(one.held, 4),
                "end_p50": clock_ms(session, one.p50_ms),
                "end_p80": clock_ms(session, one.p80_ms),
                "pins": [
                    {"block": pin.block, "missed": round(pin.share, 4), "by_seconds": pin.by_ms // 1000}
                    for pin in one.pins
                ],
                "overruns": [{"block": push.block, "seconds": push.by_ms // 1000} for push in one.pushes],
            }
            for one in found
        ],
    }


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "probabilite",
        cls=Command,
        help=mark("Tell how likely an agenda ends on time, by a thousand simulated days."),
        epilog=mark("facilitateur agendas odds demi-journee"),
    )(show_odds)
