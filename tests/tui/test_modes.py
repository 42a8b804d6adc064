"""Among the notes or writing: the entry line says which, and Escape keeps to the place one writes in."""

from pathlib import Path

from facilitateur.tui.screens.live import LiveScreen
from support.canvases import running
from support.room import Room


def selected(room: Room) -> str:
    screen = room.pilot.app.screen
    assert isinstance(screen, LiveScreen)
    note = screen.frame().selected
    return note.text if note is not None else ""


async def test_the_entry_line_says_that_keys_go_to_the_notes(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.press("escape")
        assert room.entry.prompt == "Aucune note ici · Échap pour écrire"
        await room.press("escape")
        await room.say("/+ Jeter", "/0", "navette")
        assert " > " in room.shown.splitlines()[-2]
        await room.press("escape")
        assert "↑↓ choisir · Échap pour écrire" in room.entry.prompt
        assert f"{room.entry.prompt} >" not in room.shown
        await room.press("slash", "1", "enter", *"gratuite", "enter")
        assert [text for text, *_ in room.notes()] == ["navette", "gratuite"]
        assert "▸1 Jeter" in room.shown


async def test_a_note_sent_by_its_figure_is_told_and_escape_stays_where_one_writes(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("/+ Jeter", "un", "/+ Payer", "/0", "deux", "trois")
        await room.press("escape", "2")
        assert "Note → 2 Payer. Ctrl-Z annule." in room.shown
        await room.press("escape", *"/1", "enter", "escape")
        assert selected(room) == "un"
        await room.press("escape", *"/0", "enter", "escape")
        assert selected(room) == "deux"


async def test_a_title_given_up_goes_back_to_the_notes(tmp_path: Path) -> None:
    async with running(tmp_path, "diagramme-affinites") as room:
        await room.say("/+ Jeter", "un")
        await room.press("escape", "t")
        assert room.entry.text == "Jeter"
        await room.press("escape")
        assert "Échap pour écrire" in room.entry.prompt
        assert room.entry.text == ""
