"""What a rehearsal says to change, in sentences: the same on the screen and as plain lines."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from facilitateur.domain.agenda import Block, BlockKind, Edge
from facilitateur.domain.lessons import WORTH_SAYING, DayLesson, Gain, Lessons, Overrun
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import change, duration, listing, wall_time, whole_minutes
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.pins import told_span
from facilitateur.i18n.votes import quoted
from facilitateur.i18n.words import Words, mark

MISSED_START = mark("{block}: {time} after its fixed time ({at}). Plan a buffer before it, or less work.")
SHORT_START = mark(
    "{block}: {time} after its fixed time ({at}). Make the buffer before it ({buffer}) longer, or plan less work."
)
SHORT_END = mark(
    "{block}: {time} after its fixed end ({at}). Make the buffer before it ({buffer}) longer, or plan less work."
)
MISSED_END = mark("{block}: {time} after its fixed end ({at}). Plan a buffer before it, or less work.")


def rehearsal_title(words: Words, agenda: str) -> str:
    """Return the challenge of a rehearsed session."""
    return words("Rehearsal: {agenda}", agenda=agenda)


def lessons_sections(words: Words, session: Session, found: Lessons) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings with their sentences; the heading of the first section is empty."""
    first = [_day(words, session, day, several=len(found.days) > 1) for day in found.days]
    if not found.ran:
        first.append(words("Nothing was rehearsed to its end."))
    elif found.is_fine:
        first.append(words("Nothing to change: the plan held, this time."))
    yield "", tuple(first)
    if found.pins:
        yield words("Fixed times that did not hold"), tuple(_pins(words, session, found))
    if found.overruns:
        yield words("What overran, and the minutes to plan"), tuple(_overruns(words, session, found))
    if found.gains:
        yield words("Where minutes were gained"), tuple(_gains(words, session, found))
    if found.buffers:
        yield words("Buffers that were needed"), tuple(_buffers(words, session, found))


def _named(words: Words, session: Session, block: Block, at: datetime | None) -> str:
    """Return what a block is called, with when it was planned where another one is called the same."""
    title = block_title(words, session, block)
    others = [one for one in session.agenda.live if block_title(words, session, one) == title]
    if at is None or len(others) < 2:
        return title
    if len(session.agenda.day_numbers) > 1:
        return words("{block} at {time}, day {n}", block=title, time=_clock(session, at), n=block.day)
    return words("{block} at {time}", block=title, time=_clock(session, at))


def _clock(session: Session, at: datetime) -> str:
    return wall_time(local(session, at))


def _day(words: Words, session: Session, day: DayLesson, *, several: bool) -> str:
    end, due = _clock(session, day.end), _clock(session, day.due)
    late = day.end.replace(second=0, microsecond=0) - day.due.replace(second=0, microsecond=0)
    if abs(day.late) < WORTH_SAYING or not late:
        said = words("Ended on time, at {end}.", end=end)
    elif not day.is_over:
        said = words("Would end at {end} instead of {due}: {late}.", end=end, due=due, late=change(words, late))
    elif day.late > ZERO:
        said = words("Ended at {end} instead of {due}: {late}.", end=end, due=due, late=change(words, late))
    else:
        said = words("Ended at {end}, before {due}: {late}.", end=end, due=due, late=change(words, late))
    if day.is_stated and day.late >= WORTH_SAYING:
        said = f"{said} {_missed_end(words, session, day)}"
    return f"{words('Day {n}', n=day.number)} · {said}" if several else said


def _missed_end(words: Words, session: Session, day: DayLesson) -> str:
    """Return what to change so that a day ends when it was said to."""
    found = [
        f"{quoted(words, block_title(words, session, one.block))} {change(words, timedelta(minutes=-one.minutes))}"
        for one in day.givers
    ]
    if not found:
        return words("Leave out a block, set one aside, or announce a later end.")
    where = listing(words, found)
    if day.missing:
        return words("Take from {where}, leave out a block, or announce a later end.", where=where)
    return words("Take them from {where}, or announce a later end.", where=where)


def _buffer_before(session: Session, block: Block) -> int:
    """Return how many minutes of buffer stand between a fixed block and the fixed one before it, as planned."""
    minutes = 0
    for before in session.agenda.of_day(block.day):
        if before.id == block.id:
            break
        if before.pin is not None:
            minutes = 0
        elif before.kind is BlockKind.BUFFER and not before.parked:
            minutes += before.minutes
    return minutes


def _pins(words: Words, session: Session, found: Lessons) -> Iterator[str]:
    for pin in found.pins:
        buffer = _buffer_before(session, pin.block)
        message = (
            (MISSED_START, SHORT_START)[buffer > 0] if pin.edge is Edge.START else (MISSED_END, SHORT_END)[buffer > 0]
        )
        yield words(
            message,
            buffer=duration(words, timedelta(minutes=buffer)),
            block=block_title(words, session, pin.block),
            time=told_span(words, pin.by),
            at=_clock(session, pin.at),
        )


def _overruns(words: Words, session: Session, found: Lessons) -> Iterator[str]:
    for one in found.overruns:
        yield words(
            "{block}: {real} instead of {planned} ({change}).{advice}",
            advice=_advice(words, one),
            **_against_plan(words, session, one),
        )


def _against_plan(words: Words, session: Session, one: Overrun | Gain) -> dict[str, str]:
    """Return what a sentence of a block's real and planned length has to say."""
    real = whole_minutes(one.real)
    return {
        "block": _named(words, session, one.block, one.at),
        "real": duration(words, real),
        "planned": duration(words, one.planned),
        "change": change(words, real - one.planned),
    }


def _advice(words: Words, one: Overrun) -> str:
    if one.suggested * 60 <= one.planned.total_seconds():
        return ""
    return " " + words("{time} are enough 8 times out of 10.", time=duration(words, timedelta(minutes=one.suggested)))


def _gains(words: Words, session: Session, found: Lessons) -> Iterator[str]:
    for one in found.gains:
        yield words("{block}: {real} instead of {planned} ({change}).", **_against_plan(words, session, one))


def _buffers(words: Words, session: Session, found: Lessons) -> Iterator[str]:
    for one in found.buffers:
        yield words(
            "{block}: {real} left of {planned}.",
            block=_named(words, session, one.block, one.at),
            real=duration(words, whole_minutes(one.real)),
            planned=duration(words, one.planned),
        )
