"""Shift-F2 sets the past right: keys and typed times become corrections in the log."""

import re
from datetime import timedelta
from pathlib import Path

from textual.events import Key
from textual.widgets import OptionList

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.events import BlockExchanged, BlockStartCorrected, ClockStepped, PauseCorrected
from facilitateur.session.opening import read, resume
from facilitateur.tui.dialogs.choice import ChoiceScreen
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.screens.live import LiveScreen
from support.room import START, Room, room_of

DAY = Agenda(
    "matin",
    "Matin",
    (Day(1, "09:00"),),
    (Block("b1", 10, BlockKind.WELCOME), Block("b2", 30, BlockKind.PLENARY), Block("b3", 15, BlockKind.BREAK)),
)


async def answers(room: Room, typed: str) -> None:
    """Type a line on a question and answer."""
    room.pilot.app.screen.query_one("Input").value = typed  # type: ignore[attr-defined]
    await room.press("enter")


def spent(room: Room, block: str) -> float:
    state = room.session.state
    clock = state.contents.clocks[block]
    since = clock.running_since
    return (clock.spent.total_seconds() + ((room.clock() - since).total_seconds() if since else 0)) / 60


async def test_a_start_typed_in_french_notation(tmp_path: Path) -> None:
    for typed in ("9h07", "09:07", "9 h 07"):
        folder = tmp_path / typed.replace(":", "")
        folder.mkdir()
        async with room_of(folder, DAY, {}) as room:
            await room.press("f8")
            await room.minutes(12)
            await room.press("f8")
            await room.minutes(3)
            await room.press("shift+f2", "1")
            assert isinstance(room.pilot.app.screen, QuestionScreen)
            await answers(room, typed)
            event = read(room.session.folder)[1][-1].event
            assert isinstance(event, BlockStartCorrected)
            assert (event.block, event.stay, (event.start - START).total_seconds()) == ("b2", 1, 7 * 60)
            assert (spent(room, "b1"), spent(room, "b2")) == (7, 8)


