"""What matrices, clusters, journeys and sheets count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.canvases.cells import action_table, journey_figures, sheets_figures, spoken_seconds
from facilitateur.domain.canvases.clusters import clusters_figures
from facilitateur.domain.canvases.matrix import moved, placed_notes, plot, quadrant_of, split_spot
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from support.invented import MORNING

spots = st.tuples(st.integers(0, 100), st.integers(0, 100))


def note(number: int, text: str = "x", place: str = "", lane: str = "", spot: tuple[int, int] | None = None) -> Note:
    return Note(number, "b1", "A", text, NoteKind.PLAIN, MORNING, place=place, lane=lane, spot=spot)


@pytest.mark.parametrize(
    ("typed", "text", "spot"),
    [
        ("navette du samedi 8 9", "navette du samedi", (80, 90)),
        ("carte 2 8,5", "carte", (20, 85)),
        ("carte 2.5;10", "carte", (25, 100)),
        ("8 9", "", (80, 90)),
        ("salle 12 9", "salle 12 9", None),
        ("bus 11 14", "bus 11 14", None),
        ("une idée", "une idée", None),
        ("étage 3", "étage 3", None),
        ("carte 10 10,0", "carte", (100, 100)),
    ],
)
def test_a_line_ends_with_its_point_or_has_none(typed: str, text: str, spot: tuple[int, int] | None) -> None:
    assert split_spot(typed) == (text, spot)


def test_points_are_ranked_by_closeness_to_the_corner_that_the_card_names() -> None:
    notes = [note(1, spot=(80, 90)), note(2, spot=(20, 80)), note(3), note(4, spot=(20, 80))]
    view = CanvasView(kind=CanvasKind.MATRIX, shown=CanvasKind.MATRIX, corner=0)
    assert [(one.note.number, one.rank, one.quadrant) for one in placed_notes(view, notes)] == [
        (2, 1, 0),
        (4, 1, 0),
        (1, 2, 1),
    ]


@given(spots, st.integers(-3, 3), st.integers(-3, 3))
def test_a_point_never_leaves_the_matrix(spot: tuple[int, int], across: int, up: int) -> None:
    x, y = moved(spot, across, up)
    assert 0 <= x <= 100
    assert 0 <= y <= 100
    assert quadrant_of((x, y)) in range(4)


@given(st.lists(spots, max_size=30))
def test_every_point_is_in_the_plot_while_there_is_room(points: list[tuple[int, int]]) -> None:
    labels = [(str(n), spot) for n, spot in enumerate(points, 1)]
    grid = plot(labels, 90, 16)
    assert {len(row) for row in grid} == {90}
    found = "".join("".join(row) for row in grid)
    if len({spot[1] for spot in points}) == len(points):
        assert sum(character.isdigit() for character in found) == sum(len(label) for label, _ in labels)


def test_two_ideas_at_the_same_point_both_show() -> None:
    rows = ["".join(row) for row in plot([("1", (50, 50)), ("2", (50, 50))], 44, 11)]
    assert any("1" in row and "2" in row for row in rows)


def test_clusters_count_their_votes_and_what_stayed_alone() -> None:
    view = CanvasView(shown=CanvasKind.CLUSTERS, places=(CanvasItem("a", "Peu"), CanvasItem("b", "Beaucoup")))
    voted = Note(2, "b1", "A", "y", NoteKind.PLAIN, MORNING, place="b", votes=9)
    figures = clusters_figures(view, [note(1, place="a"), voted, note(3), note(4, place="partie")])
    assert [(c.place.label, len(c.notes), c.votes) for c in figures.clusters] == [("Beaucoup", 1, 9), ("Peu", 1, 0)]
    assert [n.number for n in figures.alone] == [3, 4]
    assert figures.sorted_share == 0.5
    assert not figures.is_tied


JOURNEY = CanvasView(
    shown=CanvasKind.JOURNEY,
    places=(CanvasItem("e1", "Chercher"), CanvasItem("e2", "Attendre"), CanvasItem("e3", "Recevoir")),
    lanes=(CanvasItem("actions", "Actions"), CanvasItem("emotion", "Émotion", type="-2..+2")),
)


def test_a_journey_says_where_the_feeling_is_lowest() -> None:
    notes = [note(1, "−2", "e1", "emotion"), note(2, "+1", "e2", "emotion"), note(3, "−2", "e3", "emotion")]
    figures = journey_figures(JOURNEY, notes)
    assert (figures.filled, figures.cells) == (3, 6)
    assert [[step.label for step in steps] for _, steps in figures.lows] == [["Chercher", "Recevoir"]]


def test_a_feeling_that_never_changes_has_no_low_point() -> None:
    notes = [note(1, "+1", "e1", "emotion"), note(2, "+1", "e2", "emotion")]
    assert journey_figures(JOURNEY, notes).lows == ()


def test_sheets_count_filled_fields_and_dated_actions() -> None:
    lanes = (
        CanvasItem("action", "Action"),
        CanvasItem("quand", "Échéance", type="date"),
        CanvasItem("etat", "État", type="choix:à faire,fait"),
    )
    view = CanvasView(shown=CanvasKind.SHEETS, places=(CanvasItem("s1", ""), CanvasItem("s2", "")), lanes=lanes)
    figures = sheets_figures(
        view,
        [
            note(1, place="s1", lane="action"),
            note(2, "12/12", place="s1", lane="quand"),
            note(3, place="s2", lane="action"),
        ],
    )
    assert (figures.filled_share, figures.dated_share) == (0.5, 0.5)
    assert action_table(view)
    for said, share in (("fin janvier", 0.5), ("le modèle", 0), ("31/02", 0), ("à discuter", 0)):
        assert sheets_figures(view, [note(1, said, place="s1", lane="quand")]).dated_share == share, said
    assert sheets_figures(CanvasView(shown=CanvasKind.SHEETS), []).filled_share == 0


def test_speech_takes_a_minute_for_140_words() -> None:
    assert spoken_seconds([note(1, "mot " * 420)]) == 180
    assert spoken_seconds([note(1, "l’arrivée")]) == 1
    assert spoken_seconds([]) == 0
