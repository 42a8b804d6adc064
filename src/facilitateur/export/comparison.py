"""Two sessions side by side as a document: the facts, the time of each block, what was noted, chosen and dropped."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.comparing import Comparison, Pair, Side, compare, dropped, kept_once, notes_by_phase
from facilitateur.domain.privacy import without_private
from facilitateur.domain.state import Session
from facilitateur.domain.timing import day_plan
from facilitateur.export.comparison_sheets import comparison_sheets
from facilitateur.export.csv_sheets import sheet_rows
from facilitateur.export.document import (
    Document,
    Heading,
    Line,
    Paragraph,
    Part,
    Table,
    bullets,
    emphasis,
    plain,
    strong,
)
from facilitateur.export.options import ExportOptions
from facilitateur.export.plain_documents import FORMATS as PAGES
from facilitateur.export.plain_documents import document_bytes
from facilitateur.export.registry import exporter
from facilitateur.export.telling import Telling
from facilitateur.export.values import Json, instant
from facilitateur.i18n.formats import change, date_in_full, duration
from facilitateur.i18n.labels import fork_said, phase_label
from facilitateur.i18n.words import Words
from facilitateur.textfiles.csv_cells import csv_bytes

TABLES = ("xlsx", "csv")
"""Formats with figures: all of them in a workbook, those of the blocks alone in CSV."""

FORMATS = (*PAGES, *TABLES)


class Compared(NamedTuple):
    """Two sessions, each with how it is told, and what they are to each other."""

    first: Telling
    second: Telling
    facts: Comparison

    @property
    def words(self) -> Words:
        """The language."""
        return self.first.words


def comparison(
    sessions: tuple[Session, Session], nows: tuple[datetime, datetime], words: Words, options: ExportOptions
) -> Document:
    """Return the document that puts two sessions side by side."""
    tellings = [Telling(session, now, words, options) for session, now in zip(sessions, nows, strict=True)]
    told = Compared(tellings[0], tellings[1], compare(*sessions, nows))
    parts: list[Part] = [
        Heading(1, plain(words("Two sessions side by side"))),
        _facts(told),
        *_agendas_said(told),
        Heading(2, plain(words("Time, block by block"))),
        _times(told),
        Heading(2, plain(words("What was written down, by phase"))),
        _phases(told),
        Heading(2, plain(words("Figures, block by block"))),
        _figures(told),
        *_lists(told),
    ]
    latest = max(session.at or session.created_at for session in sessions)
    title = words("Two sessions side by side")
    return Document(title, words.language, tuple(parts), source=" ".join(each.id for each in sessions), at=latest)


def _header(*titles: str) -> tuple[Line, ...]:
    return tuple(plain(title) for title in titles)


def _facts(told: Compared) -> Table:
    words = told.words
    rows: list[tuple[str, Callable[[Telling], str]]] = [
        (words("Session"), lambda telling: telling.session.id),
        (words("Challenge"), lambda telling: telling.session.challenge),
        (words("Origin"), lambda telling: fork_said(words, telling.session)),
        (words("Date"), _date),
        (words("Agenda"), lambda telling: telling.session.agenda.name),
        (words("Participants"), lambda telling: str(len(telling.session.contents.participants))),
        (words("Teams"), lambda telling: str(len(telling.session.contents.teams))),
        (words("Planned end"), lambda telling: telling.time(_last_day(telling)[0])),
        (words("Real or expected end"), lambda telling: telling.time(_last_day(telling)[1])),
        (words("Notes"), lambda telling: str(sum(1 for _ in telling.session.originals()))),
        (words("Kept notes"), lambda telling: str(len(kept_once(telling.session)))),
        (words("Decisions"), lambda telling: str(len(telling.session.decisions()))),
        (words("Parking lot"), lambda telling: str(len(telling.session.parking_lot()))),
    ]
    told_rows = [(label, say(told.first), say(told.second)) for label, say in rows]
    lines = [(strong(label), plain(one), plain(two)) for label, one, two in told_rows if one or two]
    return Table(_header("", words("Session 1"), words("Session 2")), tuple(lines), named_rows=True)


def _date(telling: Telling) -> str:
    visits = telling.session.contents.visits
    at = visits[0].started_at if visits else telling.session.opening or telling.session.created_at
    return date_in_full(telling.words, telling.local(at).date())


def _last_day(telling: Telling) -> tuple[datetime, datetime]:
    """Return the planned and the real or projected end of the last day."""
    numbers = [block.day for block in telling.session.agenda.blocks]
    plan = day_plan(telling.session, telling.now, max(numbers, default=1))
    return plan.planned_end, plan.projected_end


def _agendas_said(told: Compared) -> list[Part]:
    """Say how blocks were put together where the agendas differ."""
    words, facts = told.words, told.facts
    if facts.same_agenda:
        return []
    said = words("The agendas differ: a block stands beside the one with the same method, in the order of each.")
    if facts.alone:
        said += " " + words.plural("{n} block has none beside it.", "{n} blocks have none beside them.", facts.alone)
    return [Paragraph(emphasis(said))]


def _title(told: Compared, pair: Pair) -> str:
    if pair.first is not None:
        return told.first.title(pair.first.block.id)
    return told.second.title(pair.second.block.id) if pair.second is not None else ""


def _times(told: Compared) -> Table:
    words = told.words
    header = [words("Block")]
    for n in (1, 2):
        header += [words("Planned {n}", n=n), words("Real {n}", n=n)]
    rows = []
    for pair in told.facts.pairs:
        cells = [*_time_cells(words, pair.first), *_time_cells(words, pair.second)]
        gap = pair.difference
        cells.append("" if gap is None else change(words, gap))
        rows.append((plain(_title(told, pair)), *(plain(cell) for cell in cells)))
    total = _total(told)
    return Table(_header(*header, words("Gap 2−1")), (*rows, total), named_rows=True)


def _time_cells(words: Words, side: Side | None) -> tuple[str, str]:
    if side is None:
        return "–", "–"
    return duration(words, side.planned), words("not run") if side.told is None else duration(words, side.told)


def _total(told: Compared) -> tuple[Line, ...]:
    words = told.words
    sums: list[timedelta] = []
    for sides in ([pair.first for pair in told.facts.pairs], [pair.second for pair in told.facts.pairs]):
        sums.append(sum((side.planned for side in sides if side), timedelta()))
        sums.append(sum((side.told for side in sides if side and side.told), timedelta()))
    gap = change(words, sums[3] - sums[1])
    said = [*(duration(words, span) for span in sums), gap]
    return (strong(words("All blocks")), *(strong(text) for text in said))


def _phases(told: Compared) -> Table:
    words = told.words
    one, two = (notes_by_phase(telling.session) for telling in (told.first, told.second))
    rows = []
    for phase, notes in one.items():
        counts = (len(notes), len(two[phase]))
        if any(counts):
            cells = (str(counts[0]), str(counts[1]), _signed(counts[1] - counts[0]))
            rows.append((plain(phase_label(words, phase, capital=True)), *(plain(cell) for cell in cells)))
    header = _header(words("Phase"), words("Session 1"), words("Session 2"), words("Gap 2−1"))
    return Table(header, tuple(rows), named_rows=True)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else str(number).replace("-", "−")


def _figures(told: Compared) -> Table:
    words = told.words
    header = [words("Block")]
    for n in (1, 2):
        header += [words("Notes {n}", n=n), words("Kept {n}", n=n), words("Votes {n}", n=n)]
    rows = [
        (plain(_title(told, pair)), *(plain(cell) for side in pair for cell in _figure_cells(side)))
        for pair in told.facts.pairs
        if any(side is not None and (side.notes or side.votes) for side in pair)
    ]
    return Table(_header(*header), tuple(rows), named_rows=True)


def _figure_cells(side: Side | None) -> tuple[str, str, str]:
    return ("–", "–", "–") if side is None else (str(side.notes), str(side.kept), str(side.votes))


def _lists(told: Compared) -> list[Part]:
    words = told.words
    parts: list[Part] = []
    sections: list[tuple[str, Callable[[Telling], Sequence[str]], str]] = [
        (words("Dropped"), _dropped, words("Everything that was planned was run.")),
        (words("Decisions"), _decisions, words("No decision was written down.")),
    ]
    for title, say, empty in sections:
        parts.append(Heading(2, plain(title)))
        for n, telling in enumerate((told.first, told.second), 1):
            lines = say(telling)
            parts.append(Heading(3, plain(words("Session {n}", n=n))))
            parts.append(bullets([plain(line) for line in lines]) if lines else Paragraph(plain(empty)))
    return parts


def _dropped(telling: Telling) -> list[str]:
    return [
        f"{telling.title(block.id)} ({duration(telling.words, timedelta(minutes=block.minutes))})"
        for block in dropped(telling.session)
    ]


def _decisions(telling: Telling) -> list[str]:
    return [note.text for note in without_private(telling.session).decisions()]


def comparison_bytes(
    sessions: tuple[Session, Session], nows: tuple[datetime, datetime], words: Words, format_id: str
) -> bytes:
    """Return the comparison as the bytes of a file in one of `FORMATS`. Raises `MissingPartError`."""
    if format_id not in TABLES:
        return document_bytes(comparison(sessions, nows, words, ExportOptions()), format_id, words)
    told = comparison_sheets(sessions, nows, words)
    if format_id == "csv":
        return csv_bytes(words, sheet_rows(told[0]))
    source = " ".join(each.id for each in sessions)
    latest = max(session.at or session.created_at for session in sessions)
    written: bytes = exporter("xlsx").load("to_xlsx")(told, words, words("Two sessions side by side"), source, latest)
    return written


def comparison_stem(words: Words, sessions: tuple[Session, Session]) -> str:
    """Return what the file of a comparison is called, before its extension."""
    name = "comparaison" if words.language == "fr" else "comparison"
    return f"{name}-{sessions[0].id[:40]}-{sessions[1].id[:40]}"


def comparison_view(sessions: tuple[Session, Session], nows: tuple[datetime, datetime]) -> Json:
    """Return the same as JSON values; what is not there is null."""
    facts = compare(*sessions, nows)
    phases = [notes_by_phase(session) for session in sessions]
    return {
        "sessions": [{"id": each.id, "challenge": each.challenge, "at": instant(each.at)} for each in sessions],
        "same_agenda": facts.same_agenda,
        "blocks": [{"first": _side_view(pair.first), "second": _side_view(pair.second)} for pair in facts.pairs],
        "phases": [{"phase": phase, "notes": [len(found[phase]) for found in phases]} for phase in phases[0]],
        "decisions": [[note.text for note in without_private(one).decisions()] for one in sessions],
        "dropped": [[block.id for block in dropped(session)] for session in sessions],
    }


def _side_view(side: Side | None) -> Json | None:
    if side is None:
        return None
    return {
        "block": side.block.id,
        "card": side.block.card or None,
        "kind": side.block.kind,
        "planned": round(side.planned.total_seconds()),
        "real": None if side.real is None else round(side.real.total_seconds()),
        "notes": side.notes,
        "kept": side.kept,
        "votes": side.votes,
    }
