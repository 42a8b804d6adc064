"""One line of the journal: `crc32 SP JSON LF`."""

import re
from datetime import MAXYEAR
from zlib import crc32

import msgspec

from facilitateur.domain import codec
from facilitateur.domain.cleaning import clean
from facilitateur.domain.events import Recorded, UnknownEvent

MAX_NUMBER = 10_000_000
"""A number beyond this is damage or malice; no workshop has so many events."""

_MAX_OFFSET = 24 * 60
_HEAD = 9
_START = b'{"seq":'
_SUSPECTS = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\\[ubfr]",
        rb"\x7f",
        rb"\xc2[\x80-\x9f]",
        rb"\xe2\x80[\xa8-\xae]",
        rb"\xe2\x81[\xa6-\xa9]",
        rb"\xef\xb7[\x90-\xaf]",
        rb"\xef\xbf[\xbe\xbf]",
        rb"\xf3\xa0[\x80\x81]",
    )
)


class _Loose(msgspec.Struct):
    seq: int
    at: msgspec.Raw
    event: msgspec.Raw
    offset: int = 0
    group: int | None = None


class _Numbered(msgspec.Struct):
    seq: int


class _Tagged(msgspec.Struct):
    type: str = "?"


_loose = msgspec.json.Decoder(_Loose)
_numbered = msgspec.json.Decoder(_Numbered)
_tagged = msgspec.json.Decoder(_Tagged)


def to_line(recorded: Recorded) -> bytes:
    """Return the line of a record.

    Raises:
        ValueError: A text in it has no UTF-8 form.
    """
    return with_checksum(codec.encode(recorded))


def with_checksum(data: bytes) -> bytes:
    """Return the line of an encoded record."""
    return b"%08x %b\n" % (crc32(data), data)


def json_of(line: bytes) -> bytes:
    """Return the JSON of a line."""
    return line[_HEAD:-1]


def is_intact(line: bytes) -> bool:
    """Return whether a line without its LF has the checksum of its JSON."""
    return line[8:_HEAD] == b" " and line[:8].lower() == b"%08x" % crc32(memoryview(line)[_HEAD:])


def number_of(line: bytes) -> int:
    """Return the number of a line that is known to be good."""
    if line.startswith(_START, _HEAD):
        end = line.find(b",", _HEAD)
        digits = line[_HEAD + len(_START) : end]
        if digits.isdigit():
            return int(digits)
    return _numbered.decode(line[_HEAD:]).seq


def needs_cleaning(data: bytes) -> bool:
    """Return whether text in encoded records may hold what terminals obey; our own files never do."""
    return any(suspect.search(data) for suspect in _SUSPECTS)


def read_record(data: bytes, *, suspect: bool = True) -> Recorded | None:
    """Return the record of a JSON text, none when there is none in it.

    A record whose event this version cannot read is an `UnknownEvent`. Texts are cleaned when `suspect` says that the
    file holds something to clean: a session folder may come from anywhere.
    """
    try:
        if suspect and needs_cleaning(data):
            data = msgspec.json.encode(_cleaned(msgspec.json.decode(data)))
        recorded = _decode(data)
    except (ValueError, ArithmeticError, RecursionError, msgspec.MsgspecError):
        return None
    sane = 0 < recorded.seq <= MAX_NUMBER and abs(recorded.offset) <= _MAX_OFFSET and 1 < recorded.at.year < MAXYEAR
    return recorded if sane else None


def _decode(data: bytes) -> Recorded:
    try:
        return codec.decode(data)
    except codec.UnreadableRecordError:
        loose = _loose.decode(data)
        tag = _tagged.decode(loose.event).type
        stand_in = UnknownEvent(tag, bytes(loose.event))
        at = codec.decode(b'{"seq":1,"at":%b,"event":{"type":"?"}}' % bytes(loose.at)).at
        group = loose.seq if loose.group is None else loose.group
        return Recorded(loose.seq, at, loose.offset, group, stand_in)


def _cleaned(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(item) for item in value]
        case dict():
            return {clean(str(key)): _cleaned(item) for key, item in value.items()}
        case _:
            return value
