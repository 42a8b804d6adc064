"""What must not go wrong on the live screen: odd lines, refused corrections, a disk that refuses."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_live import running

from facilitateur.domain.events import NoteKind


async def test_a_path_with_a_tilde_that_is_no_home_is_a_warning(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("#~10 personnes par table")

        assert room.entry.text == "#~10 personnes par table"
        assert room.notes() == []


async def test_a_correction_takes_votes_teams_and_paths_as_text(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("un")
        for typed in ("+15", "@B doit payer", "#budget trop court", "/2 sur trois"):
            await room.press("escape", "e")
            await room.say(typed)
            assert [text for text, *_ in room.notes()] == [typed]
        await room.press("escape", "e")
        await room.say("= vérifié")
        assert room.notes() == [("vérifié", NoteKind.FACT, "A", "")]


async def test_a_correction_of_a_note_that_is_gone_keeps_the_words(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("un")
        await room.press("escape", "e", "ctrl+z")
        await room.say("un, mieux dit")
        assert room.entry.text == "un, mieux dit"
        await room.press("enter")
        assert [text for text, *_ in room.notes()] == ["un, mieux dit"]


async def test_the_line_being_typed_comes_back_after_a_correction(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("un")
        await room.press(*"en cours", "escape", "e", "escape")
        assert room.entry.text == "en cours"
        await room.press("e")
        await room.say("deux")
        assert room.entry.text == "en cours"
        assert [text for text, *_ in room.notes()] == ["deux"]


async def test_votes_typed_while_writing_go_to_the_selected_note_then_to_the_newest(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("un", "deux")
        await room.press("escape", "up", "up", "escape")
        await room.say("+2", "trois", "+1")

        assert [note.votes for note in room.session.state.notes()] == [2, 0, 1]


async def test_a_note_written_before_the_start_is_seen(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.say("avant l'heure")

        assert "avant l'heure" in room.shown
        assert "F8" in room.shown


async def test_a_parked_note_is_fetched_back_from_the_parking_lot(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", *"plus tard", "f3")
        await room.press("f3", "enter")

        assert [note.text for note in room.session.state.parking_lot()] == []
        assert "plus tard" in room.shown


async def test_what_is_not_on_disk_is_marked_and_leaving_asks(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("sûr")
        folder = room.session.folder
        moved = folder.rename(folder.parent / "ailleurs")
        folder.write_text("un fichier à la place du dossier")
        await room.say("pas sûr", "+1")
        assert "NON ENREGISTRÉ" in room.shown
        assert "!" in next(row for row in room.shown.split("\n") if "pas sûr" in row)
        await room.press("ctrl+q")
        assert len(room.pilot.app.screen_stack) == 3
        await room.press("escape")
        folder.unlink()
        moved.rename(folder)
        assert room.session.retry()
        assert [text for text, *_ in room.notes()] == ["sûr", "pas sûr"]


async def test_the_end_and_the_way_back_are_said(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        room.pilot.app.screen.action_session_end()  # type: ignore[attr-defined]
        await room.press("enter")
        assert "La séance est terminée" in room.shown
        room.pilot.app.screen.action_session_reopen()  # type: ignore[attr-defined]
        await room.pilot.pause()
        assert room.session.state.contents.current == "b1"


async def test_a_refused_line_that_is_carried_to_another_team_or_block_is_said_to_be_unsent(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.say("#~10 personnes par table")
        assert "pas envoyée" not in room.shown
        await room.press("ctrl+t")
        assert "pas envoyée" in room.shown
        assert room.entry.text == "#~10 personnes par table"
        await room.press("ctrl+z", "ctrl+t")
        assert "pas envoyée" not in room.shown
        assert room.entry.text == ""


async def test_a_line_that_is_only_being_typed_follows_to_another_team_without_a_word(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        room.entry.text = "une idée"
        await room.press("ctrl+t")
        assert "pas envoyée" not in room.shown
