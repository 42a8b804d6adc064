"""The ODT report, read back as XML: real headings and lists, headers that repeat, no text that acts."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from facilitateur.export.document import Document, Heading, Item, Listing, plain
from facilitateur.export.odt import MIMETYPE, to_odt
from facilitateur.export.odt_styles import SPACES
from facilitateur.export.options import ExportOptions
from facilitateur.export.pages import DEEPEST
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning, running_morning
from support.hostile import BENIGN, document, texts
from support.reading import lines_of

WORDS = load_words("fr")
NOT_OF_THE_DOCUMENT = ("Contents_20_Heading", "Contents_20_1")


def tag(prefix: str, name: str) -> str:
    return f"{{{SPACES[prefix]}}}{name}"


STYLE = tag("text", "style-name")


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def content(data: bytes) -> Any:
    return etree.fromstring(files(data)["content.xml"])


def said(element: Any) -> str:
    """Return what a paragraph says, its spaces written out."""
    text = element.text or ""
    for child in element:
        if child.tag == tag("draw", "frame"):
            continue
        text += " " * int(child.get(tag("text", "c"), "1")) if child.tag == tag("text", "s") else said(child)
        text += child.tail or ""
    return text


def paragraphs(root: Any) -> Iterator[Any]:
    for element in root.iter(tag("text", "p"), tag("text", "h")):
        if element.get(STYLE) not in NOT_OF_THE_DOCUMENT:
            yield element


def lines(root: Any) -> list[str]:
    return [text for one in paragraphs(root) if (text := said(one).strip(" "))]


def shape(root: Any) -> list[tuple[str, str]]:
    """Return the tags of the body and the names of styles, without what they say."""
    return [(str(one.tag), one.get(STYLE, "")) for one in root.iter() if one.tag != tag("text", "s")]


@pytest.fixture(params=[running_morning, ended_morning], ids=["running", "ended"])
def root(request: pytest.FixtureRequest, export) -> Any:
    return content(export("odt", request.param(), "fr"))


def test_it_says_what_the_document_says(export) -> None:
    told = running_morning()
    expected = lines_of(report(told.state, told.now, WORDS, ExportOptions()))

    assert lines(content(export("odt", told, "fr"))) == expected


def test_it_begins_with_what_it_is(export) -> None:
    data = export("odt", running_morning())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[30:38] == b"mimetype"
    listed = etree.fromstring(files(data)["META-INF/manifest.xml"])
    paths = {entry.get(tag("manifest", "full-path")) for entry in listed}
    assert paths == {"/", *files(data)} - {"mimetype", "META-INF/manifest.xml"}
    assert listed[0].get(tag("manifest", "media-type")) == MIMETYPE


def test_every_style_that_is_used_is_there(export) -> None:
    made = files(export("odt", running_morning()))
    roots = [etree.fromstring(made[name]) for name in ("content.xml", "styles.xml")]
    names = {one.get(tag("style", "name")) for one in roots[0].iter() if one.get(tag("style", "name"))}
    names |= {one.get(tag("style", "name")) for one in roots[1].iter() if one.get(tag("style", "name"))}
    used = {
        one.get(name)
        for root in roots
        for one in root.iter()
        for name in (STYLE, tag("table", "style-name"), tag("style", "parent-style-name"))
        if one.get(name)
    }
    assert used - names == set()


def test_headings_have_their_levels_and_header_rows_repeat(root: Any) -> None:
    levels = [int(one.get(tag("text", "outline-level"))) for one in root.iter(tag("text", "h"))]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert set(levels) == {1, 2, 3, 4, 5}
    tables = list(root.iter(tag("table", "table")))
    assert tables
    assert len({one.get(tag("table", "name")) for one in tables}) == len(tables)
    for table in tables:
        (head,) = table.findall(tag("table", "table-header-rows"))
        assert len(head) == 1
        columns = len(table.findall(tag("table", "table-column")))
        assert {len(row) for row in table.iter(tag("table", "table-row"))} == {columns}


def test_links_and_pages_of_the_contents_lead_to_the_sections(root: Any) -> None:
    sections = [one for one in root.iter(tag("text", "h")) if one.get(tag("text", "outline-level")) == "2"]
    marks = [one.find(tag("text", "bookmark")).get(tag("text", "name")) for one in sections]
    links = [one.get(tag("xlink", "href")) for one in root.iter(tag("text", "a"))]
    pages = [one.get(tag("text", "ref-name")) for one in root.iter(tag("text", "bookmark-ref"))]
    assert links == [f"#{mark}" for mark in marks]
    assert pages == marks


def test_language_title_and_dates_are_those_of_the_session(export) -> None:
    told = running_morning()
    made = files(export("odt", told, "fr"))
    meta = {one.tag: one.text for one in etree.fromstring(made["meta.xml"])[0]}
    assert meta[tag("dc", "title")] == told.state.challenge
    assert meta[tag("meta", "creation-date")] == meta[tag("dc", "date")] == f"{told.state.at:%Y-%m-%dT%H:%M:%S}"
    assert meta[tag("meta", "user-defined")] == told.state.id
    text = etree.fromstring(made["styles.xml"]).find(
        f".//{tag('style', 'default-style')}/{tag('style', 'text-properties')}"
    )
    assert (text.get(tag("fo", "language")), text.get(tag("fo", "country"))) == ("fr", "FR")


@given(text=texts)
def test_no_text_changes_the_shape_of_the_document_or_is_lost(text: str) -> None:
    told = document(text)
    root = content(to_odt(told, WORDS))

    assert shape(root) == shape(content(to_odt(document(BENIGN), WORDS)))
    assert lines(root) == [line.strip(" ") for line in lines_of(told)]


def test_what_is_deeper_than_lists_go_is_kept() -> None:
    item = Item(plain("fond"))
    for depth in range(2 * DEEPEST):
        item = Item(plain(f"niveau {depth}"), (item,))
    told = Document("x", "fr", (Heading(1, plain("x")), Listing((item, Item(plain("suite"))), numbered=True)))
    root = content(to_odt(told, WORDS))

    assert lines(root) == lines_of(told)
    deepest = max(sum(1 for above in one.iterancestors(tag("text", "list"))) for one in paragraphs(root))
    assert deepest == DEEPEST


def test_the_same_session_gives_the_same_bytes(export) -> None:
    told = ended_morning()
    first = export("odt", told, "fr")
    told.waits(60)

    assert export("odt", told, "fr") == first
