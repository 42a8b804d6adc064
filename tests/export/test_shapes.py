"""Clusters, matrices, journeys, sheets: their tables in the report and their own columns as CSV."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import double_intents, note_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import view_of_card
from facilitateur.domain.card import Card
from facilitateur.domain.events import NoteKind
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"
METHODS = (
    "diagramme-affinites",
    "matrice-impact-effort",
    "parcours-usager",
    "persona",
    "plan-action",
    "grille-evaluation",
    "satisfaction-3",
)
FRENCH = load_words("fr")


def shipped(slug: str) -> Card:
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


CARDS = {slug: shipped(slug) for slug in METHODS}
AGENDA = Agenda(
    "outils", "Outils", (Day(1, "09:00"),), tuple(Block(f"b{n}", 30, card=m) for n, m in enumerate(METHODS, 1))
)


@pytest.fixture(scope="module")
def told() -> Story:
    story = Story(AGENDA, CARDS, teams=1)
    story.next_block()
    _clusters(story)
    _matrix(story)
    _journey(story)
    _sheets(story)
    _scores(story)
    return story.waits(20)


def _make(story: Story, block: str, *labels: str) -> list[str]:
    story.does(lambda state, _: place_intents.make_places(state, block, "A", labels))
    return [place.id for place in story.state.contents.places[block, "A"]]


def _write(story: Story, block: str, text: str, **where: object) -> int:
    story.does(lambda state, _: note_intents.capture(state, block, "A", [text], **where))  # type: ignore[arg-type]
    return len(story.state.contents.notes)


def _cell(story: Story, block: str, text: str, place: str, lane: int) -> None:
    item = view_of_card(CARDS[METHODS[int(block[1]) - 1]], "fr").lanes[lane]
    story.does(lambda state, _: place_intents.write_cell(state, block, "A", [text], place, item, NoteKind.PLAIN))


def _clusters(story: Story) -> None:
    few, many = _make(story, "b1", "Payer deux fois", "Où jeter")
    _write(story, "b1", "redevance", place=few)
    number = _write(story, "b1", "bacs trop loin", place=many)
    story.does(lambda state, _: note_intents.vote(state, number, 9))
    _write(story, "b1", "verre cassé")


def _matrix(story: Story) -> None:
    _write(story, "b2", "navette", spot=(80, 90))
    _write(story, "b2", "carte", spot=(20, 85))
    _write(story, "b2", "borne")


def _journey(story: Story) -> None:
    steps = _make(story, "b3", *(f"Étape {n}" for n in range(1, 9)))
    _cell(story, "b3", "site de la mairie", steps[0], 0)
    _cell(story, "b3", "+1", steps[0], 3)
    _cell(story, "b3", "-2", steps[6], 3)


def _sheets(story: Story) -> None:
    _cell(story, "b4", "Nadia, 34 ans", "", 0)
    _cell(story, "b5", "appeler l'école", "", 0)
    sheet = story.state.contents.places["b5", "A"][0].id
    _cell(story, "b5", "Maud", sheet, 1)
    _cell(story, "b5", "3 juillet", sheet, 3)
    _cell(story, "b5", "fait", sheet, 5)
    _make(story, "b5", "")


def _scores(story: Story) -> None:
    criteria = view_of_card(CARDS["grille-evaluation"], "fr").lanes
    for row, values in zip(_make(story, "b6", "Navette", "Carte"), ((4, 3, 5, 2, 3), (5, 2, 3, 4, 4)), strict=True):
        story.does(
            lambda state, _, row=row, values=values: score_intents.score_row(  # type: ignore[misc]
                state, "b6", "A", row, criteria, 1, values
            )
        )
    question = view_of_card(CARDS["satisfaction-3"], "fr").lanes[0].id
    for value, people in ((1, 8), (2, 3), (3, 1)):
        story.does(
            lambda state, _, value=value, people=people: score_intents.answer(  # type: ignore[misc]
                state, "b7", "A", [({question: value}, people)]
            )
        )


def report(story: Story) -> str:
    return write_markdown(story.state, story.log, story.now, FRENCH, ExportOptions()).decode()


def rows(story: Story, name: str) -> list[list[str]]:
    data = write_csv_folder(story.state, story.log, story.now, FRENCH, ExportOptions())[name].decode("utf-8-sig")
    return [[cell.strip('"') for cell in row.split(";")] for row in data.splitlines()]


def test_clusters_are_headings_by_votes_then_what_stayed_alone(told: Story) -> None:
    text = report(told)
    positions = [text.index(f"#### {title}") for title in ("Où jeter (9 voix)", "Payer deux fois", "Notes isolées")]
    assert positions == sorted(positions)
    assert "2 grappes · notes rangées : 67 %" in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert rows(told, "01-diagramme-affinites-a.csv") == [
        ["grappe", "titre", "texte", "voix", "voix_grappe"],
        ["2", "Où jeter", "bacs trop loin", "9", "9"],
        ["1", "Payer deux fois", "redevance", "0", "0"],
        ["", "", "verre cassé", "0", ""],
    ]


def test_a_matrix_is_a_table_ranked_from_its_corner(told: Story) -> None:
    text = report(told)
    assert "| 1 | carte | 2 | 8,5 | Gains rapides |" in text
    assert "| 2 | navette | 8 | 9 | Chantiers |" in text
    assert "#### Non placées" in text
    assert rows(told, "02-matrice-impact-effort-a.csv")[1:] == [
        ["2", "carte", "2,0", "8,5", "Gains rapides", "1", ""],
        ["1", "navette", "8,0", "9,0", "Chantiers", "2", ""],
        ["3", "borne", "", "", "", "", ""],
    ]


def test_a_journey_is_split_every_six_steps_and_says_its_low_point(told: Story) -> None:
    text = report(told)
    assert "| Couloir | 1. Étape 1 |" in text
    assert "| Couloir | 7. Étape 7 | 8. Étape 8 |" in text
    assert "Émotion au plus bas\u00a0: Étape 7" in text
    assert rows(told, "03-parcours-usager-a.csv")[-2:] == [
        ["7", "Étape 7", "Émotion", "'−2", "-2"],
        ["8", "Étape 8", "", "", ""],
    ]


def test_sheets_are_a_table_each_and_an_action_plan_is_one(told: Story) -> None:
    text = report(told)
    assert "| **Prénom et âge** | Nadia, 34 ans |" in text
    assert "| 1 | appeler l'école | Maud | 3 juillet | fait |" in text
    assert "datées\u00a0: 50" in text
    assert rows(told, "05-plan-action-a.csv")[1][1:3] == ["appeler l'école", "Maud"]


def test_a_grid_is_a_table_by_rank_and_says_how_firm_the_first_rank_is(told: Story) -> None:
    text = report(told)
    assert "| **Navette** | 4,0 | 3,0 | 5,0 | 2,0 | 3,0 | 3,67 | 1 ≈ |" in text
    assert "le premier rang change avec un point de poids sur" in text
    assert rows(told, "06-grille-evaluation-a.csv")[1][:3] == ["1", "Navette", "4,0"]
    assert ["Navette", "Utilité", "1", "4"] in rows(told, "06-grille-evaluation-a-brut.csv")


def test_a_survey_is_a_table_of_counts_with_how_many_answered(told: Story) -> None:
    text = report(told).replace("\u00a0", " ").replace("\u202f", " ")
    assert "| Comment cela s’est-il passé ? | 8 | 3 | 1 | 12 | très bien |" in text
    assert "12 réponses · 7,9 sur 10, indicatif" in text
    assert len(rows(told, "07-satisfaction-3-a-reponses.csv")) == 13


def test_the_view_for_scripts_tells_places_scores_and_answers(told: Story) -> None:
    canvases = {canvas["block"]: canvas for canvas in session_view(told.state, told.now)["canvases"]}
    assert [place["label"] for place in canvases["b1"]["places"]] == ["Payer deux fois", "Où jeter"]
    assert len(canvases["b6"]["scores"]) == 10
    assert [answer["count"] for answer in canvases["b7"]["answers"]] == [8, 3, 1]


def test_titles_of_sheets_stand_in_their_table() -> None:
    story = Story(AGENDA, CARDS, teams=1).next_block()
    _sheets(story)
    _make(story, "b5", "Maquette du livret")
    table = rows(story, "05-plan-action-a.csv")
    assert table[0][:2] == ["n", "titre"]
    assert [row[1] for row in table[1:] if row[0]][-1] == "Maquette du livret"
    assert len({len(row) for row in table}) == 1


def test_a_note_in_two_clusters_is_told_in_both_with_the_other_one_and_counted_once() -> None:
    story = Story(AGENDA, CARDS, teams=1).next_block()
    _clusters(story)
    few = story.state.contents.places["b1", "A"][0].id
    story.does(lambda state, _: double_intents.stand_in(state, 2, few))
    text = report(story).replace("\u00a0", " ").replace("\u202f", " ")
    assert "- bacs trop loin (9 voix) — *aussi dans « Payer deux fois »*" in text
    assert "- bacs trop loin — *aussi dans « Où jeter »*" in text
    assert "2 grappes · notes rangées : 67 %" in text
    assert "3 notes" in text
    found = [row[1:4] for row in rows(story, "01-diagramme-affinites-a.csv")[1:]]
    assert found == [
        ["Où jeter", "bacs trop loin", "9"],
        ["Payer deux fois", "redevance", "0"],
        ["Payer deux fois", "bacs trop loin", "0"],
        ["", "verre cassé", "0"],
    ]
