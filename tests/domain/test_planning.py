"""What an agenda tells before its session exists: times of day, teams, a start meant by a time."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda, Block, Day, Edge, Pin
from facilitateur.domain.planning import (
    clock_time,
    end_of_day,
    first_day,
    hard_end,
    lay_out,
    minutes_at,
    minutes_of,
    next_start,
    propose_teams,
    team_sizes,
    timed_blocks,
)

TWO_DAYS = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"), Day(2, "23:30")),
    (Block("b1", 30), Block("b2", 95), Block("b3", 45, day=2)),
    group=(12, 20),
)
PARIS = ZoneInfo("Europe/Paris")


def test_minutes_are_summed_by_day_and_in_all() -> None:
    assert (minutes_of(TWO_DAYS), minutes_of(TWO_DAYS, 1), minutes_of(TWO_DAYS, 2)) == (170, 125, 45)


def test_each_block_begins_when_the_one_before_ends() -> None:
    assert [(at, block.id) for at, block in timed_blocks(TWO_DAYS, 1, "08:50")] == [("08:50", "b1"), ("09:20", "b2")]


def test_a_day_may_end_after_midnight() -> None:
    assert end_of_day(TWO_DAYS, 2, "23:30") == "00:15"


def test_the_first_day_is_that_of_the_agenda() -> None:
    assert first_day(TWO_DAYS) == 1
    assert first_day(Agenda("vide", "Vide", (), ())) == 1


@pytest.mark.parametrize(("people", "teams"), [(1, 1), (6, 1), (7, 2), (12, 3), (16, 4), (20, 4), (70, 16), (2000, 26)])
def test_teams_are_of_four_or_five(people: int, teams: int) -> None:
    assert propose_teams(people) == teams


def test_without_names_the_agenda_says_for_how_many_it_is_made() -> None:
    assert propose_teams(0, TWO_DAYS) == 4
    assert propose_teams(0) == 1


@given(st.integers(0, 500), st.integers(1, 26))
def test_the_sizes_of_teams_hold_everybody(people: int, teams: int) -> None:
    low, high = team_sizes(people, teams)
    assert low * teams <= people <= high * teams
    assert high - low in (0, 1)


@pytest.mark.parametrize(
    ("now", "asked", "expected"),
    [
        ((2026, 6, 11, 8, 0), time(9), (2026, 6, 11, 9, 0)),
        ((2026, 6, 11, 9, 10), time(9), (2026, 6, 11, 9, 0)),
        ((2026, 6, 11, 20, 0), time(9), (2026, 6, 12, 9, 0)),
        ((2026, 3, 28, 20, 0), time(9), (2026, 3, 29, 9, 0)),
    ],
)
def test_a_time_is_the_next_one_unless_it_has_just_passed(
    now: tuple[int, ...], asked: time, expected: tuple[int, ...]
) -> None:
    found = next_start(asked, datetime(*now, tzinfo=PARIS))  # type: ignore[arg-type,misc]
    assert found == datetime(*expected, tzinfo=PARIS)  # type: ignore[arg-type,misc]


def test_a_given_day_is_kept() -> None:
    now = datetime(2026, 6, 11, tzinfo=UTC)
    assert next_start(time(9), now, date(2026, 1, 2)) == datetime(2026, 1, 2, 9, tzinfo=UTC)


PINNED = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (
        Block("b1", 200),
        Block("b2", 60, pin=Pin(Edge.START, "12:30")),
        Block("b3", 45, parked=True),
        Block("b4", 100),
        Block("b5", 30, pin=Pin(Edge.END, "15:30")),
        Block("b6", 10),
    ),
)


def told(agenda: Agenda, start: str) -> list[tuple[str, str, int, int]]:
    return [(slot.block.id, clock_time(slot.start), slot.gap, slot.conflict) for slot in lay_out(agenda, 1, start)]


def test_fixed_times_hold_and_what_does_not_fit_has_a_size() -> None:
    assert told(PINNED, "09:00") == [
        ("b1", "09:00", 0, 0),
        ("b2", "12:30", 10, 0),
        ("b4", "13:30", 0, 0),
        ("b5", "15:00", 0, 10),
        ("b6", "15:30", 0, 0),
    ]
    assert told(PINNED, "09:17")[1:3] == [("b2", "12:37", 0, 7), ("b4", "13:37", 0, 0)]


def test_no_minutes_are_lost_to_a_fixed_time_that_is_over_when_its_block_can_begin() -> None:
    lunch = (Block("a", 200), Block("l", 60, pin=Pin(Edge.START, "12:30")), Block("b", 60))
    assert end_of_day(Agenda("e", "E", (Day(1, "18:00"),), lunch), 1, "18:00") == "23:20"
    early = (Block("a", 30, pin=Pin(Edge.END, "08:00")), Block("b", 60))
    assert told(Agenda("e", "E", (Day(1, "09:00"),), early), "09:00") == [("a", "09:00", 0, 90), ("b", "09:30", 0, 0)]


def test_parked_blocks_take_no_time() -> None:
    assert minutes_of(PINNED) == 400
    assert end_of_day(PINNED, 1, "09:00") == "15:40"


@pytest.mark.parametrize(
    ("at", "start", "expected"), [("12:30", "09:00", 750), ("08:30", "09:00", 510), ("00:30", "22:00", 1470)]
)
def test_a_fixed_time_may_be_after_midnight(at: str, start: str, expected: int) -> None:
    assert minutes_at(at, start) == expected


@pytest.mark.parametrize(("end", "expected"), [("", None), ("17:00", 1020), ("01:00", 1500), ("09:00", 1980)])
def test_a_day_ends_after_it_starts(end: str, expected: int | None) -> None:
    assert hard_end(Day(1, "09:00", end), "09:00") == expected


@given(st.lists(st.tuples(st.integers(1, 200), st.none() | st.integers(0, 1439), st.sampled_from(Edge)), max_size=8))
def test_pins_are_never_moved_and_time_adds_up(rows: list[tuple[int, int | None, Edge]]) -> None:
    blocks = tuple(
        Block(f"b{i}", minutes, pin=None if at is None else Pin(edge, clock_time(at)))
        for i, (minutes, at, edge) in enumerate(rows)
    )
    slots = lay_out(Agenda("a", "A", (Day(1, "09:00"),), blocks), 1, "09:00")
    at = 540
    for slot in slots:
        assert slot.end - slot.start == slot.block.minutes
        if slot.block.pin is not None:
            held = slot.start if slot.block.pin.edge is Edge.START else slot.end
            assert clock_time(held) == slot.block.pin.at or slot.conflict
        else:
            assert slot.gap == slot.conflict == 0
        in_time = slot.block.pin is not None and slot.block.pin.edge is Edge.END and slot.start < at
        assert slot.start == at + slot.gap - (slot.conflict if in_time else 0)
        assert not (slot.gap and slot.conflict)
        at = max(at, slot.end)


@pytest.mark.parametrize(("people", "teams"), [(0, 2), (14, 2), (13, 3), (30, 7)])
def test_the_teams_of_an_agenda_are_for_as_many_people_as_it_is_made_for(people: int, teams: int) -> None:
    agenda = Agenda("a", "A", (Day(1, "09:00"),), (), group=(14, 14), teams=2)
    assert propose_teams(people, agenda) == teams
