"""A rehearsal left to itself, and what it says to change."""

from collections.abc import Mapping
from datetime import timedelta
from itertools import accumulate

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.lessons import Lessons, lessons
from facilitateur.domain.paces import ASSUMED, Pace, PaceBasis
from facilitateur.domain.rehearsal import draw_ratios, events_of, next_due
from facilitateur.domain.replanning.bridge import standing, to_instant
from facilitateur.domain.simulation import one_day
from facilitateur.domain.timing import local, pinned_at
from support.agendas import agendas
from support.invented import CARDS, HALF_DAY, MORNING
from support.story import Story

TWICE = Pace(ASSUMED, PaceBasis.ASSUMED)


def work(name: str, minutes: int, pin: Pin | None = None, day: int = 1) -> Block:
    return Block(name, minutes, card="causes", pin=pin, day=day)


def story_of(*blocks: Block, days: tuple[Day, ...] = (Day(1, "09:00"),)) -> Story:
    return Story(Agenda("essai", "Essai", days, blocks), starts_at=MORNING)


def run(story: Story, ratios: Mapping[str, int]) -> Story:
    """Do all that is due, each at its moment, until nothing is."""
    for _ in range(500):
        due = next_due(story.state, story.now, ratios)
        if due is None:
            return story
        story.clock.now = max(story.now, due.at)
        story.does(lambda state, now, due=due: events_of(state, due))  # type: ignore[misc]
    raise AssertionError("it never ends")


def starts(story: Story) -> dict[str, str]:
    return {
        block: f"{local(story.state, clock.started_at):%H:%M:%S}"
        for block, clock in story.state.contents.clocks.items()
        if clock.started_at is not None
    }


def told(story: Story, paces: Mapping[str, Pace] | None = None) -> Lessons:
    return lessons(story.state, story.now, paces or {})


def test_as_given_the_day_goes_by_to_the_minute() -> None:
    story = run(story_of(work("a", 30), Block("p", 10, BlockKind.BREAK), work("c", 20)), {})
    assert starts(story) == {"a": "09:00:00", "p": "09:30:00", "c": "09:40:00"}
    assert story.state.contents.ended
    found = told(story)
    assert found.is_fine
    assert [day.late for day in found.days] == [timedelta(0)]


def test_blocks_take_their_share_steps_with_them_and_the_overrun_is_told_with_minutes_to_plan() -> None:
    story = run(story_of(work("a", 30), work("c", 20)), {"a": 1500})
    assert starts(story)["c"] == "09:45:00"
    assert story.state.contents.clocks["a"].step == len(story.state.contents.clocks["a"].steps) - 1
    found = told(story, {"a": TWICE})
    (overrun,) = found.overruns
    assert (overrun.block.id, overrun.real, overrun.suggested) == ("a", timedelta(minutes=45), 35)
    assert found.days[0].late == timedelta(minutes=15)
    assert not found.is_fine


def test_a_buffer_is_left_when_the_day_is_on_time_again() -> None:
    story = run(story_of(work("a", 30), Block("m", 15, BlockKind.BUFFER), work("c", 20)), {"a": 1300})
    assert starts(story) == {"a": "09:00:00", "m": "09:39:00", "c": "09:45:00"}
    (eaten,) = told(story).buffers
    assert (eaten.planned, eaten.real) == (timedelta(minutes=15), timedelta(minutes=6))


def test_a_fixed_time_that_is_far_does_not_keep_the_room_in_the_buffer() -> None:
    lunch = Block("l", 30, BlockKind.LUNCH, pin=Pin(Edge.START, "11:00"))
    story = run(story_of(work("a", 30), Block("m", 15, BlockKind.BUFFER), work("c", 20), lunch), {"a": 1300})
    assert starts(story) == {"a": "09:00:00", "m": "09:39:00", "c": "09:45:00", "l": "11:00:00"}


def test_of_two_buffers_the_one_that_was_used_is_told_with_its_planned_time() -> None:
    margins = Block("m", 10, BlockKind.BUFFER), Block("n", 10, BlockKind.BUFFER)
    story = run(story_of(work("a", 30), margins[0], work("c", 20), margins[1]), {"c": 1200})
    (eaten,) = told(story).buffers
    assert (eaten.block.id, eaten.real) == ("n", timedelta(minutes=6))
    assert eaten.at is not None
    assert f"{local(story.state, eaten.at):%H:%M}" == "10:00"


