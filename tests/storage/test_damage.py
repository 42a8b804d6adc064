"""Damaged and hostile files: what is found, what is said, and nothing is destroyed."""

import json
import os
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitateur.domain.cleaning import clean
from facilitateur.domain.events import NoteAdded, Recorded
from facilitateur.storage.database import AtomicStorage, CopyPayload
from facilitateur.storage.draft import load_draft
from facilitateur.storage.errors import Trouble, UnreadableSessionError
from facilitateur.storage.journal import Journal
from facilitateur.storage.lines import to_line, with_checksum
from facilitateur.storage.opening import open_session, read_session
from facilitateur.storage.parsing import document, parse_copy, parse_journal
from facilitateur.storage.reading import FileState, load
from facilitateur.storage.shelf import SessionShelf, summarise

EVENTS = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory, mixed):
    """Journal and copy of a workshop, as bytes."""
    folder = tmp_path_factory.mktemp("entiere")
    with Journal(folder) as journal:
        journal.append(mixed.first(EVENTS))
        AtomicStorage(folder / "seance.json").write_payload(CopyPayload({}, journal.lines))
    return (folder / "journal.jsonl").read_bytes(), (folder / "seance.json").read_bytes()


def test_there_are_twenty_four_kinds_of_damage(damage):
    assert len(damage) == 24


def test_with_one_file_damaged_nearly_everything_is_found(tmp_path, whole, damage, first):
    shares = []
    for number, (kind, spoil) in enumerate(damage.items()):
        for which in (0, 1):
            for turn in range(4):
                folder = tmp_path / f"{kind}-{which}-{turn}"
                folder.mkdir()
                files = list(whole)
                files[which] = spoil(files[which], random.Random(1000 * number + turn))
                (folder / "journal.jsonl").write_bytes(files[0])
                (folder / "seance.json").write_bytes(files[1])
                loaded = load(folder)
                assert set(map(repr, loaded.records)) <= set(map(repr, first(EVENTS))), kind
                shares.append(len(loaded.records) / EVENTS)
    assert sum(shares) / len(shares) >= 0.98
    assert min(shares) == 1.0


def test_with_the_journal_alone_damaged_lines_cost_themselves_only(tmp_path, whole, damage):
    shares = {}
    for number, (kind, spoil) in enumerate(damage.items()):
        found = parse_journal(spoil(whole[0], random.Random(number)))
        shares[kind] = len(found.records) / EVENTS
    nothing_left = {"emptied", "all zeros", "utf16"}
    assert nothing_left == {kind for kind, share in shares.items() if share < 0.3}
    assert sum(shares.values()) / (len(shares) - len(nothing_left)) > 0.9


def test_opening_a_damaged_session_keeps_every_byte_and_writes_a_clean_one(tmp_path, whole, damage, first):
    for number, (kind, spoil) in enumerate(damage.items()):
        folder = tmp_path / kind
        folder.mkdir()
        damaged = spoil(whole[0], random.Random(number))
        (folder / "journal.jsonl").write_bytes(damaged)
        (folder / "seance.json").write_bytes(whole[1])
        with open_session(folder) as session:
            assert first(EVENTS) == list(session.records), kind
            session.journal.append(first(1, EVENTS + 1))
            kept = session.report.set_aside
        assert [damaged] == [path.read_bytes() for path in kept], kind
        assert whole[0] + to_line(first(1, EVENTS + 1)[0]) == (folder / "journal.jsonl").read_bytes()
        with open_session(folder) as again:
            assert again.report.set_aside == ()


def test_holes_that_nothing_fills_are_told(tmp_path, whole, first):
    lines = whole[0].splitlines(keepends=True)
    (tmp_path / "journal.jsonl").write_bytes(b"".join([*lines[:9], b"perdu\n", *lines[12:]]))
    loaded = load(tmp_path)
    assert loaded.report.gaps == ((10, 12),)
    assert loaded.report.lost == 3
    assert loaded.report.bad_lines == 1
    assert not loaded.report.is_clean
    assert len(loaded.records) == EVENTS - 3
    with open_session(tmp_path) as session:
        session.journal.append(first(1, EVENTS + 1))
    assert load(tmp_path).report.gaps == ((10, 12),)
    with open_session(tmp_path) as session:
        assert session.report.set_aside == ()


