"""Pairs, then fours made of two pairs: whole pairs, even sizes, nobody alone, places of origin parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.checking import imbalance, seats_everyone_once
from facilitateur.domain.groups.joining import are_joined, joined, joined_rounds


def people(count: int) -> list[str]:
    return [f"P{n:02d}" for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "pairs", "fours"),
    [
        (4, (2, 2), (4,)),
        (5, (3, 2), (5,)),
        (6, (2, 2, 2), (6,)),
        (7, (3, 2, 2), (4, 3)),
        (8, (2, 2, 2, 2), (4, 4)),
        (10, (3, 3, 2, 2), (5, 5)),
        (11, (3, 2, 2, 2, 2), (4, 4, 3)),
        (14, (3, 3, 2, 2, 2, 2), (5, 5, 4)),
    ],
)
def test_pairs_make_fours(count: int, pairs: tuple[int, ...], fours: tuple[int, ...]) -> None:
    first, second = joined_rounds(people(count), 2, 4, 7, {})
    assert tuple(sorted(map(len, first), reverse=True)) == pairs
    assert tuple(sorted(map(len, second), reverse=True)) == fours


@given(st.integers(4, 60), st.integers(0, 99), st.lists(st.sampled_from(["", "a", "b"]), min_size=60, max_size=60))
def test_everybody_is_in_a_pair_and_the_pair_in_one_four(count: int, seed: int, values: list[str]) -> None:
    attribute = dict(zip(people(count), values, strict=False))
    rounds = joined_rounds(people(count), 2, 4, seed, attribute)

    assert all(seats_everyone_once(groups, people(count)) for groups in rounds)
    assert all(max(map(len, groups)) - min(map(len, groups)) <= 1 for groups in rounds)
    assert min(map(len, rounds[0])) >= 2
    assert imbalance(rounds[1], attribute) <= 1
    assert len(rounds[0]) == len(rounds[1]) or are_joined(rounds)
    assert rounds == joined_rounds(people(count), 2, 4, seed, attribute)


@given(st.integers(6, 40), st.integers(0, 99), st.data())
def test_pairs_that_were_held_stay_together_whoever_leaves_and_comes(
    count: int, seed: int, data: st.DataObject
) -> None:
    held = joined_rounds(people(count), 2, 4, seed, {})[0]
    gone = data.draw(st.sets(st.sampled_from(people(count)), max_size=count - 2))
    there = [*(one for one in people(count) if one not in gone), "NEW"]
    groups = joined(held, there, 4)

    assert seats_everyone_once(groups, there)
    for pair in held:
        left = set(pair) - gone
        assert not left or sum(1 for group in groups if left & set(group)) == 1


def test_rounds_that_bring_no_groups_together_are_not_joined() -> None:
    pairs = (("a", "b"), ("c", "d"))
    assert are_joined((pairs, (("a", "b", "c", "d"),)))
    assert not are_joined((pairs, (("a", "c"), ("b", "d"))))
    assert not are_joined((pairs, pairs))
    assert not are_joined((pairs,))
