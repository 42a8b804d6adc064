"""Authors in what leaves: in reports and columns as the choice of names allows, nobody's name in what is anonymous."""

import csv
import io

import openpyxl
import pytest

from facilitateur.domain import note_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.words import load_words
from support.canvases import shipped
from support.story import Story

WORDS = load_words("fr")


def spoken() -> Story:
    """A round of which two of three have been heard."""
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="tour-inclusion"),))
    story = Story(agenda, {"tour-inclusion": shipped("tour-inclusion")}, names=("Ada Roux", "Zoé", "Chloé"), teams=1)
    story.goes_to("b1").waits(5)
    texts = ["pressée", "curieuse", "un doute"]
    return story.does(lambda s, _: note_intents.capture(s, "b1", "A", texts, authors=["P01", "P02"])).ends()


def plain(data: bytes) -> str:
    return data.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (ExportOptions(names=Names.NAMES), ["Ada Roux", "Zoé", ""]),
        (ExportOptions(names=Names.FIRST), ["Ada", "Zoé", ""]),
        (ExportOptions(names=Names.CODES), ["P01", "P02", ""]),
        (ExportOptions(names=Names.NONE), ["", "", ""]),
        (ExportOptions(anonymous=True), ["", "", ""]),
    ],
)
def test_the_author_stands_in_reports_and_columns_as_names_are_told(
    export, options: ExportOptions, told: list[str]
) -> None:
    story = spoken()
    report = plain(export("md", story, "fr", options))
    for text, name in zip(["pressée", "curieuse"], told, strict=False):
        assert (f"{text} — {name}" in report) == bool(name)
    for name, data in write_csv_folder(story.state, story.log, story.now, WORDS, options).items():
        if name == "notes.csv" or "tour-inclusion" in name:
            rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
            assert [row["auteur"] for row in rows] == told
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", story, "fr", options)))
    (head, *rows) = book["Notes"].iter_rows(values_only=True)
    at = head.index("Auteur") if "Auteur" in head else None
    assert ["" if at is None else row[at] or "" for row in rows] == told


def test_the_report_says_how_many_have_spoken_and_never_who_has_not(export) -> None:
    report = plain(export("md", spoken(), "fr", ExportOptions(names=Names.NAMES)))
    assert "2 sur 3 ont parlé" in report
    assert "pas encore" not in report


@pytest.mark.parametrize(
    "options",
    [ExportOptions(), ExportOptions(names=Names.CODES), ExportOptions(names=Names.NONE), ExportOptions(anonymous=True)],
)
def test_groups_are_named_whatever_is_told_of_people(export, options: ExportOptions) -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="1-2-4-tous"),))
    story = Story(agenda, {"1-2-4-tous": shipped("1-2-4-tous")}, names=("Ada", "Zoé"), teams=2).goes_to("b1").waits(5)
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["une navette", "un abri"], authors=["@3", "@A"]))
    story.does(lambda s, _: note_intents.decide(s, 2)).ends()
    report = plain(export("md", story, "fr", options))
    assert "une navette — groupe 3" in report
    assert "un abri — *décision* — équipe A" in report
    assert "(équipe A)" not in report, "away from its block it says once that it is its team's"
    for name, data in write_csv_folder(story.state, story.log, story.now, WORDS, options).items():
        if name == "notes.csv" or "1-2-4-tous" in name:
            rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
            assert [" ".join(row["auteur"].split()) for row in rows] == ["groupe 3", "équipe A"]
