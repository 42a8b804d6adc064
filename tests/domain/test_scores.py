"""Grids and surveys: what is typed, what is counted, and what undo gives back."""

from fractions import Fraction
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import intents, place_intents, score_intents
from facilitateur.domain.canvases.grid import Aggregate, aggregate_of, grid_of
from facilitateur.domain.canvases.places import CanvasView, view_of_card
from facilitateur.domain.canvases.scales import Scale, closed, scale_of, scales_of
from facilitateur.domain.canvases.scoring import (
    are_tallies,
    are_values,
    in_figures,
    named_value,
    read_answers,
    read_scores,
)
from facilitateur.domain.canvases.survey import survey_of
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Answer
from facilitateur.export.csv_scores import measured
from facilitateur.i18n.scores import cells_said, counts_said, remarks_of, result_title, scores_said
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"
FIVE = Scale(0, 5)


def view_of(slug: str) -> CanvasView:
    card = Library([SHIPPED]).get(slug)
    assert card is not None
    return view_of_card(card, "fr")


@pytest.mark.parametrize(
    ("item", "scale"),
    [
        (CanvasItem("a", "A", type="1-7"), Scale(1, 7)),
        (CanvasItem("a", "A", type="likert5"), Scale(1, 5)),
        (CanvasItem("a", "A", type="echelle:1-5 orage..soleil"), Scale(1, 5)),
        (CanvasItem("a", "A", type="choix:très bien,moyen,mal"), Scale(1, 3, ("très bien", "moyen", "mal"))),
        (CanvasItem("a", "A", type="échec,aidé,réussi"), Scale(0, 2, ("échec", "aidé", "réussi"))),
        (CanvasItem("a", "Temps (s)"), Scale(is_free=True)),
        (CanvasItem("a", "A", type="texte"), Scale(is_open=True)),
        (CanvasItem("a", "A", type="mentions"), Scale(0, 6, is_graded=True)),
        (CanvasItem("a", "A"), Scale()),
    ],
)
def test_scales_are_read_as_cards_write_them(item: CanvasItem, scale: Scale) -> None:
    assert scale_of(item) == scale


def test_the_only_scale_that_a_card_names_is_that_of_all_its_criteria() -> None:
    items = (CanvasItem("a", "A"), CanvasItem("b", "B", type="1-7"), CanvasItem("t", "Temps (s)"))
    assert scales_of(items) == (Scale(1, 7), Scale(1, 7), Scale(is_free=True))


@pytest.mark.parametrize(
    ("line", "scores"),
    [
        ("4 3 5", (4, 3, 5)),
        ("435", (4, 3, 5)),
        ("4;3;5", (4, 3, 5)),
        ("4 . 5", (4, None, 5)),
        ("4", (4,)),
        (". 3", (None, 3)),
    ],
)
def test_scores_are_typed_with_or_without_spaces_and_dots_leave_gaps(
    line: str, scores: tuple[float | None, ...]
) -> None:
    assert are_values(line)
    assert read_scores(line, [FIVE] * 3) == scores


@pytest.mark.parametrize(
    ("line", "reason"),
    [("4 6 5", Reason.OUT_OF_SCALE), ("2,5", Reason.OUT_OF_SCALE), ("1 2 3 4", Reason.TOO_MANY_VALUES)],
)
def test_what_does_not_fit_the_grid_is_refused(line: str, reason: Reason) -> None:
    with pytest.raises(RefusedError) as refused:
        read_scores(line, [FIVE] * 3)
    assert refused.value.reason is reason


@pytest.mark.parametrize("line", ["une idée", "", "...", "3 idées", "2 x", "-"])
def test_words_are_no_scores(line: str) -> None:
    assert not are_values(line)
    assert not are_tallies(line)


