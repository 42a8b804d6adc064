"""The disk is full or pulled out in the middle of a workshop: the screen says so, one question goes on elsewhere."""

from pathlib import Path

import pytest

from facilitateur.domain.evolve import fold
from facilitateur.session.opening import read, resume
from facilitateur.tui.dialogs.question import QuestionScreen
from support.drives import pull_out, small_drive
from support.room import Room, room_of
from tui.test_live import AGENDA, CARDS

__all__ = ["small_drive"]


async def answer(room: Room, folder: Path) -> None:
    await room.press("shift+f9")
    assert isinstance(room.pilot.app.screen, QuestionScreen)
    await room.press("ctrl+u", *str(folder), "enter")


async def test_a_drive_pulled_out_is_said_and_the_session_goes_on_where_the_answer_says(
    small_drive: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "ordinateur"
    async with room_of(small_drive, AGENDA, CARDS) as room:
        photo = tmp_path / "mur.png"
        photo.write_bytes(b"\x89PNG mur")
        await room.press("f8")
        await room.say("avant", f"#{photo}")
        pull_out(small_drive)
        await room.say("pendant", "encore")
        assert room.session.unsaved
        assert "NON ENREGISTRÉ" in room.shown
        assert "Maj-F9" in room.shown

        await room.press(*"une ligne commencée")
        await answer(room, elsewhere)
        assert not room.session.unsaved
        assert "NON ENREGISTRÉ" not in room.shown
        assert room.session.folder == elsewhere / "sessions" / "essai"
        assert "mur.png" in room.shown
        room.entry.text = ""
        await room.say("après")
        assert room.pilot.app.context.workspace.root == elsewhere  # type: ignore[attr-defined]
    state, records, report = read(elsewhere / "sessions" / "essai")
    assert [note.text for note in state.notes()] == ["avant", "pendant", "encore", "après"]
    assert report.is_clean
    assert fold(records) == state


async def test_a_full_drive_is_left_with_its_pictures_and_can_be_resumed_elsewhere(
    small_drive: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "ordinateur"
    async with room_of(small_drive, AGENDA, CARDS) as room:
        photo = tmp_path / "mur.png"
        photo.write_bytes(b"\x89PNG mur")
        await room.press("f8")
        await room.say(f"#{photo}")
        with pytest.raises(OSError, match="space"):
            (small_drive / "lest").write_bytes(bytes(80_000))
        number = 0
        while not room.session.unsaved:
            number += 1
            await room.say(f"note {number} " + "bla " * 300)
        assert "le disque est plein" in room.shown.replace("\u00a0", " ")
        await answer(room, elsewhere)
        assert not room.session.unsaved
        stored = room.session.state.contents.files[0].stored
        assert (elsewhere / "sessions" / "essai" / "pj" / stored).read_bytes() == b"\x89PNG mur"
    again = resume(elsewhere / "sessions" / "essai")
    assert len(list(again.state.notes())) == number
    again.close()


async def test_a_folder_that_refuses_leaves_the_session_where_it_was(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS) as room:
        await room.press("f8")
        before = room.session.folder
        for bad in (tmp_path / "pas" / "là", Path("/proc/x"), tmp_path):
            await answer(room, bad)
            assert room.session.folder == before
            assert "reste où elle était" in " ".join(room.shown.split()), bad
        await room.say("toujours là")
        assert not room.session.unsaved
    assert [note.text for note in read(before)[0].notes()] == ["toujours là"]


async def test_escape_moves_nothing(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS) as room:
        before = room.session.folder
        await room.press("shift+f9", "escape")
        assert room.session.folder == before
