"""« Until 11:30 » for the running block or its step: a time of day, or so much time from now."""

from datetime import time, timedelta

import pytest

from facilitateur.domain import correction_intents, intents
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.events import ClockStepped, Recorded, TimeAdjusted
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason
from facilitateur.domain.spans import Span
from facilitateur.domain.timing import clock_of, figures_at, local, target_of
from support.invented import MORNING
from support.story import Story


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def until(story: Story, span: Span, *, of_step: bool = False) -> Story:
    return story.does(lambda state, now: intents.adjust_until(state, now, span, of_step=of_step))


@pytest.mark.parametrize(("span", "end"), [(time(9, 40), "09:40"), (minutes(12), "09:22"), (time(9, 11), "09:11")])
@pytest.mark.parametrize("paused", [False, True])
def test_the_block_ends_when_it_was_said(span: Span, end: str, paused: bool) -> None:
    story = Story(starts_at=MORNING).next_block().waits(10)
    story = story.pauses_or_resumes() if paused else story
    until(story, span)
    found = figures_at(story.state, story.now).block_end
    assert found is not None
    assert f"{local(story.state, found):%H:%M}" == end
    assert story.spent("b1") == minutes(10)
    assert (
        sum(clock_of(story.state, story.state.agenda.blocks[0]).steps)
        == clock_of(story.state, story.state.agenda.blocks[0]).allotted
    )


def test_the_step_ends_when_it_was_said_and_the_block_moves_by_as_much() -> None:
    story = Story(starts_at=MORNING).goes_to("b3").waits(1)
    before = story.gauge("b3").left
    left = story.step_gauge("b3", 0).left
    until(story, time(9, 30), of_step=True)
    assert story.step_gauge("b3", 0).left == minutes(29)
    assert story.gauge("b3").left - before == minutes(29) - left


def test_a_block_that_is_over_gets_time_again_and_what_has_passed_is_refused() -> None:
    story = Story(starts_at=MORNING).next_block().waits(60)
    assert until(story, minutes(5)).gauge("b1").left == minutes(5)
    assert story.tries(lambda state, now: intents.adjust_until(state, now, time(9, 50))) is Reason.TIME_IS_PAST
    assert Story().tries(lambda state, now: intents.adjust_until(state, now, time(9, 50))) is Reason.NOT_STARTED


def ends(story: Story) -> str:
    """Return when the block ends as things stand, on the room's clock."""
    found = figures_at(story.state, story.now).block_end
    assert found is not None
    return f"{local(story.state, found):%H:%M}"


def test_a_time_of_day_stays_the_end_through_a_pause_and_its_figures_do_so_while_it_lasts() -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40))
    story.pauses_or_resumes().waits(4)
    assert (ends(story), story.gauge("b1").left) == ("09:40", minutes(34))
    story.pauses_or_resumes().waits(6)
    assert (ends(story), story.spent("b1")) == ("09:40", minutes(8))
    assert ends(story.undoes(2)) == "09:40"
    assert fold(story.log) == story.state


def test_undone_the_block_has_its_length_again_and_redone_its_end() -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40)).undoes()
    assert (story.gauge("b1").allotted, target_of(story.state, story.state.agenda.blocks[0])) == (minutes(10), None)
    story.pauses_or_resumes().waits(5).pauses_or_resumes()
    assert ends(story) == "09:15"
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40)).undoes().redoes()
    assert ends(story.pauses_or_resumes().waits(5).pauses_or_resumes()) == "09:40"


def test_steps_share_what_is_left_until_then_and_changing_them_does_not_move_the_end() -> None:
    story = until(Story(starts_at=MORNING).goes_to("b3").waits(1), time(9, 50))
    story.waits(3).next_step().waits(2).pauses_or_resumes().waits(7).pauses_or_resumes()
    clock = clock_of(story.state, story.state.agenda.blocks[2])
    assert sum(clock.steps) == clock.allotted
    assert ends(story.next_step()) == "09:50"
    assert clock_of(story.state, story.state.agenda.blocks[2]).steps == clock.steps


def test_a_step_ends_when_it_was_said_through_a_pause_and_says_nothing_of_the_next_one() -> None:
    story = until(Story(starts_at=MORNING).goes_to("b3").waits(1), time(9, 30), of_step=True)
    story.pauses_or_resumes().waits(6)
    assert story.step_gauge("b3", 0).left == minutes(23)
    story.pauses_or_resumes()
    assert story.step_gauge("b3", 0).left == minutes(23)
    before = story.next_step().step_gauge("b3", 1).left
    assert story.pauses_or_resumes().waits(5).pauses_or_resumes().step_gauge("b3", 1).left == before


@pytest.mark.parametrize("of_step", [False, True])
def test_another_length_takes_the_place_of_the_end_and_starts_from_what_was_left(of_step: bool) -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40))
    story.pauses_or_resumes().waits(4).pauses_or_resumes().gives(5, of_step=of_step)
    assert ends(story) == "09:45"
    assert ends(story.pauses_or_resumes().waits(4).pauses_or_resumes()) == "09:49"


def test_a_block_gone_back_to_has_what_it_had_left() -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40)).waits(8).next_block().waits(10)
    assert ends(story.goes_to("b1")) == "09:50"


def test_a_corrected_pause_and_a_corrected_clock_leave_the_end_where_it_was_said() -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 40)).waits(8)
    start, end = MORNING + minutes(4), MORNING + minutes(7)
    story.does(lambda state, now: correction_intents.correct_pause(state, now, start, end))
    assert (ends(story), story.spent("b1")) == ("09:40", minutes(7))
    assert ends(story.happens(ClockStepped(180))) == "09:40"
    story.does(lambda state, now: correction_intents.correct_clock_step(state, 0, 0))
    assert ends(story) == "09:40"


def test_a_block_that_ended_at_its_time_of_day_is_late_by_what_a_pause_took_from_it() -> None:
    story = until(Story(starts_at=MORNING).next_block().waits(2), time(9, 10)).pauses_or_resumes().waits(10)
    assert story.gauge("b1").overtime == minutes(2)
    assert story.pauses_or_resumes().waits(1).gauge("b1").overtime == minutes(3)


def test_the_log_keeps_the_end_that_was_said_and_names_none_where_none_was() -> None:
    said = Recorded(1, MORNING, 120, 1, TimeAdjusted("b1", 60, None, MORNING + minutes(40)))
    assert decode(encode(said)) == said
    assert b"until" not in encode(Recorded(1, MORNING, 120, 1, TimeAdjusted("b1", 60)))
