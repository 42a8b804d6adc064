"""What an item may become, and which plans are refused."""

import pytest

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.replanning.items import MINUTE, Day, Plan, PlanItem, Situation


def item(name: str = "a", planned: int = 15, least: int = 10, most: int = 20, **more: object) -> PlanItem:
    return PlanItem(name, planned * MINUTE, least * MINUTE, most * MINUTE, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "floor", "least"),
    [
        pytest.param(BlockKind.METHOD, None, 10, id="work goes down to its minimum"),
        pytest.param(BlockKind.PLENARY, 5, 10, id="work has no floor"),
        pytest.param(BlockKind.BUFFER, None, 0, id="a buffer may vanish"),
        pytest.param(BlockKind.BUFFER, 5, 5, id="a buffer with a floor"),
        pytest.param(BlockKind.BREAK, None, 15, id="a pause without a floor is left alone"),
        pytest.param(BlockKind.LUNCH, 12, 12, id="a lunch with a floor"),
        pytest.param(BlockKind.BREAK, 25, 15, id="a floor above the plan lengthens nothing"),
    ],
)
def test_how_short_an_item_may_become(kind: BlockKind, floor: int | None, least: int) -> None:
    some = item(kind=kind, floor_ms=None if floor is None else floor * MINUTE)
    assert some.least_ms == least * MINUTE


def test_a_plan_outside_its_bounds_is_neither_lengthened_nor_shortened_for_them() -> None:
    assert item(planned=5).least_ms == 5 * MINUTE
    assert item(planned=30).most_ms == 30 * MINUTE
    assert item().most_ms == 20 * MINUTE


@pytest.mark.parametrize(
    ("items", "days"),
    [
        pytest.param((item(), item()), (Day(1, 0),), id="the same id twice"),
        pytest.param((item(day=2),), (Day(1, 0),), id="an item of no day"),
        pytest.param((item("a", day=2), item("b")), (Day(1, 0), Day(2, 10)), id="a day that comes back"),
        pytest.param((), (Day(1, 10), Day(2, 10)), id="two days at once"),
        pytest.param((), (Day(2, 0), Day(1, 10)), id="numbers in disorder"),
        pytest.param((item(planned=-1),), (Day(1, 0),), id="a negative length"),
    ],
)
def test_a_plan_that_does_not_hold_together_is_refused(items: tuple[PlanItem, ...], days: tuple[Day, ...]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Plan(items, days)


def test_a_situation_stands_in_its_plan_or_at_its_end() -> None:
    plan = Plan((item(),), (Day(1, 0),))
    assert Situation(plan, 0, 1).elapsed_ms is None
    for index in (-1, 2):
        with pytest.raises(ValueError, match="no such item"):
            Situation(plan, 0, index)
