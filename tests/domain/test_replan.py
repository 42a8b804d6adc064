"""Accepting a proposal: what is recorded, what the figures say afterwards, and that undo is identity."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import plan_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.elasticity import FLOORS, Floors
from facilitateur.domain.events import AgendaReplanned, Given, Strategy
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.replanning.proposals import propose
from facilitateur.domain.timing import day_plan
from support.acts import Act, acts, clock_acts, play
from support.invented import MORNING
from support.story import Story

ORDER = (Strategy.SQUEEZE, Strategy.EAT, Strategy.DROP, Strategy.PROPAGATE)


def bends(story: Story, strategy: Strategy, *, below: bool = False, floors: Floors = FLOORS) -> Story:
    """Take a proposal as the dialog does."""
    situation = plan_intents.situation_of(story.state, story.now, floors)
    proposal = propose(situation, below_least=below)[ORDER.index(strategy)]
    return story.does(lambda state, _: plan_intents.accept(state, situation, proposal))


def quarters(**more: object) -> Story:
    """Four elastic quarters of an hour from nine."""
    blocks = tuple(Block(name, 15, card="causes", least=5, most=40, **more) for name in "abcd")  # type: ignore[arg-type]
    return Story(Agenda("q", "Quarts", (Day(1, "09:00"),), blocks), starts_at=MORNING)


def last_event(story: Story) -> AgendaReplanned:
    event = story.log[-1].event
    assert isinstance(event, AgendaReplanned)
    return event


def test_four_quarters_the_first_extended_by_five_minutes_the_end_kept() -> None:
    story = quarters().next_block().waits(3).gives(5)
    bends(story, Strategy.SQUEEZE)
    assert last_event(story) == AgendaReplanned(
        Strategy.SQUEEZE, (Given("b", 800), Given("c", 800), Given("d", 800)), late=300
    )
    given_now = [story.gauge(name).allotted for name in "abcd"]
    assert given_now == [timedelta(minutes=20), *[timedelta(minutes=13, seconds=20)] * 3]
    plan = day_plan(story.state, story.now)
    assert plan.projected_end == plan.planned_end == MORNING + timedelta(hours=1)
    assert plan.lateness == timedelta(0)
    story.waits(17).next_block()
    assert story.gauge("b").left == timedelta(minutes=13, seconds=20)
    assert sum(story.state.contents.clocks["b"].steps) == 800


def test_letting_it_slide_is_a_choice_too_and_is_recorded_and_undone() -> None:
    story = quarters().next_block().waits(20)
    before = story.state.contents
    bends(story, Strategy.PROPAGATE)
    assert last_event(story) == AgendaReplanned(Strategy.PROPAGATE, late=300)
    assert [replan.strategy for replan in story.state.contents.replans] == [Strategy.PROPAGATE]
    assert story.undoes().state.contents == before


def test_dropped_blocks_are_set_aside_and_can_be_taken_back() -> None:
    story = quarters(optional=True).next_block().waits(20)
    bends(story, Strategy.DROP)
    assert last_event(story).parked == ("d",)
    assert day_plan(story.state, story.now).lateness == timedelta(minutes=-10)
    story.does(lambda state, _: plan_intents.unpark_block(state, "d"))
    assert day_plan(story.state, story.now).lateness == timedelta(minutes=5)


def test_a_dropped_block_is_taken_back_by_the_same_way_once_time_was_gained_and_undo_is_identity() -> None:
    story = quarters(optional=True).next_block().waits(20)
    bends(story, Strategy.DROP)
    story.next_block().waits(10).next_block()
    before = story.state.contents
    bends(story, Strategy.DROP)
    block = story.state.agenda.block("d")
    assert block is not None
    assert not block.parked
    assert day_plan(story.state, story.now).lateness == timedelta(0)
    assert [replan.strategy for replan in story.state.contents.replans] == [Strategy.DROP] * 2
    assert story.undoes().state.contents == before


def test_a_lateness_that_is_no_whole_second_still_adds_up() -> None:
    story = quarters().next_block().waits(seconds=15 * 60 + 312.731)
    bends(story, Strategy.SQUEEZE)
    plan = day_plan(story.state, story.now)
    assert abs(plan.projected_end - plan.planned_end) <= timedelta(seconds=1)
    assert sum(each.seconds for each in last_event(story).given) == 45 * 60 - 313


def test_a_second_re_plan_starts_from_the_first() -> None:
    story = quarters().next_block().waits(20)
    bends(story, Strategy.SQUEEZE).next_block().waits(seconds=800 + 120)
    bends(story, Strategy.SQUEEZE)
    assert [each.seconds for each in last_event(story).given] == [740, 740]
    assert day_plan(story.state, story.now).projected_end == MORNING + timedelta(hours=1)
    story.undoes()
    assert [story.gauge(name).allotted.total_seconds() for name in "cd"] == [800, 800]


def test_minimums_are_crossed_only_as_asked_and_the_log_says_so() -> None:
    story = quarters().next_block().waits(55)
    bends(story, Strategy.SQUEEZE)
    assert [each.seconds for each in last_event(story).given] == [300, 300, 300]
    bends(story.undoes(), Strategy.SQUEEZE, below=True)
    assert last_event(story).below_least
    assert sum(each.seconds for each in last_event(story).given) == 300
    assert story.state.contents.replans[-1].below_least


@pytest.mark.parametrize(("floor", "left"), [(5, 300), (8, 480)])
def test_pauses_keep_their_floor(floor: int, left: int) -> None:
    blocks = (Block("a", 15, card="causes"), Block("p", 15, BlockKind.BREAK), Block("b", 15, card="causes"))
    story = Story(Agenda("p", "P", (Day(1, "09:00"),), blocks), starts_at=MORNING).next_block().waits(40)
    bends(story, Strategy.EAT, floors=Floors(pause=floor))
    assert last_event(story).given == (Given("p", left),)


def test_nothing_is_planned_again_once_nothing_is_to_come() -> None:
    story = quarters().next_block().waits(5)
    situation = plan_intents.situation_of(story.state, story.now)
    proposal = propose(situation)[0]
    story.ends()
    with pytest.raises(RefusedError):
        plan_intents.situation_of(story.state, story.now)
    assert story.tries(lambda state, _: plan_intents.accept(state, situation, proposal)) is Reason.ENDED


def test_a_proposal_made_for_a_block_that_runs_meanwhile_is_refused() -> None:
    story = quarters().next_block().waits(20)
    situation = plan_intents.situation_of(story.state, story.now)
    proposal = propose(situation)[0]
    story.next_block()
    assert story.tries(lambda state, _: plan_intents.accept(state, situation, proposal)) is Reason.PLAN_MOVED_ON


def test_a_block_pinned_at_its_end_keeps_it_through_two_re_plans_as_long_as_it_can() -> None:
    pin = Pin(Edge.END, "10:00")
    blocks = (Block("a", 15, card="causes", least=5), Block("b", 25, card="causes", least=5))
    last = Block("z", 20, BlockKind.PLENARY, pin=pin, least=10)
    story = Story(Agenda("p", "P", (Day(1, "09:00"),), (*blocks, last)), starts_at=MORNING).next_block().waits(21)
    bends(story, Strategy.SQUEEZE)
    assert day_plan(story.state, story.now).projected_end == MORNING + timedelta(hours=1)
    story.next_block().waits(30)
    bends(story, Strategy.SQUEEZE)
    plan = day_plan(story.state, story.now)
    assert plan.projected_end == MORNING + timedelta(hours=1, minutes=1)
    assert plan.slots[-1].conflict == timedelta(minutes=1)


@given(acts, st.sampled_from(ORDER), st.booleans())
def test_accepting_then_undoing_is_identity(morning: list[Act], strategy: Strategy, below: bool) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    before = story.state.contents
    try:
        bends(story, strategy, below=below)
    except RefusedError:
        return
    story.undoes()
    assert story.state.contents == before


@given(clock_acts, st.sampled_from(ORDER), st.booleans())
def test_the_figures_afterwards_are_those_that_were_shown(morning: list[Act], strategy: Strategy, below: bool) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    try:
        situation = plan_intents.situation_of(story.state, story.now)
    except RefusedError:
        return
    proposal = propose(situation, below_least=below)[ORDER.index(strategy)]
    story.does(lambda state, _: plan_intents.accept(state, situation, proposal))
    again = plan_intents.situation_of(story.state, story.now)
    lengths = {item.id: item.planned_ms for item in again.plan.items[1:]}
    for change in proposal.changes[1:]:
        if change.line is not None:
            assert abs(lengths[change.item.id] - change.line.length_ms) <= 1_000
        else:
            assert change.item.id not in lengths


@given(acts)
def test_a_log_with_re_plans_read_back_folds_alike(morning: list[Act]) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    assert fold(decode(encode(recorded)) for recorded in story.log) == story.state


def test_hostile_amounts_are_brought_back_to_possible_ones() -> None:
    story = quarters().happens(
        AgendaReplanned(
            Strategy.SQUEEZE, (Given("a", -5), Given("b", 10**15), Given("nowhere", 3)), parked=("c", "nowhere")
        )
    )
    assert story.gauge("a").allotted == timedelta(0)
    assert story.gauge("b").allotted == timedelta(days=31)
    assert len(story.state.agenda.live) == 3
