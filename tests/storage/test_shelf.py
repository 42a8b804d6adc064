"""The list of sessions: cheap, and proof against what lies about."""

import sys

import pytest

from facilitateur.domain.events import ActionRedone, ActionUndone, Recorded, SessionEnded, SessionReopened
from facilitateur.storage.errors import NoSuchSessionError, StorageError, Trouble
from facilitateur.storage.journal import Journal
from facilitateur.storage.opening import open_session
from facilitateur.storage.shelf import SessionShelf, summarise


@pytest.fixture
def shelf(tmp_path):
    return SessionShelf([tmp_path / "sessions", tmp_path / "exemples"])


def write(folder, records):
    with Journal(folder) as journal:
        journal.append(records)


def after(first, count, *events):
    """A workshop of `count` events, then others."""
    last = first(count)
    for event in events:
        seq = last[-1].seq + 1
        last.append(Recorded(seq, last[0].at, 60, seq, event))
    return last


def test_a_summary_tells_what_the_list_shows(shelf, first):
    folder = shelf.create("2026-01-14-accueil-k2x")
    write(folder, first(40))
    (one,) = shelf.summaries()
    assert (one.id, one.path, one.events, one.ended) == ("2026-01-14-accueil-k2x", folder, 40, False)
    assert one.challenge == "Réduire l’attente à l’accueil"
    assert first(40)[0].at == one.created_at
    assert first(40)[-1].at == one.last_at
    assert one.problem is None
    assert not one.running_elsewhere


def test_a_running_session_is_marked(shelf, first):
    folder = shelf.create("2026-01-14-x")
    with open_session(folder) as session:
        session.journal.append(first(2))
        assert shelf.summaries()[0].running_elsewhere
    assert not shelf.summaries()[0].running_elsewhere


@pytest.mark.parametrize(
    ("events", "ended"),
    [
        ([SessionEnded()], True),
        ([SessionEnded(), SessionReopened()], False),
        ([SessionEnded(), SessionReopened(), SessionEnded()], True),
        ([SessionEnded(), ActionUndone(41)], False),
        ([SessionEnded(), ActionUndone(41), ActionRedone(41)], True),
        ([SessionEnded(), SessionReopened(), ActionUndone(42)], True),
        ([SessionEnded(), SessionReopened(), ActionUndone(42), ActionUndone(41)], False),
    ],
)
def test_an_ended_session_is_marked(shelf, first, events, ended):
    write(shelf.create("2026-01-14-x"), after(first, 40, *events))
    assert ended == shelf.summaries()[0].ended


def test_a_long_session_is_summed_up_from_both_ends(shelf, first):
    folder = shelf.create("2026-01-14-x")
    write(folder, after(first, 6_000, SessionEnded()))
    assert (folder / "journal.jsonl").stat().st_size > 512 * 1024
    one = summarise(folder)
    assert (one.events, one.ended, one.challenge) == (6_001, True, "Réduire l’attente à l’accueil")


def test_the_last_used_comes_first(shelf, first):
    for count, name in ((5, "b"), (9, "a"), (7, "c")):
        write(shelf.create(name), first(count))
    shelf.create("vide")
    assert [one.id for one in shelf.summaries()] == ["a", "c", "b", "vide"]


def test_only_real_folders_with_the_name_of_a_session_are_listed(tmp_path, shelf, first):
    sessions = tmp_path / "sessions"
    write(shelf.create("2026-01-14-x"), first(2))
    for name in ("Majuscule", ".git", "con", "a b", "é", "-rf", "a" * 62, "2026_01"):
        (sessions / name).mkdir()
    (sessions / "fichier").write_text("x")
    if sys.platform != "win32":
        (sessions / "lien").symlink_to(sessions / "2026-01-14-x")
    assert shelf.ids() == ["2026-01-14-x"]


