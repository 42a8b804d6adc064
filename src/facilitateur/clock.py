"""The only reader of the time of day."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Protocol

Clock = Callable[[], datetime]
"""Returns now in UTC."""

SLEEP_NOTICED = 5.0
"""Seconds; a shorter sleep is not worth a word."""

ASLEEP_FROM = 30.0
"""Seconds between two looks of a program that looks four times a second: it was asleep, or stopped."""

STEP_NOTICED = timedelta(seconds=2)
"""A smaller difference between the two clocks is drift, not a step."""


class TellsTime(Protocol):
    """A session clock: now, and how far the wall clock jumped since the last look."""

    def __call__(self) -> datetime:
        """Return now in session time."""

    def step(self) -> timedelta:
        """Return the jump of the wall clock since the last call."""

    def slept(self) -> timedelta:
        """Return how long the computer slept since the last call."""


def wall_clock() -> datetime:
    """Return what the computer says the time is, in UTC."""
    return datetime.now(UTC)  # noqa: TID251


def running_seconds() -> float:
    """Return seconds from a clock that nobody can set and that counts through sleep where the system has one.

    Linux has `CLOCK_BOOTTIME`; on macOS `CLOCK_MONOTONIC_RAW` counts through sleep, which it does not on Linux.
    """
    boot_clock = getattr(time, "CLOCK_BOOTTIME", None)
    if boot_clock is None and sys.platform == "darwin":
        boot_clock = time.CLOCK_MONOTONIC_RAW
    return time.monotonic() if boot_clock is None else time.clock_gettime(boot_clock)  # noqa: TID251


def awake_seconds() -> float | None:
    """Return seconds from a clock that stands still while the computer sleeps, none where the system has no such one.

    `time.monotonic` stands still on Linux and macOS; on Windows it may not.
    """
    knows = hasattr(time, "CLOCK_BOOTTIME") or sys.platform == "darwin"
    return time.monotonic() if knows else None  # noqa: TID251


class SessionClock:
    """Session time: anchored once on the wall clock, then carried by the running clock.

    Neither a closed lid nor a set clock falsifies it. `step()` tells by how much the wall clock has jumped since the
    last look; an anchor that stood before `not_before` counts as a jump back.
    """

    def __init__(
        self,
        anchor: datetime | None = None,
        *,
        wall: Clock = wall_clock,
        running: Callable[[], float] = running_seconds,
        awake: Callable[[], float | None] = awake_seconds,
        not_before: datetime | None = None,
    ) -> None:
        self._wall = wall
        self._running = running
        start = anchor or wall()
        self._anchor = max(start, not_before) if not_before else start
        self._started = running()
        self._difference = wall() - start
        self._awake = awake
        self._looked = (self._started, awake())

    def __call__(self) -> datetime:
        """Return now in session time, UTC."""
        return self._anchor + timedelta(seconds=self._running() - self._started)

    def step(self) -> timedelta:
        """Return how far the wall clock jumped since the last call, zero when it only drifted."""
        difference = self._wall() - self()
        jump = difference - self._difference
        if abs(jump) < STEP_NOTICED:
            return timedelta(0)
        self._difference = difference
        return jump

    def slept(self) -> timedelta:
        """Return how long the computer slept since the last call, zero when it did not.

        Where no clock tells sleep apart, looks that are far apart do: nobody looks while the lid is closed.
        """
        before, self._looked = self._looked, (self._running(), self._awake())
        passed = self._looked[0] - before[0]
        if before[1] is None or self._looked[1] is None:
            return timedelta(seconds=passed if passed >= ASLEEP_FROM else 0)
        slept = passed - (self._looked[1] - before[1])
        return timedelta(seconds=slept if slept >= SLEEP_NOTICED else 0)


class ManualClock:
    """A clock moved by hand, for tests and replay."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time it was set to."""
        return self.now

    def advance(self, seconds: float) -> datetime:
        """Move forward and return the new time."""
        self.now += timedelta(seconds=seconds)
        return self.now

    def step(self) -> timedelta:
        """Return zero: this clock never jumps by itself."""
        return timedelta(0)

    def slept(self) -> timedelta:
        """Return zero: this clock never sleeps."""
        return timedelta(0)


class PacedClock:
    """A clock that runs faster than life from a moment of its own, for rehearsals; at speed 0 it stands still."""

    def __init__(self, start: datetime, speed: float = 0.0, *, running: Callable[[], float] = running_seconds) -> None:
        self._running = running
        self._speed = speed
        self._anchor = start
        self._since = running()
        self._held: datetime | None = None

    @property
    def speed(self) -> float:
        """Seconds of this clock in one of life."""
        return self._speed

    def __call__(self) -> datetime:
        """Return now."""
        if self._held is not None:
            return self._held
        return self._anchor + timedelta(seconds=(self._running() - self._since) * self._speed)

    def pace(self, speed: float) -> None:
        """Go on from now at another speed."""
        self._anchor, self._since, self._speed = self(), self._running(), speed

    def leap(self, to: datetime) -> None:
        """Go on from a later moment."""
        self._anchor, self._since = max(to, self()), self._running()

    @contextmanager
    def held(self, at: datetime) -> Iterator[None]:
        """Show one moment for as long as something that was due then is done."""
        self._held = at
        try:
            yield
        finally:
            self._held = None

    def step(self) -> timedelta:
        """Return zero: this clock never jumps by itself."""
        return timedelta(0)

    def slept(self) -> timedelta:
        """Return zero: a rehearsal sleeps with the computer."""
        return timedelta(0)


def local_zone() -> str:
    """Return the IANA name of the computer's zone, UTC when it has none."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, OSError, ValueError):
        return "UTC"
