"""Generated events and records, made from the declared types of their fields: a new event is covered at once."""

import types
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from facilitateur.domain.codec import KNOWN_TYPES
from facilitateur.domain.events import Event, Recorded, SessionCreated, UnknownEvent
from support.acts import long_lists
from support.invented import CARDS, HALF_DAY, MORNING, TWO_DAYS

EVENT_TYPES: tuple[type[msgspec.Struct], ...] = Event.__args__

MOST = 2**63 - 1
"""The largest number that JSON brings in."""

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
integers = st.integers(-3, 12) | st.sampled_from((0, 60, -60, 3_600, MOST, -MOST)) | st.integers(-MOST, MOST)
moments = st.one_of(
    st.integers(-3_600, 90_000).map(lambda seconds: MORNING + timedelta(seconds=seconds)),
    st.datetimes(timezones=st.just(UTC)),
)

LIKELY_NUMBERS: dict[str, st.SearchStrategy[int]] = {
    "note": st.integers(1, 5) | integers,
    "parent": st.integers(1, 5) | integers,
    "step": st.integers(0, 3) | integers,
    "stay": st.integers(0, 3) | integers,
    "incident": st.integers(0, 3) | integers,
    "vote": st.integers(1, 3) | integers,
    "objection": st.integers(1, 3) | integers,
    "count": st.integers(0, 9) | integers,
    "timer": st.integers(1, 3) | integers,
    "round": st.integers(0, 6) | integers,
    "seconds": st.sampled_from((60, -60, 600)) | integers,
}
LIKELY: dict[str, st.SearchStrategy[str]] = {
    "block": st.sampled_from(("b1", "b2", "b3", "b99", "")),
    "into": st.sampled_from(("b1", "b2", "b3", "b99", "")),
    "team": st.sampled_from(("A", "B", "")),
    "who": st.sampled_from(("P01", "@A", "élus", "")),
    "label": st.sampled_from(("@A", "@B", "Salle bleue", "")),
    "zone": st.sampled_from(("UTC", "Europe/Paris", "Pacific/Noumea", "Mars/Olympus", "", "../etc", "Europe", "\0")),
    "start": st.sampled_from(("09:00", "9:00", "8:30", "25:00", "9h", "", ":", "-1:-1")),
    "at": st.sampled_from(("12:30", "9:05", "00:10", "18:00", "25:99", "", "midi")),
    "end": st.sampled_from(("17:00", "01:00", "", "soir")),
    "card": st.sampled_from(("", *CARDS)),
    "slug": st.sampled_from(tuple(CARDS)),
    "option": st.sampled_from(("n1", "n2", "x1", "")),
    "key": st.sampled_from(("n1", "n2", "x1", "")),
    "language": st.sampled_from(("fr", "en")),
}
"""Values that meet each other often enough to matter, by the name of the field."""


def of_type(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return values of a field's type; fields of some names get likely values most of the time."""
    if name in LIKELY and kind is str:
        return LIKELY[name]
    if name in LIKELY_NUMBERS and kind is int:
        return LIKELY_NUMBERS[name]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return struct(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    plain = {int: integers, float: numbers, str: texts, bool: st.booleans(), types.NoneType: st.none()}
    plain[msgspec.UnsetType] = st.just(msgspec.UNSET)
    if kind in plain:
        return plain[kind]
    if kind is datetime:
        return moments
    return _generic(get_origin(kind), get_args(kind), name)


def _generic(origin: Any, args: tuple[Any, ...], name: str) -> st.SearchStrategy[Any]:
    if origin in (Union, types.UnionType):
        return st.one_of(*(of_type(arg, name) for arg in args))
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(of_type(args[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(of_type(arg) for arg in args))
    assert origin is Mapping, f"no strategy for a field of {origin}"
    return st.dictionaries(of_type(args[0]), of_type(args[1]), max_size=2)


def struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Return structs of a type with anything in their fields."""
    fields = msgspec.structs.fields(kind)
    return st.deferred(lambda: st.builds(kind, **{field.name: of_type(field.type, field.name) for field in fields}))


_created = st.builds(
    SessionCreated,
    session=st.just("s"),
    challenge=texts,
    agenda=st.sampled_from((HALF_DAY, TWO_DAYS)),
    teams=of_type(SessionCreated.__annotations__["teams"]),
    zone=LIKELY["zone"],
    starts_at=st.none() | moments | st.datetimes(),
)
unknown_events = st.builds(
    UnknownEvent, texts.filter(lambda name: name not in KNOWN_TYPES), st.just(b'{"type":"Tomorrow","x":[1]}')
)
events = st.one_of(*(struct(kind) for kind in EVENT_TYPES), _created, unknown_events)
"""Any event with anything in it."""

records = st.builds(Recorded, seq=integers, at=moments, offset=st.integers(-1_000, 1_000), group=integers, event=events)
logs = long_lists(records)
"""Logs that no program ever wrote: any order, gaps, twice the same number, times going back."""

mostly_valid_logs = st.tuples(
    st.builds(Recorded, st.just(1), st.just(MORNING), st.just(120), st.just(1), _created), logs
)
"""The same behind a creation that makes sense, so that blocks exist."""
