"""People on the live screen: who comes late, teams formed and seen before they are accepted, rotations kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from facilitateur.cards.library import Library
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import GroupsDrawn, ParticipantsListed, RotationDrawn, RotationKind, TeamsFormed
from facilitateur.domain.evolve import fold
from facilitateur.session.opening import read
from facilitateur.tui.widgets.drawn import Page
from support.canvases import running
from support.room import Room, room_of

SIZES = [(80, 24), (140, 40)]
MEETING = "rencontres-impromptues"
NAMES = ("Ada", "Blé", "Cléo", "Dan", "Eva", "Farid")


@asynccontextmanager
async def meeting(tmp_path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    card = Library([Path(__file__).parents[2] / "methodes"]).get(MEETING)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=MEETING),))
    async with room_of(tmp_path, agenda, {MEETING: card}, size=size, names=NAMES, teams=3) as room:
        yield room
        assert fold(read(room.session.folder)[1]) == room.session.state


def sheet(room: Room) -> str:
    """Return what stands on the screen that lies on top."""
    pages = [Content("\n").join(page.paint(76)).plain for page in room.pilot.app.screen.query(Page)]
    return "\n".join([*(str(one.content) for one in room.pilot.app.screen.query(Static)), *pages])


async def run(room: Room, command: str) -> None:
    getattr(room.pilot.app.screen, f"action_{command}")()
    await room.pilot.pause()


def events(room: Room) -> list[object]:
    return [recorded.event for recorded in room.session.records]


@pytest.mark.parametrize("size", SIZES)
async def test_somebody_who_comes_late_joins_and_the_groups_are_drawn_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with meeting(tmp_path, size) as room:
        await room.press("f8", "ctrl+g")
        await room.say("+ Léa ; mairie B")
        assert "Léa arrive" in room.shown
        *_, listed, seated, drawn = events(room)
        assert isinstance(listed, ParticipantsListed)
        assert (listed.participants[-1].name, listed.participants[-1].attributes) == ("Léa", {"structure": "mairie B"})
        assert isinstance(seated, TeamsFormed)
        assert isinstance(drawn, GroupsDrawn)
        code = listed.participants[-1].code
        assert all(code in {one for group in groups for one in group} for groups in drawn.rounds)
        assert "Léa" in room.shown
        await room.say("+ Léa")
        assert "déjà dans la liste" in room.shown


async def test_anywhere_else_somebody_comes_through_the_palette(tmp_path: Path) -> None:
    async with meeting(tmp_path) as room:
        await run(room, "person_arrive")
        await room.press(*"Zoé", "enter")
        assert room.session.state.contents.participants[-1].name == "Zoé"
        assert "Zoé arrive" in room.shown


@pytest.mark.parametrize("size", SIZES)
async def test_teams_are_seen_drawn_again_and_accepted(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting(tmp_path, size) as room:
        before = room.session.state.contents.teams
        await run(room, "teams_form")
        await room.press("r")
        assert "3 équipes · au hasard" in sheet(room)
        await room.press("escape")
        assert room.session.state.contents.teams == before
        await run(room, "teams_form")
        await room.press("plus", "x", *"Ada", "enter")
        assert "absents : Ada" in sheet(room).replace("\u00a0", " ")
        await room.press("enter")
        formed = events(room)[-1]
        assert isinstance(formed, TeamsFormed)
        assert len(formed.teams) == len(before) + 1
        assert len(formed.absent) == 1
        await room.press("ctrl+z")
        assert room.session.state.contents.teams == before


def seated(room: Room) -> list[str]:
    """Return the members of each team, as the sheet shows them."""
    return [row[7:] for row in sheet(room).splitlines() if row[1:2] in {"A", "B", "C"} and row[5:6].isdigit()]


@pytest.mark.parametrize("size", SIZES)
async def test_present_teams_open_with_their_members_and_enter_changes_nothing(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with meeting(tmp_path, size) as room:
        names = room.session.state.participant_name
        present = [", ".join(map(names, team.members)) for team in room.session.state.contents.teams]
        happened = events(room)
        for command in ("teams_form", "teams_members"):
            await run(room, command)
            assert "Équipes présentes" in sheet(room)
            assert [row.strip() for row in seated(room)] == present
            await room.press("enter")
        await run(room, "teams_form")
        await room.press("x", "enter", "enter")
        assert events(room) == happened


async def test_a_draw_that_was_not_taken_is_the_one_shown_next_and_the_one_one_gets(tmp_path: Path) -> None:
    async with meeting(tmp_path) as room:
        await run(room, "teams_form")
        await room.press("r", "r")
        drawn = seated(room)
        await room.press("escape")
        await run(room, "teams_form")
        assert "Équipes présentes" in sheet(room)
        assert "r montre le tirage non retenu" in sheet(room)
        await room.press("r")
        assert seated(room) == drawn
        assert "les notes restent à leur lettre" in sheet(room)
        await room.press("enter")
        await run(room, "teams_members")
        assert seated(room) == drawn
        await room.press("escape")
        assert [type(event) for event in events(room)].count(TeamsFormed) == 1


async def test_nobody_seated_is_told_and_a_draw_stays_the_same_until_it_is_taken(tmp_path: Path) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30),))
    async with room_of(tmp_path, agenda, {}, names=(), teams=3) as room:
        for name in NAMES:
            await run(room, "person_arrive")
            await room.press(*name, "enter")
        await run(room, "teams_members")
        assert "Personne n’est encore dans une équipe" in room.shown
        await run(room, "teams_form")
        drawn = seated(room)
        assert len(drawn) == 3
        await room.press("escape")
        await run(room, "teams_form")
        assert seated(room) == drawn
        await room.press("enter")
        await run(room, "person_arrive")
        await room.press(*"Zoé", "enter")
        await run(room, "teams_form")
        assert "Zoé" in " ".join(seated(room))


@pytest.mark.parametrize("typed", ["qui est dans quelle équipe", "membres"])
async def test_the_members_are_found_in_the_palette(tmp_path: Path, typed: str) -> None:
    async with meeting(tmp_path) as room:
        await room.press("ctrl+p", *typed, "enter")
        assert "Équipes présentes" in sheet(room)


@pytest.mark.parametrize("size", SIZES)
async def test_a_rotation_is_planned_kept_shown_and_taken_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with meeting(tmp_path, size) as room:
        await room.press("f8")
        await run(room, "rotation_plan")
        assert "Chaque équipe rencontre toutes les autres" in sheet(room)
        assert "3 rencontres distinctes sur 3, sans répétition" in sheet(room)
        await room.press("k", "k", "enter")
        kept = events(room)[-1]
        assert isinstance(kept, RotationDrawn)
        assert (kept.block, kept.kind) == ("b1", RotationKind.STATIONS)
        assert "Poste 1" in room.shown
        await run(room, "rotation_plan")
        await room.press("x")
        assert not room.session.state.contents.rotations


@pytest.mark.parametrize("size", SIZES)
async def test_a_rotation_shows_whole_under_any_canvas(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "carte-empathie", "brainstorming", size=size) as room:
        await run(room, "rotation_plan")
        await room.press("k", "k", "plus", "enter")
        kept = room.session.state.contents.rotations["b1"]
        assert len(kept.turns) == 3
        shown = room.shown.replace("\u00a0", " ")
        assert "Rotation · tour 1 : 1 A, 2 B · tour 2 : 1 B, 2 A · tour 3 : 1 A, 2 B" in shown
        await room.press("pagedown")
        assert "Rotation ·" not in room.shown


async def test_the_round_that_runs_is_shown_and_those_before_it_stay(tmp_path: Path) -> None:
    async with meeting(tmp_path) as room:
        await room.press("f8", "ctrl+g", "f6")
        assert "Manche 1" in room.shown
        await run(room, "round_next")
        assert "Manche 2" in room.shown
        before = room.session.state.contents.groups["b1"].rounds
        await room.press("ctrl+g")
        drawn = room.session.state.contents.groups["b1"]
        assert (drawn.held, len(drawn.rounds)) == (1, 3)
        assert drawn.rounds[0] == before[0]
        assert "1 manche déjà faite" in room.shown


async def test_who_was_absent_comes_back_and_votes_are_no_names(tmp_path: Path) -> None:
    async with meeting(tmp_path) as room:
        await room.press("f8", "ctrl+g")
        await room.say("x Ada")
        assert room.session.state.contents.groups["b1"].absent == ("P01",)
        await room.say("+ ada")
        assert room.session.state.contents.groups["b1"].absent == ()
        await room.say("+ 2", "+2", "+")
        assert len(room.session.state.contents.participants) == len(NAMES)


CAFE, FOUR = "world-cafe", "1-2-4-tous"


@asynccontextmanager
async def method(tmp_path: Path, name: str, people: int, size: tuple[int, int]) -> AsyncIterator[Room]:
    card = Library([Path(__file__).parents[2] / "methodes"]).get(name)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 90, card=name),))
    names = tuple(f"Nom{n:02d}" for n in range(1, people + 1))
    async with room_of(tmp_path, agenda, {name: card}, size=size, names=names, teams=1) as room:
        await room.press("f8")
        yield room
        assert fold(read(room.session.folder)[1]) == room.session.state


@pytest.mark.parametrize("size", SIZES)
async def test_a_world_cafe_seats_guests_anew_each_round_and_its_hosts_stay(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with method(tmp_path, CAFE, 24, size) as room:
        assert "Ctrl-G" in room.shown
        await room.press("ctrl+g")
        assert "aucune paire répétée" in sheet(room)
        assert not room.session.state.contents.groups
        await room.press("h", *"nom03, nom01", "enter", "enter")
        drawn = room.session.state.contents.groups["b1"]
        assert drawn.hosts[:2] == ("P03", "P01")
        assert len(drawn.rounds) == 3
        assert all(tuple(table[0] for table in tables) == drawn.hosts for tables in drawn.rounds)
        await room.press("ctrl+g")
        assert "Nom03 (hôte)" in sheet(room)
        await room.press("enter")
        assert room.session.state.contents.groups["b1"] == drawn
        if size[0] >= 130:
            assert "Nom03 (hôte)" in room.shown
        guest = drawn.rounds[0][0][1]
        await room.press("f6", "f6", "ctrl+g", "x", *guest.replace("P", "nom"), "enter", "enter")
        again = room.session.state.contents.groups["b1"]
        assert (again.held, again.rounds[0], again.absent) == (1, drawn.rounds[0], (guest,))
        assert again.hosts == drawn.hosts
        await room.press("ctrl+z")
        assert room.session.state.contents.groups["b1"] == drawn


@pytest.mark.parametrize("size", SIZES)
async def test_pairs_of_1_2_4_all_meet_in_fours(tmp_path: Path, size: tuple[int, int]) -> None:
    async with method(tmp_path, FOUR, 14, size) as room:
        await room.press("ctrl+g")
        assert "D’abord des binômes" in sheet(room)
        await room.press("escape")
        assert not room.session.state.contents.groups
        await room.press("ctrl+g", "r", "enter")
        pairs, fours = room.session.state.contents.groups["b1"].rounds
        assert sorted(map(len, pairs)) == [2, 2, 2, 2, 3, 3]
        assert sorted(map(len, fours)) == [4, 5, 5]
        assert all(any(set(pair) <= set(four) for four in fours) for pair in pairs)


async def test_a_method_without_groups_says_so(tmp_path: Path) -> None:
    async with method(tmp_path, "5-pourquoi", 6, (80, 24)) as room:
        await room.press("ctrl+g")
        assert "ne tire pas de groupes" in room.shown
        assert not room.session.state.contents.groups
