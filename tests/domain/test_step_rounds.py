"""Rounds inside a step: they follow each other, may be ended early, and never jump when time is given or taken."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import timer_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.beside import StepRounds
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason
from facilitateur.domain.round_clock import round_seconds
from facilitateur.domain.step_rounds import RoundGauge, TeamTurn, round_gauge, team_turns
from support.canvases import shipped
from support.story import Story


def rounds_story(minutes: int = 30, teams: int = 4, card: str = "empathie") -> Story:
    agenda = Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", minutes, card=card), Block("b2", 10)))
    return Story(agenda, teams=teams).next_block()


def now_round(story: Story, step: int = 0) -> RoundGauge:
    found = round_gauge(story.state, story.state.agenda.blocks[0], step, story.now)
    assert found is not None
    return found


def turns(story: Story) -> tuple[TeamTurn, ...]:
    return team_turns(story.state, story.state.agenda.blocks[0], 0, story.now)


def next_round(story: Story) -> Story:
    return story.does(timer_intents.next_round)


def test_rounds_follow_each_other_and_say_what_is_left_of_each() -> None:
    story = rounds_story().waits(12)
    found = now_round(story)
    assert (found.number, found.rounds, found.gauge.left) == (3, 6, timedelta(minutes=3))


def test_the_last_round_counts_its_overtime() -> None:
    found = now_round(rounds_story().waits(31))
    assert (found.number, found.gauge.overtime) == (6, timedelta(minutes=1))


def test_a_round_ended_early_starts_the_next_with_its_whole_time() -> None:
    story = next_round(rounds_story().waits(12))
    found = now_round(story)
    assert (found.number, found.gauge.left) == (4, timedelta(minutes=5))
    assert now_round(story.waits(5)).number == 5


def test_a_round_ended_early_leaves_its_time_to_the_step() -> None:
    story = next_round(rounds_story().waits(2))
    story.waits(25)
    assert now_round(story).gauge.left == timedelta(0)
    assert story.step_gauge("b1", 0).left == timedelta(minutes=3)


def test_going_back_gives_a_round_its_time_again() -> None:
    story = rounds_story().waits(12).does(timer_intents.previous_round)
    found = now_round(story)
    assert (found.number, found.gauge.left) == (2, timedelta(minutes=5))


def test_there_is_no_round_after_the_last_nor_before_the_first() -> None:
    story = rounds_story()
    assert story.tries(timer_intents.previous_round) is Reason.FIRST_ROUND
    story.waits(29)
    assert story.tries(timer_intents.next_round) is Reason.LAST_ROUND


def test_a_step_without_rounds_has_none_to_end() -> None:
    story = rounds_story(card="etoile")
    assert story.tries(timer_intents.next_round) is Reason.NO_ROUNDS


def test_a_minute_given_goes_to_the_round_that_runs_and_those_after_it() -> None:
    story = rounds_story().waits(12).gives(4)
    found = now_round(story)
    assert (found.number, found.gauge.spent, found.gauge.allotted) == (3, timedelta(minutes=2), timedelta(minutes=6))


def test_time_taken_never_makes_a_round_jump_over() -> None:
    story = rounds_story().waits(14).gives(-16)
    found = now_round(story)
    assert (found.number, found.gauge.left) == (4, timedelta(0)) or (found.number, found.gauge.spent) == (
        4,
        timedelta(),
    )


def test_undo_gives_a_round_back() -> None:
    story = rounds_story().waits(12)
    before = now_round(story)
    assert now_round(next_round(story).undoes()) == before


def test_a_pause_stops_the_round_too() -> None:
    story = rounds_story().waits(7).pauses_or_resumes().waits(60)
    assert now_round(story).gauge.left == timedelta(minutes=3)


def test_teams_pass_in_the_order_typed_and_share_the_time_of_the_step() -> None:
    story = rounds_story(20).does(lambda state, now: timer_intents.order_turns(state, "CADB"))
    found = now_round(story)
    assert (found.team, found.number, found.rounds, found.gauge.allotted) == ("C", 1, 4, timedelta(minutes=5))


def test_a_teams_turn_lasts_until_somebody_ends_it() -> None:
    story = rounds_story(20).does(lambda state, now: timer_intents.order_turns(state, "CADB")).waits(6)
    assert (now_round(story).team, now_round(story).gauge.overtime) == ("C", timedelta(minutes=1))
    next_round(story).waits(3)
    next_round(story)
    assert [(turn.team, turn.spent, turn.is_now) for turn in turns(story)] == [
        ("C", timedelta(minutes=6), False),
        ("A", timedelta(minutes=3), False),
        ("D", timedelta(0), True),
        ("B", timedelta(0), False),
    ]


def test_a_team_that_is_skipped_passes_last() -> None:
    story = rounds_story(20).does(lambda state, now: timer_intents.order_turns(state, "ABCD")).waits(4)
    next_round(story).waits(1).does(timer_intents.skip_turn)
    found = now_round(story)
    assert (found.team, found.number, found.gauge.spent) == ("C", 2, timedelta(0))
    assert [turn.team for turn in turns(story)] == ["A", "C", "D", "B"]
    assert turns(story)[0].spent == timedelta(minutes=4)


def test_a_team_that_is_not_there_cannot_pass() -> None:
    assert rounds_story().tries(lambda s, n: timer_intents.order_turns(s, "AZ")) is Reason.UNKNOWN_TEAM


def test_without_teams_the_rounds_of_the_card_hold_again() -> None:
    story = rounds_story(30).does(lambda state, now: timer_intents.order_turns(state, "AB"))
    story.does(lambda state, now: timer_intents.order_turns(state, ""))
    assert now_round(story).rounds == 6


@pytest.mark.parametrize("minutes", [3, 7, 20, 30, 31, 90])
def test_rounds_keep_their_count_whatever_time_their_block_gets(minutes: int) -> None:
    assert now_round(rounds_story(minutes)).rounds == 6


counts = st.integers(1, 12)


@given(counts, st.integers(0, 20_000), st.integers(0, 12), st.integers(0, 900), st.data())
def test_rounds_add_up_to_their_step(count: int, allotted: int, index: int, least: int, data: st.DataObject) -> None:
    index = min(index, count - 1)
    past = tuple(data.draw(st.lists(st.integers(0, 600), min_size=index, max_size=index)))
    seconds = round_seconds(StepRounds(index, past=past, least=least), count, allotted)
    assert len(seconds) == count
    assert sum(seconds) == max(allotted, sum(past) + (least if allotted - sum(past) < least else 0))
    assert min(seconds) >= 0


changes = st.lists(
    st.tuples(st.integers(0, 400), st.sampled_from(("next", "back", "give", "take", "pause", "wait"))), max_size=10
)


@given(changes)
def test_no_action_but_one_on_rounds_moves_what_a_round_has_used(found: list[tuple[int, str]]) -> None:
    story = rounds_story()
    for seconds, action in found:
        story.waits(seconds=seconds)
        before = now_round(story)
        match action:
            case "next":
                story.tries(timer_intents.next_round)
            case "back":
                story.tries(timer_intents.previous_round)
            case "give":
                story.gives(1)
            case "take" if story.state.contents.clocks["b1"].allotted >= 60:
                story.gives(-1)
            case "pause":
                story.pauses_or_resumes()
        after = now_round(story)
        if action not in ("next", "back"):
            same = (after.number, after.gauge.spent) == (before.number, before.gauge.spent)
            ended = after.number == before.number + 1 and after.gauge.spent < timedelta(seconds=1)
            assert same or (action == "take" and ended)
    assert fold(story.log) == story.state


@given(changes)
def test_what_rounds_used_adds_up_to_what_their_step_used(found: list[tuple[int, str]]) -> None:
    story = rounds_story(20).does(lambda state, now: timer_intents.order_turns(state, "DCBA"))
    for seconds, action in found:
        story.waits(seconds=seconds)
        if action == "next":
            story.tries(timer_intents.next_round)
        elif action == "back":
            story.tries(timer_intents.previous_round)
        elif action == "give":
            story.gives(1)
    assert sum((turn.spent for turn in turns(story)), timedelta(0)) == story.step_gauge("b1", 0).spent


def test_twenty_rounds_of_twenty_seconds_follow_each_other_for_six_minutes_forty() -> None:
    card = shipped("pecha-kucha")
    agenda = Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", 60, card="pecha-kucha"),))
    story = Story(agenda, {"pecha-kucha": card}).next_block()
    for _ in range(3):
        story.next_step()
    assert story.step_gauge("b1", 3).allotted == timedelta(minutes=6, seconds=40)
    found = now_round(story, 3)
    assert (found.number, found.rounds, found.gauge.left) == (1, 20, timedelta(seconds=20))
    found = now_round(story.waits(seconds=45), 3)
    assert (found.number, found.gauge.left) == (3, timedelta(seconds=15))
    assert now_round(story.waits(seconds=350), 3).is_last