def test_raised_hands_are_counted_and_with_one_question_each_figure_is_a_person() -> None:
    likert = [Scale(1, 5)]
    assert are_tallies("3x4 5 x 5")
    assert [(given.values, given.people) for given in read_answers("3x4 5 x 5", likert)] == [((4,), 3), ((5,), 5)]
    assert [given.values for given in read_answers("5 4 4", likert)] == [((5,)), ((4,)), ((4,))]
    assert read_answers("2x3", [*likert, *likert], at=1)[0] == ((None, 3), 2)
    with pytest.raises(RefusedError):
        read_answers("3x6", likert)


def test_a_choice_is_named_by_its_beginning_when_it_is_the_only_one() -> None:
    scale = Scale(1, 3, ("très bien", "moyen", "mal"))
    assert [named_value(text, scale) for text in ("tres", "mal", "m", "autre")] == [1, 3, None, None]


def graded(rows: dict[str, list[list[float]]], view: CanvasView) -> CanvasView:
    return CanvasView(
        kind=CanvasKind.GRID,
        shown=CanvasKind.GRID,
        places=tuple(CanvasItem(row, row.title()) for row in rows),
        lanes=view.lanes,
        settings=view.settings,
    )


def scores_of(rows: dict[str, list[list[float]]], view: CanvasView) -> dict[tuple[str, str, int], float]:
    """Return scores from rows of passes of values."""
    criteria = closed(view.lanes)
    return {
        (row, criterion.id, rater): value
        for row, passes in rows.items()
        for rater, values in enumerate(passes, 1)
        for criterion, value in zip(criteria, values, strict=True)
    }


def test_the_shipped_grid_ties_its_golden_proposals_and_marks_disagreement() -> None:
    view = view_of("grille-evaluation")
    rows = {"navette": [[4, 3, 5, 2, 3]], "carte": [[5, 2, 3, 4, 4]], "guichet": [[0, 0, 0, 0, 0]]}
    grid = grid_of(graded(rows, view), scores_of(rows, view))
    assert [(row.total, row.rank, row.is_close) for row in grid.rows][:2] == [(Fraction(11, 3), 1, True)] * 2
    assert (grid.rows[2].rank, grid.rows[2].is_close) == (2, False)
    assert grid.shaken
    far = grid_of(graded(rows, view), {**scores_of(rows, view), ("navette", "utilite", 2): 1.0})
    assert far.rows[0].cells[0].disagrees
    assert far.raters == 2


@pytest.mark.parametrize(
    ("slug", "aggregate"),
    [
        ("grille-evaluation", Aggregate.MEAN),
        ("25-10", Aggregate.SUM),
        ("jugement-majoritaire", Aggregate.MAJORITY),
        ("test-utilisateur", Aggregate.SUCCESS),
        ("marshmallow", Aggregate.MOST),
        ("criteres-ergonomiques", Aggregate.MEAN),
        ("grille-service-public", Aggregate.RATE),
    ],
)
def test_every_shipped_grid_says_how_it_counts(slug: str, aggregate: Aggregate) -> None:
    assert aggregate_of(view_of(slug)) is aggregate


def test_a_vote_by_grades_follows_majority_judgment() -> None:
    view = view_of("jugement-majoritaire")
    rows = {
        name: [[int(grade)] for grade in grades]
        for name, grades in {"a": "6654431", "b": "6554422", "c": "5544443", "d": "6666210"}.items()
    }
    grid = grid_of(graded(rows, view), scores_of(rows, view))
    assert {row.place.id: row.rank for row in grid.rows} == {"d": 1, "a": 2, "b": 3, "c": 4}


def test_twenty_five_and_the_tallest_tower() -> None:
    crowd, tower = view_of("25-10"), view_of("marshmallow")
    rows = {"idee": [[5], [4], [4], [3]]}
    assert grid_of(graded(rows, crowd), scores_of(rows, crowd)).rows[0].total == 20
    towers = {"a": [[61.5]], "b": [[58]]}
    assert [row.rank for row in grid_of(graded(towers, tower), scores_of(towers, tower)).rows] == [1, 2]


