"""Real refusals: a limit on the size of files, a full drive, a drive or folder that may not be written to."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from facilitateur.storage.errors import NotSavedError, StorageError, Trouble
from facilitateur.storage.opening import open_session, read_session
from support.drives import pull_out, small_drive

__all__ = ["small_drive"]
HERE = Path(__file__).parent
LIMITED = """
import resource, sys
from pathlib import Path
from mixed import first
from facilitateur.storage.errors import NotSavedError
from facilitateur.storage.opening import open_session

folder = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, resource.RLIM_INFINITY))
with open_session(folder) as session:
    saved = refused = 0
    for seq in range(1, 101):
        try:
            session.journal.append(first(1, seq))
            saved = seq
        except NotSavedError as error:
            refused += 1
            assert str(error.trouble) == "full", error
            assert [record.seq for record in error.unsaved] == list(range(saved + 1, seq + 1))
            assert (folder / "journal.jsonl").stat().st_size <= 9_000
    assert saved > 5 and refused > 5, (saved, refused)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    assert session.journal.retry().count == 100 - saved
print("ok")
"""
FORBIDDEN = """
import os, sys
from pathlib import Path
import filelock  # The user below may not read the packages.
from facilitateur.storage.errors import NotSavedError, StorageError
from facilitateur.storage.opening import open_session, read_session
from facilitateur.storage.shelf import SessionShelf

folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
try:
    open_session(folder)
except StorageError as error:
    assert str(error.trouble) == "not_allowed", error
else:
    raise AssertionError
assert len(read_session(folder).records) == 5
assert SessionShelf([folder.parent]).summaries()[0].events == 5
try:
    SessionShelf([folder]).create("x")
except StorageError as error:
    assert str(error.trouble) == "not_allowed", error
else:
    raise AssertionError
print("ok")
"""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="other rules there")


def run(script: str, folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-W", "error", "-c", script, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd="/", timeout=60, check=False)
    return done.stdout + done.stderr


@posix_only
def test_a_file_that_may_not_grow_loses_nothing(folder, first):
    assert run(LIMITED, folder) == "ok\n"
    read = read_session(folder)
    assert first(100) == list(read.records)
    assert read.report.is_clean


@posix_only
def test_a_folder_that_may_not_be_written_to_is_said_and_can_be_read(kept):
    folder = kept(5)
    with tempfile.TemporaryDirectory() as place:
        other = Path(place, "2026-01-14-x")
        shutil.copytree(folder, other)
        for path, mode in ((Path(place), 0o755), (other, 0o555), *((file, 0o644) for file in other.iterdir())):
            path.chmod(mode)
        assert run(FORBIDDEN, other) == "ok\n"
        other.chmod(0o755)


def test_a_full_drive_loses_nothing_and_goes_on_when_there_is_room(small_drive, first):
    ballast = small_drive / "lest"
    ballast.write_bytes(bytes(40_000))
    folder = small_drive / "2026-01-14-x"
    folder.mkdir()
    with open_session(folder) as session:
        saved = 0
        for seq in range(1, 201):
            try:
                session.journal.append(first(1, seq))
            except NotSavedError as error:
                assert error.trouble is Trouble.FULL  # noqa: PT017
                assert first(saved) == list(read_session(folder).records)
            else:
                saved = seq
        assert 10 < saved < 190
        ballast.unlink()
        assert session.journal.retry().count == 200 - saved
    assert first(200) == list(read_session(folder).records)


def test_a_drive_that_turns_read_only_is_said_and_nothing_is_lost(small_drive, first):
    folder = small_drive / "2026-01-14-x"
    folder.mkdir()
    with open_session(folder) as session:
        session.journal.append(first(3))
    subprocess.run(["mount", "-o", "remount,ro", str(small_drive)], check=True)
    with pytest.raises(StorageError) as refused:
        open_session(folder)
    assert refused.value.trouble is Trouble.READ_ONLY
    assert first(3) == list(read_session(folder).records)
    subprocess.run(["mount", "-o", "remount,rw", str(small_drive)], check=True)
    with open_session(folder) as session:
        session.journal.append(first(1, 4))


def test_a_drive_pulled_out_is_said_and_the_session_goes_on_elsewhere(small_drive, tmp_path, first):
    folder = small_drive / "sessions" / "2026-01-14-x"
    folder.mkdir(parents=True)
    with open_session(folder) as session:
        session.journal.append(first(3))
        pull_out(small_drive)
        with pytest.raises(NotSavedError) as refused:
            session.journal.append(first(1, 4))
        assert refused.value.trouble is Trouble.MISSING
        assert session.relocate(tmp_path / "ailleurs").count == 1
    assert first(4) == list(read_session(tmp_path / "ailleurs").records)


@posix_only
def test_the_modules_import_where_there_is_no_fcntl():
    script = """
import sys
sys.modules["fcntl"] = None
from facilitateur.storage import files
assert files._FULL_SYNC is None
print("ok")
"""
    assert run(script, Path("/")) == "ok\n"