def test_an_earlier_place_hides_a_later_one(tmp_path, shelf, first):
    for place, count in (("exemples", 3), ("sessions", 5)):
        (tmp_path / place / "demo").mkdir(parents=True)
        write(tmp_path / place / "demo", first(count))
    assert [one.events for one in shelf.summaries()] == [5]
    assert tmp_path / "sessions" / "demo" == shelf.find("demo")


def test_a_session_is_found_by_a_part_that_only_it_has(shelf):
    for name in ("2026-01-14-accueil", "2026-01-14-accueil-2", "2026-02-01-eau"):
        shelf.create(name)
    assert shelf.find("2026-02").name == "2026-02-01-eau"
    assert shelf.find("2026-01-14-accueil").name == "2026-01-14-accueil"
    with pytest.raises(NoSuchSessionError) as ambiguous:
        shelf.find("2026-01")
    assert ambiguous.value.trouble is Trouble.AMBIGUOUS
    assert ambiguous.value.candidates == ("2026-01-14-accueil", "2026-01-14-accueil-2")
    assert shelf.find("eau").name == "2026-02-01-eau"
    with pytest.raises(NoSuchSessionError):
        shelf.find("accueil")
    for name in ("2027", "", "../x", "/etc", "\x00"):
        with pytest.raises(NoSuchSessionError) as missing:
            shelf.find(name)
        assert missing.value.trouble is Trouble.MISSING


def test_a_new_session_gets_a_private_folder_of_its_own(shelf):
    folder = shelf.create("2026-01-14-x")
    assert folder.is_dir()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
    with pytest.raises(StorageError) as taken:
        shelf.create("2026-01-14-x")
    assert taken.value.trouble is Trouble.EXISTS


@pytest.mark.parametrize(
    "name", ["", "../x", "/abs", "C:x", "con", "nul", "fin.", "a:b", "-rf", "\x1b", "a" * 62, "É", "x\n"]
)
def test_a_name_that_some_system_cannot_bear_is_refused(shelf, name):
    with pytest.raises(StorageError) as refused:
        shelf.create(name)
    assert refused.value.trouble is Trouble.BAD_NAME


@pytest.mark.parametrize(
    ("content", "problem"), [(b"", Trouble.EMPTY), (b"du bruit\n", Trouble.DAMAGED), (b"\x00" * 900, Trouble.DAMAGED)]
)
def test_what_cannot_be_summed_up_is_listed_with_its_problem(shelf, content, problem):
    (shelf.create("2026-01-14-x") / "journal.jsonl").write_bytes(content)
    assert problem is shelf.summaries()[0].problem


def test_a_journal_that_lost_its_first_line_still_tells_its_last(shelf, first, kept):
    folder = shelf.create("2026-01-14-y")
    write(folder, first(9))
    data = (folder / "journal.jsonl").read_bytes()
    (folder / "journal.jsonl").write_bytes(data[50:] + b"0a1b")
    one = summarise(folder)
    assert (one.events, one.problem) == (9, Trouble.DAMAGED)


def test_places_that_are_not_there_are_empty(tmp_path):
    shelf = SessionShelf([tmp_path / "rien"])
    assert shelf.summaries() == []
    with pytest.raises(StorageError):
        SessionShelf([]).create("x")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("acueillir", ("2026-03-12-accueillir-les-enfants", "2026-04-02-accueillir-2")),
        ("cantinne", ("2026-05-01-la-cantine",)),
        ("2026-05-01-la-cantina", ("2026-05-01-la-cantine",)),
        ("La Cantne !", ("2026-05-01-la-cantine",)),
        ("xyzzy", ()),
        ("!!", ()),
    ],
)
def test_a_name_that_no_session_has_comes_with_those_it_is_near_to(tmp_path, typed, near):
    shelf = SessionShelf([tmp_path])
    for name in ("2026-03-12-accueillir-les-enfants", "2026-04-02-accueillir-2", "2026-05-01-la-cantine"):
        shelf.create(name)
    with pytest.raises(NoSuchSessionError) as refused:
        shelf.find(typed)
    assert set(refused.value.near) == set(near)
