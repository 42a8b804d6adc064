"""What goes out comes back: every shipped card, through each format that can hold it."""

import msgspec
import pytest

from facilitateur.cards.exchange.as_card import card_text
from facilitateur.cards.exchange.reading import read_methods
from facilitateur.cards.exchange.writing import as_front_matter, as_method_spec, as_table
from facilitateur.cards.exchange.yaml_nodes import read_yaml
from facilitateur.cards.library import Library
from facilitateur.cards.reader import read_master
from facilitateur.domain.card import Card, CardText
from facilitateur.domain.findings import Report
from facilitateur.i18n.words import load_words
from facilitateur.storage.places import built_in
from facilitateur.textfiles.opening import decode

LIBRARY = Library([built_in().cards])
CARDS = [entry.card for entry in LIBRARY.entries if entry.card is not None]

LOST = {"sha256", "revision", "seed_tool", "kin", "texts"}
"""What no other format holds; the words are compared apart."""


def back(data: bytes, name: str) -> list[Card]:
    """Read what was written, as another laptop would."""
    report = Report(name)
    file = decode(data, report)
    assert file is not None
    cards = []
    for draft in read_methods(file, report).drafts:
        text = decode(card_text(draft, report).encode(), report)
        assert text is not None
        card = read_master(text, "x", Report(name))
        if card is not None:
            cards.append(card)
    return cards


def gist(card: Card, *, canvas: bool = True) -> dict[str, object]:
    facts = {key: value for key, value in msgspec.to_builtins(card).items() if key not in LOST | {"slug"}}
    said = card.text("fr")
    fields = (
        "name",
        "purpose",
        "invitation",
        "preparation",
        "tips",
        "pitfalls",
        "capture",
        "remote",
        "example",
        "variants",
    )
    facts["words"] = {field: "".join(str(getattr(said, field)).split()) for field in fields}
    facts["steps"] = [(step.title, step.detail) for step in said.steps]
    return facts


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_a_card_with_a_yaml_header_comes_back_whole(card: Card) -> None:
    (read,) = back(as_front_matter(card, "fr").encode(), "x.md")

    assert gist(read) == gist(card)


def test_a_table_of_all_cards_comes_back_whole() -> None:
    read = back(as_table(CARDS, load_words("fr")), "fiches.csv")

    assert [gist(card) for card in read] == [gist(card) for card in CARDS]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.slug)
def test_the_open_format_is_read_as_such_and_keeps_licence_and_credit(card: Card) -> None:
    text = as_method_spec(card, "en")
    header = read_yaml(text.split("---\n")[1], 2, Report("method.md"))
    report = Report("method.md")
    file = decode(text.encode(), report)
    assert file is not None
    assert header is not None
    form, (draft,) = read_methods(file, report)

    english: CardText = card.text("en")
    assert (form, draft.name, draft.source) == ("method.md", english.name, card.source_in("en"))
    assert len(draft.steps) == len(card.timings)
    assert draft.licence
    assert not report.has_errors
