"""Days drawn at random: pins stand, buffers absorb, the same seed tells the same."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.groups.draws import Draws
from facilitateur.domain.paces import AS_PLANNED, ASSUMED, LEAST, MOST, Pace, PaceBasis, Paces
from facilitateur.domain.phases import Phase
from facilitateur.domain.replanning.bridge import standing
from facilitateur.domain.replanning.items import MINUTE
from facilitateur.domain.replanning.projection import project
from facilitateur.domain.simulation import DAYS, Forecast, forecast, fresh_session, one_day, opening_of
from facilitateur.domain.statistics import ENOUGH, statistics_of
from support.agendas import agendas
from support.invented import CARDS, HALF_DAY, MORNING
from support.past import past, past_block
from support.story import Story

WORK = Pace((2000,), PaceBasis.ALL)
"""Everything takes twice its time."""


def work(name: str, minutes: int, pin: Pin | None = None) -> Block:
    return Block(name, minutes, card="causes", pin=pin)


def told(*blocks: Block, end: str = "", paces: dict[str, Pace] | None = None, seed: int = 1) -> Forecast:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00", end),), blocks)
    start = opening_of(agenda, MORNING)
    found = forecast(fresh_session(agenda, CARDS, start), start, 1, paces or {}, seed)
    assert found is not None
    return found


def minutes_after_nine(ms: int) -> float:
    return (ms - int(opening_of(HALF_DAY, MORNING).timestamp() * 1000)) / MINUTE


def test_as_planned_every_day_ends_on_time() -> None:
    found = told(work("a", 30), Block("b", 10, BlockKind.BREAK), work("c", 50))
    assert (found.on_time, found.days) == (1, DAYS)
    assert minutes_after_nine(found.due_ms) == minutes_after_nine(found.p80_ms) == 90
    assert found.pushes == ()


def test_a_buffer_is_eaten_before_the_day_is_late() -> None:
    found = told(work("a", 20), Block("m", 15, BlockKind.BUFFER), work("c", 30), paces={"a": WORK})
    assert minutes_after_nine(found.p50_ms) == 70
    assert [(push.block, push.by_ms) for push in found.pushes] == [("a", 20 * MINUTE)]
    held = told(work("a", 20), Block("m", 25, BlockKind.BUFFER), work("c", 30), paces={"a": WORK})
    assert held.on_time == 1


def test_a_pause_keeps_its_length_and_moves() -> None:
    found = told(work("a", 20), Block("p", 15, BlockKind.BREAK), work("c", 30), paces={"a": WORK})
    assert minutes_after_nine(found.p50_ms) == 85


def test_a_pinned_lunch_waits_and_a_missed_one_is_told_with_its_size() -> None:
    lunch = Block("l", 60, BlockKind.LUNCH, pin=Pin(Edge.START, "10:00"))
    early = told(work("a", 25), lunch, work("c", 30), paces={"a": WORK})
    assert (early.on_time, early.pins[0].share) == (1, 0)
    missed = told(work("a", 40), lunch, work("c", 30), paces={"a": WORK})
    assert (missed.pins[0].block, missed.pins[0].share, missed.pins[0].by_ms) == ("l", 1, 20 * MINUTE)
    assert (missed.on_time, missed.held, early.held) == (0, 0, 1)


def test_a_stated_end_is_what_on_time_means() -> None:
    assert told(work("a", 30), end="10:00", paces={"a": WORK}).on_time == 1
    assert told(work("a", 31), end="10:00", paces={"a": WORK}).on_time == 0


def test_the_running_block_has_what_is_left_of_a_longer_one_or_ends_now() -> None:
    story = Story(starts_at=MORNING).next_block()
    first = story.state.agenda.blocks[0]
    twice = {first.id: Pace((1000, 2000), PaceBasis.ALL)}
    story.waits(minutes=first.minutes * 1.5)
    later = forecast(story.state, story.now, 1, twice)
    story.waits(minutes=first.minutes)
    ended = forecast(story.state, story.now, 1, twice)
    assert later is not None
    assert ended is not None
    assert later.p50_ms - later.due_ms == first.minutes * MINUTE
    assert ended.p50_ms - ended.due_ms == first.minutes * MINUTE * 3 / 2


def test_nothing_is_told_of_a_day_that_is_over() -> None:
    story = Story().next_block().ends()
    assert forecast(story.state, story.now, 1, {}) is None


PACES = st.dictionaries(
    st.integers(1, 8).map("b{}".format),
    st.lists(st.integers(LEAST, MOST), min_size=1, max_size=6).map(lambda found: Pace(tuple(found), PaceBasis.CARD)),
)


@given(agendas(CARDS), PACES, st.integers(0, 10**9))
def test_pins_never_move_and_lengths_are_never_negative(agenda: Agenda, paces: dict[str, Pace], seed: int) -> None:
    start = opening_of(agenda, MORNING)
    session = fresh_session(agenda, CARDS, start)
    for number in agenda.day_numbers:
        stands = standing(session, start, number)
        day = one_day(stands, paces, Draws(seed))
        assert day == one_day(stands, paces, Draws(seed))
        items = stands.situation.plan.items
        for item, begins, ends, missed in zip(items, day.starts, day.ends, day.conflicts, strict=True):
            assert begins <= ends
            if item.pin is not None and not missed:
                assert item.pin.at_ms == (begins if item.pin.edge is Edge.START else ends)


@given(agendas(CARDS))
def test_as_planned_a_simulated_day_is_the_projected_one(agenda: Agenda) -> None:
    start = opening_of(agenda, MORNING)
    session = fresh_session(agenda, CARDS, start)
    for number in agenda.day_numbers:
        stands = standing(session, start, number)
        lines = project(stands.situation).lines
        day = one_day(stands, {}, Draws(1))
        buffers = [line.item.kind is BlockKind.BUFFER for line in lines]
        for line, begins, ends, conflict in zip(lines, day.starts, day.ends, day.conflicts, strict=True):
            if not any(buffers):
                assert (line.start_ms, line.end_ms, line.conflict_ms) == (begins, ends, conflict)


@given(st.integers(0, 10**9))
def test_the_same_seed_tells_the_same(seed: int) -> None:
    paces = Paces(statistics_of([])).of_blocks(HALF_DAY.blocks)
    start = opening_of(HALF_DAY, MORNING)
    session = fresh_session(HALF_DAY, CARDS, start)
    one, again = (forecast(session, start, 1, paces, seed) for _ in range(2))
    assert one == again
    assert one is not None
    assert 0 <= one.on_time <= 1
    assert one.p50_ms <= one.p80_ms


def test_the_draws_of_a_seed_are_the_same_everywhere() -> None:
    found = told(work("a", 60), work("b", 60), paces={name: Pace(ASSUMED, PaceBasis.ASSUMED) for name in "ab"})
    assert (found.on_time, minutes_after_nine(found.p50_ms), minutes_after_nine(found.p80_ms)) == (0.359, 126, 141)


def test_under_five_sessions_the_drift_is_assumed_and_rests_keep_their_length() -> None:
    few = [past(f"s{n}", past_block("causes", 20, 40)) for n in range(ENOUGH - 1)]
    paces = Paces(statistics_of(few))
    assert paces.is_assumed
    assert paces.of(work("a", 20)) == Pace(ASSUMED, PaceBasis.ASSUMED)
    assert paces.of(Block("p", 15, BlockKind.BREAK)) == Pace(AS_PLANNED, PaceBasis.PLANNED)


def test_paces_come_from_the_card_then_its_phase_then_all_methods_and_pauses_from_pauses() -> None:
    blocks = (past_block("causes", 20, 30), past_block("", 10, 15))
    paces = Paces(statistics_of([past(f"s{n}", *blocks) for n in range(ENOUGH)]))
    assert paces.of(work("a", 20)) == Pace((1500,) * 5, PaceBasis.CARD)
    other = Block("b", 20, card="persona", phase=Phase.IDEATION)
    assert paces.of(other).basis is PaceBasis.PHASE
    assert paces.of(Block("c", 20, card="persona", phase=Phase.PITCH)).basis is PaceBasis.ALL
    assert paces.of(Block("p", 15, BlockKind.BREAK)) == Pace((1500,) * 5, PaceBasis.KIND)
    assert paces.of(Block("l", 60, BlockKind.LUNCH)).basis is PaceBasis.PLANNED
    assert paces.of(Block("m", 15, BlockKind.BUFFER)).basis is PaceBasis.PLANNED


def test_groups_of_the_same_size_come_first_when_they_were_seen_often_enough() -> None:
    small = [past(f"s{n}", past_block("causes", 20, 30), headcount=10) for n in range(ENOUGH)]
    large = [past(f"l{n}", past_block("causes", 20, 20), headcount=30) for n in range(ENOUGH - 1)]
    known = statistics_of([*small, *large])
    assert Paces(known, 8).of(work("a", 20)) == Pace((1500,) * 5, PaceBasis.BAND)
    for people in (30, 0):
        assert Paces(known, people).of(work("a", 20)) == Pace((1000,) * 4 + (1500,) * 5, PaceBasis.CARD)
    assert Paces(known, 8).bases([work("a", 20), Block("p", 15, BlockKind.BREAK)]) == {
        PaceBasis.BAND: 1,
        PaceBasis.PLANNED: 1,
    }


def test_a_clock_left_running_overnight_teaches_no_more_than_a_bound() -> None:
    long = [past(f"s{n}", past_block("causes", 20, 150)) for n in range(ENOUGH)]
    assert set(Paces(statistics_of(long)).of(work("a", 20)).ratios) == {MOST}
    forgotten = [past(f"s{n}", past_block("causes", 20, 14 * 60)) for n in range(ENOUGH)]
    assert statistics_of(forgotten).observations == ()


@pytest.mark.parametrize("hours", [0, 30])
def test_lateness_already_there_is_part_of_the_forecast(hours: int) -> None:
    story = Story(starts_at=MORNING - timedelta(minutes=hours)).next_block()
    found = forecast(story.state, story.now, 1, {})
    assert found is not None
    assert found.p50_ms - found.due_ms == hours * MINUTE
