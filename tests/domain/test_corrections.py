"""The past set right: figures follow, the log keeps both, what cannot have been is refused with its reason."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import correction_intents as right
from facilitateur.domain.events import BlockStartCorrected, ClockStepped, Recorded, SessionResumed
from facilitateur.domain.evolve import fold
from facilitateur.domain.intents import Events
from facilitateur.domain.past import CorrectionKind
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.spoken_times import could_begin_from, instants, ran_from
from facilitateur.domain.state import Session
from facilitateur.domain.tape import tape_of, used
from facilitateur.domain.timing import day_plan, local
from support.acts import Act, acts, play
from support.invented import MORNING
from support.story import Story

ZERO = timedelta(0)


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def clock(value: float) -> datetime:
    """Return the instant so many minutes after nine."""
    return MORNING + minutes(value)


def spent(story: Story, *blocks: str) -> list[float]:
    return [story.spent(block) / minutes(1) for block in blocks]


def two_blocks() -> Story:
    """Twelve minutes of the first block, then eight of the second."""
    return Story(starts_at=MORNING).next_block().waits(12).next_block().waits(8)


def starts(story: Story, stay: int, at: float) -> Story:
    return story.does(lambda state, now: right.correct_start(state, now, stay, clock(at)))


def test_it_began_five_minutes_earlier() -> None:
    story = starts(two_blocks(), 1, 7)
    assert spent(story, "b1", "b2") == [7, 13]
    first, second = story.state.contents.visits
    assert (first.ended_at, second.started_at) == (clock(7), clock(7))
    assert story.state.contents.clocks["b2"].started_at == clock(7)
    assert story.state.contents.clocks["b1"].ended_at == clock(7)
    assert spent(story.waits(2), "b1", "b2") == [7, 15]


def test_it_began_three_minutes_later_and_the_block_before_lasted_until_then() -> None:
    story = starts(two_blocks(), 1, 15)
    assert spent(story, "b1", "b2") == [15, 5]
    assert story.state.contents.visits[0].ended_at == clock(15)
    assert spent(story.waits(1), "b1", "b2") == [15, 6]


def test_the_first_block_began_before_anybody_pressed_a_key() -> None:
    story = Story(starts_at=MORNING, now=clock(9)).next_block().waits(3)
    starts(story, 0, 0)
    assert spent(story, "b1") == [12]
    plan = day_plan(story.state, story.now)
    assert plan.lateness == minutes(2)
    assert plan.slots[0].started_at == MORNING


def test_a_forgotten_start_is_one_action_and_one_undo() -> None:
    story = Story(starts_at=MORNING).next_block().waits(25)
    before = story.state.contents
    story.does(lambda state, now: right.forgotten_start(state, now, "b2", clock(10)))
    assert [type(recorded.event).__name__ for recorded in story.log[-2:]] == ["BlockStarted", "BlockStartCorrected"]
    assert spent(story, "b1", "b2") == [10, 15]
    assert story.undoes().state.contents == before


def test_what_was_recorded_stays_in_the_log_and_in_the_state() -> None:
    story = starts(two_blocks(), 1, 7)
    (made,) = story.state.contents.corrections
    assert (made.kind, made.block, made.recorded, made.start) == (CorrectionKind.START, "b2", clock(12), clock(7))
    assert isinstance(story.log[-1].event, BlockStartCorrected)


def test_a_pause_after_the_fact_is_time_that_nobody_used() -> None:
    story = two_blocks().does(lambda state, now: right.correct_pause(state, now, clock(10), clock(15)))
    assert spent(story, "b1", "b2") == [10, 5]
    assert [visit.started_at for visit in story.state.contents.visits] == [clock(0), clock(12)]
    assert spent(story.waits(4), "b2") == [9]


def test_a_pause_until_now_leaves_the_clock_running_from_now() -> None:
    story = two_blocks().does(lambda state, now: right.correct_pause(state, now, clock(15), clock(20)))
    assert spent(story, "b2") == [3]
    assert spent(story.waits(2), "b2") == [5]


def test_a_pause_that_somebody_forgot_to_end() -> None:
    story = Story().next_block().waits(3).pauses_or_resumes().waits(20)
    story.does(lambda state, now: right.clock_ran(state, now, clock(8)))
    assert not story.state.contents.paused
    assert spent(story, "b1") == [18]
    assert spent(story.waits(1), "b1") == [19]
    story.undoes()
    assert story.state.contents.paused
    assert spent(story, "b1") == [4]


def test_a_pause_that_was_none() -> None:
    story = Story().next_block().waits(3).pauses_or_resumes().waits(4).pauses_or_resumes().waits(2)
    story.does(lambda state, now: right.clock_ran(state, now, clock(3), clock(7)))
    assert spent(story, "b1") == [9]


def test_this_block_was_in_fact_that_one_and_notes_keep_their_block() -> None:
    story = two_blocks()
    note = story.notes("dit pendant", block="b2")
    story.does(lambda state, _: right.exchange_block(state, 1, "b3"))
    assert story.state.contents.current == "b3"
    assert spent(story, "b1", "b2", "b3") == [12, 0, 8]
    assert story.state.contents.clocks["b2"].started_at is None
    assert story.state.contents.clocks["b3"].started_at == clock(12)
    assert story.note(note).block == "b2"
    assert spent(story.waits(1), "b3") == [9]
    shown = [slot.block.id for slot in day_plan(story.state, story.now).slots if slot.projected_start is not None]
    assert shown[0] == "b3"


def test_an_earlier_stay_was_in_fact_another_block() -> None:
    story = two_blocks().does(lambda state, _: right.exchange_block(state, 0, "b4"))
    assert story.state.contents.current == "b2"
    assert spent(story, "b1", "b2", "b4") == [0, 8, 12]


def test_steps_that_the_other_block_does_not_have_go_to_its_last_one() -> None:
    story = Story().goes_to("b2").waits(1).next_step().waits(2).next_step().waits(3).next_step().waits(4)
    story.does(lambda state, _: right.exchange_block(state, 0, "b3"))
    assert [story.step_gauge("b3", step).spent for step in range(3)] == [minutes(1), minutes(2), minutes(7)]


def test_steps_move_with_the_start_of_their_block() -> None:
    story = Story().next_block().waits(10).goes_to("b3").waits(5).next_step().waits(5)
    starts(story, 1, 13)
    assert [story.step_gauge("b3", step).spent for step in range(2)] == [minutes(2), minutes(5)]
    starts(story, 1, 8)
    assert [story.step_gauge("b3", step).spent for step in range(2)] == [minutes(7), minutes(5)]


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        pytest.param(lambda s, now: right.correct_start(s, now, 1, clock(30)), Reason.IN_FUTURE, id="the future"),
        pytest.param(lambda s, now: right.correct_start(s, now, 1, clock(0)), Reason.BEFORE_PREVIOUS, id="too early"),
        pytest.param(lambda s, now: right.correct_start(s, now, 0, clock(13)), Reason.AFTER_ITS_END, id="too late"),
        pytest.param(lambda s, now: right.correct_start(s, now, 7, clock(3)), Reason.UNKNOWN_STAY, id="no stay"),
        pytest.param(lambda s, now: right.correct_end(s, now, 1, clock(21)), Reason.IN_FUTURE, id="an end to come"),
        pytest.param(
            lambda s, now: right.correct_end(s, now, 1, clock(11)), Reason.END_BEFORE_START, id="an end before it"
        ),
        pytest.param(lambda s, now: right.correct_end(s, now, 0, clock(13)), Reason.AFTER_NEXT, id="into the next"),
        pytest.param(
            lambda s, now: right.correct_pause(s, now, clock(5), clock(3)), Reason.END_BEFORE_START, id="backwards"
        ),
        pytest.param(
            lambda s, now: right.correct_pause(s, now, clock(5), clock(50)), Reason.IN_FUTURE, id="a pause to come"
        ),
        pytest.param(
            lambda s, now: right.correct_pause(s, now, clock(-9), clock(-3)), Reason.NOTHING_RAN, id="before the start"
        ),
        pytest.param(lambda s, now: right.clock_ran(s, now, clock(2)), Reason.NO_PAUSE_THERE, id="no pause"),
        pytest.param(lambda s, now: right.exchange_block(s, 1, "b2"), Reason.ALREADY_RUNNING, id="the same block"),
        pytest.param(lambda s, now: right.exchange_block(s, 1, "z"), Reason.UNKNOWN_BLOCK, id="no such block"),
        pytest.param(lambda s, now: right.correct_clock_step(s, 0, 5), Reason.UNKNOWN_STEP, id="no jump"),
        pytest.param(
            lambda s, now: right.forgotten_start(s, now, "b3", clock(11)), Reason.BEFORE_PREVIOUS, id="before this one"
        ),
    ],
)
def test_what_cannot_have_been_is_refused(intent: object, reason: Reason) -> None:
    assert two_blocks().tries(intent) is reason  # type: ignore[arg-type]


def test_refusals_say_the_time_that_forbids_it() -> None:
    with pytest.raises(RefusedError) as caught:
        right.correct_start(two_blocks().state, clock(20), 1, clock(0))
    assert caught.value.details == {"time": "09:00"}


def test_after_the_end_the_past_can_still_be_set_right() -> None:
    story = starts(two_blocks().ends().waits(90), 1, 7)
    assert spent(story, "b1", "b2") == [7, 13]
    assert story.state.contents.ended


def test_after_a_crash_the_time_that_nobody_worked_is_taken_out() -> None:
    story = Story().next_block().waits(5).waits(45).happens(SessionResumed(2_700))
    story.does(lambda state, now: right.correct_pause(state, now, clock(5), clock(50)))
    assert spent(story.waits(1), "b1") == [6]


def test_a_wrong_jump_of_the_clock_shows_the_rooms_time_and_moves_no_timer() -> None:
    story = Story(starts_at=MORNING).next_block().waits(5).happens(ClockStepped(3_600)).waits(1)
    assert f"{local(story.state, story.now):%H:%M}" == "10:06"
    story.does(lambda state, _: right.correct_clock_step(state, 0, 0))
    assert f"{local(story.state, story.now):%H:%M}" == "09:06"
    assert spent(story, "b1") == [6]
    assert story.state.clock_offset == timedelta(hours=1)
    assert day_plan(story.state, story.now).slots[0].planned_start == MORNING
    story.undoes()
    assert f"{local(story.state, story.now):%H:%M}" == "10:06"


def test_a_correction_undone_later_gives_back_what_was_recorded_and_no_time_jumps() -> None:
    story = starts(two_blocks(), 1, 7).waits(6).undoes()
    assert spent(story, "b1", "b2") == [12, 14]
    story = (
        two_blocks().does(lambda state, now: right.correct_pause(state, now, clock(10), clock(15))).waits(6).undoes()
    )
    assert spent(story, "b1", "b2") == [12, 14]


CORRECTIONS = (
    lambda s, now, ago, long: right.correct_start(s, now, len(s.contents.visits) - 1, now - ago),
    lambda s, now, ago, long: right.correct_start(s, now, 0, now - ago),
    lambda s, now, ago, long: right.correct_end(s, now, len(s.contents.visits) - 1, now - ago),
    lambda s, now, ago, long: right.correct_end(s, now, 0, now - ago),
    lambda s, now, ago, long: right.correct_pause(s, now, now - ago, now - ago + long),
    lambda s, now, ago, long: right.clock_ran(s, now, now - ago, now - ago + long),
    lambda s, now, ago, long: right.forgotten_start(s, now, "b4", now - ago),
    lambda s, now, ago, long: right.exchange_block(s, 0, "b5"),
)
spans = st.integers(1, 7_000).map(lambda seconds: timedelta(seconds=seconds))


@given(acts, st.sampled_from(CORRECTIONS), spans, spans)
def test_correcting_then_undoing_is_identity(
    morning: list[Act], correct: object, ago: timedelta, long: timedelta
) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    before = story.state.contents

    def intent(state: Session, now: datetime) -> Events:
        return correct(state, now, ago, long)  # type: ignore[operator, no-any-return]

    length = len(story.log)
    story.tries(intent)
    if len(story.log) > length:
        story.undoes()
    assert story.state.contents == before


@given(acts)
def test_stays_follow_each_other_and_no_two_clocks_ever_ran_at_once(morning: list[Act]) -> None:
    story = Story()
    for act in (act for act in morning if act.name not in ("undo", "redo")):
        play(story, act)
    visits = story.state.contents.visits
    for before, after in pairwise(visits):
        assert before.ended_at is not None
        assert before.started_at <= before.ended_at <= after.started_at
    tape = sorted(tape_of(story.state.contents), key=lambda run: run.start)
    for earlier, later in pairwise(tape):
        assert earlier.end is not None
        assert earlier.end <= later.start


@given(acts)
def test_clocks_say_what_the_tape_says(morning: list[Act]) -> None:
    story = Story()
    for act in (act for act in morning if act.name not in ("undo", "redo")):
        play(story, act)
    counted = used(story.state.contents.runs)
    for block, found in story.state.contents.clocks.items():
        assert found.spent == sum((time for (of, _), time in counted.items() if of == block), ZERO)


def test_a_correction_of_a_stay_that_is_not_there_changes_nothing() -> None:
    story = two_blocks()
    before = story.state.contents
    story.happens(BlockStartCorrected("b2", 9, clock(3)), BlockStartCorrected("b1", 1, clock(3)))
    assert story.state.contents is before
    log = [
        *story.log[:-2],
        Recorded(99, story.now, 0, 99, BlockStartCorrected("b2", 1, datetime.max.replace(tzinfo=UTC))),
    ]
    assert fold(log).contents.clocks["b2"].spent >= ZERO


def test_a_time_of_yesterday_is_meant_only_where_the_session_already_was() -> None:
    story = Story(starts_at=MORNING).next_block().waits(5)

    def meant(text: str, stay: int, near: datetime) -> datetime:
        return instants(story.state, text, near, 1, could_begin_from(story.state, stay, near))[0]

    late = clock(5) + timedelta(hours=13, minutes=55)
    with pytest.raises(RefusedError, match="in_future"):
        right.correct_start(story.state, story.now, 0, meant("23:00", 0, story.now))
    assert meant("23:00", 0, story.now) == late
    with pytest.raises(RefusedError, match="in_future"):
        right.correct_pause(
            story.state, story.now, *instants(story.state, "23:00 23:10", story.now, 2, ran_from(story.state))
        )
    midnight = Story(starts_at=late, now=late).next_block().waits(65)
    assert instants(midnight.state, "23:10 0h02", midnight.now, 2, ran_from(midnight.state)) == (
        late + minutes(10),
        late + minutes(62),
    )
    assert instants(midnight.state, "23:30", midnight.now, 1, could_begin_from(midnight.state, 1, midnight.now)) == (
        late + minutes(30),
    )


@given(st.integers(0, 3_000), st.integers(0, 1_439))
def test_no_time_is_taken_for_one_of_a_day_before_the_session(age: int, asked: int) -> None:
    state = Story(starts_at=MORNING).next_block().state
    near = clock(age)
    (found,) = instants(state, f"{asked // 60}:{asked % 60:02d}", near, 1, ran_from(state))
    assert found >= ran_from(state) or local(state, found).date() == local(state, near).date()
