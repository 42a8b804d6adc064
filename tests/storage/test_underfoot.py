"""Somebody else changes the file while the session runs: ours wins, theirs is kept, and it is said."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from facilitateur.storage.journal import Journal
from facilitateur.storage.reading import load

OLDER, OTHER = 12, b"autre chose\n"


def _replace(path: Path, content: bytes) -> None:
    other = path.with_suffix(".sync")
    other.write_bytes(content)
    os.replace(other, path)


def older_version(path: Path) -> None:
    _replace(path, b"".join(path.read_bytes().splitlines(keepends=True)[:OLDER]))


def other_version(path: Path) -> None:
    _replace(path, OTHER)


def cut(path: Path) -> None:
    os.truncate(path, 300)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def removed(path: Path) -> None:
    path.unlink()


def folder_removed(path: Path) -> None:
    shutil.rmtree(path.parent)


def folder_renamed(path: Path) -> None:
    path.parent.rename(path.parent.with_name("renomme"))


def added_to(path: Path) -> None:
    with path.open("ab") as file:
        file.write(OTHER)


def same_size(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"accueil", b"ACCUEIL", 1))
    os.utime(path, ns=(1, 1))


def link(path: Path) -> None:
    target = path.with_name("cible")
    target.write_bytes(OTHER)
    path.unlink()
    path.symlink_to(target)


def to_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


LOST_NOTHING = [older_version, cut, emptied, removed, folder_removed, folder_renamed]
KEPT_BESIDE = [other_version, added_to, same_size, link, to_folder, pipe]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("change", LOST_NOTHING + KEPT_BESIDE)
def test_ours_is_written_again_and_theirs_is_kept(folder, first, change):
    with Journal(folder) as journal:
        journal.append(first(20))
        change(journal.path)
        done = journal.append(first(2, 21))
        assert done.restored
        assert (done.set_aside is not None) == (change in KEPT_BESIDE)
        again = journal.append(first(1, 23))
        assert (again.count, again.set_aside, again.restored) == (1, None, False)
    assert first(23) == list(load(folder).records)
    if change in {other_version, added_to}:
        assert done.set_aside.read_bytes().endswith(OTHER)
    if change is link:
        assert (folder / "cible").read_bytes() == OTHER
        assert done.set_aside.is_symlink()


@pytest.mark.parametrize("times", [1, 3])
def test_the_same_content_put_back_by_a_program_that_synchronises_is_ours(folder, first, times):
    with Journal(folder) as journal:
        journal.append(first(20))
        for turn in range(times):
            _replace(journal.path, journal.path.read_bytes())
            done = journal.append(first(1, 21 + turn))
            assert (done.count, done.set_aside, done.restored) == (1, None, False)
    assert first(20 + times) == list(load(folder).records)
    assert [path.name for path in folder.iterdir()] == ["journal.jsonl"]


def test_several_other_versions_are_all_kept(folder, first):
    with Journal(folder) as journal:
        for turn in range(3):
            journal.append(first(1, turn + 1))
            _replace(journal.path, b"autre %d\n" % turn)
        journal.retry()
    kept = sorted(path.name for path in folder.glob("*.autre-*"))
    assert kept == ["journal.jsonl.autre-1", "journal.jsonl.autre-2", "journal.jsonl.autre-3"]
    assert [(folder / name).read_bytes() for name in kept] == [b"autre 0\n", b"autre 1\n", b"autre 2\n"]


def test_a_journal_is_never_put_over_one_that_nobody_read(folder, first):
    with Journal(folder) as journal:
        journal.append(first(20))
    with Journal(folder) as other:
        done = other.append(first(1))
    assert first(20) == list(_records_of(done.set_aside, folder))


def _records_of(path: Path, folder: Path):
    shutil.copy(path, folder / "journal.jsonl")
    return load(folder).records


@pytest.mark.skipif(sys.platform == "win32", reason="no hard links on every drive there")
def test_where_a_file_can_have_one_name_only_the_other_version_is_copied(folder, first, disk, monkeypatch):
    from facilitateur.storage import files

    class Fat(disk.FailingDisk):
        def before(self, name, args):
            if name == "link":
                raise PermissionError

    with Journal(folder) as journal:
        journal.append(first(5))
        other_version(journal.path)
        monkeypatch.setattr(files, "os", Fat(10**9))
        done = journal.append(first(1, 6))
        assert done.set_aside.read_bytes() == OTHER
    assert first(6) == list(load(folder).records)
