"""What becomes of a fixed time, in the same words on every page."""

from datetime import timedelta

from facilitateur.domain.timing import Slot
from facilitateur.i18n.formats import begun_minutes, duration
from facilitateur.i18n.words import Words

WORTH_TELLING = timedelta(minutes=1)
"""A pin missed by less holds, for people: lateness is told in whole minutes too."""


def is_missed(slot: Slot) -> bool:
    """Return whether a fixed time is missed by enough to be told, more than the buffers before it can give."""
    return slot.conflict >= WORTH_TELLING and slot.conflict > slot.cushion


def pin_fate(words: Words, slot: Slot) -> str:
    """Return what becomes of a pinned block.

    « manqué de 4 min », « la marge suffit » where using the buffers before it would hold it, « perd 3 min », « tenu »
    or « passé avant le début ».
    """
    if slot.pin_gone_by:
        return words("gone by before the start")
    if slot.conflict >= WORTH_TELLING and not is_missed(slot):
        return words("the buffer can save it")
    if slot.conflict >= WORTH_TELLING:
        return words("missed by {time}", time=_told(words, slot.conflict))
    if slot.shortened >= WORTH_TELLING:
        return words("loses {time}", time=_told(words, slot.shortened))
    return words("holds")


def _told(words: Words, span: timedelta) -> str:
    """Return a span that agrees with the times shown beside it, which leave the seconds out."""
    return duration(words, begun_minutes(span) or span)
