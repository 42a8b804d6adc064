"""Timers of teams and rooms: facts and now, so that neither sleep, crash nor a set clock falsifies them."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import timer_intents
from facilitateur.domain.events import ClockStepped
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason
from facilitateur.domain.room import room_timers
from facilitateur.domain.side_timers import SideGauge, side_gauges
from facilitateur.domain.spans import read_span, split_span
from support.story import Story


def sets(story: Story, *labels: str, span: str = "10", start: bool = True) -> Story:
    return story.does(lambda s, now: timer_intents.set_timers(s, now, labels, read_span(span), start=start))


def gauges(story: Story) -> tuple[SideGauge, ...]:
    return side_gauges(story.state, story.now)


def left(story: Story) -> list[tuple[str, float]]:
    return [(side.label, side.gauge.left.total_seconds() / 60) for side in gauges(story)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10", timedelta(minutes=10)),
        ("10 min", timedelta(minutes=10)),
        ("10 minutes", timedelta(minutes=10)),
        ("2,5", timedelta(minutes=2, seconds=30)),
        ("1:30", timedelta(minutes=1, seconds=30)),
        ("45:00", timedelta(minutes=45)),
        ("90 s", timedelta(seconds=90)),
        ("3 min 20", timedelta(minutes=3, seconds=20)),
        ("1h30", timedelta(minutes=90)),
        ("2 h", timedelta(hours=2)),
        ("11:30", time(11, 30)),
        ("11h30", time(11, 30)),
        ("11 h 30", time(11, 30)),
        ("9h", time(9)),
        ("jusqu'à 11:30", time(11, 30)),
        ("jusqu’à 9:30", time(9, 30)),
        ("jusqu'à 11 h", time(11)),
        ("until 9:05", time(9, 5)),
        ("à 14h", time(14)),
        ("14h05", time(14, 5)),
        ("0", None),
        ("0:00", None),
        ("", None),
        ("demain", None),
        ("25:99", None),
        ("jusqu'à 25:00", None),
        ("-5", None),
        ("9" * 30, None),
    ],
)
def test_durations_and_times_of_day_as_people_type_them(typed: str, read: object) -> None:
    assert read_span(typed) == read


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A 10", ("A", timedelta(minutes=10))),
        ("Salle bleue 11:30", ("Salle bleue", time(11, 30))),
        ("Salle 2 : 1:30", ("Salle 2", timedelta(minutes=1, seconds=30))),
        ("Salle 2 jusqu'à 11:30", ("Salle 2", time(11, 30))),
        ("10 min", ("", timedelta(minutes=10))),
        ("Salle bleue", None),
    ],
)
def test_a_line_names_whom_a_timer_is_for_and_how_long(line: str, found: object) -> None:
    assert split_span(line) == found


def test_timers_start_together_and_apart_and_are_paused() -> None:
    story = sets(Story().next_block(), "@A", "@B").waits(2)
    story.does(lambda state, now: timer_intents.start_or_pause(state, 2)).waits(3)
    assert left(story) == [("@A", 5), ("@B", 8)]
    story.does(lambda state, now: timer_intents.start_or_pause(state, 2)).waits(1)
    assert left(story) == [("@A", 4), ("@B", 7)]


def test_a_timer_may_be_ready_and_start_later() -> None:
    story = sets(Story(), "Salle bleue", start=False).waits(30)
    assert [(side.started, side.gauge.left) for side in gauges(story)] == [(False, timedelta(minutes=10))]
    story.does(lambda state, now: timer_intents.start_or_pause_all(state)).waits(1)
    assert left(story) == [("Salle bleue", 9)]


def test_overtime_counts_up() -> None:
    side = gauges(sets(Story(), "@A").waits(12))[0]
    assert side.is_over
    assert side.gauge.overtime == timedelta(minutes=2)


def test_ten_minutes_asleep_for_eight_two_are_left() -> None:
    assert left(sets(Story(), "@A").waits(8)) == [("@A", 2)]


def test_a_timer_survives_the_end_of_the_program() -> None:
    story = sets(Story(), "@A", "@B").waits(8)
    assert side_gauges(fold(story.log), story.now) == gauges(story)


def test_a_time_of_day_is_that_of_the_room() -> None:
    story = sets(Story(), "@A", span="09:30")
    assert left(story) == [("@A", 30)]
    assert gauges(story)[0].until == datetime(2026, 6, 12, 7, 30, tzinfo=UTC)


def test_a_time_of_day_follows_the_rooms_clock_when_it_is_set_right() -> None:
    story = sets(Story(), "@A", span="09:30")
    story.happens(ClockStepped(600))
    assert left(story) == [("@A", 20)]


def test_a_duration_does_not_follow_the_clock() -> None:
    story = sets(Story(), "@A", span="10").happens(ClockStepped(600))
    assert left(story) == [("@A", 10)]


def test_a_time_of_day_of_another_zone_is_that_zones() -> None:
    story = sets(Story(zone="Indian/Reunion"), "@A", span="11:30")
    assert left(story) == [("@A", 30)]


def test_a_time_of_day_across_a_change_to_winter_time_is_really_that_far() -> None:
    story = Story(now=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    sets(story, "@A", span="jusqu'à 4:00")
    assert left(story) == [("@A", 150)]


def test_what_is_past_is_refused_and_after_midnight_is_tomorrow() -> None:
    past = Story().tries(lambda s, now: timer_intents.set_timers(s, now, ["@A"], time(8, 30)))
    assert past is Reason.TIME_IS_PAST
    late = Story(now=datetime(2026, 6, 12, 21, 50, tzinfo=UTC))
    assert left(sets(late, "@A", span="jusqu'à 0:10")) == [("@A", 20)]


def test_what_runs_to_a_time_of_day_is_moved_but_not_stopped() -> None:
    story = sets(Story(), "@A", span="09:30")
    assert story.tries(lambda s, now: timer_intents.start_or_pause(s, 1)) is Reason.RUNS_TO_CLOCK
    story.does(lambda s, now: timer_intents.adjust_timers(s, (1,), -60))
    assert left(story) == [("@A", 29)]


def test_a_minute_more_or_less_and_never_under_nothing() -> None:
    story = sets(Story(), "@A", span="2")
    story.does(lambda s, now: timer_intents.adjust_timers(s, (1,), 60))
    assert left(story) == [("@A", 3)]
    assert story.tries(lambda s, now: timer_intents.adjust_timers(s, (1,), -240)) is Reason.NO_TIME_LEFT_TO_TAKE


def test_a_timer_that_was_put_away_comes_back_with_undo() -> None:
    story = sets(Story(), "@A").waits(3)
    story.does(lambda s, now: timer_intents.end_timers(s, (1,)))
    assert gauges(story) == ()
    assert left(story.undoes().waits(1)) == [("@A", 6)]


def test_a_team_that_is_not_there_gets_no_timer() -> None:
    found = Story().tries(lambda s, now: timer_intents.set_timers(s, now, ["@Z"], timedelta(minutes=1)))
    assert found is Reason.UNKNOWN_TEAM


def test_the_end_of_the_session_stops_all_timers() -> None:
    story = sets(Story().next_block(), "@A").waits(3).ends().waits(60)
    assert left(story) == [("@A", 7)]


def test_a_pause_of_the_block_does_not_stop_the_teams() -> None:
    story = sets(Story().next_block(), "@A").pauses_or_resumes().waits(3)
    assert left(story) == [("@A", 7)]


moves = st.lists(st.tuples(st.integers(0, 900), st.sampled_from(("toggle", "all", "more", "less"))), max_size=12)


@given(moves)
def test_no_key_makes_the_time_used_jump(found: list[tuple[int, str]]) -> None:
    story = sets(Story(), "@A", "@B")
    for seconds, key in found:
        story.waits(seconds=seconds)
        before = [side.gauge.spent for side in gauges(story)]
        match key:
            case "toggle":
                story.tries(lambda s, now: timer_intents.start_or_pause(s, 1))
            case "all":
                story.tries(lambda s, now: timer_intents.start_or_pause_all(s))
            case _:
                minute = 60 if key == "more" else -60
                story.tries(lambda s, now, by=minute: timer_intents.adjust_timers(s, (1, 2), by))
        assert [side.gauge.spent for side in gauges(story)] == before
    assert side_gauges(fold(story.log), story.now) == gauges(story)


def test_a_timer_is_done_a_minute_after_its_end_or_once_it_is_stopped_after_it() -> None:
    story = sets(Story().next_block(), "@A", "@B", span="5").waits(5, 20)
    assert [(side.is_over, side.is_done) for side in gauges(story)] == [(True, False)] * 2
    story.does(lambda state, _: timer_intents.start_or_pause(state, 2))
    assert [side.is_done for side in gauges(story)] == [False, True]
    assert [timer.team for timer in room_timers(story.state, story.now)] == ["A"]
    story.waits(1)
    assert [side.is_done for side in gauges(story)] == [True, True]
    assert room_timers(story.state, story.now) == ()
    story.does(lambda state, _: timer_intents.adjust_timers(state, (1,), 180))
    assert [timer.team for timer in room_timers(story.state, story.now)] == ["A"]
    assert len(gauges(story)) == 2


def test_a_timer_that_never_ran_is_not_done() -> None:
    story = sets(Story().next_block(), "@A", start=False).waits(60)
    assert [side.is_done for side in gauges(story)] == [False]


def test_a_timer_that_is_already_as_it_is_asked_for_is_not_set_again() -> None:
    story = sets(Story(), "@A", start=False)
    again = story.tries(lambda s, now: timer_intents.set_timers(s, now, ("@A",), timedelta(minutes=10)))
    assert again is Reason.ALREADY_RUNNING
    assert left(sets(story, "@A").waits(1)) == [("@A", 9)]
