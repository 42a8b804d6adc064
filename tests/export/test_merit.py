"""Grades typed straight into a grid: every export says how many people gave each one, and ties as ties."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.grid import Grid, grid_of
from facilitateur.domain.canvases.merit import is_profiled, is_tied, profile_of, ties, told_apart
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Library([Path(__file__).parents[2] / "methodes"])
NARROW = "\N{NARROW NO-BREAK SPACE}"
GOLDEN = {"A": "6654431", "B": "6554422", "C": "5544443", "D": "6666210"}
"""The rows of Balinski and Laraki's example: D, then A, B and C, all three of the grade « Bien »."""


def judged(rows: dict[str, str], slug: str = "jugement-majoritaire") -> Story:
    card = SHIPPED.get(slug)
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    story = Story(agenda, {slug: card}).next_block()
    criteria = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A").lanes)
    table = [(name, [(n, (int(grade),)) for n, grade in enumerate(grades, 1)]) for name, grades in rows.items()]
    return story.does(lambda state, _: score_intents.fill_rows(state, "b1", "A", criteria, table))


def grid_in(story: Story) -> Grid:
    view = canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A")
    return grid_of(view, story.state.contents.scores["b1", "A"])


def test_a_row_has_its_grades_the_best_first_and_ranks_say_how_they_came() -> None:
    grid = grid_in(judged(GOLDEN))
    assert is_profiled(grid)
    assert [*profile_of(grid.rows[0]).items()] == [(6, 2), (5, 1), (4, 2), (3, 1), (1, 1)]
    assert [[row.place.label for row in run] for run in told_apart(grid)] == [["A", "B", "C"]]
    assert ties(grid) == []
    level = grid_in(judged({"Navette": "5432", "Kit": "2345", "Borne": "666"}))
    assert [[row.place.label for row in run] for run in ties(level)] == [["Navette", "Kit"]]
    assert [is_tied(level, row) for row in level.rows] == [True, True, False]
    assert not is_profiled(grid_in(judged({"Navette": "543"}, "25-10")))


def test_a_report_says_the_profile_once_and_ties_as_ties(export: Any) -> None:
    said = (
        export("md", judged({**GOLDEN, "E": "1344566"}), "fr")
        .decode()
        .replace(NARROW, " ")
        .replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "| Jugé | Mention | Mentions données | n | Rang |" in said
    assert "| **D** | Excellent! | 4 excellent, 1 passable, 1 insuffisant, 1 à rejeter | 7 | 1 |" in said
    assert "| **A** | Bien! | 2 excellent, 1 très bien, 2 bien, 1 assez bien, 1 insuffisant | 7 | 2 = |" in said
    assert "| **C** | Bien | 2 très bien, 4 bien, 1 assez bien | 7 | 4 |" in said
    assert "7 évaluateurs" in said
    assert "= mentions identiques, ex æquo : A et E" in said
    assert "rangs départagés en retirant les mentions médianes une à une : A, E, B et C" in said


def test_a_row_without_grades_and_one_with_too_few_say_so(export: Any) -> None:
    said = (
        export("md", judged({"Navette": "543", "Kit": "", "Borne": "66"}), "fr")
        .decode()
        .replace(NARROW, " ")
        .replace("\N{NO-BREAK SPACE}", " ")
    )
    assert "| **Kit** | · | – | 0 |  |" in said
    assert "| **Borne** | Excellent | 2 excellent | 2 | incomplet |" in said


@pytest.mark.parametrize(("language", "title"), [("fr", "mentions_donnees"), ("en", "grades_given")])
def test_tables_hold_the_profile_in_place_of_a_second_grade(export: Any, language: str, title: str) -> None:
    story, words = judged({"Navette": "554", "Kit": "554"}), load_words(language)
    files = write_csv_folder(story.state, story.log, story.now, words, ExportOptions())
    typed = files["01-jugement-majoritaire-a.csv"]
    row = next(csv.DictReader(io.StringIO(typed.decode("utf-8-sig")), delimiter=";"))
    given = {"fr": "2 très bien, 1 bien", "en": "2 very good, 1 good"}[language]
    assert row[title] == given
    assert not {"resultat", "result"} & row.keys()
    assert {{"fr": "ex æquo", "en": "tied"}[language], "3"} <= {*row.values()}
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, language)))
    page = next(page for page in book if page.title.startswith("01 "))
    assert given in {cell.value for cell in page[2]}
