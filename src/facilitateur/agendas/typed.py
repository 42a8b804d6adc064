"""What a facilitator types while preparing a plan: minutes, bounds, fixed times, times of a day, who comes."""

import re

from facilitateur.agendas.days import read_day
from facilitateur.agendas.desk import Crowd
from facilitateur.agendas.options import LONGEST, MOST_IMPORTANT, Options, read_options
from facilitateur.domain.agenda import Day, Edge, Pin
from facilitateur.domain.findings import Report
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.textfiles.values import numbers

MOST_PEOPLE = 10_000

_MINUTES = re.compile(r"([+\-−]?)\s*([0-9]{1,4})\s*(?:min(?:utes?)?|mn)?\.?", re.IGNORECASE)
_HOURS = re.compile(r"([0-9]{1,2})\s*h\s*([0-9]{2})?", re.IGNORECASE)
_SET_APART = re.compile(r"[^0-9]+")


_END_ALONE = re.compile(r"[-–—→>]|(?:jusqu|until|to|fin|ends?)\b", re.IGNORECASE)


class NotUnderstoodError(ValueError):
    """What was typed means nothing here."""


def read_minutes(text: str, now: int) -> int:
    """Return minutes: `25`, `1 h 30`, or `+5` and `-5` from what they are now."""
    hours = _HOURS.fullmatch(text.strip())
    if hours is not None:
        return _within(int(hours[1]) * 60 + int(hours[2] or 0))
    found = _MINUTES.fullmatch(text.strip())
    if found is None:
        raise NotUnderstoodError(text)
    sign = {"+": 1, "-": -1, "−": -1}.get(found[1], 0)
    return _within(now + sign * int(found[2]) if sign else int(found[2]))


def _within(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST:
        raise NotUnderstoodError(str(minutes))
    return minutes


def read_pin(text: str) -> Pin | None:
    """Return a fixed time: `12:30` and `début 12:30` for a start, `fin 18:00` for an end; nothing for none."""
    if not text.strip():
        return None
    for wording in (text, f"début {text}"):
        options = _options(wording)
        if options is not None and options.pin is not None:
            return options.pin
    raise NotUnderstoodError(text)


def pin_text(pin: Pin | None, end: str = "fin") -> str:
    """Return a fixed time as it is typed; `end` is the word for the end of a block."""
    if pin is None:
        return ""
    return pin.at if pin.edge is Edge.START else f"{end} {pin.at}"


def read_bounds(text: str) -> tuple[int | None, int | None]:
    """Return shortest and longest minutes: `10–20`, `au moins 10`, `au plus 20`; nothing for those of the card."""
    if not text.strip():
        return None, None
    options = _options(text)
    if options is None or (options.least is None and options.most is None):
        raise NotUnderstoodError(text)
    return options.least, options.most


def bounds_text(least: int | None, most: int | None) -> str:
    """Return bounds as they are typed."""
    if least is not None and most is not None:
        return f"{least}–{most}"
    if least is not None:
        return f"≥\N{NO-BREAK SPACE}{least}"
    return f"≤\N{NO-BREAK SPACE}{most}" if most is not None else ""


def read_importance(text: str) -> int:
    """Return how important an optional block is; nothing for 0."""
    line = text.strip()
    if not line:
        return 0
    if not line.isdecimal() or int(line[:9]) > MOST_IMPORTANT:
        raise NotUnderstoodError(text)
    return int(line)


def read_times(text: str, start: str) -> tuple[str, str]:
    """Return when a day starts and when it has to end, if it has to: `9:00`, `9h – 17h`, `9:00 → 17:00`.

    `→ 17:00`, `- 17h` and `fin 17h` are an end alone: the day goes on starting at `start`.
    """
    report = Report("")
    said = text.strip()
    is_end = _END_ALONE.match(said) is not None
    day = read_day(f"## Jour 1 — {start} {said}" if is_end else f"## Jour 1 — {said}", 1, 1, report)
    if report.findings or (is_end and not day.end):
        raise NotUnderstoodError(text)
    return day.start, day.end


def times_text(day: Day) -> str:
    """Return the times of a day as they are typed."""
    return f"{day.start} → {day.end}" if day.end else day.start


def read_crowd(text: str) -> Crowd:
    """Return who comes: `24`, `24 en 5 équipes`; nothing for nobody knows."""
    found = [int(part) for part in _SET_APART.split(text)[:3] if part and len(part) < 6]
    if not text.strip():
        return Crowd()
    if not 1 <= len(found) <= 2 or not 1 <= found[0] <= MOST_PEOPLE or (len(found) == 2 and found[1] > MOST_TEAMS):
        raise NotUnderstoodError(text)
    return Crowd(*found)


def read_group(text: str) -> tuple[int, int] | None:
    """Return for how many a plan is made: `12 à 20`, `16`; nothing when it does not say."""
    if not text.strip():
        return None
    found = numbers(text)
    if found is None or not 1 <= len(found) <= 2 or not 1 <= found[0] <= found[-1] <= MOST_PEOPLE:
        raise NotUnderstoodError(text)
    return found[0], found[-1]


def _options(text: str) -> Options | None:
    report = Report("")
    options = read_options(text, Options(), (1, 1), report)
    return None if report.findings else options
