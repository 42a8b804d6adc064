"""Rounds of tables: everybody once a round, no pair twice where that is known to be possible, never below the bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.checking import repeats, seats_everyone_once
from facilitateur.domain.groups.shapes import even_sizes
from facilitateur.domain.groups.tables import fewest_repeats, tables

DESIGNS = [(16, 4, 5), (9, 3, 4), (25, 5, 6), (15, 5, 5), (32, 8, 8), (49, 7, 8), (40, 8, 8), (13, 4, 4), (20, 5, 5)]
SEARCHED = [(18, 6, 5), (24, 6, 5), (30, 10, 6), (40, 10, 5), (60, 12, 5), (12, 4, 3)]


def people(count: int) -> list[str]:
    return [f"P{n:02d}" for n in range(1, count + 1)]


@pytest.mark.parametrize(("count", "number", "rounds"), [*DESIGNS, *SEARCHED])
def test_no_two_people_meet_twice_where_it_can_be(count: int, number: int, rounds: int) -> None:
    for seed in range(3):
        assert repeats(tables(people(count), number, rounds, seed)) == 0


@given(st.integers(2, 30), st.integers(1, 8), st.integers(1, 4), st.integers(0, 999))
def test_every_round_seats_everybody_once_at_even_tables(count: int, number: int, rounds: int, seed: int) -> None:
    number = min(number, count)
    found = tables(people(count), number, rounds, seed)

    assert len(found) == rounds
    for seats in found:
        assert seats_everyone_once(seats, people(count))
        assert sorted(map(len, seats), reverse=True) == list(even_sizes(count, number))
    assert repeats(found) >= fewest_repeats(count, number, rounds)
    assert found == tables(people(count), number, rounds, seed)


@pytest.mark.parametrize(
    ("count", "number", "rounds", "expected"),
    [(4, 1, 3, 12), (12, 3, 4, 9), (20, 4, 2, 4), (10, 2, 3, 16), (16, 4, 5, 0), (6, 3, 6, 3), (0, 3, 2, 0)],
)
def test_the_bound_counts_meetings_and_crowded_tables(count: int, number: int, rounds: int, expected: int) -> None:
    assert fewest_repeats(count, number, rounds) == expected


def test_the_same_seed_gives_the_same_rounds_and_another_one_others() -> None:
    assert tables(people(18), 6, 4, 7) == tables(people(18), 6, 4, 7)
    assert tables(people(18), 6, 4, 7) != tables(people(18), 6, 4, 8)


@given(st.integers(2, 12).map(lambda half: half * 2), st.integers(0, 99))
def test_further_pairs_avoid_those_of_rounds_already_held(count: int, seed: int) -> None:
    held = tables(people(count), count // 2, 2, seed) if count > 4 else ()
    further = tables(people(count), count // 2, 1, seed + 1, held)
    assert seats_everyone_once(further[0], people(count))
    assert repeats(further, held) == 0 or count <= 4


def test_tables_avoid_those_who_met_before_and_come_later() -> None:
    held = tables(people(12), 4, 2, 5)
    further = tables([*people(12), "P13"], 4, 1, 5, held)
    assert seats_everyone_once(further[0], [*people(12), "P13"])
    assert repeats(further, held) == 0
