"""Teams with names: given through the palette or from the teams, typed after @, told on the screen and by timers."""

import re
from pathlib import Path

import msgspec
import pytest

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import TeamNamed
from facilitateur.domain.evolve import fold
from facilitateur.session.opening import read
from support.invented import CARDS
from support.room import Room, room_of
from tui.test_groups import meeting, run, sheet
from tui.test_timers import answer, running, shown_on_top

NAMED_LONG = msgspec.structs.replace(
    CARDS["empathie"].texts["fr"], name="Une fiche dont le nom remplit la ligne entière"
)
SIZES = [(80, 24), (160, 45)]


def plain(room: Room) -> str:
    return room.shown.replace("\u00a0", " ")


async def name(room: Room, figure: str, called: str) -> None:
    """Name a team by the palette's command."""
    await run(room, "team_name")
    await room.press(figure)
    await answer(room, called)


@pytest.mark.parametrize("size", SIZES)
async def test_a_team_gets_a_name_by_the_palette_and_undo_takes_it_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as room:
        await room.press("f8", "ctrl+p", *"renommer une", "enter", "2")
        await answer(room, "équipe Lilas")
        assert room.session.records[-1].event == TeamNamed("B", "Lilas")
        assert "Équipe B (Lilas). Ctrl-Z annule." in plain(room)
        await room.say("@lilas des bancs à l’ombre")
        assert [(text, team) for text, _, team, _ in room.notes()] == [("des bancs à l’ombre", "B")]
        assert "équipe B (Lilas) 2/3" in plain(room)
        await room.press("ctrl+z", "ctrl+z")
        assert "nom d’une équipe" in plain(room)
        assert "équipe B 2/3" in plain(room)
        assert fold(read(room.session.folder)[1]) == room.session.state


async def test_the_palette_offers_teams_first_to_who_names_something_and_their_letters_in_order(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+p", *"nommer", "enter")
        assert re.findall(r"\d équipe [A-Z]", shown_on_top(room)) == ["1 équipe A", "2 équipe B", "3 équipe C"]


async def test_a_name_that_another_team_bears_is_refused_where_it_is_typed(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await name(room, "1", "Lilas")
        await name(room, "2", "LILAS")
        assert "L’équipe A porte déjà ce nom" in shown_on_top(room)
        await answer(room, "Iris")
        assert room.session.state.contents.team_names == {"A": "Lilas", "B": "Iris"}
        await name(room, "1", "")
        assert room.session.state.contents.team_names == {"B": "Iris"}
        await run(room, "team_name")
        assert "2 équipe B (Iris)" in shown_on_top(room)


async def test_the_teams_show_their_names_and_n_gives_one(tmp_path: Path) -> None:
    async with meeting(tmp_path) as room:
        await run(room, "teams_members")
        await room.press("n", "2")
        await answer(room, "Lilas")
        rows = [row for row in sheet(room).splitlines() if row.startswith(" B")]
        assert [row[:6] for row in rows] == [" B   2"]
        assert "Lilas\u00a0: " in rows[0]
        await room.press("n", "escape")
        assert "Équipes présentes" in sheet(room)
        await room.press("r", "n")
        assert "Nouveau tirage" in sheet(room)


@pytest.mark.parametrize("size", SIZES)
async def test_timers_take_a_name_and_tell_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as room:
        await name(room, "2", "Les Pinsons des bois")
        await room.press("f8", "ctrl+l")
        for line in ("les pinsons des bois 10", "Équipe C 5"):
            await room.press("a")
            await answer(room, line)
        assert [timer.label for timer in room.session.state.contents.side_timers.values()] == ["@B", "@C"]
        assert "Équipe B (Les Pinsons des bois)" in shown_on_top(room)
        await room.press("escape")
        assert "B (Les" in plain(room)
        row = next(row for row in plain(room).splitlines() if "B (Les" in row and "10:00" in row)
        assert ")" in row or "…" in row


async def test_a_name_that_is_too_long_says_what_is_kept_while_it_is_typed_and_after(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await run(room, "team_name")
        await room.press("2", *"Les Pinsons des bois de la Chapelle")
        kept = "30 caractères au plus : « Les Pinsons des bois de la Cha » est gardé."
        assert kept in " ".join(shown_on_top(room).replace("│", " ").split())
        await room.press("enter")
        assert f"Équipe B (Les Pinsons des bois de la Cha). {kept} Ctrl-Z annule." in " ".join(plain(room).split())
        await name(room, "2", "Les Pinsons")
        assert "au plus" not in plain(room)


async def test_a_session_with_one_team_names_none(tmp_path: Path) -> None:
    async with running(tmp_path, teams=1) as room:
        await run(room, "team_name")
        assert "n’y a qu’une équipe" in room.shown


async def test_a_long_name_gives_way_to_the_block_and_to_the_number_of_the_team(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await name(room, "2", "Les Pinsons du grand parc")
        await room.press("f8")
        await room.say("@B")
        row = next(row for row in plain(room).splitlines() if " · équipe B" in row)
        assert "2/3" in row
        assert "reste 30:00" in row


async def test_a_remark_on_a_block_never_cuts_what_stands_before_it(tmp_path: Path) -> None:
    card = msgspec.structs.replace(CARDS["empathie"], texts={"fr": NAMED_LONG})
    block = Block("b1", 30, card="empathie", note="tables rondes")
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (block,))
    async with room_of(tmp_path, agenda, {"empathie": card}, teams=3) as room:
        await room.press("f8")
        assert "équipe A 1/3 " in plain(room)


async def test_a_team_that_speaks_is_found_by_the_first_letters_of_its_name(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await name(room, "3", "Lilas")
        await room.press("f8", "f15", "down", "enter")
        await answer(room, "lil")
        assert room.session.state.contents.speech["b1"].who == "@C"
