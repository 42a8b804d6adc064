"""Times as people type them: « 14:07 », « 14h07 », « 14 h 07 », and spans of two of them."""

import re
from datetime import datetime, time, timedelta

from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from facilitateur.domain.wallclock import local, moment_of

_TIME = re.compile(r"(?<!\d)(\d{1,2})\s*[:hH.]\s*(?:(\d{2})(?:\s*[:.]\s*(\d{2}))?)?(?!\d)")


def read_times(text: str) -> tuple[time, ...]:
    """Return every time of day of a text, in order: `de 10h30 à 10 h 45` gives two."""
    found = []
    for hour, minute, second in _TIME.findall(text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\xa0", " ")):
        try:
            found.append(time(int(hour), int(minute or 0), int(second or 0)))
        except ValueError as error:
            raise RefusedError(Reason.NOT_A_TIME) from error
    return tuple(found)


def instants(state: Session, text: str, near: datetime, count: int) -> tuple[datetime, ...]:
    """Return the instants that times of day stand for, each as near as can be to `near` or to the one before it."""
    times = read_times(text)
    if len(times) != count:
        raise RefusedError(Reason.NOT_A_TIME)
    found: list[datetime] = []
    for asked in times:
        found.append(nearest(state, asked, found[-1] if found else near))
    return tuple(found)


def nearest(state: Session, asked: time, near: datetime) -> datetime:
    """Return the instant nearest to another at which the room's clock shows a time of day."""
    day = local(state, near).date()
    candidates = [moment_of(state, day + timedelta(days=days), asked) for days in (-1, 0, 1)]
    return min(candidates, key=lambda candidate: abs(candidate - near))
