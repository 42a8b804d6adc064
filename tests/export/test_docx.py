"""The DOCX report, read back by Word's reader: real styles, headers that repeat, no text that acts."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given
from lxml import etree

from facilitateur.export.docx import to_docx
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning, running_morning
from support.hostile import BENIGN, document, texts
from support.invented import NAMES
from support.reading import lines_of

WORDS = load_words("fr")
NOT_OF_THE_DOCUMENT = ("TOC Heading", "toc 1")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def paragraphs(word: Any) -> Iterator[Paragraph]:
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def lines(word: Any) -> list[str]:
    told = (one for one in paragraphs(word) if one.style.name not in NOT_OF_THE_DOCUMENT)
    return [one.text.strip(" ") for one in told if one.text.strip(" ")]


def shape(word: Any) -> list[tuple[str, ...]]:
    """Return the tags of the body and the names of styles, without what they say."""
    body = word.element.body
    return [(str(element.tag), element.get(qn("w:val"), "")) for element in body.iter() if element.tag != qn("w:t")]


@pytest.fixture(params=[running_morning, ended_morning], ids=["running", "ended"])
def word(request: pytest.FixtureRequest, export) -> Any:
    return opened(export("docx", request.param(), "fr"))


def test_it_says_what_the_document_says(export) -> None:
    told = running_morning()
    document = report(told.state, told.now, WORDS, ExportOptions())

    assert lines(opened(export("docx", told, "fr"))) == lines_of(document)


def test_headings_lists_and_tables_have_words_own_styles(word: Any) -> None:
    styles = Counter(one.style.name for one in paragraphs(word))
    assert styles["Heading 1"] == 1
    assert all(styles[name] for name in ("Heading 2", "Heading 3", "Heading 4", "Heading 5", "List Bullet"))
    assert {table.style.name for table in word.tables} == {"Table Grid"}
    listed = [one for one in paragraphs(word) if one.style.name.startswith("List ")]
    assert all(one._p.pPr.numPr is not None for one in listed)


def test_each_numbered_list_begins_with_one(word: Any) -> None:
    numbering = word.part.numbering_part.element
    used = [one._p.pPr.numPr.numId.val for one in paragraphs(word) if one.style.name == "List Number"]
    assert used
    for number in used:
        made = numbering.num_having_numId(number)
        assert [override.startOverride.val for override in made.lvlOverride_lst] == [1] * 9


def test_header_rows_repeat_and_no_row_breaks(word: Any) -> None:
    assert word.tables
    for table in word.tables:
        first, *others = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *others))


def test_language_title_and_dates_are_those_of_the_session(export) -> None:
    told = running_morning()
    word = opened(export("docx", told, "fr"))
    about = word.core_properties
    assert (about.title, about.identifier, about.language) == (told.state.challenge, told.state.id, "fr-FR")
    assert about.created == about.modified == told.state.at
    assert (about.author, about.comments) == ("facilitateur", "")
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"fr-FR"}


def test_pages_are_numbered_and_bear_the_title(word: Any) -> None:
    foot = word.sections[0].footer._element
    assert [field.get(qn("w:instr")).strip() for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Réduire l'attente au guichet\tpage " in word.sections[0].footer.paragraphs[0].text


def test_links_of_the_contents_lead_to_the_sections(word: Any) -> None:
    sections = [one for one in paragraphs(word) if one.style.name == "Heading 2"]
    marks = [one._p.find(qn("w:bookmarkStart")).get(qn("w:name")) for one in sections]
    links = [one.get(qn("w:anchor")) for one in word.element.body.iter(qn("w:hyperlink"))]
    assert links == marks


@given(text=texts)
def test_no_text_changes_the_shape_of_the_document_or_is_lost(text: str) -> None:
    told = document(text)
    word = opened(to_docx(told, WORDS))

    assert shape(word) == shape(opened(to_docx(document(BENIGN), WORDS)))
    assert lines(word) == [line.strip(" ") for line in lines_of(told)]


def test_the_same_session_gives_the_same_bytes(export) -> None:
    told = ended_morning()
    first = export("docx", told, "fr")
    told.waits(60)

    assert export("docx", told, "fr") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_other_instant_and_no_picture_of_someone_elses_page_is_inside(export) -> None:
    told = ended_morning()
    with zipfile.ZipFile(io.BytesIO(export("docx", told, "fr"))) as archive:
        core = etree.fromstring(archive.read("docProps/core.xml"))
        names = archive.namelist()
    assert not [name for name in names if name.startswith(("customXml/", "docProps/thumb")) or "Effects" in name]
    dates = [one.text for one in core.iter() if one.text and "T" in one.text and one.text[:2] == "20"]
    assert {datetime.fromisoformat(date) for date in dates} == {told.state.at.replace(microsecond=0)}


def test_codes_leave_no_name_behind(export) -> None:
    data = export("docx", ended_morning(), "fr", ExportOptions(Names.CODES))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = [
            archive.read(name).decode() for name in archive.namelist() if name.startswith(("docProps/", "word/doc"))
        ]
    assert not [name for name in (*NAMES[:3], "Inconnue") if name in "".join(said)]
