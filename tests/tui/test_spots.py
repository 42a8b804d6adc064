"""Points of a matrix: figures alone are never an idea, what several people said is never lost unsaid."""

from pathlib import Path

import pytest

from facilitateur.domain.state import Note
from support.canvases import running, shipped
from support.room import Room

MATRIX = "matrice-impact-effort"


def placed(room: Room) -> list[tuple[str, tuple[int, int] | None]]:
    return [(note.text, note.spot) for note in room.session.state.notes_of("b1", "A")]


async def test_the_arrows_leave_an_idea_that_several_people_placed(tmp_path: Path) -> None:
    async with running(tmp_path, MATRIX) as room:
        await room.say("Navette", "/1 2 3, 9 10, 4 2, 10 0")
        await room.press("escape", "shift+up", "shift+right")
        [note] = room.session.state.notes_of("b1", "A")
        assert (note.spot, len(note.spots)) == ((63, 38), 4)
        assert await room.sees("4 personnes ont placé cette idée")
        assert "6,3;3,8!" in room.shown


@pytest.mark.parametrize("line", ["/1 5 5", "5 5", "/1 1 1, 2 2"])
async def test_a_point_typed_over_those_of_several_people_says_so_and_gives_them_back(
    tmp_path: Path, line: str
) -> None:
    async with running(tmp_path, MATRIX) as room:
        await room.say("Navette", "/1 2 3, 9 10, 4 2, 10 0", line)
        assert room.session.state.notes_of("b1", "A")[0].spot != (63, 38)
        assert await room.sees("Remplace 4 avis ; Ctrl-Z les rend")
        await room.press("ctrl+z")
        note: Note = room.session.state.notes_of("b1", "A")[0]
        assert (note.spot, len(note.spots)) == ((63, 38), 4)


async def test_a_number_selects_an_idea_and_figures_alone_place_it(tmp_path: Path) -> None:
    async with running(tmp_path, MATRIX) as room:
        await room.say("navette", "carte 1 1", "borne", "/1")
        assert await room.sees("1 « navette » : à présent son point")
        await room.say("3 8")
        assert placed(room) == [("navette", (30, 80)), ("carte", (10, 10)), ("borne", None)]
        assert await room.sees("1 « navette » → 3;8")
        await room.say("/2", "2 2, 4 4")
        assert room.session.state.notes_of("b1", "A")[1].spots == ((20, 20), (40, 40))
        await room.say("/2", "9 9")
        assert await room.sees("Remplace 2 avis")


async def test_figures_alone_place_the_idea_just_typed_and_say_where_it_stood(tmp_path: Path) -> None:
    async with running(tmp_path, MATRIX) as room:
        await room.say("borne", "3,5 8", "4 8")
        assert placed(room) == [("borne", (40, 80))]
        assert await room.sees("Elle était à 3,5;8 ; Ctrl-Z l’y remet")


@pytest.mark.parametrize("line", ["5 5", "5 5 5", "5,5", "5 ; 5", "12 3", "= 5 5"])
async def test_figures_alone_are_never_an_idea(tmp_path: Path, line: str) -> None:
    async with running(tmp_path, MATRIX) as room:
        await room.say(line)
        assert placed(room) == []
        assert room.entry.text == line
        room.entry.text = ""
        await room.say("\\5 5", "42")
        assert [text for text, _ in placed(room)] == ["5 5", "42"]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_point_on_the_middle_line_says_in_which_quadrant_it_counts(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    name = shipped(MATRIX).text("fr").canvas.places[1].label
    async with running(tmp_path, MATRIX, size=size) as room:
        await room.say("navette 8 9", "carte 1 1")
        assert "compte dans" not in room.shown
        await room.say("/1 5 5")
        assert await room.sees(f"compte dans « {name} »")
        await room.press("escape", "shift+right", "shift+left")
        assert f"compte dans : {name}" in " ".join(room.shown.split())
