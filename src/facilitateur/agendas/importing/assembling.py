"""From rows to an agenda: durations are counted, start times are forgotten, every supposition is said."""

from collections.abc import Iterable, Mapping

import msgspec

from facilitateur.agendas.days import DEFAULT_START
from facilitateur.agendas.importing import problems
from facilitateur.agendas.importing.naming import Names
from facilitateur.agendas.importing.rows import RawRow
from facilitateur.agendas.importing.times import DAY, clock_text
from facilitateur.agendas.importing.understanding import ReadRow, Verdict, read_row
from facilitateur.domain.agenda import MOST_TITLE, Agenda, Block, BlockKind, Day
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Minutes, Problem, Report

_NIGHT = 8 * 60
"""Longest that a block may last whose end is earlier than its start, so that it ends after midnight."""

_LONG = 6 * 60
"""Minutes of one block above which a time of day was perhaps written for a duration."""

_BACK = 240
"""Minutes by which a time may stand before the end of the block above and still be an overlap."""


class Imported(msgspec.Struct, frozen=True):
    """What a file gave."""

    agenda: Agenda
    rows: tuple[ReadRow, ...]


def added_before(imported: Imported, row: ReadRow) -> Block | None:
    """Return the buffer that stands before the block of a row, for time that the file leaves free."""
    return imported.agenda.block(row.added) if row.added else None


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

    def add(self, row: ReadRow, following: int | None, *, is_last: bool) -> None:
        """Lay one row; `following` is when the next one begins, `is_last` whether its day has no other."""
        if row.verdict is Verdict.DAY:
            self._open_day(row.start, row.day)
        elif row.verdict is Verdict.BLOCK:
            minutes = self._length(row, following)
            row = self._without_length(row, is_last=is_last) if minutes is None else self._lay(row, minutes)
        elif row.verdict is Verdict.END:
            row = self._end(row, is_last=is_last)
        self.rows.append(row)

    def _without_length(self, row: ReadRow, *, is_last: bool) -> ReadRow:
        """Return a row that nothing measures: left out, but for a time alone below the blocks of a day."""
        is_time = row.start is not None and not (row.title or row.method or row.note or row.end)
        if is_last and is_time and (self.at is None or (row.start or 0) >= self.at):
            return self._end(row, is_last=is_last)
        self._say(problems.NO_DURATION, row)
        return msgspec.structs.replace(row, verdict=Verdict.LEFT_OUT)

    def _end(self, row: ReadRow, *, is_last: bool) -> ReadRow:
        """Let the block above end when a row says so, and the day as well when nothing follows."""
        if row.start is None or not self._has_blocks() or (row.day and row.day != self.day_said):
            self._say(problems.NO_DURATION, row)
            return msgspec.structs.replace(row, verdict=Verdict.LEFT_OUT)
        at = row.start
        if self.at is not None and at < self.at - _BACK and at + DAY <= self.at + _NIGHT:
            at += DAY
        row = msgspec.structs.replace(row, verdict=Verdict.END, start=at)
        if self.at is not None and at < self.at:
            self._say(problems.EARLY_END, row, time=clock_text(at), minutes=Minutes(self.at - at))
            return row
        row = msgspec.structs.replace(row, added=self._meet(row))
        self.at = at
        self.laid = at if self.laid is None else max(self.laid, at)
        if not is_last:
            return row
        self.days[-1] = msgspec.structs.replace(self.days[-1], end=clock_text(at))
        return msgspec.structs.replace(row, verdict=Verdict.DAY_END)

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
        added = self._meet(row)
        block = self._block(row, minutes)
        self.blocks.append(block)
        begins = row.start if row.start is not None else self.at
        self.at = None if begins is None else begins + minutes
        self.laid = self.at if self.laid is None or begins is None else max(self.laid, begins) + minutes
        return msgspec.structs.replace(row, minutes=minutes, block=block.id, added=added)

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

    def _meet(self, row: ReadRow) -> str:
        """Say what stands between the block above and this row, and return the buffer that is put there, if any."""
        if row.start is None or self.at is None or self.laid is None or not self._has_blocks():
            return ""
        if row.start < self.at:
            self._say(problems.OVERLAP, row, minutes=Minutes(self.at - row.start))
        elif (free := row.start - self.laid) > 0:
            self._say(problems.FREE_TIME, row, minutes=Minutes(free))
            self.blocks.append(Block(self._next_id(), free, BlockKind.BUFFER, day=len(self.days)))
            return self.blocks[-1].id
        return ""

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
        builder.add(row, _following(rows, number), is_last=_is_last(rows, number))
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
    row = _next(rows, number)
    start = None if row is None else row.start
    before = rows[number].start
    if row is None or start is None or before is None or row.verdict is not Verdict.END or start >= before:
        return start
    return start + DAY if start + DAY - before <= _NIGHT else start


def _is_last(rows: list[ReadRow], number: int) -> bool:
    """Whether no other row of the same day comes after one."""
    row, start = _next(rows, number), rows[number].start
    return row is None or (row.start is not None and start is not None and row.start < start - _BACK)


def _next(rows: list[ReadRow], number: int) -> ReadRow | None:
    """Return the next block or end of the same day."""
    for row in rows[number + 1 :]:
        if row.verdict is Verdict.DAY:
            return None
        if row.verdict in (Verdict.BLOCK, Verdict.END):
            return row if not row.day or row.day == rows[number].day else None
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
