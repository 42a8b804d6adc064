"""The day against the clock: planned, real and projected times, lateness, several days, zones and clock changes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import (
    ClockStepped,
    DayEnded,
    Recorded,
    SessionCreated,
    SessionEnded,
    SessionReopened,
    TimeAdjusted,
)
from facilitateur.domain.evolve import fold
from facilitateur.domain.intents import next_block, reopen_session, upcoming_block
from facilitateur.domain.timing import DayPlan, Slot, day_number, day_plan, local, planned_start, zone_of
from support.acts import Act, clock_acts, play
from support.invented import MORNING, TWO_DAYS
from support.story import Story

ZERO = timedelta(0)


def plan(story: Story, day: int | None = None) -> DayPlan:
    return day_plan(story.state, story.now, day)


def clock_time(story: Story, at: datetime | None) -> str:
    return "" if at is None else f"{local(story.state, at):%H:%M}"


def projected(story: Story, day: int | None = None) -> list[str]:
    return [clock_time(story, slot.projected_start) for slot in plan(story, day).slots]


def planned(story: Story, day: int | None = None) -> list[str]:
    return [clock_time(story, slot.planned_start) for slot in plan(story, day).slots]


def late(story: Story) -> float:
    return plan(story).lateness / timedelta(minutes=1)


def at_nine(**more: object) -> Story:
    return Story(starts_at=MORNING, **more)  # type: ignore[arg-type]


def test_before_the_start_all_is_planned_and_projected_alike() -> None:
    story = at_nine(now=MORNING - timedelta(minutes=30))
    times = ["09:00", "09:10", "09:30", "09:50", "10:05", "10:50"]
    assert planned(story) == projected(story) == times
    assert clock_time(story, plan(story).projected_end) == "11:00"
    assert late(story) == 0


def test_a_start_that_does_not_come_makes_late() -> None:
    story = at_nine().waits(12)
    assert late(story) == 12
    assert projected(story)[0] == "09:12"


def test_an_early_start_is_ahead() -> None:
    story = at_nine(now=MORNING - timedelta(minutes=5)).next_block()
    assert late(story) == -5
    assert clock_time(story, plan(story).projected_end) == "10:55"


def test_a_block_on_time_changes_nothing() -> None:
    story = at_nine().next_block().waits(4)
    assert late(story) == 0
    assert projected(story) == ["09:04", "09:10", "09:30", "09:50", "10:05", "10:50"]


def test_time_over_makes_late_minute_by_minute() -> None:
    story = at_nine().next_block().waits(17)
    assert late(story) == 7
    assert projected(story) == ["09:17", "09:17", "09:37", "09:57", "10:12", "10:57"]


def test_leaving_a_block_early_is_ahead_and_going_on_projects_what_is_left() -> None:
    story = at_nine().next_block().waits(10).next_block().waits(12).next_block().waits(1)
    assert late(story) == -8
    assert projected(story) == ["", "", "09:23", "09:42", "09:57", "10:42"]


def test_given_time_is_late_and_taken_time_is_ahead() -> None:
    story = at_nine().next_block().waits(2).gives(5)
    assert late(story) == 5
    assert late(story.gives(-7)) == -2


def test_a_pause_makes_late() -> None:
    story = at_nine().next_block().waits(2).pauses_or_resumes().waits(9)
    assert late(story) == 9
    story.pauses_or_resumes().waits(3)
    assert late(story) == 9


def test_a_skipped_block_is_time_won() -> None:
    story = at_nine().next_block().waits(10).goes_to("b3")
    assert late(story) == -20
    assert projected(story)[:3] == ["", "", "09:10"]


def test_going_back_projects_what_is_left_of_the_blocks_after() -> None:
    story = at_nine().next_block().waits(10).next_block().waits(15).goes_to("b1").waits(1)
    assert projected(story) == ["09:26", "09:26", "09:31", "09:51", "10:06", "10:51"]


def test_real_times_stand_beside_the_plan() -> None:
    story = at_nine().waits(3).next_block().waits(14).next_block().waits(1)
    first, second = plan(story).slots[:2]
    assert isinstance(first, Slot)
    assert (clock_time(story, first.started_at), clock_time(story, first.ended_at)) == ("09:03", "09:17")
    assert first.spent == timedelta(minutes=14)
    assert (clock_time(story, second.started_at), second.ended_at) == ("09:17", None)


def test_after_the_end_the_day_ended_when_it_did() -> None:
    story = at_nine().next_block().waits(15).ends().waits(200)
    assert clock_time(story, plan(story).projected_end) == "09:15"
    assert projected(story) == [""] * 6
    assert late(story) == -105


def test_without_a_planned_start_the_day_begins_with_its_first_block() -> None:
    story = Story().waits(40)
    assert not plan(story).on_clock
    assert late(story) == 0
    assert planned(story)[0] == "09:40"
    story.next_block().waits(13)
    assert plan(story).on_clock
    assert planned(story)[:2] == ["09:40", "09:50"]
    assert late(story) == 3


def test_a_day_without_a_start_is_never_late_before_its_first_block() -> None:
    story = Story().happens(TimeAdjusted("b3", 600))
    assert late(story) == 0
    assert plan(story).projected_end - plan(story).planned_end == timedelta(minutes=10)


def test_the_second_day_is_planned_at_its_own_time_of_day() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING)
    assert planned(story, 1) == ["09:00", "09:30"]
    assert planned(story, 2) == ["08:30", "09:00"]
    assert plan(story, 2).slots[0].planned_start == datetime(2026, 6, 13, 6, 30, tzinfo=UTC)


def test_a_day_to_come_is_projected_from_its_start_and_not_from_now() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING).next_block().waits(35).next_block().waits(5)
    assert projected(story, 2) == ["08:30", "09:00"]
    assert plan(story, 2).lateness == ZERO
    story.waits(60).next_block()
    assert day_number(story.state) == 2
    assert projected(story) == ["08:30", "09:00"]
    assert late(story) == 0


def test_a_day_that_is_over_ended_when_its_last_block_did() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING).next_block().waits(30).next_block().waits(70).next_block()
    story.clock.now = datetime(2026, 6, 13, 6, 35, tzinfo=UTC)
    story.next_block().waits(5)
    assert clock_time(story, plan(story, 1).projected_end) == "10:40"
    assert plan(story, 1).lateness == timedelta(minutes=10)
    assert late(story) == 5
    assert projected(story) == ["08:40", "09:05"]


def test_a_second_day_held_on_another_date_is_planned_on_that_date() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING).next_block().waits(30).next_block().waits(60).next_block()
    story.clock.now = datetime(2026, 6, 19, 6, 20, tzinfo=UTC)
    story.next_block()
    assert plan(story).slots[0].planned_start == datetime(2026, 6, 19, 6, 30, tzinfo=UTC)
    assert late(story) == -10


def test_between_two_days_nothing_runs_and_the_next_day_comes_next() -> None:
    story = Story(TWO_DAYS).next_block().waits(30).next_block().waits(60).next_block()
    assert isinstance(story.log[-1].event, DayEnded)
    assert story.state.current is None
    assert day_number(story.state) == 2
    assert upcoming_block(story.state) == TWO_DAYS.blocks[2]
    story.waits(14 * 60)
    assert [story.spent(block) for block in ("b1", "b2", "b3")] == [timedelta(minutes=m) for m in (30, 60, 0)]


def test_after_the_last_day_the_last_day_shows() -> None:
    story = Story(TWO_DAYS).goes_to("b4").waits(60).ends()
    assert day_number(story.state) == 2


def test_an_empty_agenda_has_an_empty_day() -> None:
    created = SessionCreated("s", "Un défi", Agenda("vide", "Vide", (), ()), (), "UTC", starts_at=MORNING)
    found = day_plan(fold([Recorded(1, MORNING, 0, 1, created)]), MORNING)
    assert found.slots == ()
    assert found.lateness == ZERO


@pytest.mark.parametrize(
    ("night", "morning_utc"),
    [
        pytest.param(datetime(2026, 3, 28, 8, tzinfo=UTC), datetime(2026, 3, 29, 6, 30, tzinfo=UTC), id="spring"),
        pytest.param(datetime(2026, 10, 24, 7, tzinfo=UTC), datetime(2026, 10, 25, 7, 30, tzinfo=UTC), id="autumn"),
    ],
)
def test_the_second_day_starts_at_its_time_of_day_when_the_clocks_change_overnight(
    night: datetime, morning_utc: datetime
) -> None:
    story = Story(TWO_DAYS, starts_at=night, now=night)
    assert clock_time(story, night) == "09:00"
    assert plan(story, 2).slots[0].planned_start == morning_utc
    assert planned(story, 2) == ["08:30", "09:00"]


def test_a_session_through_the_change_to_summer_time_loses_no_hour() -> None:
    night = datetime(2026, 3, 29, 0, 55, tzinfo=UTC)
    story = Story(starts_at=night, now=night).next_block().waits(9)
    assert clock_time(story, night) == "01:55"
    assert clock_time(story, story.now) == "03:04"
    assert story.spent("b1") == timedelta(minutes=9)
    assert late(story) == 0
    assert planned(story)[:3] == ["01:55", "03:05", "03:25"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "Europe/Paris\0", "é" * 300])
def test_a_zone_unknown_here_is_utc(zone: str) -> None:
    story = Story(zone=zone, starts_at=MORNING)
    assert str(zone_of(zone)) == "UTC"
    assert planned(story)[0] == "07:00"


def test_the_time_of_day_is_that_of_the_sessions_zone() -> None:
    assert clock_time(Story(zone="Pacific/Noumea"), MORNING) == "18:00"
    assert clock_time(Story(zone="America/Martinique"), MORNING) == "03:00"


def test_a_clock_set_right_during_the_session_leaves_the_plan_at_the_times_that_were_announced() -> None:
    """The laptop said 7:55 when it was 8:55 in the room; the plan, 9:00, is meant on the room's clock."""
    story = at_nine(now=MORNING - timedelta(minutes=65)).happens(ClockStepped(3_600)).waits(5).next_block()
    assert clock_time(story, story.now) == "09:00"
    assert planned(story)[0] == "09:00"
    assert late(story) == 0