def test_what_does_not_apply_counts_neither_for_nor_against_a_service() -> None:
    view, words = view_of("grille-service-public"), load_words("fr")
    rows = {"aide": [[2], [1]], "delai": [[3]], "donnees": [[0], [3]], "handicap": []}
    grid = grid_of(graded(rows, view), scores_of(rows, view))
    assert [(row.total, row.rank) for row in grid.rows] == [(Fraction(3, 4), 1), (None, None), (0, 2), (None, None)]
    assert (grid.rate, grid.outside) == (Fraction(3, 8), 1)
    said = " ".join(" · ".join(remarks_of(words, grid)).split())
    assert "Tenu : 38 % sur 2 lignes · 1 sans objet, laissée de côté" in said


def test_the_weight_of_the_only_criterion_shakes_no_rank() -> None:
    view = view_of("criteres-ergonomiques")
    rows = {"menu": [[3]], "couleurs": [[1]]}
    assert grid_of(graded(rows, view), scores_of(rows, view)).shaken == ()


def test_an_empty_grid_and_an_empty_survey_have_no_figures() -> None:
    grid = grid_of(graded({"a": []}, view_of("grille-evaluation")), {})
    assert (grid.rows[0].total, grid.rows[0].rank, grid.shaken) == (None, None, ())
    survey = survey_of(view_of("f-sus"), ())
    assert (survey.sus, survey.people) == (None, 0)


def test_the_shipped_f_sus_gives_its_golden_score() -> None:
    view = view_of("f-sus")
    values = dict(zip([item.id for item in view.lanes], [4, 2, 5, 1, 4, 3, 5, 2, 4, 2], strict=True))
    found = survey_of(view, [Answer(values), Answer({"sus1": 5})]).sus
    assert found is not None
    assert (found.n, found.mean) == (1, 80)


def sheet(view: CanvasView, *values: int) -> Answer:
    return Answer(dict(zip([item.id for item in view.lanes], values, strict=False)))


def test_a_usability_score_says_from_how_many_sheets_it_comes() -> None:
    view, words = view_of("f-sus"), load_words("fr")
    best = sheet(view, *[5, 1] * 5)
    lone = scores_said(words, survey_of(view, [sheet(view, 4, 2, 5), Answer({"sus1": 4}, 3), best]))[0]
    assert lone.startswith("note 100,0 sur 1 questionnaire complet (5 réponses en tout)")
    assert "prudence" in lone
    some = scores_said(words, survey_of(view, [best, sheet(view, *[3] * 10)]))[0]
    assert some.startswith("notes de 50,0 à 100,0 sur 2 questionnaires complets")
    enough = scores_said(words, survey_of(view, [best] * 5))[0]
    assert enough.startswith("note 100,0 sur 5 questionnaires complets · de 100,0 à 100,0")
    assert "prudence" not in enough
    assert "pas de note" in scores_said(words, survey_of(view, [Answer({"sus1": 4}, 3)]))[0]
    assert "dont 1 à trous" in scores_said(words, survey_of(view, [best, sheet(view, *[3] * 7)]))[0]


def test_more_answers_than_people_are_to_be_checked() -> None:
    view, words = view_of("satisfaction-3"), load_words("fr")
    answered = survey_of(view, [Answer({closed(view.lanes)[0].id: 2}, 99)])
    assert "99 réponses, plus que de personnes inscrites (4)" in scores_said(words, answered, 4)[0]
    assert "vérifier" not in scores_said(words, answered, 99)[0]
    assert "vérifier" not in scores_said(words, answered)[0]


def test_two_statements_give_usefulness_and_ease_with_their_interval() -> None:
    view, words = view_of("umux-lite"), load_words("fr")
    pairs = [(6, 5), (7, 7), (5, 4), (6, 6), (3, 5)]
    said = scores_said(words, survey_of(view, [*(sheet(view, *pair) for pair in pairs), sheet(view, 4)]))[0]
    assert said.startswith("6 réponses · note 73,3 ± 24,7 (sur 100), 5 questionnaires complets · de 50,0 à 100,0")
    few = scores_said(words, survey_of(view, [sheet(view, 6, 5), sheet(view, 7, 7)]))[0]
    assert "notes de 75,0 à 100,0 sur 2 questionnaires complets" in few
    assert "pas de moyenne" in few
    assert "pas de note" in scores_said(words, survey_of(view, [sheet(view, 6)]))[0]
    assert "±" not in scores_said(words, survey_of(view, [sheet(view, 7, 7)] * 6))[0]
    assert survey_of(view, [sheet(view, 9, 7)]).umux is None


