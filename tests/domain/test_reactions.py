"""Reaction words: the share of the unfavourable ones, always with how many were chosen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.canvases.places import CanvasView, view_of_card
from facilitateur.domain.canvases.reactions import reactions_of
from facilitateur.domain.canvases.settings import normalised
from facilitateur.domain.card import Card
from facilitateur.domain.events import NoteKind
from facilitateur.domain.state import Note
from facilitateur.i18n.comments import comments_of
from facilitateur.i18n.words import load_words

SHIPPED = Path(__file__).parents[2] / "methodes"
AT = datetime(2026, 6, 11, 7, tzinfo=UTC)


def card() -> Card:
    found = Library([SHIPPED]).get("cartes-de-ressenti")
    assert found is not None
    return found


def words_chosen(*chosen: tuple[str, int]) -> list[Note]:
    return [Note(n, "b1", "A", text, NoteKind.PLAIN, AT, votes=votes) for n, (text, votes) in enumerate(chosen, 1)]


def test_the_golden_share() -> None:
    notes = words_chosen(("clair", 6), ("utile", 4), ("confus", 5), ("Lent : trois minutes au guichet", 0))
    view = view_of_card(card(), "fr")
    found = reactions_of(view, notes)
    assert found is not None
    assert (found.n, found.unfavourable, found.others, found.share) == (16, 6, 0, 0.375)
    said = comments_of(load_words("fr"), view, [*notes, *words_chosen(("le plan m’a aidé", 0))], {})
    assert said == ["6 défavorables sur 16 mots (38\u202f%)", "1 note hors du paquet"]


def test_few_words_have_no_share_and_no_word_says_nothing() -> None:
    view, words = view_of_card(card(), "fr"), load_words("fr")
    assert comments_of(words, view, words_chosen(("confus", 0), ("clair", 0)), {}) == ["1 défavorable sur 2 mots"]
    assert comments_of(words, view, words_chosen(("pourquoi pas", 0)), {}) == []
    assert reactions_of(CanvasView(), words_chosen(("confus", 0))) is None


@pytest.mark.parametrize("word", ["COMPLIQUÉ", "complique", "compliqué, le formulaire"])
def test_a_word_is_known_without_accents_or_case_and_with_its_reason(word: str) -> None:
    found = reactions_of(view_of_card(card(), "fr"), words_chosen((word, 2)))
    assert found is not None
    assert (found.n, found.unfavourable) == (2, 2)


def test_a_word_is_no_beginning_of_another_one() -> None:
    found = reactions_of(view_of_card(card(), "fr"), words_chosen(("lentement", 0), ("complet", 0), ("incomplet", 0)))
    assert found is not None
    assert (found.n, found.unfavourable, found.others) == (2, 1, 1)


def test_the_english_card_knows_its_words_and_those_of_the_master() -> None:
    found = reactions_of(view_of_card(card(), "en"), words_chosen(("slow", 3), ("lent", 1), ("clear", 1)))
    assert found is not None
    assert (found.n, found.unfavourable) == (5, 4)


def test_the_deck_holds_every_unfavourable_word_and_four_in_ten_are() -> None:
    for language in ("fr", "en"):
        view = view_of_card(card(), language)
        deck = card().text(language).deck
        key = "defavorables" if language == "fr" else "unfavourable"
        bad = normalised(view.settings)[key].split(", ")
        assert set(bad) <= set(deck)
        assert 0.38 <= len(bad) / len(deck) <= 0.42
