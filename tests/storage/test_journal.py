"""The journal: what it writes, and what it does when the disk refuses."""

import errno
import stat
import sys
from pathlib import Path
from zlib import crc32

import pytest

from facilitateur.domain.events import NoteAdded, Recorded, UnknownEvent
from facilitateur.storage import files
from facilitateur.storage.errors import NotSavedError, StorageError, Trouble, UnwritableRecordError
from facilitateur.storage.journal import Journal
from facilitateur.storage.opening import open_session
from facilitateur.storage.parsing import parse_journal
from facilitateur.storage.reading import load


def on_disk(folder: Path) -> list[Recorded]:
    """What the file holds, read by a disk that works."""
    return [recorded for _, recorded in parse_journal((folder / "journal.jsonl").read_bytes()).records.values()]


def test_a_line_is_checksum_space_json(folder, first):
    with Journal(folder) as journal:
        journal.append(first(2))
    line = (folder / "journal.jsonl").read_bytes().split(b"\n")[1]
    assert b' {"seq":2,"at":"2026-01-14T08:00:14Z","event":' in line
    assert line[:8] == b"%08x" % crc32(line[9:])


def test_what_was_appended_is_read_back(folder, first):
    with Journal(folder) as journal:
        for start in (1, 11, 21):
            journal.append(first(10, start))
    loaded = load(folder)
    assert first(30) == list(loaded.records)
    assert loaded.report.is_clean


def test_an_action_is_one_write_and_one_sync(folder, first, disk, monkeypatch):
    calls = []
    counting = disk.FailingDisk(at=10**9)
    counting.before = lambda name, args: calls.append(name)
    with Journal(folder) as journal:
        journal.append(first(1))
        monkeypatch.setattr(files, "os", counting)
        journal.append(first(5, 2))
    assert calls == ["write", "fsync"]


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
def test_files_are_for_their_owner_only(folder, first):
    with open_session(folder) as session:
        session.journal.append(first(1))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"journal.jsonl": 0o600, "verrou": 0o600, "verrou.json": 0o600}


def test_a_number_that_does_not_follow_is_refused_and_nothing_changes(folder, first):
    with Journal(folder) as journal:
        journal.append(first(3))
        with pytest.raises(UnwritableRecordError):
            journal.append(first(1, 5))
        assert journal.last_seq == 3
        journal.append(first(1, 4))
    assert first(4) == list(load(folder).records)


def test_a_text_without_utf8_form_is_refused_and_nothing_changes(folder, first):
    template = first(4)[3]
    with Journal(folder) as journal:
        journal.append(first(3))
        with pytest.raises(UnwritableRecordError):
            journal.append([Recorded(4, template.at, 60, 4, NoteAdded(1, "b1", "A", "\ud800"))])
        assert journal.pending == ()
        journal.append(first(1, 4))
    assert first(4) == list(load(folder).records)


def test_an_event_of_a_newer_program_is_written_back_as_it_was(folder, first):
    newer = Recorded(2, first(2)[1].at, 60, 2, UnknownEvent("DotPlaced", b'{"type":"DotPlaced","x":[1, 2]}'))
    with Journal(folder) as journal:
        journal.append(first(1))
        journal.append([newer])
    loaded = load(folder)
    assert newer == loaded.records[1]
    assert loaded.report.unknown_types == ("DotPlaced",)


def _append(journal: Journal, records: list[Recorded]) -> NotSavedError | None:
    try:
        journal.append(records)
    except NotSavedError as error:
        return error
    return None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT])
@pytest.mark.parametrize("for_ever", [False, True])
def test_a_refusal_at_any_call_loses_nothing_and_is_said(tmp_path, first, disk, monkeypatch, code, for_ever):
    for at in range(1, 40):
        folder = tmp_path / f"seance-{at}"
        folder.mkdir()
        with Journal(folder) as journal:
            journal.append(first(5))
            failing = disk.FailingDisk(at, code, for_ever=for_ever)
            saved = 5
            with monkeypatch.context() as patch:
                patch.setattr(files, "os", failing)
                for start in range(6, 16):
                    if start == 9:
                        (folder / "journal.jsonl").write_bytes(b"autre chose\n")
                    refused = _append(journal, first(1, start))
                    if refused is None:
                        saved = start
                        assert first(saved) == on_disk(folder)
                    else:
                        assert first(start - saved, saved + 1) == list(refused.unsaved)
                        assert refused.trouble is journal.trouble
                    assert start - saved == len(journal.pending)
            done = journal.retry()
            assert 15 - saved == done.count
            assert journal.trouble is None
            assert first(15) == list(load(folder).records)
        with open_session(folder) as session:
            assert session.report.is_clean
            assert not list(folder.glob(".*"))


