"""Time taken from work, or given back to it, in proportion and to the last millisecond."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.replanning.items import MINUTE, SECOND, PlanItem
from facilitateur.domain.replanning.propagation import Stretch
from facilitateur.domain.replanning.squeezing import share, squeezed


def item(name: str, planned: int, least: int = 0, most: int = 240, **more: object) -> PlanItem:
    return PlanItem(name, planned * MINUTE, least * MINUTE, most * MINUTE, **more)  # type: ignore[arg-type]


def stretch(need: int, *items: PlanItem) -> Stretch:
    return Stretch(items, (0,) * len(items), (0,) * len(items), need, need)


def lengths(found: Stretch, *, allow_below_min: bool = False) -> dict[str, int]:
    """Return the seconds of each item after squeezing."""
    after = {item.id: item.planned_ms for item in found.items}
    after |= {edit.after.id: edit.after.planned_ms for edit in squeezed(found, allow_below_min=allow_below_min)}
    return {name: length // SECOND for name, length in after.items()}


def test_three_blocks_of_fifteen_give_up_five_minutes() -> None:
    found = stretch(5 * MINUTE, item("b", 15), item("c", 15), item("d", 15))
    assert lengths(found) == {"b": 800, "c": 800, "d": 800}


def test_a_long_block_gives_more_than_a_short_one() -> None:
    assert lengths(stretch(4 * MINUTE, item("a", 10), item("b", 30))) == {"a": 540, "b": 1_620}


def test_seconds_that_cannot_be_cut_go_to_the_largest_remainder() -> None:
    assert share(10 * SECOND, [5, 3, 1], [10**6] * 3) == [6 * SECOND, 3 * SECOND, SECOND]
    assert share(10 * SECOND, [1, 1, 1], [10**6] * 3) == [4 * SECOND, 3 * SECOND, 3 * SECOND]


def test_a_part_of_a_second_is_given_whole_to_one() -> None:
    assert share(225_250, [1, 1], [10**6] * 2) == [113 * SECOND, 112_250]


def test_a_small_room_is_filled_to_its_last_bit_and_the_others_share_the_rest() -> None:
    assert share(60 * SECOND, [1, 1, 1], [1_500, 10**6, 10**6]) == [1_500, 29_500, 29 * SECOND]


def test_what_has_no_room_for_a_second_gets_what_it_can_hold() -> None:
    assert share(2_998, [1, 1, 1], [999, 1_000, 1_000]) == [999, 1_000, 999]
    assert share(1_999, [1, 1], [1_000, 1_000]) == [1_000, 999]
    assert share(1_996, [1, 1, 1, 1], [500, 500, 500, 500]) == [500, 500, 500, 496]


def test_nothing_to_share_and_nobody_to_share_with() -> None:
    assert share(0, [1, 2], [5, 5]) == [0, 0]
    assert share(5, [], []) == []
    assert share(5 * SECOND, [0, 0], [10**6, 10**6]) == [3 * SECOND, 2 * SECOND]


def test_nobody_goes_below_its_minimum() -> None:
    found = stretch(10 * MINUTE, item("a", 20, 19), item("b", 20, 15))
    assert lengths(found) == {"a": 19 * 60, "b": 15 * 60}


def test_below_the_minimum_only_when_allowed_and_only_for_what_is_missing() -> None:
    found = stretch(10 * MINUTE, item("a", 20, 19), item("b", 20, 15))
    allowed = lengths(found, allow_below_min=True)
    assert sum(allowed.values()) == 30 * 60
    assert allowed == {"a": 19 * 60 - 134, "b": 15 * 60 - 106}
    enough = stretch(6 * MINUTE, item("a", 20, 19), item("b", 20, 15))
    assert lengths(enough, allow_below_min=True) == lengths(enough) == {"a": 19 * 60, "b": 15 * 60}


def test_work_may_vanish_but_never_becomes_negative() -> None:
    found = stretch(60 * MINUTE, item("a", 20, 10), item("b", 20, 15))
    assert lengths(found, allow_below_min=True) == {"a": 0, "b": 0}


def test_ahead_of_time_work_gets_time_back_within_its_maximum() -> None:
    found = stretch(-10 * MINUTE, item("a", 20, most=22), item("b", 20), item("c", 20))
    assert lengths(found) == {"a": 22 * 60, "b": 24 * 60, "c": 24 * 60}
    assert lengths(stretch(-10 * MINUTE, item("a", 20, most=22))) == {"a": 22 * 60}


@pytest.mark.parametrize("kind", [BlockKind.BREAK, BlockKind.LUNCH, BlockKind.BUFFER])
@pytest.mark.parametrize("need", [-5, 5])
def test_rests_are_not_squeezed(kind: BlockKind, need: int) -> None:
    assert squeezed(stretch(need * MINUTE, item("a", 20, kind=kind, floor_ms=0))) == ()


entries = st.lists(st.tuples(st.integers(0, 7_200_000), st.integers(0, 7_200_000)), max_size=80)


@given(st.integers(0, 10_000_000), entries)
def test_shares_add_up_and_stay_within_their_rooms(total: int, drawn: list[tuple[int, int]]) -> None:
    weights, rooms = [weight for weight, _ in drawn], [room for _, room in drawn]
    shares = share(total, weights, rooms)
    assert sum(shares) == min(total, sum(rooms))
    assert all(0 <= got <= room for got, room in zip(shares, rooms, strict=True))


@given(st.integers(0, 10_000_000), st.lists(st.integers(1, 7_200_000), min_size=1, max_size=80))
def test_without_limits_every_share_is_proportional_to_the_second(total: int, weights: list[int]) -> None:
    shares = share(total, weights, [total + SECOND] * len(weights))
    exact = [total * weight / sum(weights) for weight in weights]
    assert all(abs(got - wanted) < SECOND + 1 for got, wanted in zip(shares, exact, strict=True))
    assert sum(got % SECOND > 0 for got in shares) <= (total % SECOND > 0)


@given(st.integers(-3_600_000, 3_600_000), entries, st.booleans())
def test_squeezing_recovers_all_that_the_bounds_allow(need: int, drawn: list[tuple[int, int]], below: bool) -> None:
    names = count()
    items = tuple(PlanItem(str(next(names)), planned, other, other) for planned, other in drawn)
    found = stretch(need, *items)
    edits = squeezed(found, allow_below_min=below)
    change = sum(edit.after.planned_ms - edit.before.planned_ms for edit in edits)
    least = 0 if below else sum(some.least_ms for some in items)
    planned = sum(some.planned_ms for some in items)
    most = sum(some.most_ms for some in items)
    assert planned + change == min(max(planned - need, least), most)
