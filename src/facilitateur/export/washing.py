"""Makes records from outside safe to fold and to show: texts are cleaned, impossible numbers and dates refused."""

import re
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec import structs

from facilitateur.domain.card import MASTER_LANGUAGE
from facilitateur.domain.cleaning import MAX_TEXT, clean, clean_line
from facilitateur.domain.events import (
    AgendaReplanned,
    CardFrozen,
    ClockStepCorrected,
    ClockStepped,
    Event,
    NoteAdded,
    NoteEdited,
    Recorded,
    SessionCreated,
    TimeAdjusted,
    UnknownEvent,
    VoteCounted,
)
from facilitateur.domain.limits import EARLIEST, LATEST, MOST_TEAMS

MOST = 10_000_000_000
"""No number in an event is bigger: seconds of three centuries."""

MOST_NUMBER = 10_000_000
"""No log is longer."""

MOST_BLOCKS = 1_000

DAY_MINUTES = 24 * 60
"""No block is longer."""

LONGEST_TEXT = 100_000
"""Characters of the longest section of a card."""

MOST_OFFSET = 14 * 60
"""Minutes between UTC and the farthest zone."""

_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")

_Struct = TypeVar("_Struct", bound=msgspec.Struct)


class ImplausibleError(ValueError):
    """A record is well formed and cannot be true."""


def wash(recorded: Recorded) -> Recorded:
    """Return a record with clean texts.

    Raises:
        ImplausibleError: A number, a date or a time of day cannot be.
    """
    numbered = 1 <= recorded.seq <= MOST_NUMBER and 1 <= recorded.group <= MOST_NUMBER
    if not numbered or abs(recorded.offset) > MOST_OFFSET:
        raise ImplausibleError
    _check_date(recorded.at)
    event = recorded.event
    if isinstance(event, UnknownEvent):
        return structs.replace(recorded, event=_on_one_line(event))
    return structs.replace(recorded, event=_wash_event(event))


def _on_one_line(event: UnknownEvent) -> UnknownEvent:
    """Return an event of a newer program without line breaks between its values; the log is one line per event."""
    if b"\n" not in event.raw and b"\r" not in event.raw:
        return event
    try:
        return UnknownEvent(event.type, msgspec.json.format(event.raw, indent=-1))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ImplausibleError from error


def _wash_event(event: Event) -> Event:
    signed = isinstance(event, VoteCounted | TimeAdjusted | ClockStepped | ClockStepCorrected | AgendaReplanned)
    washed = _wash_struct(event, -MOST if signed else 0)
    if isinstance(washed, NoteAdded | NoteEdited):
        return structs.replace(washed, text=clean_line(washed.text, MAX_TEXT))
    if isinstance(washed, SessionCreated):
        _check_plan(washed)
    if isinstance(washed, CardFrozen) and MASTER_LANGUAGE not in washed.card.texts:
        raise ImplausibleError
    return washed


def _check_plan(created: SessionCreated) -> None:
    agenda = created.agenda
    plausible = (
        len(agenda.blocks) <= MOST_BLOCKS
        and len(created.teams) <= MOST_TEAMS
        and all(block.minutes <= DAY_MINUTES for block in agenda.blocks)
        and all(_TIME_OF_DAY.fullmatch(day.start) for day in agenda.days)
    )
    if not plausible:
        raise ImplausibleError


def _washed(value: object, least: int) -> object:
    """Return a value of an event, structures inside structures, with clean texts."""
    match value:
        case bool() | None | StrEnum():
            return value
        case str():
            return clean(value)[:LONGEST_TEXT]
        case int() | float():
            _check_number(value, least)
        case datetime():
            _check_date(value)
        case tuple():
            return tuple(_washed(item, least) for item in value)
        case dict():
            return {_washed(key, least): _washed(item, least) for key, item in value.items()}
        case msgspec.Struct():
            return _wash_struct(value, least)
    return value


def _wash_struct(value: _Struct, least: int) -> _Struct:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    washed = {name: _washed(held, least) for name, held in fields.items()}
    return value if washed == fields else structs.replace(value, **washed)


def _check_number(number: float, least: int) -> None:
    if not least <= number <= MOST:
        raise ImplausibleError


def _check_date(at: datetime) -> None:
    if at.tzinfo is None or not EARLIEST <= at <= LATEST:
        raise ImplausibleError
