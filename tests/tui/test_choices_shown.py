"""A choice that was typed in one language shows in the language of the screen, and is not changed by that."""

from pathlib import Path

from support.canvases import running
from support.room import Room


async def switch(room: Room) -> None:
    """Change the language of the interface."""
    await room.pilot.app.screen.run_action("language_switch")
    await room.pilot.pause()


async def test_a_choice_follows_the_language_and_its_words_are_kept_as_they_were_typed(tmp_path: Path) -> None:
    async with running(tmp_path, "plan-action") as room:
        await room.say("Appeler la mairie", "/6 fait")
        await room.press("escape")
        assert "6 État" in room.shown
        await switch(room)
        row = next(row for row in room.shown.splitlines() if "6 Stat" in row)
        assert "done" in row
        recorded = len(room.session.records)
        await room.press("e")
        assert room.entry.text == "done"
        await room.press("enter")
        assert len(room.session.records) == recorded, "nothing was corrected"
        await room.press("escape", "x")
        assert "Taken back: “done”." in room.shown
        await room.press("ctrl+z")
        assert "Undone: retraction “done”" in room.shown
        assert [text for text, *_ in room.notes()] == ["Appeler la mairie", "fait"]


async def test_words_of_a_field_that_offers_no_choice_stay_as_they_are(tmp_path: Path) -> None:
    async with running(tmp_path, "plan-action") as room:
        await room.say("fait")
        await switch(room)
        assert "fait" in room.shown
