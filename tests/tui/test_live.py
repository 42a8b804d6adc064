"""Keys on the live screen become events in the journal; the assertions read the log, not the widgets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitateur.clock import ManualClock
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.card import CanvasItem, CanvasKind, CanvasText, Card, CardText, StepText, StepTiming
from facilitateur.domain.events import NoteKind
from facilitateur.domain.phases import Phase
from facilitateur.session.opening import resume
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.entry_line import EntryLine
from facilitateur.tui.widgets.session_view import SessionView
from support.room import START, Room, room_of


def card(slug: str, kind: CanvasKind, *places: str) -> Card:
    items = tuple(CanvasItem(name.lower(), name) for name in places)
    steps = (StepText("Début", room="Écrivez."), StepText("Fin"))
    text = CardText(slug.title(), "But", "« Dites. »", steps=steps, canvas=CanvasText(items))
    timings = (StepTiming(4), StepTiming(6))
    return Card(slug, 1, "0", (Phase.ICEBREAKER,), False, "f", kind, (5, 10, 20), (2, 30), 1, timings, {"fr": text})


CARDS = {
    made.slug: made
    for made in (
        card("mots", CanvasKind.LIST),
        card("cases", CanvasKind.ZONES, "Voit", "Dit", "Fait"),
        card("causes", CanvasKind.TREE),
    )
}
AGENDA = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (
        Block("b1", 10, card="mots", phase=Phase.ICEBREAKER),
        Block("b2", 10, card="cases", phase=Phase.UNDERSTANDING),
        Block("b3", 10, card="causes", phase=Phase.UNDERSTANDING),
        Block("b4", 5, BlockKind.BREAK),
    ),
)


@asynccontextmanager
async def running(tmp_path: Path, *, teams: int = 2, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    async with room_of(tmp_path, AGENDA, CARDS, teams=teams, size=size) as room:
        yield room


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path


async def test_f8_starts_the_first_block_and_a_typed_line_is_a_durable_note(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.press(*"Bonjour", "enter")

        assert room.events()[-2:] == ["BlockStarted", "NoteAdded"]
        assert "Bonjour" in room.shown


async def test_a_fast_burst_of_lines_makes_one_note_each_in_order(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", *"un", "enter", *"deux", "enter", *"trois", "enter")

        assert [text for text, *_ in room.notes()] == ["un", "deux", "trois"]


async def test_prefixes_give_kinds_and_at_switches_the_team(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("= vu", "~ cru", "« dit »", "? qui", "! retenu", "@B chez B", r"\= brut")

        assert room.notes() == [
            ("vu", NoteKind.FACT, "A", ""),
            ("cru", NoteKind.GUESS, "A", ""),
            ("dit", NoteKind.VERBATIM, "A", ""),
            ("qui", NoteKind.QUESTION, "A", ""),
            ("retenu", NoteKind.DECISION, "A", ""),
            ("chez B", NoteKind.PLAIN, "B", ""),
            ("= brut", NoteKind.PLAIN, "B", ""),
        ]


async def test_an_unknown_team_or_place_is_refused_and_the_line_stays(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("@Z perdu")
        assert room.entry.text == "@Z perdu"
        await room.say("/9 perdu")
        assert room.entry.text == "/9 perdu"
        assert room.notes() == []


async def test_zones_are_filled_by_tab_and_by_number(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.minutes(9)
        await room.press("f8")
        await room.say("premier")
        await room.press("tab")
        await room.say("second", "/3 troisième")

        assert [(text, zone) for text, _, _, zone in room.notes()] == [
            ("premier", "voit"), ("second", "dit"), ("troisième", "fait")
        ]  # fmt: skip


async def test_a_tree_grows_below_the_last_node_and_tab_opens_a_branch(place: Path) -> None:
    async with running(place) as room:
        for _ in range(3):
            await room.press("f8")
            await room.minutes(9)
        await room.say("constat", "cause", "cause de la cause")
        await room.press("tab")
        await room.say("autre cause")
        parents = {note.text: note.parent for note in room.session.state.notes()}

        assert parents == {"constat": None, "cause": 1, "cause de la cause": 2, "autre cause": 2}


async def test_leaving_a_block_early_asks_once_and_staying_changes_nothing(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", "f8")
        await room.press("escape")
        assert room.session.state.contents.current == "b1"
        await room.press("f8", "enter")
        assert room.session.state.contents.current == "b2"


async def test_a_block_whose_time_is_nearly_used_is_left_without_a_question(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.minutes(9)
        await room.press("f8")

        assert room.session.state.contents.current == "b2"


async def test_going_back_keeps_notes_and_measured_time(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("gardé")
        await room.minutes(9)
        await room.press("f8")
        await room.minutes(2)
        await room.press("shift+f8")
        state = room.session.state

        assert state.contents.current == "b1"
        assert [note.text for note in state.notes()] == ["gardé"]
        assert state.contents.clocks["b2"].spent.total_seconds() == 120


async def test_time_keys_pause_lengthen_and_step(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", "f5", "f5", "f4", "f6", "f2")
        clock = room.session.state.contents.clocks["b1"]

        assert (clock.allotted, clock.step, room.session.state.contents.paused) == (660, 1, True)
        assert room.events()[-6:] == ["BlockStarted", "TimeAdjusted", "TimeAdjusted", "TimeAdjusted", "StepStarted",
                                      "TimerPaused"]  # fmt: skip


async def test_undo_takes_back_notes_and_time_and_redo_gives_them_again(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("a")
        await room.press("f5", "ctrl+z", "ctrl+z")
        assert room.notes() == []
        assert room.session.state.contents.clocks["b1"].allotted == 600
        await room.press("ctrl+y", "ctrl+y")
        assert [text for text, *_ in room.notes()] == ["a"]
        assert room.session.state.contents.clocks["b1"].allotted == 660


async def test_navigation_letters_edit_vote_decide_keep_park_and_retract(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("un", "deux", "trois")
        await room.press("escape", "plus", "plus", "minus", "asterisk", "up", "d", "up", "f")
        first, second, third = (room.session.state.note(n) for n in (1, 2, 3))
        assert first is not None
        assert second is not None
        assert third is not None
        assert (first.parked, second.kind, third.votes, third.kept) == (True, NoteKind.DECISION, 1, True)
        await room.press("down", "down", "x")
        assert [text for text, *_ in room.notes()] == ["un", "deux"]


async def test_a_corrected_note_comes_back_with_its_prefix_and_escape_gives_up(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("= vu de loin")
        await room.press("escape", "e")
        assert room.entry.text == "= vu de loin"
        await room.say("~ vu de près")
        assert room.notes() == [("vu de près", NoteKind.GUESS, "A", "")]
        await room.press("escape", "e", "escape")
        assert room.entry.text == ""


async def test_f3_parks_what_is_typed(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", *"plus tard", "f3")

        assert [note.text for note in room.session.state.parking_lot()] == ["plus tard"]
        assert room.entry.text == ""


async def test_a_note_moves_to_another_team_from_the_list_of_places(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("mobile")
        await room.press("escape", "v", "enter")

        assert [team for _, _, team, _ in room.notes()] == ["B"]


async def test_letters_are_text_while_writing(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", *"nNpuxd", "enter")

        assert [text for text, *_ in room.notes()] == ["nNpuxd"]
        assert room.session.state.contents.current == "b1"


async def test_markup_in_a_note_is_shown_as_it_was_typed(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("[@click=app.quit]x[/] [TODO] [/x]")

        assert "[@click=app.quit]x[/] [TODO] [/x]" in room.shown


async def test_overtime_counts_up_and_the_machine_never_advances(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.minutes(12)

        assert await room.sees("+02:00/10:00")
        assert room.session.state.contents.current == "b1"


async def test_a_file_is_copied_with_its_hash_and_a_missing_one_is_a_warning(place: Path) -> None:
    picture = place / "mur.jpg"
    picture.write_bytes(b"jpg")
    async with running(place) as room:
        await room.press("f8")
        await room.say(f"#{picture}")
        await room.say("#/nulle/part.jpg")

        files = room.session.state.contents.files
        assert [(file.name, file.block, file.team) for file in files] == [("mur.jpg", "b1", "A")]
        assert (room.session.folder / "pj" / files[0].stored).read_bytes() == b"jpg"
        assert room.entry.text == "#/nulle/part.jpg"


async def test_the_language_changes_while_running(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        assert "brise-glace" in room.shown.lower()
        room.pilot.app.screen.action_language_switch()  # type: ignore[attr-defined]
        await room.pilot.pause()
        assert "icebreaker" in room.shown.lower()


async def test_the_palette_finds_theme_without_its_accent(place: Path) -> None:
    async with running(place) as room:
        before = room.pilot.app.theme
        await room.press("ctrl+p", *"theme", "enter")
        await room.pilot.pause()

        assert room.pilot.app.theme != before


async def test_the_wide_layout_shows_the_rail(place: Path) -> None:
    async with running(place, size=(160, 45)) as room:
        await room.press("f8")

        assert room.pilot.app.screen.query_one(SessionView).has_class("-wide")
        assert "À DIRE" in room.shown


async def test_a_draft_is_found_again_after_the_program_was_killed(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", *"à moitié")
        room.pilot.app.screen._save_draft()  # type: ignore[attr-defined]
        room.session.close(clean=False)
        again = resume(room.session.folder, ManualClock(START))
        app = FacilitateurApp(Context(Workspace(place), Settings(language="fr")), LiveScreen(again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.query_one(EntryLine).text == "à moitié"
    again.close()


async def test_the_team_shown_is_found_again_without_a_line_typed(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", "ctrl+t")
        await room.say("une note")
        room.pilot.app.screen._save_draft()  # type: ignore[attr-defined]
        room.session.close(clean=False)
        again = resume(room.session.folder, ManualClock(START))
        app = FacilitateurApp(Context(Workspace(place), Settings(language="fr")), LiveScreen(again))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.screen.shown_team == "B"  # type: ignore[attr-defined]
        assert app.screen.query_one(EntryLine).text == ""
        await pilot.press("ctrl+t")
        app.screen._save_draft()  # type: ignore[attr-defined]
        assert again.find_draft() is None
    again.close()


async def test_a_window_that_is_too_small_says_so_and_keeps_the_clock(place: Path) -> None:
    async with running(place, size=(50, 15)) as room:
        await room.press("f8")

        assert await room.sees("60×20")
        assert "10:00/10:00" in room.shown


@pytest.mark.parametrize("text", ["a" * 1_000_000, "court\n" + "b" * 1_000_000], ids=["one line", "a long line"])
async def test_a_paste_that_is_cut_is_said(place: Path, text: str) -> None:
    from textual.events import Paste

    async with running(place) as room:
        await room.press("f8")
        room.pilot.app.post_message(Paste(text))
        await room.pilot.pause()
        assert "collage-1.txt" in room.shown
        assert [file.name for file in room.session.state.contents.files] == ["collage-1.txt"]


async def test_lines_pasted_together_are_one_note_each_and_one_undo(place: Path) -> None:
    from textual.events import Paste

    async with running(place) as room:
        await room.press("f8")
        room.pilot.app.post_message(Paste("un\ndeux\r\n\x1b[31mtrois"))
        assert await room.sees("trois")
        assert len(room.notes()) == 3
        await room.press("ctrl+z")
        assert room.notes() == []


async def test_a_hundred_lines_of_every_script_are_kept_and_shown(place: Path) -> None:
    lines = ["😀 émoji", "漢字 かな", "مرحبا بكم", "e\u0301 combinant", "x" * 3000]
    async with running(place) as room:
        await room.press("f8")
        await room.say(*lines)

        assert [text for text, *_ in room.notes()] == ["😀 émoji", "漢字 かな", "مرحبا بكم", "é combinant", "x" * 3000]


async def test_undo_takes_back_what_is_being_typed_before_any_note(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("une note")
        await room.press(*"encore")
        await room.press("ctrl+z")
        assert room.entry.text == ""
        assert [note[0] for note in room.notes()] == ["une note"]
        assert "Ctrl-Y la rend" in room.shown
        await room.press("ctrl+y")
        assert room.entry.text == "encore"
        await room.press("ctrl+z", "ctrl+z")
        assert room.notes() == []
        await room.press("ctrl+y")
        assert [note[0] for note in room.notes()] == ["une note"]


async def test_what_was_refused_on_a_canvas_is_not_said_on_another(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8")
        await room.say("/99")
        assert "/99" in room.entry.text
        refused = room.pilot.app.screen._message  # type: ignore[attr-defined]
        assert refused is not None
        await room.press("ctrl+t")
        assert room.entry.text == "/99"
        assert refused[0] not in room.shown
        assert "pas envoyée" in room.shown


async def test_the_agenda_closed_with_nothing_chosen_leaves_the_block_looked_at(place: Path) -> None:
    async with running(place) as room:
        await room.press("f8", "pagedown", "pagedown", "f7", "escape")
        screen = room.pilot.app.screen
        assert isinstance(screen, LiveScreen)
        assert screen.shown_block is not None
        assert screen.shown_block.id == "b3"
