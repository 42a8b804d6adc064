"""Times as people type them: « 14:07 », « 14h07 », « 14 h 07 », and spans of two of them."""

import re
from datetime import datetime, time, timedelta

from facilitateur.domain.planning import MEANT_AS_PAST
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


def instants(
    state: Session,
    text: str,
    near: datetime,
    count: int,
    earliest: datetime | None = None,
    latest: datetime | None = None,
) -> tuple[datetime, ...]:
    """Return the instants that times of day stand for: the first near to `near`, the second after it if it can be.

    Args:
        state: The session.
        text: What was typed.
        near: What the first time is near to.
        count: How many times there have to be.
        earliest: From when on a time may be one of an earlier day; before that the day of `near` is meant.
        latest: Until when a time can have been; a later one is meant the day before.
    """
    times = read_times(text)
    if len(times) != count:
        raise RefusedError(Reason.NOT_A_TIME if count == 1 else Reason.TWO_TIMES)
    found: list[datetime] = []
    for asked in times:
        if not found:
            found.append(nearest(state, asked, near, earliest, latest))
            continue
        at = nearest(state, asked, found[-1], earliest)
        morrow = moment_of(state, local(state, found[-1]).date() + timedelta(days=1), asked)
        found.append(morrow if at <= found[-1] and latest is not None and morrow <= latest else at)
    return tuple(found)


def nearest(
    state: Session, asked: time, near: datetime, earliest: datetime | None = None, latest: datetime | None = None
) -> datetime:
    """Return the instant nearest to another at which the room's clock shows a time of day; none that cannot have been.

    Args:
        state: The session.
        asked: The time of day.
        near: What it is near to.
        earliest: From when on a time of an earlier day counts; on the day of `near` all do.
        latest: Until when it can have been, when another day's fits.
    """
    day = local(state, near).date()
    before, *candidates = (moment_of(state, day + timedelta(days=days), asked) for days in (-1, 0, 1))
    if earliest is None or before >= earliest:
        candidates.append(before)
    possible = [candidate for candidate in candidates if latest is None or candidate <= latest]
    return min(possible or candidates, key=lambda candidate: abs(candidate - near))


def could_begin_from(state: Session, stay: int, near: datetime) -> datetime:
    """Return from when on a stay recorded (or missing) around `near` may have begun on an earlier day."""
    before = state.contents.visits[stay - 1].started_at if stay else state.created_at
    return max(before.replace(second=0, microsecond=0), near - MEANT_AS_PAST)


def ran_from(state: Session) -> datetime:
    """Return from when on the session ran, or was there to be run."""
    visits = state.contents.visits
    return visits[0].started_at.replace(second=0, microsecond=0) if visits else state.created_at
