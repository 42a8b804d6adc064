"""Draws of groups for a canvas: everybody once a round, pairs that do not meet twice, one draw from one seed."""

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents, score_intents
from facilitateur.domain.canvases.grouping import Wanted, draw, repeated_pairs
from facilitateur.domain.refusals import Reason
from support.story import Story


def people(count: int) -> list[str]:
    return [f"P{n:02d}" for n in range(1, count + 1)]


@given(st.integers(2, 40), st.integers(2, 6), st.integers(1, 5), st.integers(0, 9_999))
def test_everybody_is_in_one_group_of_each_round_and_sizes_differ_by_one(
    count: int, size: int, rounds: int, seed: int
) -> None:
    drawn = draw(people(count), Wanted(size, rounds), seed)
    assert len(drawn) == rounds
    for groups in drawn:
        assert sorted(code for group in groups for code in group) == people(count)
        assert max(map(len, groups)) - min(map(len, groups)) <= 1
        assert min(map(len, groups)) >= 2
    assert drawn == draw(people(count), Wanted(size, rounds), seed)


@given(st.integers(1, 15).map(lambda half: half * 2), st.integers(0, 9_999))
def test_pairs_of_an_even_number_never_meet_twice_while_there_are_rounds(count: int, seed: int) -> None:
    assert repeated_pairs(draw(people(count), Wanted(2, count - 1), seed)) == 0


def test_fewer_than_two_people_make_at_most_one_group() -> None:
    assert draw([], Wanted(), 1) == ()
    assert draw(["P01"], Wanted(), 1) == ((("P01",),),)


def test_a_draw_leaves_out_who_is_absent_and_is_undone() -> None:
    story = Story().does(lambda state, _: score_intents.draw_groups(state, "b3", Wanted(2, 1), 7, ("P01",)))
    drawn = story.state.contents.groups["b3"]
    assert "P01" not in {code for groups in drawn.rounds for group in groups for code in group}
    assert drawn.absent == ("P01",)
    story.does(lambda state, _: intents.undo(state))
    assert not story.state.contents.groups


def test_groups_need_people() -> None:
    story = Story(names=["Zoé"])
    assert story.tries(lambda state, _: score_intents.draw_groups(state, "b3", Wanted(), 7)) is Reason.NO_PEOPLE
    assert story.tries(lambda state, _: score_intents.draw_groups(state, "b99", Wanted(), 7)) is Reason.UNKNOWN_BLOCK
