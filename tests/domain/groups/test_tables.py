"""Rounds of tables: everybody once a round, no pair twice where that is known to be possible, never below the bound."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.bounds import fewest_alike, fewest_repeats
from facilitateur.domain.groups.checking import meetings, repeats, same_value_pairs, seats_everyone_once
from facilitateur.domain.groups.designs import designed, developed, most_rounds
from facilitateur.domain.groups.shapes import Round, even_sizes
from facilitateur.domain.groups.starters import STARTERS, Starter
from facilitateur.domain.groups.tables import TablesAsked, tables

DESIGNS = [(16, 4, 5), (9, 3, 4), (25, 5, 6), (15, 5, 5), (32, 8, 8), (49, 7, 8), (40, 8, 8), (13, 4, 4), (20, 5, 5)]
KNOWN = [(15, 5, 7), (24, 6, 6), (24, 6, 7), (30, 6, 4), (30, 6, 6), (18, 6, 8), (28, 7, 8), (40, 10, 8), (10, 5, 9)]
SEARCHED = [(18, 6, 5), (24, 6, 5), (30, 10, 6), (40, 10, 5), (60, 15, 5), (12, 4, 3), (36, 6, 3), (21, 7, 8)]
TIGHT = [
    (40, 5, 5),
    (60, 5, 4),
    (50, 7, 7),
    (39, 4, 4),
    (12, 3, 3),
    (20, 4, 3),
    (8, 2, 2),
    (6, 2, 2),
    (4, 2, 5),
    (15, 5, 8),
]
"""People, tables and rounds for which the bound is above nothing and is met."""

rooms = st.tuples(st.integers(2, 30), st.integers(1, 8), st.integers(1, 4)).map(
    lambda room: (room[0], min(room[1], room[0]), room[2])
)


def people(count: int) -> list[str]:
    return [f"P{n:02d}" for n in range(1, count + 1)]


def drawn(count: int, number: int, rounds: int, seed: int = 0) -> tuple[Round, ...]:
    return tables(people(count), TablesAsked(number, rounds), seed)


@pytest.mark.parametrize(("count", "number", "rounds"), [*DESIGNS, *KNOWN, *SEARCHED])
def test_no_two_people_meet_twice_where_it_can_be(count: int, number: int, rounds: int) -> None:
    for seed in range(3):
        assert repeats(drawn(count, number, rounds, seed)) == 0


@pytest.mark.parametrize(("count", "number", "rounds"), TIGHT)
def test_as_few_meet_twice_as_the_bound_allows(count: int, number: int, rounds: int) -> None:
    for seed in range(3):
        assert repeats(drawn(count, number, rounds, seed)) == fewest_repeats(count, number, rounds) > 0


@pytest.mark.parametrize("line", STARTERS, ids=lambda line: str(len(line.split()[2])))
def test_every_starter_gives_rounds_in_which_no_two_meet_twice(line: str) -> None:
    starter = Starter.read(line)
    plan = developed(starter)
    count, number = len(starter.bases[0]), len(plan[0])
    named = [tuple(tuple(map(str, table)) for table in seats) for seats in plan]

    assert len(plan) == starter.rounds
    assert max(meetings(named).values()) == 1
    for seats in named:
        assert seats_everyone_once(seats, map(str, range(count)))
        assert sorted(map(len, seats), reverse=True) == list(even_sizes(count, number))


@given(st.integers(2, 64), st.integers(1, 16), st.booleans(), st.data())
def test_what_is_built_meets_its_bound_and_hosts_stay(
    count: int, number: int, hosts: bool, data: st.DataObject
) -> None:
    most = most_rounds(count, number, hosts=hosts)
    assert designed(count, number, most + 1, hosts=hosts) is None
    if not most:
        return
    rounds = data.draw(st.integers(1, most))
    plan = designed(count, number, rounds, hosts=hosts)
    assert plan is not None
    named = [tuple(tuple(map(str, table)) for table in seats) for seats in plan]
    assert len(plan) == rounds
    assert all(seats_everyone_once(seats, map(str, range(count))) for seats in named)
    assert all(max(map(len, seats)) - min(map(len, seats)) <= 1 for seats in plan)
    assert repeats(named) == fewest_repeats(count, number, rounds, hosts) or (hosts and count > number * number)
    assert count > number * number or repeats(named) == 0
    assert not hosts or all(host in seats[host] for seats in plan for host in range(number))


@given(rooms, st.integers(0, 999))
def test_every_round_seats_everybody_once_at_even_tables(room: tuple[int, int, int], seed: int) -> None:
    count, number, rounds = room
    found = drawn(count, number, rounds, seed)

    assert len(found) == rounds
    for seats in found:
        assert seats_everyone_once(seats, people(count))
        assert sorted(map(len, seats), reverse=True) == list(even_sizes(count, number))
    assert repeats(found) >= fewest_repeats(count, number, rounds)
    assert found == drawn(count, number, rounds, seed)


@given(rooms, st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=30, max_size=30), st.integers(0, 99))
def test_people_alike_are_parted_only_where_no_repeat_comes_of_it(
    room: tuple[int, int, int], values: list[str], seed: int
) -> None:
    count, number, rounds = room
    attribute = dict(zip(people(count), values, strict=False))
    found = tables(people(count), TablesAsked(number, rounds, attribute=attribute), seed)
    sharing = Counter(value for value in attribute.values() if value)

    assert all(seats_everyone_once(seats, people(count)) for seats in found)
    assert same_value_pairs(found, attribute) >= fewest_alike(tuple(sharing.values()), number, rounds)
    if most_rounds(count, number) >= rounds:
        assert repeats(found) == fewest_repeats(count, number, rounds)


def test_thirteen_people_of_four_places_meet_nobody_of_their_own() -> None:
    attribute = {person: "abcd"[place % 4] for place, person in enumerate(people(13))}
    for number, rounds in ((6, 3), (4, 3)):
        found = tables(people(13), TablesAsked(number, rounds, attribute=attribute), 3)
        assert (repeats(found), same_value_pairs(found, attribute)) == (0, 0)


@given(rooms, st.integers(0, 99), st.data())
def test_who_is_absent_adds_no_repeat(room: tuple[int, int, int], seed: int, data: st.DataObject) -> None:
    count, number, rounds = room
    whole = drawn(count, number, rounds, seed)
    absent = data.draw(st.sets(st.sampled_from(people(count)), max_size=count - 1))
    left = tuple(tuple(tuple(one for one in team if one not in absent) for team in teams) for teams in whole)
    assert repeats(left) <= repeats(whole)
    sizes = [sorted(len(team) for team in teams if team) for teams in left]
    number = len(sizes[0])
    there = [one for one in people(count) if one not in absent]
    again = tables(there, TablesAsked(number, rounds, start=left), seed + 1)
    assert all(seats_everyone_once(seats, there) for seats in again)
    if all(size == sorted(even_sizes(len(there), number)) for size in sizes):
        assert repeats(again) <= repeats(left)


@given(st.integers(2, 7), st.integers(2, 5), st.integers(1, 6), st.integers(0, 99))
def test_hosts_stay_at_their_table_and_meet_every_guest_once(number: int, size: int, rounds: int, seed: int) -> None:
    everyone = people(number * size)
    hosts = tuple(everyone[:number])
    found = tables(everyone, TablesAsked(number, rounds, hosts=hosts), seed)

    for seats in found:
        assert seats_everyone_once(seats, everyone)
        assert tuple(table[0] for table in seats) == hosts
        assert {len(table) for table in seats} == {size}
    assert repeats(found) >= fewest_repeats(number * size, number, rounds, hosts=True)


@pytest.mark.parametrize(
    ("count", "number", "rounds", "expected"),
    [(4, 1, 3, 12), (12, 3, 4, 9), (20, 4, 2, 4), (10, 2, 3, 16), (16, 4, 5, 0), (6, 3, 6, 3), (0, 3, 2, 0)],
)
def test_the_bound_counts_meetings_and_crowded_tables(count: int, number: int, rounds: int, expected: int) -> None:
    assert fewest_repeats(count, number, rounds) == expected


def test_the_bound_knows_what_others_have_shown() -> None:
    assert [fewest_repeats(36, 6, rounds) for rounds in (3, 4, 5)] == [0, 1, 2]
    assert [fewest_repeats(12, 4, rounds) for rounds in (4, 5)] == [0, 1]


def test_the_same_seed_gives_the_same_rounds_and_another_one_others() -> None:
    assert drawn(18, 6, 4, 7) == drawn(18, 6, 4, 7)
    assert drawn(18, 6, 4, 7) != drawn(18, 6, 4, 8)


@given(st.integers(2, 12).map(lambda half: half * 2), st.integers(0, 99))
def test_further_pairs_avoid_those_of_rounds_already_held(count: int, seed: int) -> None:
    held = drawn(count, count // 2, 2, seed) if count > 4 else ()
    further = tables(people(count), TablesAsked(count // 2, 1, held), seed + 1)
    assert seats_everyone_once(further[0], people(count))
    assert repeats(further, held) == 0 or count <= 4


def test_tables_avoid_those_who_met_before_and_come_later() -> None:
    held = drawn(12, 4, 2, 5)
    further = tables([*people(12), "P13"], TablesAsked(4, 1, held), 5)
    assert seats_everyone_once(further[0], [*people(12), "P13"])
    assert repeats(further, held) == 0


def test_a_plan_that_stood_goes_on_without_who_left() -> None:
    whole = drawn(15, 5, 7, 3)
    there = [one for one in people(15) if one != "P07"]
    rest = tuple(tuple(tuple(one for one in team if one != "P07") for team in teams) for teams in whole[2:])
    further = tables(there, TablesAsked(5, 5, whole[:2], rest), 8)
    assert repeats(further, whole[:2]) == 0
