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
