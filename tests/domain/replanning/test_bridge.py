"""From a session to a plan: pins at their time of day, lengths from block or card, and the day as it was announced."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from facilitateur.domain import intents, plan_intents
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.elasticity import Floors
from facilitateur.domain.phases import Phase
from facilitateur.domain.refusals import Reason
from facilitateur.domain.replanning.bridge import standing, to_instant
from facilitateur.domain.replanning.items import MINUTE
from facilitateur.domain.timing import DayPlan, block_gauge, clock_of, day_plan, figures_at, local, step_gauge, zone_of
from support.acts import Act, acts, play
from support.invented import HALF_DAY, MORNING
from support.story import Story

ZERO = timedelta(0)


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def agenda(*blocks: Block, start: str = "09:00", end: str = "", days: tuple[Day, ...] = ()) -> Agenda:
    return Agenda("essai", "Essai", days or (Day(1, start, end),), blocks)


def work(name: str, length: int, **more: object) -> Block:
    return Block(name, length, card="causes", **more)  # type: ignore[arg-type]


def at(clock: str) -> Pin:
    return Pin(Edge.START, clock)


def until(clock: str) -> Pin:
    return Pin(Edge.END, clock)


def clock(story: Story, when: datetime | None) -> str:
    return "" if when is None else f"{local(story.state, when):%H:%M:%S}"


def spans(story: Story, number: int | None = None) -> dict[str, str]:
    plan = day_plan(story.state, story.now, number)
    return {
        slot.block.id: f"{clock(story, slot.projected_start)}-{clock(story, slot.projected_end)}"
        for slot in plan.slots
        if slot.projected_end is not None
    }


def plan(story: Story) -> DayPlan:
    return day_plan(story.state, story.now)


LUNCH = Block("lunch", 60, BlockKind.LUNCH, pin=at("12:30"))


def morning_until_lunch() -> Story:
    """Three hours of work from nine, half an hour to spare, lunch at half past twelve, two hours more."""
    day = agenda(work("a", 90), work("b", 90), LUNCH, work("c", 120, phase=Phase.IDEATION))
    return Story(day, starts_at=MORNING)


def test_lateness_is_told_up_to_lunch_and_no_further() -> None:
    story = morning_until_lunch().next_block().waits(102)
    assert plan(story).lateness == minutes(12)
    assert plan(story).held
    assert spans(story)["b"] == "10:42:00-12:12:00"
    assert spans(story)["lunch"] == "12:30:00-13:30:00"
    assert plan(story).projected_end == plan(story).planned_end
    assert not plan(story).conflicts


def test_a_lunch_that_cannot_be_held_says_by_how_much() -> None:
    story = morning_until_lunch().next_block().waits(127)
    assert [(slot.block.id, slot.conflict) for slot in plan(story).conflicts] == [("lunch", minutes(7))]
    assert figures_at(story.state, story.now).conflict == minutes(7)
    assert spans(story)["lunch"] == "12:37:00-13:37:00"
    assert plan(story).projected_end == plan(story).planned_end + minutes(7)


def test_after_lunch_nothing_of_the_morning_is_left() -> None:
    story = morning_until_lunch().next_block().waits(127).next_block().waits(90).next_block().waits(50)
    assert plan(story).lateness == minutes(7)
    assert spans(story)["lunch"] == "13:27:00-13:37:00"
    assert spans(story)["c"] == "13:37:00-15:37:00"
    assert not plan(story).held


def test_the_last_block_pinned_to_end_at_six_absorbs_three_minutes_and_three_quarters() -> None:
    day = agenda(work("a", 60), work("b", 30, least=20, pin=until("18:00")), start="16:30")
    opening = MORNING + timedelta(hours=7, minutes=30)
    story = Story(day, starts_at=opening, now=opening).next_block().waits(seconds=63 * 60 + 45)
    last = plan(story).slots[-1]
    assert clock(story, last.projected_end) == "18:00:00"
    assert last.shortened == timedelta(minutes=3, seconds=45)
    assert plan(story).projected_end == plan(story).planned_end
    story.next_block().waits(seconds=0)
    gauge = story.gauge("b")
    assert gauge.left == timedelta(minutes=26, seconds=15)
    assert clock(story, story.now + gauge.left) == "18:00:00"
    story.waits(26).waits(seconds=25)
    assert story.gauge("b").overtime == timedelta(seconds=10)


def test_a_block_pinned_at_its_end_and_begun_early_has_its_length_and_no_more() -> None:
    day = agenda(work("a", 30), Block("b", 60, BlockKind.PLENARY, pin=until("11:30")), work("c", 10))
    story = Story(day, starts_at=MORNING).next_block().waits(20).next_block()
    assert story.gauge("b").left == minutes(60)
    assert spans(story) == {"b": "09:20:00-10:20:00", "c": "11:30:00-11:40:00"}
    assert figures_at(story.state, story.now).block_end == MORNING + minutes(80)
    story.waits(70)
    assert story.gauge("b").overtime == minutes(10)
    assert spans(story)["c"] == "11:30:00-11:40:00"
    story.waits(65)
    assert spans(story) == {"b": "11:35:00-11:35:00", "c": "11:35:00-11:45:00"}


@pytest.mark.parametrize(("kind", "absorbed"), [(BlockKind.PLENARY, 5), (BlockKind.WELCOME, 5), (BlockKind.BREAK, 10)])
def test_a_block_of_which_nothing_is_said_absorbs_what_overruns_before_its_fixed_end(
    kind: BlockKind, absorbed: int
) -> None:
    day = agenda(work("a", 30), Block("b", 15, kind, pin=until("09:45")))
    story = Story(day, starts_at=MORNING).next_block().waits(30 + absorbed)
    assert spans(story)["b"] == f"09:{30 + absorbed}:00-09:45:00"
    assert not plan(story).conflicts
    story.waits(1)
    assert [slot.conflict for slot in plan(story).conflicts] == [minutes(1)]


def test_a_pause_in_a_block_pinned_at_its_end_does_not_move_the_end() -> None:
    day = agenda(work("a", 30, pin=until("09:30")))
    story = Story(day, starts_at=MORNING).next_block().waits(10).pauses_or_resumes().waits(5)
    assert story.gauge("a").left == minutes(15)
    assert figures_at(story.state, story.now).block_end == MORNING + minutes(30)
    story.waits(10)
    block = story.state.current
    assert block is not None
    assert clock_of(story.state, block).step == 0
    assert step_gauge(story.state, block, 0, story.now).left <= minutes(5)
    later = [step_gauge(story.state, block, step, story.now) for step in (1, 2)]
    assert [gauge.allotted.total_seconds() for gauge in later] == list(clock_of(story.state, block).steps[1:3])


@pytest.mark.parametrize(
    ("block", "least", "most"),
    [
        pytest.param(work("a", 20), 20, 45, id="the card's, and no shorter than planned"),
        pytest.param(work("a", 40), 25, 45, id="the card's"),
        pytest.param(work("a", 40, least=10, most=60), 10, 60, id="the block's own"),
        pytest.param(Block("a", 60, BlockKind.PLENARY), 40, 80, id="without either, a third less or more is supposed"),
        pytest.param(Block("a", 15, BlockKind.PLENARY, least=12), 12, 20, id="what is said holds"),
        pytest.param(Block("a", 60, BlockKind.PLENARY, least=60, most=60), 60, 60, id="rigid when the block says so"),
        pytest.param(Block("a", 15, BlockKind.BREAK), 5, 15, id="a pause keeps its floor"),
        pytest.param(Block("a", 15, BlockKind.BREAK, least=12), 12, 15, id="a pause with a floor of its own"),
        pytest.param(Block("a", 60, BlockKind.LUNCH), 45, 60, id="lunch"),
        pytest.param(Block("a", 10, BlockKind.BUFFER), 0, 10, id="a buffer"),
    ],
)
def test_how_elastic_a_block_is(block: Block, least: int, most: int) -> None:
    story = Story(agenda(block), starts_at=MORNING)
    (item,) = standing(story.state, story.now, 1).situation.plan.items
    assert (item.least_ms, item.most_ms) == (least * MINUTE, most * MINUTE)


def test_floors_can_be_chosen() -> None:
    story = Story(agenda(Block("a", 15, BlockKind.BREAK)), starts_at=MORNING)
    (item,) = standing(story.state, story.now, 1, Floors(pause=8)).situation.plan.items
    assert item.least_ms == 8 * MINUTE


def test_parked_blocks_take_no_time_and_come_back() -> None:
    day = agenda(work("a", 30), work("b", 20, parked=True), work("c", 30))
    story = Story(day, starts_at=MORNING)
    assert list(spans(story)) == ["a", "c"]
    assert [slot.block.id for slot in plan(story).parked] == ["b"]
    assert clock(story, plan(story).planned_end) == "10:00:00"
    story.does(lambda state, _: plan_intents.unpark_block(state, "b"))
    assert list(spans(story)) == ["a", "b", "c"]
    assert plan(story).lateness == minutes(20)
    assert plan(story).slots[1].planned_start == plan(story).slots[1].planned_end
    story.undoes()
    assert list(spans(story)) == ["a", "c"]


def test_a_block_set_aside_is_time_won_against_what_was_announced() -> None:
    story = Story(agenda(work("a", 30), work("b", 20), work("c", 30)), starts_at=MORNING).next_block()
    story.does(lambda state, _: plan_intents.park_block(state, "b"))
    assert plan(story).lateness == minutes(-20)
    assert clock(story, plan(story).planned_end) == "10:20:00"


def test_the_next_block_is_never_a_parked_one_nor_is_the_one_before() -> None:
    story = Story(agenda(work("a", 30, parked=True), work("b", 30), work("c", 5, parked=True), work("d", 5)))
    assert intents.next_block(story.state, story.now)[0].block == "b"  # type: ignore[union-attr]
    story.next_block().waits(30).next_block()
    assert story.state.contents.current == "d"
    story.does(lambda state, _: intents.previous_block(state))
    assert story.state.contents.current == "b"
    assert story.tries(lambda state, _: intents.previous_block(state)) is Reason.FIRST_BLOCK


def test_an_agenda_of_parked_blocks_has_nothing_to_start() -> None:
    story = Story(agenda(work("a", 30, parked=True)))
    assert story.tries(lambda state, now: intents.next_block(state, now)) is Reason.EMPTY_AGENDA
    assert intents.upcoming_block(story.state) is None


def test_starting_a_parked_block_takes_it_back() -> None:
    story = Story(agenda(work("a", 30), work("b", 30, parked=True))).next_block().goes_to("b")
    assert [type(recorded.event).__name__ for recorded in story.log[-2:]] == ["BlockParked", "BlockStarted"]
    block = story.state.agenda.block("b")
    assert block is not None
    assert not block.parked
    story.undoes()
    assert story.state.contents.current == "a"


def test_a_block_that_ran_is_not_set_aside() -> None:
    story = Story(agenda(work("a", 30), work("b", 30))).next_block().waits(30).next_block()
    for block, reason in (("a", Reason.BLOCK_RAN), ("b", Reason.BLOCK_RAN), ("z", Reason.UNKNOWN_BLOCK)):
        assert story.tries(lambda state, _, block=block: plan_intents.park_block(state, block)) is reason
    assert story.tries(lambda state, _: plan_intents.unpark_block(state, "z")) is Reason.UNKNOWN_BLOCK


@given(acts)
def test_the_block_that_runs_is_never_parked_and_every_block_is_either_in_the_day_or_aside(morning: list[Act]) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
        current = story.state.current
        assert current is None or not current.parked
        found = plan(story)
        assert {slot.block.id for slot in (*found.slots, *found.parked)} == {block.id for block in HALF_DAY.blocks}


def test_a_stated_end_with_idle_time_before_it_makes_nobody_ahead() -> None:
    story = Story(agenda(work("a", 60), work("b", 60), end="11:30"), starts_at=MORNING).next_block()
    assert plan(story).lateness == ZERO
    assert clock(story, plan(story).planned_end) == "11:00:00"
    assert plan(story.waits(70)).lateness == minutes(10)


def test_a_day_that_is_too_long_for_its_stated_end_says_so_from_the_start() -> None:
    story = Story(agenda(work("a", 60), work("b", 60), end="10:45"), starts_at=MORNING).next_block()
    assert plan(story).lateness == minutes(15)


def test_the_figures_of_the_cockpit_agree_with_each_other() -> None:
    story = morning_until_lunch().next_block().waits(12)
    found = figures_at(story.state, story.now)
    assert (found.left, found.overtime, found.lateness) == (minutes(78), ZERO, ZERO)
    assert [clock(story, end) for end in (found.block_end, found.half_end, found.day_end, found.planned_day_end)] == [
        "10:30:00",
        "12:00:00",
        "15:30:00",
        "15:30:00",
    ]
    assert found.pin is not None
    assert found.pin.block.id == "lunch"
    assert found.phase_end is None


def test_the_end_of_a_phase_is_that_of_its_last_block_of_the_day() -> None:
    story = Story(starts_at=MORNING).goes_to("b2")
    found = figures_at(story.state, story.now)
    assert found.phase_end == found.block_end
    phases = agenda(
        work("a", 20, phase=Phase.IDEATION), Block("p", 10, BlockKind.BREAK), work("b", 30, phase=Phase.IDEATION)
    )
    story = Story(phases, starts_at=MORNING).next_block()
    assert clock(story, figures_at(story.state, story.now).phase_end) == "10:00:00"


def test_figures_of_a_session_that_has_not_begun_or_is_over() -> None:
    story = morning_until_lunch()
    waiting = figures_at(story.state, story.now)
    assert (waiting.left, waiting.block_end, waiting.step_end) == (None, None, None)
    over = figures_at(story.next_block().waits(30).ends().state, story.now)
    assert (over.half_end, over.pin) == (None, None)
    assert over.day_end == MORNING + minutes(30)


THREE_DAYS = agenda(
    work("a", 240),
    Block("l1", 60, BlockKind.LUNCH, day=2, pin=at("12:30")),
    work("b", 120, day=2, pin=until("17:00")),
    work("c", 30, day=3),
    Block("l2", 60, BlockKind.LUNCH, day=3, pin=at("12:30")),
    days=(Day(1, "09:00"), Day(2, "09:00"), Day(3, "09:00")),
)


@pytest.mark.parametrize(
    ("opening", "offsets"),
    [
        pytest.param(datetime(2026, 3, 27, 8, tzinfo=UTC), (1, 1, 2), id="to summer time on Sunday"),
        pytest.param(datetime(2026, 10, 23, 7, tzinfo=UTC), (2, 2, 1), id="to winter time on Sunday"),
    ],
)
def test_pins_are_times_of_day_on_each_date_of_three_days_across_a_clock_change(
    opening: datetime, offsets: tuple[int, int, int]
) -> None:
    story = Story(THREE_DAYS, starts_at=opening, now=opening)
    assert spans(story, 2) == {"l1": "12:30:00-13:30:00", "b": "15:00:00-17:00:00"}
    assert spans(story, 3) == {"c": "09:00:00-09:30:00", "l2": "12:30:00-13:30:00"}
    starts = [day_plan(story.state, story.now, day).slots[-1].projected_start for day in (2, 3)]
    assert [start.hour for start in starts if start is not None] == [15 - offsets[1], 12 - offsets[2]]
    assert starts[1] is not None
    assert starts[1].date() == opening.date() + timedelta(days=2)


SITES = ("America/Martinique", "America/Cayenne", "Europe/Paris", "Indian/Mayotte", "Indian/Reunion", "Africa/Cairo")


@pytest.mark.parametrize("zone", SITES)
def test_six_sites_up_to_eight_hours_apart_lunch_at_half_past_twelve_on_their_own_clocks(zone: str) -> None:
    opening = datetime(2026, 7, 6, 9, tzinfo=zone_of(zone)).astimezone(UTC)
    day = agenda(work("a", 60), Block("l", 60, BlockKind.LUNCH, pin=at("12:30")))
    here = Story(day, zone=zone, starts_at=opening, now=opening).next_block()
    assert spans(here)["l"] == "12:30:00-13:30:00"
    lunch = plan(here).slots[-1].projected_start
    assert lunch is not None
    offset = local(here.state, lunch).utcoffset()
    assert offset is not None
    assert lunch == datetime(2026, 7, 6, 12, 30, tzinfo=UTC) - offset


def test_a_pin_after_midnight_belongs_to_the_evening_that_goes_on() -> None:
    opening = datetime(2026, 6, 12, 19, tzinfo=UTC)
    night = agenda(work("a", 60), work("b", 30, pin=at("00:15")), start="21:00")
    story = Story(night, starts_at=opening, now=opening).next_block()
    assert plan(story).slots[1].projected_start == datetime(2026, 6, 12, 22, 15, tzinfo=UTC)
    assert not plan(story).conflicts


@pytest.mark.parametrize("text", ["midi", "25:00", "", "12h30"])
def test_a_pin_that_is_no_time_of_day_holds_nothing(text: str) -> None:
    story = Story(agenda(work("a", 60), work("b", 30, pin=at(text))), starts_at=MORNING)
    assert spans(story)["b"] == "10:00:00-10:30:00"


def test_rounded_to_the_second_everything_of_a_day_is() -> None:
    story = Story(starts_at=MORNING).next_block().waits(seconds=754.321).next_block().waits(seconds=3.7)
    found = standing(story.state, story.now, 1, whole_seconds=True).situation
    assert found.now_ms % 1_000 == 0
    assert found.elapsed_ms == 4_000
    assert all(item.planned_ms % 1_000 == 0 for item in found.plan.items)
    exact = standing(story.state, story.now, 1).situation
    assert to_instant(exact.now_ms) == story.now
    block = story.state.current
    assert block is not None
    assert timedelta(milliseconds=exact.elapsed_ms or 0) == block_gauge(story.state, block, story.now).spent
