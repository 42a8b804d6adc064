"""Criteria of a grid: what a line means, what is kept with them, and what undo gives back."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import intents, method_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.criteria import criteria_line, read_criteria
from facilitateur.domain.canvases.grid import grid_of
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.canvases.remarks import ratings
from facilitateur.domain.card import CanvasItem, Card
from facilitateur.domain.events import CriteriaAgreed
from facilitateur.domain.refusals import Reason, RefusedError
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"
NOW = (
    CanvasItem("utilite", "Utilité", weight=3),
    CanvasItem("cout", "Coût"),
    CanvasItem("sobriete", "Sobriété", type="0-5"),
)


def card(slug: str) -> Card:
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


def said(*items: CanvasItem) -> list[tuple[str, str, int]]:
    return [(item.id, item.label, item.weight) for item in items]


@pytest.mark.parametrize(
    ("line", "criteria"),
    [
        (
            "Utilité*2 ; Coût ×4 ; sobriete",
            [("utilite", "Utilité", 2), ("cout", "Coût", 4), ("sobriete", "sobriete", 1)],
        ),
        ("3 1 2", [("utilite", "Utilité", 3), ("cout", "Coût", 1), ("sobriete", "Sobriété", 2)]),
        ("utilité, Joie 5", [("utilite", "utilité", 1), ("c9-2", "Joie", 5)]),
        ("Utilité*3 ; Prix ; Sobriété", [("utilite", "Utilité", 3), ("cout", "Prix", 1), ("sobriete", "Sobriété", 1)]),
        ("Délai, ou attente ; Coût x2", [("c9-1", "Délai, ou attente", 1), ("cout", "Coût", 2)]),
    ],
)
def test_a_line_names_the_criteria_and_what_each_weighs(line: str, criteria: list[tuple[str, str, int]]) -> None:
    assert said(*read_criteria(line, NOW, (), 9)) == criteria


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", Reason.CRITERION_UNNAMED),
        ("; ;", Reason.CRITERION_UNNAMED),
        ("Utilité ; *2", Reason.CRITERION_UNNAMED),
        ("3 2", Reason.WEIGHTS_MISSING),
        ("Coût ; cout", Reason.CRITERION_TWICE),
        ("Coût*0", Reason.WEIGHT_UNUSABLE),
        ("Coût*100", Reason.WEIGHT_UNUSABLE),
        (" ; ".join(f"critère {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), Reason.TOO_MANY_CRITERIA),
    ],
)
def test_a_line_that_cannot_be_counted_with_is_refused(line: str, reason: Reason) -> None:
    with pytest.raises(RefusedError) as refused:
        read_criteria(line, NOW, (), 9)
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("3 2 0,5", "0,5"),
        ("3 2 0.5", "0.5"),
        ("3, 2, 0,5", "0,5"),
        ("3 ; 2,5 ; 1", "2,5"),
        ("3 2 -1", "-1"),
        ("3 2 0", "0"),
        ("3 2 100", "100"),
        ("Utilité*3 ; Coût*0,5", "0,5"),
        ("Utilité*3, Coût*0.5", "0.5"),
        ("Utilité*3 ; Coût*-1", "-1"),
    ],
)
def test_a_weight_that_is_no_whole_number_is_named_and_never_a_criterion(line: str, value: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_criteria(line, NOW, (), 9)
    assert refused.value.reason is Reason.WEIGHT_UNUSABLE
    assert str(refused.value.details["value"]) == value


def test_weights_may_stand_behind_commas_and_a_name_may_hold_figures() -> None:
    assert [item.weight for item in read_criteria("3,2,1", NOW, (), 9)] == [3, 2, 1]
    assert [item.label for item in read_criteria("Moins de 0,5 h ; Coût", NOW, (), 9)] == ["Moins de 0,5 h", "Coût"]


def test_the_line_of_the_criteria_gives_them_back_and_the_scale_of_all_outlives_the_one_that_named_it() -> None:
    assert said(*read_criteria(criteria_line(NOW), NOW, (), 9)) == said(*NOW)
    assert [item.type for item in read_criteria("Utilité ; Joie", NOW, (), 9)] == ["0-5", "0-5"]


def grid_story() -> Story:
    slug = "grille-evaluation"
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    story = Story(agenda, {slug: card(slug)}).does(lambda s, now: intents.next_block(s, now))
    return story.does(lambda s, now: place_intents.make_places(s, "b1", "A", ["Navette"]))


def view(story: Story, language: str = "fr") -> CanvasView:
    return canvas_view(story.state, story.state.agenda.blocks[0], language, "A")


def test_criteria_that_stay_keep_their_scores_those_that_went_come_back_with_theirs_and_undo_gives_all_back() -> None:
    story = grid_story()
    row = story.state.contents.places["b1", "A"][0].id
    lanes = view(story).lanes
    story.does(lambda s, now: score_intents.score_row(s, "b1", "A", row, lanes, 1, [4, 3, 5, 2, 3]))
    before = story.state.contents

    def agree(line: str, language: str = "fr") -> list[float | None]:
        story.does(lambda s, now: score_intents.agree_criteria(s, "b1", line, language))
        cells = grid_of(view(story), story.state.contents.scores["b1", "A"]).rows[0].cells
        return [None if cell.mean is None else float(cell.mean) for cell in cells]

    assert agree("Coût*4 ; Joie ; Utilité") == [2, None, 4]
    assert [(item.label, item.weight) for item in view(story).lanes] == [("Coût", 4), ("Joie", 1), ("Utilité", 1)]
    assert [item.label for item in view(story, "en").lanes] == ["Cost", "Joie", "Usefulness"]
    assert agree("Cost*2 ; Fairness", "en") == [2, 5]
    assert [item.label for item in view(story).lanes] == ["Coût", "Équité"]
    story.does(lambda s, now: intents.undo(s)).does(lambda s, now: intents.undo(s))
    assert story.state.contents == before


def test_agreeing_on_what_is_agreed_already_is_no_event_and_another_method_brings_its_own_criteria() -> None:
    story = grid_story()
    assert score_intents.agree_criteria(story.state, "b1", criteria_line(view(story).lanes), "fr") == ()
    story.does(lambda s, now: score_intents.agree_criteria(s, "b1", "Coût*4", "fr"))
    story.does(lambda s, now: method_intents.swap_method(s, "b1", card("criteres-ergonomiques")))
    assert [item.label for item in view(story).lanes] == ["Gravité"]


def test_a_method_that_counts_in_its_own_way_keeps_its_criteria() -> None:
    story = grid_story().does(lambda s, now: method_intents.swap_method(s, "b1", card("jugement-majoritaire")))
    assert story.tries(lambda s, now: score_intents.agree_criteria(s, "b1", "Joie", "fr")) is Reason.CRITERIA_OF_CARD


def test_damaged_criteria_are_brought_back_to_what_a_grid_can_have() -> None:
    wild = (CanvasItem("a", "A", weight=2**63 - 1), CanvasItem("", "vide"), CanvasItem("a", "encore", weight=-5))
    story = grid_story().happens(CriteriaAgreed("b1", wild))
    assert said(*story.state.contents.criteria["b1"]) == [("a", "A", 99)]
    story.happens(CriteriaAgreed("b1", ()))
    assert len(view(story).lanes) == 5


def test_a_method_that_comes_back_brings_the_criteria_that_were_agreed_on() -> None:
    story = grid_story().does(lambda s, now: score_intents.agree_criteria(s, "b1", "Joie*3 ; Coût*2", "fr"))
    agreed, slug = view(story).lanes, story.state.agenda.blocks[0].card
    story.does(lambda s, now: method_intents.swap_method(s, "b1", card("criteres-ergonomiques")))
    assert view(story).lanes != agreed
    story.does(lambda s, now: method_intents.swap_method(s, "b1", card(slug)))
    assert view(story).lanes == agreed


def test_a_score_off_a_scale_that_was_narrowed_does_not_count_and_comes_back_with_the_scale() -> None:
    slug = "criteres-ergonomiques"
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    story = Story(agenda, {slug: card(slug)}, teams=1).next_block()
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Accueil"]))
    (row,) = story.state.contents.places["b1", "A"]
    for scale, mean in (("0-10", 8), ("0-4", None), ("0-10", 8)):
        story.does(lambda s, _, said=scale: score_intents.agree_criteria(s, "b1", f"Gravité [{said}]", "fr"))
        view = canvas_view(story.state, agenda.blocks[0], "fr", "A")
        if mean and not story.state.contents.scores:
            story.does(lambda s, _, on=view.lanes: score_intents.score_row(s, "b1", "A", row.id, on, 1, [8.0]))
        grid = grid_of(view, story.state.contents.scores["b1", "A"])
        assert grid.rows[0].cells[0].mean == mean
        assert [rating.mean for rating in ratings(grid)] == []
