"""Ideas that were put anew: reports, workbooks and data keep the titles that they bore before."""

import io
import json

import openpyxl

from facilitateur.domain import place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.export.options import ExportOptions
from support.canvases import shipped
from support.story import Story

SLUG = "cartes-a-reactions"


def put_anew() -> Story:
    """Two ideas, the first of which was put in other words twice, once with somebody's name in it."""
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=SLUG),))
    story = Story(agenda, {SLUG: shipped(SLUG)}, names=("Ada", "Zoé"), teams=1).goes_to("b1").waits(5)
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["La navette de Zoé", "Un car"]))
    place = story.state.contents.places["b1", "A"][0].id
    for title in ("Une navette le samedi", "Une navette le samedi, gratuite"):
        story.does(lambda s, _, title=title: place_intents.label_place(s, "b1", "A", place, title))
    return story.ends()


def plain(data: bytes) -> str:
    return data.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_report_says_how_an_idea_was_put_at_first(export) -> None:
    report = plain(export("md", put_anew(), "fr", ExportOptions()))
    said = (
        "Idée 1 : Une navette le samedi, gratuite\n\n*D’abord « La navette de Zoé », puis « Une navette le samedi ».*"
    )
    assert said in report
    assert report.count("D’abord «") == 1
    assert "At first “La navette de Zoé”, then “Une navette le samedi”." in plain(
        export("md", put_anew(), "en", ExportOptions())
    )


def test_who_is_named_in_an_earlier_title_is_not_in_what_is_anonymous(export) -> None:
    report = plain(export("md", put_anew(), "fr", ExportOptions(anonymous=True)))
    assert "Zoé" not in report
    assert "D’abord « La navette de P02 »" in report


def test_the_workbook_has_them_in_a_column_and_the_data_in_a_list(export) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx", put_anew(), "fr", ExportOptions())))
    (sheet,) = [sheet for sheet in book if any(cell.value == "Titres précédents" for cell in sheet[1])]
    column = [cell.value for cell in sheet[1]].index("Titres précédents")
    assert [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "La navette de Zoé ; Une navette le samedi", None,
    ]  # fmt: skip
    (canvas,) = json.loads(export("json", put_anew(), "fr", ExportOptions()))["view"]["canvases"]
    assert [place.get("earlier") for place in canvas["places"]] == [
        ["La navette de Zoé", "Une navette le samedi"],
        None,
    ]
