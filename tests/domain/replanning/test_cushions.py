"""A fixed time that the buffers before it can still hold is not told as missed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.events import Strategy
from facilitateur.domain.replanning.bridge import standing
from facilitateur.domain.replanning.cushions import cushions
from facilitateur.domain.replanning.items import MINUTE
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.replanning.proposals import propose
from facilitateur.domain.timing import day_plan
from facilitateur.i18n.pins import is_missed, pin_fate
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


@pytest.mark.parametrize("edge", list(Edge))
@pytest.mark.parametrize(
    ("late", "said"),
    [
        (0.5, "tenu"),
        (1, "la marge suffit"),
        (20, "la marge suffit"),
        (35, "la marge suffit"),
        (40, "manqué de 40 min"),
    ],
)
def test_a_pin_that_its_buffer_can_save_is_not_lost(edge: Edge, late: float, said: str) -> None:
    story = morning(35, late, edge)
    slot = day_plan(story.state, story.now).slots[3]
    assert pin_fate(FRENCH, slot).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == said
    assert is_missed(slot) is (late > 35)
    assert slot.conflict == timedelta(minutes=late)


@given(st.integers(5, 60), st.integers(0, 90))
def test_what_the_buffers_can_save_is_what_eating_them_saves(buffer: int, late: int) -> None:
    story = morning(buffer, late)
    situation = standing(story.state, story.now, 1).situation
    conflict = sum(line.conflict_ms for line in project(situation).conflicts)
    after = next(each.after for each in propose(situation) if each.strategy is Strategy.EAT)
    assert cushions(situation)["b4"] == buffer * MINUTE
    assert (conflict <= cushions(situation)["b4"]) is (not after.conflicts)


def test_a_buffer_after_the_pin_saves_nothing() -> None:
    blocks = (
        Block("b1", 60, card="causes"),
        Block("b2", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, "10:00")),
        Block("b3", 30, kind=BlockKind.BUFFER),
    )
    story = Story(agenda=Agenda("jour", "Jour", (Day(1, "09:00"),), blocks)).does(intents.next_block).waits(70)
    slot = day_plan(story.state, story.now).slots[1]
    assert (slot.cushion, is_missed(slot)) == (timedelta(0), True)