def test_a_clock_set_right_leaves_the_second_day_at_its_time_of_day() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING, now=MORNING - timedelta(hours=1)).happens(ClockStepped(3_600))
    assert planned(story, 2) == ["08:30", "09:00"]


def test_a_start_of_day_that_is_no_time_means_nine() -> None:
    agenda = Agenda("a", "A", (Day(1, "09:00"), Day(2, "tôt")), (Block("b1", 5), Block("b2", 5, day=2)))
    assert planned(Story(agenda, starts_at=MORNING), 2) == ["09:00"]


def test_a_start_at_the_hour_needs_no_minutes() -> None:
    agenda = Agenda("a", "A", (Day(1, "09:00"), Day(2, "8")), (Block("b1", 5), Block("b2", 5, day=2)))
    assert planned(Story(agenda, starts_at=MORNING), 2) == ["08:00"]


@given(clock_acts)
def test_slots_to_come_follow_each_other_without_holes(morning: list[Act]) -> None:
    story = at_nine()
    for act in morning:
        play(story, act)
    found = plan(story)
    to_come = [slot for slot in found.slots if slot.projected_start is not None]
    for before, after in pairwise(to_come):
        assert before.projected_end == after.projected_start
    if to_come:
        assert to_come[-1].projected_end == found.projected_end
        assert to_come[0].projected_start is not None
        assert to_come[0].projected_start >= story.now or story.state.contents.visits
    for before, after in pairwise(found.slots):
        assert before.planned_end == after.planned_start
    assert found.slots[0].planned_start == MORNING - story.state.clock_offset


