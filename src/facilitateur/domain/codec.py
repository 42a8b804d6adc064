"""Recorded events to JSON and back; the tagged union of events is the schema."""

from datetime import UTC, datetime

import msgspec

from facilitateur.domain.events import Event, Recorded, UnknownEvent


class _Envelope(msgspec.Struct, omit_defaults=True):
    seq: int
    at: datetime
    event: msgspec.Raw
    offset: int = 0
    group: int | None = None


class _Tag(msgspec.Struct):
    type: str


_encoder = msgspec.json.Encoder(decimal_format="string")
_envelopes = msgspec.json.Decoder(_Envelope)
_events = msgspec.json.Decoder(Event)
_tags = msgspec.json.Decoder(_Tag)

KNOWN_TYPES: frozenset[str] = frozenset(kind.__name__ for kind in Event.__args__)
"""Names of the events that this version understands."""


class UnreadableRecordError(ValueError):
    """The JSON of a record is not one: broken, incomplete, or with fields of the wrong kind."""


def encode(recorded: Recorded) -> bytes:
    """Return one line of JSON, UTF-8, without a newline."""
    event = recorded.event
    raw = msgspec.Raw(event.raw) if isinstance(event, UnknownEvent) else msgspec.Raw(_encoder.encode(event))
    at = recorded.at.astimezone(UTC)
    group = None if recorded.group == recorded.seq else recorded.group
    return _encoder.encode(_Envelope(recorded.seq, at, raw, recorded.offset, group))


def decode(line: bytes) -> Recorded:
    """Read one record; an event type of a newer version comes back as `UnknownEvent`.

    Raises:
        UnreadableRecordError: The line is not a record, with msgspec's reason and path.
    """
    try:
        envelope = _envelopes.decode(line)
        event: Event | UnknownEvent
        tag = _tags.decode(envelope.event).type
        raw = bytes(envelope.event)
        event = _events.decode(raw) if tag in KNOWN_TYPES else UnknownEvent(tag, raw)
        at = envelope.at.astimezone(UTC)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, OverflowError) as error:
        raise UnreadableRecordError(str(error)) from error
    if envelope.at.tzinfo is None:
        raise UnreadableRecordError("`at` has no zone")
    group = envelope.seq if envelope.group is None else envelope.group
    return Recorded(envelope.seq, at, envelope.offset, group, event)
