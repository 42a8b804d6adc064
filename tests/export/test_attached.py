"""Attachments travel inside the JSON export, and only those that the log names come out of it."""

import hashlib
import json
from pathlib import Path

import pytest

from facilitateur.domain.events import FileAttached
from facilitateur.export.importing import ImportProblem, read_export
from facilitateur.export.json_file import write_json
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from support.story import Story

PHOTO = b"\xff\xd8\xff\xe0 un mur de notes \x00\n" * 50
DIGEST = hashlib.sha256(PHOTO).hexdigest()
STORED = f"{DIGEST[:24]}.jpg"


def told(stored: str = STORED, digest: str = DIGEST) -> Story:
    story = Story().next_block()
    return story.happens(FileAttached(story.state.agenda.blocks[0].id, "A", "mur.jpg", stored, digest))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept = tmp_path / "pj"
    kept.mkdir()
    (kept / STORED).write_bytes(PHOTO)
    return tmp_path


def exported(story: Story, folder: Path | None) -> bytes:
    return write_json(story.state, story.log, story.now, load_words("fr"), ExportOptions(folder=folder))


def test_a_photo_goes_and_comes_back(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    data = exported(told(), folder)
    imported = read_export(data)
    assert [(file.stored, file.data) for file in imported.files] == [(STORED, PHOTO)]
    assert not imported.problems
    elsewhere = tmp_path_factory.mktemp("ailleurs")
    (elsewhere / "pj").mkdir()
    (elsewhere / "pj" / STORED).write_bytes(imported.files[0].data)
    assert exported(told(), elsewhere) == data


def test_without_attachments_nothing_changes(tmp_path: Path) -> None:
    assert exported(told(), None) == exported(told(), tmp_path)
    assert "files" not in json.loads(exported(told(), tmp_path))


def test_links_and_changed_files_stay_where_they_are(folder: Path) -> None:
    secret = folder / "secret"
    secret.write_bytes(PHOTO)
    (folder / "pj" / STORED).unlink()
    (folder / "pj" / STORED).symlink_to(secret)
    assert "files" not in json.loads(exported(told(), folder))
    (folder / "pj" / STORED).unlink()
    (folder / "pj" / STORED).write_bytes(PHOTO + b"x")
    assert "files" not in json.loads(exported(told(), folder))


@pytest.mark.parametrize(
    "stored", ["../../evil.jpg", "/etc/passwd", "con.jpg", "a" * 24, f"{DIGEST[:24]}.JPG", "", "x\x00"]
)
def test_a_name_that_is_not_ours_never_comes_in(folder: Path, stored: str) -> None:
    data = json.loads(exported(told(stored), folder))
    data["files"] = [{"stored": stored, "sha256": DIGEST, "data": "AAAA"}]
    imported = read_export(json.dumps(data).encode())
    assert imported.files == ()
    assert dict(imported.problems)[ImportProblem.ATTACHMENT] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"data": "AAAA"},
        {"data": "pas du base64 !"},
        {"data": 12},
        {"stored": "b" * 24 + ".jpg"},
        {"sha256": ["x"]},
        {"stored": None},
    ],
)
def test_bytes_that_the_log_does_not_name_are_left_out_and_said(folder: Path, change: dict[str, object]) -> None:
    data = json.loads(exported(told(), folder))
    data["files"] = [{**data["files"][0], **change}, data["files"][0], data["files"][0]]
    imported = read_export(json.dumps(data).encode())
    assert [file.data for file in imported.files] == [PHOTO]
    assert dict(imported.problems)[ImportProblem.ATTACHMENT] == 2, "the wrong one, and the one that came twice"
