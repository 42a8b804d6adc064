"""Four ways to go on: exact figures, what each costs and why, and what no way ever does."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import BlockKind, Edge
from facilitateur.domain.events import Strategy
from facilitateur.domain.replanning.items import MINUTE, SECOND, Day, Pin, Plan, PlanItem, Situation
from facilitateur.domain.replanning.projection import project, settled
from facilitateur.domain.replanning.propagation import Stretch, stretches
from facilitateur.domain.replanning.proposals import Cause, Proposal, apply, best_of, propose

NOON = 12 * 60


def item(name: str, planned: int, least: int = 0, most: int = 240, **more: object) -> PlanItem:
    return PlanItem(name, planned * MINUTE, least * MINUTE, most * MINUTE, **more)  # type: ignore[arg-type]


def pause(name: str, planned: int, floor: int | None = None, **more: object) -> PlanItem:
    kind = BlockKind.BREAK if floor is not None else BlockKind.BUFFER
    return item(name, planned, kind=kind, floor_ms=(floor or 0) * MINUTE, **more)


def running(spent: float, *items: PlanItem, given_minutes: float | None = None, start: int = 0) -> Situation:
    """Return a day whose first item has run for some minutes."""
    plan = settled(Plan(items, (Day(1, start * MINUTE),)))
    used = round(spent * 60) * SECOND
    length = None if given_minutes is None else round(given_minutes * 60) * SECOND
    return Situation(plan, start * MINUTE + used, 0, used, length)


def way(situation: Situation, strategy: Strategy, *, below: bool = False) -> Proposal:
    return next(found for found in propose(situation, below_least=below) if found.strategy is strategy)


def lengths(proposal: Proposal) -> list[str]:
    """Return what every item lasts, `MM:SS`, a dash for what is dropped."""
    return ["-" if change.line is None else digits(change.line.length_ms) for change in proposal.changes]


def digits(length: int) -> str:
    return f"{length // MINUTE}:{length % MINUTE // SECOND:02d}"


def causes(proposal: Proposal) -> list[str]:
    return [change.cause.value for change in proposal.changes]


def test_four_blocks_of_fifteen_the_first_extended_by_five_the_end_kept() -> None:
    situation = running(10, *(item(name, 15) for name in "abcd"), given_minutes=20)
    squeezed = way(situation, Strategy.SQUEEZE)
    assert lengths(squeezed) == ["20:00", "13:20", "13:20", "13:20"]
    assert (squeezed.end_ms, squeezed.late_ms) == (60 * MINUTE, 0)
    assert squeezed.work_ms == -5 * MINUTE
    assert causes(squeezed) == ["runs", "squeezed", "squeezed", "squeezed"]
    slid = way(situation, Strategy.PROPAGATE)
    assert (slid.end_ms, slid.late_ms, slid.edits) == (65 * MINUTE, 5 * MINUTE, ())


@pytest.mark.parametrize("as_buffer", [True, False], ids=["a buffer block", "idle time"])
def test_a_gap_of_five_is_kept_or_eaten_to_two_and_both_are_offered(as_buffer: bool) -> None:
    """12:00–12:10, five minutes of nothing, the first one really ends at 12:13."""
    if as_buffer:
        day = (item("a", 10), pause("gap", 5), item("b", 20, 20, 20))
    else:
        day = (item("a", 10), item("b", 20, 20, 20, gap_before_ms=5 * MINUTE))
    situation = running(13, *day, start=NOON)
    starts = {found.strategy: found.changes[-1].line for found in propose(situation)}
    slid, eaten = starts[Strategy.PROPAGATE], starts[Strategy.EAT]
    assert slid is not None
    assert eaten is not None
    assert slid.start_ms == (NOON + 18) * MINUTE
    assert eaten.start_ms == (NOON + 15) * MINUTE
    if as_buffer:
        assert lengths(way(situation, Strategy.EAT)) == ["13:00", "2:00", "20:00"]
    else:
        assert eaten.gap_ms == 2 * MINUTE


def test_the_last_block_pinned_to_end_at_six_loses_three_minutes_and_three_quarters_in_every_way() -> None:
    day = (item("a", 60), item("b", 30, 20, pin=Pin(Edge.END, 18 * 60 * MINUTE)))
    situation = running(63.75, *day, start=16 * 60 + 30)
    for proposal in propose(situation):
        assert proposal.end_ms == 18 * 60 * MINUTE
        assert lengths(proposal) == ["63:45", "26:15"]
        assert proposal.work_ms == -225 * SECOND
        assert (proposal.late_ms, proposal.need_ms, proposal.left_ms, proposal.rest_ms) == (0, 0, 0, 0)
        assert not proposal.after.conflicts
    assert causes(way(situation, Strategy.PROPAGATE)) == ["runs", "pinned"]
    assert causes(way(situation, Strategy.SQUEEZE)) == ["runs", "squeezed"]


def test_squeezing_stops_at_the_minimums_and_says_what_is_left() -> None:
    situation = running(32, item("a", 20), item("b", 20, 18), item("c", 20, 15))
    found = way(situation, Strategy.SQUEEZE)
    assert lengths(found) == ["32:00", "18:00", "15:00"]
    assert found.late_ms == 5 * MINUTE
    again = apply(situation, found.edits)
    assert causes(way(again, Strategy.SQUEEZE)) == ["runs", "at_least", "at_least"]


def test_minimums_are_crossed_when_asked_and_it_is_said() -> None:
    situation = running(32, item("a", 20), item("b", 20, 18), item("c", 20, 15))
    found = way(situation, Strategy.SQUEEZE, below=True)
    assert found.late_ms == 0
    assert found.below_least
    assert causes(found) == ["runs", "below_least", "below_least"]
    others = [other for other in propose(situation, below_least=True) if other.strategy is not Strategy.SQUEEZE]
    assert not any(other.below_least for other in others)


def test_ahead_of_time_work_may_get_time_back() -> None:
    situation = running(10, item("a", 10), item("b", 20), given_minutes=4)
    found = way(situation, Strategy.SQUEEZE)
    assert lengths(found) == ["10:00", "20:00"]
    early = Situation(situation.plan, 4 * MINUTE, 1, free_ms=4 * MINUTE)
    found = way(early, Strategy.SQUEEZE)
    assert lengths(found) == ["26:00"]
    assert causes(found) == ["lengthened"]


def test_buffers_go_first_then_pauses_down_to_their_floor_the_nearest_first() -> None:
    day = (item("a", 20), pause("p", 15, 5), item("b", 20), pause("m", 5), item("c", 20), pause("q", 10, 5))
    assert lengths(way(running(24, *day), Strategy.EAT)) == ["24:00", "15:00", "20:00", "1:00", "20:00", "10:00"]
    assert lengths(way(running(32, *day), Strategy.EAT)) == ["32:00", "8:00", "20:00", "0:00", "20:00", "10:00"]
    all_gone = way(running(60, *day), Strategy.EAT)
    assert lengths(all_gone) == ["60:00", "5:00", "20:00", "0:00", "20:00", "5:00"]
    assert all_gone.rest_ms == -20 * MINUTE
    assert all_gone.late_ms == 20 * MINUTE


def test_lunch_is_eaten_last() -> None:
    lunch = item("l", 60, kind=BlockKind.LUNCH, floor_ms=45 * MINUTE)
    found = way(running(30, item("a", 20), lunch, pause("p", 15, 5)), Strategy.EAT)
    assert lengths(found) == ["30:00", "60:00", "5:00"]
    found = way(running(37, item("a", 20), lunch, pause("p", 15, 5)), Strategy.EAT)
    assert lengths(found) == ["37:00", "53:00", "5:00"]


def optional(name: str, planned: int, priority: int, **more: object) -> PlanItem:
    return item(name, planned, optional=True, priority=priority, **more)


def test_optional_blocks_go_by_priority_and_no_more_than_needed() -> None:
    day = (item("a", 20), optional("x", 5, 1), optional("y", 20, 2), optional("z", 30, 3), item("b", 20))
    assert lengths(way(running(24, *day), Strategy.DROP)) == ["24:00", "-", "20:00", "30:00", "20:00"]
    instead = way(running(33, *day), Strategy.DROP)
    assert lengths(instead) == ["33:00", "5:00", "-", "30:00", "20:00"]
    assert instead.late_ms == -7 * MINUTE
    assert [some.id for some in instead.dropped] == ["y"]
    assert lengths(way(running(20, *day), Strategy.DROP))[1:] == ["5:00", "20:00", "30:00", "20:00"]


def test_of_two_alike_the_later_one_goes_and_a_pinned_one_never() -> None:
    day = (item("a", 20), optional("x", 10, 1), optional("y", 10, 1), item("b", 20))
    assert lengths(way(running(25, *day), Strategy.DROP)) == ["25:00", "10:00", "-", "20:00"]
    pinned = optional("y", 10, 1, pin=Pin(Edge.START, 30 * MINUTE))
    found = way(running(35, item("a", 20), pinned), Strategy.DROP)
    assert lengths(found) == ["35:00", "10:00"]


def test_nothing_runs_yet_and_the_day_is_late() -> None:
    plan = settled(Plan((item("a", 15), item("b", 15)), (Day(1, 0),)))
    found = way(Situation(plan, 6 * MINUTE, 0), Strategy.SQUEEZE)
    assert lengths(found) == ["12:00", "12:00"]
    assert found.end_ms == 30 * MINUTE


def test_after_the_end_there_is_nothing_in_any_way() -> None:
    plan = Plan((item("a", 15),), (Day(1, 0),))
    assert [found.changes for found in propose(Situation(plan, 20 * MINUTE, 1))] == [()] * 4


seconds = st.integers(0, 5_400).map(lambda value: value * SECOND)
kinds = st.sampled_from((BlockKind.METHOD, BlockKind.METHOD, BlockKind.BREAK, BlockKind.BUFFER, BlockKind.LUNCH))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Return a day in which an item runs, with pins, optional and parked items, to the second."""
    count = draw(st.integers(1, 12))
    items, clock = [], 0
    for number in range(count):
        planned = draw(seconds)
        clock += planned
        pinned = draw(st.integers(0, 5)) == 0
        pin = Pin(draw(st.sampled_from(Edge)), clock + draw(st.integers(-600, 1_200)) * SECOND) if pinned else None
        floor = draw(st.none() | seconds)
        some = PlanItem(
            f"i{number}",
            planned,
            draw(seconds),
            draw(seconds),
            draw(kinds),
            floor,
            draw(st.booleans()),
            draw(st.integers(0, 3)),
            draw(st.integers(0, 7)) == 0 and number > 0,
            pin=pin,
        )
        items.append(some)
    plan = settled(Plan(tuple(items), (Day(1, 0, draw(st.none() | seconds)),)))
    used = draw(seconds)
    length = draw(st.none() | seconds)
    return Situation(plan, used + draw(seconds), 0, used, length)


