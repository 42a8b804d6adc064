"""Grids scored with one hand on the paper: rows that come late, passes, pasted tables, and what is no score."""

from pathlib import Path

import pytest

from facilitateur.domain.canvases.grid import grid_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.method_intents import swap_method
from facilitateur.session.opening import resume
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.painted import Board
from support.canvases import SIZES, running, shipped
from support.room import Room

GRID = "grille-evaluation"


def scored(room: Room) -> dict[str, dict[int, list[int]]]:
    """Return what each rater gave to each row, in the order of the criteria."""
    contents = room.session.state.contents
    labels = {place.id: place.label for place in contents.places.get(("b1", "A"), ())}
    found: dict[str, dict[int, list[int]]] = {label: {} for label in labels.values()}
    for (row, _, rater), value in contents.scores.get(("b1", "A"), {}).items():
        found[labels[row]].setdefault(rater, []).append(int(value))
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_a_row_that_comes_late_is_scored_itself(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, GRID, size=size) as room:
        await room.say("Parrainage", "Guichet", "4 3 5 2 3", "Kit", "1 1 1 1 1")
        assert scored(room) == {"Parrainage": {1: [4, 3, 5, 2, 3]}, "Guichet": {}, "Kit": {1: [1, 1, 1, 1, 1]}}


async def test_a_row_that_comes_after_two_passes_is_scored_by_both_and_nothing_is_typed_over(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Parrainage", "Guichet", "11111", "11112", "22221", "22222")
        await room.say("Kit", "11113", "22223", "33331")
        assert scored(room) == {
            "Parrainage": {1: [1, 1, 1, 1, 1], 2: [2, 2, 2, 2, 1], 3: [3, 3, 3, 3, 1]},
            "Guichet": {1: [1, 1, 1, 1, 2], 2: [2, 2, 2, 2, 2]},
            "Kit": {1: [1, 1, 1, 1, 3], 2: [2, 2, 2, 2, 3]},
        }


async def test_a_project_that_comes_late_is_judged_itself(tmp_path: Path) -> None:
    async with running(tmp_path, "jugement-majoritaire") as room:
        await room.say("Parrainage", "Guichet", "5 4 6", "3 3 3", "Kit", "6 6 6", "/1", "2")
        assert scored(room)["Kit"] == {1: [6], 2: [6], 3: [6]}
        assert scored(room)["Guichet"] == {1: [3], 2: [3], 3: [3]}
        assert scored(room)["Parrainage"] == {1: [5], 2: [4], 3: [6], 4: [2]}


async def test_an_unequal_number_of_grades_leaves_the_short_one_without_a_rank_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, "jugement-majoritaire") as room:
        await room.say("Parrainage", "Guichet", "4 4 4 4", "4x4 1x4")
        assert "incomplet" in room.shown
        assert "moins de mentions que les 5 des autres" in " ".join(room.shown.split())
        assert "Parrainage (4)" in room.shown
        await room.say("e5", "4")
        assert "incomplet" not in room.shown


async def test_the_five_rounds_of_a_card_are_typed_as_its_hint_shows(tmp_path: Path) -> None:
    async with running(tmp_path, "25-10") as room:
        assert "5 4 4 3 5" in room.shown
        await room.say("Navette", "Kit", "5 4 4 3 5", "54434")
        assert scored(room) == {
            "Navette": {n: [v] for n, v in enumerate((5, 4, 4, 3, 5), 1)},
            "Kit": {1: [5], 2: [4], 3: [4], 4: [3], 5: [4]},
        }
        state = room.session.state
        block = state.agenda.blocks[0]
        grid = grid_of(canvas_view(state, block, "fr", "A"), state.contents.scores["b1", "A"])
        assert [(row.total, row.rank) for row in grid.rows] == [(21, 1), (20, 2)]


