"""Grids scored with one hand on the paper: rows that come late, passes, pasted tables, and what is no score."""

from pathlib import Path

import pytest

from facilitateur.domain.canvases.grid import grid_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.session.opening import resume
from facilitateur.tui.screens.live import LiveScreen
from support.canvases import SIZES, running
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