async def test_what_cannot_have_been_is_said_and_asked_again(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f8", "shift+f2", "1")
        for typed, said in (("8h50", "09:00"), ("10:00", "09:12"), ("23:00", "09:12"), ("bientôt", "14h07")):
            await answers(room, typed)
            assert isinstance(room.pilot.app.screen, QuestionScreen)
            shown = str(room.pilot.app.screen.query_one("Static").render())
            assert said in shown
        await room.press("escape")
        assert room.events()[-1] == "BlockStarted"


async def test_names_of_blocks_stand_between_quotation_marks(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f8", "shift+f2")
        screen = room.pilot.app.screen
        assert isinstance(screen, ChoiceScreen)
        said = [each.text for each in screen._answers]
        named = [text for text in said if "commencé" in text or "un autre bloc" in text]
        assert len(named) == 3, said
        assert all("«\u202f" in text and "\u202f»" in text for text in named)


async def test_a_question_agrees_with_names_of_either_gender(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        for wait in (10, 30):
            await room.press("f8")
            await room.minutes(wait)
        await room.press("f8", "shift+f2", "1")
        asked = str(room.pilot.app.screen.query_one("Static").render()).replace("\u202f", " ")
        assert "Pause" in asked
        assert asked.startswith("Heure réelle du début")


async def burst(room: Room, *keys: str) -> None:
    """Press keys without waiting for what they do, as a terminal hands them over after a moment without answer."""
    for key in keys:
        name = {":": "colon"}.get(key, key)
        room.pilot.app.post_message(Key(name, key if len(key) == 1 else None))
    await room.pilot.pause(0.2)


async def back_in_the_session(room: Room) -> bool:
    """Wait until no question is open any more, as long as that may take a busy computer."""
    for _ in range(500):
        if isinstance(room.pilot.app.screen, LiveScreen):
            return True
        await room.pilot.pause(0.01)
    return False


async def test_what_is_typed_before_the_second_question_shows_is_its_answer(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f8")
        await room.minutes(3)
        await room.press("shift+f2")
        await burst(room, *"19:07", "enter")
        assert await back_in_the_session(room)
        event = read(room.session.folder)[1][-1].event
        assert isinstance(event, BlockStartCorrected)
        assert (event.start - START).total_seconds() == 7 * 60


async def test_what_follows_an_answer_in_a_burst_is_no_part_of_it(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f8", "shift+f2", "1")
        await burst(room, *"8:50", "enter", *"9:07", "enter")
        assert await back_in_the_session(room), "the question was asked again and answered"
        event = read(room.session.folder)[1][-1].event
        assert isinstance(event, BlockStartCorrected)
        assert (event.start - START).total_seconds() == 7 * 60


async def test_a_key_that_is_no_text_is_not_passed_on_to_the_second_question(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f8", "shift+f2")
        await burst(room, "1", "enter")
        assert isinstance(room.pilot.app.screen, QuestionScreen)
        await room.press("escape")
        assert room.events()[-1] == "BlockStarted"


async def test_a_key_pressed_twice_takes_nothing_from_a_second_list(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(5)
        await room.press("shift+f2")
        await burst(room, "5", "5", "2")
        assert isinstance(room.pilot.app.screen, ChoiceScreen), "another list, with nothing taken from it"
        assert room.events()[-1] == "BlockStarted"


async def test_a_forgotten_start(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(20)
        await room.press("escape", "C", "2")
        await answers(room, "9:11")
        assert room.events()[-2:] == ["BlockStarted", "BlockStartCorrected"]
        assert room.session.state.contents.current == "b2"
        assert (spent(room, "b1"), spent(room, "b2")) == (11, 9)
        await room.press("ctrl+z")
        assert room.session.state.contents.current == "b1"


async def test_the_whole_session_was_started_too_late(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.minutes(8)
        await room.press("shift+f2", "1")
        await answers(room, "9h")
        assert room.session.state.contents.current == "b1"
        assert spent(room, "b1") == 8


async def test_a_pause_after_the_fact_in_one_line(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(30)
        await room.press("shift+f2", "3")
        await answers(room, "de 9h10 à 9 h 25")
        event = read(room.session.folder)[1][-1].event
        assert isinstance(event, PauseCorrected)
        assert spent(room, "b1") == 15


async def test_a_pause_nobody_ended(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(5)
        await room.press("f2")
        await room.minutes(20)
        await room.press("shift+f2", "4")
        await answers(room, "9:15")
        assert room.events()[-2:] == ["PauseCorrected", "TimerResumed"]
        assert spent(room, "b1") == 15


async def test_this_block_was_in_fact_that_one(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(5)
        await room.press("shift+f2", "5", "enter")
        event = read(room.session.folder)[1][-1].event
        assert event == BlockExchanged("b1", 0, "b2")
        assert room.session.state.contents.current == "b2"


async def test_an_earlier_block(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        for wait in (10, 30):
            await room.press("f8")
            await room.minutes(wait)
        await room.press("f8")
        await room.press("shift+f2", "5", "enter")
        await answers(room, "9:14")
        event = read(room.session.folder)[1][-1].event
        assert isinstance(event, BlockStartCorrected)
        assert event.stay == 1


async def test_a_jump_of_the_clock_that_was_a_mistake(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        room.session.record((ClockStepped(3_600),), room.session.now())
        await room.press("shift+f2", "6", "enter")
        assert room.events()[-1] == "ClockStepCorrected"
        assert room.session.state.room_offset.total_seconds() == 0


async def test_before_anything_happened_there_is_only_the_start(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("shift+f2")
        screen = room.pilot.app.screen
        assert isinstance(screen, ChoiceScreen)
        await room.press("escape")
        assert isinstance(room.pilot.app.screen, LiveScreen)


async def test_after_a_crash_what_was_set_right_is_still_right(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(30)
        await room.press("shift+f2", "3")
        await answers(room, "9h10 9h25")
        folder = room.session.folder
    again = resume(folder)
    try:
        assert again.state.contents.runs[0].end is not None
        assert [made.kind for made in again.state.contents.corrections] == ["pause"]
    finally:
        again.close()


async def test_the_room_is_in_another_time_zone(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.press("shift+f2", "end", "enter")
        await answers(room, "Indian/Reunion")
        assert room.events()[-1] == "ZoneCorrected"
        assert "11:00" in room.shown
        await room.press("shift+f2", "end", "enter")
        await answers(room, "Paris/Europe")
        assert room.events()[-1] == "ZoneCorrected"
        assert "Il n’y a pas de fuseau horaire" in room.shown


async def test_ctrl_z_gives_the_former_zone_back_with_the_planned_start_and_ctrl_y_takes_it_again(
    tmp_path: Path,
) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        room.clock.advance(-3_600)
        await room.pilot.pause()
        await room.press("shift+f2", "end", "enter")
        await answers(room, "Indian/Reunion")
        state = room.session.state
        assert "Ctrl-Z annule" in room.shown
        assert (state.zone, state.opening) == ("Indian/Reunion", START - timedelta(hours=2))
        await room.press("ctrl+z")
        state = room.session.state
        assert "fuseau" in room.shown
        assert (room.events()[-1], state.zone, state.opening) == ("ActionUndone", "Europe/Paris", START)
        await room.press("ctrl+y")
        state = room.session.state
        assert (state.zone, state.opening) == ("Indian/Reunion", START - timedelta(hours=2))
        again = read(room.session.folder)[0]
        assert (again.zone, again.opening) == ("Indian/Reunion", START - timedelta(hours=2))


async def test_an_end_at_a_time_of_day_that_is_past_in_the_corrected_zone_is_said(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}, size=(130, 40)) as room:
        await room.press("f8", "ctrl+p", *"bloc jusqu", "enter")
        await answers(room, "10:15")
        assert "10:15" in room.shown
        for zone, said in (("America/Cayenne", False), ("Indian/Reunion", True), ("Europe/Paris", False)):
            await room.press("shift+f2", "end", "enter")
            await answers(room, zone)
            told = " ".join(spaced(room.shown).split())
            assert ("durer jusqu’à 10:15 est terminé" in told) is said, zone
            assert re.search(f"celles d(e |’){zone}", told)
        await room.press("ctrl+z", "ctrl+z")
        until = room.session.state.contents.clocks["b1"].until
        assert until == START + timedelta(hours=6, minutes=15)


async def test_it_has_ended_already(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(50)
        await room.press("shift+f2", "6")
        await answers(room, "9:40")
        assert room.events()[-1] == "BlockEndCorrected"
        assert (spent(room, "b1"), room.session.state.contents.current) == (40, None)
        await room.press("ctrl+z")
        assert (spent(room, "b1"), room.session.state.contents.current) == (50, "b1")


async def test_a_block_left_running_all_night_is_ended_in_the_evening_and_what_is_typed_is_understood_before_enter(
    tmp_path: Path,
) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(24 * 60)
        await room.press("shift+f2", "3")
        await room.press(*"11:05 8:00")
        assert "11:05 → 08:00 : 20 h 55" in spaced(str(room.pilot.app.screen.query_one("#remark").render()))
        await room.press("escape", "shift+f2", "6")
        await answers(room, "11:05")
        assert spent(room, "b1") == 125


async def test_the_planned_start_is_found_by_its_words_and_can_be_said_afterwards(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(20)
        for typed in ("prévu", "heure", "commenc"):
            await room.press("ctrl+p", *typed)
            listed = room.pilot.app.screen.query_one(OptionList)
            assert any("Heure prévue" in spaced(str(option.prompt)) for option in listed.options), typed
            await room.press("escape")
        await room.press("ctrl+p", *"heure prévue", "enter")
        await answers(room, "8:50")
        assert room.events()[-1] == "StartPlanned"
        assert "08:50" in room.shown
        assert "+10" in room.shown
        await room.press("ctrl+p", *"heure prévue", "enter")
        await answers(room, "-")
        assert room.session.state.opening is None


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def test_one_time_typed_for_a_pause_is_answered_with_an_example_of_two(tmp_path: Path) -> None:
    async with room_of(tmp_path, DAY, {}) as room:
        await room.press("f8")
        await room.minutes(40)
        await room.press("shift+f2", "3")
        await answers(room, "9h30")
        screen = room.pilot.app.screen
        assert isinstance(screen, QuestionScreen)
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "Il faut deux heures" in shown
        await answers(room, "de 9h30 à 9h33")
        assert isinstance(read(room.session.folder)[1][-1].event, PauseCorrected)
