"""What people typed comes out of Markdown as they typed it: no markup, link or heading is made of data."""

from datetime import datetime

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from msgspec.structs import replace

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.people import Participant
from facilitateur.domain.state import Session
from facilitateur.export.markdown import to_markdown
from facilitateur.export.options import ExportOptions, Names
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from support.harvest import running_morning
from support.hostile import BENIGN, HOSTILE, document, texts

PARSERS = (
    MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    MarkdownIt("js-default", {"html": True}),
)


def shape(markdown: str, parser: MarkdownIt) -> list[tuple[str, list[str]]]:
    """Return the kinds of all tokens, without what they say."""
    return [(token.type, [child.type for child in token.children or ()]) for token in parser.parse(markdown)]


def said(markdown: str, parser: MarkdownIt) -> list[str]:
    """Return what every paragraph, heading, cell and item says once its markup is gone."""
    inline = (token.children or () for token in parser.parse(markdown) if token.type == "inline")
    return ["".join(child.content for child in children) for children in inline]


def morning(text: str) -> str:
    """Return a morning in Markdown with a text wherever people or files can bring one."""
    told = running_morning(text)
    told.writes(text, "b2", votes=1)
    told.writes(text, "b2", parked=True)
    return with_names(told.state, told.now)


def with_names(state: Session, now: datetime) -> str:
    """Return a session in Markdown, first names told."""
    return exporter("md").write(state, (), now, load_words("en"), ExportOptions(Names.NAMES)).decode()


@pytest.mark.parametrize("parser", PARSERS)
@given(text=texts)
def test_no_text_changes_the_shape_of_the_document(parser: MarkdownIt, text: str) -> None:
    assert shape(morning(BENIGN), parser) == shape(morning(text), parser)


@pytest.mark.parametrize("parser", PARSERS)
@given(text=texts)
def test_every_text_is_read_as_it_was_typed(parser: MarkdownIt, text: str) -> None:
    typed = clean_line(text)
    found = [line for line in said(morning(text), parser) if typed.strip() in line]

    assert len(found) >= 6


@pytest.mark.parametrize("parser", PARSERS)
@given(text=texts)
def test_no_text_changes_any_part_in_any_style(parser: MarkdownIt, text: str) -> None:
    assert shape(to_markdown(document(BENIGN)), parser) == shape(to_markdown(document(text)), parser)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("parser", PARSERS)
def test_names_titles_and_files_are_data_too(parser: MarkdownIt, text: str) -> None:
    assert shape(named(BENIGN), parser) == shape(named(text), parser)


def named(text: str) -> str:
    """Return a morning whose challenge, agenda, people and cards bear a text as their name."""
    told = running_morning()
    state = told.state
    cards = {
        slug: replace(card, source=text, licence=text, texts={"fr": replace(card.texts["fr"], name=text, purpose=text)})
        for slug, card in state.cards.items()
    }
    blocks = tuple(replace(block, note=text) for block in state.agenda.blocks)
    agenda = replace(state.agenda, name=text, blocks=blocks)
    people = (Participant("P01", text), Participant("P02", text))
    files = tuple(replace(file, name=text, stored=text) for file in state.contents.files)
    contents = replace(state.contents, agenda=agenda, participants=people, files=files)
    return with_names(replace(state, challenge=text, cards=cards, contents=contents), told.now)
