"""Another method in a running block: what the one before left stands in every export, as its own card shows it."""

import csv
import io
import json
from typing import Any

import msgspec
import openpyxl
import pytest

from facilitateur.domain import intents, method_intents, note_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.earlier import FiguresLeft, figures_left
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.replay.wall import wall_of
from support.canvases import shipped
from support.story import Story

NARROW = "\N{NARROW NO-BREAK SPACE}"
FIRST, SECOND = (4, 2, 5, 1, 4, 3, 5, 2, 4, 2), (3,) * 10


def begun(slug: str) -> Story:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    return Story(agenda, {slug: shipped(slug)}).next_block()


def swap(story: Story, slug: str) -> Story:
    return story.does(lambda state, _: method_intents.swap_method(state, "b1", shipped(slug)))


def lanes(story: Story) -> list[str]:
    return [item.id for item in closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr").lanes)]


def answered(story: Story, team: str, *sheets: tuple[int, ...]) -> Story:
    given = [(dict(zip(lanes(story), sheet, strict=False)), 1) for sheet in sheets]
    return story.does(lambda state, _: score_intents.answer(state, "b1", team, given))


def report(export: Any, story: Story) -> str:
    return export("md", story, "fr").decode().replace(NARROW, " ")


def files(story: Story) -> dict[str, list[list[str]]]:
    found = write_csv_folder(story.state, story.log, story.now, load_words("fr"), ExportOptions())
    return {name: [*csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")] for name, data in found.items()}


def surveyed() -> Story:
    story = answered(answered(begun("f-sus"), "A", *[FIRST] * 6), "B", *[SECOND] * 4)
    return answered(swap(story, "umux-lite"), "A", (6, 5))


def test_answers_to_the_survey_before_stand_in_the_report_with_their_score(export: Any) -> None:
    said = report(export, surveyed())
    assert said.count("##### Avec « Échelle d’utilisabilité F-SUS », remplacée en cours de bloc") == 2
    assert "remplacée en cours de bloc, toutes équipes ensemble : note 68,0" in said
    assert "note 80,0 sur 6 questionnaires complets" in said
    assert "notes de 50,0 à 50,0 sur 4 questionnaires complets" in said
    assert "1 réponse" in said
    assert figures_left(surveyed().state, surveyed().state.agenda.blocks[0], "fr") == FiguresLeft(0, 10)


@pytest.mark.parametrize("slug", ["grille-evaluation", "diagramme-affinites", "parcours-usager", "cartes-a-reactions"])
def test_what_a_group_named_and_nothing_was_said_of_yet_is_told_once(export: Any, slug: str) -> None:
    story = begun(slug).does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Navette", "Guichet"]))
    swap(swap(story, "carte-empathie"), "csd")
    said = report(export, story)
    assert (said.count("Navette"), said.count("Guichet")) == (1, 1)
    assert [row[1] for row in files(story)[f"01-{slug}-a.csv"][1:]] == ["Navette", "Guichet"]
    sheets = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, "fr")))
    told = [sheet for sheet in sheets if any(cell.value == "Navette" for row in sheet for cell in row)]
    assert [sheet.max_row for sheet in told] == [3]
    swap(story, "diagramme-affinites")
    assert "remplacée" not in report(export, story)


def test_methods_that_were_replaced_are_credited_where_the_report_shows_what_they_left(export: Any) -> None:
    credited = report(export, surveyed()).partition("## Méthodes utilisées")[2]
    assert credited.index("- **Échelle d’utilisabilité F-SUS**") < credited.index(
        "- **Utilité et facilité (UMUX-LITE)**"
    )
    assert "Diagramme" not in report(export, swap(begun("diagramme-affinites"), "csd")).partition("## Méthodes")[2]


def test_answers_to_the_survey_before_stand_in_tables(export: Any) -> None:
    found = files(surveyed())
    assert [row[-1] for row in found["01-f-sus-a-scores.csv"]] == ["n", "6"]
    assert len(found["01-f-sus-b-reponses.csv"]) == 5
    assert len(found["01-umux-lite-a-reponses.csv"]) == 2
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", surveyed(), "fr")))
    sheet = next(sheet for sheet in book if "Échelle" in sheet.title and "personne" in sheet.title)
    assert sheet.max_row == 11


