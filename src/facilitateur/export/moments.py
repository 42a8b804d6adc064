"""When each block of a day stands, and what of that those who take part are told: one answer for every format."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.planning import minutes_at
from facilitateur.domain.state import Session
from facilitateur.domain.timing import Slot, day_plan
from facilitateur.domain.wallclock import ending_at, read_clock
from facilitateur.export.doc_parts import planned_slots
from facilitateur.export.report_agenda import is_to_come
from facilitateur.export.telling import Telling


class Moment(NamedTuple):
    """A block with the times that are told of it."""

    start: datetime
    end: datetime
    block: Block
    is_over: bool = False
    """Whether it was run, so that its times are facts."""


def is_dated(session: Session) -> bool:
    """Whether anything says on which date a session is held."""
    return session.opening is not None or bool(session.contents.visits)


def dated_moments(telling: Telling, day: int) -> Iterator[Moment]:
    """Yield the blocks of a day on the room's clock: when they were run, or when they are expected or planned."""
    session, local = telling.session, telling.local
    for slot in day_plan(session, telling.now, day).slots:
        start, end = slot.started_at, slot.ended_at or slot.projected_end
        if start is not None and end is not None and end >= start:
            yield Moment(local(start), local(end), slot.block, is_over=slot.ended_at is not None)
        elif not slot.block.parked and is_to_come(session, slot.block):
            start, end = _to_come(session, slot)
            yield Moment(local(start), local(end), slot.block)


def _to_come(session: Session, slot: Slot) -> tuple[datetime, datetime]:
    has_begun = bool(session.contents.visits)
    start = slot.projected_start if has_begun and slot.projected_start else slot.planned_start
    end = slot.projected_end if has_begun and slot.projected_end else slot.planned_end
    return start, end


def announced_moments(telling: Telling, day: int) -> list[Moment]:
    """Return what those who take part are told of a day, on the room's clock.

    A buffer without a title is not told: its time belongs to the moment before it, or to the first one when nothing
    comes before. So no gap gives it away, nobody comes after the day has begun, and nobody is sent home at a time that
    the buffer may still use up. What is to come never ends after the time at which the day has to.
    """
    if is_dated(telling.session):
        found = list(dated_moments(telling, day))
        due = ending_at(telling.session, day, telling.now)
        due = None if due is None else telling.local(due)
    else:
        found = [Moment(*slot) for slot in planned_slots(telling, day)]
        due = _due_on_paper(telling, found, day)
    return [_until(moment, due) for moment in _with_buffers(sorted(found, key=lambda one: instant(one.start)))]


def instant(at: datetime) -> datetime:
    """Return a moment of a clock as what it is compared by: the hour that a clock shows twice is told apart."""
    return at if at.tzinfo is None else at.astimezone(UTC)


def _due_on_paper(telling: Telling, found: list[Moment], day: int) -> datetime | None:
    at = read_clock(next((one.end for one in telling.session.agenda.days if one.number == day), ""))
    if at is None or not found:
        return None
    start = found[0].start
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(minutes=minutes_at(f"{at:%H:%M}", f"{start:%H:%M}"))


def _with_buffers(moments: Iterable[Moment]) -> Iterator[Moment]:
    """Yield the moments that are told, each with the time of the buffers that are not."""
    begins: datetime | None = None
    last: Moment | None = None
    for moment in moments:
        if not moment.block.unseen:
            if last is not None:
                yield last
            last = moment if begins is None else moment._replace(start=begins)
            begins = None
        elif last is not None:
            last = last._replace(end=max(last.end, moment.end, key=instant), is_over=last.is_over and moment.is_over)
        elif begins is None:
            begins = moment.start
    if last is not None:
        yield last


def _until(moment: Moment, due: datetime | None) -> Moment:
    if due is None or moment.is_over or not instant(moment.start) < instant(due) < instant(moment.end):
        return moment
    return moment._replace(end=due)
