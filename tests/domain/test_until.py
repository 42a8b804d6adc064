"""« Until 11:30 » for the running block or its step: a time of day, or so much time from now."""

from datetime import time, timedelta

import pytest

from facilitateur.domain import intents
from facilitateur.domain.refusals import Reason
from facilitateur.domain.spans import Span
from facilitateur.domain.timing import clock_of, figures_at, local
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