def test_a_recommendation_shows_its_interval_or_no_balance() -> None:
    view, words = view_of("question-recommandation"), load_words("fr")

    def said_by(*values: int) -> str:
        return scores_said(words, survey_of(view, [sheet(view, value) for value in values]))[0]

    golden = said_by(*[10] * 5, *[8] * 11, *[3] * 4)
    assert "solde de recommandation +5 ± 29 points (5 à 9 ou 10, 4 de 0 à 6, sur 20)" in golden
    assert "trop peu de réponses pour le distinguer de zéro" in golden
    assert "solde de recommandation −100" in said_by(*[0] * 6)
    assert "pas d’intervalle" in said_by(*[0] * 6)
    assert "distinguer" not in said_by(*[10] * 9, 0)
    assert "solde" not in said_by(10, 9, 8)
    assert "moins de cinq réponses" in said_by(10, 9, 8)


def said_of(slug: str, *values: int) -> str:
    view = view_of(slug)
    asked = closed(view.lanes)[0].id
    return counts_said(load_words("fr"), survey_of(view, [Answer({asked: value}) for value in values]).questions[0])


def test_two_medians_are_told_apart_and_long_bars_are_capped_beside_their_count() -> None:
    assert said_of("f-sus", 1, 2).startswith("1 █ 1  2 █ 1  3 ·")
    assert said_of("f-sus", 1, 2).endswith("méd. 1,5")
    assert said_of("f-sus", 1, 3).endswith("méd. 2")
    assert "méd. 2  moy." in said_of("f-sus", *[2] * 103)
    assert "2 ████████ 103" in said_of("f-sus", *[2] * 103)
    assert "(la plus basse)" in said_of("satisfaction-3", 1, 2)
    assert "plus basse" not in said_of("satisfaction-3", 2, 2)


def test_answers_to_another_card_are_not_counted() -> None:
    view = view_of("satisfaction-3")
    assert survey_of(view, [Answer({"sus1": 4}, 5)]).people == 0


def test_a_row_that_lacks_a_score_is_not_ranked_among_complete_ones() -> None:
    view = view_of("grille-evaluation")
    rows = {"navette": [[4, 3, 5, 2, 3]], "carte": [[5]], "guichet": [[1, 1, 1, 1, 1]]}
    criteria = closed(view.lanes)
    given = {
        **scores_of({name: rows[name] for name in ("navette", "guichet")}, view),
        ("carte", criteria[0].id, 1): 5.0,
    }
    grid = grid_of(graded(rows, view), given)
    assert [(row.rank, row.is_incomplete) for row in grid.rows] == [(1, False), (None, True), (2, False)]
    assert grid.shaken == ()


def test_a_criterion_that_nobody_was_judged_on_makes_no_row_incomplete() -> None:
    view = view_of("grille-evaluation")
    criteria = closed(view.lanes)
    given = {(row, criteria[0].id, 1): score for row, score in (("a", 4.0), ("b", 2.0))}
    assert [row.rank for row in grid_of(graded({"a": [], "b": []}, view), given).rows] == [1, 2]


def test_faces_are_counted_by_hands() -> None:
    view = view_of("satisfaction-3")
    closed_id = closed(view.lanes)[0].id
    survey = survey_of(view, [Answer({closed_id: 1}, 8), Answer({closed_id: 2}, 3), Answer({closed_id: 3}, 1)])
    assert survey.people == 12
    assert float(survey.faces or 0) == pytest.approx(7.92, abs=0.005)


