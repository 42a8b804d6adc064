"""Another method while a block runs: what was there shows where it stands, and a message says what is kept."""

from pathlib import Path

import pytest

from support.canvases import SIZES, running, shipped
from support.room import Room

SHEET = "4 2 5 1 4 3 5 2 4 2"


def plain(room: Room) -> str:
    return " ".join(room.shown.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def take(room: Room, slug: str) -> None:
    screen = room.pilot.app.screen
    screen.take_method("b1", shipped(slug))  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES)
async def test_notes_without_a_zone_stand_apart_and_a_figure_sends_one_to_a_zone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await room.say("Navette", "Guichet")
        take(room, "csd")
        await room.pilot.pause()
        assert "Hors zone · 2" in plain(room)
        await room.say("Chiffre relevé")
        assert "Hors zone · 2" in plain(room)
        await room.press("escape", "down", "2")
        assert "Hors zone · 1" in plain(room)
        assert [note.text for note in room.session.state.notes() if not note.place] == ["Guichet"]


async def test_the_message_of_another_method_says_what_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(SHEET, SHEET)
        take(room, "umux-lite")
        await room.pilot.pause()
        assert "2 réponses à la méthode précédente sont gardées, et figurent au compte rendu." in plain(room)


@pytest.mark.parametrize("size", SIZES)
async def test_a_journey_without_steps_shows_the_notes_that_were_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "diagramme-affinites", size=size) as room:
        await room.say("Navette", "Guichet")
        take(room, "parcours-usager")
        await room.pilot.pause()
        assert await room.sees("Hors des étapes"), room.shown
        assert await room.sees("Navette"), room.shown
