"""Majority judgment on the live screen: how many people gave each grade stands in a row, nothing of it cut."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from support.canvases import SIZES, running, shipped
from support.room import Room, room_of

SLUG = "jugement-majoritaire"


@asynccontextmanager
async def team_of_four(tmp_path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=SLUG),))
    names = ("Ada", "Blé", "Cyd", "Dov", "Eli", "Fay", "Gus", "Hal")
    async with room_of(tmp_path, agenda, {SLUG: shipped(SLUG)}, size=size, names=names) as room:
        await room.press("f8")
        yield room


def counts(room: Room, name: str) -> list[str]:
    """Return the cells of a row, without its name."""
    row = next(text for text in room.shown.splitlines() if f" {name} " in text and "│" in text.partition(name)[2])
    return row.partition(name)[2].split()


@pytest.mark.parametrize("size", [*SIZES, (130, 40)])
async def test_the_profile_of_each_row_stands_with_its_majority_grade(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, SLUG, size=size) as room:
        await room.say("Navette", "Kit", "Borne", "6666210", "6 6 5 4 4 3 1", "1 3 4 4 5 6 6")
        header = next(text for text in room.shown.splitlines() if "mention      rang" in text)
        assert header.split("│")[-2].split()[-7:] == [*"6543210"]
        assert counts(room, "Navette") == ["[4]", "·", "·", "·", "1", "1", "1", "│", "Excellent!", "1"]
        assert counts(room, "Kit") == ["2", "1", "[2]", "1", "·", "1", "·", "│", "Bien!", "2", "="]
        assert "= mentions identiques, ex æquo" in room.shown.replace("\N{NO-BREAK SPACE}", " ")
        assert "mention majoritaire" in room.shown.replace("\N{NO-BREAK SPACE}", " ")


async def test_names_give_way_to_the_grades_of_a_large_room(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("Une navette du samedi matin entre la gare et la mairie annexe", "120x3 45x2 30x5 5x0")
        row = next(text for text in room.shown.splitlines() if text.startswith("▸1 Une navette"))
        assert row.split("│")[0].split()[-7:] == ["·", "30", "·", "[120]", "45", "·", "5"]
        assert "Assez bien!" in row
        assert "1" in row.rpartition("Assez bien!")[2]


GRADES = ("6 5 5 4", "6 5 4 4")


def given(room: Room) -> list[list[int]]:
    """Return who graded each row."""
    contents = room.session.state.contents
    rows = [place.id for place in contents.places["b1", "A"]]
    return [[rater for place, _, rater in contents.scores["b1", "A"] if place == row] for row in rows]


async def test_undo_gives_back_the_row_and_the_rater_of_the_grades(tmp_path: Path) -> None:
    async with team_of_four(tmp_path) as room:
        await room.say("Navette", "Kit", "Borne", *GRADES, "2 5 3 6 1")
        assert room.entry.prompt.startswith("Navette · évaluateur 5")
        await room.press("ctrl+z")
        assert room.entry.prompt.startswith("Borne · évaluateur 1")
        await room.say("/3 6 5 4 4")
        assert given(room) == [[1, 2, 3, 4]] * 3
        assert await room.sees("Toutes les lignes ont leurs notes.")
        assert "pas encore de notes" not in room.shown
        await room.press("ctrl+z", "ctrl+y")
        assert room.entry.prompt.startswith("Navette · évaluateur 5")


async def test_several_grades_at_once_on_a_row_without_any_begin_with_the_first_rater(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("Navette", "Kit", "Borne", *GRADES, "/1 e5 3")
        await room.say("/3")
        assert room.entry.prompt.startswith("Borne · évaluateur 1")
        await room.say("/2 3", "/3 6 5 4 4 3", "Banc", "6 6 6 6 6")
        assert given(room) == [[1, 2, 3, 4, 5]] * 4


async def test_a_rater_who_is_named_is_that_one_on_a_row_without_grades_too(tmp_path: Path) -> None:
    async with running(tmp_path, SLUG) as room:
        await room.say("Navette", "Kit", "4 4", "e3", "5")
        assert room.entry.prompt.startswith("Kit · évaluateur 3")
        await room.say("6")
        assert given(room) == [[1, 2, 3], [3]]


@pytest.mark.parametrize("size", SIZES)
async def test_more_grades_than_people_are_kept_and_said(tmp_path: Path, size: tuple[int, int]) -> None:
    async with team_of_four(tmp_path, size) as room:
        await room.say("Navette", "Kit", "Borne", *GRADES, "2 5 3 6 1")
        assert await room.sees("5 mentions pour 4 personnes : à vérifier.")
        assert given(room)[2] == [1, 2, 3, 4, 5]
        said = "plus de mentions que les 4 personnes de la liste, à vérifier : Borne (5)"
        assert said in " ".join(room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ").split())
        log = read(room.session.folder)[1]
        report = exporter("md").write(room.session.state, log, room.clock.now, load_words("fr"), ExportOptions())
        assert said in report.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
        await room.press("ctrl+z")
        await room.say("6 5 4 4")
        assert "à vérifier" not in room.shown


async def test_grades_of_the_whole_room_on_the_canvas_of_a_team_are_no_mistake(tmp_path: Path) -> None:
    async with team_of_four(tmp_path) as room:
        await room.say("Navette", "6 5 4 4 3 3 2 1")
        assert "à vérifier" not in room.shown
