"""Planned against real as lines of text: the same on the command line and on the screen."""

from collections.abc import Iterator, Mapping, Sequence

from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.statistics import Spread, Statistics
from facilitateur.i18n.formats import percent, round_half_up
from facilitateur.i18n.labels import phase_label
from facilitateur.i18n.learning import band_label, thin_note
from facilitateur.i18n.words import Words

NAME_WIDTH = 36


def statistics_lines(words: Words, known: Statistics, cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield the counts, a table of methods, one of phases, and how to read them; nothing when nothing was learnt."""
    if not known.cards:
        return
    said = words.plural("{n} session", "{n} sessions", known.sessions)
    blocks = words.plural("{n} block over", "{n} blocks over", len(known.observations))
    methods = words.plural("{n} with a method", "{n} with a method", sum(one.n for one in known.cards.values()))
    yield f"{said} · {blocks} · {methods}"
    yield ""
    yield from _aligned([_titles(words, words("Method")), *_card_rows(words, known, cards)])
    if known.phases:
        yield ""
        rows = [_row(words, phase_label(words, phase, capital=True), one) for phase, one in known.phases.items()]
        yield from _aligned([_titles(words, words("Phase")), *rows, *_every(words, known)])
    yield ""
    yield words("In minutes; planned and p50: medians; p80: 8 times out of 10, no longer.")
    if any(spread.is_thin for spread in (*known.cards.values(), *known.phases.values())):
        yield f"≈ {thin_note(words)}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with the first column at the left and the figures at the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *others in rows:
        figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield "   ".join([first.ljust(widths[0]), *figures])


def _titles(words: Words, first: str) -> tuple[str, ...]:
    return (first, "n", words("planned"), "p50", "p80", words("real/planned"))


def _card_rows(words: Words, known: Statistics, cards: Mapping[str, Card]) -> Iterator[tuple[str, ...]]:
    for slug, one in known.cards.items():
        card = cards.get(slug)
        yield _row(words, clean_line(card.text(words.language).name if card else slug), one)
        bands = [(band, spread) for (of, band), spread in known.bands.items() if of == slug]
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