@given(situations(), st.booleans())
def test_pins_are_never_moved(situation: Situation, below: bool) -> None:
    for proposal in propose(situation, below_least=below):
        assert all(edit.before.pin == edit.after.pin for edit in proposal.edits)
        assert not any(some.pin for some in (*proposal.dropped, *proposal.returned))
        for change in proposal.changes[1:]:
            if change.item.pin is not None and change.line is not None:
                at_end = change.item.pin.edge is Edge.END
                held = change.line.end_ms if at_end else change.line.start_ms
                assert held == change.item.pin.at_ms or (held > change.item.pin.at_ms and change.line.conflict_ms)


@given(situations(), st.booleans())
def test_a_day_in_which_a_pin_is_missed_gives_no_time_back_after_it(situation: Situation, below: bool) -> None:
    squeeze = propose(situation, below_least=below)[0]
    missed = [n for n, line in enumerate(project(situation).lines) if line.item.pin and line.conflict_ms]
    if missed:
        later = {line.item.id for line in project(situation).lines[missed[0] + 1 :]}
        grown = [edit for edit in squeeze.edits if edit.after.planned_ms > edit.before.planned_ms]
        assert not [edit for edit in grown if edit.before.id in later]


def test_what_is_won_before_a_pin_is_not_asked_for_again_after_it() -> None:
    lunch = item("l", 60, kind=BlockKind.LUNCH, pin=Pin(Edge.START, 40 * MINUTE))
    situation = running(25, item("a", 20), item("b", 20, 10), lunch, item("c", 30, 10))
    assert lengths(way(situation, Strategy.SQUEEZE)) == ["25:00", "15:00", "60:00", "30:00"]
    situation = running(35, item("a", 20), item("b", 20, 10), lunch, item("c", 30, 10))
    found = way(situation, Strategy.SQUEEZE)
    assert lengths(found) == ["35:00", "10:00", "60:00", "25:00"]
    assert found.end_ms == 130 * MINUTE
    assert found.work_ms == sum(change.gain_ms for change in found.changes) == -15 * MINUTE


