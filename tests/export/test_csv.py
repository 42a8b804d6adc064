"""Spreadsheets: nothing in them is a formula, and every note reads back as it was typed."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitateur.domain import place_intents
from facilitateur.domain.cleaning import clean_line
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from facilitateur.textfiles.csv_cells import as_typed, cell, csv_bytes, harmless
from support.harvest import ended_morning, running_morning

DANGEROUS = tuple("=+-@\t\r＝＋－＠")
FORMULAS = (
    '=HYPERLINK("http://x.example")',
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "－1",
    "\u00a0=1",
    "\u200b=1",
    "'=1",
    "''=1",
    "\t=1",
    "−1",
)
texts = st.one_of(st.sampled_from(FORMULAS), st.text("='+-@;\"\n ,a\u00a0\u200b"), st.text(max_size=30))


def rows(data: bytes) -> list[list[str]]:
    """Read a file as French Excel does."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_file_is_made_for_french_excel(export) -> None:
    data = export("csv", ended_morning(), "fr")
    header, *lines = data.decode("utf-8-sig").split("\r\n")

    assert header.replace('"', "") == (
        "seance;jour;phase;methode;bloc;equipe;canevas;lieu;genre;texte;voix;auteur;heure;origine;note"
    )
    assert all(line.startswith('"') and line.endswith('"') for line in lines if line)
    assert lines[-1] == ""


def test_a_note_carried_over_names_the_one_it_comes_from(export) -> None:
    told = ended_morning()
    source = next(note for note in told.state.notes() if note.text == "Une borne dans le hall")
    told.does(lambda state, _: place_intents.carry(state, [source], "b7", "A", place="envies"))
    lines = rows(export("csv", told, "fr"))
    at = {name: lines[0].index(name) for name in ("texte", "origine", "note")}
    said = [(line[at["texte"]], line[at["origine"]], line[at["note"]]) for line in lines[1:]]
    assert said[-1] == ("Une borne dans le hall", f"n{source.number}", f"n{len(said)}")
    assert [origin for _, origin, _ in said[:-1]] == [""] * (len(said) - 1)


def test_a_number_has_a_decimal_comma_in_french_only(french, english) -> None:
    assert [cell(french, 2.5), cell(english, 2.5), cell(french, -3)] == ["2,5", "2.5", "-3"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_looks_like_a_formula_gets_an_apostrophe(formula: str) -> None:
    assert harmless(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["aujourd'hui", "'t is", "a=b", "=", "3 + 4", "", "« - »"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(text=texts)
@example("'=1")
@example("=")
@example("'=")
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    assert as_typed(harmless(text)) == text


@given(text=texts.filter(clean_line))
@example("=")
def test_any_note_survives_and_obeys_nobody(text: str) -> None:
    told = running_morning(text)
    data = exporter("csv").write(told.state, told.log, told.now, load_words("fr"), ExportOptions())
    _, *lines = rows(data)

    assert [note.text for note in told.state.notes()] == [as_typed(line[9]) for line in lines]
    assert not [found for line in lines for found in line if found != "=" and found.startswith(DANGEROUS)]


def test_the_parking_lot_is_in_the_table_and_named(export) -> None:
    _, *lines = rows(export("csv", ended_morning(), "fr"))

    assert [line[9] for line in lines if line[7] == load_words("fr")("parking lot")] == [
        "Et le mercredi ?",
        "La cantine du soir",
    ]


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        (Names.NAMES, {"", "Ana", "Basile", "Inconnue"}),
        (Names.CODES, {"", "P01", "P02"}),
        (Names.NONE, {""}),
    ],
)
def test_authors_are_told_as_chosen(export, names: Names, authors: set[str]) -> None:
    _, *lines = rows(export("csv", ended_morning(), "fr", ExportOptions(names)))

    assert {line[11] for line in lines} == authors


def test_each_canvas_has_its_file_in_its_own_columns(french) -> None:
    told = ended_morning()
    files = write_csv_folder(told.state, told.log, told.now, french, ExportOptions())

    assert sorted(files) == [
        "03-causes-a.csv",
        "04-sens-a.csv",
        "06-idees-a.csv",
        "06-idees-b.csv",
        "07-carre-a.csv",
        "07-carre-b.csv",
        "notes.csv",
    ]
    assert rows(files["03-causes-a.csv"])[0] == ["id", "parent", "niveau", "texte", "genre", "retenu"]
    assert rows(files["03-causes-a.csv"])[3][:4] == ["n3", "n2", "2", "Personne n'est chargé de l'arrivée"]
    assert rows(files["04-sens-a.csv"])[0] == ["zone", "texte", "genre", "auteur"]
    assert [row[0] for row in rows(files["04-sens-a.csv"])[1:]] == ["Voit", "Voit", "Dit", ""]
    assert rows(files["06-idees-a.csv"])[0] == ["n", "texte", "genre", "auteur", "voix", "rang", "carte"]
    assert [row[4:6] for row in rows(files["06-idees-a.csv"])[1:]] == [["9", "1"], ["8", "2"], ["2", "3"]]


def test_a_line_break_inside_a_cell_stays_inside(french) -> None:
    assert rows(csv_bytes(french, [["a\nb", "c"]])) == [["a\nb", "c"]]
