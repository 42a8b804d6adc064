"""What stands in parentheses in a block: bounds, a fixed time, whether it may be left out, whether it is set aside.

`(10–20)`, `(au moins 10)`, `(début 12:30)`, `(fin 18:00)`, `(facultatif, importance 2)`, `(en réserve)`; several in one
pair of parentheses are set apart with commas. English words do too.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from facilitateur.agendas import slips
from facilitateur.domain.agenda import Edge, Pin
from facilitateur.domain.cleaning import fold
from facilitateur.domain.findings import Report
from facilitateur.textfiles.values import suggest

LONGEST = 24 * 60
"""Minutes that one block may last."""

MOST_IMPORTANT = 99
"""The highest importance of a block that may be left out."""

_WORDS = ("debut", "commence", "fin", "finit", "facultatif", "facultative", "optionnel", "importance", "priorite")
_KNOWN = (
    *_WORDS,
    "en reserve",
    "start",
    "starts",
    "end",
    "ends",
    "optional",
    "priority",
    "parked",
    "au moins",
    "au plus",
)

_TIME = r"(?P<hours>[0-9]{1,2})\s*[:h]\s*(?P<minutes>[0-9]{2})?"
_START = re.compile(rf"(?:debut|commence|starts?|begins?)\b\s*(?:at|a|:)?\s*(?P<time>{_TIME}|.*)")
_END = re.compile(rf"(?:fin|finit|ends?)\b\s*(?:at|a|:)?\s*(?P<time>{_TIME}|.*)")
_BARE_TIME = re.compile(rf"(?:à|at)?\s*{_TIME}", re.IGNORECASE)
_BOUNDS = re.compile(r"([0-9]{1,6})\s*(?:min)?\s*(?:[-–—/]|a|to)\s*([0-9]{1,6})(?:\s*(?:min(?:utes?)?|mn)\.?)?")
_LEAST = re.compile(r"(?:au moins|at least|min(?:imum)?|≥)\s*([0-9]{1,6})(?:\s*(?:min(?:utes?)?|mn)\.?)?")
_MOST = re.compile(r"(?:au plus|at most|max(?:imum)?|≤)\s*([0-9]{1,6})(?:\s*(?:min(?:utes?)?|mn)\.?)?")
_OPTIONAL = re.compile(
    r"(?:facultati(?:f|ve)|optionnel(?:le)?|si possible|si le temps le permet|optional|if time)\s*([0-9]{1,6})?"
)
_IMPORTANCE = re.compile(r"(?:importance|priorite|priority)\s*([0-9]{1,6})")
_PARKED = re.compile(r"(?:en )?reserve|mise? de cote|parked")


class Options(NamedTuple):
    """What the parentheses of a block say."""

    least: int | None = None
    most: int | None = None
    pin: Pin | None = None
    optional: bool = False
    priority: int = 0
    parked: bool = False


Place = tuple[int, int]
_Handler = Callable[[re.Match[str], Options, Place, Report], Options]


def read_options(text: str, options: Options, place: Place, report: Report) -> Options | None:
    """Return the options with those of one pair of parentheses; None when nothing in it looks like an option.

    Args:
        text: What stands between the parentheses.
        options: Those read so far.
        place: Line and column of the text.
        report: Where to say what is wrong.
    """
    parts = [(part[0], part.start()) for part in re.finditer(r"[^,;]+", text) if part[0].strip()]
    if not any(_looks_known(part) for part, _ in parts):
        return None
    for part, at in parts:
        spot = (place[0], place[1] + at + len(part) - len(part.lstrip()))
        options = _read_one(part.strip(), options, spot, report)
    return options


def opens_options(text: str) -> bool:
    """Whether a text that follows an opening parenthesis begins as an option does."""
    begins = fold(text).lstrip()
    return _BARE_TIME.match(begins) is not None or any(form.match(begins) is not None for form, _ in _FORMS)


def _looks_known(part: str) -> bool:
    folded = fold(part).strip()
    return (
        _handler(folded) is not None
        or bool(_BARE_TIME.fullmatch(folded))
        or bool(suggest(" ".join(re.findall(r"[a-z]+", folded)), _KNOWN))
    )


def _handler(folded: str) -> tuple[_Handler, re.Match[str]] | None:
    return next(((take, found) for form, take in _FORMS if (found := form.fullmatch(folded))), None)


def _read_one(part: str, options: Options, place: Place, report: Report) -> Options:
    known = _handler(fold(part))
    if known is None:
        report.add(slips.TIME_ALONE if _BARE_TIME.fullmatch(part) else slips.UNKNOWN_OPTION, *place, found=part)
        return options
    take, found = known
    return take(found, options, place, report)


def _pin(edge: Edge) -> _Handler:
    def take(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
        at = time_of(found)
        if at is None:
            report.add(slips.NOT_A_TIME, *place, found=found["time"].strip() or found[0])
            return options
        if options.pin is not None:
            report.add(slips.TWO_PINS, *place, found=found[0])
            return options
        return options._replace(pin=Pin(edge, at))

    return take


def time_of(found: re.Match[str]) -> str | None:
    """Return the time of day of a match with `hours` and `minutes` as `HH:MM`, None when there is no such time."""
    if found["hours"] is None:
        return None
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _bounds(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    return _within(options, int(found[1]), int(found[2]), place, report)


def _least(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    return _within(options, int(found[1]), options.most, place, report)


def _most(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    return _within(options, options.least, int(found[1]), place, report)


def _within(options: Options, least: int | None, most: int | None, place: Place, report: Report) -> Options:
    if least is not None and most is not None and least > most:
        report.add(slips.BOUNDS_REVERSED, *place, low=least, high=most)
        return options
    if max(least or 0, most or 0) > LONGEST:
        report.add(slips.MINUTES_OUT_OF_RANGE, *place, found=str(max(least or 0, most or 0)), low=1, high=LONGEST)
        return options
    return options._replace(least=least, most=most)


def _optional(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    options = options._replace(optional=True)
    return options if found[1] is None else _importance(found, options, place, report)


def _importance(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    if int(found[1]) > MOST_IMPORTANT:
        report.add(slips.IMPORTANCE_OUT_OF_RANGE, *place, found=found[1], high=MOST_IMPORTANT)
        return options
    return options._replace(priority=int(found[1]))


def _parked(found: re.Match[str], options: Options, place: Place, report: Report) -> Options:
    return options._replace(parked=True)


_FORMS: tuple[tuple[re.Pattern[str], _Handler], ...] = (
    (_BOUNDS, _bounds),
    (_LEAST, _least),
    (_MOST, _most),
    (_START, _pin(Edge.START)),
    (_END, _pin(Edge.END)),
    (_OPTIONAL, _optional),
    (_IMPORTANCE, _importance),
    (_PARKED, _parked),
)
