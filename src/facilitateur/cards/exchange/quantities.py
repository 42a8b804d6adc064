"""Durations and group sizes as people write them: « 15 minutes », « 1 h 30 », « 1–2 weeks for 5–10 participants »."""

import re
from typing import NamedTuple

from facilitateur.domain.cleaning import fold

LONGEST = 24 * 60
"""Minutes that a method may last."""

MOST_PEOPLE = 10_000

_NUMBER = r"(?:\d{1,5}(?:[.,]\d{1,2})?|une?|an?|one|two|three|four|five|ten|deux|trois|quatre|cinq|dix)"
_TO = r"\s*(?:-|–|—|/|to|a|et|and|ou|or|jusqu'a|up to)\s*"
_MINUTES = r"(?:minutes?|mins?|mn|['′])"
_HOURS = r"(?:heures?|hours?|hrs?|h)"
_LONG = r"(?:days?|jours?|journees?|weeks?|semaines?|months?|mois|half[- ]days?|demi-?journees?|sprints?)"
_WORDS = {"un": 1, "une": 1, "a": 1, "an": 1, "one": 1, "two": 2, "deux": 2, "three": 3, "trois": 3}
_WORDS |= {"four": 4, "quatre": 4, "five": 5, "cinq": 5, "ten": 10, "dix": 10}

_HOURS_AND = re.compile(rf"(\d{{1,3}})\s*{_HOURS}\s*(?:and|et)?\s*([0-5]?\d)(?:\s*{_MINUTES})?(?![\w.,])")
_RANGE = re.compile(
    rf"(?<![\w.,])({_NUMBER})\s*({_MINUTES}|{_HOURS}|{_LONG})?(?:{_TO}({_NUMBER}))?\s*({_MINUTES}|{_HOURS}|{_LONG})(?!\w)"
)
_PEOPLE = re.compile(
    rf"(?<![\w.,])({_NUMBER})(?:{_TO}({_NUMBER})|\s*(\+|or more|ou plus|et plus|and more))?\s*"
    r"(?:people|persons?|personnes?|pers\b\.?|participants?|participantes?|players?|joueurs?|members?|membres?|groupsize)"
)
_BARE = re.compile(rf"({_NUMBER})(?:{_TO}({_NUMBER}))?(\+)?")
_FOR = re.compile(r"^\s*(?:for|pour)\b")


class Quantity(NamedTuple):
    """A range read in a text, and what of the text it does not explain."""

    low: int
    high: int
    rest: str = ""


def read_minutes(text: str, *, bare: bool = True) -> Quantity | None:
    """Return the minutes that a text says; none when it says none, or days and weeks.

    Args:
        text: What somebody wrote.
        bare: Whether a figure without a unit is minutes, as in a column that says so.
    """
    plain = _plain(text)
    if found := _HOURS_AND.search(plain):
        minutes = int(found[1]) * 60 + int(found[2])
        return _within(minutes, minutes, _without(plain, found))
    if found := _RANGE.search(plain):
        unit = found[4]
        first = found[2] or unit
        if _is_long(unit) or _is_long(first):
            return None
        low = _value(found[1]) * _factor(first)
        high = _value(found[3]) * _factor(unit) if found[3] else low
        return _within(round(low), round(high), _without(plain, found))
    if bare and (found := _BARE.fullmatch(plain)) and not found[3]:
        low = round(_value(found[1]))
        return _within(low, round(_value(found[2])) if found[2] else low, "")
    return None


def is_long(text: str) -> bool:
    """Whether a text says days, weeks or months: no duration of one workshop."""
    found = _RANGE.search(_plain(text))
    return found is not None and (_is_long(found[4]) or _is_long(found[2]))


def read_people(text: str, *, bare: bool = True) -> Quantity | None:
    """Return the group size that a text says."""
    plain = _plain(text)
    found = _PEOPLE.search(plain) or (_BARE.fullmatch(plain) if bare else None)
    if found is None:
        return None
    low = round(_value(found[1]))
    high = round(_value(found[2])) if found[2] else (MOST_PEOPLE if found[3] else low)
    low, high = min(low, high), max(low, high)
    return Quantity(low, high, _without(plain, found)) if low >= 1 and high <= MOST_PEOPLE else None


def _plain(text: str) -> str:
    return " ".join(fold(text.replace("½", "0.5")).replace("’", "'").split())


def _value(word: str) -> float:
    return _WORDS[word] if word in _WORDS else float(word.replace(",", "."))


def _factor(unit: str) -> int:
    return 60 if re.fullmatch(_HOURS, unit) else 1


def _is_long(unit: str | None) -> bool:
    return unit is not None and re.fullmatch(_LONG, unit) is not None


def _within(low: int, high: int, rest: str) -> Quantity | None:
    low, high = min(low, high), max(low, high)
    return Quantity(low, high, rest) if low >= 1 and high <= LONGEST else None


def _without(plain: str, found: re.Match[str]) -> str:
    left = f"{plain[: found.start()]} {plain[found.end() :]}"
    return _FOR.sub("", left).strip(" ,;.()")
