"""A time zone set right: what was said as a time of day stays at that time, and undo gives the former zone back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import correction_intents as right
from facilitateur.domain import intents, plan_intents, timer_intents
from facilitateur.domain.agenda import Agenda, Block, Day, Edge, Pin
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.events import ClockStepped, ZoneCorrected
from facilitateur.domain.evolve import fold
from facilitateur.domain.evolve_zone import same_wall
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.targets import ends_gone_by
from facilitateur.domain.timing import day_plan, figures_at, local, target_of
from facilitateur.domain.wallclock import announced_start
from facilitateur.replay.timeline import Timeline
from support.acts import Act, acts, play
from support.invented import CARDS, MORNING
from support.story import Story

REUNION, PARIS, CAYENNE = "Indian/Reunion", "Europe/Paris", "America/Cayenne"
NINE_THERE = datetime(2026, 6, 12, 5, tzinfo=UTC)
"""Nine in the morning of the invented day in La Réunion."""

LUNCH = Agenda(
    "midi",
    "Midi",
    (Day(1, "09:00"),),
    (Block("b1", 60), Block("b2", 60, pin=Pin(Edge.START, "12:30")), Block("b3", 30)),
)


def said(story: Story, zone: str = REUNION) -> Story:
    return story.does(lambda state, now: right.correct_zone(state, zone))


def told(story: Story, at: datetime | None) -> str:
    assert at is not None
    return f"{local(story.state, at):%d %H:%M}"


@pytest.mark.parametrize("zone", [REUNION, CAYENNE, "Pacific/Noumea", "America/Los_Angeles"])
def test_before_the_start_the_planned_start_and_the_pins_stay_at_their_time_of_day(zone: str) -> None:
    story = said(Story(LUNCH, CARDS, now=MORNING - timedelta(days=1), starts_at=MORNING), zone)
    assert told(story, announced_start(story.state, story.now)) == "12 09:00"
    starts = [told(story, slot.planned_start) for slot in day_plan(story.state, story.now, 1).slots]
    assert starts == ["12 09:00", "12 12:30", "12 13:30"]


def test_a_jump_of_the_rooms_clock_does_not_shift_what_stays() -> None:
    story = Story(LUNCH, CARDS, now=MORNING - timedelta(days=1), starts_at=MORNING).happens(ClockStepped(1_800))
    before = told(story, announced_start(story.state, story.now))
    assert told(said(story), announced_start(story.state, story.now)) == before


def test_a_day_that_began_is_measured_by_whichever_start_is_nearer() -> None:
    by_the_computer = said(Story(LUNCH, CARDS, now=MORNING, starts_at=MORNING).next_block().waits(5))
    assert told(by_the_computer, announced_start(by_the_computer.state, by_the_computer.now)) == "12 11:00"
    by_the_wall = Story(LUNCH, CARDS, now=NINE_THERE + timedelta(minutes=5), starts_at=MORNING).next_block()
    assert day_plan(said(by_the_wall).state, by_the_wall.now, 1).lateness == timedelta(minutes=5)
    assert told(by_the_wall, announced_start(by_the_wall.state, by_the_wall.now)) == "12 09:00"


def test_a_session_without_planned_start_has_none_in_another_zone_either() -> None:
    assert said(Story(LUNCH, CARDS)).state.opening is None


@pytest.mark.parametrize("begun", [False, True])
def test_undo_gives_the_zone_and_the_planned_start_back_and_redo_takes_them_again(begun: bool) -> None:
    story = Story(LUNCH, CARDS, now=NINE_THERE, starts_at=MORNING)
    story = story.next_block() if begun else story
    before, corrected = story.state.contents, said(story).state.contents
    assert story.undoes().state.contents == before
    assert (story.state.zone, story.state.opening) == (PARIS, MORNING)
    assert story.redoes().state.contents == corrected
    assert (story.state.zone, story.state.opening) == (REUNION, NINE_THERE)
    assert fold(decode(encode(recorded)) for recorded in story.log) == story.state


@given(acts, st.sampled_from((REUNION, CAYENNE, "Pacific/Noumea", "UTC")))
def test_set_right_and_undone_is_as_if_nothing_had_been_said(morning: list[Act], zone: str) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    before, length = story.state, len(story.log)
    said(story, zone)
    if len(story.log) > length:
        assert story.state.zone == zone
        story.undoes()
    assert (story.state.contents, story.state.zone, story.state.opening) == (
        before.contents,
        before.zone,
        before.opening,
    )
    assert story.state.incidents == before.incidents


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.sampled_from((PARIS, REUNION, CAYENNE, "Pacific/Noumea", "America/Miquelon")),
    st.sampled_from((REUNION, CAYENNE, "Indian/Mayotte", "UTC")),
)
def test_clocks_in_the_other_zone_show_what_those_in_the_first_one_showed(at: datetime, one: str, other: str) -> None:
    story = Story(zone=one)
    moved = said(Story(zone=one), other)
    instant = at.replace(tzinfo=UTC)
    assert told(moved, same_wall(instant, one, other)) == told(story, instant)


def ends(story: Story) -> str:
    """Return when the block that runs ends as things stand, on the room's clock."""
    return told(story, figures_at(story.state, story.now).block_end)


