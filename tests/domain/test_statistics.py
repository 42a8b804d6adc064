"""What past sessions say of time, and what is proposed from it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.history import PastSession, past_session
from facilitateur.domain.phases import Phase
from facilitateur.domain.statistics import (
    ENOUGH,
    Band,
    Basis,
    Proposal,
    band_of,
    observations,
    percentile,
    proposal,
    spread,
    statistics_of,
)
from support.past import MINUTES, PASTS, past, past_block
from support.story import Story

CARD = (10, 20, 30)


def held(card: str, *minutes: float, headcount: int = 20, phase: Phase = Phase.IDEATION) -> list[PastSession]:
    return [
        past(f"{card}{headcount}-{n}", past_block(card, 20, real, phase=phase), headcount=headcount)
        for n, real in enumerate(minutes)
    ]


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 15), (0.4, 29), (0.5, 35), (0.8, 42), (1, 50)], ids=lambda value: str(value)
)
def test_percentiles_are_those_of_spreadsheets(share: float, expected: float) -> None:
    assert percentile([35, 15, 50, 20, 40], share) == pytest.approx(expected)


def test_one_value_is_all_its_percentiles() -> None:
    assert {percentile([7], share) for share in (0, 0.5, 0.8, 1)} == {7}


@given(st.lists(MINUTES, min_size=1), st.floats(0, 1), st.floats(0, 1), st.randoms(use_true_random=False))
def test_percentiles_rise_stay_within_and_ignore_the_order(
    values: list[float], one: float, other: float, chance: Random
) -> None:
    low, high = sorted((one, other))
    assert min(values) <= percentile(values, low) <= percentile(values, high) <= max(values)
    mixed = list(values)
    chance.shuffle(mixed)
    assert percentile(mixed, one) == percentile(values, one)


@given(PASTS, st.randoms(use_true_random=False))
def test_statistics_ignore_the_order_of_sessions_and_count_every_block_once(
    sessions: tuple[PastSession, ...], chance: Random
) -> None:
    mixed = list(sessions)
    chance.shuffle(mixed)
    known, again = statistics_of(sessions), statistics_of(mixed)
    assert (known.cards, known.bands, known.phases, known.every) == (
        again.cards,
        again.bands,
        again.phases,
        again.every,
    )
    assert sum(one.n for one in known.cards.values()) == (known.every.n if known.every else 0)
    assert all(one.p50 <= one.p80 for one in known.cards.values())


@given(PASTS, st.integers(0, 90))
def test_a_proposal_is_always_minutes_and_says_what_it_rests_on(sessions: tuple[PastSession, ...], people: int) -> None:
    found = proposal(statistics_of(sessions), "causes", CARD, Phase.IDEATION, people)
    assert 1 <= found.p50 <= found.p80
    assert (found.n == 0) is (found.basis is Basis.USUAL)
    assert found.is_thin is (found.n < ENOUGH)


def test_what_was_passed_over_or_broken_off_does_not_count() -> None:
    blocks = (past_block("a", 20, 0.5), past_block("b", 20, 12, over=False), past_block("c", 20, 25))
    assert [one.card for one in observations([past("s", *blocks)])] == ["c"]


def test_pauses_are_observed_but_are_no_method() -> None:
    known = statistics_of([past("s", past_block("", 15, 22), past_block("a", 20, 25))])
    assert [one.ratio for one in known.observations] == [pytest.approx(22 / 15), pytest.approx(1.25)]
    assert known.every == spread(known.observations[1:])
    assert list(known.cards) == ["a"]


def test_groups_are_reckoned_by_size() -> None:
    assert [band_of(n) for n in (0, 1, 12, 13, 40, 41)] == [
        None, Band(1, 12), Band(1, 12), Band(13, 24), Band(25, 40), Band(41, None),
    ]  # fmt: skip


def test_a_group_of_this_size_is_asked_first_then_the_card_then_its_phase_then_the_card_itself() -> None:
    small, large = held("a", 10, 12, 14, headcount=8), held("a", 30, 34, 38, headcount=45)
    known = statistics_of([*small, *large])
    assert proposal(known, "a", CARD, Phase.IDEATION, 9) == Proposal(12, 13, 3, Basis.BAND)
    assert proposal(known, "a", CARD, Phase.IDEATION, 20) == Proposal(22, 34, 6, Basis.CARD)
    assert proposal(known, "b", CARD, Phase.IDEATION, 20) == Proposal(22, 34, 6, Basis.PHASE)
    assert proposal(known, "b", CARD, Phase.PITCH, 20) == Proposal(20, 30, 0, Basis.USUAL)
    assert proposal(known, "b", CARD) == Proposal(20, 30, 0, Basis.USUAL)


def test_two_times_are_not_enough_for_a_proposal() -> None:
    assert proposal(statistics_of(held("a", 40, 41)), "a", CARD).basis is Basis.USUAL


def test_planned_is_what_was_announced_whatever_was_given_on_the_day() -> None:
    story = Story().next_block().gives(10).waits(minutes=20).next_block().waits(minutes=1)
    first = past_session(story.state).blocks[0]
    announced = story.created.agenda.blocks[0].minutes
    assert first.planned.total_seconds() == announced * 60
    assert first.spent.total_seconds() == 20 * 60
