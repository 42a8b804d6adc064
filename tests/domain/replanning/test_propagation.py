"""How late each stretch is up to its next fixed moment, and what of it has to be recovered."""

import pytest

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.replanning.items import MINUTE, Day, Pin, Plan, PlanItem, Situation
from facilitateur.domain.replanning.propagation import (
    Stretch,
    expected_starts,
    lateness,
    propagated,
    stretches,
)


def item(name: str, planned: int, **more: object) -> PlanItem:
    return PlanItem(name, planned * MINUTE, 0, 240 * MINUTE, **more)  # type: ignore[arg-type]


def starts(minute: int) -> Pin:
    return Pin(Edge.START, minute * MINUTE)


def ends(minute: int) -> Pin:
    return Pin(Edge.END, minute * MINUTE)


def running(spent: int, *items: PlanItem, end: int | None = None) -> Situation:
    """Return a day that opened at minute 0 and whose first item has lasted so long that it ends now."""
    days = (Day(1, 0, None if end is None else end * MINUTE), Day(2, 1_440 * MINUTE, 1_450 * MINUTE))
    return Situation(Plan(items, days), spent * MINUTE, 0, spent * MINUTE, spent * MINUTE)


def figures(situation: Situation) -> list[tuple[str, int, int]]:
    """Return names, minutes late and minutes needed of each stretch."""
    return [
        (" ".join(item.id for item in found.items), found.late_ms // MINUTE, found.need_ms // MINUTE)
        for found in stretches(situation)
    ]


@pytest.mark.parametrize("spent", [10, 15, 20])
def test_without_pins_the_end_of_the_day_is_the_yardstick(spent: int) -> None:
    situation = running(spent, item("a", 15), item("b", 15), item("c", 15), end=45)
    assert figures(situation) == [("b c", spent - 15, spent - 15)]
    assert lateness(situation) == (spent - 15) * MINUTE


@pytest.mark.parametrize(
    ("spent", "late", "need"),
    [
        pytest.param(12, -8, -8, id="ahead: the idle time is not given away"),
        pytest.param(20, 0, 0, id="on time"),
        pytest.param(25, 5, 0, id="late by less than the idle time"),
        pytest.param(37, 17, 7, id="late by more"),
    ],
)
@pytest.mark.parametrize(
    "pinned",
    [
        pytest.param(item("lunch", 60, kind=BlockKind.LUNCH, pin=starts(50), gap_before_ms=10 * MINUTE), id="start"),
        pytest.param(item("lunch", 60, pin=ends(110), gap_before_ms=10 * MINUTE), id="end"),
    ],
)
def test_idle_time_before_a_pin_takes_lateness_first(pinned: PlanItem, spent: int, late: int, need: int) -> None:
    situation = running(spent, item("a", 20), item("b", 20), pinned, item("c", 10), end=120)
    names = ("b", "lunch c") if pinned.pin == starts(50) else ("b lunch", "c")
    carried = (need, need) if pinned.pin == starts(50) and need > 0 else (0, 0)
    assert figures(situation) == [(names[0], late, need), (names[1], *carried)]


def test_what_misses_a_pin_is_carried_on_and_there_is_no_time_to_give_back() -> None:
    situation = running(60, item("a", 20), item("b", 10, pin=starts(20)), item("c", 10, pin=ends(45)), end=45)
    assert figures(situation) == [("", 40, 40), ("b c", 35, 35), ("", 25, 25)]
    late = running(22, item("a", 20), item("b", 10, pin=starts(20)), item("c", 10), end=50)
    assert figures(late) == [("", 2, 2), ("b c", -8, 0)]


def test_items_of_the_next_day_are_in_no_stretch() -> None:
    situation = running(30, item("a", 15), item("b", 15), item("c", 15, day=2), end=30)
    assert figures(situation) == [("b", 15, 15)]


def test_without_a_hard_end_nothing_is_late() -> None:
    assert figures(running(30, item("a", 15), item("b", 15))) == [("b", 0, 0)]


def test_what_is_over_or_parked_leaves_nothing_to_be_late() -> None:
    plan = Plan((item("a", 15), item("b", 15, parked=True)), (Day(1, 0, 15 * MINUTE),))
    for index in (1, 2):
        assert stretches(Situation(plan, 60 * MINUTE, index)) == ()
        assert lateness(Situation(plan, 60 * MINUTE, index)) == 0


def test_the_gap_that_has_begun_can_be_taken_only_for_what_is_left_of_it() -> None:
    plan = Plan((item("a", 10), item("b", 20, gap_before_ms=5 * MINUTE)), (Day(1, 0, 35 * MINUTE),))
    found = stretches(Situation(plan, 15 * MINUTE, 1, free_ms=13 * MINUTE))
    assert [(stretch.gaps, stretch.late_ms) for stretch in found] == [((3 * MINUTE,), 3 * MINUTE)]


def test_items_are_expected_at_the_times_that_hold_the_fixed_moments() -> None:
    day = (
        item("a", 20),
        item("b", 20, gap_before_ms=2 * MINUTE),
        item("lunch", 60, pin=starts(50), gap_before_ms=8 * MINUTE),
        item("c", 10),
        item("d", 20, pin=ends(140)),
    )
    for spent in (10, 20, 45):
        expected = expected_starts(stretches(running(spent, *day, end=140)))
        assert {name: start // MINUTE for name, start in expected.items()} == {
            "b": 22,
            "lunch": 50,
            "c": 120 - 10,
            "d": 120,
        }


def test_propagating_changes_no_item() -> None:
    assert propagated(Stretch((item("a", 5),), (0,), (0,), MINUTE, MINUTE)) == ()