def test_blocks_that_ended_early_are_gains_the_largest_first() -> None:
    story = run(story_of(work("a", 30), Block("p", 20, BlockKind.BREAK), work("c", 20)), {"a": 900, "p": 500})
    gains = told(story).gains
    assert [(gain.block.id, gain.planned - gain.real) for gain in gains] == [
        ("p", timedelta(minutes=10)),
        ("a", timedelta(minutes=3)),
    ]
    assert told(story).overruns == ()


def test_a_block_that_its_fixed_end_cut_short_gained_nothing() -> None:
    plan = work("a", 30), work("c", 40, Pin(Edge.END, "10:00"))
    story = run(story_of(*plan), {"a": 1300})
    assert story.state.contents.clocks["c"].spent < timedelta(minutes=40)
    assert told(story).gains == ()


def test_before_a_pinned_start_the_clock_is_stopped_and_the_wait_is_not_counted() -> None:
    story = run(story_of(work("a", 30), work("c", 20, Pin(Edge.START, "10:00"))), {"a": 1200})
    assert starts(story)["c"] == "10:00:00"
    assert story.state.contents.clocks["a"].spent == timedelta(minutes=36)
    assert told(story).pins == ()


def test_a_pinned_start_that_was_missed_is_told() -> None:
    story = run(story_of(work("a", 30), work("c", 20, Pin(Edge.START, "09:40"))), {"a": 1700})
    (missed,) = told(story).pins
    assert (missed.block.id, missed.by) == ("c", timedelta(minutes=11))


def test_a_pinned_end_is_held_down_to_the_shortest_length_whatever_chance_says() -> None:
    plan = work("a", 30), work("c", 40, Pin(Edge.END, "10:00"))
    story = run(story_of(*plan), {"a": 1100, "c": 2000})
    assert story.state.contents.clocks["c"].ended_at == MORNING + timedelta(hours=1)
    assert told(story).pins == ()
    late = run(story_of(*plan), {"a": 1300, "c": 2000})
    assert late.state.contents.clocks["c"].ended_at == MORNING + timedelta(minutes=39 + 25)
    assert [(one.block.id, one.by, one.edge) for one in told(late).pins] == [("c", timedelta(minutes=4), Edge.END)]


def test_before_a_block_that_would_end_before_its_fixed_end_the_room_waits() -> None:
    plenary = Block("c", 40, BlockKind.PLENARY, pin=Pin(Edge.END, "11:00"))
    story = run(story_of(work("a", 30), plenary, work("d", 10)), {"c": 2000})
    assert starts(story) == {"a": "09:00:00", "c": "10:20:00", "d": "11:00:00"}
    assert told(story).is_fine


def test_who_begins_such_a_block_early_has_its_length_and_what_follows_waits() -> None:
    plenary = Block("c", 40, BlockKind.PLENARY, pin=Pin(Edge.END, "11:00"))
    story = story_of(work("a", 30), plenary, work("d", 10)).next_block().waits(30).next_block()
    assert starts(run(story, {"c": 2000}))["d"] == "11:00:00"
    assert story.state.contents.clocks["c"].spent == timedelta(minutes=40)
    assert told(story).overruns == ()


RATIOS = st.lists(st.integers(500, 2500), min_size=8, max_size=8)


@given(agendas(CARDS), RATIOS)
@settings(max_examples=30)
def test_a_rehearsed_day_is_the_simulated_one(agenda: Agenda, ratios: list[int]) -> None:
    agenda = msgspec.structs.replace(
        agenda, days=(Day(1, "09:00"),), blocks=tuple(msgspec.structs.replace(b, day=1) for b in agenda.blocks)
    )
    if not agenda.live:
        return
    paces = {
        block.id: Pace((ratio,), PaceBasis.ALL)
        for block, ratio in zip(agenda.blocks, ratios, strict=False)
        if block.kind is not BlockKind.BUFFER
    }
    story = Story(agenda, starts_at=MORNING)
    stands = standing(story.state, MORNING, 1)
    drawn = one_day(stands, paces, Draws(1))
    run(story, draw_ratios(agenda, paces, Draws(1)))
    clocks = story.state.contents.clocks
    began = [clocks[item.id].started_at for item in stands.situation.plan.items]
    behind = [*accumulate((stands.situation.now_ms, *drawn.ends), max)]
    assert began == [to_instant(max(start, free)) for start, free in zip(drawn.starts, behind, strict=False)]
    assert story.state.contents.visits[-1].ended_at == to_instant(behind[-1])