def test_a_half_written_last_line_is_nothing_to_tell(tmp_path, whole):
    (tmp_path / "journal.jsonl").write_bytes(whole[0] + b'0a1b2c3d {"seq":301,"at":"2026')
    report = read_session(tmp_path).report
    assert report.torn_tail
    assert report.is_clean


def test_the_copy_is_believed_up_to_the_first_record_on_which_it_differs(tmp_path, whole, first):
    lines = whole[0].splitlines(keepends=True)
    other = [
        to_line(Recorded(seq, r.at, 0, seq, NoteAdded(seq, "b9", "B", "autre histoire")))
        for seq, r in enumerate(first(EVENTS), 1)
    ]
    mixed_up = [*lines[:100], *other[100:]]
    (tmp_path / "journal.jsonl").write_bytes(b"".join([*lines[:49], *lines[50:200]]))
    (tmp_path / "seance.json").write_bytes(copy_of(mixed_up))
    loaded = load(tmp_path)
    assert first(200) == list(loaded.records)
    assert loaded.report.filled == 1


def copy_of(lines):
    rows = b",\n".join(b'"%d": %b' % (number, document(line)) for number, line in enumerate(lines, 1))
    return b'{"meta": {"1": {"last":%d}},\n"events": {\n%b\n}}' % (len(lines), rows)


def test_a_copy_written_again_by_plain_tinydb_still_fills_holes(tmp_path, whole, first):
    (tmp_path / "seance.json").write_bytes(whole[1])
    with TinyDB(tmp_path / "seance.json") as database:
        database.table("meta").update({"title": "changé par quelqu’un"})
    assert b"\\u2019" in (tmp_path / "seance.json").read_bytes()
    assert first(EVENTS) == list(load(tmp_path).records)


def test_a_document_changed_in_the_copy_is_not_believed(tmp_path, whole):
    (tmp_path / "seance.json").write_bytes(whole[1])
    with TinyDB(tmp_path / "seance.json") as database:
        database.table("events").update({"offset": 90}, doc_ids=[17])
    loaded = load(tmp_path)
    assert loaded.report.gaps == ((17, 17),)
    assert loaded.report.copy is FileState.DAMAGED


def test_both_files_damaged_still_give_what_is_left_and_nothing_else(tmp_path, whole, damage, first):
    real = set(map(repr, first(EVENTS)))
    for number, spoil in enumerate(damage.values()):
        for other, spoil_other in enumerate(damage.values()):
            dice = random.Random(100 * number + other)
            (tmp_path / "journal.jsonl").write_bytes(spoil(whole[0], dice))
            (tmp_path / "seance.json").write_bytes(spoil_other(whole[1], dice))
            try:
                found = load(tmp_path).records
            except UnreadableSessionError:
                continue
            assert set(map(repr, found)) <= real
            summarise(tmp_path)


