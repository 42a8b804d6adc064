"""The PDF report, read back: tagged and accessible, the session's own dates, and texts that are never source."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from hypothesis import given

from facilitateur.domain.cleaning import clean_line
from facilitateur.export.document import Document, Heading, Item, Listing, Paragraph, plain
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.pdf import to_pdf
from facilitateur.export.pdf_letters import BOX, Letters, can_show
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning, running_morning
from support.hostile import HOSTILE, document, texts
from support.invented import NAMES
from support.reading import lines_of

WORDS = load_words("fr")
SOURCE = (
    "#panic()",
    '#import "x"',
    "$x^2$",
    "*gras*",
    "_it_",
    "= Titre",
    "<étiquette>",
    "@renvoi",
    "// rien",
    "\\ ",
    "#[",
)


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def folded(text: str) -> str:
    """Return a text without what lines and columns change."""
    return "".join(text.replace("\u200b", "").split())


def said(data: bytes) -> str:
    return folded("".join(page.extract_text() for page in opened(data).pages))


def tags(node: Any) -> Iterator[str]:
    """Yield the tags of the tree that readers follow."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        yield from tags(node.get("/K", []))


def one_line(text: str) -> Document:
    return Document("x", "fr", (Heading(1, plain("x")), Paragraph(plain(text))))


def test_it_says_what_the_document_says(export) -> None:
    told = running_morning()
    found = said(export("pdf", told, "fr"))
    lines = lines_of(report(told.state, told.now, WORDS, ExportOptions()))

    assert len(lines) > 60
    assert [line for line in lines if folded(line) not in found] == []


def test_it_is_tagged_and_claims_to_be_accessible(export) -> None:
    root: Any = opened(export("pdf", ended_morning(), "fr")).root_object
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "fr-FR"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    count = Counter(tags(root["/StructTreeRoot"]))
    assert count["/H1"] == 1
    expected = ("/H2", "/H3", "/H4", "/H5", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/TOCI", "/Figure", "/Caption")
    assert [tag for tag in expected if not count[tag]] == []
    assert count["/THead"] == count["/Table"]


def test_sections_are_in_the_outline_and_in_the_contents(export) -> None:
    told = running_morning()
    book = opened(export("pdf", told, "fr"))
    sections = [
        part.line[0].text
        for part in report(told.state, told.now, WORDS, ExportOptions()).parts
        if isinstance(part, Heading) and part.level == 2
    ]
    assert [entry.title for entry in book.outline] == sections  # type: ignore[union-attr]
    assert all(folded(section) in folded(book.pages[0].extract_text()) for section in ("Sommaire", *sections))


def test_title_and_dates_are_those_of_the_session(export) -> None:
    told = running_morning()
    about = opened(export("pdf", told, "fr")).metadata
    assert about is not None
    assert (about.title, about.author) == (told.state.challenge, "facilitateur")
    assert about.creation_date == about.modification_date == told.state.at.replace(microsecond=0)


def test_the_same_session_gives_the_same_bytes(export) -> None:
    told = ended_morning()
    first = export("pdf", told, "fr")
    told.waits(60)

    assert export("pdf", told, "fr") == first


@pytest.mark.parametrize("typed", [*SOURCE, *HOSTILE])
def test_no_text_is_source(typed: str) -> None:
    shown = folded(Letters()(clean_line(typed)))
    assert folded(shown) in said(to_pdf(one_line(typed), WORDS))


@given(text=texts)
def test_no_text_makes_an_export_fail_or_lose_its_tags(text: str) -> None:
    root: Any = opened(to_pdf(document(text), WORDS)).root_object
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert Counter(tags(root["/StructTreeRoot"]))["/LI"] == 8


def test_letters_that_no_font_has_are_replaced_and_told() -> None:
    found = said(to_pdf(one_line("bravo 😀 et 中文, مرحبا"), WORDS))
    assert f"bravo{BOX}et{BOX}{BOX}," in found
    assert "3caractèresquecePDFnesaitpasécrire(U+1F600,U+4E2D,U+6587)sontremplacéspar□" in found
    assert "caractère" not in said(to_pdf(one_line("œuvre à 9\u202fh\u202f05 — « là »… ☐ → ½ č"), WORDS))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("👩\u200d🚒", BOX),
        ("👍\ufe0f", BOX),
        ("👨\u200d👩\u200d👧", BOX),
        ("a\ufeffb", "ab"),
        ("œ € « » ’ … – — −", "œ € « » ’ … – — −"),
        ("日本", BOX + BOX),
        ("x" * 61, f"{'x' * 30}\u200b{'x' * 30}\u200bx"),
        ("a\x0bb", "a\ufffdb"),
    ],
)
def test_letters_are_kept_or_replaced_one_by_one(typed: str, shown: str) -> None:
    assert Letters()(typed) == shown


@given(text=texts)
def test_what_is_left_can_be_shown(text: str) -> None:
    assert all(can_show(letter) for letter in Letters()(text))


def test_the_typesetter_teaches_which_letters_it_refuses() -> None:
    letters = Letters()
    assert letters.learn(
        'PDF/UA-1 error: the text `"é\\u{10fffd}"` could not be displayed with font `"Libertinus Serif"`'
    )
    assert letters("thé") == f"th{BOX}"
    assert not letters.learn('the text `"é"` could not be displayed')
    assert not letters.learn("something else")


def test_what_cannot_be_accessible_is_written_and_says_so() -> None:
    skipping = Document("x", "fr", (Heading(1, plain("x")), Heading(4, plain("trop bas")), Paragraph(plain("ici"))))
    data = to_pdf(skipping, WORDS)
    assert "ici" in said(data)
    assert "n’apaspuêtrerenduaccessible" in said(data)


def test_deep_lists_and_empty_lines_do_not_fail() -> None:
    item = Item(plain("fond"))
    for depth in range(40):
        item = Item(plain(f"niveau {depth}"), (item,))
    told = Document("", "fr", (Heading(1, plain("")), Paragraph(()), Listing((item, Item(())), numbered=True)))
    assert "fond" in said(to_pdf(told, WORDS))


def test_codes_leave_no_name_behind(export) -> None:
    for names, told in ((Names.NAMES, True), (Names.CODES, False)):
        found = said(export("pdf", ended_morning(), "fr", ExportOptions(names)))
        assert bool([name for name in (*NAMES[:3], "Inconnue") if name in found]) is told
