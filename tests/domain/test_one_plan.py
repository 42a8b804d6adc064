"""One plan, one set of hours: the planning screen and the session lay every agenda out alike."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.gauges import block_gauge
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.planning import end_minutes, lay_out
from facilitateur.domain.replanning.bridge import standing
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.simulation import fresh_session, one_day, opening_of
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import day_plan, local
from support.agendas import agendas
from support.invented import CARDS, MORNING
from support.story import Story

CLASHING = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (
        Block("a", 60, card="causes"),
        Block("b", 30, BlockKind.PLENARY, pin=Pin(Edge.END, "10:00")),
        Block("c", 20, BlockKind.BREAK, pin=Pin(Edge.START, "10:00")),
        Block("d", 60, card="causes", pin=Pin(Edge.START, "09:30")),
        Block("e", 90, BlockKind.LUNCH, pin=Pin(Edge.START, "12:30")),
    ),
)


def opened(agenda: Agenda) -> tuple[Session, datetime]:
    start = opening_of(agenda, MORNING)
    return fresh_session(agenda, CARDS, start), start


def minute(session: Session, at: datetime, number: int) -> int:
    """Return an instant in minutes after the midnight before a day of a session."""
    assert session.starts_at is not None
    first = local(session, session.starts_at).replace(hour=0, minute=0)
    return int((at - first) / timedelta(minutes=1)) - (number - 1) * 24 * 60


def compare(agenda: Agenda) -> None:
    session, now = opened(agenda)
    for day in agenda.days:
        if not agenda.of_day(day.number):
            continue
        plan = day_plan(session, now, day.number)
        laid = lay_out(agenda, day.number, day.start)
        told = [
            (
                slot.block.id,
                minute(session, slot.planned_start, day.number),
                minute(session, slot.planned_end, day.number),
                int(slot.planned_conflict / timedelta(minutes=1)),
            )
            for slot in plan.slots
        ]
        assert told == [(slot.block.id, slot.start, slot.end, slot.conflict) for slot in laid]
        if laid and not day.end:
            assert minute(session, plan.planned_end, day.number) == end_minutes(agenda, day.number, day.start)
        if not any(slot.conflict for slot in laid):
            projected = [(slot.projected_start, slot.projected_end) for slot in plan.slots]
            assert projected == [(slot.planned_start, slot.planned_end) for slot in plan.slots]
            assert not plan.conflicts


def test_a_plan_that_does_not_fit_has_the_same_hours_everywhere_and_says_so() -> None:
    compare(CLASHING)
    session, now = opened(CLASHING)
    clashes = {slot.block.id: slot.planned_conflict for slot in day_plan(session, now, 1).slots}
    assert clashes == {"a": ZERO, "b": minutes(30), "c": minutes(30), "d": minutes(80), "e": ZERO}


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@given(agendas(CARDS))
def test_the_planning_screen_and_the_session_give_the_same_hours(agenda: Agenda) -> None:
    compare(agenda)


NEAR = st.integers(0, 200).map(lambda n: f"{9 + n // 60:02d}:{n % 60:02d}")


@given(
    st.lists(
        st.tuples(st.integers(1, 90), st.none() | st.builds(Pin, st.sampled_from(Edge), NEAR), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_and_so_where_fixed_times_are_near_what_comes_before(rows: list[tuple[int, Pin | None, bool]]) -> None:
    blocks = tuple(
        replace(Block(f"b{n}", minutes, BlockKind.PLENARY if plain else BlockKind.BREAK), pin=pin)
        for n, (minutes, pin, plain) in enumerate(rows)
    )
    compare(Agenda("essai", "Essai", (Day(1, "09:00"),), blocks))


ROWS = st.lists(
    st.tuples(
        st.integers(1, 90), st.none() | st.integers(1, 60), st.none() | st.builds(Pin, st.sampled_from(Edge), NEAR)
    ),
    min_size=2,
    max_size=6,
)


def plenaries(rows: list[tuple[int, int | None, Pin | None]]) -> Agenda:
    blocks = (
        Block(f"b{n}", minutes, BlockKind.PLENARY, pin=pin, least=None if least is None else min(least, minutes))
        for n, (minutes, least, pin) in enumerate(rows)
    )
    return Agenda("essai", "Essai", (Day(1, "09:00"),), tuple(blocks))


@given(ROWS, st.lists(st.integers(0, 90), max_size=6))
def test_the_cockpit_and_the_simulation_of_a_day_without_chance_give_the_same_ends(
    rows: list[tuple[int, int | None, Pin | None]], waits: list[int]
) -> None:
    story = Story(plenaries(rows), starts_at=MORNING)
    for _, wait in zip(rows, waits, strict=False):
        story.next_block().waits(wait)
        now = standing(story.state, story.now, 1)
        drawn = one_day(now, {}, Draws(1))
        assert list(drawn.ends) == [line.end_ms for line in project(now.situation).lines]


@given(ROWS, st.integers(0, 150))
def test_the_timer_of_a_block_ends_when_the_day_says_so(
    rows: list[tuple[int, int | None, Pin | None]], wait: int
) -> None:
    story = Story(plenaries(rows), starts_at=MORNING).next_block().waits(wait).next_block()
    block = story.state.current
    if block is None or block.id != "b1":
        return
    ahead = day_plan(story.state, story.now).slots[1]
    assert ahead.projected_end == story.now + block_gauge(story.state, block, story.now).left


@given(ROWS, st.integers(0, 150))
def test_beginning_the_next_block_moves_no_end_that_was_told(
    rows: list[tuple[int, int | None, Pin | None]], wait: int
) -> None:
    story = Story(plenaries(rows), starts_at=MORNING).next_block()
    assert story.state.current is not None
    story.waits(max(wait, story.state.current.minutes))
    before = day_plan(story.state, story.now)
    if before.slots[1].projected_start != story.now:
        return
    story.next_block()
    after = day_plan(story.state, story.now)
    assert [slot.projected_end for slot in after.slots[1:]] == [slot.projected_end for slot in before.slots[1:]]