@given(situations(), st.booleans())
def test_bounds_are_never_crossed_unless_asked(situation: Situation, below: bool) -> None:
    for proposal in propose(situation, below_least=below):
        for edit in proposal.edits:
            before, after = edit.before, edit.after
            assert after.planned_ms <= before.most_ms
            asked = below and proposal.strategy is Strategy.SQUEEZE and not before.rests
            assert asked or after.planned_ms >= before.least_ms
            assert after.planned_ms >= 0
        for change in proposal.changes:
            line = change.line
            if line is None:
                continue
            asked = below and proposal.strategy is Strategy.SQUEEZE and not change.item.rests
            if change.cause is Cause.RUNS:
                given_ms = change.item.planned_ms if situation.length_ms is None else situation.length_ms
                assert line.length_ms <= max(given_ms, situation.elapsed_ms or 0)
            else:
                assert line.length_ms <= change.item.most_ms
            assert asked or line.conflict_ms or line.length_ms >= change.item.least_ms or change.cause is Cause.RUNS
        assert proposal.below_least or not any(change.cause is Cause.BELOW_LEAST for change in proposal.changes)


@given(situations(), st.booleans())
def test_each_way_touches_only_what_it_may(situation: Situation, below: bool) -> None:
    squeeze, eat, drop, propagate = propose(situation, below_least=below)
    assert not any(edit.before.rests for edit in squeeze.edits)
    assert all(edit.before.rests or edit.after.planned_ms == edit.before.planned_ms for edit in eat.edits)
    assert all(edit.before.optional and edit.after.parked for edit in drop.edits if not edit.before.parked)
    assert len({edit.before.parked for edit in drop.edits}) < 2
    assert propagate.edits == ()


