"""Rotations as they are asked for: what they cover is counted from the turns, never from the plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import group_intents
from facilitateur.domain.events import RotationKind
from facilitateur.domain.groups.checking import is_everywhere_once
from facilitateur.domain.refusals import Reason
from facilitateur.domain.rotating import Asked, as_turns, covered, rotate, rotation_figures
from support.story import Story


def teams(count: int) -> tuple[str, ...]:
    return tuple(f"T{n:02d}" for n in range(count))


def test_sixteen_teams_in_two_halves_meet_64_pairs_in_8_turns_none_twice() -> None:
    asked = Asked(RotationKind.ACROSS, teams(16), turns=8)
    coverage = rotation_figures(asked, rotate(asked)).coverage
    assert (coverage.done, coverage.wanted, coverage.repeats, coverage.rests) == (64, 64, 0, 0)


def test_everyone_moves_and_sees_every_table() -> None:
    asked = Asked(RotationKind.ACROSS, teams(16), everyone_moves=True)
    figures = rotation_figures(asked, rotate(asked))
    assert figures.coverage.is_complete
    assert figures.visits is not None
    assert figures.visits.is_complete
    assert not Asked(RotationKind.ACROSS, teams(4)).can_all_move


def test_too_few_turns_say_what_is_missing() -> None:
    asked = Asked(RotationKind.ACROSS, teams(16), turns=6)
    figures = rotation_figures(asked, rotate(asked))
    assert (figures.coverage.done, figures.coverage.wanted, figures.needed) == (48, 64, 8)


@given(st.sampled_from(RotationKind), st.integers(2, 14), st.none() | st.integers(1, 9))
def test_without_a_number_of_turns_everything_is_covered_once(
    kind: RotationKind, count: int, stations: int | None
) -> None:
    asked = Asked(kind, teams(count), stations)
    rotation = rotate(asked)
    coverage = rotation_figures(asked, rotation).coverage
    assert (coverage.is_complete, coverage.repeats) == (True, 0)
    assert is_everywhere_once(rotation, asked.teams)
    most = stations or asked.useful_stations
    assert all(sum(map(bool, turn.stations)) <= most for turn in rotation)
    if kind is not RotationKind.STATIONS:
        assert len(rotation) >= -(-coverage.wanted // min(most, asked.useful_stations))


@pytest.mark.parametrize("kind", RotationKind)
def test_a_rotation_is_kept_with_its_block_replaced_and_taken_back(kind: RotationKind) -> None:
    story = Story(teams=4)
    asked = Asked(kind, tuple(team.letter for team in story.state.contents.teams))
    story.does(lambda state, _: group_intents.draw_rotation(state, "b3", asked))
    held = story.state.contents.rotations["b3"]
    assert held.teams == asked.teams
    assert covered(held.kind, held.teams, as_turns(held)).is_complete
    story.does(lambda state, _: group_intents.drop_rotation(state, "b3"))
    assert not story.state.contents.rotations
    story.undoes()
    assert story.state.contents.rotations["b3"] == held
    story.undoes()
    assert not story.state.contents.rotations


def test_a_rotation_needs_two_teams_and_a_block_of_the_agenda() -> None:
    story = Story(teams=1)
    assert story.tries(lambda s, _: group_intents.draw_rotation(s, "", Asked(RotationKind.MEETINGS, ("A",)))) is (
        Reason.TOO_FEW_TEAMS
    )
    asked = Asked(RotationKind.MEETINGS, ("A", "B"))
    assert story.tries(lambda s, _: group_intents.draw_rotation(s, "b99", asked)) is Reason.UNKNOWN_BLOCK
