"""Majority judgment on the live screen: how many people gave each grade stands in a row, nothing of it cut."""

from pathlib import Path

import pytest

from support.canvases import SIZES, running
from support.room import Room

SLUG = "jugement-majoritaire"


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
    async with running(tmp_path, SLUG) as room:
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
