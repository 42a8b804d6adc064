"""What one row of a file says: its times and its words apart, and whether it is a block, a day or an end."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from facilitateur.agendas.importing import problems
from facilitateur.agendas.importing.rows import RawRow
from facilitateur.agendas.importing.times import (
    DAY,
    Span,
    impossible_time,
    read_date,
    read_duration,
    read_span,
    without_date,
)
from facilitateur.domain.cleaning import clean_line, fold, slug
from facilitateur.domain.findings import Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.phases import PHASES

_NEAR = 12
"""Characters after which a time of day is part of a sentence."""

_EMPTY = re.compile(r"\((?:[^\w()]|environ|env|about|approx)*\)|\[[^\w\[\]]*\]")
"""Brackets that hold nothing once the times are taken out."""

_EARLIEST = 6 * 60
"""Nothing begins before six in the morning: « 1h30 » is a duration."""

_TOTAL = re.compile(r"(?:sous[- ])?total(?: general)?|(?:sub|grand )?total|somme|sum")

_SPAN = r"(?:demi-)?journee|matinee|apres-midi|jour|atelier|seance|travaux|formation"
_SPAN_EN = r"day|morning|afternoon|session|workshop|meeting|programme|program|training"
_END = re.compile(
    rf"(?:c'est (?:la )?)?fin(?: (?:de (?:la |l')?|du |des |d')?(?:premiere |deuxieme )?(?:{_SPAN})(?: \d)?)?"
    r"(?: a| vers)?"
    rf"|(?:the )?end(?: of (?:the )?(?:{_SPAN_EN})(?: \d)?)?(?: at)?"
    r"|jusqu'a|until"
)
"""The words of a line that only says when something ends."""


class Verdict(StrEnum):
    """What became of a line."""

    BLOCK = "block"
    DAY = "day"
    STRUCK = "struck"
    END = "end"
    """It only says when the block above ends."""
    DAY_END = "day-end"
    LEFT_OUT = "left-out"


class ReadRow(msgspec.Struct, frozen=True):
    """A line of the file and what it is taken for."""

    line: int
    source: str
    verdict: Verdict
    title: str = ""
    start: int | None = None
    """Minutes from midnight."""
    end: int | None = None
    minutes: int | None = None
    method: str = ""
    phase: Phase | None = None
    note: str = ""
    block: str = ""
    """Id of the block that it became."""
    added: str = ""
    """Id of the buffer that was put in before it, for time that the file leaves free."""
    day: str = ""
    """The day as its own column or a date says it, in a form that can be compared."""


def read_row(raw: RawRow, report: Report) -> ReadRow:
    """Return a row with its times and its words apart."""
    if raw.is_struck:
        report.add(problems.STRUCK, raw.line, text=raw.source)
        return ReadRow(raw.line, raw.source, Verdict.STRUCK)
    cells = raw.cells
    if raw.is_day:
        span = read_span(cells["text"])
        day = _day_of({"day": cells["text"]})
        return ReadRow(raw.line, raw.source, Verdict.DAY, cells["text"], span.start if span else None, day=day)
    start = end = minutes = None
    title = clean_line(_EMPTY.sub("", cells.get("title", "")))
    note = cells.get("note", "")
    if "text" in cells:
        start, end, minutes, title = _cut(cells["text"])
    else:
        start, end = _times(cells)
        given = cells.get("duration", "")
        minutes = _minutes(given)
    if (ends := _ends_at(cells, title, start, end, minutes)) is not None:
        return ReadRow(raw.line, raw.source, Verdict.END, title, ends, day=_day_of(cells))
    if start is None and minutes is None:
        if impossible := impossible_time(raw.source):
            report.add(problems.NO_SUCH_TIME, raw.line, time=impossible, text=raw.source)
        elif raw.is_list or read_duration(raw.source):
            report.add(problems.NOT_A_BLOCK, raw.line, text=raw.source)
        return ReadRow(raw.line, raw.source, Verdict.LEFT_OUT)
    if start is None and any(_TOTAL.fullmatch(fold(text).strip(" :")) for text in (title, *cells.values())):
        report.add(problems.TOTAL, raw.line, text=raw.source)
        return ReadRow(raw.line, raw.source, Verdict.LEFT_OUT)
    method = cells.get("method", "")
    phase = PHASES.get(slug(cells.get("phase", "-") or "-"))
    for unread in _unread(cells, start, end, minutes, phase):
        report.add(problems.NOT_READ, raw.line, said=unread)
    title = title or method or note
    note = note if fold(note) != fold(title) else ""
    said = (raw.line, raw.source, Verdict.BLOCK, title, start, end, minutes, method, phase, note)
    return ReadRow(*said, day=_day_of(cells))


def _unread(
    cells: Mapping[str, str], start: int | None, end: int | None, minutes: int | None, phase: Phase | None
) -> Iterator[str]:
    """Yield what a row says of its time or its phase and nobody understood."""
    for value, names in (start, ("time", "start")), (end, ("end",)), (minutes, ("duration",)), (phase, ("phase",)):
        said = " ".join(without_date(cells.get(name, "")) for name in names).strip() if value is None else ""
        if any(sign.isalnum() for sign in said):
            yield said
    if start is None and (impossible := impossible_time(cells.get("text", ""))):
        yield impossible


def _day_of(cells: Mapping[str, str]) -> str:
    """Return the day that a row says: its own column, else the date beside its time."""
    column = cells.get("day", "").strip()
    said = read_date(column) or (slug(column) if column else "")
    return said or read_date(cells.get("start", "") or cells.get("time", ""))


def _times(cells: Mapping[str, str]) -> tuple[int | None, int | None]:
    time, begins, ends = (without_date(cells.get(name, "")) for name in ("time", "start", "end"))
    span = read_span(time) or read_span(begins)
    last = read_span(ends)
    start = span.start if span else None
    end = (span.end if span else None) or (last.start if last else None)
    return start, end


def _minutes(text: str) -> int | None:
    """Return the minutes of a cell of durations: « 20 », « 0:20 », « 1h », « 1 h 30 »."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= DAY else None
    if found := read_duration(text):
        return found[0]
    span = read_span(text)
    return span.start or None if span else None