def test_a_full_disk_leaves_the_file_as_it_was(folder, first, disk, monkeypatch):
    with Journal(folder) as journal:
        journal.append(first(5))
        before = (folder / "journal.jsonl").stat()
        monkeypatch.setattr(files, "os", disk.FailingDisk(1, errno.ENOSPC))
        with pytest.raises(NotSavedError) as refused:
            journal.append(first(1, 6))
        assert Trouble.FULL is refused.value.trouble
        after = (folder / "journal.jsonl").stat()
        assert (before.st_ino, before.st_size) == (after.st_ino, after.st_size)
        journal.append(first(1, 7))
        assert before.st_ino == (folder / "journal.jsonl").stat().st_ino


def test_after_a_failed_sync_a_new_file_is_written_from_memory(folder, first, disk, monkeypatch):
    with Journal(folder) as journal:
        journal.append(first(5))
        before = (folder / "journal.jsonl").stat().st_ino
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", disk.FailingDisk(2, errno.EIO))
            with pytest.raises(NotSavedError) as refused:
                journal.append(first(1, 6))
        assert Trouble.DISK is refused.value.trouble
        done = journal.retry()
        assert (done.count, done.set_aside, done.restored) == (1, None, False)
        assert before != (folder / "journal.jsonl").stat().st_ino
    assert first(6) == list(load(folder).records)
    assert not list(folder.glob("*.autre-*"))


def test_an_erasure_replaces_the_file_and_keeps_no_other(folder, first):
    erased = first(9)
    erased[3] = Recorded(4, erased[3].at, 60, 4, NoteAdded(4, "b1", "A", "…"))
    with Journal(folder) as journal:
        journal.append(first(9))
        journal.rewrite(erased)
        journal.append(first(1, 10))
    assert [*erased, *first(1, 10)] == list(load(folder).records)
    assert [path.name for path in folder.iterdir()] == ["journal.jsonl"]


def test_a_failed_erasure_changes_nothing(folder, first, disk, monkeypatch):
    with Journal(folder) as journal:
        journal.append(first(5))
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", disk.FailingDisk(1, errno.ENOSPC, for_ever=True))
            with pytest.raises(NotSavedError):
                journal.rewrite(first(2))
        assert journal.last_seq == 5
        assert first(5) == list(load(folder).records)
        journal.append(first(1, 6))
    assert first(6) == list(load(folder).records)


def test_a_session_goes_on_in_another_folder(tmp_path, folder, first, disk, monkeypatch):
    with open_session(folder) as session:
        session.journal.append(first(5))
        with monkeypatch.context() as patch:
            patch.setattr(files, "os", disk.FailingDisk(1, errno.EIO, for_ever=True))
            with pytest.raises(NotSavedError):
                session.journal.append(first(2, 6))
        done = session.relocate(tmp_path / "cle-usb")
        assert (done.count, done.restored) == (2, False)
        session.journal.append(first(1, 8))
        assert tmp_path / "cle-usb" == session.folder
    assert first(8) == list(load(tmp_path / "cle-usb").records)
    assert first(5) == list(load(folder).records)[:5]


def test_a_session_stays_where_it_is_when_the_other_folder_refuses(folder, tmp_path, first):
    (tmp_path / "pas-un-dossier").write_text("")
    with open_session(folder) as session:
        session.journal.append(first(2))
        with pytest.raises(StorageError):
            session.relocate(tmp_path / "pas-un-dossier")
        session.journal.append(first(1, 3))
    assert first(3) == list(load(folder).records)
