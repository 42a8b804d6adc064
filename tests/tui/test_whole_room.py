"""A pause, a plenary, a welcome: one canvas for the whole room, whatever team is selected elsewhere."""

from pathlib import Path

from support.room import Room, room_of
from tui.test_live import AGENDA, CARDS


async def to_the_pause(room: Room) -> None:
    await room.say("@B")
    await room.press("pagedown", "pagedown", "pagedown")


async def test_what_is_typed_in_a_pause_belongs_to_the_whole_room(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await to_the_pause(room)
        await room.say("les clés sont au bar")

        assert [(text, team) for text, _, team, _ in room.notes()] == [("les clés sont au bar", "")]
        assert "toute la salle" in room.shown


async def test_a_line_for_a_team_in_a_pause_keeps_the_room_s_canvas_and_names_the_team(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await to_the_pause(room)
        await room.say("un", "@A deux", "trois")

        assert [(text, team) for text, _, team, _ in room.notes()] == [("un", ""), ("deux", "A"), ("trois", "")]
        row = next(row for row in room.shown.splitlines() if "deux" in row)
        assert "équipe\u00a0A" in row
        assert "équipe" not in next(row for row in room.shown.splitlines() if "trois" in row)


async def test_the_selected_team_is_still_selected_after_a_pause(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await to_the_pause(room)
        await room.say("à tous")
        await room.press("pageup")

        assert "équipe B" in room.shown.replace("\u00a0", " ")


async def test_a_team_named_alone_in_a_pause_is_the_one_of_the_next_block_and_the_screen_says_why(
    tmp_path: Path,
) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await to_the_pause(room)
        await room.say("@A")
        assert "pour toute la salle" in room.shown
        await room.press("pageup")

        assert "équipe A" in room.shown.replace("\u00a0", " ")


async def test_what_is_parked_in_a_pause_comes_back_there(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=2) as room:
        await to_the_pause(room)
        await room.press(*"budget", "f3")
        assert room.session.state.parking_lot()[0].team == ""
        await room.press("f3", "enter")

        assert [note.text for note in room.session.state.notes_of("b4", "")] == ["budget"]


async def test_with_one_team_nothing_is_said_of_teams(tmp_path: Path) -> None:
    async with room_of(tmp_path, AGENDA, CARDS, teams=1) as room:
        await room.press("pagedown", "pagedown", "pagedown")
        await room.say("seuls")

        assert [(text, team) for text, _, team, _ in room.notes()] == [("seuls", "A")]
        assert "salle" not in room.shown
