"""A sheet a canvas: scores, answers, points and fields stand in the workbook as numbers and columns."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, place_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.events import NoteKind
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import Words, load_words
from support.story import Story

SHIPPED = Library([Path(__file__).parents[2] / "methodes"])


def story_of(slug: str) -> Story:
    card = SHIPPED.get(slug)
    assert card is not None
    return Story(Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),)), {slug: card}).next_block()


def sheets(story: Story) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the sheets of the canvas, by name."""
    data = exporter("xlsx").write(story.state, story.log, story.now, load_words("fr"), ExportOptions())
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: [*page.iter_rows(values_only=True)] for page in book if page.title.startswith("01 ")}


def lanes(slug: str) -> tuple[Any, ...]:
    card = SHIPPED.get(slug)
    assert card is not None
    return card.text("fr").canvas.places


def test_a_grid_has_its_means_results_and_every_score() -> None:
    story, criteria = story_of("grille-evaluation"), closed(lanes("grille-evaluation"))
    for team, first in (("A", 4), ("B", 1)):
        table = [("Navette", [(1, (first, 3, 5, 2, 3)), (2, (first, 3, 5, 2, 4))]), ("Kit", [(1, (1, 1, None, 1, 1))])]
        story.does(lambda s, _, team=team, t=table: score_intents.fill_rows(s, "b1", team, criteria, t))  # type: ignore[misc]
    found = sheets(story)
    main, raw = found["01 Grille d’évaluation…"], found["01 Grille… par évaluateur"]
    assert main[0] == (
        *("Équipe", "Nº", "Ligne", "Utilité ×3", "Faisabilité ×2", "Équité ×2", "Coût", "Sobriété", "Moy.", "Rang"),
        *("Évaluateurs", "Remarque"),
    )
    assert main[1] == ("A", 1, "Navette", 4, 3, 5, 2, 3.5, 3.722, 1, 2, None)
    assert main[2][:3] == ("A", 2, "Kit")
    assert (main[2][5], main[2][-3:]) == (None, (None, 1, "incomplet"))
    assert [row[0] for row in main[1:]] == ["A", "A", "B", "B"]
    assert raw[1] == ("A", "Navette", "Utilité", 1, 4)
    assert len(raw) == 1 + 2 * 14


def test_the_marks_of_a_row_and_how_many_scored_it_stand_in_its_workbook_its_table_and_its_report(french) -> None:
    story, criteria = story_of("grille-evaluation"), closed(lanes("grille-evaluation"))
    table = [
        ("Navette", [(1, (5, 3, 5, 2, 3)), (2, (0, 3, 5, 2, 3))]),
        ("Kit", [(1, (3, 3, 4, 2, 3))]),
        ("Guichet", [(n, (0, 0, 0, 0, 0)) for n in (1, 2, 3)]),
    ]
    story.does(lambda s, _: score_intents.fill_rows(s, "b1", "A", criteria, table))
    kept = story.state, story.log, story.now, french, ExportOptions()
    said = ["≈ · ! trois points ou plus d’écart : Utilité".replace(" :", "\N{NARROW NO-BREAK SPACE}:"), "≈", None]
    assert [row[-2:] for row in sheets(story)["01 Grille d’évaluation…"][1:]] == [*zip((2, 1, 3), said, strict=True)]
    (typed,) = (
        data for name, data in write_csv_folder(*kept).items() if name.startswith("01-grille") and "brut" not in name
    )
    lines = [line.replace('"', "").split(";") for line in typed.decode("utf-8-sig").split("\r\n") if line]
    assert lines[0][-3:] == ["rang", "evaluateurs", "remarque"]
    assert [line[-2:] for line in lines[1:]] == [["2", said[0]], ["1", "≈"], ["3", ""]]
    assert "les lignes n’ont pas le même nombre d’évaluateurs" in exporter("md").write(*kept).decode()


def test_a_survey_has_its_counts_its_people_and_its_score() -> None:
    story, questions = story_of("f-sus"), closed(lanes("f-sus"))
    values = dict(zip([item.id for item in questions], (4, 2, 5, 1, 4, 3, 5, 2, 4, 2), strict=True))
    story.does(lambda s, _: score_intents.answer(s, "b1", "A", [(values, 6)]))
    found = sheets(story)
    assert [len(rows) for rows in found.values()] == [11, 7, 2]
    assert next(rows for name, rows in found.items() if name.endswith(" par personne"))[6][1:] == (
        6,
        *values.values(),
        80,
    )
    assert next(rows for name, rows in found.items() if name.endswith(" score"))[1][:3] == ("A", "SUS", 80)


def test_points_of_a_matrix_have_their_place_as_numbers() -> None:
    story = story_of("matrice-impact-effort")
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["navette"], spot=(85, 0)))
    story.does(lambda s, _: note_intents.capture(s, "b1", "B", ["bus"]))
    ((name, rows),) = sheets(story).items()
    titles = rows[0]
    first = dict(zip(titles, rows[1], strict=True))
    assert (first["Texte"], first["Horizontal"], first["Vertical"], first["Rang"]) == ("navette", 8.5, 0, 1)
    assert dict(zip(titles, rows[2], strict=True))["Horizontal"] is None
    assert name == "01 Matrice impact-effort"


