"""One writer, and a dead one never stands in the way."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from facilitateur.clock import ManualClock
from facilitateur.storage.errors import StorageError, Trouble
from facilitateur.storage.lock import SessionBusyError, SessionLock, is_running, read_holder
from facilitateur.storage.opening import open_session, read_session

NOW = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)
HOLD = """
import sys, time
from pathlib import Path
from facilitateur.storage.opening import open_session
session = open_session(Path(sys.argv[1]))
print("ouverte", flush=True)
time.sleep(60)
"""


@pytest.fixture
def elsewhere(folder):
    """Another process that has the session open."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ouverte\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_program_is_told_who_holds_the_session_and_may_read(folder, kept, elsewhere, first):
    with pytest.raises(SessionBusyError) as busy:
        open_session(folder)
    assert elsewhere.pid == busy.value.holder.pid
    assert busy.value.holder.host
    assert busy.value.trouble is Trouble.LOCKED
    assert is_running(folder)
    kept(5)
    assert first(5) == list(read_session(folder).records)


def test_the_lock_of_a_killed_program_does_not_block(folder, elsewhere):
    elsewhere.kill()
    elsewhere.wait()
    assert (folder / "verrou.json").exists()
    assert not is_running(folder)
    with open_session(folder) as session:
        assert session.lock.is_held
        assert os.getpid() == read_holder(folder).pid


def test_two_locks_of_one_program_keep_each_other_out(folder):
    one, other = SessionLock(folder), SessionLock(folder)
    one.acquire()
    one.acquire()
    with pytest.raises(SessionBusyError):
        other.acquire()
    assert not other.is_held
    one.release()
    other.acquire()
    assert other.is_protected
    other.release()
    other.release()


def test_the_lock_file_stays_and_the_holder_goes(folder):
    lock = SessionLock(folder, ManualClock(NOW))
    lock.acquire()
    assert read_holder(folder).since == NOW
    lock.release()
    assert (folder / "verrou").exists()
    assert read_holder(folder).pid == 0


def test_asking_whether_a_session_runs_makes_no_file(folder):
    assert not is_running(folder)
    assert list(folder.iterdir()) == []


def test_a_session_is_not_left_locked_when_it_cannot_be_read(folder):
    (folder / "journal.jsonl").write_bytes(b"du bruit\n")
    for _ in range(2):
        with pytest.raises(StorageError) as refused:
            open_session(folder)
        assert refused.value.trouble is Trouble.EMPTY
    assert not is_running(folder)


@pytest.mark.parametrize("content", [b"", b"{", b'{"pid": "x"}', b'{"host": "\\u001b]0;x"}', b"[" * 4000, b"x" * 99999])
def test_what_the_holder_says_is_never_believed_for_more_than_a_message(folder, content):
    (folder / "verrou.json").write_bytes(content)
    assert "\x1b" not in read_holder(folder).host
    with open_session(folder) as session:
        assert session.lock.is_held


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
@pytest.mark.parametrize("make", [lambda path: os.mkfifo(path), os.mkdir, lambda path: os.symlink("/etc/passwd", path)])
def test_a_lock_that_is_no_plain_file_is_an_error_of_ours_or_no_matter(folder, make):
    make(folder / "verrou")
    with suppress(StorageError):
        open_session(folder).close()
    is_running(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="no flock")
def test_where_drives_have_no_locks_we_go_on_without(folder, monkeypatch):
    import errno
    import fcntl

    def refuse(*_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", refuse)
    lock = SessionLock(folder)
    lock.acquire()
    assert lock.is_held
    assert not lock.is_protected
    lock.release()
    assert not lock.is_held
