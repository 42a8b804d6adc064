"""A zone as calendars want it: the changes of its clock around the moments that are told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from facilitateur.domain.timing import zone_of

HOUR = timedelta(hours=1)


def zone_lines(name: str, moments: Sequence[datetime]) -> list[str]:
    """Return `VTIMEZONE`: the clock before the first moment, and each of its changes until after the last."""
    zone = zone_of(name)
    first, last = min(moments).astimezone(UTC), max(moments).astimezone(UTC)
    start = datetime(first.year, 1, 1, tzinfo=UTC) - timedelta(days=1)
    end = datetime(last.year + 1, 1, 2, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *_observance(zone, start, start - HOUR)]
    for change in _changes(zone, start, end):
        lines += _observance(zone, change, change - HOUR)
    return [*lines, "END:VTIMEZONE"]


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the instants, to the second, at which the offset of a zone changes."""
    at = start
    while at < end:
        after = at + timedelta(days=1)
        if _offset(zone, at) != _offset(zone, after):
            low, high = at, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, at) else (low, middle)
            yield high.replace(microsecond=0)
        at = after


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _observance(zone: ZoneInfo, at: datetime, before: datetime) -> list[str]:
    local = at.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    old, new = _offset(zone, before), _offset(zone, at)
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{at.replace(tzinfo=None) + old:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_told(old)}",
        f"TZOFFSETTO:{_told(new)}",
        f"TZNAME:{local.tzname() or zone.key}",
        f"END:{kind}",
    ]


def _told(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