@pytest.mark.parametrize(("slug", "place"), [("persona", "Nadia"), ("parcours-usager", "Chercher")])
def test_fields_and_lanes_are_columns(slug: str, place: str) -> None:
    story, fields = story_of(slug), lanes(slug)
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", [place]))
    made = story.state.contents.places["b1", "A"][0].id
    story.does(lambda s, _: place_intents.write_cell(s, "b1", "A", ["rien"], made, fields[1], NoteKind.PLAIN))
    ((_, rows),) = sheets(story).items()
    told = dict(zip(rows[0], rows[1], strict=True))
    assert place in told.values()
    if slug == "persona":
        assert told[fields[1].label] == "rien"
    else:
        assert (told["Couloir"], told["Texte"]) == (fields[1].label, "rien")


def test_grades_stand_by_their_names_and_no_two_columns_are_called_the_same() -> None:
    for slug, passes in (
        ("jugement-majoritaire", [(5,), (4,), (4,)]),
        ("test-utilisateur", [(2, 40, 7, 0), (0, 9, 1, 4)]),
    ):
        story, criteria = story_of(slug), closed(lanes(slug))
        table = [("Navette", [*enumerate(passes, 1)])]
        story.does(lambda s, _, c=criteria, t=table: score_intents.fill_rows(s, "b1", "A", c, t))  # type: ignore[misc]
        rows = next(iter(sheets(story).values()))
        assert len(set(rows[0])) == len(rows[0])
        told = dict(zip(rows[0], rows[1], strict=True))
        if slug == "jugement-majoritaire":
            assert (told["Mention"], told["Mentions données"]) == ("Bien", "1 très bien, 2 bien")
            assert "Résultat" not in told
        else:
            assert (told["Réussite"], told["Estimation"]) == ("échec", 0.5)


def _sheet(*figures: int | None) -> dict[str, int]:
    items = [item.id for item in closed(lanes("f-sus"))]
    return {item: value for item, value in zip(items, figures, strict=False) if value is not None}


def answered_sheets() -> Story:
    """Return a session with four whole sheets, one with two holes, one too short and a hand raised twice."""
    given = [
        (_sheet(4, 2, 5, 1, 4, 3, 5, 2, 4, 2), 1),
        (_sheet(*[3] * 10), 1),
        (_sheet(4, 2, 4, 2, 4, 2, 4, 2, 3, 2), 1),
        (_sheet(*[5, 1] * 5), 1),
        (_sheet(4, 2, None, 2, 4, None, 4, 2, 4, 2), 1),
        (_sheet(4, 2, 4), 1),
        (_sheet(4), 2),
    ]
    return story_of("f-sus").does(lambda s, _: score_intents.answer(s, "b1", "A", given))


FRENCH = ["80,0", "50,0", "72,5", "100,0", "70,0", "", "", ""]
WHY = ["", "", "", "", "2 énoncés sans réponse, comptés 3", "pas de note : 3 réponses, il en faut 5"]
WHY += ["pas de note : 1 réponse, il en faut 5"] * 2


def flat(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_each_respondent_s_usability_score_stands_in_the_tables_with_why_there_is_none(french: Words) -> None:
    story = answered_sheets()
    files = write_csv_folder(story.state, story.log, story.now, french, ExportOptions())
    typed = next(data for name, data in files.items() if name.endswith("-reponses.csv")).decode("utf-8-sig")
    rows = [*csv.reader(flat(typed).splitlines(), delimiter=";")]
    assert rows[0][-2:] == ["note", "remarque"]
    assert [row[-2:] for row in rows[1:]] == [[*pair] for pair in zip(FRENCH, WHY, strict=True)]
    book = next(rows for name, rows in sheets(story).items() if name.endswith(" par personne"))
    assert book[0][-2:] == ("Note", "Remarque")
    assert [row[-2] for row in book[1:]] == [80, 50, 72.5, 100, 70, None, None, None]
    assert [flat(row[-1] or "") for row in book[1:]] == WHY


def test_each_respondent_s_usability_score_stands_in_the_report_with_what_its_signs_mean(french: Words) -> None:
    story = answered_sheets()
    report = exporter("md").write(story.state, story.log, story.now, french, ExportOptions()).decode()
    told = [line for line in flat(report).splitlines() if line.startswith("| ")]
    at = told.index("| Répondant | Note de 0 à 100 | Remarque |")
    assert told[at + 1 :][-6:] == [
        f"| {n} | {score or '–'} | {why} |" for n, score, why in zip(range(1, 7), FRENCH, WHY, strict=False)
    ]
    assert "dont 1 à trous : énoncés sans réponse, comptés 3" in flat(report)
    assert "± est la marge de l’intervalle de confiance à 95 %" in flat(report)
    assert "2 réponses à un seul énoncé : pas de note" in flat(report)
    english = exporter("md").write(story.state, story.log, story.now, load_words("en"), ExportOptions()).decode()
    assert "| 3 | 72.5 |" in english


def test_a_respondent_taken_away_stands_in_no_table_and_the_others_keep_their_numbers(french: Words) -> None:
    story = answered_sheets().does(lambda s, _: score_intents.answer_again(s, "b1", "A", 2, {}))
    book = next(rows for name, rows in sheets(story).items() if name.endswith(" par personne"))
    assert [row[1] for row in book[1:]] == [1, 3, 4, 5, 6, 7, 8]
    report = flat(exporter("md").write(story.state, story.log, story.now, french, ExportOptions()).decode())
    assert "sur 4 questionnaires" in report
    assert "| 2 | 50,0 |" not in report
    assert "| 3 | 72,5 |" in report
