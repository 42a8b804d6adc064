"""Planned against real on one line of time, nights left out, and moves along it."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.events import Recorded
from facilitateur.replay import Course, Player, Timeline, axis_of
from support.wild import mostly_valid_logs

MINUTE = timedelta(minutes=1)
START = datetime.fromisoformat("2026-03-12T08:00:00+00:00")
minutes = st.integers(0, 5_000).map(lambda n: START + n * MINUTE)
spans = st.lists(st.tuples(minutes, minutes).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=8)


@given(spans=spans, instants=st.lists(minutes, min_size=2, max_size=8))
def test_an_axis_keeps_the_order_and_finds_what_lies_on_it_again(
    spans: list[tuple[datetime, datetime]], instants: list[datetime]
) -> None:
    axis = axis_of(spans)
    for earlier, later in pairwise(sorted(instants)):
        assert axis.position(earlier) <= axis.position(later)
    for stretch in axis.stretches:
        middle = stretch.start + stretch.length / 2
        if stretch.length:
            assert axis.instant(axis.position(middle)) == middle
    assert all(start <= end for start, end in axis.stretches)
    for width in (1, 7, 80):
        assert all(0 <= axis.column(instant, width) < width for instant in instants)


def test_planned_and_real_lie_side_by_side(morning: list[Recorded]) -> None:
    course = Course(Timeline(morning))
    assert [(each.number, each.start - START, each.end - START) for each in course.planned] == [
        (1, 0 * MINUTE, 10 * MINUTE),
        (2, 10 * MINUTE, 30 * MINUTE),
        (3, 30 * MINUTE, 40 * MINUTE),
        (4, 40 * MINUTE, 55 * MINUTE),
    ], "the second day was never begun"
    assert [(each.number, each.start - START, each.end - START) for each in course.real] == [
        (1, 0 * MINUTE, 10 * MINUTE),
        (2, 10 * MINUTE, 30 * MINUTE),
        (3, 30 * MINUTE, 40 * MINUTE),
        (4, 40 * MINUTE, 100 * MINUTE),
    ]
    late = course.real_at(START + 70 * MINUTE)
    assert late is not None
    assert late.block.id == "b4"
    assert course.planned_at(START + 70 * MINUTE) is None
    assert course.axis.length == 100 * MINUTE


def test_the_night_is_not_on_the_line(two_days: list[Recorded]) -> None:
    player = Player(Timeline(two_days))
    axis = player.course.axis
    assert len(axis.stretches) == 2
    assert axis.length == timedelta(minutes=90 + 95)
    player.jump(START + 89 * MINUTE)
    assert player.move(10 * MINUTE)
    assert player.now == START + timedelta(days=1) + 9 * MINUTE
    player.move(-10 * MINUTE)
    assert player.now == START + 89 * MINUTE


@given(log=mostly_valid_logs, by=st.integers(-500, 500))
def test_any_log_has_a_course(log: tuple[Recorded, list[Recorded]], by: int) -> None:
    player = Player(Timeline([log[0], *log[1]]))
    course = player.course
    for segment in (*course.planned, *course.real):
        assert segment.start <= segment.end
        assert 0 <= course.axis.column(segment.start, 70) < 70
    player.move(by * MINUTE)
    assert player.timeline.start <= player.now <= player.timeline.end
    course.lag(player.state, player.now)
