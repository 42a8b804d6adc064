"""Files whose path is typed: to a place by its figure, quoted or escaped as terminals do, and never kept as a note."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from support.canvases import running


def photo_in(tmp_path: Path, name: str = "mur de l'équipe.png") -> Path:
    folder = tmp_path / "mes photos"
    folder.mkdir()
    photo = folder / name
    photo.write_bytes(b"mur")
    return photo


async def test_a_photo_for_a_zone_is_attached_to_the_block_which_is_said(tmp_path: Path) -> None:
    photo = photo_in(tmp_path)
    async with running(tmp_path, "carte-empathie") as room:
        await room.say(f"/3 #{photo}")
        state = room.session.state
        assert room.notes() == []
        assert [(file.name, file.team, file.note) for file in state.contents.files] == [(photo.name, "A", None)]
        assert await room.sees("Joint au bloc, car « 3")
        await room.say(f"@B /2 #{photo}")
        assert [file.team for file in room.session.state.contents.files] == ["A", "B"]
        assert room.notes() == []


async def test_a_missing_file_for_a_zone_is_said_and_the_line_stays(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-empathie") as room:
        for line in ("/3 #/tmp/absente.png", "/99 #/tmp/absente.png", "@B #'/tmp/a b.png'", "file:///tmp/a%20b.png"):
            room.entry.text = ""
            await room.say(line)
            assert room.entry.text == line
        assert await room.sees("Il n’y a pas de fichier /tmp/a b.png")
        assert room.notes() == []
        assert not room.session.state.contents.files


async def test_a_photo_for_a_point_of_a_matrix_is_attached_to_that_idea(tmp_path: Path) -> None:
    photo = photo_in(tmp_path)
    async with running(tmp_path, "matrice-impact-effort") as room:
        await room.say("une navette 8 9", "une carte", f"/1 #{photo}")
        assert [file.note for file in room.session.state.contents.files] == [1]
        assert await room.sees("Joint à « une navette »")
        await room.say(f"/7 #{photo}")
        assert len(room.session.state.contents.files) == 1


async def test_a_photo_for_a_question_and_for_a_row_is_attached_to_the_block(tmp_path: Path) -> None:
    photo = photo_in(tmp_path)
    async with running(tmp_path, "f-sus") as room:
        await room.say(f"/2 #{photo}")
        assert [file.note for file in room.session.state.contents.files] == [None]
        assert await room.sees("Joint au bloc, car « 2")


def _quoted(path: Path) -> str:
    return f"#{shlex.quote(str(path))}"


def _escaped(path: Path) -> str:
    return "#" + str(path).replace("'", "\\'").replace(" ", "\\ ")


WRITTEN: dict[str, Callable[[Path], str]] = {
    "as it is": lambda path: f"#{path}",
    "quoted by a shell": _quoted,
    "in double quotes": lambda path: f'#"{path}"',
    "escaped": _escaped,
    "an address": lambda path: f"#{path.as_uri()}",
    "an address without the sign": lambda path: path.as_uri(),
    "a quoted address": lambda path: f"#'{path.as_uri()}'",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
async def test_a_path_is_read_as_terminals_write_it(tmp_path: Path, written: Callable[[Path], str]) -> None:
    photo = photo_in(tmp_path)
    async with running(tmp_path, "carte-empathie") as room:
        await room.say(written(photo))
        assert [file.name for file in room.session.state.contents.files] == [photo.name]
        assert room.notes() == []


@pytest.mark.parametrize("name", ["a\\ b.png", "'a b.png'"])
async def test_a_file_that_bears_such_a_name_itself_comes_first(tmp_path: Path, name: str) -> None:
    photo = photo_in(tmp_path, name)
    (photo.parent / "a b.png").write_bytes(b"un autre")
    async with running(tmp_path, "carte-empathie") as room:
        await room.say(f"#{photo}")
        assert [file.name for file in room.session.state.contents.files] == [name]


async def test_a_message_shows_no_sign_of_control_and_is_not_all_path(tmp_path: Path) -> None:
    photo = photo_in(tmp_path, "rtl\N{RIGHT-TO-LEFT OVERRIDE}gpj\x1b[31m.png")
    async with running(tmp_path, "carte-empathie") as room:
        await room.say(photo.as_uri())
        assert await room.sees("Joint")
        assert not {"\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(room.shown)
        for line in ("file:///tmp/%1b%5b31mX%00", "#" + "a" * 5000):
            room.entry.text = ""
            await room.say(line)
            assert await room.sees("Rien n’a été joint")
            assert not {"\x1b", "\x00"} & set(room.shown)
