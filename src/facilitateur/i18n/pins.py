"""What becomes of a fixed time, in the same words on every page."""

from datetime import timedelta

from facilitateur.domain.timing import Slot
from facilitateur.i18n.formats import begun_minutes, duration
from facilitateur.i18n.words import Words

WORTH_TELLING = timedelta(minutes=1)
"""A pin missed by less holds, for people: lateness is told in whole minutes too."""


def pin_fate(words: Words, slot: Slot) -> str:
    """Return « manqué de 4 min », « perd 3 min », « tenu » or « passé avant le début » for a pinned block."""
    if slot.pin_gone_by:
        return words("gone by before the start")
    if slot.conflict >= WORTH_TELLING:
        return words("missed by {time}", time=told_span(words, slot.conflict))
    if slot.shortened >= WORTH_TELLING:
        return words("loses {time}", time=told_span(words, slot.shortened))
    return words("holds")


def told_span(words: Words, span: timedelta) -> str:
    """Return a span that agrees with the times shown beside it, which leave the seconds out."""
    return duration(words, begun_minutes(span) or span)
