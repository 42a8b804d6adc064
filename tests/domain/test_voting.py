"""Votes of a room without devices: what is counted, what does not fit, what is told, and what undo gives back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents, note_intents, vote_intents
from facilitateur.domain.canvases.balloting import Typed, dots_of, option_of, options_of, present_people, read_ballot
from facilitateur.domain.canvases.places import CanvasView, canvas_view
from facilitateur.domain.events import GroupsDrawn, VoteOption, VoteRule
from facilitateur.domain.evolve import fold
from facilitateur.domain.formulas.ties import practical_tie
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.voting import Misfit, counted_votes, doubts_of, final_rounds, result_of
from support.invented import MORNING
from support.story import Story

IDEAS = ("navette", "guichet", "carte", "affiche", "borne", "appel")


def story_of(rule: VoteRule = VoteRule.DOTS, people: int = 12, ideas: tuple[str, ...] = IDEAS) -> Story:
    """Return a story in which a vote on some ideas runs."""
    story = Story()
    for idea in ideas:
        story.notes(idea)
    return story.does(
        lambda state, _: vote_intents.open_vote(
            state, "b3", "A", rule, [option_of(note) for note in state.notes_of("b3", "A")], people
        )
    )


def counts(story: Story, *values: int) -> Story:
    """Count options in their order."""
    held = running(story)
    for option, value in zip(held.options, values, strict=False):
        story.does(lambda state, _, key=option.key, n=value: vote_intents.count(state, held.number, {key: n}))  # type: ignore[misc]
    return story


def running(story: Story) -> VoteRound:
    return story.state.contents.votes[-1]


def names(options: tuple[VoteOption, ...]) -> list[str]:
    return [option.label for option in options]


def test_each_person_has_a_third_of_the_choices_as_dots() -> None:
    held = running(story_of())
    assert (held.dots, held.possible) == (2, 24)
    assert names(held.options) == list(IDEAS)


def test_every_count_is_an_event_of_its_own() -> None:
    story = counts(story_of(), 9, 8, 4)
    kinds = [type(recorded.event).__name__ for recorded in story.log]
    assert kinds.count("BallotCounted") == 3


def test_the_order_is_by_votes_and_a_practical_tie_is_said() -> None:
    result = result_of(running(counts(story_of(), 8, 9, 4, 2, 1, 0)))
    assert [(s.option.label, s.votes, s.rank) for s in result.standings] == [
        ("guichet", 9, 1),
        ("navette", 8, 2),
        ("carte", 4, 3),
        ("affiche", 2, 4),
        ("borne", 1, 5),
        ("appel", 0, 0),
    ]
    assert names(tuple(s.option for s in result.close)) == ["navette"]
    assert names(result.level) == ["guichet", "navette"]
    assert (result.total, result.possible) == (24, 24)


def test_an_exact_tie_shares_its_rank() -> None:
    result = result_of(running(counts(story_of(VoteRule.HANDS), 5, 5, 1)))
    assert [(s.option.label, s.rank, s.tied) for s in result.standings[:3]] == [
        ("navette", 1, True),
        ("guichet", 1, True),
        ("carte", 2, False),
    ]


def test_more_dots_than_the_room_has_are_kept_and_told() -> None:
    story = counts(story_of(), 9, 8, 8, 6)
    (doubt,) = doubts_of(running(story))
    assert (doubt.misfit, doubt.found, doubt.possible) == (Misfit.TOO_MANY, 31, 24)
    story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))
    assert running(story).confirmed
    assert result_of(running(story)).total == 31


def test_more_hands_than_people_are_told_by_option() -> None:
    doubts = doubts_of(running(counts(story_of(VoteRule.HANDS, people=6), 7, 2)))
    assert [(d.misfit, d.found, d.possible, d.option) for d in doubts] == [
        (Misfit.MORE_THAN_ROOM, 7, 6, "navette"),
        (Misfit.TOO_MANY, 9, 6, ""),
    ]


def test_a_card_bounds_the_dots_that_one_person_puts_on_one_option() -> None:
    story = Story()
    for idea in IDEAS:
        story.notes(idea)
    options = [option_of(note) for note in story.state.notes_of("b3", "A")]
    story.does(lambda state, _: vote_intents.open_vote(state, "b3", "A", VoteRule.DOTS, options, 4, dots=6, most=3))
    counts(story, 13, 5)
    (doubt,) = doubts_of(running(story))
    assert (doubt.misfit, doubt.found, doubt.possible, doubt.option) == (Misfit.MORE_THAN_ROOM, 13, 12, "navette")


@pytest.mark.parametrize(
    ("settings", "dots"),
    [
        ({"budget": "n/3", "cumul_max": "3"}, (4, 3)),
        ({"budget": "n/2"}, (6, 0)),
        ({"budget": "N / 4"}, (3, 0)),
        ({"budget": "2n/3"}, (8, 0)),
        ({"budget": "1/3"}, (4, 0)),
        ({"budget": "beaucoup/3"}, (None, 0)),
        ({"budget": "4"}, (4, 0)),
        ({}, (None, 0)),
    ],
)
def test_cards_say_how_many_dots(settings: dict[str, str], dots: tuple[int | None, int]) -> None:
    assert dots_of(CanvasView(settings=settings), 12) == dots


@pytest.mark.parametrize(("said", "dots"), [("g n/2", 1), ("d 3n/2", 3), ("g 2/1", 4), ("g n/3", 2), ("g 4", 4)])
def test_dots_are_typed_as_a_number_or_as_a_share_of_two_options(said: str, dots: int) -> None:
    assert read_ballot(said, running(story_of(ideas=("navette", "borne")))).dots == dots


@pytest.mark.parametrize("said", ["g n/0", "g /3", "g 0/3", "g a/b", "g 1/300"])
def test_what_is_no_share_is_refused_with_a_sentence(said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_ballot(said, running(story_of()))
    assert refused.value.reason is Reason.DOTS_UNREADABLE


def test_without_a_headcount_nothing_is_judged() -> None:
    assert doubts_of(running(counts(story_of(people=0), 90, 80))) == ()


def test_the_headcount_and_the_dots_are_corrected_while_it_runs() -> None:
    story = counts(story_of(), 20, 9)
    assert doubts_of(running(story))
    story.does(lambda state, _: vote_intents.frame_vote(state, 1, people=16))
    story.does(lambda state, _: vote_intents.frame_vote(state, 1, dots=3))
    assert (running(story).people, running(story).dots, doubts_of(running(story))) == (16, 3, ())


def test_a_second_round_stands_between_those_that_were_level() -> None:
    story = counts(story_of(), 9, 8, 3)
    assert story.tries(lambda state, _: vote_intents.vote_again(state, 1)) is Reason.NO_TIE
    story.does(lambda state, _: vote_intents.close_vote(state, 1))
    story.does(lambda state, _: vote_intents.vote_again(state, 1))
    second = running(story)
    assert (second.number, second.after, names(second.options), second.dots) == (2, 1, ["navette", "guichet"], 1)
    assert story.state.votes_of("b3", "A")[0].closed_at is not None
    counts(story, 14, 5).does(lambda state, _: vote_intents.close_vote(state, 2))
    assert result_of(running(story)).level == ()
    assert story.tries(lambda state, _: vote_intents.vote_again(state, 2)) is Reason.NO_TIE


def test_a_canvas_has_one_vote_at_a_time() -> None:
    story = story_of()

    def opens(team: str, note: int) -> Reason | None:
        return story.tries(
            lambda state, _: vote_intents.open_vote(state, "b3", team, VoteRule.HANDS, [VoteOption("n1", "x")], note)
        )

    assert opens("A", 5) is Reason.VOTE_RUNS
    assert opens("B", 5) is None


def test_consent_stands_when_no_objection_is_left() -> None:
    story = story_of(VoteRule.CONSENT, ideas=("on ouvre le samedi",))
    story.does(lambda state, _: vote_intents.object_to(state, 1, "qui garde les enfants ?"))
    assert [doubt.misfit for doubt in doubts_of(running(story))] == [Misfit.OBJECTIONS_LEFT]
    story.does(lambda state, _: vote_intents.resolve(state, 1, 1, "un samedi sur deux"))
    assert doubts_of(running(story)) == ()
    story.does(lambda state, _: vote_intents.resolve(state, 1, 1, ""))
    assert doubts_of(running(story))


def test_majority_judgment_ranks_by_exact_removal() -> None:
    profiles = {"A": "6654431", "B": "6554422", "C": "5544443", "D": "6666210"}
    story = story_of(VoteRule.JUDGMENT, people=7, ideas=tuple(profiles))
    for n, given_grades in enumerate(profiles.values(), 1):
        people = {value: given_grades.count(str(value)) for value in range(7)}
        story.does(lambda state, _, key=f"n{n}", p=people: vote_intents.grade(state, 1, key, p))  # type: ignore[misc]
    result = result_of(running(story))
    assert [s.option.label for s in result.standings] == ["D", "A", "B", "C"]
    assert [s.grade for s in result.standings] == [6, 4, 4, 4]
    assert doubts_of(running(story)) == ()
    story.does(lambda state, _: vote_intents.grade(state, 1, "n1", {6: 3}))
    (doubt,) = doubts_of(running(story))
    assert (doubt.misfit, doubt.found, doubt.possible, doubt.option) == (Misfit.TOO_FEW_GRADES, 3, 7, "A")


def test_undo_takes_back_a_count_then_the_opening_and_redo_brings_them_again() -> None:
    story = counts(story_of(), 9, 8)
    after = story.state.contents
    story.undoes(3)
    assert story.state.contents.votes == ()
    story.redoes(3)
    assert story.state.contents == after
    story.does(lambda state, _: vote_intents.close_vote(state, 1)).does(lambda state, _: intents.undo(state))
    assert running(story).is_open
    assert fold(story.log) == story.state


def test_a_closed_vote_takes_no_more_counts() -> None:
    story = counts(story_of(), 9).does(lambda state, _: vote_intents.close_vote(state, 1))
    assert story.tries(lambda state, _: vote_intents.count(state, 1, {"n1": 3})) is Reason.VOTE_CLOSED


def test_a_note_that_changes_during_a_vote_leaves_it_as_it_was_opened() -> None:
    story = counts(story_of(), 9)
    story.does(lambda state, _: note_intents.retract_note(state, 1))
    assert names(running(story).options) == list(IDEAS)


def test_something_that_stands_on_no_canvas_can_be_added() -> None:
    story = story_of().does(lambda state, _: vote_intents.propose(state, 1, "aucune"))
    assert running(story).options[-1] == VoteOption("x1", "aucune")


def test_people_who_vote_are_those_of_the_team_without_the_absent() -> None:
    story = Story()
    everybody = len(story.state.contents.participants)
    teams = {team.letter: len(team.members) for team in story.state.contents.teams}
    expected = teams["A"] or everybody
    assert present_people(story.state, "b3", "A") == expected
    members = story.state.contents.teams[0].members or tuple(p.code for p in story.state.contents.participants)
    story.happens(GroupsDrawn("b3", 1, (), members[:1]))
    assert present_people(story.state, "b3", "A") == expected - 1


def test_notes_of_a_canvas_are_its_options() -> None:
    story = story_of()
    block = story.state.agenda.block("b3")
    assert block is not None
    assert names(options_of(story.state, canvas_view(story.state, block, "fr", "A"), "b3", "A")) == list(IDEAS)


def round_of(rule: VoteRule) -> VoteRound:
    return VoteRound(1, "b3", "A", rule, (VoteOption("n1", "a"),), 12, 2, 0, MORNING)


@pytest.mark.parametrize(
    ("rule", "line", "typed"),
    [
        (VoteRule.DOTS, "3 12", Typed(counts={3: 12})),
        (VoteRule.DOTS, "3:12", Typed(counts={3: 12})),
        (VoteRule.DOTS, "1 4, 2 7; 3 = 0", Typed(counts={1: 4, 2: 7, 3: 0})),
        (VoteRule.DOTS, "12", Typed(counts={0: 12})),
        (VoteRule.HANDS, "/3 12", Typed(counts={3: 12}, at=3)),
        (VoteRule.HANDS, "/3", Typed(at=3)),
        (VoteRule.DOTS, "p 14", Typed(people=14)),
        (VoteRule.DOTS, "G3", Typed(dots=3)),
        (VoteRule.DOTS, "/+ aucune des deux", Typed(option="aucune des deux")),
        (VoteRule.JUDGMENT, "3x4 5x6", Typed(grades={4: 3, 6: 5})),
        (VoteRule.JUDGMENT, "/2 0 1 2 3 4 1 1", Typed(grades={0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 1, 6: 1}, at=2)),
        (VoteRule.CONSENT, "Pas d’objection.", Typed(closes=True)),
        (VoteRule.CONSENT, "p 14", Typed(objection="p 14")),
        (VoteRule.CONSENT, "trop cher", Typed(objection="trop cher")),
        (VoteRule.CONSENT, "/1 un an d'essai", Typed(resolution="un an d'essai", at=1)),
    ],
)
def test_what_is_typed_during_a_vote(rule: VoteRule, line: str, typed: Typed) -> None:
    assert read_ballot(line, round_of(rule)) == typed


@pytest.mark.parametrize("line", ["navette 12", "1 2 3", "-4", "3 -2", "١٢", "²", "3 douze", ""])
def test_what_is_no_count_is_refused(line: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_ballot(line, round_of(VoteRule.DOTS))
    assert refused.value.reason is Reason.VOTE_COUNT_UNREADABLE


def test_grades_that_cannot_be_read_are_refused_with_their_own_grammar() -> None:
    with pytest.raises(RefusedError) as refused:
        read_ballot("1 1 2", round_of(VoteRule.JUDGMENT))
    assert refused.value.reason is Reason.GRADES_UNREADABLE


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6))
def test_ranks_follow_votes_whatever_was_counted(values: list[int]) -> None:
    result = result_of(running(counts(story_of(people=0), *values)))
    by_rank = [(s.rank, -s.votes) for s in result.standings if s.rank]
    assert by_rank == sorted(by_rank)
    assert {s.rank for s in result.standings if s.rank} == set(range(1, len({v for v in values if v}) + 1))
    assert result.total == sum(values)
    most = max(values)
    assert len(result.first) == (values.count(most) if most else 0)
    assert all(practical_tie(most, s.votes) for s in result.close)


def test_an_option_that_nobody_counted_is_told_as_unknown_and_not_as_nothing() -> None:
    story = counts(story_of(ideas=IDEAS[:3]), 9, 8)
    assert Misfit.NOT_COUNTED not in [doubt.misfit for doubt in doubts_of(running(story))]
    story.does(lambda state, _: vote_intents.close_vote(state, 1))
    held = running(story)
    assert [(standing.option.label, standing.is_counted) for standing in result_of(held).standings] == [
        ("navette", True),
        ("guichet", True),
        ("carte", False),
    ]
    assert [(doubt.found, doubt.option) for doubt in doubts_of(held) if doubt.misfit is Misfit.NOT_COUNTED] == [
        (1, "carte")
    ]
    whole = counts(story_of(ideas=IDEAS[:3]), 9, 8, 0).does(lambda state, _: vote_intents.close_vote(state, 1))
    assert not [doubt for doubt in doubts_of(running(whole)) if doubt.misfit is Misfit.NOT_COUNTED]


@pytest.mark.parametrize(("typed", "closes"), [("0", True), ("pas d'objection", True), ("qui paie ?", False)])
def test_no_objection_may_be_typed_as_nought(typed: str, closes: bool) -> None:
    assert read_ballot(typed, running(story_of(VoteRule.CONSENT))).closes is closes


@pytest.mark.parametrize("typed", ["1", "3 12", "?", "…"])
def test_an_objection_takes_words(typed: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_ballot(typed, running(story_of(VoteRule.CONSENT)))
    assert refused.value.reason is Reason.OBJECTION_UNREADABLE
    assert read_ballot("/1 25", running(story_of(VoteRule.CONSENT))).resolution == "25"


def test_the_last_closed_round_of_a_canvas_says_what_it_chose() -> None:
    story = counts(story_of(ideas=IDEAS[:3]), 9, 8, 1)
    assert final_rounds(story.state, "b3", "A") == ()
    story.does(lambda state, _: vote_intents.close_vote(state, 1))
    story.does(lambda state, _: vote_intents.vote_again(state, 1))
    counts(story, 4, 8)
    story.does(lambda state, _: vote_intents.close_vote(state, 2))
    assert [held.number for held in final_rounds(story.state, "b3", "A")] == [2]
    assert counted_votes(story.state, "b3", "A") == {"n1": 4, "n2": 8, "n3": 1}
