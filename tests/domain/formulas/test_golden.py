"""The golden values of each formula, and what must hold for any values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.formulas.dots import dots_budget
from facilitateur.domain.formulas.errors import OutOfRangeError
from facilitateur.domain.formulas.evidence import evidence_rate, is_thin
from facilitateur.domain.formulas.faces import three_faces
from facilitateur.domain.formulas.interval import half_width
from facilitateur.domain.formulas.majority import majority_ranks, median_grade
from facilitateur.domain.formulas.recommendation import recommendation
from facilitateur.domain.formulas.seq import single_ease
from facilitateur.domain.formulas.severity import severity
from facilitateur.domain.formulas.shares import whole_percents
from facilitateur.domain.formulas.speech import spoken_seconds_of
from facilitateur.domain.formulas.spread import spread
from facilitateur.domain.formulas.success import problems_found, success
from facilitateur.domain.formulas.sus import sus, sus_of
from facilitateur.domain.formulas.ties import practical_tie
from facilitateur.domain.formulas.twentyfive import twenty_five
from facilitateur.domain.formulas.umux import umux_lite, umux_lite_of
from facilitateur.domain.formulas.weighted import dense_ranks, unstable_criteria, weighted_mean

likert = st.lists(st.integers(1, 5), min_size=10, max_size=10)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ([3] * 10, 50),
        ([5, 1] * 5, 100),
        ([4, 2] * 5, 75),
        ([4, 2, 5, 1, 4, 3, 5, 2, 4, 2], 80),
        ([None] * 10, 50),
        ([1, 5] * 5, 0),
    ],
)
def test_sus(answers: list[int | None], score: int) -> None:
    assert sus_of(answers) == score


@given(likert)
def test_reversing_every_answer_mirrors_sus(answers: list[int]) -> None:
    assert sus_of([6 - answer for answer in answers]) == 100 - sus_of(answers)
    assert 0 <= sus_of(answers) <= 100


def test_sus_of_a_group_has_its_range() -> None:
    found = sus([[3] * 10, [5, 1] * 5])
    assert found is not None
    assert (found.n, found.mean, found.low, found.high) == (2, 75, 50, 100)
    assert sus([]) is None


def test_sus_takes_ten_answers_on_its_scale() -> None:
    with pytest.raises(ValueError, match="9"):
        sus_of([3] * 9)
    with pytest.raises(OutOfRangeError):
        sus_of([6] * 10)


@pytest.mark.parametrize(("pair", "score"), [((6, 5), 75), ((7, 7), 100), ((1, 1), 0)])
def test_umux_lite(pair: tuple[int, int], score: int) -> None:
    assert umux_lite_of(*pair) == score
    found = umux_lite([pair, pair])
    assert found is not None
    assert (found.n, found.mean, found.low, found.high, found.half_width) == (2, score, score, score, None)
    assert umux_lite([]) is None


def test_the_interval_of_a_mean_is_that_of_student() -> None:
    assert half_width([Fraction(n) for n in range(1, 6)]) == pytest.approx(1.963, abs=0.001)
    assert half_width([Fraction(n % 2) for n in range(36)]) == pytest.approx(2.042 * 0.5071 / 6, abs=0.001)
    assert half_width([Fraction(n % 2) for n in range(400)]) == pytest.approx(1.980 * 0.5006 / 20, abs=0.001)
    assert half_width([Fraction(3)]) is None
    assert half_width([Fraction(3)] * 9) is None


def test_a_balance_with_every_answer_on_one_side_has_no_interval() -> None:
    found = recommendation([9, 10] * 4)
    assert found is not None
    assert (found.score, found.half_width, found.promoters, found.detractors) == (100, 0, 8, 0)
    assert not found.is_beside_zero


@pytest.mark.parametrize(
    ("answers", "score", "half"),
    [([10] * 5 + [8] * 11 + [3] * 4, 5, 29.3), ([10, 9, 9, 8, 7, 6, 10, 9, 5, 8, 9, 10], 41.7, 43.0)],
)
def test_recommendation(answers: list[int], score: float, half: float) -> None:
    found = recommendation(answers)
    assert found is not None
    assert (found.score, found.half_width) == (pytest.approx(score, abs=0.05), pytest.approx(half, abs=0.05))


@pytest.mark.parametrize(
    ("succeeded", "n", "figures"),
    [(4, 5, (0.67, 0.36, 0.98)), (5, 5, (0.78, 0.51, 1)), (2, 6, (0.40, 0.09, 0.70))],
)
def test_adjusted_success(succeeded: int, n: int, figures: tuple[float, float, float]) -> None:
    found = success(succeeded, n)
    assert found is not None
    assert found[2:] == tuple(pytest.approx(figure, abs=0.006) for figure in figures)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate_and_stays_between_0_and_1(case: tuple[int, int]) -> None:
    found = success(*case)
    assert found is not None
    assert 0 <= found.low <= found.rate <= found.high <= 1


@pytest.mark.parametrize(("testers", "share"), [(0, 0), (3, 0.67), (5, 0.84), (8, 0.95)])
def test_problems_found(testers: int, share: float) -> None:
    assert problems_found(testers) == pytest.approx(share, abs=0.006)


def fractions(*values: int) -> list[Fraction | None]:
    return [Fraction(value) for value in values]


def test_two_proposals_tie_exactly_on_weighted_means() -> None:
    weights = [3, 2, 2, 1, 1]
    rows = {"navette": fractions(4, 3, 5, 2, 3), "carte": fractions(5, 2, 3, 4, 4)}
    means = {row: weighted_mean(scores, weights) for row, scores in rows.items()}
    assert set(means.values()) == {Fraction(11, 3)}
    assert dense_ranks(means) == {"navette": 1, "carte": 1}
    assert unstable_criteria(rows, weights) == (0, 1, 2, 3, 4)


@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=6), st.integers(1, 7))
def test_ranks_do_not_change_when_all_weights_are_multiplied(scores: list[list[int]], factor: int) -> None:
    weights = [3, 1, 2]
    rows = {n: fractions(*row) for n, row in enumerate(scores)}
    once, more = (
        dense_ranks({n: weighted_mean(row, chosen) for n, row in rows.items()})
        for chosen in (weights, [weight * factor for weight in weights])
    )
    assert once == more


def test_a_clear_winner_stands_firm() -> None:
    assert unstable_criteria({"a": fractions(5, 5), "b": fractions(1, 2)}, [2, 1]) == ()
    assert weighted_mean([None, Fraction(4)], [3, 1]) == 4
    assert weighted_mean([None], [1]) is None


def grades(text: str) -> list[int]:
    return [int(digit) for digit in text]


def test_majority_judgment_by_exact_removal() -> None:
    rows = {"A": grades("6654431"), "B": grades("6554422"), "C": grades("5544443"), "D": grades("6666210")}
    assert majority_ranks(rows) == {"D": 1, "A": 2, "B": 3, "C": 4}
    assert [median_grade(rows[row]) for row in "ABCD"] == [4, 4, 4, 6]


@given(st.lists(st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=2, max_size=5))
def test_rows_judged_alike_share_a_rank_and_order_does_not_matter(rows: list[list[int]]) -> None:
    forward = majority_ranks(dict(enumerate(rows)))
    turned = majority_ranks({n: row[::-1] for n, row in enumerate(rows)})
    assert forward == turned
    assert all((sorted(rows[a]) == sorted(rows[b])) == (forward[a] == forward[b]) for a in forward for b in forward)


def test_no_row_gains_by_being_judged_by_more_people() -> None:
    assert majority_ranks({"X": [4] * 4, "Y": [4] * 5}) == {"X": 1, "Y": 1}
    assert majority_ranks({"X": [5, 4, 4, 3], "Y": [4, 4, 4, 4, 3], "Z": [6, 1]}) == {"Y": 1, "X": 2, "Z": 3}


@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=7), min_size=1, max_size=4), st.integers(2, 3))
def test_a_room_twice_as_large_that_judges_alike_gives_the_same_ranks(rows: list[list[int]], times: int) -> None:
    once = dict(enumerate(rows))
    other = {row: grades * times if row == 0 else grades for row, grades in once.items()}
    if len({len(grades) for grades in rows}) == 1:
        assert majority_ranks(once) == majority_ranks(other)
    assert majority_ranks({0: rows[0], 1: rows[0] * times}) == {0: 1, 1: 1}


@pytest.mark.parametrize(("scores", "total"), [([5, 4, 4, 3], 20), ([5, 4, 4, 3, 5], 21), ([1] * 6, 5), ([], None)])
def test_twenty_five(scores: list[int], total: int | None) -> None:
    assert twenty_five(scores) == total


def test_three_faces() -> None:
    assert three_faces(5, 5, 5) == 5
    assert three_faces(8, 3, 1) == pytest.approx(7.92, abs=0.005)
    assert three_faces(0, 0, 0) is None


@pytest.mark.parametrize(("choices", "dots"), [(6, 2), (9, 3), (12, 4), (18, 6), (30, 8)])
def test_dots_per_person(choices: int, dots: int) -> None:
    assert dots_budget(choices) == dots


@pytest.mark.parametrize(("one", "other", "tie"), [(39, 37, True), (9, 8, True), (12, 6, False), (20, 8, False)])
def test_practical_ties(one: int, other: int, *, tie: bool) -> None:
    assert practical_tie(one, other) is practical_tie(other, one) is tie


def test_spread_of_values() -> None:
    found = spread([4, 5, 2, 4])
    assert (found.n, found.counts, found.mean, found.median) == (4, {2: 1, 4: 2, 5: 1}, Fraction(15, 4), 4)
    assert found.is_few
    assert spread([]).mean is None


@pytest.mark.parametrize(("words", "seconds"), [(420, 180), (140, 60), (1, 1), (0, 0)])
def test_words_take_their_time_to_say(words: int, seconds: int) -> None:
    assert spoken_seconds_of([" ".join(["mot"] * words)]) == seconds


def test_an_elided_word_is_said_with_the_next_one() -> None:
    assert spoken_seconds_of(["l’enfant d'abord"], words_per_minute=60) == 2


def test_severity_is_the_mean_of_raters_from_nought_to_four() -> None:
    assert severity([3, 4, 2]) == 3
    assert severity([]) is None
    with pytest.raises(OutOfRangeError):
        severity([5])


def test_ease_is_the_mean_of_answers_from_one_to_seven() -> None:
    assert single_ease([5, 6, 7, 4]) == Fraction(11, 2)
    assert single_ease([]) is None
    with pytest.raises(OutOfRangeError):
        single_ease([0])


@pytest.mark.parametrize(
    ("certain", "typed", "rate", "thin"), [(8, 12, 2 / 3, False), (3, 10, 0.3, True), (0, 0, None, False)]
)
def test_evidence_is_the_share_of_what_is_known(certain: int, typed: int, rate: float | None, thin: bool) -> None:
    assert evidence_rate(certain, typed) == rate
    assert is_thin(certain, typed) is thin


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ((5, 3), (63, 37)),
        ((3, 5), (37, 63)),
        ((2, 2, 1, 1), (33, 33, 17, 17)),
        ((1, 1, 1), (33, 33, 33)),
        ((3, 3, 2), (38, 38, 25)),
        ((8, 7, 30), (18, 15, 67)),
        ((0, 0), (0, 0)),
    ],
)
def test_percentages_of_one_whole(counts: tuple[int, ...], percents: tuple[int, ...]) -> None:
    assert whole_percents(counts) == percents


@given(st.lists(st.integers(0, 50), max_size=8).filter(any))
def test_percentages_add_up_unless_equals_would_be_told_apart(counts: list[int]) -> None:
    percents = whole_percents(counts)
    by_count = dict(zip(counts, percents, strict=True))
    assert [by_count[count] for count in counts] == list(percents)
    assert [by_count[count] for count in sorted(counts)] == sorted(percents)
    assert abs(sum(percents) - 100) <= len(counts) / 2
    assert all(abs(percent - 100 * count / sum(counts)) < 1 for count, percent in by_count.items())
    assert len(set(counts)) < len(counts) or sum(percents) == 100
