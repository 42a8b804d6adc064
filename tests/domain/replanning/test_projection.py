"""Where everything ends as things stand: pins, gaps, what runs, half-days and several days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.replanning.items import MINUTE, SECOND, Day, Pin, Plan, PlanItem, Situation
from facilitateur.domain.replanning.projection import DayEnd, HalfEnd, Line, Projection, project, settled
from facilitateur.domain.replanning.propagation import lateness

HOUR = 60 * MINUTE
NIGHT = 24 * HOUR


def at(clock: str) -> int:
    """Return a time of day, `HH:MM` or `HH:MM:SS`, in milliseconds after midnight."""
    hours, minutes, seconds = (int(part) for part in f"{clock}:00".split(":")[:3])
    return hours * HOUR + minutes * MINUTE + seconds * SECOND


def item(name: str, planned: int, least: int = 0, most: int = 240, **more: object) -> PlanItem:
    return PlanItem(name, planned * MINUTE, least * MINUTE, most * MINUTE, **more)  # type: ignore[arg-type]


def starts(clock: str) -> Pin:
    return Pin(Edge.START, at(clock))


def ends(clock: str) -> Pin:
    return Pin(Edge.END, at(clock))


def plan(*items: PlanItem, start: str = "09:00", end: str = "") -> Plan:
    return Plan(items, (Day(1, at(start), at(end) if end else None),))


def times(projection: Projection) -> list[tuple[int, int]]:
    return [(line.start_ms, line.end_ms) for line in projection.lines]


def spans(*clocks: str) -> list[tuple[int, int]]:
    return [(at(start), at(end)) for start, _, end in (clock.partition("-") for clock in clocks)]


def test_before_the_start_the_day_opens_at_its_own_time() -> None:
    day = plan(item("a", 30), item("b", 15, gap_before_ms=5 * MINUTE), end="09:50")
    projection = project(Situation(day, at("08:40"), 0))
    assert times(projection) == spans("09:00-09:30", "09:35-09:50")
    assert projection.days == (DayEnd(1, at("09:50"), at("09:50")),)


def test_a_late_start_counts_from_now() -> None:
    projection = project(Situation(plan(item("a", 30), item("b", 15), end="09:45"), at("09:10"), 0))
    assert times(projection) == spans("09:10-09:40", "09:40-09:55")
    assert projection.days[0].late_ms == 10 * MINUTE


def test_what_runs_has_its_extension_and_never_ends_before_now() -> None:
    day = plan(item("a", 15), item("b", 15))
    extended = Situation(day, at("09:10"), 0, 10 * MINUTE, 20 * MINUTE)
    assert times(project(extended)) == spans("09:00-09:20", "09:20-09:35")
    assert times(project(Situation(day, at("09:10"), 0, 10 * MINUTE))) == spans("09:00-09:15", "09:15-09:30")
    over = Situation(day, at("09:22"), 0, 22 * MINUTE)
    assert times(project(over)) == spans("09:00-09:22", "09:22-09:37")


def test_a_gap_is_kept_after_an_overrun() -> None:
    day = plan(item("a", 10), item("b", 20, gap_before_ms=5 * MINUTE), start="12:00", end="12:35")
    over = project(Situation(day, at("12:13"), 0, 13 * MINUTE))
    assert times(over) == spans("12:00-12:13", "12:18-12:38")
    between = project(Situation(day, at("12:15"), 1, free_ms=at("12:13")))
    assert times(between) == spans("12:18-12:38")
    assert between.lines[0].gap_ms == 3 * MINUTE
    forgotten = project(Situation(day, at("12:21"), 1, free_ms=at("12:13")))
    assert times(forgotten) == spans("12:21-12:41")


def test_a_pinned_end_absorbs_what_overruns_before_it() -> None:
    day = plan(item("a", 60), item("b", 30, 20, pin=ends("18:00")), start="16:30", end="18:00")
    late = Situation(day, at("17:33:45"), 0, 63 * MINUTE + 45 * SECOND)
    last = project(late).lines[-1]
    assert (last.end_ms, last.length_ms) == (at("18:00"), 30 * MINUTE - 3 * MINUTE - 45 * SECOND)
    assert not project(late).conflicts
    assert project(late).days[0].late_ms == 0


def test_a_pinned_end_stops_absorbing_at_the_minimum_and_says_what_is_missing() -> None:
    day = plan(item("a", 60), item("b", 30, 20, pin=ends("18:00")), start="16:30")
    late = Situation(day, at("17:47"), 0, 77 * MINUTE)
    last = project(late).lines[-1]
    assert (last.start_ms, last.end_ms, last.conflict_ms) == (at("17:47"), at("18:07"), 7 * MINUTE)
    allowed = project(late, allow_below_min=True).lines[-1]
    assert (allowed.start_ms, allowed.conflict_ms, allowed.below_min_ms) == (at("17:47"), 0, 7 * MINUTE)


def test_a_break_pinned_at_its_end_keeps_its_floor_even_when_minimums_may_be_crossed() -> None:
    pause = item("b", 30, kind=BlockKind.BREAK, floor_ms=10 * MINUTE, pin=ends("18:00"))
    late = Situation(plan(item("a", 60), pause, start="16:30"), at("17:55"), 0, 85 * MINUTE)
    last = project(late, allow_below_min=True).lines[-1]
    assert (last.length_ms, last.conflict_ms, last.below_min_ms) == (10 * MINUTE, 5 * MINUTE, 0)


def test_an_item_that_waits_for_a_pin_does_not_grow() -> None:
    day = plan(item("a", 60), item("b", 30, pin=ends("18:00")), item("c", 5, pin=starts("18:10")), start="16:00")
    lines = project(Situation(day, at("16:00"), 0)).lines
    assert times(project(Situation(day, at("16:00"), 0)))[1:] == spans("17:30-18:00", "18:10-18:15")
    assert [line.gap_ms for line in lines] == [0, 30 * MINUTE, 10 * MINUTE]


@pytest.mark.parametrize(
    ("spent", "gap", "conflict"),
    [
        pytest.param(20, 10, 0, id="on time"),
        pytest.param(27, 3, 0, id="late, but there was idle time"),
        pytest.param(30, 0, 0, id="just in time"),
        pytest.param(34, 0, 4, id="a conflict of four minutes"),
    ],
)
def test_a_pinned_start_waits_or_conflicts(spent: int, gap: int, conflict: int) -> None:
    lunch = item("lunch", 60, kind=BlockKind.LUNCH, pin=starts("12:30"), gap_before_ms=10 * MINUTE)
    day = plan(item("a", 20), lunch, item("b", 15), start="12:00")
    lines = project(Situation(day, at("12:00") + spent * MINUTE, 0, spent * MINUTE)).lines
    assert (lines[1].start_ms, lines[1].gap_ms, lines[1].conflict_ms) == (
        at("12:30") + conflict * MINUTE,
        gap * MINUTE,
        conflict * MINUTE,
    )
    assert lines[2].start_ms == at("13:30") + conflict * MINUTE


def test_nothing_starts_before_what_precedes_it_has_ended() -> None:
    day = plan(item("a", 20), item("gong", 0, pin=starts("12:20")), item("b", 15), start="12:00")
    projection = project(Situation(day, at("12:30"), 0, 30 * MINUTE))
    assert times(projection) == spans("12:00-12:30", "12:30-12:30", "12:30-12:45")
    assert [line.item.id for line in projection.conflicts] == ["gong"]


def test_a_missed_start_keeps_its_length_however_late_the_day_is() -> None:
    lunch = item("lunch", 60, kind=BlockKind.LUNCH, pin=starts("12:30"))
    day = plan(item("a", 60), lunch, item("b", 47), start="11:30")
    late = project(Situation(day, NIGHT + at("00:30"), 0, 13 * HOUR))
    assert times(late)[1:] == [
        (NIGHT + at("00:30"), NIGHT + at("01:30")),
        (NIGHT + at("01:30"), NIGHT + at("02:17")),
    ]
    assert late.lines[1].conflict_ms == 12 * HOUR


def test_a_pinned_end_that_is_over_leaves_the_minimum_and_the_rest_is_lateness() -> None:
    day = plan(item("a", 60), item("b", 30, 20, pin=ends("18:00")), start="16:30", end="18:00")
    late = project(Situation(day, at("18:10"), 0, 100 * MINUTE))
    assert (late.lines[1].start_ms, late.lines[1].end_ms) == (at("18:10"), at("18:30"))
    assert (late.lines[1].conflict_ms, late.days[0].late_ms) == (30 * MINUTE, 30 * MINUTE)


pins = st.none() | st.tuples(st.sampled_from(Edge), st.integers(0, 1_439))


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120), pins), max_size=8), st.integers(0, 2_880))
def test_a_day_never_ends_before_everything_has_had_its_time_or_what_a_pinned_end_leaves_of_it_at_least(
    rows: list[tuple[int, int, tuple[Edge, int] | None]], now: int
) -> None:
    items = [
        item(f"i{n}", planned, least, pin=None if pin is None else Pin(pin[0], pin[1] * MINUTE))
        for n, (planned, least, pin) in enumerate(rows)
    ]
    told = project(Situation(plan(item("first", 5), *items), now * MINUTE, 0))
    held = [each.pin is not None and each.pin.edge is Edge.END for each in items]
    whole = sum(each.least_ms if end else each.planned_ms for each, end in zip(items, held, strict=True)) + 5 * MINUTE
    assert told.days[0].end_ms >= max(now * MINUTE, at("09:00")) + whole


def test_what_runs_late_towards_a_pinned_end_gets_what_is_left() -> None:
    day = plan(item("a", 30, 20, pin=ends("18:00")), start="17:30")

    def line(now: str, spent: int) -> Line:
        return project(Situation(day, at(now), 0, spent * MINUTE)).lines[0]

    assert (line("17:45", 10).end_ms, line("17:45", 10).conflict_ms) == (at("18:00"), 0)
    assert (line("17:55", 5).end_ms, line("17:55", 5).conflict_ms) == (at("18:10"), 10 * MINUTE)
    assert (line("18:02", 30).end_ms, line("18:02", 30).conflict_ms) == (at("18:02"), 2 * MINUTE)


def test_what_is_pinned_at_its_end_and_begun_early_lasts_no_longer_and_what_follows_waits_for_the_pin() -> None:
    plenary = item("a", 30, 20, 40, pin=ends("18:00"))
    day = plan(plenary, item("b", 10), item("c", 5, pin=starts("18:30")), start="17:00")
    early = Situation(day, at("17:10"), 0, 10 * MINUTE)
    assert times(project(early)) == spans("17:00-17:30", "18:00-18:10", "18:30-18:35")
    assert not project(early).conflicts
    assert lateness(early) == -30 * MINUTE
    longer = Situation(day, at("17:10"), 0, 10 * MINUTE, 50 * MINUTE)
    assert times(project(longer))[0] == (at("17:00"), at("17:50"))
    over = Situation(day, at("17:40"), 0, 40 * MINUTE)
    assert times(project(over))[:2] == spans("17:00-17:40", "18:00-18:10")
    alone = Situation(plan(plenary, start="17:00", end="18:00"), at("17:10"), 0, 10 * MINUTE)
    assert project(alone).days == (DayEnd(1, at("17:30"), at("18:00")),)
    assert lateness(alone) == -30 * MINUTE


def test_parked_items_take_no_time() -> None:
    day = plan(item("a", 30, parked=True), item("b", 15), item("c", 5, parked=True, pin=starts("08:00")))
    assert times(project(Situation(day, at("09:00"), 0))) == spans("09:00-09:15")


def test_lateness_crosses_lunch_but_never_a_night() -> None:
    items = (item("a", 60), item("b", 60, half=2), item("c", 60, day=2), item("d", 60, day=2, half=2))
    two = Plan(items, (Day(1, at("09:00"), at("11:00")), Day(2, NIGHT + at("09:00"), NIGHT + at("11:00"))))
    projection = project(Situation(two, at("10:20"), 0, 80 * MINUTE))
    assert projection.halves == (
        HalfEnd(1, 1, at("10:20")),
        HalfEnd(1, 2, at("11:20")),
        HalfEnd(2, 1, NIGHT + at("10:00")),
        HalfEnd(2, 2, NIGHT + at("11:00")),
    )
    assert [day.late_ms for day in projection.days] == [20 * MINUTE, 0]


def test_in_the_evening_the_next_day_opens_at_its_time() -> None:
    two = Plan((item("a", 60), item("c", 60, day=2)), (Day(1, at("09:00")), Day(2, NIGHT + at("09:00"))))
    assert project(Situation(two, at("19:00"), 1)).lines[0].start_ms == NIGHT + at("09:00")


def test_the_idle_time_after_the_evening_belongs_to_no_next_day() -> None:
    two = Plan((item("a", 60), item("b", 5, parked=True), item("c", 60, day=2)), (Day(1, at("09:00")), Day(2, NIGHT)))
    assert project(Situation(two, at("19:00"), 1, free_ms=at("18:00"))).lines[0].start_ms == NIGHT


def test_after_the_end_nothing_is_projected() -> None:
    assert project(Situation(plan(item("a", 30)), at("10:00"), 1)) == Projection((), (), ())


def test_a_day_without_a_hard_end_is_never_late() -> None:
    assert project(Situation(plan(item("a", 30)), at("10:00"), 0)).days[0].late_ms == 0


def test_a_settled_plan_states_its_idle_time_and_its_ends() -> None:
    day = plan(item("a", 20), item("lunch", 60, pin=starts("12:30")), item("b", 15), start="12:00")
    done = settled(day)
    assert [some.gap_before_ms for some in done.items] == [0, 10 * MINUTE, 0]
    assert done.days == (Day(1, at("12:00"), at("13:45")),)
    assert settled(done) == done
    assert settled(plan(*day.items, start="12:00", end="13:00")).days[0].end_ms == at("13:00")
    assert settled(plan()) == plan()
