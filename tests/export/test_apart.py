"""What comes after a table or a list stands apart from it, in documents with sections and without."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from facilitateur.export.document import Document, Figure, Heading, Paragraph, Part, Picture, Table, bullets
from facilitateur.export.document import plain as said
from facilitateur.export.docx import to_docx
from facilitateur.export.odt import to_odt
from facilitateur.export.odt_styles import SPACES
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning
from support.photos import HIGH, PNG, WIDE

WORDS = load_words("fr")
TABLE = Table((said("titre"),), ((said("cellule"),),))
LIST = bullets([said("un"), said("deux")])
PARAGRAPH = Paragraph(said("suite"))
FIGURE = Figure(Picture("png", PNG, WIDE, HIGH), "photo", said("légende"))
BROKEN = Figure(Picture("png", b"", WIDE, HIGH), "photo qui manque")


def document(*parts: Part, sections: int) -> Document:
    """Return parts in a document of so many sections, the last of which holds them."""
    heads = [Heading(2, said(f"section {number}")) for number in range(sections)]
    return Document("x", "fr", (Heading(1, said("x")), *heads, *parts))


def after_table(word: Any) -> Any:
    """Return the paragraph right after the last table."""
    return docx.text.paragraph.Paragraph(word.tables[-1]._tbl.getnext(), word)


def lead(one: Any) -> int:
    """Return what a paragraph itself leaves above it, in twentieths of a point."""
    spacing = one._p.pPr.find(qn("w:spacing"))
    return 0 if spacing is None else int(spacing.get(qn("w:before")))


def opened(told: Document) -> Any:
    return docx.Document(io.BytesIO(to_docx(told, WORDS)))


@pytest.mark.parametrize("sections", [0, 1, 5])
@pytest.mark.parametrize("part", [PARAGRAPH, LIST, FIGURE, BROKEN], ids=["paragraph", "list", "figure", "no picture"])
def test_what_follows_a_table_stands_apart_in_word(part: Part, sections: int) -> None:
    word = opened(document(TABLE, part, sections=sections))

    assert lead(after_table(word)) >= 120


def test_only_the_first_line_of_a_list_after_a_table_has_that_space() -> None:
    word = opened(document(TABLE, LIST, sections=0))

    assert [lead(one) > 0 for one in word.paragraphs[-2:]] == [True, False]


@pytest.mark.parametrize("sections", [0, 1, 5])
def test_tables_never_touch_each_other_or_end_a_word_document(sections: int) -> None:
    word = opened(document(TABLE, TABLE, sections=sections))
    last = word.element.body[-2:]

    assert [one.tag for one in last] == [qn("w:p"), qn("w:sectPr")]
    assert all(table._tbl.getnext().tag == qn("w:p") for table in word.tables)


def test_the_line_to_sign_stands_apart_from_the_rows(export) -> None:
    options = ExportOptions(Names.NAMES, document="emargement")
    line = after_table(docx.Document(io.BytesIO(export("docx", ended_morning(), "fr", options))))

    assert line.text.startswith("Facilitateur")
    assert lead(line) >= 120


@pytest.mark.parametrize("sections", [0, 1, 5])
def test_a_heading_that_begins_a_page_stands_at_its_top(sections: int) -> None:
    word = opened(document(Heading(2, said("tourne"), turns=True), sections=sections))
    (turned,) = [one for one in word.paragraphs if one.text == "tourne" and one.style.name == "Heading 2"]

    assert turned.paragraph_format.page_break_before
    assert lead(turned) == 0
    assert turned._p.pPr.find(qn("w:spacing")) is not None


def test_names_stand_in_the_middle_of_rows_to_write_in(export) -> None:
    data = export("odt", ended_morning(), "fr", ExportOptions(Names.NAMES, document="emargement"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    table, style = f"{{{SPACES['table']}}}", f"{{{SPACES['style']}}}"
    rows = list(root.iter(f"{table}table-row"))[1:]
    used = {cell.get(f"{table}style-name") for row in rows for cell in row}
    looks = [one[0] for one in root.iter(f"{style}style") if one.get(f"{style}name") in used]

    assert [look.get(f"{style}vertical-align") for look in looks] == ["middle"]


@pytest.mark.parametrize("sections", [0, 1, 5])
@pytest.mark.parametrize(
    ("part", "style"),
    [(PARAGRAPH, "After"), (FIGURE, "KeptAfter"), (BROKEN, "After")],
    ids=["paragraph", "figure", "no picture"],
)
def test_what_follows_a_list_stands_apart_in_odt(part: Part, style: str, sections: int) -> None:
    with zipfile.ZipFile(io.BytesIO(to_odt(document(LIST, part, sections=sections), WORDS))) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    name = f"{{{SPACES['text']}}}"
    (listed,) = root.iter(f"{name}list")

    assert listed.getnext().get(f"{name}style-name") == style
