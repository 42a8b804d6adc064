"""The room's clock: zones, the days of a session, and the instants that times of day stand for."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from facilitateur.domain.agenda import Block
from facilitateur.domain.limits import MOST_DAYS, sane_moment
from facilitateur.domain.planning import MEANT_AS_PAST, MINUTES_OF_DAY, minutes_at
from facilitateur.domain.state import Session


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


def planned_start(session: Session, number: int, now: datetime) -> tuple[datetime, bool]:
    """Return when a day should have started (UTC), and whether anything real says so.

    With a planned start the first day begins there and later days at their time of day, on the date on which they
    really began; without one every day begins when its first block did. A planned start is meant on the room's clock.
    """
    blocks = {block.id for block in session.agenda.of_day(number)}
    first = next((visit.started_at for visit in session.contents.visits if visit.block in blocks), None)
    first_day = session.agenda.day_numbers[0]
    if session.starts_at is None and (first is not None or number == first_day or not session.contents.visits):
        return (first or now, first is not None)
    begun = session.contents.visits[0].started_at if session.contents.visits else now
    opening = begun if session.starts_at is None else session.starts_at - session.room_offset
    if number == first_day:
        return (opening, True)
    start = next((day.start for day in session.agenda.days if day.number == number), "")
    if first is None:
        on = local(session, opening).date() + timedelta(days=min(max(number - first_day, 0), MOST_DAYS))
        on = max(on, local(session, now).date()) if number == day_number(session) else on
    else:
        on = local(session, first).date()
    return (moment_of(session, on, _time_of_day(start)), session.starts_at is not None)


def moment_of(session: Session, on: date, asked: time) -> datetime:
    """Return the instant at which the room's clock shows a time of day on a date."""
    wall = datetime.combine(on, asked, tzinfo=zone_of(session.zone))
    return wall.astimezone(UTC) - session.room_offset


def pinned_at(session: Session, block: Block, now: datetime) -> datetime | None:
    """Return the instant of a block's pin, none without one, when it is no time of day or had gone by."""
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
    opening = next((day.start for day in session.agenda.days if day.number == block.day), "")
    days = minutes_at(f"{at:%H:%M}", f"{_time_of_day(opening):%H:%M}") // MINUTES_OF_DAY
    on = local(session, planned_start(session, block.day, now)[0]).date()
    return moment_of(session, on + timedelta(days=days), at)


def _was_over(session: Session, block: Block, at: datetime, now: datetime) -> bool:
    """Tell whether a pin is before the first thing that was done on its day, when no start was announced.

    The pin of the day's first block announces a start itself, unless it was so long ago that it means another day.
    """
    if session.starts_at is not None:
        return False
    of_day = session.agenda.of_day(block.day)
    blocks = {each.id for each in of_day}
    first = next((visit.started_at for visit in session.contents.visits if visit.block in blocks), None)
    begun = planned_start(session, block.day, now)[0] if first is None else first
    opening = next((each.id for each in of_day if not each.parked), None)
    return at < begun and (block.id != opening or begun - at >= MEANT_AS_PAST)


def ending_at(session: Session, number: int, now: datetime) -> datetime | None:
    """Return the instant at which a day has to end, if somebody said so."""
    day = next((day for day in session.announced.days if day.number == number), None)
    at = None if day is None else read_clock(day.end)
    if day is None or at is None:
        return None
    start = planned_start(session, number, now)[0]
    end = moment_of(session, local(session, start).date(), at)
    return end if end > start else end + timedelta(days=1)


def read_clock(text: str) -> time | None:
    """Return the time of day of `HH:MM` or `HH`, none when it is not one."""
    hours, _, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


def _time_of_day(text: str) -> time:
    return read_clock(text) or time(9)
