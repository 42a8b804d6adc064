"""Dates as people say them when they promise something: 12/12, « vendredi », « le 4 septembre », `next week`."""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import NamedTuple

from facilitateur.domain.cleaning import fold

BACK = timedelta(days=31)
"""A date without a year may lie this far behind; beyond it the next year is meant."""


def _numbered(names: str, first: int) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), first)}


MONTHS = {
    **_numbered("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre", 1),
    **_numbered("january february march april may june july august september october november december", 1),
    **_numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1),
    "janv": 1,
    "fev": 2,
    "fevr": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
}
"""The months by the names people write, without accents."""
DAYS = {
    **_numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    **_numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
}
"""The days of the week, from Monday."""
_SOON = {
    "aujourd'hui": 0, "ce soir": 0, "today": 0, "tonight": 0, "demain": 1, "tomorrow": 1, "apres-demain": 2,
    "apres demain": 2,
}  # fmt: skip
_UNITS = {"jour": 1, "day": 1, "semaine": 7, "week": 7}

_LEADS = "pour|avant|d'ici|des|au|a|le|la|au plus tard|by|before|due|until|on|the|en|courant|in|jusqu'au|echeance|date"
_LEAD = rf"(?:(?:{_LEADS})\s*:?\s+)*"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(DAYS)
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_FORMS = (
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})",
    r"(?P<d>\d{1,2})(?P<sep>[/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<y>\d{4}|\d{2}))?\.?",
    r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})",
    rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}",
    rf"(?P<month>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}",
    rf"(?P<end>(?:fin|end)\s+(?:of\s+|de\s+)?)(?P<month>{_MONTH})\b{_YEAR}",
    rf"(?P<whole>(?P<month>{_MONTH}))\b\.?{_YEAR}",
    r"(?P<monthend>fin (?:du|de ce) mois|end of (?:the |this )?month)",
    r"(?P<weekend>fin de (?:la )?semaine|end of (?:the |this )?week|cette semaine|this week)",
    r"(?P<nextweek>semaine prochaine|next week)",
    r"(?:dans|sous|in|within)\s+(?P<n>\d{1,3})\s+(?P<unit>jour|semaine|day|week)s?",
    r"(?:semaine|week|s)\s*(?P<week>\d{1,2})",
    rf"(?:next\s+)?(?P<day>{_DAY})(?:\s+(?:prochain|next))?",
    "(?P<soon>" + "|".join(sorted(_SOON, key=len, reverse=True)) + ")",
)
_PATTERNS = tuple(re.compile(rf"{_LEAD}(?:(?:{_DAY})\s+(?:le\s+)?)?{form}") for form in _FORMS)
_TRAILING = tuple(form.replace("[/.]", "/") for form in _FORMS)
_BARE = tuple(re.compile(rf"(?:^|(?<=[\s,;:(])){_LEAD}(?:(?:{_DAY})\s+(?:le\s+)?)?{form}$") for form in _TRAILING)
"""At the end of a text `3.5` is a price before it is the third of May."""


_NUMBERED = re.compile(r"\b\d{1,2}(?:er|st|nd|rd|th)?\s*$")
"""A day before a month: « 31 février » is not the whole month."""
_CALENDAR = 5
"""How many of the forms name a day of the calendar, which may not have it."""
_MISSED = tuple(
    re.compile(rf"(?:^|(?<=[\s,;:(])){_LEAD}(?:(?:{_DAY})\s+(?:le\s+)?)?(?P<form>{form})$")
    for form in _FORMS[:_CALENDAR]
)


class Missed(NamedTuple):
    """An ending in the form of a date that no calendar has: 31/02."""

    before: str
    """The text without it."""
    said: str
    """How it was said: « avant le 31/02 »."""
    day: str
    """The date alone."""


def parse_date(text: str, on: date) -> date | None:
    """Return the date that a whole text says, seen from the day `on`; nothing when it says none."""
    said = _plain(text)
    for pattern in _PATTERNS:
        found = pattern.fullmatch(said)
        if found is not None and (meant := _meant(found.groupdict(), on)) is not None:
            return meant
    return None


def trailing_date(text: str, on: date) -> tuple[str, date, str] | None:
    """Return a text without the date at its end, that date, and how it was said."""
    said = _plain(text)
    if len(said) != len(text):
        return None
    for pattern in _BARE:
        found = pattern.search(said)
        if found is not None and found.groupdict().get("whole") and _NUMBERED.search(said[: found.start()]):
            continue
        if found is not None and (meant := _meant(found.groupdict(), on)) is not None:
            return text[: found.start()].rstrip(" ,;:—–-"), meant, text[found.start() :].strip()
    return None


def missed_date(text: str, on: date, *, near: bool = False) -> Missed | None:
    """Return the ending of a text that would be a date if the calendar had it; nothing where it has, or none is meant.

    Args:
        text: The text.
        on: The day on which it was said.
        near: Take figures for a date only where there is such a day and such a month: `18/20` is a mark.
    """
    said = _plain(text)
    if len(said) != len(text) or parse_date(text, on) is not None or trailing_date(text, on) is not None:
        return None
    for pattern in _MISSED:
        found = pattern.search(said)
        if found is None or (found.groupdict().get("sep") == "." and found.start()) or (near and not _is_near(found)):
            continue
        before = text[: found.start()].rstrip(" ,;:—–-")
        return Missed(before, text[found.start() :].strip(), text[found.start("form") :].strip())
    return None


def _is_near(found: re.Match[str]) -> bool:
    said = found.groupdict()
    return 1 <= int(said.get("d") or 1) <= 31 and 1 <= int(said.get("m") or 1) <= 12


def _plain(text: str) -> str:
    """Return a text for comparing, as long as it was where its letters allow."""
    return fold(text.replace("’", "'").replace("\u202f", " ").replace("\xa0", " "))


def _meant(said: dict[str, str | None], on: date) -> date | None:
    try:
        return _fixed(said, on) or _relative(said, on)
    except (ValueError, OverflowError):
        return None


def _fixed(said: dict[str, str | None], on: date) -> date | None:
    """Return a date with a month."""
    if iso := said.get("iso"):
        return date(*map(int, iso.split("-")))
    month = MONTHS.get(said.get("month") or "", 0) or int(said.get("m") or 0)
    if not month:
        return None
    typed = said.get("year") or said.get("y") or ""
    years = [int(typed) + (2000 if len(typed) == 2 else 0)] if typed else [on.year, on.year + 1]
    years = [year for year in years if typed or not (month == 2 and said.get("d") == "29") or isleap(year)]
    for year in years:
        day = int(said.get("d") or monthrange(year, month)[1])
        meant = date(year, month, day)
        if typed or meant >= on - BACK:
            return meant
    return None


def _relative(said: dict[str, str | None], on: date) -> date | None:
    """Return a date that is told from today."""
    if soon := said.get("soon"):
        return on + timedelta(days=_SOON[soon])
    if day := said.get("day"):
        return on + timedelta(days=(DAYS[day] - on.weekday() - 1) % 7 + 1)
    if said.get("monthend"):
        return on.replace(day=monthrange(on.year, on.month)[1])
    friday = on + timedelta(days=4 - on.weekday())
    if said.get("weekend"):
        return max(friday, on)
    if said.get("nextweek"):
        return friday + timedelta(days=7)
    if unit := said.get("unit"):
        return on + timedelta(days=int(said.get("n") or 0) * _UNITS[unit])
    if week := said.get("week"):
        meant = date.fromisocalendar(on.year, int(week), 5)
        return meant if meant >= on - BACK else date.fromisocalendar(on.year + 1, int(week), 5)
    return None
