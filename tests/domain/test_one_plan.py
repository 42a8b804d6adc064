"""One plan, one set of hours: the planning screen and the session lay every agenda out alike."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.planning import end_minutes, lay_out
from facilitateur.domain.simulation import fresh_session, opening_of
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import day_plan, local
from support.agendas import agendas
from support.invented import CARDS, MORNING

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