@given(situations(), st.booleans())
def test_totals_add_to_the_second(situation: Situation, below: bool) -> None:
    """What is recovered is what the items of a stretch lose, never more than needed when squeezed or eaten."""
    found = stretches(situation)
    for proposal in propose(situation, below_least=below):
        edited = {edit.before.id: edit for edit in proposal.edits}
        for stretch in found:
            edits = [edited[some.id] for some in stretch.items if some.id in edited]
            won = sum(e.before.planned_ms - (0 if e.after.parked else e.after.planned_ms) for e in edits)
            won += sum(e.before.gap_before_ms - e.after.gap_before_ms for e in edits if not e.after.parked)
            if proposal.strategy is not Strategy.DROP:
                assert won <= max(stretch.need_ms, 0) or stretch.need_ms < 0
                assert won >= min(stretch.need_ms, 0)
        assert all(edit.after.planned_ms % SECOND == 0 for edit in proposal.edits)
        told = project(apply(situation, proposal.edits), allow_below_min=proposal.below_least)
        assert proposal.after == told


@given(situations())
def test_the_lines_of_a_proposal_follow_each_other(situation: Situation) -> None:
    for proposal in propose(situation):
        lines = [change.line for change in proposal.changes if change.line is not None]
        for before, after in pairwise(lines):
            assert after.start_ms >= before.end_ms or after.conflict_ms or before.conflict_ms


