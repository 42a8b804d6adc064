"""Timers: facts and now. No time ever jumps, none is lost, none is counted twice."""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    AgendaReplanned,
    BlockEndCorrected,
    BlockExchanged,
    BlockStartCorrected,
    ClockStepCorrected,
    ClockStepped,
    DayEnded,
    MethodSwapped,
    PauseCorrected,
    SessionEnded,
    SessionResumed,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
)
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import round_of
from facilitateur.domain.timing import Gauge, Level, block_gauge, clock_of, leaves_early, step_gauge
from support.acts import Act, acts, clock_acts, intent_of, play
from support.invented import CARDS, HALF_DAY, MORNING, TWO_DAYS
from support.story import Story

ZERO = timedelta(0)
CORRECTIONS = (BlockStartCorrected, BlockEndCorrected, PauseCorrected, BlockExchanged, ClockStepCorrected)
MAY_MOVE_TIME = (TimeAdjusted, ActionUndone, ActionRedone, AgendaReplanned, MethodSwapped, *CORRECTIONS)
"""The events that correct the past or the plan on purpose."""


class Times(NamedTuple):
    """Everything measured at one instant."""

    blocks: dict[str, Gauge]
    steps: dict[tuple[str, int], Gauge]


def measure(state: Session, now: datetime) -> Times:
    blocks = {block.id: block_gauge(state, block, now) for block in state.agenda.blocks}
    steps = {
        (block.id, step): step_gauge(state, block, step, now)
        for block in state.agenda.blocks
        for step in range(len(clock_of(state, block).steps))
    }
    return Times(blocks, steps)


def minutes(*values: float) -> list[timedelta]:
    return [timedelta(minutes=value) for value in values]


