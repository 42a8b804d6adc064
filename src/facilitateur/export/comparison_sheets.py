"""Two sessions side by side as sheets of figures: whole minutes, notes and votes that can be reckoned with."""

from datetime import datetime, timedelta

from facilitateur.domain.comparing import Pair, Side, compare, notes_by_phase
from facilitateur.domain.state import Session
from facilitateur.export.sheet import Column, Kind, Sheet, Value, sheet_name
from facilitateur.i18n.labels import block_title, phase_label
from facilitateur.i18n.words import Words

MINUTE = timedelta(minutes=1)


def comparison_sheets(
    sessions: tuple[Session, Session], nows: tuple[datetime, datetime], words: Words
) -> tuple[Sheet, Sheet]:
    """Return a sheet of blocks and a sheet of phases; what is not there is an empty cell."""
    taken: set[str] = set()
    pairs = compare(*sessions, nows).pairs
    columns = [Column(words("Block"))]
    for n in (1, 2):
        titles = [words("Planned {n} (min)", n=n), words("Real {n} (min)", n=n)]
        titles += [words("Notes {n}", n=n), words("Kept {n}", n=n), words("Votes {n}", n=n)]
        columns += [Column(title, Kind.NUMBER) for title in titles]
    columns.append(Column(words("Gap 2−1 (min)"), Kind.DIFFERENCE))
    blocks = tuple(_row(words, sessions, pair) for pair in pairs)
    return (
        Sheet(sheet_name(words("Blocks"), taken), tuple(columns), blocks),
        _phases(words, sessions, sheet_name(words("Phases"), taken)),
    )


def _row(words: Words, sessions: tuple[Session, Session], pair: Pair) -> tuple[Value, ...]:
    titles = [block_title(words, session, side.block) for session, side in zip(sessions, pair, strict=True) if side]
    gap = None if pair.difference is None else pair.difference // MINUTE
    return (titles[0], *_cells(pair.first), *_cells(pair.second), gap)


def _cells(side: Side | None) -> tuple[Value, ...]:
    if side is None:
        return (None,) * 5
    real = None if side.told is None else side.told // MINUTE
    return (side.planned // MINUTE, real, side.notes, side.kept, side.votes)


def _phases(words: Words, sessions: tuple[Session, Session], name: str) -> Sheet:
    one, two = (notes_by_phase(session) for session in sessions)
    columns = (
        Column(words("Phase")),
        Column(words("Session 1"), Kind.NUMBER),
        Column(words("Session 2"), Kind.NUMBER),
        Column(words("Gap 2−1"), Kind.DIFFERENCE),
    )
    rows = tuple(
        (phase_label(words, phase, capital=True), len(notes), len(two[phase]), len(two[phase]) - len(notes))
        for phase, notes in one.items()
        if notes or two[phase]
    )
    return Sheet(name, columns, rows)