@given(clock_acts)
def test_within_the_time_of_a_block_lateness_stands_still_and_beyond_it_grows(morning: list[Act]) -> None:
    story = at_nine()
    for act in morning:
        play(story, act)
    block = story.state.current
    if block is None or story.state.contents.paused:
        return
    before, left = plan(story).lateness, story.gauge(block.id).left
    now = story.waits(3).now
    grown = day_plan(story.state, now).lateness - before
    assert grown == timedelta(minutes=3) - min(max(left, ZERO), timedelta(minutes=3))


@given(clock_acts)
def test_what_next_block_starts_is_what_the_plan_shows_next(morning: list[Act]) -> None:
    story = at_nine()
    for act in morning:
        play(story, act)
    following = upcoming_block(story.state)
    if following is None:
        return
    shown = [slot.block for slot in plan(story).slots if slot.projected_start is not None]
    assert following in shown
    if story.state.current is not None:
        assert shown[:2] == [story.state.current, following]


def test_a_reopened_session_goes_on_after_the_last_block_that_ran() -> None:
    story = at_nine().next_block().goes_to("b4").waits(15).ends().happens(SessionReopened())
    following = upcoming_block(story.state)
    assert following is not None
    assert following.id == "b5"
    assert next_block(story.state, story.now)[0].block == "b5"  # type: ignore[union-attr]


def test_a_session_reopened_in_the_middle_of_a_day_goes_on_with_that_day() -> None:
    story = Story(TWO_DAYS).next_block().waits(30).ends().does(lambda state, _: reopen_session(state))
    assert story.state.contents.current == "b1"
    assert day_number(story.state) == 1
    assert upcoming_block(story.state) == TWO_DAYS.blocks[1]


def test_a_day_that_is_over_makes_the_next_one_the_day() -> None:
    story = Story(TWO_DAYS).next_block().waits(30)
    assert day_number(story.happens(DayEnded(1)).state) == 2
    assert day_number(story.goes_to("b2").state) == 1


def test_a_day_gone_back_to_is_not_over() -> None:
    story = Story(TWO_DAYS).goes_to("b2").happens(DayEnded(1)).goes_to("b1")
    story.happens(SessionEnded()).happens(SessionReopened())
    assert day_number(story.state) == 1
    assert upcoming_block(story.state) == TWO_DAYS.blocks[1]


def test_a_next_day_that_is_late_by_a_week_is_planned_on_the_day_itself() -> None:
    story = Story(TWO_DAYS, starts_at=MORNING).goes_to("b2").waits(60).happens(DayEnded(1))
    story.clock.now = datetime(2026, 6, 19, 6, 40, tzinfo=UTC)
    assert plan(story).slots[0].planned_start == datetime(2026, 6, 19, 6, 30, tzinfo=UTC)
    assert late(story) == 10


def test_a_second_day_without_a_planned_start_is_shown_at_its_time_and_is_never_late_before_it_begins() -> None:
    story = Story(TWO_DAYS).goes_to("b2").waits(60).happens(DayEnded(1))
    assert planned(story) == ["08:30", "09:00"]
    story.waits(24 * 60)
    assert late(story) == 0


def test_nothing_follows_an_ended_session() -> None:
    assert upcoming_block(at_nine().next_block().ends().state) is None


def test_a_planned_start_stays_where_it_is_announced() -> None:
    story = at_nine(now=MORNING + timedelta(hours=5)).next_block()
    assert planned_start(story.state, 1, story.now) == (MORNING, True)
