"""The XLSX workbook, read back: every note is there as text, headers stay and filter, nothing is a formula."""

import io
import re
import zipfile
from datetime import datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.registry import exporter
from facilitateur.export.sheet import LONGEST_NAME, Column, Kind, Sheet, sheet_name
from facilitateur.export.xlsx import to_xlsx
from facilitateur.i18n.words import load_words
from support.harvest import AGENDA, CARDS, Harvest, ended_morning, running_morning
from support.hostile import HOSTILE, texts
from support.invented import NAMES

FORMULAS = (
    '=HYPERLINK("http://x.example")',
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "\t=1",
    "'=1",
    "_x0041_",
    "12",
    "1/2",
)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book: Any, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the titles of its columns."""
    titles, *others = book[name].iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def written(text: str) -> Any:
    told = Harvest(AGENDA, CARDS).goes_to("b2")
    told.writes(text, "b2")
    return opened(exporter("xlsx").write(told.state, told.log, told.now, load_words("en"), ExportOptions()))


@pytest.fixture
def book(export) -> Any:
    return opened(export("xlsx", ended_morning(), "fr"))


def test_there_is_a_sheet_a_canvas_behind_those_of_the_whole_session(book: Any) -> None:
    assert book.sheetnames == [
        "Déroulé",
        "Graphique",
        "Décisions",
        "Frigo",
        "Notes",
        "03 Chaîne des causes",
        "04 Cinq sens",
        "06 Idées à voter",
        "07 Carré",
    ]


def test_headers_stay_filter_and_are_printed_on_each_page(book: Any) -> None:
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape"
        if page.title == "Graphique":
            continue
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        assert page.print_title_rows == "$1:$1"
        assert all(cell.font.bold and cell.value for cell in page[1])


def test_the_agenda_is_in_numbers_and_times(book: Any) -> None:
    causes = next(row for row in rows(book, "Déroulé") if row["Bloc"] == "Chaîne des causes")
    assert causes["Début prévu"] == time(9, 20)
    assert isinstance(causes["Début réel"], time)
    assert (causes["Minutes prévues"], causes["Phase"]) == (20, "compréhension")
    assert causes["Écart"] == causes["Minutes réelles"] - 20
    pitch = rows(book, "Déroulé")[-1]
    assert (pitch["Minutes réelles"], pitch["Écart"], pitch["Début réel"]) == (None, None, None)


def test_planned_and_real_are_drawn(book: Any) -> None:
    (chart,) = book["Graphique"]._charts
    names = [one.tx.strRef.f for one in chart.series]
    assert names == ["Déroulé!$H$1", "Déroulé!$I$1"]
    last = len(rows(book, "Déroulé")) + 1
    assert [one.val.numRef.f for one in chart.series] == [f"Déroulé!$H$2:$H${last}", f"Déroulé!$I$2:$I${last}"]


def test_every_note_is_in_one_table_and_in_its_canvas(export) -> None:
    told = ended_morning()
    book = opened(export("xlsx", told, "fr"))
    every = {note.number: note.text for note in told.state.notes()}
    assert {row["Note"]: row["Texte"] for row in rows(book, "Notes")} == every
    canvases = [row for name in book.sheetnames[5:] for row in rows(book, name)]
    parked = {row["Texte"] for row in rows(book, "Frigo")}
    assert {row["Texte"] for row in canvases} | parked == set(every.values())


def test_trees_zones_and_lists_keep_their_order(book: Any) -> None:
    tree, zones, votes = (rows(book, name) for name in ("03 Chaîne des causes", "04 Cinq sens", "06 Idées à voter"))
    assert [row["Niveau"] for row in tree] == [0, 1, 2, 1]
    assert tree[1]["Sous la note"] == tree[0]["Note"]
    assert [row["Retenu"] for row in tree] == [None, None, "oui", None]
    assert [row["Place"] for row in zones] == ["Voit", "Voit", "Dit", None]
    assert [(row["Rang"], row["Voix"]) for row in votes if row["Équipe"] == "A"] == [(1, 9), (2, 8), (3, 2)]


def test_dates_are_dates(book: Any) -> None:
    first = rows(book, "Notes")[0]
    assert first["Date"] == datetime(2026, 6, 12)
    assert isinstance(first["Heure"], time)


@pytest.mark.parametrize("typed", [*FORMULAS, *HOSTILE, "مرحبا", "👩‍🚒", "a\x0bb\x1bc"])
def test_no_text_becomes_a_formula_a_link_or_a_number(typed: str) -> None:
    book = written(typed)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    found = [cell for cell in cells if cell.value == clean_line(typed).strip()]
    assert len(found) == 2
    assert {(cell.data_type, cell.number_format) for cell in found} == {("s", "@")}


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@x"])
def test_what_editing_would_turn_into_a_formula_is_marked_as_text(typed: str) -> None:
    found = [cell for page in written(typed).worksheets for row in page for cell in row if cell.value == typed]
    assert found
    assert all(cell.quotePrefix for cell in found)


@given(text=texts)
def test_any_text_is_read_as_it_was_typed(text: str) -> None:
    (row,) = rows(written(text), "Notes")
    assert row["Text"].strip() == clean_line(text).strip()


@given(wanted=st.lists(st.text(max_size=40) | st.sampled_from(["History", "'a'", "[x]", "a/b", "Notes"]), max_size=12))
def test_names_of_sheets_are_taken_by_every_spreadsheet(wanted: list[str]) -> None:
    taken = {"notes"}
    names = [sheet_name(name, taken) for name in wanted]
    assert len({name.casefold() for name in names} | {"notes"}) == len(names) + 1
    for name in names:
        assert 0 < len(name) <= LONGEST_NAME
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert "'" not in (name[0], name[-1])
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("08 Grille d’évaluation multicritère", "08 Grille d’évaluation…"),
        ("03 Diagramme des affinités, suite", "03 Diagramme des affinités…"),
        ("01 " + "x" * 40, "01 " + "x" * 27 + "…"),
        ("12 Vote par gommettes", "12 Vote par gommettes"),
    ],
)
def test_names_of_sheets_are_cut_after_a_word(wanted: str, name: str) -> None:
    assert sheet_name(wanted, set()) == name


def test_many_long_columns_print_on_a_page_that_can_be_read() -> None:
    columns = tuple(Column(f"Question {n} : {'mot ' * 15}", Kind.NUMBER) for n in range(11))
    data = to_xlsx([Sheet("Réponses", columns, ((*range(11),),))], load_words("fr"), "Essai", "", ended_morning().now)
    page = opened(data)["Réponses"]
    assert sum(each.width for each in page.column_dimensions.values()) < 200
    assert page.row_dimensions[1].height > 30


def test_a_session_without_notes_has_its_sheets(export) -> None:
    book = opened(export("xlsx", Harvest(AGENDA, CARDS), "en"))
    assert book.sheetnames == ["Agenda", "Chart", "Decisions", "Parking lot", "Notes"]
    assert rows(book, "Notes") == []


def test_codes_leave_no_name_behind(export) -> None:
    for names, told in ((Names.NAMES, True), (Names.CODES, False)):
        with zipfile.ZipFile(io.BytesIO(export("xlsx", ended_morning(), "fr", ExportOptions(names)))) as archive:
            said = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert bool([name for name in (*NAMES[:3], "Inconnue") if f">{name}<" in said]) is told


def test_the_same_session_gives_the_same_bytes(export) -> None:
    told = ended_morning()
    first = export("xlsx", told, "fr")
    told.waits(60)

    assert export("xlsx", told, "fr") == first
    about = opened(first).properties
    assert about.title == told.state.challenge
    assert about.created == about.modified == told.state.at.replace(tzinfo=None, microsecond=0)


def test_a_running_session_is_told_as_it_stands(export) -> None:
    book = opened(export("xlsx", running_morning(), "fr"))
    current = next(row for row in rows(book, "Déroulé") if row["Bloc"] == "Carré")
    assert current["Minutes réelles"] > 0
    assert (current["Fin réelle"], current["Écart"]) == (None, None)
