"""The reasons of a recommendation in words."""

from collections.abc import Mapping
from typing import Final

from facilitateur.cards.recommending import Because, Proposal, Reason
from facilitateur.cards.typography import NARROW
from facilitateur.i18n.words import Words, mark

_SAID: Final[Mapping[Because, str]] = {
    Because.SHELF: mark("made for this phase"),
    Because.PHASE: mark("suits this phase"),
    Because.ANY_PHASE: mark("fits any phase"),
    Because.FITS_TIME: mark("{usual} min usually, you have {left}"),
    Because.SHORTENED: mark("short form: {least} min, you have {left}"),
    Because.FITS_PEOPLE: mark("for {low} to {high} people, you are {people}"),
    Because.NEW_TO_GROUP: mark("new to this group"),
    Because.DONE_WITH_GROUP: mark("this group has done it already"),
    Because.FAVOURITE: mark("one of your favourites"),
    Because.WAKES_UP: mark("gets people moving after a calm block"),
    Because.CALMS_DOWN: mark("calms down after a lively block"),
    Because.WELL_KNOWN: mark("you have run it before"),
    Because.TOO_LONG: mark("but needs {least} min at least, you have {left}"),
    Because.TOO_FEW: mark("but needs {low} people at least, you are {people}"),
    Because.TOO_MANY: mark("but for {high} people at most, you are {people}"),
    Because.OTHER_PHASE: mark("but made for another phase"),
    Because.NEEDS_TRUST: mark("but needs a group that knows itself"),
}

_EXACTLY: Final = mark("for exactly {people} people, as you are")


def say_reason(words: Words, reason: Reason) -> str:
    """Return one reason."""
    if reason.because is Because.FITS_PEOPLE and reason.values["low"] == reason.values["high"]:
        return words(_EXACTLY, **reason.values)
    return words(_SAID[reason.because], **reason.values)


def say_proposal(words: Words, proposal: Proposal) -> str:
    """Return the reasons of a proposal as one line, what speaks for it first."""
    separator = f"{NARROW}; " if words.language == "fr" else "; "
    return separator.join(say_reason(words, reason) for reason in proposal.reasons)
