"""Reads how long something lasts, or until when: « 10 », « 10 min », « 1:30 », « 1 h 30 », « jusqu'à 11:30 »."""

import re
from datetime import UTC, datetime, time, timedelta

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.limits import MOST_SECONDS
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from facilitateur.domain.timing import local

Span = timedelta | time
"""A duration, or a time of day on the room's clock."""

EARLY_HOUR = 7
"""« 1h30 » lasts, « 11h30 » is a time of day: nobody runs a workshop before this hour."""

HALF_A_DAY = timedelta(hours=12)

_UNTIL = re.compile(r"(?:jusqu.?\s?[àa]|until|till|à|->|→)\s*(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?")
_COLON = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,2})\s*h(?:eures?|ours?)?\s*(?:([0-5]?\d)\s*(?:min\w*|m)?)?")
_MINUTES = re.compile(r"(\d{1,4})(?:[.,](\d))?\s*(?:min\w*|m|')?")
_SECONDS = re.compile(r"(\d{1,5})\s*(?:s|sec\w*|\")")
_MINUTES_SECONDS = re.compile(r"(\d{1,4})\s*(?:min|m|')\s*([0-5]?\d)\s*(?:s|sec\w*|\")?")


def read_span(text: str) -> Span | None:
    """Return the duration or the time of day that a text says, none when it says neither.

    With a colon, one digit before it is minutes (`1:30`), two digits up to 23 an hour (`11:30`).
    """
    said = clean_line(text, 40).casefold().replace("’", "'").strip()
    if found := _UNTIL.fullmatch(said):
        return _clock(found[1], found[2])
    if found := _COLON.fullmatch(said):
        if len(found[1]) == 2 and int(found[1]) < 24:
            return _clock(found[1], found[2])
        return _lasting(60 * int(found[1]) + int(found[2]))
    if found := _HOURS.fullmatch(said):
        if EARLY_HOUR <= int(found[1]) < 24:
            return _clock(found[1], found[2])
        return _lasting(3600 * int(found[1]) + 60 * int(found[2] or 0))
    return _minutes(said)


def _minutes(said: str) -> Span | None:
    if found := _MINUTES_SECONDS.fullmatch(said):
        return _lasting(60 * int(found[1]) + int(found[2]))
    if found := _SECONDS.fullmatch(said):
        return _lasting(int(found[1]))
    if found := _MINUTES.fullmatch(said):
        return _lasting(60 * int(found[1]) + 6 * int(found[2] or 0))
    return None


def _lasting(seconds: int) -> timedelta | None:
    return timedelta(seconds=seconds) if 0 < seconds <= MOST_SECONDS else None


def _clock(hours: str, minutes: str | None) -> time | None:
    hour, minute = int(hours), int(minutes or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def split_span(line: str) -> tuple[str, Span] | None:
    """Return what stands before a duration or a time of day at the end of a line, and that time."""
    words = clean_line(line, 200).split(" ")
    for at in range(len(words)):
        span = read_span(" ".join(words[at:]))
        if span is not None:
            return " ".join(words[:at]).rstrip(" :"), span
    return None


def next_moment(session: Session, at: time, now: datetime) -> datetime:
    """Return the next moment (UTC) at which the room's clock shows a time of day; raises `RefusedError` if past."""
    here = local(session, now)
    target = datetime.combine(here.date(), at, tzinfo=here.tzinfo)
    if here - target > HALF_A_DAY:
        target = datetime.combine(here.date() + timedelta(days=1), at, tzinfo=here.tzinfo)
    until = target.astimezone(UTC)
    if until <= here.astimezone(UTC):
        raise RefusedError(Reason.TIME_IS_PAST, time=f"{at:%H:%M}")
    return until
