"""How many teams, of which sizes; and chance that can be drawn again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.groups.shapes import distinct, even_sizes, teams_for

GOLDEN_DRAWS = [47, 72, 30, 88, 41, 71]
GOLDEN_SHUFFLE = "feghadbc"


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (12, 3, (3, 3, 3, 3)),
        (8, 2, (2, 2, 2, 2)),
        (7, 2, (3, 2, 2)),
        (3, 2, (3,)),
        (13, 5, (5, 4, 4)),
        (11, 5, (6, 5)),
        (10, 4, (4, 3, 3)),
        (5, 3, (3, 2)),
        (4, 3, (4,)),
        (3, 4, (3,)),
        (2, 5, (2,)),
        (1, 4, (1,)),
        (0, 4, ()),
        (3, 1, (1, 1, 1)),
    ],
)
def test_teams_keep_near_the_size_that_is_asked(people: int, size: int, sizes: tuple[int, ...]) -> None:
    assert even_sizes(people, teams_for(people, size)) == sizes


@given(st.integers(2, 200), st.integers(2, 12))
def test_nobody_is_left_alone(people: int, size: int) -> None:
    assert min(even_sizes(people, teams_for(people, size))) >= 2


@given(st.integers(0, 200), st.integers(1, 30))
def test_sizes_are_even_and_seat_everyone(people: int, teams: int) -> None:
    sizes = even_sizes(people, teams)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1


def test_no_team_has_no_size() -> None:
    assert even_sizes(4, 0) == ()
    with pytest.raises(ValueError, match="one person"):
        teams_for(4, 0)


def test_the_same_id_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        distinct(["a", "b", "a"])


def test_a_seed_draws_the_same_everywhere() -> None:
    draws = Draws(2024)
    assert [draws.below(100) for _ in range(6)] == GOLDEN_DRAWS
    assert "".join(Draws(7).shuffled("abcdefgh")) == GOLDEN_SHUFFLE


@given(st.integers(), st.lists(st.integers()))
def test_a_shuffle_keeps_every_item(seed: int, items: list[int]) -> None:
    assert sorted(Draws(seed).shuffled(items)) == sorted(items)


@given(st.integers(), st.integers(1, 1000))
def test_a_draw_stays_below_its_limit(seed: int, count: int) -> None:
    assert 0 <= Draws(seed).below(count) < count
