"""Authors and private notes by keys: named on the entry line, shown before notes, corrected; nothing private leaves."""

from pathlib import Path

import pytest

from facilitateur.tui.screens.replay import ReplayScreen
from support.canvases import SIZES, running
from support.room import Room
from support.screens import Opener


def said(room: Room) -> list[tuple[str, str]]:
    return [(note.author, note.text) for note in room.session.state.notes()]


def plain(room: Room) -> str:
    return room.shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_before_a_colon_is_the_author_and_stands_before_the_note(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "tour-inclusion", size=size) as room:
        assert "Prénom : ce qui est dit" in plain(room)
        await room.say("ada : pressée", "ble : ? où est la salle", "Objectif : finir", "\\Ada : ma ville")
        assert said(room) == [
            ("P01", "pressée"), ("P02", "où est la salle"), ("", "Objectif : finir"), ("", "Ada : ma ville"),
        ]  # fmt: skip
        assert "Ada : pressée" in plain(room)
        assert "Blé : où est la salle" in plain(room)


async def test_who_has_not_spoken_is_told_until_all_have(tmp_path: Path) -> None:
    async with running(tmp_path, "tour-de-cloture") as room:
        await room.say("content")
        assert "ont parlé" not in plain(room)
        await room.say("Blé : content")
        assert "ont parlé 1/2 · pas encore : Ada" in plain(room)
        await room.say("Ada : fatiguée")
        assert "ont parlé 2/2" in plain(room)
        assert "pas encore" not in plain(room)
        await room.press("ctrl+z")
        frame = room.pilot.app.screen.frame()  # type: ignore[attr-defined]
        assert ("ont parlé", "1/2") in frame.figures
        assert "Ada" in frame.comments[0]


async def test_a_correction_shows_the_name_and_changes_it(tmp_path: Path) -> None:
    async with running(tmp_path, "quinze-pour-cent") as room:
        await room.say("Ada : un pas")
        await room.press("escape", "enter")
        assert room.entry.text == "Ada : un pas"
        await room.say("Blé : un pas de plus")
        assert said(room) == [("P02", "un pas de plus")]
        await room.press("escape", "enter")
        await room.say("un pas de moins")
        assert said(room) == [("", "un pas de moins")]
        await room.press("ctrl+z", "ctrl+z")
        assert said(room) == [("P01", "un pas")]


async def test_pasted_lines_have_their_authors(tmp_path: Path) -> None:
    async with running(tmp_path, "tour-inclusion") as room:
        room.pilot.app.screen.capture(["Ada : un", "Blé : deux", "trois"])  # type: ignore[attr-defined]
        assert said(room) == [("P01", "un"), ("P02", "deux"), ("", "trois")]


async def test_on_other_canvases_a_name_is_text(tmp_path: Path) -> None:
    async with running(tmp_path, "comment-pourrions-nous") as room:
        assert "Prénom" not in plain(room)
        await room.say("Ada : mon mot")
        assert said(room) == [("", "Ada : mon mot")]


async def test_private_notes_are_told_to_be_so_and_are_not_carried_over(tmp_path: Path) -> None:
    async with running(tmp_path, "carte-postale", "comment-pourrions-nous") as room:
        assert "Ces notes sont privées" in plain(room)
        await room.say("Ada : demander un temps partiel")
        assert [note.private for note in room.session.state.notes()] == [True]
        room.pilot.app.screen.look_at("b2")  # type: ignore[attr-defined]
        assert "Ctrl-R" not in plain(room)
        await room.press("ctrl+r")
        assert "Aucun autre canevas" in plain(room)
        assert len(room.pilot.app.screen_stack) == 2


async def test_the_replay_names_authors_on_its_canvases_and_on_the_wall(tmp_path: Path, open_screen: Opener) -> None:
    async with running(tmp_path, "tour-inclusion") as room:
        await room.say("ada : pressée", "un doute")
        folder = room.session.folder
    async with open_screen(ReplayScreen(folder)) as desk:
        await desk.press("end")
        assert "Ada : pressée" in desk.flat
        await desk.press("m")
        assert "• Ada : pressée" in desk.flat
        assert "• un doute" in desk.flat
