"""Buffers are there for what overruns before a fixed time: nothing is missed before they are used up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents, plan_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.replanning.bridge import standing
from facilitateur.domain.replanning.items import MINUTE
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.replanning.proposals import propose
from facilitateur.domain.simulation import one_day
from facilitateur.domain.timing import day_plan, local
from facilitateur.i18n.pins import pin_fate
from facilitateur.i18n.words import load_words
from support.story import Story

FRENCH = load_words("fr")


def morning(buffer: int, late: float, edge: Edge = Edge.START) -> Story:
    """Return a morning whose first block has lasted `late` minutes too long: 60 min, 30 min, a buffer, then a pin."""
    opening = 90 + buffer + (60 if edge is Edge.END else 0)
    pin = Pin(edge, f"{9 + opening // 60:02}:{opening % 60:02}")
    kind = BlockKind.LUNCH if edge is Edge.START else BlockKind.METHOD
    blocks = (
        Block("b1", 60, card="causes"),
        Block("b2", 30, card="causes"),
        Block("b3", buffer, kind=BlockKind.BUFFER),
        Block("b4", 60, kind=kind, card="" if edge is Edge.START else "causes", pin=pin, least=60),
        Block("b5", 60, card="causes"),
    )
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks))
    return story.does(intents.next_block).waits(60 + late)


def shown(story: Story) -> list[str]:
    """Return when each block ends, to the second."""
    slots = day_plan(story.state, story.now).slots
    return [f"{local(story.state, slot.projected_end):%H:%M:%S}" for slot in slots if slot.projected_end is not None]


@pytest.mark.parametrize("edge", list(Edge))
@pytest.mark.parametrize(
    ("late", "said"), [(0.5, "tenu"), (20, "tenu"), (35, "tenu"), (35.5, "tenu"), (36, "manqué de 1 min")]
)
def test_nothing_is_missed_before_the_buffers_are_used_up(edge: Edge, late: float, said: str) -> None:
    story = morning(35, late, edge)
    plan = day_plan(story.state, story.now)
    assert pin_fate(FRENCH, plan.slots[3]).replace("\N{NARROW NO-BREAK SPACE}", " ") == said
    assert plan.slots[2].shortened == timedelta(minutes=min(late, 35))
    assert plan.lateness == timedelta(minutes=late)
    assert plan.projected_end - plan.planned_end == max(timedelta(minutes=late - 35), timedelta(0))


def test_the_buffer_that_runs_ends_when_what_is_fixed_begins() -> None:
    story = morning(35, 20).next_block().waits(30).next_block()
    assert shown(story) == ["11:05:00", "12:05:00", "13:05:00"]
    gauge = story.gauge("b3")
    assert (gauge.left, gauge.spent) == (timedelta(minutes=15), timedelta(0))
    story.waits(20)
    assert story.gauge("b3").overtime == timedelta(minutes=5)
    assert day_plan(story.state, story.now).slots[3].conflict == timedelta(minutes=5)


@given(st.integers(5, 60), st.integers(0, 90))
def test_whichever_way_is_taken_the_buffer_gives_first_and_nothing_else_gives_in_vain(buffer: int, late: int) -> None:
    story = morning(buffer, late)
    situation = standing(story.state, story.now, 1).situation
    missing = max(late - buffer, 0) * MINUTE
    for proposal in propose(situation):
        lengths = {change.item.id: change.line.length_ms for change in proposal.changes if change.line is not None}
        assert lengths["b3"] == max(buffer - late, 0) * MINUTE
        assert 30 * MINUTE - lengths["b2"] <= missing
        assert sum(line.conflict_ms for line in proposal.after.conflicts) <= missing


def test_a_buffer_after_the_pin_saves_nothing() -> None:
    blocks = (
        Block("b1", 60, card="causes"),
        Block("b2", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "10:00")),
        Block("b3", 30, kind=BlockKind.BUFFER),
    )
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks)).does(intents.next_block).waits(70)
    plan = day_plan(story.state, story.now)
    assert (plan.slots[1].conflict, plan.slots[2].shortened) == (timedelta(minutes=10), timedelta(0))


def test_time_that_a_block_has_used_already_is_not_kept_free_for_it_again() -> None:
    blocks = (
        Block("b1", 45, kind=BlockKind.BUFFER),
        Block("b2", 20, kind=BlockKind.PLENARY),
        Block("b3", 30, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "10:10")),
    )
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks)).does(intents.next_block).waits(5)
    story.next_block().waits(20).does(lambda state, _: intents.previous_block(state)).waits(20)
    ahead = day_plan(story.state, story.now).slots[0]
    assert ahead.projected_end == story.now + story.gauge("b1").left == story.now + timedelta(minutes=20)


@pytest.mark.parametrize("edge", list(Edge))
def test_simulated_days_end_the_buffer_that_runs_when_the_cockpit_does(edge: Edge) -> None:
    story = morning(35, 20, edge).next_block().waits(30).next_block().waits(5)
    stands = standing(story.state, story.now, 1)
    drawn, lines = one_day(stands, {}, Draws(1)), project(stands.situation).lines
    assert (list(drawn.ends), set(drawn.conflicts)) == ([line.end_ms for line in lines], {0})


def test_nothing_is_taken_back_for_the_buffer_to_pay() -> None:
    blocks = (
        Block("b1", 30, kind=BlockKind.PLENARY),
        Block("b2", 20, kind=BlockKind.PLENARY),
        Block("b3", 20, kind=BlockKind.PLENARY, optional=True),
        Block("b4", 15, kind=BlockKind.BUFFER),
        Block("b5", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "10:25")),
    )
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks)).does(intents.next_block)
    story.does(lambda state, _: plan_intents.park_block(state, "b3")).waits(42).next_block()
    found = propose(standing(story.state, story.now, 1, aside=True).situation)
    assert [proposal.edits for proposal in found] == [()] * 4


def test_what_a_running_buffer_absorbs_is_no_lateness_any_more() -> None:
    story = morning(35, 20)
    assert day_plan(story.state, story.now).lateness == timedelta(minutes=20)
    story.next_block().waits(30).next_block()
    assert day_plan(story.state, story.now).lateness == timedelta(0)
    story.waits(17)
    assert day_plan(story.state, story.now).lateness == timedelta(minutes=2)
