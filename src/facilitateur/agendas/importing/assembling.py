"""From rows to an agenda: durations are counted, start times are forgotten, every supposition is said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from facilitateur.agendas.days import DEFAULT_START
from facilitateur.agendas.importing import problems
from facilitateur.agendas.importing.naming import Names
from facilitateur.agendas.importing.rows import RawRow
from facilitateur.agendas.importing.times import (
    DAY,
    clock_text,
    impossible_time,
    read_date,
    read_duration,
    read_span,
    without_date,
)
from facilitateur.domain.agenda import MOST_TITLE, Agenda, Block, BlockKind, Day
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line, fold, slug
from facilitateur.domain.findings import Minutes, Problem, Report
from facilitateur.domain.phases import Phase
from facilitateur.textfiles.phases import PHASES

_NEAR = 12
"""Characters after which a time of day is part of a sentence."""

_EMPTY = re.compile(r"\((?:[^\w()]|environ|env|about|approx)*\)|\[[^\w\[\]]*\]")
"""Brackets that hold nothing once the times are taken out."""

_EARLIEST = 6 * 60
"""Nothing begins before six in the morning: « 1h30 » is a duration."""

_NIGHT = 8 * 60
"""Longest that a block may last whose end is earlier than its start, so that it ends after midnight."""

_LONG = 6 * 60
"""Minutes of one block above which a time of day was perhaps written for a duration."""

_TOTAL = re.compile(r"(?:sous[- ])?total(?: general)?|(?:sub|grand )?total|somme|sum")

_BACK = 240
"""Minutes by which a time may stand before the end of the block above and still be an overlap."""


class Verdict(StrEnum):
    """What became of a line."""

    BLOCK = "block"
    DAY = "day"
    STRUCK = "struck"
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
    day: str = ""
    """The day as its own column or a date says it, in a form that can be compared."""


class Imported(msgspec.Struct, frozen=True):
    """What a file gave."""

    agenda: Agenda
    rows: tuple[ReadRow, ...]


def added_before(imported: Imported, row: ReadRow) -> Block | None:
    """Return the buffer that stands before the block of a row, for time that the file leaves free."""
    position = imported.agenda.position(row.block) if row.block else -1
    before = imported.agenda.blocks[position - 1] if position > 0 else None
    read = {other.block for other in imported.rows}
    return before if before is not None and before.kind is BlockKind.BUFFER and before.id not in read else None


def days_opened(imported: Imported) -> Mapping[int, Day]:
    """Return the day that begins at a line, by line: its own title, else its first block; none for a single day."""
    agenda, number, title = imported.agenda, 0, None
    opened: dict[int, Day] = {}
    if len(agenda.days) < 2:
        return opened
    for row in imported.rows:
        block = agenda.block(row.block) if row.block else None
        if row.verdict is Verdict.DAY:
            title = row
        elif block is not None:
            if block.day != number:
                number = block.day
                opened[(title or row).line] = agenda.days[number - 1]
            title = None
    return opened


def title_of(imported: Imported) -> ReadRow | None:
    """Return the line that names the whole agenda: a title of Markdown before the first day or block."""
    first = next(iter(imported.rows), None)
    is_title = first is not None and first.verdict is Verdict.LEFT_OUT and first.source.startswith("# ")
    return first if is_title else None


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
    # A time in the middle of a sentence is part of the sentence.
    if span is not None and span.begins <= _NEAR:
        start, end = span.start, span.end
        if end is None and start is not None and 0 < start < _EARLIEST:
            start, minutes = None, start  # « 1h30 — atelier » lasts an hour and a half.
        text = f"{text[: span.begins]} {text[span.ends :]}"
    if minutes is None and (found := read_duration(text)):
        minutes = found[0]
        text = f"{text[: found[1]]} {text[found[2] :]}"
    return start, end, minutes, clean_line(_EMPTY.sub("", text)).strip(" :-–—|,.;>→")


class _Builder:
    """Lays the rows of a file one after the other."""

    def __init__(self, names: Names, report: Report) -> None:
        self.names = names
        self.report = report
        self.days: list[Day] = []
        self.blocks: list[Block] = []
        self.rows: list[ReadRow] = []
        self.at: int | None = None
        """When the last block ends as the file says; none where nothing says it."""
        self.laid: int | None = None
        """When it ends in the agenda, where overlapping blocks stand one after the other."""
        self.day_said = ""
        """What the column of days says of the day that is being laid."""

    def add(self, row: ReadRow, following: int | None) -> None:
        """Lay one row; `following` is when the next one begins."""
        if row.verdict is Verdict.DAY:
            self._open_day(row.start, row.day)
        elif row.verdict is Verdict.BLOCK:
            minutes = self._length(row, following)
            if minutes is None:
                self._say(problems.NO_DURATION, row)
                row = msgspec.structs.replace(row, verdict=Verdict.LEFT_OUT)
            else:
                row = self._lay(row, minutes)
        self.rows.append(row)

    def _open_day(self, start: int | None, said: str = "") -> None:
        self.days.append(Day(len(self.days) + 1, "" if start is None else clock_text(start)))
        self.at = self.laid = start
        self.day_said = said

    def _length(self, row: ReadRow, following: int | None) -> int | None:
        counted = None
        if row.start is not None:
            end = row.end if row.end is not None else (following if row.minutes is None else None)
            counted = end - row.start if end is not None and end > row.start else None
            if row.end is not None and counted is None and row.end < row.start and row.end - row.start + DAY <= _NIGHT:
                counted = row.end - row.start + DAY
                self._say(problems.AFTER_MIDNIGHT, row, minutes=Minutes(counted))
        if counted is not None and row.minutes is not None and counted != row.minutes:
            self._say(problems.CONTRADICTION, row, stated=row.minutes, counted=counted)
        minutes = counted if counted is not None else row.minutes
        if minutes is not None and minutes > _LONG:
            self._say(problems.LONG, row, minutes=Minutes(minutes))
        return minutes

    def _lay(self, row: ReadRow, minutes: int) -> ReadRow:
        row = self._placed(row)
        if not self.days:
            self._open_day(row.start, row.day)
        if row.start is not None and not self.days[-1].start and not self._has_blocks():
            self.days[-1] = msgspec.structs.replace(self.days[-1], start=clock_text(row.start))
            self.at = self.laid = row.start
        self._meet(row)
        block = self._block(row, minutes)
        self.blocks.append(block)
        begins = row.start if row.start is not None else self.at
        self.at = None if begins is None else begins + minutes
        self.laid = self.at if self.laid is None or begins is None else max(self.laid, begins) + minutes
        return msgspec.structs.replace(row, minutes=minutes, block=block.id)

    def _placed(self, row: ReadRow) -> ReadRow:
        """Return a row with its start counted from the midnight of its day, after opening that day if need be."""
        if row.day and row.day != self.day_said:
            if self._has_blocks():
                self._open_day(row.start, row.day)
            self.day_said = row.day
        elif row.start is not None and self.at is not None and row.start < self.at - _BACK:
            if self.at - _BACK <= row.start + DAY <= self.at + _BACK:
                return msgspec.structs.replace(row, start=row.start + DAY)  # 0h30, after a block that ends at midnight
            if not row.day:
                self._say(problems.ANOTHER_DAY, row)
                self._open_day(row.start)
        return row

    def _has_blocks(self) -> bool:
        return any(block.day == len(self.days) for block in self.blocks)

    def _meet(self, row: ReadRow) -> None:
        """Say what stands between the block above and this one."""
        if row.start is None or self.at is None or self.laid is None or not self._has_blocks():
            return
        if row.start < self.at:
            self._say(problems.OVERLAP, row, minutes=Minutes(self.at - row.start))
        elif (free := row.start - self.laid) > 0:
            self._say(problems.FREE_TIME, row, minutes=Minutes(free))
            self.blocks.append(Block(self._next_id(), free, BlockKind.BUFFER, day=len(self.days)))

    def _block(self, row: ReadRow, minutes: int) -> Block:
        meaning = self.names.meaning_of(row.title, row.method)
        if not meaning.is_sure:
            problem = problems.NO_CARD_NEAR if meaning.near else problems.NO_CARD
            self._say(problem, row, near=meaning.near)
        title = "" if meaning.is_whole else clean_line(row.title, MOST_TITLE)
        note = " — ".join(filter(None, [row.title if len(row.title) > MOST_TITLE else "", row.note]))
        said = (self._next_id(), minutes, meaning.kind, meaning.card, row.phase, note, len(self.days))
        return Block(*said, title=title)

    def _say(self, problem: Problem, row: ReadRow, **values: str | int) -> None:
        self.report.add(problems.about(problem, row.title), row.line, 1, block="", title=row.title, **values)

    def _next_id(self) -> str:
        return f"b{len(self.blocks) + 1}"


def assemble(raws: Iterable[RawRow], name: str, cards: Mapping[str, Card], report: Report) -> Imported | None:
    """Return the agenda of rows, or none when no row is a block.

    Args:
        raws: The rows of the file.
        name: What the agenda is called.
        cards: The method cards by short name.
        report: Takes everything that was supposed or left out.
    """
    rows = [read_row(raw, report) for raw in raws]
    builder = _Builder(Names(cards), report)
    for number, row in enumerate(rows):
        builder.add(row, _following(rows, number))
    if not builder.blocks:
        report.add(problems.NOTHING)
        return None
    days = tuple(
        _started(day, builder, report) for day in builder.days if any(b.day == day.number for b in builder.blocks)
    )
    numbers = {day.number: place for place, day in enumerate(days, 1)}
    days = tuple(msgspec.structs.replace(day, number=numbers[day.number]) for day in days)
    blocks = tuple(_shelved(msgspec.structs.replace(block, day=numbers[block.day]), cards) for block in builder.blocks)
    agenda = Agenda(slug=slug(name, 60), name=name, days=days, blocks=blocks)
    return Imported(agenda, tuple(builder.rows))


def _following(rows: list[ReadRow], number: int) -> int | None:
    """Return when the next row begins, on the same day."""
    for row in rows[number + 1 :]:
        if row.verdict is Verdict.DAY:
            return None
        if row.verdict is Verdict.BLOCK:
            is_same = not row.day or row.day == rows[number].day
            return row.start if is_same else None
    return None


def _started(day: Day, builder: _Builder, report: Report) -> Day:
    if day.start:
        return day
    report.add(problems.NO_START, number=day.number, start=DEFAULT_START)
    return msgspec.structs.replace(day, start=DEFAULT_START)


def _shelved(block: Block, cards: Mapping[str, Card]) -> Block:
    """Return a block with the phase of its card, where the file says none."""
    card = cards.get(block.card)
    if block.phase is not None or card is None:
        return block
    return msgspec.structs.replace(block, phase=card.shelf)
