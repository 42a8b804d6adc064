"""Reaction words: the share of the unfavourable ones, always with how many were chosen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, score_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.places import CanvasView, view_of_card
from facilitateur.domain.canvases.reactions import chosen_of, reactions_of
from facilitateur.domain.canvases.settings import normalised
from facilitateur.domain.card import Card
from facilitateur.domain.events import NoteKind
from facilitateur.domain.evolve import fold
from facilitateur.domain.state import Note
from facilitateur.i18n.comments import chosen_said, comments_of
from facilitateur.i18n.words import load_words
from support.story import Story

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


def reactions_played(names: tuple[str, ...] = ("Ada", "Zoé")) -> Story:
    """A test with reaction cards by two teams, none seated with the other's people."""
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 20, card="cartes-de-ressenti"),))
    return Story(agenda, {"cartes-de-ressenti": card()}, names=names).goes_to("b1")


def test_the_words_chosen_are_checked_against_those_present() -> None:
    words, view = load_words("fr"), view_of_card(card(), "fr")
    story = reactions_played()
    assert chosen_of(story.state, "b1", view) is None
    for team, text in (("A", "clair"), ("A", "confus : trop de cases"), ("B", "utile"), ("B", "pourquoi pas")):
        story.notes(text, block="b1", team=team)
    assert chosen_said(words, chosen_of(story.state, "b1", view)) == ["3 mots choisis sur 10 (2 personnes, 5 chacune)"]
    story.does(lambda state, _: note_intents.vote(state, 1, 9))
    said = "11 mots choisis sur 10 (2 personnes, 5 chacune)\N{NO-BREAK SPACE}: à vérifier"
    assert chosen_said(words, chosen_of(story.state, "b1", view)) == [said]
    alone = reactions_played(names=())
    alone.notes("clair", block="b1")
    assert chosen_of(alone.state, "b1", view) is None


def test_where_each_chooses_cards_a_drawn_one_is_answered_once() -> None:
    story = reactions_played()
    for text in ("parce que je m’y retrouve", "et puis voilà"):
        if not story.state.contents.drawn:
            story.does(lambda state, _: score_intents.draw_card(state, "b1", "A", ("digne",), 0))
        story.notes(text, block="b1")
    assert [note.drawn for note in story.state.notes()] == ["digne", ""]
    assert story.undoes(2).state.contents.drawn["b1", "A"] == ("digne",)
    story.redoes()
    assert story.note(1).drawn == "digne"
    assert fold(story.log) == story.state


@pytest.mark.parametrize("text", ["clair", "lent : dix minutes au guichet", "digne"])
def test_a_note_that_is_a_card_of_the_deck_itself_answers_no_other(text: str) -> None:
    story = reactions_played().does(lambda state, _: score_intents.draw_card(state, "b1", "A", ("digne",), 0))
    story.notes(text, block="b1")
    story.notes("parce que", block="b1")
    assert [note.drawn for note in story.state.notes()] == ["", ""]


def test_what_is_parked_leaves_the_drawn_card_on_the_table() -> None:
    story = reactions_played().does(lambda state, _: score_intents.draw_card(state, "b1", "A", ("digne",), 0))
    story.notes("réserver la salle", block="b1", parked=True)
    story.notes("parce que", block="b1")
    assert [note.drawn for note in story.state.notes()] == ["", "digne"]


def test_a_question_or_a_constraint_is_for_all_that_follows() -> None:
    slug = "cartes-challenges"
    challenges = Library([SHIPPED]).get(slug)
    assert challenges is not None
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=slug),))
    story = Story(agenda, {slug: challenges}).goes_to("b1")
    story.does(lambda state, _: score_intents.draw_card(state, "b1", "A", ("sans un euro",), 0))
    for text in ("un banc", "une affiche"):
        story.notes(text, block="b1")
    assert [note.drawn for note in story.state.notes()] == ["sans un euro"] * 2