@given(acts)
def test_no_event_but_a_correction_moves_any_time_at_its_own_instant(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        story.waits(seconds=act.wait)
        before, length = measure(story.state, story.now), len(story.log)
        story.tries(intent_of(act))
        if not any(isinstance(recorded.event, MAY_MOVE_TIME) for recorded in story.log[length:]):
            assert measure(story.state, story.now) == before


@given(clock_acts, st.lists(st.integers(0, 4_000), min_size=2, max_size=4))
def test_spent_time_is_never_negative_and_never_shrinks_as_time_passes(morning: list[Act], later: list[int]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    last = measure(story.state, story.now)
    for wait in later:
        now = measure(story.state, story.waits(seconds=wait).now)
        for block, gauge in now.blocks.items():
            assert gauge.spent >= last.blocks[block].spent >= ZERO
        for step, gauge in now.steps.items():
            assert gauge.spent >= last.steps[step].spent >= ZERO
        last = now


@given(clock_acts)
def test_time_passes_in_the_running_block_and_step_only(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    contents = story.state.contents
    before = measure(story.state, story.now)
    after = measure(story.state, story.waits(7).now)
    running = None if contents.paused else contents.current
    for block, gauge in after.blocks.items():
        assert gauge.spent - before.blocks[block].spent == timedelta(minutes=7 if block == running else 0)
    for (block, step), gauge in after.steps.items():
        runs = block == running and step == contents.clocks[block].step
        assert gauge.spent - before.steps[block, step].spent == timedelta(minutes=7 if runs else 0)


@given(clock_acts)
def test_the_steps_of_a_block_use_and_are_given_exactly_what_the_block_is(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
        times = measure(story.state, story.now)
        for block, gauge in times.blocks.items():
            steps = [of_step for (of_block, _), of_step in times.steps.items() if of_block == block]
            assert sum((step.spent for step in steps), ZERO) == gauge.spent
            assert sum((step.allotted for step in steps), ZERO) == gauge.allotted
            assert all(step.allotted >= ZERO for step in steps)


@given(clock_acts)
def test_all_blocks_together_use_the_time_that_passed_while_one_ran(morning: list[Act]) -> None:
    story, ran = Story(), ZERO
    for act in (act for act in morning if act.name not in ("undo", "redo")):
        contents, before = story.state.contents, story.now
        play(story, act)
        if contents.current is not None and not contents.paused:
            ran += story.now - before
    assert sum((gauge.spent for gauge in measure(story.state, story.now).blocks.values()), ZERO) == ran


@given(clock_acts)
def test_undo_and_redo_never_count_a_standstill_nor_lose_what_ran_in_the_block_that_is_left(morning: list[Act]) -> None:
    """Hours may pass between an action and its undoing: work stays work, a pause or a night stays none."""
    story, ran = Story(), ZERO
    for act in morning:
        contents, earlier = story.state.contents, story.now
        story.waits(seconds=act.wait)
        if contents.current is not None and not contents.paused:
            ran += story.now - earlier
        before = measure(story.state, story.now)
        story.tries(intent_of(act))
        after, now = measure(story.state, story.now), story.state.contents
        used, uses = ((sum((gauge.spent for gauge in times.blocks.values()), ZERO)) for times in (before, after))
        assert uses <= ran
        if now.current is not None and now.current == contents.current:
            assert {block: gauge.spent for block, gauge in after.blocks.items()} == {
                block: gauge.spent for block, gauge in before.blocks.items()
            }
        if all(one.current is not None and not one.paused for one in (contents, now)):
            assert uses == used


@given(clock_acts)
def test_exactly_one_clock_runs_while_a_block_runs_and_none_else(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
        contents = story.state.contents
        running = [block for block, clock in contents.clocks.items() if clock.running_since is not None]
        assert running == ([contents.current] if contents.current and not contents.paused else [])
        open_visits = [visit for visit in contents.visits if visit.ended_at is None]
        assert [visit.block for visit in open_visits] == ([contents.current] if contents.current else [])
        assert not (contents.ended and contents.current)


def test_a_pause_does_not_use_up_time() -> None:
    story = Story().next_block().waits(3).pauses_or_resumes().waits(50).pauses_or_resumes().waits(2)
    assert story.spent("b1") == timedelta(minutes=5)


def test_going_back_goes_on_where_the_block_had_stopped() -> None:
    story = Story().next_block().waits(3).next_block().waits(8)
    story.does(lambda state, _: intents.previous_block(state)).waits(2)
    assert [story.spent("b1"), story.spent("b2")] == minutes(5, 8)
    assert [visit.block for visit in story.state.contents.visits] == ["b1", "b2", "b1"]


def test_starting_a_block_ends_a_pause() -> None:
    story = Story().next_block().pauses_or_resumes().next_block().waits(2)
    assert not story.state.contents.paused
    assert story.spent("b2") == timedelta(minutes=2)


def test_a_step_started_in_a_pause_does_not_end_it() -> None:
    story = Story().goes_to("b3").waits(1).pauses_or_resumes().next_step().waits(9)
    assert story.step_gauge("b3", 1).spent == ZERO
    story.pauses_or_resumes().waits(2)
    assert story.step_gauge("b3", 0).spent == timedelta(minutes=1)
    assert story.step_gauge("b3", 1).spent == timedelta(minutes=2)


def test_a_block_comes_back_at_the_step_where_it_was_left() -> None:
    story = Story().goes_to("b3").next_step().waits(4).goes_to("b1").waits(1).goes_to("b3").waits(2)
    assert story.step_gauge("b3", 1).spent == timedelta(minutes=6)


def test_nothing_runs_after_the_end() -> None:
    story = Story().next_block().waits(3).ends().waits(30)
    assert story.spent("b1") == timedelta(minutes=3)
    assert story.state.contents.current is None


@pytest.mark.parametrize("day", [HALF_DAY, TWO_DAYS], ids=["session", "day"])
def test_what_ends_in_a_pause_is_paused_no_longer(day: Agenda) -> None:
    story = Story(day).goes_to("b2").pauses_or_resumes().waits(1)
    story.happens(DayEnded(1) if day is TWO_DAYS else SessionEnded())
    assert not story.state.contents.paused
    assert not story.goes_to("b1").state.contents.paused


def test_a_block_gone_back_to_keeps_its_first_start_and_is_open_again() -> None:
    story = Story().next_block().waits(3).next_block().waits(2).goes_to("b1")
    clock = story.state.contents.clocks["b1"]
    assert (clock.started_at, clock.ended_at) == (MORNING, None)
    story.waits(1).goes_to("b2")
    assert story.state.contents.clocks["b1"].ended_at == MORNING + timedelta(minutes=6)


def test_time_away_is_counted_by_the_running_block() -> None:
    story = Story().next_block().waits(3).waits(12).happens(SessionResumed(720)).waits(1)
    assert story.spent("b1") == timedelta(minutes=16)
    assert [(incident.kind, incident.seconds) for incident in story.state.incidents] == [("resumed", 720)]


def test_a_jump_of_the_wall_clock_moves_the_time_of_day_and_no_timer() -> None:
    story = Story().next_block().waits(3).happens(ClockStepped(3_600)).waits(1)
    assert story.spent("b1") == timedelta(minutes=4)
    assert story.state.clock_offset == timedelta(hours=1)


def test_time_given_to_a_block_goes_to_the_current_step_and_those_after_it() -> None:
    story = Story().goes_to("b3").next_step().waits(1)
    before = story.state.contents.clocks["b3"].steps
    story.gives(9)
    after = story.state.contents.clocks["b3"].steps
    assert (before, after) == ((180, 660, 360), (180, 1_020, 540))
    assert story.gauge("b3").allotted == timedelta(minutes=29)


def test_time_given_to_a_step_stays_with_it() -> None:
    story = Story().goes_to("b3").gives(2, of_step=True)
    assert story.state.contents.clocks["b3"].steps == (300, 660, 360)
    assert story.gauge("b3").allotted == timedelta(minutes=22)


def test_time_taken_when_little_lies_ahead_shrinks_the_whole_block() -> None:
    story = Story().goes_to("b3").next_step().next_step().gives(-10)
    clock = story.state.contents.clocks["b3"]
    assert clock.allotted == sum(clock.steps) == 600


@pytest.mark.parametrize("of_step", [False, True])
def test_no_more_time_is_taken_than_there_is(of_step: bool) -> None:
    story = Story().goes_to("b3")
    refused = story.tries(lambda state, _: intents.adjust_time(state, -1_201, of_step=of_step))
    assert refused is Reason.NO_TIME_LEFT_TO_TAKE
    assert story.tries(lambda state, _: intents.adjust_time(state, -180, of_step=of_step)) is None


def test_giving_no_time_is_no_action() -> None:
    story = Story().next_block()
    assert intents.adjust_time(story.state, 0) == ()


def test_a_block_without_steps_has_one() -> None:
    story = Story().next_block().waits(4).gives(5)
    assert story.state.contents.clocks["b1"].steps == (900,)
    assert story.step_gauge("b1", 0) == Gauge(*minutes(15, 4))
    assert story.tries(lambda state, _: intents.next_step(state)) is Reason.LAST_STEP
    assert story.tries(lambda state, _: intents.previous_step(state)) is Reason.FIRST_STEP


def test_time_over_counts_up() -> None:
    gauge = Story().next_block().waits(13).gauge("b1")
    assert gauge.left == timedelta(minutes=-3)
    assert gauge.overtime == timedelta(minutes=3)
    assert Story().next_block().waits(3).gauge("b1").overtime == ZERO


@pytest.mark.parametrize(
    ("left", "level"),
    [
        (600, Level.CALM),
        (121, Level.CALM),
        (120, Level.WARNING),
        (31, Level.WARNING),
        (30, Level.LAST),
        (1, Level.LAST),
        (0, Level.OVER),
        (-1, Level.OVER),
    ],
)
def test_warnings_come_at_a_fifth_and_a_twentieth_of_ten_minutes(left: int, level: Level) -> None:
    assert Story().next_block().waits(seconds=600 - left).gauge("b1").level is level


def test_a_block_without_time_is_over() -> None:
    assert Gauge(ZERO, ZERO).level is Level.OVER


@pytest.mark.parametrize(("passed", "early"), [(0, True), (7.9, True), (8, False), (10, False), (20, False)])
def test_leaving_is_early_until_the_first_warning(passed: float, early: bool) -> None:
    story = Story().next_block().waits(passed)
    assert leaves_early(story.state, story.now) is early


def test_nothing_is_left_early_before_the_start() -> None:
    assert not leaves_early(Story().state, MORNING)


@pytest.mark.parametrize(
    ("passed", "found"), [(0, 1), (7.4, 1), (7.5, 2), (14.9, 2), (15, 3), (37.5, 6), (45, 6), (60, 6)]
)
def test_rounds_share_the_time_of_their_step_and_the_last_one_goes_on(passed: float, found: int) -> None:
    story = Story().goes_to("b5").waits(passed)
    block = story.state.current
    assert block is not None
    assert round_of(story.state, block, 0, story.now) == (found, 6)


def test_a_step_without_repetitions_has_no_rounds() -> None:
    story = Story().goes_to("b3")
    block = story.state.current
    assert block is not None
    assert round_of(story.state, block, 0, story.now) is None
    assert round_of(story.state, story.state.agenda.blocks[0], 0, story.now) is None


def test_rounds_of_a_step_without_time_stay_at_the_first() -> None:
    agenda = Agenda("vide", "Vide", (Day(1, "09:00"),), (Block("b1", 0, card="empathie"),))
    story = Story(agenda).next_block().waits(5)
    assert round_of(story.state, agenda.blocks[0], 0, story.now) == (1, 6)


def test_a_pause_in_a_pause_changes_nothing() -> None:
    story = Story().next_block().waits(2).pauses_or_resumes().waits(2)
    before = story.state.contents
    story.happens(TimerPaused())
    assert story.state.contents is before
    story.pauses_or_resumes().waits(1).happens(TimerResumed()).waits(1)
    assert story.spent("b1") == timedelta(minutes=4)


def test_a_step_of_another_block_does_not_start() -> None:
    story = Story().goes_to("b3").waits(2).goes_to("b2")
    before = story.state.contents
    assert story.happens(StepStarted("b3", 2)).state.contents is before


def test_a_block_that_has_not_run_can_be_given_time_beforehand() -> None:
    story = Story().happens(TimeAdjusted("b3", 600)).goes_to("b3")
    assert story.gauge("b3").allotted == timedelta(minutes=30)
    assert sum(story.state.contents.clocks["b3"].steps) == 1_800


def test_the_clock_of_a_block_follows_the_card_of_its_agenda() -> None:
    story = Story().goes_to("b2").waits(0.5).next_step().waits(3).next_step().waits(2)
    spent = [story.step_gauge("b2", step).spent for step in range(4)]
    assert spent == minutes(0.5, 3, 2, 0)
    assert [step.minutes for step in CARDS["etoile"].timings] == [1, 4, 10, 5]
