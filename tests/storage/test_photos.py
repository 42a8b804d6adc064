"""A watched folder: what was there is not proposed, what comes is, once, and only when it is whole."""

import os
from pathlib import Path

import pytest

from facilitateur.storage.photos import PhotoFolder


def put(folder: Path, name: str, data: bytes = b"image", at: float = 0) -> Path:
    path = folder / name
    path.write_bytes(data)
    if at:
        os.utime(path, (at, at))
    return path


def names(folder: PhotoFolder) -> list[str]:
    return [picture.path.name for picture in folder.look()]


def test_what_was_there_before_is_not_proposed(tmp_path: Path) -> None:
    put(tmp_path, "vieille.jpg")
    watched = PhotoFolder(tmp_path)
    assert names(watched) == []
    assert names(watched) == []
    assert [picture.path.name for picture in watched.pictures()] == ["vieille.jpg"]


def test_what_comes_is_proposed_once_and_only_when_it_is_whole(tmp_path: Path) -> None:
    watched = PhotoFolder(tmp_path)
    assert names(watched) == []
    put(tmp_path, "IMG_1.JPG", b"debut", at=1_000)
    assert names(watched) == []
    put(tmp_path, "IMG_1.JPG", b"debut et suite", at=1_001)
    assert names(watched) == []
    assert names(watched) == ["IMG_1.JPG"]
    assert names(watched) == []


def test_pictures_come_in_the_order_in_which_they_were_taken(tmp_path: Path) -> None:
    watched = PhotoFolder(tmp_path)
    watched.look()
    put(tmp_path, "b.png", at=1_000)
    put(tmp_path, "a.heic", at=2_000)
    watched.look()
    assert names(watched) == ["b.png", "a.heic"]
    assert [picture.path.name for picture in watched.pictures()] == ["a.heic", "b.png"]


def test_what_is_no_picture_is_left_alone(tmp_path: Path) -> None:
    watched = PhotoFolder(tmp_path)
    watched.look()
    for name in ("notes.txt", ".cache.jpg", "vide.jpg"):
        put(tmp_path, name, b"" if name == "vide.jpg" else b"x")
    (tmp_path / "dossier.jpg").mkdir()
    (tmp_path / "perdu.jpg").symlink_to(tmp_path / "nulle-part")
    watched.look()
    assert names(watched) == []


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        PhotoFolder(tmp_path / "absent").look()


def test_a_folder_that_comes_back_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "cle"
    folder.mkdir()
    watched = PhotoFolder(folder)
    watched.look()
    folder.rmdir()
    with pytest.raises(OSError, match="cle"):
        watched.look()
    folder.mkdir()
    put(folder, "c.jpg")
    watched.look()
    assert names(watched) == ["c.jpg"]
