"""Rounds, turns, timers of teams and speech by their keys; the log and the screen say the same."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from facilitateur.domain import intents, timer_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.phases import Phase
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.speech import tally
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import resume
from facilitateur.tui.dialogs.question import QuestionScreen
from facilitateur.tui.dialogs.timer_line import LineReader
from support.invented import CARDS
from support.room import Room, room_of

AGENDA = Agenda(
    "essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="empathie", phase=Phase.IDEATION), Block("b2", 20))
)


def running(place: Path, *, size: tuple[int, int] = (80, 24), teams: int = 3):
    return room_of(place, AGENDA, CARDS, teams=teams, size=size)


async def later(room: Room, minutes: float) -> None:
    """Let time pass, and let the screen look at the clock."""
    await room.minutes(minutes)
    room.pilot.app.screen.repaint()  # type: ignore[attr-defined]


def shown_on_top(room: Room) -> str:
    """Return what the screen on top shows, with plain spaces."""
    text = "\n".join(strip.text for strip in room.pilot.app.screen._compositor.render_strips())
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


async def seen_on_top(room: Room, text: str) -> bool:
    """Wait a while until the screen on top shows a text."""
    for _ in range(50):
        if text in shown_on_top(room):
            return True
        await room.pilot.pause(0.1)
    return False


async def answer(room: Room, text: str) -> None:
    """Type an answer into the question on top, instead of what stands there."""
    field = room.pilot.app.screen.query("Input").first()
    field.value = text  # type: ignore[attr-defined]
    await room.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_round_shows_and_is_ended_early_by_its_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as room:
        await room.press("f8")
        await room.minutes(12)
        await room.press("f23")
        assert room.events()[-1] == "RoundStarted"
        assert "manche 4/6" in room.shown
        await room.press("ctrl+z")
        assert "manche 3/6" in room.shown


async def test_teams_pass_in_the_order_typed(tmp_path: Path) -> None:
    async with running(tmp_path, size=(160, 45)) as room:
        await room.press("f8", "escape", "J")
        await answer(room, "c a b")
        assert "équipe C 1/3" in room.shown
        assert "puis A, B" in room.shown
        await room.press("L")
        assert "puis B, C" in room.shown
        await room.press("j")
        assert "équipe B 2/3" in room.shown


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_timers_that_are_done_give_way_to_those_that_count(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, size=size) as room:
        room.session.perform(lambda state, now: intents.next_block(state, now))
        give = timer_intents.set_timers
        room.session.perform(lambda state, now: give(state, now, ("@A",), timedelta(minutes=2), start=True))
        room.session.perform(lambda state, now: give(state, now, ("@B",), timedelta(minutes=9), start=True))
        await later(room, 2.5)
        assert re.search("A +\\+00:30", shown_on_top(room))
        await later(room, 1)
        assert re.search("B +05:30.*✓ (équipe )?A", shown_on_top(room), re.DOTALL)
        await later(room, 9)
        assert not re.search("[●✓] (équipe )?[AB]", shown_on_top(room))


async def test_timers_of_all_teams_start_together_and_survive_a_restart(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "toutes 10")
        await room.press("down", "space")
        await room.minutes(4)
        await room.press("plus", "escape")
        found = [
            (side.label, side.running, side.gauge.left.total_seconds() / 60)
            for side in side_gauges(room.session.state, room.clock())
        ]
        assert found == [("@A", True, 6), ("@B", False, 11), ("@C", True, 6)]
        assert "● A 06:00" in room.shown
        assert "○ B 11:00" in room.shown
        folder, clock = room.session.folder, room.clock
        room.session.close(clean=False)
        again = resume(folder, clock)
        assert [side.label for side in side_gauges(again.state, clock())] == ["@A", "@B", "@C"]
        again.close()


async def test_a_timer_that_ends_is_told_in_words_on_a_line_that_stands_out(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "Salle bleue 1:30")
        await room.press("escape")
        await room.minutes(1.5)
        assert await room.sees("Salle bleue : temps écoulé.")


async def test_a_line_that_says_no_time_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "équipe B 25:99")
        assert room.events()[-1] == "BlockStarted"
        assert "Dites combien de temps" in shown_on_top(room)
        assert "équipe B 25:99" in shown_on_top(room)
        await answer(room, "équipe B 9:20")
        assert room.events()[-1] == "SideTimerStarted"
        assert "Équipe B : 9 min 20" in shown_on_top(room)


async def test_a_line_says_what_it_is_understood_as_before_it_is_entered(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l", *"Salle bleue 9:20")
        assert "Salle bleue : 9 min 20" in shown_on_top(room)
        await room.press(*["backspace"] * 4, *"11:30")
        assert "Salle bleue : jusqu’à 11:30" in shown_on_top(room)


@pytest.mark.parametrize("keys", ["atxu", "ATXU"])
async def test_the_letters_of_the_timers_work_with_and_without_capitals(tmp_path: Path, keys: str) -> None:
    another, together, away, back = keys
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "A 10")
        await room.press(another, *"Salle bleue 12", "enter")
        assert [timer.label for timer in room.session.state.contents.side_timers.values()] == ["@A", "Salle bleue"]
        await room.press(together)
        assert room.events()[-1] == "SideTimerPaused"
        await room.press(away)
        assert room.events()[-1] == "SideTimerEnded"
        await room.press(back)
        assert len(room.session.state.contents.side_timers) == 2


async def test_who_speaks_is_chosen_by_first_letters_and_by_number(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "f15", "enter")
        await answer(room, "bl")
        await later(room, 2)
        assert "parle Blé 02:00" in room.shown
        await room.press("f15")
        await answer(room, "1")
        await room.minutes(1)
        found = tally(room.session.state, "b1", room.clock())
        assert [(share.who, share.spent.total_seconds()) for share in found.shares] == [("P01", 60), ("P02", 120)]
        await room.press("f15")
        await answer(room, "1")
        assert room.events()[-3:] == ["SpeechStarted", "SpeechStarted", "SpeechStopped"]


async def test_labels_can_be_timed_instead_of_people(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "f15", "down", "down", "enter")
        await answer(room, "élus, usagers")
        await answer(room, "us")
        assert "parle usagers" in room.shown


async def test_a_participant_is_found_by_first_letters_where_teams_or_labels_are_timed(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "f15", "down", "enter")
        await room.press(*"bl")
        assert "Blé" in shown_on_top(room)
        assert "sur la liste des participants" in shown_on_top(room)
        await room.press("enter")
        assert "parle Blé" in room.shown
        speech = room.session.state.contents.speech["b1"]
        assert (speech.who, speech.speakers[-1]) == ("P02", "P02")
        await room.press("f15")
        await answer(room, "préfète")
        assert room.session.state.contents.speech["b1"].who == "préfète"


async def test_a_canvas_is_handed_in_and_counted(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "escape", "h")
        assert "équipe A 1/3 ✓ rendu" in room.shown
        await room.pilot.pause()
        room.pilot.app.screen.clear_message()  # type: ignore[attr-defined]
        assert "équipes rendues 1/3" in room.shown
        await room.press("h")
        assert "rendu" not in room.shown.replace("plus rendu", "")


async def test_a_quiet_line_is_said_once_in_a_block_and_never_to_somebody_who_types(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        screen = room.pilot.app.screen
        await room.press("f8")
        await room.say("une note")
        room.entry.text = "en train d’écrire"
        await room.minutes(3)
        screen.ring()  # type: ignore[attr-defined]
        assert "Rien de nouveau" not in room.shown
        room.entry.text = ""
        await room.minutes(0.1)
        screen.ring()  # type: ignore[attr-defined]
        assert "Rien de nouveau depuis 2 minutes." in room.shown
        await room.say("une autre")
        await room.minutes(3)
        screen.ring()  # type: ignore[attr-defined]
        assert "Rien de nouveau" not in room.shown


async def test_the_screen_says_how_long_the_computer_slept_and_what_is_left(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.minutes(28)
        wakes_up(room, 8)
        assert "L’ordinateur a dormi 8 min : il reste 2 min. Si c’était une pause : Maj-F2." in shown_on_top(room)


async def test_a_pause_says_that_timers_of_teams_go_on_and_one_key_holds_them_too(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "A 12")
        await room.press("a", *"B 12", "enter", "escape")
        await room.minutes(1)
        await room.press("f2")
        assert "Minuteur en pause. 2 minuteurs d’équipes ou de salles continuent" in shown_on_top(room)
        await room.press("ctrl+f2")
        assert room.events()[-1] == "SideTimerPaused"
        assert all(timer.running_since is None for timer in room.session.state.contents.side_timers.values())
        await room.minutes(3)
        await room.press("ctrl+f2")
        assert room.events()[-2:] == ["TimerResumed", "SideTimerStarted"]
        await room.press("ctrl+f2")
        assert room.events()[-2:] == ["TimerPaused", "SideTimerPaused"]
        await room.press("ctrl+z")
        assert not room.session.state.contents.paused
        assert all(timer.running_since is not None for timer in room.session.state.contents.side_timers.values())


async def test_a_sleep_is_recorded_once_and_told_as_a_pause_and_as_work_again(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.minutes(28)
        wakes_up(room, 8)
        room.pilot.app.screen.ring()  # type: ignore[attr-defined]
        assert room.events()[-2:] == ["BlockStarted", "ComputerSlept"]
        await room.press("shift+f2", "6")
        assert "L’ordinateur a dormi de 09:20 à 09:28" in shown_on_top(room)
        await room.press("enter")
        assert room.events()[-1] == "PauseCorrected"
        assert room.session.state.contents.clocks["b1"].spent == timedelta(minutes=20)
        await room.press("shift+f2", "6", "enter")
        clock = room.session.state.contents.clocks["b1"]
        assert clock.spent + room.session.now() - (clock.running_since or room.session.now()) == timedelta(minutes=28)


def wakes_up(room: Room, minutes: float) -> None:
    """Let the screen look at the clock of a computer that slept for the last minutes."""
    times = [timedelta(minutes=minutes)]
    room.clock.slept = lambda: times.pop() if times else timedelta(0)  # type: ignore[method-assign]
    room.pilot.app.screen.ring()  # type: ignore[attr-defined]


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def test_the_block_or_its_step_is_given_a_time_of_day_from_the_palette(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.minutes(10)
        await room.press("ctrl+p", *"bloc jusqu", "enter", *"9:40")
        remark = plainly(str(room.pilot.app.screen.query_one("#remark").render()))
        assert "encore 30 min, jusqu’à 09:40" in remark
        await room.press("enter")
        assert room.events()[-1] == "TimeAdjusted"
        assert "30:00" in room.shown
        await room.press("f2")
        await room.minutes(4)
        await room.press("f2")
        assert "jusqu’à 09:40" in shown_on_top(room)
        assert "26:00" in room.shown
        await room.press("ctrl+p", *"étape jusqu", "enter", *"09:05", "enter")
        assert isinstance(room.pilot.app.screen, QuestionScreen)
        await room.press("escape", "ctrl+p", *"étape jusqu", "enter", *"7", "enter")
        assert "encore 7 min, jusqu’à 09:21" in plainly(room.shown)


async def test_more_minutes_than_until_a_time_of_day_say_that_its_end_no_longer_holds(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+p", *"bloc jusqu", "enter", *"9:40", "enter")
        assert "jusqu’à 09:40" in shown_on_top(room)
        await room.press("f5")
        assert "La fin à 09:40 ne tient plus." in plainly(room.shown)
        assert "jusqu’à" not in plainly(shown_on_top(room)).split("La fin")[0]


async def test_what_a_timer_line_means_is_told_with_its_length_and_its_end(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.minutes(48)
        await room.press("ctrl+l", *"A 9:00")
        assert "9 min (jusqu’à 09:57)" in plainly(str(room.pilot.app.screen.query_one("#remark").render()))
        await room.press("escape", "a", *"A 12:00")
        assert "jusqu’à 12:00 (2 h 12)" in plainly(str(room.pilot.app.screen.query_one("#remark").render()))


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_example_of_the_question_is_understood(tmp_path: Path, language: str) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        reader = LineReader(load_words(language), lambda: room.session.state, room.clock)
        examples = [each for row in reader.question().split("\n")[1:] for each in row.split(" · ")]
        assert len(examples) == 4
        assert all(reader.meaning(each) for each in examples)
        assert any("11:30" in each and reader.meaning(each).count("11:30") for each in examples)


async def test_the_list_of_timers_says_what_its_undo_took_back_and_which_are_done(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8")
        await room.press(*"Une remarque", "enter")
        await room.press("ctrl+l")
        await answer(room, "A 2 min")
        await room.minutes(1.5)
        assert await seen_on_top(room, "00:30/02:00"), shown_on_top(room)
        await room.minutes(3)
        assert await seen_on_top(room, "terminé  02:00"), shown_on_top(room)
        await room.press("u", "u")
        assert await seen_on_top(room, "Annulé : note"), shown_on_top(room)


async def test_a_letter_that_is_no_team_is_told_before_it_stands_in_the_room(tmp_path: Path) -> None:
    async with running(tmp_path, teams=2) as room:
        await room.press("f8", "ctrl+l")
        room.pilot.app.screen.query("Input").first().value = "C 5 min"  # type: ignore[attr-defined]
        await room.pilot.pause()
        assert "C n’est pas une équipe" in shown_on_top(room)


async def test_holding_everything_says_that_the_timers_of_teams_stop_and_go_on_too(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "toutes 12 min")
        await room.press("escape")
        await room.minutes(1)
        await room.press("ctrl+f2")
        assert await room.sees("Minuteur en pause. 3 minuteurs d’équipes ou de salles s’arrêtent.")
        await room.press("ctrl+f2")
        assert await room.sees("3 minuteurs d’équipes ou de salles reprennent.")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_timers_held_in_an_earlier_block_give_way_and_stay_in_their_list(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, size=size) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "A 34 min")
        await room.press("escape")
        await room.minutes(31)
        await room.press("ctrl+f2")
        assert await room.sees("03:00")
        await room.press("f8")
        assert room.session.state.contents.current == "b2"
        assert "03:00" not in room.shown
        await room.press("ctrl+l")
        assert "en pause, d’un bloc précédent" in shown_on_top(room)
        await room.press("space", "escape")
        assert "03:00" in room.shown


async def test_a_pause_says_nothing_of_timers_that_are_over(tmp_path: Path) -> None:
    async with running(tmp_path) as room:
        await room.press("f8", "ctrl+l")
        await answer(room, "A 2 min")
        await room.press("escape")
        await room.minutes(10)
        await room.press("f2")
        assert await seen_on_top(room, "en pause 20:00"), shown_on_top(room)
        assert "continue" not in shown_on_top(room)
