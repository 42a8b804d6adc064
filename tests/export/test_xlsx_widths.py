"""Rows of the workbook are as high as their texts need, and columns share the width of a page that can be read."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.xlsx import AROUND, LINE, to_xlsx
from facilitateur.export.xlsx_widths import ACROSS, MARGIN, MOST_LINES, WIDEST, column_widths, lines_of, text_width
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning

EMPTY = None
"""The height that a row says nothing of: that of the program."""

SENTENCE = "la visite accueille aussi le parent, on cherche deux volontaires pour la porte"


def heights(*texts: str, title: str = "Texte") -> list[float | None]:
    """Return the heights of the rows of a sheet with these texts, that of the titles first."""
    sheet = Sheet("Notes", (Column(title), Column("Voix", Kind.NUMBER)), tuple((text, 3) for text in texts))
    page: Any = openpyxl.load_workbook(io.BytesIO(to_xlsx([sheet], load_words("fr"), "x", "", ended_morning().now)))
    return [page["Notes"].row_dimensions[row].height for row in range(1, len(texts) + 2)]


def test_a_short_text_has_a_row_of_one_line_also_beside_long_ones() -> None:
    head, short, long, last = heights(
        "on finit ses phrases", f"{SENTENCE}, et que {SENTENCE}", "boîte d’arrivée (5 voix)"
    )

    assert head == short == last == EMPTY
    assert long == 3 * LINE + AROUND


def test_breaks_of_lines_that_were_typed_count() -> None:
    assert heights("un\ndeux\ntrois")[1] == 3 * LINE + AROUND
    assert lines_of("un\n\ntrois", 40) == 3


def test_words_stay_whole_so_that_lines_are_counted_as_they_are_written() -> None:
    word = "arrivées"
    room = MARGIN + 1.5 * text_width(word)

    assert lines_of(" ".join([word] * 4), room) == 4
    assert lines_of("-".join([word] * 4), room) == 4
    assert lines_of("\u00a0".join([word] * 4), room) == 3


@pytest.mark.parametrize("value", [None, 7, 4.25, "", "oui"])
def test_numbers_empty_cells_and_short_words_take_one_line(value: Value) -> None:
    assert lines_of(value, 5) == 1


def test_letters_are_as_wide_as_they_are() -> None:
    assert text_width("illi") < text_width("0000") < text_width("MMMM")
    assert text_width("e\u0301té") == text_width("été") == text_width("ete")
    assert text_width("日本") > text_width("ab")


@given(text=st.text(max_size=400), width=st.integers(5, 70))
def test_every_text_has_lines_and_never_too_many(text: str, width: int) -> None:
    assert 1 <= lines_of(text, width) <= MOST_LINES


@given(text=st.text("abcde ", min_size=1, max_size=300), width=st.integers(8, 60))
def test_a_wider_column_never_takes_more_lines(text: str, width: int) -> None:
    assert lines_of(text, width + 10) <= lines_of(text, width)


def test_where_the_page_is_full_the_long_texts_get_what_is_left() -> None:
    titles = ("Note", "Phase", "Bloc", "Équipe", "Canevas", "Place", "Texte", "Genre", "Voix", "Retenu", "Sous la note")
    said = ("1", "compréhension", "Fiche défi : cadrer la question", "A", "fiches", "Question du défi, comment faire")
    rows = tuple((*said, SENTENCE, "observé", "12", "oui", "12") for _ in range(20))
    more = (Column("Question du défi posée"), Column("Ce que nous avons appris"))
    sheet = Sheet("Notes", (*map(Column, titles), *more), tuple((*row, "mot " * 12, "mot " * 12) for row in rows))
    widths = column_widths(sheet)

    assert sum(widths) == ACROSS
    assert widths[6] == max(widths)
    assert widths[6] > widths[5] >= 16


def test_a_page_with_room_cuts_no_column() -> None:
    sheet = Sheet("Notes", (Column("Texte"), Column("Jour", Kind.DATE)), ((SENTENCE, None),))
    text, day = column_widths(sheet)

    assert text == WIDEST + MARGIN
    assert day >= 12