def test_what_a_fixed_end_absorbs_is_not_left_late_whichever_way_is_taken() -> None:
    plenary = item("p", 60, 20, 60, pin=Pin(Edge.END, 110 * MINUTE))
    situation = running(33.75, item("a", 30), item("b", 20, 20, 20), plenary)
    for proposal in propose(situation):
        assert (proposal.late_ms, proposal.need_ms, proposal.work_ms) == (0, 0, -225 * SECOND)
        assert proposal.end_ms == 110 * MINUTE
    tight = item("p", 60, 58, 60, pin=Pin(Edge.END, 110 * MINUTE))
    for proposal in propose(running(33.75, item("a", 30), item("b", 20, 20, 20), tight)):
        assert (proposal.late_ms, proposal.need_ms) == (105 * SECOND, 105 * SECOND)
        assert [line.conflict_ms for line in proposal.after.conflicts] == [105 * SECOND]


def test_the_buffer_that_runs_is_eaten_too_but_not_below_what_it_has_lasted() -> None:
    lunch = item("l", 60, kind=BlockKind.LUNCH, floor_ms=45 * MINUTE, pin=Pin(Edge.START, 17 * MINUTE))
    late = Situation(Plan((pause("m", 20), lunch, item("b", 30)), (Day(1, 0),)), 4 * MINUTE, 0, 4 * MINUTE, 20 * MINUTE)
    eaten = way(late, Strategy.EAT)
    assert lengths(eaten)[:2] == ["17:00", "60:00"]
    assert causes(eaten)[0] == "eaten"
    assert (eaten.need_ms, eaten.rest_ms, eaten.after.conflicts) == (0, -3 * MINUTE, ())
    assert lengths(way(late, Strategy.SQUEEZE))[0] == "17:00"
    used = Situation(late.plan, 18 * MINUTE, 0, 18 * MINUTE, 20 * MINUTE)
    assert lengths(way(used, Strategy.EAT))[0] == "18:00"
    rest = item("p", 20, kind=BlockKind.BREAK, floor_ms=10 * MINUTE)
    pausing = Situation(Plan((rest, lunch), (Day(1, 0),)), 4 * MINUTE, 0, 4 * MINUTE, 28 * MINUTE)
    assert lengths(way(pausing, Strategy.EAT))[0] == "17:00"


@pytest.mark.parametrize(
    ("situation", "best"),
    [
        pytest.param(running(25, item("a", 20), item("b", 20, 10)), Strategy.SQUEEZE, id="work can give"),
        pytest.param(running(25, item("a", 20), item("b", 20, 20), pause("m", 10)), Strategy.EAT, id="only a buffer"),
        pytest.param(running(29, item("a", 20), item("b", 20, 15), pause("m", 10)), Strategy.EAT, id="more from rests"),
        pytest.param(running(25, item("a", 20), item("b", 20, 20)), Strategy.PROPAGATE, id="nothing can give"),
        pytest.param(running(20, item("a", 20), item("b", 20)), Strategy.PROPAGATE, id="on time"),
        pytest.param(
            Situation(running(9, item("a", 20), item("b", 20)).plan, 9 * MINUTE, 1, free_ms=9 * MINUTE),
            Strategy.SQUEEZE,
            id="time in hand",
        ),
    ],
)
def test_what_is_looked_at_first_leaves_least_undone(situation: Situation, best: Strategy) -> None:
    proposals = propose(situation)
    assert proposals[best_of(proposals)].strategy is best


def won_of(proposal: Proposal, stretch: Stretch) -> int:
    """Return what the edits of a proposal win in one stretch."""
    ids = {some.id for some in stretch.items}
    edits = [edit for edit in proposal.edits if edit.before.id in ids]
    lost = sum(edit.before.planned_ms - (0 if edit.after.parked else edit.after.planned_ms) for edit in edits)
    gaps = dict(zip((some.id for some in stretch.items), stretch.gaps, strict=True))
    freed = sum(gaps[e.before.id] if e.after.parked else e.before.gap_before_ms - e.after.gap_before_ms for e in edits)
    return lost + freed


