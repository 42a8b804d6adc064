"""Pictures of a watched folder on the live screen: proposed or attached, never in the way of what is typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.settings import Settings
from facilitateur.storage.photos import keep_watched
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.live_photos import PhotoActions
from support.room import Room, room_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "photos"
    made.mkdir()
    (made / "vieille.jpg").write_bytes(b"vieille")
    return made


@asynccontextmanager
async def watching(tmp_path: Path, folder: Path, *, at_once: bool = False) -> AsyncIterator[Room]:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30), Block("b2", 30)))
    settings = Settings(language="fr", photos=str(folder), photos_at_once=at_once)
    async with room_of(tmp_path, agenda, {}, settings=settings) as room:
        await room.press("f8")
        yield room


async def looks(room: Room, times: int = 2) -> None:
    """Let the screen look into the folder, as it does every two seconds."""
    screen = room.pilot.app.screen
    assert isinstance(screen, PhotoActions)
    for _ in range(times):
        screen.photos_look()
        await settle(room)


async def settle(room: Room) -> None:
    await room.pilot.app.workers.wait_for_complete()
    await room.pilot.pause()
    await room.pilot.app.workers.wait_for_complete()
    await room.pilot.pause()


def attached(room: Room) -> list[tuple[str, str, str, int | None]]:
    return [(file.name, file.block, file.team, file.note) for file in room.session.state.contents.files]


async def test_a_new_picture_is_proposed_and_the_line_being_typed_stays(tmp_path: Path, folder: Path) -> None:
    async with watching(tmp_path, folder) as room:
        await looks(room, 1)
        room.entry.text = "une phrase en cours"
        (folder / "IMG_1.jpg").write_bytes(b"mur")
        await looks(room)

        assert "Nouvelle photo\N{NARROW NO-BREAK SPACE}: IMG_1.jpg" in room.shown
        assert room.entry.text == "une phrase en cours"
        assert room.entry.input.has_focus
        assert attached(room) == []
        await room.press("escape", "a")
        await settle(room)
        await room.press("1")
        await settle(room)

        assert attached(room) == [("IMG_1.jpg", "b1", "A", None)]
        assert "IMG_1.jpg" in room.shown


async def test_with_the_setting_pictures_are_attached_at_once_to_the_running_block(
    tmp_path: Path, folder: Path
) -> None:
    async with watching(tmp_path, folder, at_once=True) as room:
        await looks(room, 1)
        room.entry.text = "en cours"
        await room.press("f8", "enter")
        (folder / "a.png").write_bytes(b"a")
        (folder / "b.png").write_bytes(b"b")
        await looks(room)
        await settle(room)

        assert sorted(attached(room)) == [("a.png", "b2", "A", None), ("b.png", "b2", "A", None)]
        assert len(list((room.session.folder / "pj").iterdir())) == 2


async def test_the_same_picture_twice_is_one_copy_and_one_line(tmp_path: Path, folder: Path) -> None:
    async with watching(tmp_path, folder) as room:
        for _ in range(2):
            await room.press("escape", "a")
            await settle(room)
            await room.press("1")
            await settle(room)
            await room.press("escape")
        await room.say(f"#{folder / 'vieille.jpg'}")

        assert attached(room) == [("vieille.jpg", "b1", "A", None)]
        assert len(list((room.session.folder / "pj").iterdir())) == 1


async def test_a_selected_note_gets_the_picture(tmp_path: Path, folder: Path) -> None:
    async with watching(tmp_path, folder) as room:
        await room.say("le mur d’idées")
        await room.press("escape", "up", "a")
        await settle(room)
        await room.press("1")
        await settle(room)
        assert attached(room) == [("vieille.jpg", "b1", "A", 1)]


async def test_a_missing_folder_is_said_once_and_stops_nothing(tmp_path: Path) -> None:
    async with watching(tmp_path, tmp_path / "absent") as room:
        await settle(room)
        assert isinstance(room.pilot.app.screen, PhotoActions)
        room.pilot.app.screen._folder_lost = False
        await looks(room, 1)
        assert "Le dossier des photos ne peut pas être lu" in room.shown
        await room.say("la suite")
        await looks(room, 2)
        assert "ne peut pas être lu" not in room.shown
        assert room.notes()[0][0] == "la suite"


async def test_without_a_folder_the_key_says_what_to_do(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30),))
    async with room_of(tmp_path, agenda, {}) as room:
        await room.press("f8", "escape", "a")
        assert "option --photos DOSSIER" in room.shown


async def test_a_picture_that_goes_away_is_a_sentence(tmp_path: Path, folder: Path) -> None:
    async with watching(tmp_path, folder) as room:
        await room.press("escape", "a")
        await settle(room)
        (folder / "vieille.jpg").unlink()
        await room.press("1")
        await settle(room)
        assert attached(room) == []
        assert "vieille.jpg" in room.shown


async def test_a_session_opened_again_watches_the_folder_kept_with_it_and_says_what_waits(
    tmp_path: Path, folder: Path
) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30),))
    async with room_of(tmp_path, agenda, {}) as room:
        await room.press("f8")
        assert keep_watched(room.session.folder, folder)
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        screen.watch_photos()
        await settle(room)
        (folder / "IMG_1.jpg").write_bytes(b"mur")
        await looks(room)
        assert "Nouvelle photo\N{NARROW NO-BREAK SPACE}: IMG_1.jpg" in room.shown
        await room.say("une note efface le message")
        assert "1 photo à joindre (a)" in room.shown
        await room.press("escape", "a")
        await settle(room)
        await room.press("1")
        await settle(room)
        screen.clear_message()
        assert "à joindre" not in room.shown
        assert "fichiers 1" in room.shown
