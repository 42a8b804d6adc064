"""What was written at a branch or beside a row keeps it in tables and reports."""

import csv
import io
from pathlib import Path

import openpyxl

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Library([Path(__file__).parents[2] / "methodes"])


def story_of(slug: str) -> Story:
    card = SHIPPED.get(slug)
    assert card is not None
    return Story(Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),)), {slug: card}).next_block()


def test_a_cause_says_on_which_bone_of_the_fish_it_hangs() -> None:
    story, words = story_of("ishikawa"), load_words("fr")
    people, agents = story.state.cards["ishikawa"].text("fr").canvas.places[:2]
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["accueil fermé"], place=people.id))
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["congés"], parent=1))
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["un seul agent"], place=agents.id))
    wanted = [("accueil fermé", "Usagers"), ("congés", "Usagers"), ("un seul agent", "Agents")]
    told = (story.state, story.log, story.now, words, ExportOptions())

    files = write_csv_folder(*told)
    rows = [*csv.DictReader(io.StringIO(files["01-ishikawa-a.csv"].decode("utf-8-sig")), delimiter=";")]
    assert [(row["texte"], row["branche"]) for row in rows] == wanted

    book = openpyxl.load_workbook(io.BytesIO(exporter("xlsx").write(*told)))
    (page,) = [page for page in book if page.title.startswith("01 ")]
    header, *lines = page.iter_rows(values_only=True)
    cells = [dict(zip(header, line, strict=True)) for line in lines]
    assert [(row["Texte"], row["Place"]) for row in cells] == wanted


def test_a_proof_is_told_with_the_point_that_it_proves() -> None:
    story = story_of("grille-service-public")
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["aide joignable", "délai annoncé"]))
    row = story.state.contents.places["b1", "A"][1].id
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["affiché au guichet"], place=row))
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["à revoir en mai"]))
    told = (story.state, story.log, story.now, load_words("fr"), ExportOptions())

    report = exporter("md").write(*told).decode()
    assert "- **délai annoncé**\u00a0: affiché au guichet\n" in report
    assert "- à revoir en mai\n" in report
