"""Earlier respondents of a survey: their answers are corrected or taken away, by typing or by the keys of notes."""

from pathlib import Path

import pytest

from facilitateur.domain import method_intents
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.canvases.survey import survey_of
from facilitateur.tui.widgets.painted import Board
from support.canvases import running, shipped
from support.room import Room

FIRST, SECOND, THIRD = "4 2 5 1 4 3 5 2 4 2", "3 3 3 3 3 3 3 3 3 3", "5 1 5 1 5 1 5 1 5 1"


def answers(room: Room) -> list[tuple[str, int]]:
    """Return the answers as they were typed, with how many people gave them."""
    state = room.session.state
    items = closed(canvas_view(state, state.agenda.blocks[0], "fr", "A").lanes)
    held = state.contents.answers.get(("b1", "A"), ())
    return [(" ".join(str(one.values.get(item.id, ".")) for item in items), one.count) for one in held]


def people(room: Room) -> int:
    state = room.session.state
    return survey_of(canvas_view(state, state.agenda.blocks[0], "fr", "A"), state.contents.answers["b1", "A"]).people


def status(room: Room) -> str:
    board = room.pilot.app.screen.query_one("#status", Board)
    return " ".join(" ".join(line.plain for line in board.lines).split())


async def test_a_line_with_a_respondent_s_number_corrects_that_sheet_and_undo_gives_it_back(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD, "r2 3 3 3 3 3 3 3 3 3 4")
        assert [said for said, _ in answers(room)] == [FIRST, "3 3 3 3 3 3 3 3 3 4", THIRD]
        assert room.events()[-4:] == ["Answered"] * 4
        assert "Répondant 2 corrigé" in status(room)
        await room.press("ctrl+z")
        assert [said for said, _ in answers(room)] == [FIRST, SECOND, THIRD]


async def test_a_respondent_taken_away_leaves_the_figures_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD, "r2 x")
        assert people(room) == 2
        assert "Répondant 2 retiré" in status(room)
        assert "répondant 4 · question 1" in room.entry.prompt
        await room.say("r3 x")
        assert people(room) == 1
        await room.press("ctrl+z", "ctrl+z")
        assert people(room) == 3
        await room.say("r2 x", f"r2 {THIRD}")
        assert [said for said, _ in answers(room)] == [FIRST, THIRD, THIRD]


async def test_undo_says_whose_answers_came_back_and_whose_left(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD, "r2 x")
        await room.press("ctrl+z")
        assert f"Répondant 2 : {SECOND} compte de nouveau." in status(room)
        await room.press("ctrl+y")
        assert f"Répondant 2 : {SECOND} ne compte plus." in status(room)
        await room.say(f"r1 {THIRD}")
        await room.press("ctrl+z")
        assert f"Répondant 1 : {FIRST} compte de nouveau." in status(room)
        await room.press("ctrl+z", "ctrl+z")
        assert f"Répondant 3 : {THIRD} ne compte plus." in status(room)
        await room.say("@B")
        await room.press("ctrl+y")
        assert f"Répondant 3 (équipe A) : {THIRD} compte de nouveau." in status(room)


@pytest.mark.parametrize("typed", ["r4 x", "r0 4 2 5", "r9", "r12 4 4 4 4 4 4 4 4 4 4"])
async def test_a_respondent_who_is_not_there_is_named(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD, typed)
        assert "Il n’y a pas de répondant" in status(room)
        assert room.entry.text == typed
        assert len(answers(room)) == 3


async def test_words_that_begin_like_a_respondent_are_a_remark(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, "r2 était perdu")
        assert [text for text, *_ in room.notes()] == ["r2 était perdu"]


async def test_the_keys_of_notes_list_the_respondents_where_there_are_no_remarks(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD)
        await room.press("escape", "x", "2")
        assert [said for said, _ in answers(room)] == [FIRST, " ".join("." * 10), THIRD]
        await room.press("e", "down", "enter")
        await room.press("end", "backspace", "5", "enter")
        assert answers(room)[0] == (FIRST[:-1] + "5", 1)
        await room.press("e", "enter", *["backspace"] * 19, "x", "enter")
        assert people(room) == 1


async def test_with_remarks_the_keys_are_theirs(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, "trop lent")
        await room.press("escape", "x")
        assert room.notes() == []
        assert people(room) == 1


async def test_hands_raised_are_corrected_as_they_were_counted(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say("/4", "3x4 2x5", FIRST)
        assert "répondant 7" in room.entry.prompt
        await room.say("r4 3x5")
        assert answers(room)[1] == (". . . 5 . . . . . .", 3)
        await room.say("r1 2")
        assert answers(room)[0] == (". . . 2 . . . . . .", 3)
        await room.say("r1 x")
        assert people(room) == 4
        assert "répondant 8" in room.entry.prompt
    (tmp_path / "un").mkdir()
    async with running(tmp_path / "un", "satisfaction-3") as room:
        await room.say("3 2 1", "r2 1")
        assert [said for said, _ in answers(room)] == ["3", "1", "1"]


async def test_a_corrected_line_that_is_short_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, "r1 4 2 5 1")
        assert "4 réponses sur 10" in status(room)
        await room.say("r1 9")
        assert answers(room)[0][0] == "4 2 5 1 . . . . . ."


async def test_each_team_has_its_own_number_of_answers_on_the_status_line(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD)
        await room.press("ctrl+t")
        assert "réponses 0" in status(room)
        await room.say(FIRST)
        assert "réponses 1" in status(room)
        await room.press("ctrl+t")
        assert "réponses 3" in status(room)


async def test_after_another_method_its_own_answers_alone_are_counted(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND, THIRD)
        room.session.perform(lambda state, now: method_intents.swap_method(state, "b1", shipped("umux-lite")))
        await room.say("6 5")
        assert "réponses 1" in status(room)


@pytest.mark.parametrize(
    ("card", "typed", "said", "effect"),
    [
        ("f-sus", "5", "1 réponse sur 10 : les questions 2 à 10", "pas de note"),
        ("f-sus", "4 2 5", "3 réponses sur 10 : les questions 4 à 10", "hors de la moyenne"),
        ("f-sus", "4 2 5 1 4 3 5 2 4", "9 réponses sur 10 : la question 10", "Ce questionnaire compte dans la moyenne"),
        ("f-sus", "4 2 5 1 .", "4 réponses sur 10 : les questions 5 à 10", "pas de note"),
        ("umux-lite", "6", "1 réponse sur 2 : la question 2", "Sans les deux réponses"),
    ],
)
async def test_a_short_sheet_says_whether_it_counts_in_the_mean(
    tmp_path: Path, card: str, typed: str, said: str, effect: str
) -> None:
    async with running(tmp_path, card) as room:
        await room.say(typed)
        shown = status(room).replace("\N{NARROW NO-BREAK SPACE}", " ")
        assert said in shown
        assert effect in shown


async def test_the_score_of_all_teams_stands_above_the_questions_once_two_answered(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(FIRST, SECOND)
        assert "toutes équipes ensemble" not in room.shown
        await room.say("@B", *[FIRST] * 3)
        assert await room.sees("toutes équipes ensemble : note 74,0")


async def test_a_figure_off_the_scale_is_named_and_two_missing_ones_are_parted_by_and(tmp_path: Path) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say("4 2 5 1 6 3 5 2 4 1")
        assert await room.sees("« 6 » est hors de l’échelle : des nombres entiers de 1 à 5."), room.shown
        await room.press("ctrl+u")
        await room.say("4 2 5 1 4 3 5 2")
        assert await room.sees("les questions 9 et 10 comptent comme sans réponse"), room.shown
