"""`facilitateur statistiques`: planned against real over the sessions of the workspace, per card and per phase."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from facilitateur.cli.desk import Desk, desk_of
from facilitateur.cli.output import say, say_json, tell
from facilitateur.cli.sessions import AS_JSON
from facilitateur.cli.shape import Command
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.statistics import Band, Spread, Statistics, statistics_of
from facilitateur.i18n.formats import percent, round_half_up
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.learning import band_label, few_sessions, thin_note
from facilitateur.i18n.words import Words, mark
from facilitateur.storage.places import built_in
from facilitateur.storage.shelf import SessionShelf

NAME_WIDTH = 36


def show_statistics(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False) -> None:
    """Show planned against real."""
    desk = desk_of(ctx)
    known = known_statistics(desk)
    if as_json:
        say_json(_as_data(known))
        return
    words = desk.words
    if not known.cards:
        tell(words("No session of {path} has a method that is over yet.", path=desk.workspace.sessions))
        return
    said = words.plural("{n} session", "{n} sessions", known.sessions)
    blocks = words.plural("{n} method held", "{n} methods held", sum(spread.n for spread in known.cards.values()))
    say(f"{said} · {blocks}")
    note = few_sessions(words, known.sessions)
    if note:
        tell(note)
    say()
    _print([_titles(words, words("Method")), *_card_rows(desk, known)])
    if known.phases:
        say()
        rows = [_row(words, phase_label(words, phase, capital=True), one) for phase, one in known.phases.items()]
        _print([_titles(words, words("Phase")), *rows, *_every(words, known)])
    say()
    say(words("In minutes; planned and p50: medians; p80: 8 times out of 10, no longer."))
    if any(spread.is_thin for spread in (*known.cards.values(), *known.phases.values())):
        say(f"≈ {thin_note(words)}")


def known_statistics(desk: Desk) -> Statistics:
    """Return what the sessions of the workspace say; rehearsals, samples and unreadable ones left aside."""
    from facilitateur.past import read_past

    return statistics_of(read_past(desk.sessions, skipping=SessionShelf([built_in().sessions]).ids()))


def _print(rows: Sequence[tuple[str, ...]]) -> None:
    """Print the first column at the left, the figures at the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        say("   ".join([first.ljust(widths[0]), *figures]))


def _titles(words: Words, first: str) -> tuple[str, ...]:
    return (first, "n", words("planned"), "p50", "p80", words("real/planned"))


def _card_rows(desk: Desk, known: Statistics) -> Iterator[tuple[str, ...]]:
    words = desk.words
    for card, one in known.cards.items():
        found = desk.library.get(card)
        yield _row(words, clean_line(found.text(words.language).name if found else card), one)
        bands = [(band, spread) for (slug, band), spread in known.bands.items() if slug == card]
        if len(bands) > 1:
            yield from (_row(words, f"  {band_label(words, band)}", spread) for band, spread in bands)


def _every(words: Words, known: Statistics) -> Iterator[tuple[str, ...]]:
    if known.every is not None:
        yield _row(words, words("All methods"), known.every)


def _row(words: Words, name: str, one: Spread) -> tuple[str, ...]:
    shown = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"
    count = f"{'≈ ' if one.is_thin else ''}{one.n}"
    minutes = (str(round_half_up(value)) for value in (one.planned, one.p50, one.p80))
    return (shown, count, *minutes, percent(words, one.ratio))


def _as_data(known: Statistics) -> dict[str, object]:
    return {
        "sessions": known.sessions,
        "blocks": len(known.observations),
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
