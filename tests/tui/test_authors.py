"""Authors and private notes by keys: named on the entry line, shown before notes, corrected; nothing private leaves."""

from pathlib import Path

import pytest

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.team_names import name_team
from facilitateur.tui.screens.replay import ReplayScreen
from support.canvases import SIZES, running, shipped
from support.room import Room, room_of
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


@pytest.mark.parametrize("size", SIZES)
async def test_where_groups_are_asked_for_a_note_is_its_teams_or_the_groups_that_is_named(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "1-2-4-tous", size=size) as room:
        assert "groupe 3 : ce qu’il dit" in plain(room)
        await room.say(
            "une navette", "Groupe 3 : un abri", "g12: ? et le prix", "Ada : un banc", "groupe : tous", "@B rien"
        )
        assert said(room) == [
            ("@A", "une navette"), ("@3", "un abri"), ("@12", "et le prix"), ("@A", "Ada : un banc"),
            ("@A", "groupe : tous"), ("@B", "rien"),
        ]  # fmt: skip
        assert "équipe B : rien" in plain(room)
        await room.say("@A équipe b : un car")
        assert said(room)[-1] == ("@B", "un car")
        assert "équipe A : une navette" in plain(room)
        assert "groupe 3 : un abri" in plain(room)
        assert "ont parlé" not in plain(room)


async def test_a_correction_shows_the_group_and_changes_it(tmp_path: Path) -> None:
    async with running(tmp_path, "cartes-challenges") as room:
        await room.say("g2 : un abri")
        await room.press("escape", "enter")
        assert room.entry.text.replace("\N{NO-BREAK SPACE}", " ") == "groupe 2 : un abri"
        await room.say("équipe B : un abri chauffé")
        assert said(room) == [("@B", "un abri chauffé")]
        await room.press("ctrl+z")
        assert said(room) == [("@2", "un abri")]


async def test_the_only_team_is_the_room(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="1-2-4-tous"),))
    cards = {"1-2-4-tous": shipped("1-2-4-tous")}
    async with room_of(tmp_path, agenda, cards, teams=1) as room:
        await room.press("f8")
        await room.say("une navette", "équipe A : un abri", "groupe 3 : un banc")
        assert said(room) == [("", "une navette"), ("", "équipe A : un abri"), ("@3", "un banc")]


async def test_a_named_team_is_called_by_its_name(tmp_path: Path) -> None:
    async with running(tmp_path, "1-2-4-tous") as room:
        assert room.pilot.app.screen.do(lambda state, now: name_team(state, "B", "Lilas"))  # type: ignore[attr-defined]
        await room.say("lilas : une navette", "équipe lilas : un abri", "équipe B : un banc")
        assert [author for author, _ in said(room)] == ["@B"] * 3
        assert "équipe B (Lilas) : un banc" in plain(room)
        await room.press("escape", "enter")
        await room.say("équipe B (Lilas) : deux bancs")
        assert said(room)[-1] == ("@B", "deux bancs")


async def test_a_note_keeps_its_group_on_the_canvas_of_another_method_and_on_the_wall(
    tmp_path: Path, open_screen: Opener
) -> None:
    async with running(tmp_path, "1-2-4-tous", "comment-pourrions-nous") as room:
        await room.say("g3 : un abri")
        await room.minutes(40)
        await room.press("f8", "ctrl+r", "1")
        assert [author for author, _ in said(room)] == ["@3", "@3"]
        assert "groupe 3 : un abri" in plain(room)
        folder = room.session.folder
    async with open_screen(ReplayScreen(folder)) as desk:
        await desk.press("end", "m")
        assert "• groupe 3 : un abri" in desk.flat


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
