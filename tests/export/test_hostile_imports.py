"""Whatever a file holds, importing answers with records or with a reason, quickly."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.codec import encode
from facilitateur.domain.events import ClockStepped, NoteEdited, Recorded, TimeAdjusted, VoteCounted
from facilitateur.domain.evolve import fold
from facilitateur.export import importing
from facilitateur.export.importing import Fault, ImportProblem, NotAnExportError, read_export
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.export.view import session_view
from facilitateur.export.wording import describe_fault, describe_problems
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning
from support.invented import MORNING
from support.wild import records as wild_records

DEEP = b"[" * 200_000 + b"]" * 200_000
HEAD = b'{"facilitateur_export":1,"session":"s","records":'

FAULTS = {
    "nothing": (b"", Fault.NOT_JSON),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", Fault.NOT_TEXT),
    "prose": (b"Bonjour", Fault.NOT_JSON),
    "half a file": (b'{"facilitateur_export":1,"sess', Fault.NOT_JSON),
    "a list": (b"[]", Fault.NOT_OURS),
    "a number": (b"12", Fault.NOT_OURS),
    "other JSON": (b'{"name":"x"}', Fault.NOT_OURS),
    "deep JSON": (DEEP, Fault.NOT_OURS),
    "deep JSON inside": (HEAD + DEEP + b"}", Fault.NOT_JSON),
    "deep JSON beside": (b'{"x":' + DEEP + b',"facilitateur_export":1}', Fault.NOT_JSON),
    "NaN": (b'{"facilitateur_export":NaN}', Fault.NOT_JSON),
    "a huge version": (b'{"facilitateur_export":1' + b"0" * 400 + b"}", Fault.TOO_NEW),
    "a version beyond all": (b'{"facilitateur_export":1' + b"0" * 5_000 + b"}", Fault.NOT_OURS),
    "a version in words": (b'{"facilitateur_export":"1"}', Fault.NOT_OURS),
    "tomorrow's": (b'{"facilitateur_export":2,"session":"s","records":[]}', Fault.TOO_NEW),
    "no records": (b'{"facilitateur_export":1,"session":"s"}', Fault.NOT_OURS),
    "records of the wrong kind": (HEAD + b'{"a":1}}', Fault.NOT_OURS),
    "an empty log": (HEAD + b"[]}", Fault.NO_SESSION),
    "only rubbish": (HEAD + b'[1,null,"x",{},{"seq":1},[]]}', Fault.NO_SESSION),
    "a lone surrogate as its id": (HEAD.replace(b'"s"', b'"\\ud800"') + b"[]}", Fault.NO_SESSION),
}


@pytest.mark.parametrize(("data", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_export_is_refused_with_a_reason(data: bytes, fault: Fault) -> None:
    with pytest.raises(NotAnExportError) as refused:
        read_export(data)

    assert refused.value.fault == fault


@pytest.mark.parametrize("fault", Fault)
def test_every_reason_is_a_sentence(fault: Fault, french) -> None:
    assert describe_fault(french, NotAnExportError(fault)).endswith(".")


def test_a_file_that_is_too_big_is_not_even_looked_at() -> None:
    with pytest.raises(NotAnExportError) as refused:
        read_export(b" " * (importing.MOST_BYTES + 1))

    assert refused.value.fault == Fault.TOO_BIG


def test_a_file_of_crumbs_is_refused_before_it_fills_the_memory() -> None:
    for crumbs in (importing.MOST_COMMAS, importing.MOST_RECORDS):
        with pytest.raises(NotAnExportError) as refused:
            read_export(HEAD + b"[" + b"1," * crumbs + b"1,1]}")

        assert refused.value.fault == Fault.TOO_BIG


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_whatever_raise_anything_else(data: bytes) -> None:
    with pytest.raises(NotAnExportError):
        read_export(data)


def lines_of(told) -> list[dict[str, object]]:
    """Return the records of a morning as plain JSON."""
    data = exporter("json").write(told.state, told.log, told.now, load_words("en"), ExportOptions())
    found: list[dict[str, object]] = json.loads(data)["records"]
    return found


def file_of(records: list[object], session: str = "2026-06-12-guichet-abcde") -> bytes:
    """Return a file with these records."""
    return json.dumps({"facilitateur_export": 1, "session": session, "records": records}).encode()


@pytest.fixture
def lines() -> list[dict[str, object]]:
    """The records of a morning."""
    return lines_of(ended_morning())


def test_a_record_that_cannot_be_read_costs_only_itself(lines, french) -> None:
    damaged = [*lines[:-3], {**lines[-3], "at": "hier"}, *lines[-2:]]
    imported = read_export(file_of(damaged))

    assert dict(imported.problems) == {ImportProblem.UNREADABLE: 1, ImportProblem.MISSING: 1}
    assert len(imported.records) == len(lines) - 1
    assert len(describe_problems(french, imported)) == 2


def test_a_number_that_comes_twice_counts_once(lines) -> None:
    imported = read_export(file_of([*lines, lines[-1], lines[3]]))

    assert dict(imported.problems) == {ImportProblem.REPEATED: 2}
    assert [recorded.seq for recorded in imported.records] == list(range(1, len(lines) + 1))


def test_records_in_disorder_are_put_in_order(lines) -> None:
    assert read_export(file_of(lines[::-1])) == read_export(file_of(lines))


@pytest.mark.parametrize("session", ["autre", "../../etc", "", "a/b", "CON", "x" * 500, "a\u0000b"])
def test_an_id_that_is_another_or_no_name_of_a_folder_is_refused(lines, session: str) -> None:
    with pytest.raises(NotAnExportError):
        read_export(file_of(lines, session))


@pytest.mark.parametrize("session", ["../../etc", "", "a/b", "CON", "nul", "com1", "x" * 500, "é", "a b", ".", "-a"])
def test_an_id_that_both_agree_on_must_still_be_a_name(lines, session: str) -> None:
    event = {**lines[0]["event"], "session": session}

    with pytest.raises(NotAnExportError):
        read_export(file_of([{**lines[0], "event": event}, *lines[1:]], session))


IMPOSSIBLE = {
    "a number beyond all logs": {"seq": 10**12},
    "a negative number": {"seq": -1},
    "the year 9999": {"at": "9999-12-31T23:59:59Z"},
    "the year 1": {"at": "0001-01-01T00:00:00Z"},
    "no zone": {"at": "2026-06-12T07:00:00"},
    "an offset of days": {"offset": 100_000},
    "a huge group": {"group": 10**300},
    "huge votes": {"event": {"type": "VoteCounted", "note": 1, "votes": 10**200}},
    "huge seconds": {"event": {"type": "TimeAdjusted", "block": "b2", "seconds": 10**200}},
    "a negative note": {"event": {"type": "NoteKept", "note": -1}},
    "a card without French": {"event": {"type": "CardFrozen", "card": {"slug": "x", "texts": {}}}},
}


@pytest.mark.parametrize("damage", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_record_is_left_out(lines, damage: dict[str, object]) -> None:
    forged = {"seq": len(lines) + 1, "at": "2026-06-12T12:00:00Z", "event": {"type": "TimerPaused"}, **damage}
    imported = read_export(file_of([*lines, forged]))

    assert dict(imported.problems) == {ImportProblem.UNREADABLE: 1}
    assert len(imported.records) == len(lines)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\ud800", "\ufffd"),
        (r"a\udfffb", "a\ufffdb"),
        (r"\ud83d\ud83d\ude00", "\ufffd😀"),
        (r"\ud83d\\ude00", "\ufffd\\ude00"),
    ],
)
def test_half_a_character_is_replaced_and_said(lines, escaped: str, text: str) -> None:
    event = {"type": "NoteEdited", "note": 1, "text": "HERE"}
    data = file_of([*lines, {"seq": len(lines) + 1, "at": "2026-06-12T12:00:00Z", "event": event}])
    imported = read_export(data.replace(b"HERE", escaped.encode()))

    assert dict(imported.problems) == {ImportProblem.CLEANED: 1}
    assert imported.records[-1].event == NoteEdited(1, text)


def test_a_written_escape_is_no_escape(lines) -> None:
    event = {"type": "NoteEdited", "note": 1, "text": r"\ud800 😀"}
    imported = read_export(file_of([*lines, {"seq": len(lines) + 1, "at": "2026-06-12T12:00:00Z", "event": event}]))

    assert imported.problems == ()
    assert imported.records[-1].event == NoteEdited(1, r"\ud800 😀")


def test_a_clock_that_had_stood_at_1970_is_no_damage() -> None:
    told = ended_morning()
    told.happens(ClockStepped(56 * 366 * 86_400))

    assert read_export(file_of(lines_of(told))).problems == ()


def test_plans_that_no_program_makes_are_refused(lines) -> None:
    for plan in ({"days": [{"number": 1, "start": "25:99"}]}, {"blocks": [{"id": "b1", "minutes": 10**9}] * 2}):
        agenda = {**lines[0]["event"]["agenda"], **plan}
        forged = {**lines[0], "event": {**lines[0]["event"], "agenda": agenda}}
        with pytest.raises(NotAnExportError):
            read_export(file_of([forged, *lines[1:]]))


def test_sums_that_leave_the_calendar_are_survived() -> None:
    told = ended_morning()
    for _ in range(30):
        told.happens(ClockStepped(9_999_999_999)).happens(TimeAdjusted("b8", 9_999_999_999))
        told.happens(VoteCounted(1, 9_999_999_999))
    records = read_export(file_of(lines_of(told))).records

    assert session_view(fold(records), records[-1].at)["id"] == told.state.id


@given(st.lists(wild_records, max_size=10))
def test_any_events_behind_a_real_beginning_are_imported_or_refused(more: list[Recorded]) -> None:
    told = ended_morning()
    log = [*told.log, *(record for record in more if sane(record.at))]
    data = b",".join(importing_lines(log))
    try:
        imported = read_export(HEAD.replace(b'"s"', b'"2026-06-12-guichet-abcde"') + b"[" + data + b"]}")
    except NotAnExportError:
        return

    assert fold(imported.records).id == told.state.id


def sane(at: datetime) -> bool:
    """Whether a date can be written."""
    return MORNING.year - 1 < at.year < MORNING.year + 2


def importing_lines(log: list[Recorded]) -> list[bytes]:
    """Return records as the journal writes them."""
    return [encode(recorded) for recorded in log]
