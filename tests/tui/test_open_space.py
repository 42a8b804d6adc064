"""An open space: a record a workshop, rooms and slots as they come, and a grid of what is held where and when."""

from pathlib import Path
from typing import Any

import pytest

from facilitateur.domain.canvases.crossing import crossing_of
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from support.canvases import SIZES, running, shipped
from support.room import Room

FIRST = ("Cantine sans file", "Ada", "Session 2", "Salle verte", "Ada, Blé", "deux services", "essai en mai")
SECOND = ("Navette du samedi", "Blé", "Session 10", "Préau")


def report(room: Room) -> str:
    told = (room.session.state, read(room.session.folder)[1], room.session.now(), load_words("fr"), ExportOptions())
    text = write_markdown(*told).decode()
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_each_workshop_has_its_record_and_a_room_is_added_by_naming_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, "forum-ouvert", size=size) as room:
        await room.say(*FIRST)
        await room.press("ctrl+n")
        await room.say(*SECOND)
        told = report(room)
        assert "| Lieu / Créneau | Session 2 | Session 10 |" in told
        assert "| **Préau** | – | Navette du samedi |" in told
        assert "| **Salle verte** | Cantine sans file | – |" in told
        assert told.index("Lieu / Créneau") < told.index("essai en mai")
        await room.press("ctrl+z")
        assert "Préau" not in report(room)


async def test_two_workshops_in_one_room_at_one_time_are_said(tmp_path: Path) -> None:
    async with running(tmp_path, "forum-ouvert", size=(160, 45)) as room:
        await room.say(*FIRST)
        await room.press("ctrl+n")
        await room.say("Navette", "Blé", "session 2", "SALLE VERTE")
        screen: Any = room.pilot.app.screen
        said = " ".join(screen.frame().comments).replace("\N{NO-BREAK SPACE}", " ")
        assert "Salle verte, Session 2 : 2 en même temps" in said
        assert "| **Salle verte** | Cantine sans file ; Navette |" in report(room)


def test_other_sheets_have_no_grid_and_either_language_finds_the_fields() -> None:
    assert crossing_of(view_of_card(shipped("plan-action"), "fr"), ()) is None
    for language in ("fr", "en"):
        view = view_of_card(shipped("forum-ouvert"), language)
        assert [lane.id for lane in view.lanes][2:4] == ["creneau", "lieu"]
        assert crossing_of(view, ()) is None, "nothing is held yet"
