"""When a day is meant to begin: on the date on which it really runs, as it was announced, or as it was said since."""

from datetime import UTC, datetime, time, timedelta

import pytest

from facilitateur.domain import plan_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.timing import day_plan, local
from facilitateur.domain.wallclock import announced_start, ending_at
from support.invented import MORNING
from support.story import Story

ZERO = timedelta(0)
LUNCH = Block("l", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30"))
DAY = Agenda("jour", "Jour", (Day(1, "09:00", "17:00"),), (Block("a", 120), LUNCH, Block("b", 180)))
NEXT_DAY = MORNING + timedelta(days=1)


def told(story: Story) -> tuple[timedelta, list[str], str]:
    """Return how late the day is, its missed pins, and when it ends."""
    plan = day_plan(story.state, story.now)
    end = local(story.state, plan.projected_end)
    return plan.lateness, [slot.block.id for slot in plan.conflicts], f"{end:%d %H:%M}"


@pytest.mark.parametrize("days", [-30, -1, 1, 2, 400])
def test_a_workshop_run_on_another_day_is_not_days_late(days: int) -> None:
    planned = MORNING - timedelta(days=days)
    story = Story(DAY, starts_at=planned, now=MORNING + timedelta(minutes=10))
    story.next_block()
    assert told(story)[:2] == (timedelta(minutes=10), [])
    assert told(story)[2] == f"{MORNING:%d} 16:30"
    assert ending_at(story.state, 1, story.now) == MORNING + timedelta(hours=8)


def test_before_it_begins_the_page_of_the_day_after_is_not_a_day_late_either() -> None:
    story = Story(DAY, starts_at=MORNING - timedelta(days=1), now=MORNING)
    assert told(story)[:2] == (ZERO, [])
    early = Story(DAY, starts_at=NEXT_DAY, now=MORNING)
    assert local(early.state, day_plan(early.state, early.now).slots[0].planned_start).date() == NEXT_DAY.date()


def test_late_on_the_same_date_is_late_and_so_is_late_over_midnight() -> None:
    story = Story(DAY, starts_at=MORNING, now=MORNING + timedelta(hours=4)).next_block()
    assert told(story)[1] == ["l"]
    night = Agenda("nuit", "Nuit", (Day(1, "23:00"),), (Block("a", 120),))
    eleven = MORNING.replace(hour=21)
    late = Story(night, starts_at=eleven, now=eleven + timedelta(minutes=80)).next_block()
    assert told(late)[0] == timedelta(minutes=80)


def test_hours_away_from_the_announced_time_of_another_day_the_plan_begins_when_it_does() -> None:
    story = Story(DAY, starts_at=MORNING - timedelta(days=1), now=MORNING + timedelta(hours=12)).next_block()
    assert told(story)[:2] == (ZERO, [])
    assert announced_start(story.state, story.now) is None


def test_the_planned_start_can_be_said_afterwards_and_undone() -> None:
    story = Story(DAY, starts_at=MORNING, now=MORNING + timedelta(minutes=30)).next_block()
    assert told(story)[0] == timedelta(minutes=30)
    story.does(lambda state, now: plan_intents.plan_start(state, now, time(9, 30)))
    assert told(story)[0] == ZERO
    assert story.undoes().state.opening == MORNING
    story.does(lambda state, now: plan_intents.plan_start(state, now, None))
    assert story.state.opening is None
    assert told(story)[0] == ZERO
    assert plan_intents.plan_start(story.state, story.now, None) == ()


def test_a_planned_start_before_anything_began_is_the_next_such_time_or_on_a_date() -> None:
    story = Story(DAY, now=MORNING)
    story.does(lambda state, now: plan_intents.plan_start(state, now, time(14)))
    assert story.state.opening == MORNING + timedelta(hours=5)
    story.does(lambda state, now: plan_intents.plan_start(state, now, time(9), NEXT_DAY.date()))
    assert story.state.opening == NEXT_DAY
    assert plan_intents.plan_start(story.state, story.now, time(9), NEXT_DAY.date()) == ()


SHORT = Agenda(
    "court", "Court", (Day(1, "09:00", "10:00"),), tuple(Block(f"b{n}", 15, least=5, most=30) for n in range(1, 5))
)


def test_an_end_that_had_gone_by_when_the_day_began_is_not_tomorrows() -> None:
    story = Story(SHORT, now=MORNING.replace(hour=12, minute=23)).next_block().waits(5).gives(5)
    assert told(story) == (timedelta(minutes=5), [], f"{MORNING:%d} 15:28")
    assert ending_at(story.state, 1, story.now) is None


def test_an_end_still_to_come_holds_and_so_does_one_after_midnight() -> None:
    story = Story(SHORT, now=MORNING + timedelta(minutes=20)).next_block()
    assert ending_at(story.state, 1, story.now) == MORNING + timedelta(hours=1)
    night = Agenda("nuit", "Nuit", (Day(1, "22:00", "01:00"),), (Block("a", 30),))
    for begun in (datetime(2026, 6, 12, 20, tzinfo=UTC), datetime(2026, 6, 12, 22, 30, tzinfo=UTC)):
        late = Story(night, now=begun).next_block()
        assert ending_at(late.state, 1, late.now) == datetime(2026, 6, 12, 23, tzinfo=UTC)


def test_an_announced_day_begun_after_its_end_is_as_late_as_it_is() -> None:
    story = Story(SHORT, starts_at=MORNING, now=MORNING + timedelta(hours=5)).next_block()
    assert ending_at(story.state, 1, story.now) == MORNING + timedelta(hours=1)
    assert told(story)[0] == timedelta(hours=5)
