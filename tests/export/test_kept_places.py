"""A tree with named branches keeps them in its tables."""

import csv
import io
from pathlib import Path

import openpyxl

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Library([Path(__file__).parents[2] / "methodes"])


def test_a_cause_says_on_which_bone_of_the_fish_it_hangs() -> None:
    card, words = SHIPPED.get("ishikawa"), load_words("fr")
    assert card is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),))
    story = Story(agenda, {card.slug: card}).next_block()
    people, agents = card.text("fr").canvas.places[:2]
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
