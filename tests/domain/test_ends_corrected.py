"""« It ended at… »: the block that was left running, a past one, over midnight, and what statistics make of it."""

from datetime import datetime, timedelta

import pytest

from facilitateur.domain import correction_intents as right
from facilitateur.domain import intents
from facilitateur.domain.events import ComputerSlept
from facilitateur.domain.history import past_session
from facilitateur.domain.past import CorrectionKind
from facilitateur.domain.spoken_times import instants, ran_from
from facilitateur.domain.statistics import observations
from facilitateur.domain.timing import day_number, day_plan
from support.invented import MORNING, TWO_DAYS
from support.story import Story

ZERO = timedelta(0)
HOUR = timedelta(hours=1)


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def clock(value: float) -> datetime:
    """Return the instant so many minutes after nine."""
    return MORNING + minutes(value)


def ends(story: Story, stay: int, at: datetime) -> Story:
    return story.does(lambda state, now: right.correct_end(state, now, stay, at))


def overnight(*, slept: bool = True, asleep: int = 22 * 3_600) -> Story:
    """Leave the last block of the first day running with the lid closed, until ten past nine the next morning."""
    story = Story(TWO_DAYS, starts_at=MORNING).next_block()
    last = [block.id for block in story.state.agenda.of_day(1) if not block.parked][-1]
    story.waits(60).goes_to(last).waits(23 * 60 + 10)
    return story.happens(ComputerSlept(asleep)) if slept else story


def test_the_last_block_of_a_day_that_ran_all_night_ended_in_the_evening_and_the_next_day_is_next() -> None:
    story = overnight()
    last = story.state.contents.current
    assert last is not None
    (at,) = instants(story.state, "10:40", story.now, 1, MORNING, story.now)
    assert at == clock(100)
    ends(story, 1, at)
    assert story.spent(last) == minutes(40)
    assert story.state.contents.current is None
    assert story.state.contents.visits[-1].ended_at == clock(100)
    assert day_number(story.state) == 2
    assert day_plan(story.state, story.now, 1).projected_end == clock(100)
    (made,) = story.state.contents.corrections
    assert (made.kind, made.block, made.end) == (CorrectionKind.END, last, clock(100))
    morrow = next(block.id for block in story.state.agenda.of_day(2) if not block.parked)
    assert story.next_block().state.contents.current == morrow
    assert story.undoes(2).state.contents.current == last


def test_after_the_last_block_of_all_the_session_is_over() -> None:
    story = Story(starts_at=MORNING).next_block()
    story.goes_to(story.state.agenda.blocks[-1].id).waits(300)
    ends(story, 1, clock(30))
    assert story.state.contents.ended
    assert story.spent(story.state.agenda.blocks[-1].id) == minutes(30)


def test_a_block_within_a_day_ended_and_nothing_ran_since() -> None:
    story = Story(starts_at=MORNING).next_block().waits(40)
    ends(story, 0, clock(25))
    assert (story.spent("b1"), story.state.contents.current, story.state.contents.ended) == (minutes(25), None, False)
    story.next_block().waits(5)
    assert (story.state.contents.current, story.spent("b1"), story.spent("b2")) == ("b2", minutes(25), minutes(5))


def test_a_past_block_ended_earlier_or_later_but_not_after_the_next_began() -> None:
    story = Story(starts_at=MORNING).next_block().waits(20).next_block().waits(10)
    ends(story, 0, clock(15))
    assert (story.spent("b1"), story.spent("b2")) == (minutes(15), minutes(10))
    ends(story, 0, clock(18))
    assert (story.spent("b1"), story.spent("b2")) == (minutes(18), minutes(10))
    assert story.state.contents.visits[1].started_at == clock(20)


def test_a_pause_over_midnight_is_understood() -> None:
    story = overnight()
    began, ended = instants(story.state, "11:05 9:00", story.now, 2, ran_from(story.state), story.now)
    assert (began, ended) == (clock(125), clock(24 * 60))
    story.does(lambda state, now: right.correct_pause(state, now, began, ended))
    assert story.spent(story.state.contents.current or "") == minutes(65 + 10)


@pytest.mark.parametrize("text", ["9:30 9:20", "9:30 9:30"])
def test_times_typed_the_wrong_way_round_are_no_night(text: str) -> None:
    story = Story(starts_at=MORNING).next_block().waits(40)
    began, ended = instants(story.state, text, story.now, 2, ran_from(story.state), story.now)
    assert ended <= began


def test_a_time_that_is_still_to_come_today_was_yesterday_if_the_session_ran_then() -> None:
    story = overnight()
    assert instants(story.state, "23:59", story.now, 1, MORNING, story.now) == (clock(15 * 60 - 1),)
    today = Story(starts_at=MORNING).next_block().waits(40)
    (later,) = instants(today.state, "23:59", today.now, 1, ran_from(today.state), today.now)
    assert later > today.now


@pytest.mark.parametrize(("slept", "asleep"), [(True, 22 * 3_600), (True, 23 * 3_600), (False, 0)])
def test_what_a_closed_lid_adds_is_not_learnt_until_it_is_set_right(slept: bool, asleep: int) -> None:
    story = overnight(slept=slept, asleep=asleep)
    last = story.state.contents.current
    story.does(lambda state, now: intents.next_block(state, now, confirmed=True))
    assert last not in [block.block for block in past_session(story.state).blocks if block.unwatched < HOUR and slept]
    held = past_session(story.state)
    real = [one.real for one in observations([held])]
    assert all(one < 100 for one in real)
    ends(story, 1, clock(100))
    assert 40 in [one.real for one in observations([past_session(story.state)])]
