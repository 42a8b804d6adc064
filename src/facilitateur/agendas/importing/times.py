"""Times of day and durations as French and English agendas write them."""

import re
from typing import NamedTuple

from facilitateur.domain.cleaning import fold

DAY = 24 * 60

_SP = r"[ \u00a0\u202f]*"
_CLOCK = (
    rf"(\d{{1,2}})(?:{_SP}h(?:eures?)?{_SP}([0-5]\d)?(?!\w)|{_SP}[:.]{_SP}([0-5]\d)(?::[0-5]\d)?(?:{_SP}h)?)(?:{_SP}(am|pm|a\.m\.|p\.m\.))?"
    rf"|(\d{{1,2}}){_SP}(am|pm)\b|\b(midi|noon)\b"
)
_TO = rf"{_SP}(?:-|–|—|→|>|/|a|to|until|jusqu'a)+{_SP}"
_RANGE = re.compile(rf"(?:de |from |from: )?(?<![\d.,])(?:{_CLOCK}){_TO}(?:{_CLOCK})")
_TIME = re.compile(rf"(?<![\d.,])(?:{_CLOCK})")
_SHORT = re.compile(rf"(?:de |from )?(?<![\d.,:/-])(\d{{1,2}}){_SP}(?:-|–|—|→|a|to){_SP}(?:{_CLOCK})")
"""« 9-10h », « de 9 à 10h »: the first hour leaves its sign to the second."""

_FIRST = 6
"""No hour before it is said without its sign: « 2-3h » is how long something takes."""
_DURATION = re.compile(
    rf"(?<![\d.,:])(?:(\d{{1,2}}){_SP}(?:h|heures?|hours?){_SP}([0-5]?\d){_SP}(?:min(?:utes?)?|mn|['′])?"
    rf"|(\d{{1,2}}(?:[.,]\d)?){_SP}(?:h|heures?|hours?)(?!\w)|(\d{{1,3}}){_SP}(?:min(?:utes?)?|mn|['′]))(?!\w)"
)


_DATE = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)|\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)\b")
_COUNT = re.compile(r"\d+[ \u00a0\u202f]*(?:x|×|\*|fois|times|(?:[^\W\d]+ ){1,2}(?:de|d'|of))[ \u00a0\u202f]*$")
"""« 3 × », « 3 groupes de »: what follows is the length of each, not of the block."""

_EACH = re.compile(r"[ \u00a0\u202f]*(?:par|per|chacun\w*|chaque|each|every)\b")
_AT = re.compile(r"(?:\ba|\bvers|\bdes|\bavant|\bapres|jusqu'a|\bat|\bby|\bbefore|\bafter|\buntil)[ \u00a0\u202f]*$")


class Span(NamedTuple):
    """When something begins and ends, in minutes from midnight, and where in the text that is said."""

    start: int | None
    end: int | None
    begins: int
    ends: int


def read_span(text: str) -> Span | None:
    """Return the first range or time of day of a text; a text of « 9h30 » says when it begins only."""
    plain = same_length(text)
    found = _RANGE.search(plain)
    single = _TIME.search(plain)
    short = _SHORT.search(plain)
    if short and single and short.start() < single.start():
        begins, ends = int(short[1]) * 60, _minutes(short.groups()[1:])
        if ends is not None and _FIRST * 60 <= begins < ends:
            return Span(begins, ends, short.start(), short.end())
    if found and (single is None or found.start() <= single.start()):
        first, last = _minutes(found.groups()[:7]), _minutes(found.groups()[7:])
        if first is not None and last is not None:
            return Span(first, last, found.start(), found.end())
    if single:
        at = _minutes(single.groups())
        return None if at is None else Span(at, None, single.start(), single.end())
    return None


def impossible_time(text: str) -> str:
    """Return the first time of a text that no clock shows, as it is written; nothing when there is none."""
    found = next((one for one in _TIME.finditer(same_length(text)) if _minutes(one.groups()) is None), None)
    return text[found.start() : found.end()].strip() if found else ""


def read_duration(text: str) -> tuple[int, int, int] | None:
    """Return the minutes of the first duration of a text, and where it stands.

    « 3 groupes de 15 min » and « 5 min par personne » tell no length of the whole, « à 17h30 » is a time of day.
    """
    plain = same_length(text)
    for found in _DURATION.finditer(plain):
        hours, more, alone, minutes = found.groups()
        if _COUNT.search(plain, 0, found.start()) or _EACH.match(plain, found.end()):
            continue
        if minutes is None and _AT.search(plain, 0, found.start()):
            continue
        if hours is not None:
            total = int(hours) * 60 + int(more)
        elif alone is not None:
            total = round(float(alone.replace(",", ".")) * 60)
        else:
            total = int(minutes)
        return (total, found.start(), found.end()) if 1 <= total <= DAY else None
    return None


def read_date(text: str) -> str:
    """Return the first date of a text as `YYYY-MM-DD`, days before months; nothing when there is none."""
    found = _DATE.search(text)
    if found is None:
        return ""
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    return f"{int(year) if len(year) == 4 else 2000 + int(year)}-{int(month):02d}-{int(day):02d}"


def without_date(text: str) -> str:
    """Return a text with its dates taken out: what is left may be a time of day."""
    return _DATE.sub(" ", text)


def clock_text(minutes: int) -> str:
    """Return minutes from midnight as `HH:MM`."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def same_length(text: str) -> str:
    """Return a text without accents and case, each character in its place."""
    return "".join(plain if len(plain := fold(char)) == 1 else char for char in text).replace("’", "'")


def _minutes(groups: tuple[str | None, ...]) -> int | None:
    hour, after_h, after_colon, half, bare, bare_half, noon = groups
    if noon:
        return 12 * 60
    hours = int(hour or bare or 0)
    minutes = int(after_h or after_colon or 0)
    side = (half or bare_half or "").replace(".", "")
    if side:
        hours = hours % 12 + (12 if side == "pm" else 0)
    return hours * 60 + minutes if hours < 24 else None