def test_undone_swaps_and_the_same_method_again_leave_nothing_behind(export: Any) -> None:
    story = answered(begun("f-sus"), "A", FIRST)
    before = story.state.contents
    swap(story, "umux-lite").does(lambda state, _: intents.undo(state))
    assert story.state.contents == before
    swap(swap(story, "umux-lite"), "f-sus")
    assert "remplacée" not in report(export, story)


def test_scores_by_criteria_that_the_room_had_agreed_on_stand_in_the_report(export: Any) -> None:
    story = begun("grille-evaluation").does(
        lambda state, _: score_intents.agree_criteria(state, "b1", "Joie*3 ; Coût*2", "fr")
    )
    criteria = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr").lanes)
    table = [("Navette", [(1, (4, 2))]), ("Guichet", [(1, (1, 5))])]
    story.does(lambda state, _: score_intents.fill_rows(state, "b1", "A", criteria, table))
    swap(story, "csd")
    said = report(export, story)
    assert "Joie ×3" in said
    assert "| **Navette** | 4,0 | 2,0 | 3,20 | 1 |" in said
    assert ["Navette", "Joie", "1", "4"] in files(story)["01-grille-evaluation-a-brut.csv"]
    assert figures_left(story.state, story.state.agenda.blocks[0], "fr") == FiguresLeft(4, 0)


def test_each_score_stands_in_one_raw_table_under_the_name_of_its_criterion() -> None:
    story = begun("grille-evaluation").does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Navette"]))
    (row,) = story.state.contents.places["b1", "A"]
    for slug, value in (("grille-evaluation", 3), ("jugement-majoritaire", 4)):
        if slug != story.state.agenda.blocks[0].card:
            swap(story, slug)
        criteria = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A").lanes)
        story.happens(*score_intents.score_row(story.state, "b1", "A", row.id, criteria, 1, [value] * len(criteria)))
    found = files(story)
    assert found["01-jugement-majoritaire-a-brut.csv"][1:] == [["Navette", "Mention", "1", "4"]]
    names = ("Utilité", "Faisabilité", "Équité", "Coût", "Sobriété")
    assert found["01-grille-evaluation-a-brut.csv"][1:] == [["Navette", name, "1", "3"] for name in names]


def test_places_on_a_matrix_stand_in_the_report_of_another_canvas(export: Any) -> None:
    story = begun("matrice-impact-effort")
    story.notes("Navette", block="b1")
    story.does(lambda state, _: place_intents.put_on_spot(state, 1, (10, 90)))
    swap(story, "csd")
    said = report(export, story)
    assert "| 1 | Navette | 1 | 9 | Gains rapides |" in said
    assert [row[1] for row in files(story)["01-matrice-impact-effort-a.csv"][1:]] == ["Navette"]


def test_titles_of_clusters_stand_in_the_report_of_another_canvas(export: Any) -> None:
    story = begun("diagramme-affinites")
    story.notes("Navette", block="b1")
    story.notes("Guichet", block="b1")
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Venir"]))
    place = story.state.contents.places["b1", "A"][0].id
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A", place=place))
    swap(story, "csd")
    said = report(export, story)
    assert "Hors zone" in said
    at = said.index("Avec « Diagramme des affinités », remplacée en cours de bloc")
    assert said.index("Venir", at) < said.index("Navette", at)
    assert "Guichet" not in said[at:]
    table = files(story)["notes.csv"]
    assert [row[table[0].index("lieu")] for row in table[1:]] == ["Venir", ""]
    assert json.loads(export("json", story, "fr"))["view"]["notes"][0]["place_label"] == "Venir"
    assert [column.label for column in wall_of(story.state, "fr")[0].columns] == ["Venir", ""]


def test_private_answers_stay_private_under_another_method(export: Any) -> None:
    card = shipped("f-sus")
    text = card.text("fr")
    canvas = msgspec.structs.replace(text.canvas, settings={**text.canvas.settings, "prive": "oui"})
    hidden = msgspec.structs.replace(card, texts={"fr": msgspec.structs.replace(text, canvas=canvas)})
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="f-sus"),))
    story = swap(answered(Story(agenda, {"f-sus": hidden}).next_block(), "A", FIRST), "umux-lite")
    assert "remplacée" not in report(export, story)
    assert not [name for name in files(story) if "f-sus" in name]
