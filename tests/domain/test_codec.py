"""Every record goes to JSON and back unchanged; what is no record is said to be none."""

import json
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.codec import KNOWN_TYPES, UnreadableRecordError, decode, encode
from facilitateur.domain.events import BlockStarted, NoteAdded, NoteKind, Recorded, UnknownEvent
from support.wild import EVENT_TYPES, moments, records, struct

AT = datetime(2026, 6, 12, 7, 0, 0, 250_000, tzinfo=UTC)


@pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_kind_of_event_comes_back_as_it_was(kind: type[msgspec.Struct], data: st.DataObject) -> None:
    event = data.draw(struct(kind))
    recorded = Recorded(data.draw(st.integers(1, 10**6)), data.draw(moments), 120, 1, event)
    assert decode(encode(recorded)) == recorded


@given(records)
def test_every_record_stands_on_one_line_of_utf8(recorded: Recorded) -> None:
    line = encode(recorded)
    assert b"\n" not in line
    assert isinstance(json.loads(line.decode()), dict)


def test_the_class_name_is_the_stored_tag_of_every_event() -> None:
    assert {kind.__name__ for kind in EVENT_TYPES} == KNOWN_TYPES
    assert b'"type":"BlockStarted"' in encode(Recorded(1, AT, 0, 1, BlockStarted("b1")))


def test_a_line_of_the_journal_reads_as_it_always_did() -> None:
    recorded = Recorded(12, AT, 120, 11, NoteAdded(3, "b2", "A", "Trop d'attente", NoteKind.FACT, "voit"))
    assert json.loads(encode(recorded)) == {
        "seq": 12,
        "at": "2026-06-12T07:00:00.250000Z",
        "offset": 120,
        "group": 11,
        "event": {
            "type": "NoteAdded",
            "note": 3,
            "block": "b2",
            "team": "A",
            "text": "Trop d'attente",
            "kind": "fact",
            "place": "voit",
        },
    }


def test_a_single_event_is_its_own_group_without_saying_so() -> None:
    line = encode(Recorded(5, AT, 0, 5, BlockStarted("b1")))
    assert b"group" not in line
    assert decode(line).group == 5


def test_a_time_of_another_zone_is_the_same_moment_in_utc() -> None:
    noumea = timezone(timedelta(hours=11))
    recorded = Recorded(1, AT.astimezone(noumea), 660, 1, BlockStarted("b1"))
    assert b'"at":"2026-06-12T07:00:00.250000Z"' in encode(recorded)
    assert decode(encode(recorded)).at == AT


def test_an_event_of_a_newer_version_is_kept_as_found() -> None:
    line = b'{"seq":4,"at":"2026-06-12T07:00:00Z","event":{"type":"RoomHeated","degrees":[19,{"c":"\xc3\xa9"}]}}'
    recorded = decode(line)
    assert recorded.event == UnknownEvent("RoomHeated", b'{"type":"RoomHeated","degrees":[19,{"c":"\xc3\xa9"}]}')
    assert decode(encode(recorded)) == recorded


def test_a_field_of_a_newer_version_does_not_make_a_known_event_unreadable() -> None:
    line = b'{"seq":4,"at":"2026-06-12T07:00:00Z","hand":"left","event":{"type":"BlockStarted","block":"b1","mood":3}}'
    assert decode(line).event == BlockStarted("b1")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"seq":1,"at":"2026-06-12T07:00:00Z"}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":[]}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{"type":1}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{"type":"BlockStarted"}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{"type":"BlockStarted","block":3}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{"type":"NoteEdited","note":1,"text":"x","kind":"hearsay"}}',
        b'{"seq":"1","at":"2026-06-12T07:00:00Z","event":{"type":"TimerPaused"}}',
        b'{"seq":1,"at":"yesterday","event":{"type":"TimerPaused"}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00","event":{"type":"TimerPaused"}}',
        b'{"seq":1,"at":"0001-01-01T00:00:00+14:00","event":{"type":"TimerPaused"}}',
        b'{"seq":1,"at":"9999-12-31T23:59:59-14:00","event":{"type":"TimerPaused"}}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":{"type":"TimerPaused"}',
        b'{"seq":1,"at":"2026-06-12T07:00:00Z","event":' + b"[" * 100_000,
    ],
)
def test_what_is_no_record_is_unreadable_and_nothing_worse(line: bytes) -> None:
    with pytest.raises(UnreadableRecordError):
        decode(line)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_unreadable(line: bytes) -> None:
    with pytest.raises(UnreadableRecordError):
        decode(line)


@given(records, st.data())
def test_a_damaged_line_is_a_record_or_unreadable(recorded: Recorded, data: st.DataObject) -> None:
    line = bytearray(encode(recorded))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        assert isinstance(decode(bytes(line)), Recorded)
    except UnreadableRecordError:
        return
