"""Pins that had gone by when the day began hold nothing: an agenda for the morning may be run in the evening."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.correction_intents import correct_start
from facilitateur.domain.timing import day_plan, figures_at, local, pinned_at
from support.story import Story

ZERO = timedelta(0)
LUNCH = Block("b2", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "12:30"))
AGENDA = Agenda("jour", "Jour", (Day(1, "09:00"),), (Block("b1", 60), LUNCH, Block("b3", 60)))


def evening(agenda: Agenda = AGENDA, **more: object) -> Story:
    """Return a session about to begin at 21:00 in Paris."""
    return Story(agenda=agenda, now=datetime(2026, 3, 12, 20, tzinfo=UTC), **more)  # type: ignore[arg-type]


def ends(story: Story) -> list[str]:
    slots = day_plan(story.state, story.now).slots
    return [f"{local(story.state, slot.projected_end):%H:%M}" for slot in slots if slot.projected_end is not None]


def test_a_day_begun_after_its_lunch_is_not_late_for_it() -> None:
    story = evening().does(intents.next_block)
    plan = day_plan(story.state, story.now)
    assert ends(story) == ["22:00", "23:00", "00:00"]
    assert (plan.lateness, plan.conflicts) == (ZERO, ())
    assert [slot.pin_gone_by for slot in plan.slots] == [False, True, False]
    assert figures_at(story.state, story.now).pin is None


def test_it_is_so_before_the_first_block_too() -> None:
    story = evening()
    assert ends(story) == ["22:00", "23:00", "00:00"]
    assert not day_plan(story.state, story.now).conflicts


def test_saying_when_it_really_began_gives_the_pin_back() -> None:
    story = evening().does(intents.next_block)
    story.does(lambda state, now: correct_start(state, now, 0, datetime(2026, 3, 12, 8, tzinfo=UTC)))
    slot = day_plan(story.state, story.now).slots[1]
    assert not slot.pin_gone_by
    assert slot.conflict == timedelta(hours=8, minutes=30)


def test_an_announced_start_keeps_the_pin() -> None:
    story = evening(starts_at=datetime(2026, 3, 12, 8, tzinfo=UTC)).does(intents.next_block)
    assert day_plan(story.state, story.now).slots[1].conflict


@pytest.mark.parametrize(("pin", "late"), [("20:30", 30), ("15:30", 330), ("14:30", None)])
def test_the_pin_of_the_first_block_announces_a_start_of_today(pin: str, late: int | None) -> None:
    first = Block("b1", 60, pin=Pin(Edge.START, pin))
    story = evening(Agenda("jour", "Jour", (Day(1, "09:00"),), (first, Block("b2", 30))))
    conflict = day_plan(story.state, story.now).slots[0].conflict
    assert conflict == (timedelta(minutes=late) if late else ZERO)


@pytest.mark.parametrize(
    ("opens", "pin", "instant"),
    [
        ("20:00", "00:30", datetime(2026, 3, 12, 23, 30, tzinfo=UTC)),
        ("14:00", "12:30", datetime(2026, 3, 12, 11, 30, tzinfo=UTC)),
        ("09:00", "12:30", datetime(2026, 3, 12, 11, 30, tzinfo=UTC)),
    ],
)
def test_a_pin_is_after_midnight_for_the_cockpit_as_for_the_plan(opens: str, pin: str, instant: datetime) -> None:
    block = Block("b2", 30, pin=Pin(Edge.START, pin))
    agenda = Agenda("jour", "Jour", (Day(1, opens),), (Block("b1", 30), block))
    story = evening(agenda, starts_at=datetime(2026, 3, 12, 8, tzinfo=UTC))
    assert pinned_at(story.state, block, story.now) == instant
