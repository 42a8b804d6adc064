"""Three cards for a moment, with reasons that are true of them."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.cards.advice import say_proposal
from facilitateur.cards.library import Library
from facilitateur.cards.recommending import AGAINST, Because, Wish, recommend
from facilitateur.cli.card_sheet import card_sheet
from facilitateur.domain.phases import Phase
from facilitateur.i18n.words import load_words
from facilitateur.storage.places import built_in

CARDS = tuple(Library([built_in().cards]).cards.values())

wishes = st.builds(
    Wish,
    phase=st.none() | st.sampled_from(Phase),
    people=st.none() | st.integers(1, 400),
    minutes=st.none() | st.integers(1, 300),
    energy_before=st.none() | st.integers(1, 3),
    trust=st.none() | st.integers(1, 3),
    favourites=st.frozensets(st.sampled_from([card.slug for card in CARDS]), max_size=3),
)


def test_a_short_moment_in_ideation_gets_cards_that_fit_it() -> None:
    found = recommend(CARDS, Wish(phase=Phase.IDEATION, people=14, minutes=20))

    assert len(found) == 3
    assert all(
        one.fits and one.card.minutes[0] <= 20 and one.card.people[0] <= 14 <= one.card.people[1] for one in found
    )
    assert len({one.card.canvas for one in found}) == 3


@given(wishes)
def test_every_reason_is_true(wish: Wish) -> None:
    for one in recommend(CARDS, wish):
        because = {reason.because for reason in one.reasons}
        card = one.card
        assert (Because.SHELF in because) == (wish.phase is not None and card.shelf is wish.phase)
        assert (Because.TOO_LONG in because) == (wish.minutes is not None and card.minutes[0] > wish.minutes)
        assert (Because.TOO_FEW in because) == (wish.people is not None and wish.people < card.people[0])
        assert (Because.TOO_MANY in because) == (wish.people is not None and wish.people > card.people[1])
        assert (Because.FAVOURITE in because) == (card.slug in wish.favourites)


@given(wishes)
def test_cards_with_something_against_them_come_only_when_too_few_fit(wish: Wish) -> None:
    found = recommend(CARDS, wish, how_many=3)
    fitting = sum(one.fits for one in recommend(CARDS, wish, how_many=len(CARDS)))

    assert len(found) == 3
    assert sum(one.fits for one in found) >= min(3, fitting, 1)
    assert all({reason.because for reason in one.reasons} & AGAINST for one in found if not one.fits)


def test_a_card_for_one_number_only_says_so() -> None:
    persona = next(card for card in CARDS if card.slug == "persona")
    exact = replace(persona, people=(24, 24))
    (one,) = recommend([exact], Wish(people=24))
    assert "pour 24 personnes exactement, comme vous" in say_proposal(load_words("fr"), one)
    assert " · 24 personnes · " in card_sheet(load_words("fr"), exact)


def test_what_this_group_did_comes_last_and_it_is_said() -> None:
    wish = Wish(phase=Phase.ICEBREAKER, people=12, minutes=15)
    usual = recommend(CARDS, wish, 1)[0].card.slug

    again = recommend(CARDS, Wish(phase=Phase.ICEBREAKER, people=12, minutes=15, done={usual: 1}), 3)

    assert usual != again[0].card.slug
    assert Because.NEW_TO_GROUP in {reason.because for reason in again[0].reasons}


def test_what_stands_in_the_agenda_is_not_proposed() -> None:
    wish = Wish(phase=Phase.PITCH)
    first = recommend(CARDS, wish, 1)[0].card.slug

    assert first not in [
        one.card.slug for one in recommend(CARDS, Wish(phase=Phase.PITCH, without=frozenset({first})), 5)
    ]


def test_the_least_too_long_comes_first_when_nothing_fits() -> None:
    found = recommend(CARDS, Wish(phase=Phase.TESTING, people=8, minutes=2))

    assert found[0].card.slug == "satisfaction-3"


@given(wishes)
def test_among_cards_that_are_only_too_long_the_shortest_is_first(wish: Wish) -> None:
    found = [
        one.card.minutes[0]
        for one in recommend(CARDS, wish, how_many=len(CARDS))
        if {reason.because for reason in one.reasons} & AGAINST == {Because.TOO_LONG}
    ]

    assert found == sorted(found)
