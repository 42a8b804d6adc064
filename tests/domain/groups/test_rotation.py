"""Teams over stations and pitches: what was promised is counted, on every size that a room may have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.groups.checking import (
    Coverage,
    across_coverage,
    is_everywhere_once,
    meeting_coverage,
    visit_coverage,
)
from facilitateur.domain.groups.robin import round_robin
from facilitateur.domain.groups.rotation import Turn, across, everyone_can_move, everyone_meets, over_stations

LEFT = [f"A{number}" for number in range(1, 9)]
RIGHT = [f"B{number}" for number in range(1, 9)]


def named(count: int, letter: str = "T") -> list[str]:
    """Return teams."""
    return [f"{letter}{number}" for number in range(count)]


def test_sixteen_teams_meet_sixty_four_pairs_over_eight_turns() -> None:
    rotation = across(LEFT, RIGHT)
    assert len(rotation) == 8
    assert across_coverage(rotation, LEFT, RIGHT) == Coverage(wanted=64, done=64, repeats=0, rests=0)
    assert is_everywhere_once(rotation, LEFT + RIGHT)
    assert rotation[1].stations[0] == ("A1", "B2")


def test_sixteen_teams_also_pass_over_all_eight_stations() -> None:
    rotation = across(LEFT, RIGHT, everyone_moves=True)
    assert across_coverage(rotation, LEFT, RIGHT) == Coverage(wanted=64, done=64, repeats=0, rests=0)
    assert visit_coverage(rotation, LEFT + RIGHT) == Coverage(wanted=128, done=128, repeats=0, rests=0)


def test_hosts_keep_their_station_and_guests_see_them_all() -> None:
    rotation = across(LEFT, RIGHT)
    assert visit_coverage(rotation, LEFT).done == 8
    assert visit_coverage(rotation, RIGHT).is_complete


@given(st.integers(0, 13), st.integers(0, 13), st.booleans())
def test_two_groups_meet_whatever_their_sizes(hosts: int, guests: int, moves: bool) -> None:
    one, other = named(hosts, "A"), named(guests, "B")
    rotation = across(one, other, everyone_moves=moves and everyone_can_move(max(hosts, guests)))
    coverage = across_coverage(rotation, one, other)

    assert (coverage.wanted, coverage.is_complete, coverage.repeats) == (hosts * guests, True, 0)
    assert coverage.rests == (abs(hosts - guests) if hosts and guests else max(hosts, guests))
    assert is_everywhere_once(rotation, one + other)
    assert all(len(here) in (0, 2) for turn in rotation for here in turn.stations)


def test_fewer_turns_cover_less_and_more_turns_repeat() -> None:
    assert across_coverage(across(LEFT, RIGHT, 5), LEFT, RIGHT) == Coverage(64, 40, 0, 0)
    assert across_coverage(across(LEFT, RIGHT, 9), LEFT, RIGHT) == Coverage(64, 64, 8, 0)
    assert across(LEFT, RIGHT, 0) == across(LEFT, RIGHT, -1) == across([], [], 3) == ()


@pytest.mark.parametrize("teams", [2, 6, 10])
def test_some_sizes_cannot_all_move(teams: int) -> None:
    with pytest.raises(ValueError, match="all move"):
        across(named(teams, "A"), named(teams, "B"), everyone_moves=True)


def test_a_team_cannot_be_in_both_groups() -> None:
    with pytest.raises(ValueError, match="twice"):
        across(["A1", "A2"], ["A2", "A3"])


@given(st.integers(0, 14), st.integers(1, 14))
def test_every_team_sees_every_station_once(count: int, stations: int) -> None:
    teams = named(count)
    rotation = over_stations(teams, stations)
    coverage = visit_coverage(rotation, teams)

    assert (coverage.done, coverage.is_complete, coverage.repeats) == (count * stations, True, 0)
    assert coverage.rests == max(0, count - stations)
    assert is_everywhere_once(rotation, teams)
    assert all(len(here) <= 1 for turn in rotation for here in turn.stations)


def test_five_teams_over_four_stations_rest_in_turn() -> None:
    assert over_stations("abcde", 4, 2) == (
        Turn((("a",), ("b",), ("c",), ("d",)), ("e",)),
        Turn((("e",), ("a",), ("b",), ("c",)), ("d",)),
    )


@given(st.integers(0, 17))
def test_a_round_robin_has_every_match_once(count: int) -> None:
    rounds = round_robin(count)
    matches = [match for matches in rounds for match in matches]
    assert sorted(matches) == [(one, other) for one in range(count) for other in range(one + 1, count)]
    assert len(rounds) == (count - 1 + count % 2 if count > 1 else 0)


@given(st.integers(0, 12), st.integers(1, 8))
def test_all_meet_in_the_fewest_turns_that_the_pitches_allow(count: int, pitches: int) -> None:
    teams = named(count)
    rotation = everyone_meets(teams, pitches)
    matches = count * (count - 1) // 2
    fewest = max(count - 1 + count % 2, -(-matches // pitches)) if count > 1 else 0

    assert meeting_coverage(rotation, teams).done == matches
    assert meeting_coverage(rotation, teams).repeats == 0
    assert len(rotation) == fewest
    assert is_everywhere_once(rotation, teams)
    assert all(len(turn.stations) == pitches for turn in rotation)


def test_teams_change_pitches() -> None:
    rotation = everyone_meets(LEFT)
    assert len(rotation) == 7
    assert visit_coverage(rotation, LEFT).done >= 28


def test_no_pitch_is_refused() -> None:
    with pytest.raises(ValueError, match="one pitch"):
        everyone_meets(LEFT, 0)


def test_the_checker_sees_what_is_missing() -> None:
    rotation = (Turn((("a", "b"), ()), ("c",)), Turn((("a", "b"), ()), ("c",)))
    assert meeting_coverage(rotation, "abc") == Coverage(wanted=3, done=1, repeats=1, rests=2)
    assert visit_coverage(rotation, "abc") == Coverage(wanted=6, done=2, repeats=2, rests=2)
    assert not is_everywhere_once((Turn((("a", "b"),), ("a",)),), "ab")
    assert not is_everywhere_once((Turn((("a",),), ()),), "ab")
