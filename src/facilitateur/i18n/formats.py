"""How times, dates, durations and numbers are written in French and in English."""

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from facilitateur.i18n.words import Words

NARROW = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def _language(words: Words) -> str:
    return words.language if words.language in _DAYS else "en"


def time_of_day(words: Words, at: datetime, *, seconds: bool = False) -> str:
    """Return a local time of day as documents write it: « 9 h 05 » in French, `09:05` in English."""
    if words.language != "fr":
        return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"
    said = f"{at.hour}{NARROW}h{NARROW}{at.minute:02d}"
    return f"{said}{NARROW}min{NARROW}{at.second:02d}{NARROW}s" if seconds else said


def time_span(words: Words, start: datetime, end: datetime | None) -> str:
    """Return « 9 h 05 – 9 h 17 »; without an end, the start, a dash and an ellipsis."""
    first = time_of_day(words, start)
    return f"{first}{NO_BREAK}– {time_of_day(words, end)}" if end is not None else f"{first}{NO_BREAK}– …"


def wall_time(at: datetime) -> str:
    """Return a local time of day for screens, where columns align: `09:05` in every language."""
    return f"{at:%H:%M}"


def date_in_full(words: Words, on: date) -> str:
    """Return « lundi 1er juin 2026 », or `Monday 1 June 2026`."""
    language = _language(words)
    day = "1er" if language == "fr" and on.day == 1 else str(on.day)
    return f"{_DAYS[language][on.weekday()]} {day}{NO_BREAK}{_MONTHS[language][on.month - 1]} {on.year}"


def date_without_weekday(words: Words, on: date) -> str:
    """Return « 1er juin 2026 », or `1 June 2026`."""
    return date_in_full(words, on).partition(" ")[2]


def duration(words: Words, span: timedelta) -> str:
    """Return « 1 h 05 », « 12 min » or, under a minute, « 40 s »; never negative."""
    total = max(round(span.total_seconds()), 0)
    if total < 60:
        return f"{total}{NARROW}s" if total else f"0{NARROW}min"
    hours, minutes = divmod(round_half_up(total / 60), 60)
    if not hours:
        return f"{minutes}{NARROW}min"
    return f"{hours}{NARROW}h{NARROW}{minutes:02d}" if minutes or words.language == "fr" else f"{hours}{NARROW}h"


def exact_duration(words: Words, span: timedelta) -> str:
    """Return a duration with its seconds, if it has any: « 9 min 20 », else as `duration`."""
    minutes, seconds = divmod(max(round(span.total_seconds()), 0), 60)
    if not seconds or not minutes:
        return duration(words, span)
    return f"{duration(words, timedelta(minutes=minutes))}{NARROW}{seconds:02d}{'' if minutes < 60 else f'{NARROW}s'}"


def number_span(low: int, high: int) -> str:
    """Return « 3–30 », or « 24 » when both are the same."""
    return str(low) if low == high else f"{low}–{high}"


def whole_minutes(span: timedelta) -> timedelta:
    """Return a duration in the minutes that `duration` shows, so that differences agree with what stands beside."""
    return timedelta(minutes=round_half_up(span.total_seconds() / 60))


def begun_minutes(span: timedelta) -> timedelta:
    """Return time behind or ahead in whole minutes: what is begun is not told yet, either way."""
    whole = timedelta(minutes=abs(span) // timedelta(minutes=1))
    return whole if span > timedelta(0) else -whole


def change(words: Words, span: timedelta) -> str:
    """Return a difference in minutes with its sign: `+4 min`, `−1 h 10`; `0 min` when it is under half a minute."""
    minutes = round_half_up(abs(span.total_seconds()) / 60)
    if not minutes:
        return f"0{NARROW}min"
    sign = "+" if span > timedelta(0) else MINUS
    return sign + duration(words, timedelta(minutes=minutes))


def clock_digits(span: timedelta, *, elapsed: bool = False) -> str:
    """Return a timer's digits, `08:42`, `1:02:03`, or `-01:10` when time is over.

    Time left is rounded up, so that `00:00` shows when nothing is left; `elapsed` time is rounded down.
    """
    seconds = math.floor(span.total_seconds()) if elapsed else math.ceil(span.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02d}:{rest:02d}" if hours else f"{sign}{minutes:02d}:{rest:02d}"


def rounded(value: float | Decimal, digits: int = 0) -> Decimal:
    """Round as people do, from the figures that a number is written with: a half goes away from zero."""
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if exact.is_finite() else exact


def number(words: Words, value: float, digits: int = 0) -> str:
    """Return a number with a decimal comma in French; thousands are set apart from ten thousand on."""
    shown = rounded(value, digits)
    said = f"{shown:,.{digits}f}" if abs(value) >= 10_000 else f"{shown:.{digits}f}"
    if words.language == "fr":
        return said.replace(",", NARROW).replace(".", ",")
    return said


def percent(words: Words, share: float) -> str:
    """Return a share as a whole percentage: « 67 % », or `67%`."""
    return whole_percent(words, int(rounded(Decimal(str(share)) * 100)))


def whole_percent(words: Words, percent: int) -> str:
    """Return a percentage that was already rounded: « 67 % », or `67%`."""
    said = number(words, percent)
    return f"{said}{NARROW}%" if words.language == "fr" else f"{said}%"


def colon(words: Words) -> str:
    """Return the colon that follows a label, with the spaces that the language wants."""
    return f"{NO_BREAK}: " if words.language == "fr" else ": "


def semicolon(words: Words) -> str:
    """Return the semicolon between things told one after the other, with the spaces that the language wants."""
    return f"{NARROW}; " if words.language == "fr" else "; "


def quote(words: Words, text: str) -> str:
    """Return a text between the language's quotation marks."""
    return f"«{NARROW}{text}{NARROW}»" if words.language == "fr" else f"“{text}”"


def listing(words: Words, items: Sequence[str]) -> str:
    """Join with commas and a last « et » or `and`."""
    if len(items) < 2:
        return "".join(items)
    return words("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])


def round_half_up(value: float) -> int:
    """Round as people do: a half goes up."""
    return math.floor(value + 0.5)


def spot_said(words: Words, spot: tuple[int, int]) -> str:
    """Return a place on a matrix, across and then up, from tenths: « 8;9,5 »."""
    said = ";".join(f"{tenths // 10}.{tenths % 10}".removesuffix(".0") for tenths in spot)
    return said.replace(".", ",") if words.language == "fr" else said
