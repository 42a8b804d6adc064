"""How a block's time is shared among the steps of its card (card-format.md §5.3)."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitateur.domain.card import StepTiming
from facilitateur.domain.stepping import FIXED_UNDER, adjust_from, largest_remainder, share_seconds, spread
from support.invented import CARDS

weights = st.lists(st.integers(0, 60).map(lambda minutes: minutes * 60) | st.integers(0, 5_000), min_size=1, max_size=9)
totals = st.integers(0, 240).map(lambda minutes: minutes * 60) | st.integers(0, 20_000)


def steps_of(slug: str, minutes: float) -> tuple[int, ...]:
    return share_seconds(CARDS[slug].timings, round(minutes * 60))


@pytest.mark.parametrize(
    ("slug", "minutes", "expected"),
    [
        pytest.param("causes", 35, (300, 1_200, 600), id="as the card says"),
        pytest.param("causes", 20, (180, 660, 360), id="a 35 min card in 20: 2.86, 11.43 and 5.71"),
        pytest.param("causes", 70, (600, 2_400, 1_200), id="twice the time"),
        pytest.param("causes", 36, (300, 1_260, 600), id="one minute more goes to the longest"),
        pytest.param("causes", 20.5, (180, 690, 360), id="half a minute goes to the longest"),
        pytest.param("causes", 3, (0, 120, 60), id="less than a minute each: nothing for the shortest"),
        pytest.param("causes", 0, (0, 0, 0), id="no time at all"),
        pytest.param("etoile", 20, (60, 240, 600, 300), id="a short step among others"),
        pytest.param("etoile", 30, (60, 360, 900, 480), id="a short step is not stretched"),
        pytest.param("etoile", 10, (60, 120, 300, 120), id="a short step is not squeezed"),
        pytest.param("etoile", 0.5, (0, 0, 30, 0), id="not even the short step fits"),
        pytest.param("empathie", 45, (2_700,), id="one step takes all"),
        pytest.param("tour-de-table", 45, (2_700,), id="a card without steps"),
    ],
)
def test_steps_scale_with_the_time_of_their_block(slug: str, minutes: float, expected: tuple[int, ...]) -> None:
    assert steps_of(slug, minutes) == expected


def test_a_step_of_two_minutes_is_no_short_step() -> None:
    assert spread((120, 120), 600) == (300, 300)
    assert spread((119, 121), 600) == (119, 481)


def test_only_short_steps_share_in_proportion() -> None:
    assert spread((60, 60, 60), 540) == (180, 180, 180)


def test_short_steps_shrink_when_they_alone_are_too_much() -> None:
    assert spread((60, 60, 600), 60) == (0, 0, 60)


def test_short_steps_may_take_all_there_is() -> None:
    assert spread((60, 60, 600), 120) == (60, 60, 0)


def test_repetitions_keep_their_count_whatever_time_they_get() -> None:
    timings = (StepTiming(5, 6), StepTiming(10))
    assert share_seconds(timings, 1_200) == (900, 300)
    assert timings[0].rounds == 6


def test_a_step_that_repeats_counts_as_long_as_all_its_rounds() -> None:
    assert share_seconds((StepTiming(1, 6), StepTiming(6)), 1_440) == (720, 720)


def test_steps_without_minutes_share_evenly() -> None:
    assert share_seconds((StepTiming(0), StepTiming(0)), 600) == (300, 300)


def test_negative_minutes_count_for_nothing() -> None:
    assert share_seconds((StepTiming(-5), StepTiming(5)), 600) == (0, 600)


@given(weights, totals)
def test_the_shares_add_up_and_none_is_negative(wanted: list[int], total: int) -> None:
    shares = spread(wanted, total)
    assert len(shares) == len(wanted)
    assert sum(shares) == total
    assert min(shares) >= 0


@given(weights, totals)
def test_a_share_is_within_a_minute_of_its_exact_part(wanted: list[int], total: int) -> None:
    assume(any(wanted))
    shares = largest_remainder(wanted, total)
    heaviest = wanted.index(max(wanted))
    for i, share in enumerate(shares):
        exact = Fraction(wanted[i] * (total - total % 60), sum(wanted))
        rest = total % 60 if i == heaviest else 0
        assert abs(share - rest - exact) < 60
        assert (share - rest) % 60 == 0


@given(weights, totals)
def test_what_weighs_more_never_gets_less(wanted: list[int], total: int) -> None:
    shares = largest_remainder(wanted, total)
    for i, mine in enumerate(wanted):
        for j, theirs in enumerate(wanted):
            assert mine <= theirs or shares[i] >= shares[j]


@given(weights, totals)
def test_short_steps_stay_when_the_others_can_give(wanted: list[int], total: int) -> None:
    short = [seconds for seconds in wanted if seconds < FIXED_UNDER]
    assume(len(short) < len(wanted) and sum(short) <= total)
    kept = [share for seconds, share in zip(wanted, spread(wanted, total), strict=True) if seconds < FIXED_UNDER]
    assert kept == short


@given(weights)
def test_what_already_fits_is_left_as_it_is(wanted: list[int]) -> None:
    assert spread(wanted, sum(wanted)) == tuple(wanted)


@given(weights, st.data())
def test_an_adjustment_adds_up_and_leaves_the_steps_that_are_over(wanted: list[int], data: st.DataObject) -> None:
    current = data.draw(st.integers(0, len(wanted) - 1))
    seconds = data.draw(st.integers(-sum(wanted), 5_000))
    steps = adjust_from(wanted, current, seconds)
    assert sum(steps) == sum(wanted) + seconds
    assert min(steps) >= 0
    if sum(wanted[current:]) + seconds >= 0:
        assert steps[:current] == tuple(wanted[:current])


@pytest.mark.parametrize(
    ("steps", "current", "seconds", "expected"),
    [
        ((300, 600, 300), 0, 120, (360, 660, 300)),
        ((300, 600, 300), 1, 60, (300, 660, 300)),
        ((300, 600, 300), 2, 60, (300, 600, 360)),
        ((300, 600, 300), 2, -300, (300, 600, 0)),
        ((300, 600, 300), 2, -360, (240, 420, 180)),
        ((300, 0, 0), 1, 120, (300, 60, 60)),
        ((600,), 0, -600, (0,)),
    ],
)
def test_time_given_or_taken_during_a_step(
    steps: Sequence[int], current: int, seconds: int, expected: Sequence[int]
) -> None:
    assert adjust_from(steps, current, seconds) == expected


FOUR = tuple(StepTiming(minutes) for minutes in (1, 2, 4, 5))
"""1-2-4-tous: alone, by two, by four, all."""


def test_a_minute_given_five_times_is_five_minutes() -> None:
    at_once = steps = share_seconds(FOUR, 12 * 60)
    for _ in range(4):
        steps = adjust_from(steps, 1, 60, FOUR)
    assert steps == share_seconds(FOUR, 16 * 60) == (60, 180, 300, 420)
    assert adjust_from(at_once, 1, 240, FOUR) == steps
    for _ in range(4):
        steps = adjust_from(steps, 1, -60, FOUR)
    assert steps == at_once


@given(st.lists(st.integers(2, 30), min_size=1, max_size=6), st.data())
def test_giving_minutes_one_by_one_or_at_once_is_the_same(minutes: list[int], data: st.DataObject) -> None:
    timings = tuple(StepTiming(each) for each in minutes)
    current, given_ = data.draw(st.integers(0, len(minutes) - 1)), data.draw(st.integers(1, 12))
    at_once = adjust_from(share_seconds(timings, sum(minutes) * 60), current, given_ * 60, timings)
    steps = share_seconds(timings, sum(minutes) * 60)
    for _ in range(given_):
        steps = adjust_from(steps, current, 60, timings)
    assert steps == at_once


def test_a_step_that_somebody_gave_time_to_keeps_it() -> None:
    steps = share_seconds(FOUR, 12 * 60)
    given_ = (steps[0], steps[1] + 600, *steps[2:])
    assert adjust_from(given_, 1, 60, FOUR) == adjust_from(given_, 1, 60)


def test_what_is_counted_in_seconds_lasts_what_it_lasts_while_other_steps_can_give() -> None:
    timings = (StepTiming(10), StepTiming(30), StepTiming(0, 20, 20), StepTiming(5))
    assert (timings[2].seconds, timings[2].minutes, timings[2].is_exact) == (400, 7, True)
    assert share_seconds(timings, 52 * 60) == (600, 1820, 400, 300)
    for minutes in (30, 45, 90):
        shared = share_seconds(timings, minutes * 60)
        assert (shared[2], sum(shared)) == (400, minutes * 60)
    given_ = adjust_from(share_seconds(timings, 52 * 60), 1, 300, timings)
    assert (given_[0], given_[2], sum(given_)) == (600, 400, 57 * 60)
    assert sum(share_seconds(timings, 300)) == 300


def test_seconds_are_written_down_only_where_there_are_any() -> None:
    assert msgspec.json.encode(StepTiming(5)) == b'{"round_minutes":5,"rounds":1}'
    written = msgspec.json.encode(StepTiming(0, 20, 20))
    assert msgspec.json.decode(written, type=StepTiming) == StepTiming(0, 20, 20)
