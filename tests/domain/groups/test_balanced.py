"""Teams of equal size in which every value is spread as evenly as it can be."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.balanced import balanced_teams
from facilitateur.domain.groups.checking import imbalance, seats_everyone_once

PEOPLE = [f"p{number:02d}" for number in range(1, 15)]
TRADES = {person: "design" if int(person[1:]) <= 6 else "code" if int(person[1:]) <= 11 else "" for person in PEOPLE}

crowds = st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=1, max_size=40).map(
    lambda values: {f"p{number}": value for number, value in enumerate(values)}
)

GOLDEN = (("a", "d"), ("e", "g"), ("b", "c", "f"))


@given(crowds, st.integers(1, 12), st.integers())
def test_sizes_and_values_differ_by_one_at_most(attribute: dict[str, str], count: int, seed: int) -> None:
    teams = balanced_teams(list(attribute), min(count, len(attribute)), seed, attribute)
    sizes = [len(team) for team in teams]

    assert seats_everyone_once(teams, attribute)
    assert max(sizes) - min(sizes) <= 1
    assert imbalance(teams, attribute) <= 1


def test_three_trades_over_four_teams() -> None:
    teams = balanced_teams(PEOPLE, 4, 1, TRADES)
    assert sorted(map(len, teams)) == [3, 3, 4, 4]
    designers = [Counter(TRADES[person] for person in team)["design"] for team in teams]
    assert sorted(designers) == [1, 1, 2, 2]


@given(crowds, st.integers(), st.randoms(use_true_random=False))
def test_the_same_people_are_dealt_alike_in_any_order(attribute: dict[str, str], seed: int, chance) -> None:
    people = list(attribute)
    teams = balanced_teams(people, 1 + len(people) // 4, seed, attribute)
    chance.shuffle(people)
    again = balanced_teams(people, 1 + len(people) // 4, seed, attribute)
    assert [set(team) for team in teams] == [set(team) for team in again]


def test_a_seed_gives_these_teams_for_ever() -> None:
    assert balanced_teams("abcdefg", 3, 42) == GOLDEN


def test_another_seed_gives_other_teams() -> None:
    assert len({balanced_teams(PEOPLE, 4, seed, TRADES) for seed in range(20)}) == 20


def test_members_stand_in_the_order_of_the_list() -> None:
    assert all(list(team) == sorted(team) for team in balanced_teams(PEOPLE, 3, 5))


def test_more_teams_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="one person"):
        balanced_teams("ab", 3, 0)
    with pytest.raises(ValueError, match="one person"):
        balanced_teams("ab", 0, 0)


def test_nobody_makes_one_empty_team() -> None:
    assert balanced_teams((), 1, 0) == ((),)
