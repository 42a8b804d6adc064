"""The counter that everything else is checked with, on rounds small enough to count by hand."""

from facilitateur.domain.groups.checking import (
    imbalance,
    meetings,
    pair_of,
    repeats,
    rounds_figures,
    same_value_pairs,
    seats_everyone_once,
)

TWICE = ((("a", "b"), ("c", "d")), (("b", "a"), ("c", "d")), (("a", "b", "c"), ("d",)))


def test_a_pair_is_the_same_both_ways() -> None:
    assert pair_of("b", "a") == pair_of("a", "b") == ("a", "b")


def test_meetings_are_counted_by_pair() -> None:
    assert meetings(TWICE) == {("a", "b"): 3, ("c", "d"): 2, ("a", "c"): 1, ("b", "c"): 1}


def test_a_repeat_is_every_meeting_but_the_first() -> None:
    assert repeats(TWICE) == 3
    assert repeats(TWICE[:1]) == 0
    assert repeats(()) == 0


def test_what_happened_before_counts_as_known() -> None:
    assert repeats(TWICE[2:], TWICE[:2]) == 1
    assert repeats(TWICE[1:2], TWICE[:1]) == 2


def test_pairs_that_share_a_value() -> None:
    assert same_value_pairs(TWICE, {"a": "north", "b": "north", "c": "south"}) == 3
    assert same_value_pairs(TWICE, {}) == 0


def test_everyone_has_one_seat() -> None:
    assert seats_everyone_once(TWICE[0], "dcba")
    assert not seats_everyone_once(TWICE[0], "abc")
    assert not seats_everyone_once(TWICE[0], "abcde")
    assert not seats_everyone_once((("a", "b"), ("b",)), "ab")


def test_imbalance_is_the_worst_value_of_two_teams() -> None:
    north = dict.fromkeys("abc", "north")
    assert imbalance((("a", "b"), ("c", "d")), north) == 1
    assert imbalance((("a", "b", "c"), ("d", "e", "f")), north) == 3
    assert imbalance((), north) == 0


def test_figures_of_rounds() -> None:
    figures = rounds_figures(TWICE)
    assert (figures.rounds, figures.people, figures.smallest, figures.largest, figures.uneven) == (3, 4, 1, 3, 2)
    assert (figures.meetings, figures.distinct, figures.possible) == (7, 4, 6)
    assert (figures.repeats, figures.most, figures.everyone_met) == (3, 3, False)
    assert rounds_figures(((("a", "b", "c"),),)).everyone_met


def test_nothing_has_no_figures() -> None:
    figures = rounds_figures(())
    assert (figures.people, figures.largest, figures.uneven, figures.meetings, figures.most) == (0, 0, 0, 0, 0)
