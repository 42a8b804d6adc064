"""What the facilitator sends to the room: keys become choices in `salle.json`, and nothing in the log."""

import json
from pathlib import Path
from typing import Any

from support.invented import CARDS, HALF_DAY
from support.room import Room, room_of


def choices(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((room.session.folder / "salle.json").read_text(encoding="utf-8"))
    return found


async def settle(room: Room) -> None:
    await room.pilot.app.workers.wait_for_complete()
    await room.pilot.pause()


async def test_the_first_answer_of_the_menu_calls_people_back(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        before = room.events()
        await room.press("ctrl+s", "enter")
        assert choices(room) == {"gathers": True}
        assert "regagnez vos tables" in room.shown
        await room.press("escape", "S", "enter")
        assert choices(room) == {}
        assert room.events() == before


async def test_a_message_is_typed_shown_and_taken_away(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("ctrl+s", "2", *"Photo", "enter")
        assert choices(room) == {"message": "Photo"}
        await room.press("ctrl+s", "2", "escape")
        assert choices(room) == {"message": "Photo"}
        await room.press("ctrl+s", "0")
        assert choices(room) == {}


async def test_a_black_screen_shows_again_with_the_next_message(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("ctrl+s", "3")
        assert choices(room) == {"dark": True}
        await room.press("ctrl+s", "2", "x", "enter")
        assert choices(room) == {"message": "x"}


async def test_the_time_of_a_step_is_hidden_for_this_step_only(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("ctrl+s")
        assert "4 " not in str([answer.text for answer in room.pilot.app.screen._answers])  # type: ignore[attr-defined]
        await room.press("escape", "f8", "f8")
        if room.session.state.contents.current != "b2":
            await room.press("enter")
        await room.press("ctrl+s", "4")
        assert choices(room) == {"countdowns": {"b2.0": False}}
        await room.press("f6", "ctrl+s", "4")
        assert choices(room) == {"countdowns": {"b2.0": False, "b2.1": False}}
        await room.press("ctrl+s", "4", "ctrl+s", "5")
        assert choices(room) == {"countdowns": {"b2.0": False, "b2.1": True}, "scope": "block"}


async def test_an_open_session_gives_signs_of_life(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await settle(room)
        assert (room.session.folder / "salle.json").exists()


async def test_the_result_of_a_closed_vote_shows_by_a_key_and_goes_away_by_it(tmp_path: Path) -> None:
    async with room_of(tmp_path, HALF_DAY, CARDS) as room:
        await room.press("f8")
        await room.say("bacs trop loin", "verre cassé")
        await room.press("ctrl+b")
        await room.press("2")
        await room.say("p 9", "1 5, 2 4")
        await room.press("s")
        assert "vote" not in choices(room)
        room.entry.text = ""
        await room.press("f8")
        assert "vote" not in choices(room)
        assert await room.sees("afficher à la salle")
        await room.press("s")
        assert choices(room)["vote"] == 1
        assert await room.sees("retirer de la salle")
        await room.press("s")
        assert "vote" not in choices(room)
        await room.press("escape")
        await room.press("ctrl+s", "6")
        assert choices(room)["vote"] == 1
        assert room.pilot.app.screen.room_said() == ["salle\u00a0: résultat du vote"]  # type: ignore[attr-defined]
        await room.press("ctrl+s", "0")
        assert "vote" not in choices(room)