@pytest.mark.parametrize("typed", ["-1 2 3 4 4", "4,5,3,2,1", "4 3 + 2", "4x5 3x2", "12-3 4"])
async def test_figures_that_are_no_scores_make_no_row(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", typed)
        assert [*scored(room)] == ["Navette"]
        assert room.entry.text == typed
        assert "ne sont pas des notes" in room.shown or "au plus" in room.shown


@pytest.mark.parametrize(
    "lines",
    [
        ("Navette", "4 3 5 2 3", "5 5 5 5 5", "Carte de marché", "5 2 3 4 4"),
        ("Navette ; 4 ; 3 ; 5 ; 2 ; 3", "5 5 5 5 5", "Carte de marché;5;2;3;4;4"),
        ("Navette 4 3 5 2 3", "55555", "Carte de marché 5 2 3 4 4"),
    ],
)
async def test_names_pasted_with_their_scores_become_rows_with_scores(tmp_path: Path, lines: tuple[str, ...]) -> None:
    async with running(tmp_path, GRID) as room:
        room.entry.input.take_paste("\n".join(lines))
        await room.pilot.pause()
        assert scored(room) == {
            "Navette": {1: [4, 3, 5, 2, 3], 2: [5, 5, 5, 5, 5]},
            "Carte de marché": {1: [5, 2, 3, 4, 4]},
        }
        await room.press("ctrl+z")
        assert scored(room) == {}


async def test_a_pasted_table_with_a_score_that_cannot_be_is_refused_whole(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        room.entry.input.take_paste("Navette\n4 3 5 2 3\nCarte\n5 2 9 4 4")
        await room.pilot.pause()
        assert "de 0 à 5" in room.shown
        assert scored(room) == {}


async def test_a_rater_that_cannot_be_is_refused_and_a_doubtful_one_is_told(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "e0")
        assert room.entry.text == "e0"
        room.entry.text = ""
        await room.say("e0 4 3 5 2 3")
        assert not room.session.state.contents.scores
        room.entry.text = ""
        await room.say("e99")
        assert "à vérifier" in room.shown
        await room.say("e1 4 3 5 2 3")
        assert [*scored(room)["Navette"]] == [1]


@pytest.mark.parametrize(
    ("slug", "typed", "cursor"),
    [
        (GRID, ("Navette", "Kit", "11111", "22222", "33333"), (1, 0, 2)),
        ("f-sus", ("/4", "3x4", "/7", "2x5"), (0, 6, 1)),
    ],
)
async def test_a_session_opened_again_goes_on_after_what_was_typed_last(
    tmp_path: Path, slug: str, typed: tuple[str, ...], cursor: tuple[int, int, int]
) -> None:
    async with running(tmp_path, slug) as room:
        await room.say(*typed)
        room.session.close()
        again = resume(room.session.folder, room.clock)
        room.session = again
        screen = LiveScreen(again)
        room.pilot.app.push_screen(screen)
        await room.pilot.pause()
        at = screen.frame().cursor
        assert (at.place, at.lane, at.rater) == cursor


@pytest.mark.parametrize("typed", ["/9 1 1 1 1 1", "/9 e2", "/0 1 1 1 1 1", "/9"])
async def test_a_row_that_is_not_there_is_named(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", typed)
        assert f"Il n’y a pas de ligne {typed[1]} ici : la dernière est la 2." in status(room)
        assert room.entry.text == typed
        assert scored(room) == {"Navette": {}, "Kit": {}}


async def test_a_point_with_no_figures_is_told_what_it_takes(tmp_path: Path) -> None:
    async with running(tmp_path, "matrice-impact-effort") as room:
        await room.say("Navette 3 3", "/1 abc")
        assert "Un point prend deux chiffres de 0 à 10" in status(room)
        room.entry.text = ""
        await room.say("/2 8 9")
        assert "ce numéro" in status(room)


async def test_a_criterion_without_a_name_is_asked_for_one(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("* Utilité ; *2")
        assert "Un critère a besoin d’un nom" in status(room)


def status(room: Room) -> str:
    """Return the row above the entry line, with plain spaces."""
    board = room.pilot.app.screen.query_one("#status", Board)
    return " ".join(" ".join(line.plain for line in board.lines).split())


async def test_too_few_scores_say_which_are_missing_and_what_completes_them(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "4 3 5 2 3", "2 4 3")
        said = status(room)
        assert "« Kit » : 3 notes sur 5, aucune pour Coût et Sobriété" in said
        typed = "/2 e1 . . . 4 4"
        assert typed in said
        await room.say(typed)
        assert scored(room)["Kit"] == {1: [2, 4, 3, 4, 4]}
        assert "notes sur" not in status(room)


@pytest.mark.parametrize("typed", ["4 3 . . .", "43523"])
async def test_dots_are_no_oversight(tmp_path: Path, typed: str) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", typed)
        assert "notes sur" not in status(room)


async def test_correcting_the_first_scores_of_a_row_misses_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "4 3 5 2 3", "/1 e1 5 5")
        assert sorted(scored(room)["Navette"][1]) == [2, 3, 5, 5, 5]
        assert "notes sur" not in status(room)


async def test_it_is_said_when_the_scores_become_those_of_another_rater(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "43523")
        assert "évaluateur" not in status(room)
        await room.say("43523")
        assert "La suite compte pour l’évaluateur 2, sur « Navette »" in status(room)
        await room.say("e1", "", "")
        assert "La suite compte pour l’évaluateur 2, sur « Navette »" in status(room)


async def test_nobody_s_turn_comes_while_the_rater_at_work_has_rows_to_score_above(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "Guichet", "/3 2 2 2 2 2")
        assert "L’évaluateur 1 n’a pas encore noté « Navette » ; e2 passe à l’évaluateur 2" in status(room)
        assert "a noté toutes les lignes" not in status(room)
        await room.say("3 3 3 3 3")
        assert "évaluateur" not in status(room)
        await room.say("4 4 4 4 4")
        assert {row: [*given] for row, given in scored(room).items()} == {"Navette": [1], "Kit": [1], "Guichet": [1]}
        assert "L’évaluateur 1 a noté toutes les lignes" in status(room)


async def test_what_a_short_row_lacks_and_whose_turn_comes_are_parted(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "/2 3 3")
        assert "/2 e1 . . 4 4 4 · L’évaluateur 1 n’a pas encore noté" in status(room)


async def test_an_empty_line_goes_round_the_rows_of_a_rater_who_has_some_left(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "", "")
        assert "L’évaluateur 1 n’a pas encore noté « Navette »" in status(room)
        await room.say("1 1 1 1 1", "2 2 2 2 2")
        assert scored(room) == {"Navette": {1: [1] * 5}, "Kit": {1: [2] * 5}}


async def test_what_was_said_of_one_rater_goes_when_another_is_typed_for(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "43523", "43523", "43523", "43523")
        assert "La suite compte pour l’évaluateur 3" in status(room)
        await room.say("e2")
        assert "La suite compte" not in status(room)


async def test_a_single_criterion_has_the_figures_of_all_raters_on_one_line(tmp_path: Path) -> None:
    async with running(tmp_path, "25-10") as room:
        await room.say("Navette", "5 4 4 3 5")
        assert "Toutes les lignes ont leurs notes. La suite compte pour l’évaluateur 6" in status(room)


async def test_pasted_lines_that_are_short_are_named(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        room.entry.input.take_paste("Navette ; 4 ; 3 ; 5 ; 2 ; 3\nCarte de marché;5;2\nKit;1;1;1")
        await room.pilot.pause()
        assert "2 lignes ont moins de notes que de critères : Carte de marché et Kit" in status(room)
    (tmp_path / "autre").mkdir()
    async with running(tmp_path / "autre", "f-sus") as room:
        room.entry.input.take_paste("4 2 5 1 4 3 5 2 4 2\n4 2 5 1 4 3 5 2 4")
        await room.pilot.pause()
        assert "La ligne 2 a moins de réponses que de questions" in status(room)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4 2 5 1 4 3 5 2 4", "9 réponses sur 10 : la question 10"),
        ("4 2 5 1", "4 réponses sur 10 : les questions 5 à 10"),
    ],
)
async def test_a_short_line_of_answers_names_the_questions_left_out(tmp_path: Path, typed: str, said: str) -> None:
    async with running(tmp_path, "f-sus") as room:
        await room.say(typed)
        assert said in status(room)


def rows(room: Room) -> list[str]:
    return [place.label for place in room.session.state.contents.places.get(("b1", "A"), ())]


async def test_x_takes_the_row_or_the_remark_whichever_was_chosen_last_and_says_which(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Parrainage", "Guichet", "Kit", "43523", "? à quel prix", "= déjà tenté")
        await room.press("escape", "x")
        assert "Retirée : « déjà tenté »" in status(room)
        await room.press("x")
        assert rows(room) == ["Parrainage", "Guichet", "Kit"], "the same key again takes no row"
        await room.press("ctrl+z", "tab", "tab")
        assert "x l’enlever" in room.shown
        await room.press("x")
        assert rows(room) == ["Guichet", "Kit"]
        assert "« Parrainage » enlevé avec ses 5 notes chiffrées" in status(room)
        assert [text for text, *_ in room.notes()] == ["à quel prix", "déjà tenté"]
        await room.press("ctrl+z", "e")
        assert room.entry.text == "Parrainage"
        await room.press("escape", "up", "x")
        assert [text for text, *_ in room.notes()] == ["à quel prix"]
        assert rows(room) == ["Parrainage", "Guichet", "Kit"]


async def test_among_the_notes_of_a_grid_one_stands_where_one_typed_last(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Parrainage", "Guichet", "? à quel prix", "43523")
        await room.press("escape", "x")
        assert rows(room) == ["Parrainage"]
        assert [text for text, *_ in room.notes()] == ["à quel prix"]


async def test_a_correction_says_what_it_gave_and_nothing_of_a_turn(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Parrainage", "Guichet", *["1 1 1 1 1", "2 2 2 2 2"] * 3)
        await room.say("/1 e2 5 3 4 3 4")
        assert scored(room)["Parrainage"][2] == [5, 3, 4, 3, 4]
        assert "Corrigé : évaluateur 2 · Parrainage : 5 3 4 3 4" in status(room)
        assert "a noté toutes les lignes" not in status(room)
        await room.say("4 4 4 4 4")
        assert scored(room)["Parrainage"][4] == [4, 4, 4, 4, 4]


async def test_a_row_typed_over_in_its_turn_goes_on_to_the_next_one(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Parrainage", "Guichet", "1 1 1 1 1", "/1", "2 2 2 2 2", "3 3 3 3 3")
        assert scored(room) == {"Parrainage": {1: [2, 2, 2, 2, 2]}, "Guichet": {1: [3, 3, 3, 3, 3]}}


@pytest.mark.parametrize("size", SIZES)
async def test_how_firm_the_first_rank_is_shows_once_two_rows_are_complete(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    firm = "le premier rang reste le même si un poids change de 1"
    async with running(tmp_path, GRID, size=size) as room:
        await room.say("Parrainage", "Guichet", "5 5 5 5 5")
        assert firm not in room.shown
        await room.say("1 1 1 1")
        assert firm not in room.shown
        await room.say("/2 e1 1 1 1 1 1")
        assert firm in room.shown
        await room.say(*(f"ligne {n}" for n in range(20)))
        assert firm in room.shown
    (tmp_path / "serré").mkdir()
    async with running(tmp_path / "serré", GRID, size=size) as room:
        await room.say("Parrainage", "Guichet", "5 1 1 1 1", "1 1 1 5 5")
        assert firm not in room.shown
        assert "le premier rang change avec un point de poids sur" in " ".join(room.shown.split())


async def test_undo_gives_back_the_turn_that_the_scores_were_typed_in(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "1 1 1 1 1", "2 2 2 2 2")
        assert room.entry.prompt.startswith("Navette · évaluateur 2")
        await room.press("ctrl+z")
        assert room.entry.prompt.startswith("Kit · évaluateur 1")
        await room.press("ctrl+y")
        assert room.entry.prompt.startswith("Navette · évaluateur 2")
        await room.say("Guichet")
        await room.press("ctrl+z")
        assert room.entry.prompt.startswith("Navette · évaluateur 2")
        await room.press("ctrl+z")
        await room.say("3 3 3 3 3")
        assert scored(room) == {"Navette": {1: [1] * 5}, "Kit": {1: [3] * 5}}


async def test_undo_after_opening_again_goes_to_the_turn_of_the_scores_that_went(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "1 1 1 1 1", "2 2 2 2 2")
        room.session.close()
        room.session = resume(room.session.folder, room.clock)
        room.pilot.app.push_screen(LiveScreen(room.session))
        await room.pilot.pause()
        assert room.entry.prompt.startswith("Navette · évaluateur 2")
        await room.press("ctrl+z")
        assert room.entry.prompt.startswith("Kit · évaluateur 1")


async def test_a_method_that_takes_over_has_scores_of_its_own_turns(tmp_path: Path) -> None:
    async with running(tmp_path, GRID) as room:
        await room.say("Navette", "Kit", "1 1 1 1 1", "2 2 2 2 2", "3 3 3 3 3")
        swapped = shipped("jugement-majoritaire")
        room.session.perform(lambda state, now: swap_method(state, "b1", swapped))
        await room.say("/1", "6 5 4", "6 5 4")
        assert "3 évaluateurs" in room.shown
        contents = room.session.state.contents
        grid = grid_of(
            canvas_view(room.session.state, room.session.state.agenda.blocks[0], "fr"), contents.scores["b1", "A"]
        )
        assert grid.raters == 3
