"""`seance.json`: plain TinyDB, replaced in one step, renewed by a thread that never disturbs."""

import errno
import json
import threading

import pytest
from tinydb import Query, TinyDB, where

from facilitateur.storage import files
from facilitateur.storage.copy import CopyKeeper, CopyPayload, open_copy
from facilitateur.storage.database import AtomicStorage
from facilitateur.storage.errors import StorageError, Trouble
from facilitateur.storage.journal import Journal
from facilitateur.storage.lines import json_of, to_line
from facilitateur.storage.reading import load
from facilitateur.storage.snapshots import Snapshots


def payload(records, **meta):
    return CopyPayload({"title": "L’accueil", **meta}, [to_line(one) for one in records], [{"note": 1, "text": "a"}])


def test_plain_tinydb_opens_and_queries_it(folder, first):
    AtomicStorage(folder / "seance.json").write_payload(payload(first(600)))
    with TinyDB(folder / "seance.json", encoding="utf-8") as database:
        assert database.tables() == {"meta", "events", "notes"}
        assert database.table("meta").all() == [{"last": 600, "events": 600, "title": "L’accueil"}]
        assert database.table("notes").all() == [{"note": 1, "text": "a"}]
        events = database.table("events")
        assert len(events) == 600
        assert events.get(doc_id=17)["seq"] == 17
        assert len(events.search(Query().event.type == "VoteCounted")) == 60
        document = dict(events.get(where("seq") == 12))
        assert document.pop("crc")
        assert json.loads(json_of(to_line(first(12)[-1]))) == document


def test_each_document_has_its_line(folder, first):
    AtomicStorage(folder / "seance.json").write_payload(payload(first(300)))
    lines = (folder / "seance.json").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith('"') and '"seq":' in line for line in lines) == 300


def test_it_is_opened_and_changed_through_tinydb_as_well(folder, first):
    AtomicStorage(folder / "seance.json").write_payload(payload(first(20)))
    with open_copy(folder) as database:
        database.table("notes").insert({"note": 2, "text": "é"})
        assert len(database.table("events")) == 20
    with TinyDB(folder / "seance.json", encoding="utf-8") as database:
        assert [note["text"] for note in database.table("notes")] == ["a", "é"]
    assert first(20) == list(load(folder).records)


def test_a_session_without_events_makes_a_valid_database(folder):
    AtomicStorage(folder / "seance.json").write_payload(CopyPayload({}, []))
    with TinyDB(folder / "seance.json") as database:
        assert len(database.table("events")) == 0


def test_a_missing_or_empty_file_is_an_empty_database(folder):
    with open_copy(folder) as database:
        assert database.tables() == set()
    (folder / "seance.json").write_bytes(b"")
    with open_copy(folder) as database:
        assert database.tables() == set()


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"a": 3}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_database_is_an_error_of_ours(folder, content):
    (folder / "seance.json").write_bytes(content)
    with pytest.raises(StorageError) as refused, open_copy(folder) as database:
        database.tables()
    assert refused.value.trouble is Trouble.DAMAGED


def test_a_failure_leaves_the_old_file(folder, first, disk, monkeypatch):
    storage = AtomicStorage(folder / "seance.json")
    storage.write_payload(payload(first(20)))
    before = (folder / "seance.json").read_bytes()
    for at in range(1, 5):
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", disk.FailingDisk(at, errno.ENOSPC))
            with pytest.raises(OSError, match="space"):
                storage.write_payload(payload(first(600)))
        assert before == (folder / "seance.json").read_bytes()
        assert [path.name for path in folder.iterdir()] == ["seance.json"]


def test_the_keeper_renews_without_being_asked_twice(folder, first):
    written = threading.Event()
    keeper = CopyKeeper(folder, delay=0.001)

    def produce():
        written.set()
        return payload(first(20))

    keeper.schedule(produce)
    assert written.wait(10)
    assert keeper.close()
    assert len(load(folder).records) == 20


def test_several_requests_in_a_row_make_one_renewal(folder, first):
    produced = []
    keeper = CopyKeeper(folder, delay=60)
    for count in range(1, 30):
        keeper.schedule(lambda count=count: produced.append(count) or payload(first(count)))
    assert keeper.flush()
    assert produced == [29]
    assert keeper.flush()
    assert keeper.close()
    assert produced == [29]


def test_closing_writes_the_last_change(folder, first):
    keeper = CopyKeeper(folder, delay=60)
    keeper.schedule(lambda: payload(first(7)))
    assert keeper.close()
    assert len(load(folder).records) == 7


def test_closing_a_keeper_that_was_never_used_is_fine(folder):
    assert CopyKeeper(folder).close()
    assert list(folder.iterdir()) == []


def test_a_refusal_is_remembered_and_the_next_success_forgets_it(folder, first, disk, monkeypatch):
    keeper = CopyKeeper(folder, delay=60)
    with monkeypatch.context() as patch:
        patch.setattr(files, "os", disk.FailingDisk(1, errno.ENOSPC, for_ever=True))
        keeper.schedule(lambda: payload(first(7)))
        assert not keeper.flush()
    assert keeper.problem is Trouble.FULL
    assert keeper.flush()
    assert keeper.problem is None
    assert keeper.close()
    assert len(load(folder).records) == 7


def test_a_mistake_in_what_is_to_be_written_reaches_nobody(folder, first):
    keeper = CopyKeeper(folder, delay=60)
    keeper.schedule(lambda: payload(first(3), strange=object()))
    assert not keeper.close()
    assert keeper.problem is Trouble.BAD_RECORD
    assert "object" in keeper.detail
    assert list(folder.iterdir()) == []


def test_the_keeper_makes_snapshots_outside_and_their_failure_is_its_own(tmp_path, folder, first):
    keeper = CopyKeeper(folder, delay=60, snapshots=Snapshots(tmp_path / "etat"))
    keeper.schedule(lambda: payload(first(5)))
    assert keeper.close()
    assert len(list((tmp_path / "etat" / folder.name).iterdir())) == 1
    (tmp_path / "fichier").write_text("")
    keeper = CopyKeeper(folder, delay=60, snapshots=Snapshots(tmp_path / "fichier"))
    keeper.schedule(lambda: payload(first(5)))
    assert keeper.close()
    assert keeper.problem is None
    assert keeper.snapshot_problem is not None


def test_the_copy_may_be_made_while_the_journal_grows(folder, first):
    with Journal(folder) as journal:
        keeper = CopyKeeper(folder, delay=0)
        for start in range(1, 200, 3):
            journal.append(first(3, start))
            keeper.schedule(lambda: CopyPayload({}, journal.lines))
        assert keeper.close()
        with TinyDB(folder / "seance.json") as database:
            assert len(database.table("events")) == journal.last_seq