@given(situations())
def test_squeezing_takes_exactly_what_is_needed_or_all_that_work_can_give(situation: Situation) -> None:
    for stretch in stretches(situation)[:1]:
        work = [some for some in stretch.items if not some.rests]
        wanted = min(max(stretch.need_ms, 0), sum(some.planned_ms - some.least_ms for some in work))
        given_back = min(max(-stretch.need_ms, 0), sum(some.most_ms - some.planned_ms for some in work))
        assert won_of(way(situation, Strategy.SQUEEZE), stretch) == wanted - given_back


@given(situations())
def test_eating_takes_exactly_what_is_needed_or_all_that_rests_and_idle_time_can_give(situation: Situation) -> None:
    for stretch in stretches(situation)[:1]:
        rests = sum(some.planned_ms - some.least_ms for some in stretch.items if some.rests)
        wanted = min(max(stretch.need_ms, 0), rests - stretch.spared_ms + sum(stretch.gaps))
        assert won_of(way(situation, Strategy.EAT), stretch) == wanted


@given(situations())
def test_dropping_wins_what_is_needed_or_drops_all_and_none_in_vain(situation: Situation) -> None:
    for stretch in stretches(situation)[:1]:
        gaps = dict(zip((some.id for some in stretch.items), stretch.gaps, strict=True))
        free = [
            some for some in stretch.items if some.optional and some.pin is None and some.planned_ms + gaps[some.id]
        ]
        found = way(situation, Strategy.DROP)
        gone = [edit.before for edit in found.edits if edit.before.id in gaps]
        need, won = max(stretch.need_ms, 0), won_of(found, stretch)
        assert won >= need or len(gone) == len(free)
        assert all(won - some.planned_ms - gaps[some.id] < need for some in gone)
        for kept in (some for some in free if some not in gone):
            assert all(kept.priority >= some.priority or won - some.planned_ms < need for some in gone)


@given(situations())
def test_what_is_won_is_no_longer_late(situation: Situation) -> None:
    for stretch in stretches(situation)[:1]:
        for proposal in propose(situation)[:2]:
            after = stretches(apply(situation, proposal.edits))[0]
            assert after.need_ms == stretch.need_ms - won_of(proposal, stretch) or stretch.need_ms <= 0


def test_what_was_set_aside_is_offered_again_once_there_is_room_for_it() -> None:
    aside = [item(name, 15, optional=True, priority=n, parked=True) for n, name in enumerate("cd", 1)]
    plan = Plan((item("a", 30), item("b", 20), *aside, item("e", 10)), (Day(1, 0, 90 * MINUTE),))
    ahead = Situation(plan, 20 * MINUTE, 0, 20 * MINUTE, 20 * MINUTE)
    back = way(ahead, Strategy.DROP)
    assert [some.id for some in back.returned] == ["c", "d"]
    assert (back.end_ms, back.late_ms, back.work_ms, back.dropped) == (80 * MINUTE, -10 * MINUTE, 0, ())
    assert causes(back) == ["runs", "kept", "returned", "returned", "kept"]
    late = replace(ahead, now_ms=35 * MINUTE, length_ms=30 * MINUTE)
    back = way(late, Strategy.DROP)
    assert [some.id for some in back.returned] == ["d"]
    assert causes(back) == ["runs", "kept", "aside", "returned", "kept"]
    later = way(replace(late, now_ms=37 * MINUTE), Strategy.DROP)
    assert (later.edits, later.returned) == ((), ())
    assert [change.cause for change in later.changes if change.line is None] == [Cause.ASIDE] * 2


@given(situations())
def test_what_is_taken_back_misses_no_pin_and_makes_nothing_late(situation: Situation) -> None:
    drop = way(situation, Strategy.DROP)
    if drop.returned:
        before = sum(line.conflict_ms for line in project(situation).conflicts)
        assert sum(line.conflict_ms for line in drop.after.conflicts) <= before
        assert all(stretch.need_ms <= MINUTE for stretch in stretches(apply(situation, drop.edits)))