NUMBERS = st.one_of(st.integers(-3, 40), st.integers(), st.floats(), st.none(), st.text(max_size=5))
JSON = st.recursive(
    st.one_of(NUMBERS, st.booleans(), st.text(max_size=20)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
TIMES = st.sampled_from(
    ["2026-01-14T08:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "hier", ""]
)
EVENT = st.one_of(
    st.fixed_dictionaries({"type": st.sampled_from(["NoteAdded", "TimerPaused", "SessionCreated", "DotPlaced", ""])}),
    st.fixed_dictionaries({"type": st.just("NoteAdded"), "note": NUMBERS, "block": JSON, "team": JSON, "text": JSON}),
    JSON,
)
ENVELOPE = st.fixed_dictionaries(
    {"seq": NUMBERS, "at": TIMES | JSON, "event": EVENT}, optional={"offset": NUMBERS, "group": NUMBERS, "x": JSON}
)


def _json(value: object) -> bytes:
    return json.dumps(value).encode("utf-8", "surrogatepass")


@given(st.lists(st.one_of(ENVELOPE.map(_json).map(with_checksum), st.binary(max_size=60)), max_size=12))
def test_no_journal_however_forged_raises_anything(lines):
    found = parse_journal(b"".join(lines))
    for seq, (line, recorded) in found.records.items():
        assert seq == recorded.seq
        assert parse_journal(line).records[seq][1] == recorded
        to_line(recorded)


@given(st.dictionaries(st.text(max_size=4), ENVELOPE, max_size=6), st.binary(max_size=30), st.integers(0, 400))
def test_no_copy_however_forged_raises_anything(documents, noise, place):
    data = _json({"events": documents})
    parse_copy(data)
    parse_copy(data[:place] + noise + data[place:])
    parse_copy(noise)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_two_files_are_a_session_or_an_error_of_ours(tmp_path_factory, journal, copy):
    folder = tmp_path_factory.mktemp("x")
    (folder / "journal.jsonl").write_bytes(journal)
    (folder / "seance.json").write_bytes(copy)
    with pytest.raises(UnreadableSessionError):
        load(folder)
    with pytest.raises(UnreadableSessionError):
        open_session(folder)
    assert journal == (folder / "journal.jsonl").read_bytes()
    summarise(folder)


@pytest.mark.parametrize(
    "text",
    ["\x1b]52;c;aGVsbG8=\x07", "\x9b31m", "\u202egnp.exe", "a\rb", "a\bb", "\u2028", "\U000e0041", "\x7f", "\ufffe"],
)
@pytest.mark.parametrize("escaped", [False, True])
def test_text_that_terminals_obey_is_cleaned_when_a_session_is_read(tmp_path, whole, text, escaped):
    event = {"type": "NoteAdded", "note": 9, "block": text, "team": "A", "text": text}
    envelope = {"seq": EVENTS + 1, "at": "2026-01-14T12:00:00Z", "event": event}
    forged = json.dumps(envelope, ensure_ascii=escaped).encode()
    (tmp_path / "journal.jsonl").write_bytes(whole[0] + with_checksum(forged))
    last = load(tmp_path).records[-1]
    assert clean(text) == last.event.text == last.event.block


def test_nesting_without_end_is_a_bad_line(tmp_path, whole):
    deep = b'{"seq":301,"at":"2026-01-14T12:00:00Z","event":{"type":"X","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}}"
    (tmp_path / "journal.jsonl").write_bytes(whole[0] + with_checksum(deep))
    (tmp_path / "seance.json").write_bytes(b'{"events": ' + b"[" * 100_000)
    assert load(tmp_path).report.bad_lines == 1


def test_a_number_beyond_reason_makes_no_endless_hole(tmp_path, whole):
    far = b'{"seq":900000000000,"at":"2026-01-14T12:00:00Z","event":{"type":"TimerPaused"}}'
    (tmp_path / "journal.jsonl").write_bytes(whole[0] + with_checksum(far))
    assert load(tmp_path).report.gaps == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
@pytest.mark.parametrize("name", ["journal.jsonl", "seance.json", "verrou.json", "brouillon.json"])
@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "loop"])
def test_what_is_no_plain_file_is_not_read(tmp_path, whole, name, kind):
    folder = tmp_path / "2026-01-14-x"
    folder.mkdir()
    (folder / "journal.jsonl").write_bytes(whole[0])
    path = folder / name
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link":
            path.symlink_to("/etc/passwd")
        case "loop":
            path.symlink_to(path)
        case _:
            path.mkdir()
    if name == "journal.jsonl":
        with pytest.raises(UnreadableSessionError):
            load(folder)
        with pytest.raises(UnreadableSessionError):
            open_session(folder)
    else:
        assert len(load(folder).records) == EVENTS
        with open_session(folder) as session:
            assert len(session.records) == EVENTS
    assert load_draft(folder) is None
    assert len(SessionShelf([tmp_path]).summaries()) == 1


def test_a_file_without_end_is_not_read(tmp_path, whole):
    for name in ("journal.jsonl", "seance.json", "verrou.json", "brouillon.json"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(2**34)
    with pytest.raises(UnreadableSessionError) as refused:
        load(tmp_path)
    assert refused.value.trouble is Trouble.TOO_BIG
    assert load_draft(tmp_path) is None
    assert summarise(tmp_path).problem is Trouble.DAMAGED
