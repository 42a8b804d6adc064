"""Values as people type them."""

from collections.abc import Sequence
from datetime import date

from facilitateur.cli.exits import ExitCode, Failure
from facilitateur.domain.cleaning import clean_line
from facilitateur.i18n.formats import listing, quote
from facilitateur.i18n.formats import number as decimal
from facilitateur.i18n.words import Words
from facilitateur.replay.player import SPEEDS
from facilitateur.replay.timeofday import NotATimeError, TimeOfDay, read_time_of_day


def whole_number(words: Words, option: str, text: str, least: int, most: int) -> int:
    """Return a whole number within bounds."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    if number is None or not least <= number <= most:
        raise usage(words("{option} is a whole number from {least} to {most}.", option=option, least=least, most=most))
    return number


def speed(words: Words, text: str | None) -> float | None:
    """Return a replay speed: « 60 », « ×60 » or « x60 »."""
    if text is None:
        return None
    try:
        number = float(text.strip().lstrip("x×X").replace(",", "."))
    except ValueError:
        number = 0
    if not SPEEDS[0] <= number <= SPEEDS[-1]:
        least = decimal(words, SPEEDS[0], 1)
        raise usage(words("The speed goes from {least} to {most}.", least=least, most=SPEEDS[-1]))
    return number


def one_of(words: Words, option: str, text: str, choices: Sequence[str]) -> str:
    """Return a value that must be one of a few."""
    if text not in choices:
        said = quote(words, clean_line(text, 40))
        raise usage(
            words("{option}: {value} is none of {choices}.", option=option, value=said, choices=listing(words, choices))
        )
    return text


def time_of_day(words: Words, text: str, today: date | None = None) -> TimeOfDay:
    """Return a time of day as people write it; dates without a year are seen from a given day."""
    try:
        return read_time_of_day(text, today)
    except NotATimeError as error:
        said = quote(words, clean_line(text, 40))
        raise usage(
            words("{time} is not a time of day; write 10:40, 12/03/2026 10:40 or 2026-03-12 10:40.", time=said)
        ) from error


def usage(sentence: str) -> Failure:
    """Return the failure for something typed that cannot be."""
    return Failure(sentence, ExitCode.USAGE)