def test_somebody_who_stops_the_clock_is_waited_for() -> None:
    story = story_of(work("a", 30), work("c", 20)).next_block().waits(minutes=5).pauses_or_resumes()
    assert next_due(story.state, story.now, {}) is None
    story.waits(minutes=7).pauses_or_resumes()
    run(story, {})
    assert starts(story)["c"] == "09:37:00"


def test_minutes_given_on_the_way_count() -> None:
    story = story_of(work("a", 30), work("c", 20)).next_block().gives(10)
    assert starts(run(story, {"a": 1500}))["c"] == "10:00:00"


def test_a_day_that_is_over_gives_way_to_the_next_morning() -> None:
    days = (Day(1, "09:00"), Day(2, "08:30"))
    story = run(story_of(work("a", 30), work("b", 20, day=2), days=days), {})
    assert starts(story) == {"a": "09:00:00", "b": "08:30:00"}
    assert [day.number for day in told(story).days] == [1, 2]


def test_nothing_is_said_of_what_did_not_come_to_its_end() -> None:
    story = story_of(work("a", 30)).next_block().waits(minutes=50)
    assert (told(story).ran, told(story).overruns, told(story).days) == (0, (), ())


def test_undo_in_a_rehearsal_does_not_stop_it() -> None:
    story = story_of(work("a", 30), work("c", 20)).next_block().waits(minutes=10).next_block().undoes()
    assert starts(run(story, {}))["c"] == "09:30:00"


@given(st.integers(0, 10**9))
def test_the_same_seed_draws_the_same_lengths(seed: int) -> None:
    paces = {block.id: TWICE for block in HALF_DAY.blocks}
    one, again = (draw_ratios(HALF_DAY, paces, Draws(seed)) for _ in range(2))
    assert one == again
    assert set(one) == {block.id for block in HALF_DAY.blocks}


@settings(max_examples=40)
@given(agendas(CARDS), st.integers(250, 4000))
def test_every_agenda_comes_to_its_end_and_pinned_starts_never_come_early(agenda: Agenda, ratio: int) -> None:
    story = Story(agenda, starts_at=MORNING)
    run(story, {block.id: ratio for block in agenda.blocks})
    if not agenda.live:
        return
    assert story.state.contents.ended
    previous = None
    for visit in story.state.contents.visits:
        block = agenda.block(visit.block)
        assert block is not None
        pin = pinned_at(story.state, block, story.now)
        if pin is not None and block.pin is not None and block.pin.edge is Edge.START and previous == block.day:
            assert visit.started_at >= pin
        previous = block.day
    told(story)


def test_leaving_early_by_hand_is_allowed() -> None:
    story = story_of(work("a", 30), work("c", 20)).next_block().waits(minutes=3)
    story.does(lambda state, now: intents.next_block(state, now, confirmed=True))
    assert starts(run(story, {}))["c"] == "09:03:00"


def test_a_stated_end_that_is_missed_says_what_could_give_the_time() -> None:
    days = (Day(1, "09:00", "10:00"),)
    late = told(run(story_of(work("a", 30), Block("p", 35), days=days), {})).days[0]
    assert (late.late, late.is_stated, late.missing) == (timedelta(minutes=5), True, 0)
    assert [(one.block.id, one.minutes) for one in late.givers] == [("p", 5)]
    held = story_of(work("a", 30), Block("p", 31, least=31, pin=Pin(Edge.START, "09:30")), days=days)
    barely = told(run(held, {})).days[0]
    assert (barely.late, barely.givers, barely.missing) == (timedelta(minutes=1), (), 1)


def test_a_rehearsal_that_is_stopped_says_that_the_day_would_end_late() -> None:
    story = story_of(work("a", 30), Block("p", 35), days=(Day(1, "09:00", "10:00"),)).next_block().waits(30)
    found = told(story.next_block().waits(10))
    assert [(day.late, day.is_over) for day in found.days] == [(timedelta(minutes=5), False)]
    assert not found.is_fine
