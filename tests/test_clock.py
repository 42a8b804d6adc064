"""Session time: carried by a clock that nobody can set, so that neither sleep nor a set clock falsifies a timer."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.clock import STEP_NOTICED, ManualClock, SessionClock, running_seconds, wall_clock

NINE = datetime(2026, 6, 12, 9, tzinfo=UTC)
ZERO = timedelta(0)


class Computer:
    """A computer whose two clocks are moved by hand."""

    def __init__(self) -> None:
        self.wall = NINE
        self.running = 1_000.0

    def passes(self, seconds: float) -> None:
        """Let time pass, also while the lid is closed: both clocks count it."""
        self.wall += timedelta(seconds=seconds)
        self.running += seconds

    def is_set(self, seconds: float) -> None:
        """Set the wall clock forward or back."""
        self.wall += timedelta(seconds=seconds)

    def clock(self, anchor: datetime | None = None, not_before: datetime | None = None) -> SessionClock:
        return SessionClock(anchor, wall=lambda: self.wall, running=lambda: self.running, not_before=not_before)


def test_session_time_starts_at_the_time_of_day() -> None:
    assert Computer().clock()() == NINE


def test_session_time_passes_as_time_does() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.passes(90.5)
    assert clock() == NINE + timedelta(seconds=90.5)
    assert clock.step() == ZERO


def test_a_closed_lid_is_time_that_passed() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.passes(3_600)
    assert clock() == NINE + timedelta(hours=1)
    assert clock.step() == ZERO


@pytest.mark.parametrize("seconds", [3_600, -3_600, 5, -5, 86_400 * 365 * 56])
def test_a_wall_clock_that_is_set_moves_no_session_time(seconds: int) -> None:
    computer = Computer()
    clock = computer.clock()
    computer.passes(10)
    computer.is_set(seconds)
    assert clock() == NINE + timedelta(seconds=10)


@pytest.mark.parametrize("seconds", [3_600, -3_600, 2, -2])
def test_a_jump_is_told_once(seconds: int) -> None:
    computer = Computer()
    clock = computer.clock()
    computer.is_set(seconds)
    computer.passes(1)
    assert clock.step() == timedelta(seconds=seconds)
    computer.passes(1)
    assert clock.step() == ZERO


def test_two_jumps_are_told_one_by_one() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.is_set(60)
    assert clock.step() == timedelta(minutes=1)
    computer.is_set(-90)
    assert clock.step() == timedelta(seconds=-90)


def test_a_jump_there_and_back_between_two_looks_is_none() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.is_set(3_600)
    computer.is_set(-3_600)
    assert clock.step() == ZERO


def test_drift_is_no_jump() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.is_set(1.9)
    assert clock.step() == ZERO


@given(st.lists(st.tuples(st.floats(0, 5_000), st.floats(-5_000, 5_000)), max_size=12))
def test_session_time_is_the_time_that_passed_and_all_jumps_are_told(happenings: list[tuple[float, float]]) -> None:
    computer = Computer()
    clock = computer.clock()
    passed = jumped = told = 0.0
    for seconds, jump in happenings:
        before = clock()
        computer.passes(seconds)
        computer.is_set(jump)
        assert clock() >= before
        passed, jumped = passed + seconds, jumped + jump
        told += clock.step().total_seconds()
        assert abs(told - jumped) < STEP_NOTICED.total_seconds() + 0.001
    assert abs((clock() - NINE).total_seconds() - passed) < 0.001


def test_a_clock_goes_on_from_where_it_is_anchored() -> None:
    computer = Computer()
    clock = computer.clock(NINE - timedelta(hours=2))
    computer.passes(60)
    assert clock() == NINE - timedelta(hours=2) + timedelta(minutes=1)
    assert clock.step() == ZERO


def test_a_clock_never_starts_before_the_last_event_and_tells_that_the_wall_clock_went_back() -> None:
    computer = Computer()
    clock = computer.clock(not_before=NINE + timedelta(minutes=30))
    assert clock() == NINE + timedelta(minutes=30)
    computer.passes(1)
    assert clock() == NINE + timedelta(minutes=30, seconds=1)
    assert clock.step() == timedelta(minutes=-30)
    assert clock.step() == ZERO


def test_a_clock_that_starts_after_the_last_event_has_not_jumped() -> None:
    computer = Computer()
    clock = computer.clock(not_before=NINE - timedelta(hours=5))
    assert clock() == NINE
    assert clock.step() == ZERO


def test_the_real_clocks_agree() -> None:
    clock = SessionClock()
    assert abs(clock() - wall_clock()) < STEP_NOTICED
    assert clock().tzinfo is UTC
    assert wall_clock().tzinfo is UTC
    assert running_seconds() <= running_seconds()


def test_the_running_clock_is_the_one_that_counts_through_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda kind: asked.append(kind) or 42.0)
    assert running_seconds() == 42.0
    assert asked == [7]


def test_a_mac_counts_through_sleep_with_its_raw_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(time, "CLOCK_MONOTONIC_RAW", 4, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda kind: {4: 42.0}[kind])
    assert running_seconds() == 42.0


def test_a_system_without_such_a_clock_has_a_monotonic_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(time, "monotonic", lambda: 3.5)
    assert running_seconds() == 3.5


def test_a_manual_clock_moves_by_hand_only() -> None:
    clock = ManualClock(NINE)
    assert clock() == clock() == NINE
    assert clock.advance(1.5) == clock() == NINE + timedelta(seconds=1.5)
    assert clock.step() == ZERO


class Sleeper(Computer):
    """A computer that sleeps: one clock counts through it, the other stands still."""

    def __init__(self) -> None:
        super().__init__()
        self.awake = 50.0

    def works(self, seconds: float) -> None:
        """Let time pass awake."""
        self.passes(seconds)
        self.awake += seconds

    def sleeper(self, *, knows: bool = True) -> SessionClock:
        return SessionClock(
            wall=lambda: self.wall, running=lambda: self.running, awake=lambda: self.awake if knows else None
        )


def test_the_computer_says_once_how_long_it_slept_and_session_time_went_on() -> None:
    computer = Sleeper()
    clock = computer.sleeper()
    computer.works(120)
    assert clock.slept() == ZERO
    computer.passes(480)
    computer.works(1)
    assert clock.slept() == timedelta(seconds=480)
    assert clock.slept() == ZERO
    assert clock() == NINE + timedelta(seconds=601)


def test_a_slow_program_is_no_sleep_where_the_computer_tells_them_apart() -> None:
    computer = Sleeper()
    clock = computer.sleeper()
    computer.works(300)
    assert clock.slept() == ZERO


def test_without_a_clock_that_stands_still_a_long_gap_is_a_sleep() -> None:
    computer = Sleeper()
    clock = computer.sleeper(knows=False)
    computer.works(20)
    assert clock.slept() == ZERO
    computer.passes(480)
    assert clock.slept() == timedelta(seconds=480)


def test_a_clock_set_while_the_computer_slept_is_told_apart_from_the_sleep() -> None:
    computer = Sleeper()
    clock = computer.sleeper()
    computer.passes(480)
    computer.is_set(-3_600)
    assert clock.slept() == timedelta(seconds=480)
    assert clock.step() == timedelta(seconds=-3_600)
