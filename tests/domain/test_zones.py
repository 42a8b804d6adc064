"""Days across a change of the clocks, and rooms hours away from the machine: the room's clock holds."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitateur.domain import correction_intents as right
from facilitateur.domain.agenda import Agenda, Block, Day, Edge, Pin
from facilitateur.domain.events import ZoneCorrected
from facilitateur.domain.refusals import Reason
from facilitateur.domain.timing import day_plan, local
from facilitateur.replay.timeline import Timeline
from support.invented import CARDS, MORNING
from support.story import Story

THREE_DAYS = Agenda(
    "trois",
    "Trois jours",
    tuple(Day(n, "09:00") for n in (1, 2, 3)),
    tuple(Block(f"b{n}", 60, day=n) for n in (1, 2, 3)),
)


@pytest.mark.parametrize(
    ("friday", "hours"),
    [
        pytest.param(datetime(2026, 10, 23, 7, tzinfo=UTC), (7, 7, 8), id="to winter time"),
        pytest.param(datetime(2026, 3, 27, 8, tzinfo=UTC), (8, 8, 7), id="to summer time"),
    ],
)
def test_each_day_begins_at_nine_on_the_rooms_clock_whatever_the_offset(
    friday: datetime, hours: tuple[int, ...]
) -> None:
    story = Story(THREE_DAYS, CARDS, now=friday, starts_at=friday)
    begun = []
    for day in (0, 1, 2):
        story.clock.now = friday + timedelta(days=day)
        story.next_block()
        start = day_plan(story.state, story.now, day + 1).slots[0].planned_start
        begun.append((start.astimezone(UTC).hour, f"{local(story.state, start):%H:%M}"))
        story.clock.now += timedelta(hours=1)
        if day < 2:
            story.next_block()
    assert begun == [(hour, "09:00") for hour in hours]


def test_a_block_that_runs_through_the_change_of_the_clocks_lasts_as_long_as_it_lasts() -> None:
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    story = Story(Agenda("nuit", "Nuit", (Day(1, "02:30"),), (Block("b1", 120),)), CARDS, now=night).next_block()
    story.waits(90)
    assert story.gauge("b1").left == timedelta(minutes=30)
    assert f"{local(story.state, story.now):%H:%M}" == "03:00"
    assert f"{local(story.state, story.now + story.gauge('b1').left):%H:%M}" == "03:30"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Paris", "09:00"),
        ("America/Martinique", "03:00"),
        ("Indian/Reunion", "11:00"),
        ("America/Cayenne", "04:00"),
        ("Pacific/Noumea", "18:00"),
    ],
)
def test_sites_hours_apart_see_their_own_clock_and_the_same_time_left(zone: str, shown: str) -> None:
    story = Story(zone=zone).next_block()
    assert f"{local(story.state, story.now):%H:%M}" == shown
    assert story.waits(8).gauge("b1").left == timedelta(minutes=2)


def test_a_zone_set_right_moves_every_time_of_day_and_no_timer_and_the_log_keeps_both() -> None:
    lunch = Agenda("midi", "Midi", (Day(1, "09:00"),), (Block("b1", 60), Block("b2", 60, pin=Pin(Edge.START, "12:30"))))
    story = Story(lunch, CARDS, now=MORNING, starts_at=MORNING).next_block().waits(10)
    left = story.gauge("b1").left
    story.does(lambda state, now: right.correct_zone(state, " indian/reunion "))
    assert story.log[-1].event == ZoneCorrected("Indian/Reunion", keeps_times=True)
    assert story.gauge("b1").left == left
    assert f"{local(story.state, story.now):%H:%M}" == "11:10"
    start = day_plan(story.state, story.now, 1).slots[1].projected_start
    assert start is not None
    assert f"{local(story.state, start):%H:%M}" == "12:30"
    assert [(made.kind, made.zone) for made in story.state.contents.corrections] == [("zone", "Indian/Reunion")]
    assert Timeline(story.log).state_at(MORNING).zone == "Indian/Reunion"
    length = len(story.log)
    story.does(lambda state, now: right.correct_zone(state, "Indian/Reunion"))
    assert len(story.log) == length


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe"])
def test_a_zone_that_there_is_not_is_refused(zone: str) -> None:
    assert Story().tries(lambda state, now: right.correct_zone(state, zone)) is Reason.NOT_A_ZONE