def test_scores_and_answers_are_undone_like_anything_else() -> None:
    story = Story().does(lambda state, _: place_intents.make_places(state, "b3", "A", ["Navette"]))
    row = story.state.contents.places["b3", "A"][0].id
    criteria = (CanvasItem("a", "A"), CanvasItem("b", "B"))
    story.does(lambda state, _: score_intents.score_row(state, "b3", "A", row, criteria, 1, (4, None)))
    assert story.state.contents.scores["b3", "A"] == {(row, "a", 1): 4}
    story.does(lambda state, _: intents.undo(state))
    assert not story.state.contents.scores.get(("b3", "A"))
    story.does(lambda state, _: score_intents.answer(state, "b3", "A", [({"a": 4}, 3)]))
    assert story.state.is_used("b3", "A")
    story.does(lambda state, _: intents.undo(state))
    assert not story.state.contents.answers.get(("b3", "A"))


def test_scores_need_a_row_and_a_rater() -> None:
    story = Story()
    criteria = (CanvasItem("a", "A"),)
    assert (
        story.tries(lambda state, _: score_intents.score_row(state, "b3", "A", "p9", criteria, 1, (4,)))
        is Reason.UNKNOWN_PLACE
    )
    assert (
        story.tries(lambda state, _: score_intents.score_row(state, "b3", "A", "p9", criteria, 0, (4,)))
        is Reason.NO_SUCH_RATER
    )
    assert (
        story.tries(lambda state, _: score_intents.answer(state, "b3", "A", [({"a": 4}, 0)])) is Reason.TOO_MANY_ANSWERS
    )


def test_a_deck_is_drawn_without_replacement_over_all_teams_then_begins_again() -> None:
    deck, story = ("refuge", "club", "port"), Story()
    for turn in range(6):
        team = "AB"[turn % 2]
        story.does(lambda state, _, turn=turn, team=team: score_intents.draw_card(state, "b3", team, deck, turn))  # type: ignore[misc]
    first = [
        text for pair in zip(*(story.state.contents.drawn["b3", team] for team in "AB"), strict=True) for text in pair
    ]
    assert sorted(first[:3]) == sorted(first[3:]) == sorted(deck)


def test_what_is_written_after_a_draw_answers_the_card_and_undo_takes_the_card_back() -> None:
    story = Story()
    story.notes("avant")
    story.does(lambda state, _: score_intents.draw_card(state, "b3", "A", ("refuge",), 0))
    story.notes("après")
    assert [note.drawn for note in story.state.notes_of("b3", "A")] == ["", "refuge"]
    story.does(lambda state, _: intents.undo(state)).does(lambda state, _: intents.undo(state))
    assert not story.state.contents.drawn
    assert story.tries(lambda state, _: score_intents.draw_card(state, "b3", "A", (), 0)) is Reason.NO_DECK


def test_rows_that_are_close_say_with_which_ones() -> None:
    view = view_of("grille-evaluation")
    rows = {
        "navette": [[4, 4, 4, 3, 3]],
        "carte": [[4, 4, 4, 3, 3]],
        "guichet": [[3, 4, 3, 4, 3]],
        "kit": [[3, 3, 3, 4, 3]],
        "borne": [[1, 1, 1, 1, 1]],
    }
    grid = grid_of(graded(rows, view), scores_of(rows, view))
    assert [[row.place.id for row in run] for run in grid.close] == [["navette", "carte"], ["guichet", "kit"]]
    said = next(text for text in remarks_of(load_words("fr"), grid) if text.startswith("≈"))
    assert said.replace("\u202f", " ").endswith("Navette et Carte ; Guichet et Kit")


