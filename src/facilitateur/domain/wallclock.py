"""The room's clock: zones, the days of a session, and the instants that times of day stand for."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from facilitateur.domain.agenda import Block
from facilitateur.domain.limits import MOST_DAYS, sane_moment
from facilitateur.domain.planning import MEANT_AS_PAST, MINUTES_OF_DAY, minutes_at
from facilitateur.domain.state import Session

HALF_A_DAY = timedelta(hours=12)


@lru_cache(maxsize=16)
def zone_of(name: str) -> ZoneInfo:
    """Return a zone by its IANA name, UTC when the name is unknown here."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")


def local(session: Session, at: datetime) -> datetime:
    """Return an instant as the time of day in the session's zone, as the room's clock shows it."""
    return (sane_moment(at) + session.room_offset).astimezone(zone_of(session.zone))


def day_number(session: Session) -> int:
    """Return the day that runs, or the next one to run."""
    current = session.current
    if current is not None:
        return current.day
    if session.contents.visits:
        last = session.agenda.block(session.contents.visits[-1].block)
        if last is not None:
            days = session.agenda.day_numbers
            later = [number for number in days if number > last.day]
            over = session.contents.day_over == last.day and not session.contents.ended
            return later[0] if over and later else last.day
    return session.agenda.day_numbers[0]


def announced_start(session: Session, now: datetime) -> datetime | None:
    """Return when the first day was announced to begin (UTC), none when nothing says so.

    A planned start is meant on the room's clock. A session that begins on another date than was planned is announced
    for the same time of day on the date on which it begins, unless it begins hours away from it.
    """
    if session.opening is None:
        return None
    planned = session.opening - session.room_offset
    begun = _first_start(session, session.agenda.day_numbers[0])
    begun = max(now, planned) if begun is None else begun
    if abs(begun - planned) < MEANT_AS_PAST:
        return planned
    here, there = local(session, begun), local(session, planned)
    if here.date() == there.date():
        return planned
    again = moment_of(session, here.date(), there.time())
    return again if abs(begun - again) < MEANT_AS_PAST else None


def _first_start(session: Session, number: int) -> datetime | None:
    """Return when the first block of a day really began."""
    blocks = {block.id for block in session.agenda.of_day(number)}
    return next((visit.started_at for visit in session.contents.visits if visit.block in blocks), None)


def other_time(session: Session, zone: str, now: datetime) -> bool:
    """Return whether clocks show another time in a zone than in that of the session."""
    at = sane_moment(now)
    here, there = (at.astimezone(zone_of(name)).utcoffset() for name in (zone, session.zone))
    return bool(zone) and here != there


def planned_start(session: Session, number: int, now: datetime) -> tuple[datetime, bool]:
    """Return when a day should have started (UTC), and whether anything real says so.

    With a planned start the first day begins there and later days at their time of day, each on the date on which it
    really began; without one every day begins when its first block did.
    """
    first = _first_start(session, number)
    first_day = session.agenda.day_numbers[0]
    announced = announced_start(session, now)
    if number == first_day:
        return (first or now, first is not None) if announced is None else (announced, True)
    if session.opening is None and (first is not None or not session.contents.visits):
        return (first or now, first is not None)
    begun = session.contents.visits[0].started_at if session.contents.visits else now
    opening = begun if announced is None else announced
    start = next((day.start for day in session.agenda.days if day.number == number), "")
    if first is None:
        on = local(session, opening).date() + timedelta(days=min(max(number - first_day, 0), MOST_DAYS))
        on = max(on, local(session, now).date()) if number == day_number(session) else on
    else:
        on = local(session, first).date()
    return (moment_of(session, on, _time_of_day(start)), session.opening is not None)


def moment_of(session: Session, on: date, asked: time) -> datetime:
    """Return the instant at which the room's clock shows a time of day on a date."""
    wall = datetime.combine(on, asked, tzinfo=zone_of(session.zone))
    return wall.astimezone(UTC) - session.room_offset


def pinned_at(session: Session, block: Block, now: datetime) -> datetime | None:
    """Return the instant of a block's pin, none without one, when it is not a time of day or had gone by."""
    at = _pin_on_its_day(session, block, now)
    return None if at is None or _was_over(session, block, at, now) else at


def gone_by(session: Session, block: Block, now: datetime) -> bool:
    """Tell whether a block's pin had gone by when its day really began, so that nothing can hold it."""
    at = _pin_on_its_day(session, block, now)
    return at is not None and _was_over(session, block, at, now)


def _pin_on_its_day(session: Session, block: Block, now: datetime) -> datetime | None:
    """Return the instant of a pin on the date of its day, or after the midnight that follows, as plans mean it."""
    at = None if block.pin is None else read_clock(block.pin.at)
    if at is None or block.pin is None:
        return None
    opening = _opening_of(session, block.day)
    days = minutes_at(f"{at:%H:%M}", f"{opening:%H:%M}") // MINUTES_OF_DAY
    return moment_of(session, _date_of(session, block.day, now) + timedelta(days=days), at)


def _opening_of(session: Session, number: int) -> time:
    """Return the time of day at which the plan of a day begins."""
    return _time_of_day(next((day.start for day in session.agenda.days if day.number == number), ""))


def _date_of(session: Session, number: int, now: datetime) -> date:
    """Return the date of a day; one that began more than half a day before its time of day began after midnight."""
    start = local(session, planned_start(session, number, now)[0])
    early = datetime.combine(start, _opening_of(session, number), start.tzinfo) - start
    return start.date() - timedelta(days=early > HALF_A_DAY)


def _was_over(session: Session, block: Block, at: datetime, now: datetime) -> bool:
    """Tell whether a pin is before the first thing that was done on its day, when no start was announced.

    The pin of the day's first block announces a start itself, unless it was so long ago that it means another day.
    """
    if _is_announced(session, block.day, now):
        return False
    first = _first_start(session, block.day)
    begun = planned_start(session, block.day, now)[0] if first is None else first
    opening = next((each.id for each in session.agenda.of_day(block.day) if not each.parked), None)
    return at < begun and (block.id != opening or begun - at >= MEANT_AS_PAST)


def _is_announced(session: Session, number: int, now: datetime) -> bool:
    if number == session.agenda.day_numbers[0]:
        return announced_start(session, now) is not None
    return session.opening is not None


def ending_at(session: Session, number: int, now: datetime) -> datetime | None:
    """Return the instant at which a day has to end, if somebody said so.

    An end that had gone by when the day began holds nothing, unless a start was announced.
    """
    day = next((day for day in session.announced.days if day.number == number), None)
    at = None if day is None else read_clock(day.end)
    if day is None or at is None:
        return None
    over_midnight = at <= _time_of_day(day.start)
    end = moment_of(session, _date_of(session, number, now) + timedelta(days=over_midnight), at)
    gone = end <= planned_start(session, number, now)[0] and not _is_announced(session, number, now)
    return None if gone else end


def read_clock(text: str) -> time | None:
    """Return the time of day of `HH:MM` or `HH`, none when it is not one."""
    hours, _, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


def _time_of_day(text: str) -> time:
    return read_clock(text) or time(9)
