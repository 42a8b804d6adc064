"""A closed lid, or a program that was gone: recorded, and told as work or as a pause afterwards."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import absences, timer_intents
from facilitateur.domain.events import ComputerSlept, SessionResumed
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.timing import block_gauge
from support.invented import MORNING
from support.story import Story


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def asleep(after: float = 2, slept: float = 8) -> Story:
    """Return a first block of which some minutes were worked, then slept through."""
    story = Story(starts_at=MORNING).next_block().waits(after + slept)
    return story.happens(ComputerSlept(round(slept * 60)))


def spent(story: Story) -> timedelta:
    block = story.state.agenda.blocks[0]
    return block_gauge(story.state, block, story.now).spent


def test_a_sleep_is_kept_with_its_span_and_its_time_counts() -> None:
    story = asleep()
    incident = story.state.incidents[-1]
    assert (incident.kind, *absences.span_of(incident)) == ("slept", MORNING + minutes(2), MORNING + minutes(10))
    assert spent(story) == minutes(10)
    assert absences.absences(story.state, story.now) == (0,)


def test_it_was_a_pause_then_it_was_work_after_all() -> None:
    story = asleep().does(lambda state, now: absences.absence_was_pause(state, now, 0))
    assert spent(story) == minutes(2)
    assert not absences.ran_through(story.state, story.state.incidents[0])
    story.does(lambda state, now: absences.absence_was_work(state, now, 0))
    assert spent(story) == minutes(10)


def test_saying_what_was_recorded_anyway_adds_nothing() -> None:
    story = asleep()
    length = len(story.log)
    story.does(lambda state, now: absences.absence_was_work(state, now, 0))
    assert len(story.log) == length


def test_the_time_a_program_was_gone_can_be_told_in_the_same_way() -> None:
    story = Story(starts_at=MORNING).next_block().waits(30).happens(SessionResumed(1_200))
    story.does(lambda state, now: absences.absence_was_pause(state, now, 0))
    assert spent(story) == minutes(10)


def test_a_sleep_before_the_first_block_is_nothing_to_set_right() -> None:
    story = Story(starts_at=MORNING).waits(10).happens(ComputerSlept(300)).next_block()
    assert absences.absences(story.state, story.now) == ()


def test_an_incident_that_is_no_absence_is_refused() -> None:
    story = Story(starts_at=MORNING).next_block()
    with pytest.raises(RefusedError):
        absences.absence_was_pause(story.state, story.now, 3)


@given(st.integers(0, 120), st.integers(30, 7_200))
def test_a_pause_told_and_taken_back_is_identity(worked: int, slept: int) -> None:
    story = asleep(worked / 60, slept / 60)
    before = story.state.contents
    story.does(lambda state, now: absences.absence_was_pause(state, now, 0)).undoes()
    assert story.state.contents == before


def test_timers_of_teams_stand_still_in_a_pause_that_was_slept_through_and_ran_when_it_was_work() -> None:
    story = Story(starts_at=MORNING).next_block()
    ten, eleven = timedelta(minutes=10), time(9, 30)
    story.does(lambda state, now: timer_intents.set_timers(state, now, ["@A"], ten, start=True))
    story.does(lambda state, now: timer_intents.set_timers(state, now, ["@B"], eleven))
    story.does(lambda state, now: timer_intents.set_timers(state, now, ["Salle bleue"], ten))
    story.waits(10).happens(ComputerSlept(480)).waits(1)

    def left() -> list[timedelta]:
        return [side.gauge.left for side in side_gauges(story.state, story.now)]

    before = story.state.contents
    assert left() == [minutes(-1), minutes(19), minutes(10)]
    story.does(lambda state, now: absences.absence_was_pause(state, now, 0))
    assert left() == [minutes(7), minutes(19), minutes(10)]
    assert story.state.contents.side_timers[1].seconds == 600
    story.does(lambda state, now: absences.absence_was_work(state, now, 0))
    assert left() == [minutes(-1), minutes(19), minutes(10)]
    assert story.undoes().undoes().state.contents == before