@pytest.mark.parametrize("of_step", [False, True])
@pytest.mark.parametrize("paused", [False, True])
def test_an_end_at_a_time_of_day_stays_at_that_time_and_comes_back_with_undo(of_step: bool, paused: bool) -> None:
    story = Story(now=NINE_THERE, starts_at=MORNING).goes_to("b3").waits(5)
    story = story.pauses_or_resumes() if paused else story
    story.does(lambda state, now: intents.adjust_until(state, now, time(7, 30), of_step=of_step))
    here, left = story.state.current, story.gauge("b3").left
    assert here is not None
    said(story)
    target = target_of(story.state, here, of_step=of_step)
    assert told(story, target) == "12 07:30"
    assert ends_gone_by(story.undoes().state, story.redoes().state, story.now) == (target,)
    story.undoes()
    assert (told(story, target_of(story.state, here, of_step=of_step)), story.gauge("b3").left) == ("12 07:30", left)
    assert fold(story.log) == story.state


def test_an_end_that_is_still_to_come_there_gives_the_block_what_is_left_until_then() -> None:
    story = Story(now=MORNING, starts_at=MORNING).next_block().waits(5)
    story.does(lambda state, now: intents.adjust_until(state, now, time(10, 15)))
    said(story, CAYENNE)
    assert (ends(story), story.gauge("b1").left) == ("12 10:15", timedelta(hours=6, minutes=10))
    assert ends(story.pauses_or_resumes().waits(30)) == "12 10:15"
    assert ends_gone_by(story.undoes(2).state, story.redoes(2).state, story.now) == ()


def test_an_end_that_is_past_there_is_over_at_once_with_the_time_that_was_used() -> None:
    story = Story(now=MORNING, starts_at=MORNING).next_block().waits(5)
    story.does(lambda state, now: intents.adjust_until(state, now, time(9, 40)))
    gauge = said(story).gauge("b1")
    assert (gauge.spent, gauge.left) == (timedelta(minutes=5), timedelta(minutes=-5))
    assert story.undoes().gauge("b1").left == timedelta(minutes=35)


def test_a_timer_that_runs_to_a_time_of_day_keeps_it_and_one_that_runs_for_a_length_its_length() -> None:
    story = Story(now=NINE_THERE, starts_at=MORNING).next_block()
    story.does(lambda state, now: timer_intents.set_timers(state, now, ("@A",), time(7, 30), start=True))
    story.does(lambda state, now: timer_intents.set_timers(state, now, ("@B",), timedelta(minutes=8), start=True))
    before = story.state
    said(story).waits(2)
    team, length = side_gauges(story.state, story.now)
    assert told(story, None if team.until is None else team.until - story.state.room_offset) == "12 07:30"
    assert (team.gauge.left < timedelta(0), length.gauge.left) == (True, timedelta(minutes=6))
    assert ends_gone_by(before, story.state, story.now) == (team.until,)
    assert ends_gone_by(story.state, story.state, story.now) == ()


def test_the_replay_tells_every_moment_in_the_zone_known_at_the_end() -> None:
    story = Story(LUNCH, CARDS, now=NINE_THERE - timedelta(hours=1), starts_at=MORNING).waits(10)
    said(story).waits(50).next_block().waits(30)
    story.notes("une note", block="b1")
    first = Timeline(story.log).state_at(NINE_THERE - timedelta(minutes=55))
    assert (first.zone, first.opening) == (REUNION, NINE_THERE)
    story.undoes(3).waits(5).next_block()
    timeline = Timeline(story.log)
    assert [timeline.shown(count, story.now).zone for count in range(1, len(story.log) + 1)] == [PARIS] * len(story.log)
    starts = {timeline.shown(count, story.now).opening for count in range(1, len(story.log) + 1)}
    assert starts == {MORNING}


def test_a_correction_of_an_older_session_is_not_undone_and_moves_no_instant() -> None:
    story = Story(LUNCH, CARDS, now=NINE_THERE, starts_at=MORNING)
    story.notes("une note", block="b1")
    story.happens(ZoneCorrected(REUNION)).undoes()
    assert (story.state.zone, story.state.opening) == (REUNION, MORNING)
    assert [(incident.kind, incident.text) for incident in story.state.incidents] == [("zone", REUNION)]
    assert not list(story.state.notes())
    shown = Timeline(story.log).state_at(NINE_THERE)
    assert (shown.zone, shown.opening) == (REUNION, MORNING)
    assert said(story, CAYENNE).state.zone == CAYENNE
    assert story.happens(ZoneCorrected("Pacific/Noumea")).state.zone == "Pacific/Noumea"


def test_a_planned_start_said_after_the_zone_is_meant_in_it() -> None:
    story = said(Story(LUNCH, CARDS, now=NINE_THERE, starts_at=MORNING))
    story.does(lambda state, now: plan_intents.plan_start(state, now, time(9, 30)))
    assert story.state.opening == NINE_THERE + timedelta(minutes=30)
    assert story.undoes().state.opening == NINE_THERE
