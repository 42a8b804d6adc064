"""The HTML report: one file that asks for nothing, says what the document says, and obeys no text."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.export.document import Document, Heading, Paragraph, plain
from facilitateur.export.html import to_html
from facilitateur.export.options import ExportOptions
from facilitateur.export.report import report
from facilitateur.i18n.words import load_words
from support.harvest import ended_morning, running_morning
from support.hostile import BENIGN, document, texts
from support.reading import lines_of

BLOCKS = {"h1", "h2", "h3", "h4", "h5", "p", "li", "th", "td", "a", "figcaption", "text"}
DRAWN = (
    "viewbox width height role aria-label font-family font-size fill x y text-anchor stroke stroke-width"
    " stroke-dasharray x1 x2 y1 y2"
)
WORDS = load_words("fr")


class Page(HTMLParser):
    """A page read by someone else's parser."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in BLOCKS:
            self.lines.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.lines:
            tag, said = self.lines[-1]
            self.lines[-1] = (tag, said + data)

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture(params=[running_morning, ended_morning], ids=["running", "ended"])
def page(request: pytest.FixtureRequest, export) -> Page:
    return Page(export("html", request.param(), "fr").decode())


def test_it_asks_for_nothing(page: Page, export) -> None:
    asked = {name for _, attributes in page.tags for name in attributes}
    assert asked <= {"lang", "charset", "http-equiv", "content", "name", "id", "href", "class", "style", "scope"} | {
        "aria-labelledby"
    } | set(DRAWN.split())
    assert all(str(link["href"]).startswith("#") for link in page.named("a"))
    assert not page.named("script", "link", "img", "iframe", "form", "object", "base")
    html = export("html", running_morning(), "fr").decode()
    assert not re.search(r"url\(|@import|https?:", html)
    assert "default-src 'none'" in html


def test_links_lead_to_headings_and_nothing_has_the_same_name(page: Page) -> None:
    names = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(set(names)) == len(names)
    links = [str(link["href"]) for link in page.named("a")]
    assert links
    assert {link[1:] for link in links} <= {attributes["id"] for attributes in page.named("h2")}


def test_the_language_the_title_and_the_headings_are_real(page: Page) -> None:
    assert page.named("html") == [{"lang": "fr"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_cells_of_a_header_say_what_they_head(page: Page) -> None:
    scopes = [attributes.get("scope") for attributes in page.named("th")]
    assert set(scopes) == {"col", "row"}


def test_it_says_what_the_document_says(export) -> None:
    told = running_morning()
    page = Page(export("html", told, "fr").decode())
    contents = len(page.named("a"))
    expected = lines_of(report(told.state, told.now, WORDS, ExportOptions()))
    found = [said.strip() for tag, said in page.lines if said.strip() and tag not in ("a", "text")]

    assert contents > 4
    assert [line for line in found if line != "Sommaire"] == expected


def shape(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the tags of a page with what they say, but for the widths of columns, which follow their texts."""
    return [(tag, {} if tag == "col" else attributes) for tag, attributes in Page(page).tags]


@given(text=texts)
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    assert shape(to_html(document(text), WORDS)) == shape(to_html(document(BENIGN), WORDS))


@given(text=texts | st.text(max_size=20))
def test_every_text_is_read_as_it_was_typed(text: str) -> None:
    told = Document(text, "fr", (Heading(1, plain(text)), Paragraph(plain(text))))
    page = Page(to_html(told, WORDS))

    assert [said.rstrip("\n").strip(" ") for _, said in page.lines if said.rstrip("\n").strip(" ")] == lines_of(told)


def test_the_same_session_gives_the_same_bytes(export) -> None:
    told = ended_morning()
    first = export("html", told, "fr")
    told.waits(60)

    assert export("html", told, "fr") == first


def test_a_short_document_has_no_contents() -> None:
    told = Document("Court", "fr", (Heading(1, plain("Court")), Heading(2, plain("Un")), Paragraph(plain("deux"))))

    assert "<nav" not in to_html(told, WORDS)