def _cut(text: str) -> tuple[int | None, int | None, int | None, str]:
    """Return start, end, minutes and title of one line of words."""
    span = read_span(text)
    start = end = minutes = None
    counted = ""
    # A time in the middle of a sentence is part of the sentence.
    if span is not None and (span.begins <= _NEAR or _is_behind(text, span)):
        start, end = span.start, span.end
        after = read_span(text[span.ends :]) if end is None else None
        # « 9h00 9h30 Accueil » comes from two columns without names.
        if after is not None and not text[span.ends :][: after.begins].strip(" ;,|") and _follows(start, after):
            end, span = after.start, span._replace(ends=span.ends + after.ends)
        if end is None and start is not None and 0 < start < _EARLIEST:
            start, minutes = None, start  # « 1h30 — atelier » lasts an hour and a half.
        text = f"{text[: span.begins]} {text[span.ends :]}"
    elif span is not None and span.end is not None:
        # « de 8h à 18h » inside a sentence does not last eight hours.
        blank = " " * (span.ends - span.begins)
        counted = f"{text[: span.begins]}{blank}{text[span.ends :]}"
    if minutes is None and (found := read_duration(counted or text)):
        minutes = found[0]
        text = f"{text[: found[1]]} {text[found[2] :]}"
    return start, end, minutes, clean_line(_EMPTY.sub("", text)).strip(" :-–—|,.;>→")


def _is_behind(text: str, span: Span) -> bool:
    """Whether a range of times ends a line, set apart, as in « Tour de table collectif (9h30-10h) »."""
    is_apart = text[: span.begins].rstrip()[-1:] in set("([:–—|")
    return span.end is not None and is_apart and not text[span.ends :].strip(" ).]")


def _follows(start: int | None, after: Span) -> bool:
    """Whether a time behind another one is an end rather than a length."""
    return start is not None and after.start is not None and after.end is None and after.start > max(start, _EARLIEST)


def _ends_at(
    cells: Mapping[str, str], title: str, start: int | None, end: int | None, minutes: int | None
) -> int | None:
    """Return the time of a row that only says that something ends then: « 15h30 fin », « Fin de journée : 17 h »."""
    text, span = cells.get("text", ""), read_span(cells.get("text", ""))
    if start is None and span is not None and (span.start or 0) >= _EARLIEST:
        # « Fin de la journée : 17h » has its time far behind.
        title, start, end, minutes = f"{text[: span.begins]} {text[span.ends :]}", span.start, span.end, None
    at = start if start is not None else end
    is_alone = minutes is None and end in (None, at) and not cells.get("method") and not cells.get("note")
    return at if is_alone and _END.fullmatch(fold(clean_line(title)).replace("’", "'").strip(" :-–—.!→")) else None
