"""Draws of groups for a canvas: everybody once a round, pairs that do not meet twice, one draw from one seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import group_intents, intents
from facilitateur.domain.canvases.grouping import (
    Wanted,
    draw,
    draw_figures,
    repeated_pairs,
    step_round,
    wanted_of,
)
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.groups.checking import imbalance
from facilitateur.domain.people import values_of
from facilitateur.domain.refusals import Reason
from facilitateur.domain.roll import Person
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
    story = Story().does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 1), 7, ("P01",)))
    drawn = story.state.contents.groups["b3"]
    assert "P01" not in {code for groups in drawn.rounds for group in groups for code in group}
    assert drawn.absent == ("P01",)
    story.does(lambda state, _: intents.undo(state))
    assert not story.state.contents.groups


def test_groups_need_people() -> None:
    story = Story(names=["Zoé"])
    assert story.tries(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(), 7)) is Reason.NO_PEOPLE
    assert story.tries(lambda state, _: group_intents.draw_groups(state, "b99", Wanted(), 7)) is Reason.UNKNOWN_BLOCK


@pytest.mark.parametrize(
    ("count", "size", "rounds"), [(5, 2, 3), (7, 2, 3), (9, 2, 4), (11, 2, 3), (12, 4, 4), (20, 5, 6)]
)
def test_no_draw_is_below_what_is_said_to_be_the_fewest(count: int, size: int, rounds: int) -> None:
    for seed in range(20):
        figures = draw_figures(draw(people(count), Wanted(size, rounds), seed))
        assert figures.repeated >= figures.fewest
    assert (figures.rounds, figures.largest - figures.smallest) in ((rounds, 0), (rounds, 1))


def test_an_odd_person_makes_a_trio_and_no_pair_meets_twice_while_it_can_be() -> None:
    figures = draw_figures(draw(people(9), Wanted(2, 3), 4))
    assert (figures.smallest, figures.largest, figures.repeated) == (2, 3, 0)


def test_a_draw_mixes_people_who_come_from_the_same_place() -> None:
    known = {code: "mairie" if n < 6 else "musée" for n, code in enumerate(people(12))}
    plain, mixed = draw(people(12), Wanted(2, 3), 7), draw(people(12), Wanted(2, 3), 7, (), known)
    assert draw_figures(mixed).repeated == 0
    assert draw_figures(mixed, 0, known).same <= draw_figures(plain, 0, known).same
    assert draw_figures(mixed, 0, known).same < 3 * 3


def test_rounds_already_held_stay_and_who_met_in_them_meets_others() -> None:
    story = Story(names=[f"N{n}" for n in range(8)])
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 4), 7))
    first = story.state.contents.groups["b3"].rounds
    arrived = lambda state, _: group_intents.arrive_and_draw(  # noqa: E731
        state, Person("Léa", {"structure": "musée"}), "b3", Wanted(2, 4), 8, 2
    )
    story.does(arrived)
    drawn = story.state.contents.groups["b3"]
    assert drawn.held == 2
    assert drawn.rounds[:2] == first[:2]
    assert len(drawn.rounds) == 4
    assert all("P09" in {code for group in groups for code in group} for groups in drawn.rounds[2:])
    figures = draw_figures(drawn.rounds, drawn.held)
    assert figures.fewest <= figures.repeated <= 1
    team = next(team for team in story.state.contents.teams if "P09" in team.members)
    assert len(team.members) == 5
    assert story.tries(arrived) is Reason.ALREADY_LISTED


CAFE = Wanted(4, 3, hosts=True)


def test_hosts_stay_and_who_leaves_is_replaced_at_the_same_table() -> None:
    story = Story(names=[f"N{n}" for n in range(20)])
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", CAFE, 7, (), 0, ("P09", "P02")))
    first = story.state.contents.groups["b3"]
    assert first.hosts[:2] == ("P09", "P02")
    assert all(tuple(table[0] for table in tables) == first.hosts for tables in first.rounds)
    figures = draw_figures(first.rounds, hosts=first.hosts)
    assert (figures.repeated, figures.hosts, figures.joined) == (0, 5, False)

    story.does(lambda state, _: group_intents.draw_groups(state, "b3", CAFE, 8, ("P02",), 1))
    again = story.state.contents.groups["b3"]
    assert again.rounds[0] == first.rounds[0]
    assert [host for host in again.hosts if host not in first.hosts] == [again.hosts[1]]
    assert all(tuple(table[0] for table in tables) == again.hosts for tables in again.rounds[1:])


def test_people_of_two_places_are_parted_in_pairs_and_in_fours_as_far_as_can_be() -> None:
    known = {code: "mairie" if n < 6 else "musée" for n, code in enumerate(people(12))}
    figures = draw_figures(draw(people(12), Wanted(2, 2, 4), 3, (), known), 0, known)
    assert (figures.joined, figures.same, figures.fewest_same) == (True, 6, 6)


def test_fours_are_drawn_again_from_the_pairs_that_were_held() -> None:
    story = Story(names=[f"N{n}" for n in range(12)])
    wanted = Wanted(2, 2, 4)
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", wanted, 7))
    pairs, fours = story.state.contents.groups["b3"].rounds
    assert draw_figures((pairs, fours)).joined
    gone = pairs[0][0]
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", wanted, 8, (gone,), 1))
    held, again = story.state.contents.groups["b3"].rounds
    assert held == pairs
    assert all(sum(1 for four in again if ({*pair} - {gone}) & {*four}) == 1 for pair in pairs)
    story.does(lambda state, _: group_intents.draw_groups(state, "b3", wanted, 9, (), 2))
    assert story.state.contents.groups["b3"].rounds == (held, again)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, None),
        ({"groupes": "oui"}, None),
        ({"groupes": "5"}, Wanted(5)),
        ({"Groups": "4", "rounds": "3"}, Wanted(4, 3)),
        ({"groupes": "2, puis 4"}, Wanted(2, 2, 4)),
        (
            {"groupes": "5", "hôtes": "oui", "étapes des groupes": "2, 3, 4"},
            Wanted(5, 3, hosts=True, steps=(2, 3, 4)),
        ),
    ],
)
def test_what_a_card_asks_of_groups(settings: dict[str, str], expected: Wanted | None) -> None:
    assert wanted_of(CanvasView(settings=settings)) == expected


def test_the_round_of_a_step_is_the_one_that_it_holds() -> None:
    wanted = Wanted(5, 3, steps=(2, 3, 4))
    assert [step_round(wanted, step) for step in range(6)] == [0, 0, 1, 2, 3, 3]


def test_rounds_before_the_one_that_runs_are_held() -> None:
    story = Story()
    block = story.state.agenda.block("b3")
    assert block is not None
    assert group_intents.held_rounds(story.state, block, story.now) == 0
    story.goes_to("b3").does(lambda state, _: group_intents.draw_groups(state, "b3", Wanted(2, 3), 7))
    assert group_intents.held_rounds(story.state, block, story.now) == 0


@given(st.integers(2, 30), st.integers(1, 6), st.integers(0, 999), st.data())
def test_teams_are_balanced_whoever_is_absent(count: int, teams: int, seed: int, data: st.DataObject) -> None:
    names = [Person(f"N{n}", {"structure": "ABC"[n % 3]}) for n in range(count)]
    story = Story(names=names, teams=1)
    absent = data.draw(st.sets(st.sampled_from(people(count)), max_size=count // 2))
    refused = story.tries(lambda state, _: group_intents.draw_teams(state, teams, seed, "structure", tuple(absent)))
    if refused is not None:
        assert refused is Reason.NO_PEOPLE
        assert count - len(absent) < max(teams, 2)
        return
    formed = [team.members for team in story.state.contents.teams]
    assert sorted(code for team in formed for code in team) == sorted({*people(count)} - absent)
    assert imbalance(formed, values_of(story.state.contents.participants, "structure")) <= 1
    assert max(map(len, formed)) - min(map(len, formed)) <= 1


def test_teams_are_undone_and_a_team_that_produced_something_stays() -> None:
    story = Story(names=[f"N{n}" for n in range(8)], teams=3)
    before = story.state.contents.teams
    story.does(lambda state, _: group_intents.draw_teams(state, 4, 3))
    assert [team.letter for team in story.state.contents.teams] == ["A", "B", "C", "D"]
    story.notes(team="D")
    assert story.tries(lambda state, _: group_intents.draw_teams(state, 3, 3)) is Reason.TEAM_HAS_WORK
    story.undoes(2)
    assert story.state.contents.teams == before


@given(st.integers(2, 24), st.integers(2, 6), st.integers(1, 5), st.integers(0, 999), st.booleans())
def test_what_is_stated_is_what_can_be_counted_by_hand(
    count: int, size: int, rounds: int, seed: int, known: bool
) -> None:
    values = {code: "ABC"[n % 3] for n, code in enumerate(people(count))} if known else {}
    drawn = draw(people(count), Wanted(size, rounds), seed, (), values)
    figures = draw_figures(drawn, 0, values)
    seen, again, alike = set(), 0, 0
    for one, other in ((a, b) for groups in drawn for group in groups for a in group for b in group if a < b):
        again += (one, other) in seen
        alike += known and values[one] == values[other]
        seen.add((one, other))
    assert (figures.repeated, figures.same) == (again, alike)
    assert (figures.most > 1) == (again > 0)
    assert figures.fewest <= figures.repeated
    assert figures.fewest_same <= figures.same
