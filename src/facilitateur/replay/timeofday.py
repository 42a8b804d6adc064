"""« 10:40 » in a recording: from the room's clock to an instant."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from facilitateur.domain.due_dates import parse_date
from facilitateur.domain.events import ClockStepped
from facilitateur.domain.timing import zone_of
from facilitateur.replay.timeline import Timeline

MINUTE = timedelta(minutes=1)
ZERO = timedelta(0)

_TIME = re.compile(
    r"(?:(?P<date>\S.*?),?[\sT]+(?:(?:à|at)\s+)?)?"
    r"(?P<hour>\d\d?)\s*(?:[:h.]\s*(?:(?P<minute>\d\d)(?:\s*[:.]\s*(?P<second>\d\d))?)?)\s*",
    re.IGNORECASE,
)

_YEAR = re.compile(r"\d{4}")


class NotATimeError(ValueError):
    """A text that is not a time of day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class OutsideError(LookupError):
    """A time of day at which the session was not running; `start` and `end` are what it covers, on its own clock."""

    def __init__(self, asked: "TimeOfDay", start: datetime, end: datetime) -> None:
        super().__init__(f"{asked.time:%H:%M}")
        self.asked = asked
        self.start = start
        self.end = end


class TimeOfDay(NamedTuple):
    """A time on the room's clock, on a given day or on whichever day fits."""

    time: time
    day: date | None = None
    exact: bool = False
    """Seconds were given: not the whole minute is meant."""


def read_time_of_day(text: str, today: date | None = None) -> TimeOfDay:
    """Read « 10:40 », « 10h40 », « 9 h 05 », « 9h » or « 10:40:30 », with or without a date before it.

    A date is « 2026-03-12 », « 12/03/2026 » (days first), « 12 mars 2026 »; seen from a day also « demain », « 12/03 ».

    Raises:
        NotATimeError: It is none of these.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise NotATimeError(text)
    day = None
    if said := found["date"]:
        day = parse_date(said, today or date.min) if today or _YEAR.search(said) else None
        if day is None:
            raise NotATimeError(text)
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    try:
        return TimeOfDay(time(hour, minute, second), day, exact=found["second"] is not None)
    except ValueError as error:
        raise NotATimeError(text) from error


class _RoomClock:
    """What the room's clock showed during a recording; it may have been set while the session ran."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._zone = zone_of(timeline.state_at(timeline.end).zone)
        self._starts: list[tuple[datetime, timedelta, timedelta]] = [(timeline.start, ZERO, MINUTE)]
        """Since when, by how much it is off, and how much of the day the start of this stretch stands for."""
        for place, recorded in enumerate(timeline.records):
            if isinstance(recorded.event, ClockStepped):
                offset = timeline.shown(place + 1, timeline.instants[place]).room_offset
                jump = offset - self._starts[-1][1]
                self._starts.append((timeline.instants[place], offset, max(jump, MINUTE)))

    def show(self, instant: datetime) -> datetime:
        """Return the local date and time shown at an instant."""
        index = max(bisect_right(self._starts, instant, key=lambda start: start[0]) - 1, 0)
        return (instant + self._starts[index][1]).astimezone(self._zone)

    def days(self) -> dict[date, tuple[datetime, datetime]]:
        """Return the first and last instant of each day on which something happened."""
        days: dict[date, tuple[datetime, datetime]] = {}
        for instant in self._timeline.instants:
            day = self.show(instant).date()
            days[day] = (days[day][0] if day in days else instant, instant)
        return days

    def when(self, day: date, asked: TimeOfDay) -> Iterator[datetime]:
        """Yield the instants of the recording at which it showed this time."""
        ends = [start for start, _, _ in self._starts[1:]] + [self._timeline.end]
        for (start, offset, reach), end in zip(self._starts, ends, strict=True):
            try:
                instant = datetime.combine(day, asked.time, self._zone).astimezone(UTC) - offset
            except OverflowError:
                continue
            touches = ZERO if asked.exact else reach
            if start <= instant <= end:
                yield instant
            elif instant < start < instant + touches:
                yield start


def find_instant(timeline: Timeline, asked: TimeOfDay, near: datetime | None = None) -> datetime:
    """Return the instant at which the room's clock showed a time of day.

    When several days have it, those on which something happened before and after it come first; among these the day
    of `near`, then the first one. A minute that the recording only touches gives the recording's start.

    Raises:
        OutsideError: The session was not running then.
    """
    clock = _RoomClock(timeline)
    days = clock.days()
    today = None if near is None else clock.show(near).date()

    def rank(candidate: tuple[date, datetime]) -> tuple[bool, bool, datetime]:
        day, instant = candidate
        busy = day in days and days[day][0] <= instant <= days[day][1]
        return (not busy, day != today, instant)

    candidates = [(day, at) for day in ([asked.day] if asked.day else days) for at in clock.when(day, asked)]
    if not candidates:
        raise OutsideError(asked, clock.show(timeline.start), clock.show(timeline.end))
    return min(candidates, key=rank)[1]
