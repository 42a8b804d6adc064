"""Edits of a plan: what each does, and that undo gives everything back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day, Edge, Pin
from facilitateur.domain.phases import PHASES, Phase
from facilitateur.domain.plan_draft import (
    History,
    PlanDraft,
    add_day,
    add_minutes,
    blank,
    delete,
    draft_of,
    duplicate,
    edited,
    insert,
    move,
    move_to_day,
    park,
    proposed_phase,
    redo,
    remove_day,
    set_audience,
    set_bounds,
    set_group,
    set_minutes,
    set_name,
    set_note,
    set_optional,
    set_phase,
    set_pin,
    set_times,
    undo,
)
from support.invented import card

TWO = draft_of(
    Agenda(
        "essai",
        "Essai",
        (Day(1, "09:00"), Day(2, "10:00", "17:00")),
        (Block("b1", 10), Block("b2", 12), Block("b3", 30, day=2)),
    )
)


def rows(draft: PlanDraft) -> list[tuple[str, int]]:
    return [(block.id, block.day) for block in draft.agenda.blocks]


def minutes(draft: PlanDraft) -> list[int]:
    return [block.minutes for block in draft.agenda.blocks]


def test_a_block_is_put_behind_another_or_first_in_its_day() -> None:
    assert rows(insert(TWO, Block("", 5), 1, "b1")) == [("b1", 1), ("b4", 1), ("b2", 1), ("b3", 2)]
    assert rows(insert(TWO, Block("", 5), 2)) == [("b1", 1), ("b2", 1), ("b4", 2), ("b3", 2)]
    assert rows(insert(TWO, Block("", 5), 1)) == [("b4", 1), ("b1", 1), ("b2", 1), ("b3", 2)]
    assert insert(TWO, Block("", 5), 3) is TWO


def test_ids_are_never_used_twice() -> None:
    gone = delete(insert(TWO, Block("", 5), 1), "b4")
    assert rows(insert(gone, Block("", 5), 1))[0] == ("b5", 1)


def test_a_copy_stands_behind_and_is_not_fixed() -> None:
    fixed = set_pin(set_note(TWO, "b1", "à deux"), "b1", Pin(Edge.START, "12:30"))
    copied = duplicate(fixed, "b1")
    assert rows(copied)[:3] == [("b1", 1), ("b4", 1), ("b2", 1)]
    assert (copied.agenda.blocks[1].note, copied.agenda.blocks[1].pin) == ("à deux", None)


def test_a_block_moves_within_its_day_and_over_its_edges() -> None:
    assert rows(move(TWO, "b1", 1)) == [("b2", 1), ("b1", 1), ("b3", 2)]
    assert rows(move(TWO, "b2", 1)) == [("b1", 1), ("b2", 2), ("b3", 2)]
    assert rows(move(TWO, "b3", -1)) == [("b1", 1), ("b2", 1), ("b3", 1)]
    assert move(TWO, "b1", -1) is TWO
    assert move(TWO, "b3", 1) is TWO
    assert rows(move_to_day(TWO, "b1", 2)) == [("b2", 1), ("b3", 2), ("b1", 2)]


@pytest.mark.parametrize(
    ("before", "more", "after"),
    [(10, 5, 15), (12, 5, 15), (12, -5, 10), (10, -5, 5), (3, -5, 1), (10, 1, 11), (1, -1, 1)],
)
def test_steps_of_five_stop_at_multiples_of_five(before: int, more: int, after: int) -> None:
    assert minutes(add_minutes(set_minutes(TWO, "b1", before), "b1", more))[0] == after


def test_minutes_stay_within_a_day() -> None:
    assert minutes(set_minutes(TWO, "b1", 99_999))[0] == 1440
    assert minutes(set_minutes(TWO, "b1", 0))[0] == 1


def test_days_come_and_go_with_their_blocks() -> None:
    three = add_day(TWO, 1)
    assert three.agenda.days == (Day(1, "09:00"), Day(2, "09:00"), Day(3, "10:00", "17:00"))
    assert rows(three) == [("b1", 1), ("b2", 1), ("b3", 3)]
    assert remove_day(three, 2) == replace(TWO, next_number=three.next_number)
    assert rows(remove_day(TWO, 1)) == [("b3", 1)]
    assert remove_day(blank("Essai"), 1).agenda.days == (Day(1, "09:00"),)


def test_a_plan_always_has_a_name_and_a_day() -> None:
    assert set_name(TWO, "  ") is TWO
    assert set_name(TWO, " Une\njournée ").agenda.name == "Une journée"
    assert draft_of(Agenda("", "", (), ())).agenda.days == (Day(1, "09:00"),)


def test_what_may_be_left_out_has_an_importance_only_then() -> None:
    assert set_optional(TWO, "b1", True, 120).agenda.blocks[0].priority == 99
    assert set_optional(set_optional(TWO, "b1", True, 3), "b1", False, 3).agenda.blocks[0].priority == 0


IDS = st.sampled_from(["b1", "b2", "b3", "b4", "b5", "b9"])
EDITS = st.one_of(
    st.tuples(st.just(insert), st.tuples(st.builds(Block, st.just(""), st.integers(-5, 2000)), st.integers(0, 4), IDS)),
    st.tuples(st.sampled_from([duplicate, delete, park]), st.tuples(IDS)),
    st.tuples(st.just(move), st.tuples(IDS, st.sampled_from([-1, 1]))),
    st.tuples(st.just(move_to_day), st.tuples(IDS, st.integers(0, 4))),
    st.tuples(st.sampled_from([set_minutes, add_minutes]), st.tuples(IDS, st.integers(-2000, 2000))),
    st.tuples(st.just(set_phase), st.tuples(IDS, st.none() | st.sampled_from(Phase))),
    st.tuples(st.just(set_note), st.tuples(IDS, st.text(max_size=5))),
    st.tuples(st.just(set_bounds), st.tuples(IDS, st.none() | st.integers(0, 9), st.none() | st.integers(9, 99))),
    st.tuples(st.just(set_pin), st.tuples(IDS, st.none() | st.just(Pin(Edge.END, "18:00")))),
    st.tuples(st.just(set_optional), st.tuples(IDS, st.booleans(), st.integers(-5, 200))),
    st.tuples(st.sampled_from([add_day, remove_day]), st.tuples(st.integers(0, 4))),
    st.tuples(st.just(set_times), st.tuples(st.integers(0, 3), st.just("08:00"), st.sampled_from(["", "18:00"]))),
    st.tuples(st.sampled_from([set_name, set_audience]), st.tuples(st.text(max_size=5))),
    st.tuples(st.just(set_group), st.tuples(st.none() | st.just((3, 12)))),
)


@given(st.lists(EDITS, max_size=30), st.data())
def test_undo_and_redo_give_everything_back(edits: list[tuple[Any, tuple[Any, ...]]], data: st.DataObject) -> None:
    history = History(TWO)
    drafts = [TWO]
    for edit, arguments in edits:
        history = edited(history, edit(history.now, *arguments), "b1")
        if history.now != drafts[-1]:
            drafts.append(history.now)
    for draft in reversed(drafts):
        assert history.now == draft
        history = undo(history)
    assert undo(history) is history
    forth = data.draw(st.integers(0, len(drafts) - 1))
    for _ in range(forth):
        history = redo(history)
    assert history.now == drafts[forth]
    other = edited(history, set_name(history.now, "Autre nom"), "b1")
    assert redo(other) is other
    assert undo(other).now == history.now


@given(st.lists(EDITS, max_size=30))
def test_any_edits_leave_a_plan_in_order(edits: list[tuple[Any, tuple[Any, ...]]]) -> None:
    draft = TWO
    for edit, arguments in edits:
        draft = edit(draft, *arguments)
    agenda = draft.agenda
    assert [day.number for day in agenda.days] == list(range(1, len(agenda.days) + 1))
    assert [block.day for block in agenda.blocks] == sorted(block.day for block in agenda.blocks)
    assert {block.day for block in agenda.blocks} <= {day.number for day in agenda.days}
    assert len({block.id for block in agenda.blocks}) == len(agenda.blocks)
    assert all(1 <= block.minutes <= 1440 for block in agenda.blocks)
    assert agenda.name


def test_kinds_keep_their_place() -> None:
    assert insert(TWO, Block("", 60, BlockKind.LUNCH), 1, "b2").agenda.blocks[2].kind is BlockKind.LUNCH


ICE, UNDERSTANDING, INSPIRATION, IDEATION, PROTOTYPING, TESTING, PITCH = PHASES


def carrying(*phases: Phase | None, parked: bool = False) -> PlanDraft:
    blocks = (Block(f"b{n}", 10, phase=phase, parked=parked) for n, phase in enumerate(phases, 1))
    return draft_of(Agenda("essai", "Essai", (Day(1, "09:00"), Day(2, "09:00")), tuple(blocks)))


@pytest.mark.parametrize(
    ("before", "phases", "proposed"),
    [
        ([ICE], [IDEATION, UNDERSTANDING], UNDERSTANDING),
        ([ICE, None], [IDEATION, UNDERSTANDING], UNDERSTANDING),
        ([UNDERSTANDING], [IDEATION, UNDERSTANDING], UNDERSTANDING),
        ([INSPIRATION], [UNDERSTANDING, PITCH, IDEATION], IDEATION),
        ([IDEATION], [IDEATION, UNDERSTANDING], IDEATION),
        ([IDEATION, ICE], [UNDERSTANDING, IDEATION], IDEATION),
        ([PITCH, UNDERSTANDING], [IDEATION, UNDERSTANDING], UNDERSTANDING),
        ([PITCH], [UNDERSTANDING, IDEATION], IDEATION),
        ([PITCH], [ICE], ICE),
        ([None], [IDEATION, UNDERSTANDING], IDEATION),
        ([], [IDEATION, UNDERSTANDING], IDEATION),
        ([ICE], [], None),
    ],
)
def test_a_method_gets_the_phase_of_its_card_that_goes_on_from_the_plan(
    before: list[Phase | None], phases: list[Phase], proposed: Phase | None
) -> None:
    draft, method = carrying(*before), replace(card("x"), phases=tuple(phases))
    assert proposed_phase(draft, method, 1, f"b{len(before)}") is proposed


def test_only_what_stands_before_counts_and_yesterday_does() -> None:
    method = replace(card("x"), phases=(IDEATION, UNDERSTANDING))
    draft = carrying(ICE, INSPIRATION)
    assert proposed_phase(draft, method, 1, "b1") is UNDERSTANDING
    assert proposed_phase(draft, method, 1) is IDEATION
    assert proposed_phase(draft, method, 2) is IDEATION
    assert proposed_phase(carrying(ICE, parked=True), method, 1, "b1") is IDEATION
    assert proposed_phase(draft, replace(method, is_transverse=True), 1, "b1") is None
    assert proposed_phase(draft, None, 1, "b1") is None