def test_success_is_said_with_its_interval_and_testers_are_no_raters() -> None:
    view = view_of("test-utilisateur")
    passes = [[2, 40, 7, 0], [2, 50, 2, 1], [2, 30, 6, 0], [0, 90, 1, 4]]
    grid = grid_of(graded({"tache": passes}, view), scores_of({"tache": passes}, view))
    said = " ".join(remarks_of(load_words("fr"), grid)).replace("\u202f", " ").replace("\u00a0", " ")
    assert "ont réussi, et ce qu’on peut en attendre pour tout le public (à 95 %) : Tache 3 sur 4" in said
    assert "3 sur 4, de 29 % à 97 %" in said
    assert cells_said(load_words("fr"), grid, grid.rows[0])[0] == "3/4", "how many managed, not a median name"
    assert result_title(load_words("fr"), grid) == "Estimation"
    assert "entre testeurs" in said
    assert "évaluateurs" not in said


def test_the_usability_score_has_its_interval_as_the_other_scores_have() -> None:
    view = view_of("f-sus")
    items = [item.id for item in closed(view.lanes)]
    sheets = ([4, 2, 5, 1, 4, 3, 5, 2, 4, 2], [3] * 10, [5, 1] * 5, [4, 2] * 5, [4, 2, 5, 1, 4, 3, 5, 2, 4, 2])
    answers = [Answer(dict(zip(items, sheet, strict=True))) for sheet in sheets]
    survey = survey_of(view, answers)
    assert survey.sus is not None
    assert survey.sus.half_width == pytest.approx(2.776 * 17.889 / 5**0.5, abs=0.05)
    assert "note 77,0 ± 22,2 sur 5" in scores_said(load_words("fr"), survey)[0].replace("\u00a0", " ")


MENTIONS = Scale(0, 6, ("À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien", "Excellent"))
RESULT = Scale(0, 2, ("échec", "aidé", "réussi"))


@pytest.mark.parametrize(
    ("line", "scales", "figures"),
    [
        ("Bien", [MENTIONS], "4"),
        ("très bien", [MENTIONS], "5"),
        ("exc", [MENTIONS], "6"),
        ("Bien, Passable ; a rejeter", [MENTIONS], "4 2 0"),
        ("réussi 45 6 .", [RESULT, Scale(is_free=True), Scale(1, 7), FIVE], "2 45 6 ."),
        ("échec", [RESULT, FIVE], "0"),
        ("B", [MENTIONS], None),
        ("Bien vieillir", [MENTIONS], None),
        ("Navette du soir", [RESULT, FIVE], None),
        ("4", [MENTIONS], None),
        ("réussi 1 2", [RESULT, FIVE], None),
    ],
)
def test_scores_are_typed_by_their_names_too(line: str, scales: list[Scale], figures: str | None) -> None:
    assert in_figures(line, scales) == figures


def test_an_interval_that_meets_the_bounds_of_its_score_is_told_by_its_ends_as_in_tables() -> None:
    words = load_words("fr")
    best, middle = [5, 1] * 5, [3] * 10
    usable = survey_of(view_of("f-sus"), [sheet(view_of("f-sus"), *one) for one in ([best] * 4 + [middle])])
    said = scores_said(words, usable)[0].replace("\u202f", " ")
    assert "note 90,0 (intervalle à 95 % : 62,2 à 100,0) sur 5 questionnaires complets" in said
    assert measured(words, usable)[0][1:4] == [90.0, 62.2, 100.0]
    pairs = [(7, 7)] * 4 + [(4, 4)]
    lite = survey_of(view_of("umux-lite"), [sheet(view_of("umux-lite"), *pair) for pair in pairs])
    said = scores_said(words, lite)[0].replace("\u202f", " ")
    assert "note 90,0 (intervalle à 95 % : 62,2 à 100,0) (sur 100), 5 questionnaires complets" in said
    view = view_of("question-recommandation")
    asked = closed(view.lanes)[0].id
    survey = survey_of(view, [Answer({asked: 10}, 7), Answer({asked: 3}, 1)])
    said = scores_said(words, survey)[0].replace("\u202f", " ")
    assert "solde de recommandation +75 (intervalle à 95 % :" in said
    assert "à +100) (7 à 9 ou 10, 1 de 0 à 6, sur 8)" in said
