"""The time of a session as one line without its nights: what a timeline is drawn on and moved along."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from facilitateur.domain.evolve import EPOCH

ZERO = timedelta(0)

NIGHT = timedelta(hours=4)
"""A silence longer than this, with no block meant in it, is left out of the line."""


class Stretch(NamedTuple):
    """A part of the line without a hole."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


class Axis:
    """Stretches of time laid end to end."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretches) or (Stretch(EPOCH, EPOCH),)
        self._offsets = tuple(accumulate((each.length for each in self.stretches), initial=ZERO))

    @property
    def length(self) -> timedelta:
        """How long the whole line is."""
        return self._offsets[-1]

    def position(self, instant: datetime) -> timedelta:
        """Return how far along the line an instant is; inside a hole, where the next stretch begins."""
        index = bisect_right(self.stretches, instant, key=lambda each: each.start) - 1
        if index < 0:
            return ZERO
        stretch = self.stretches[index]
        return self._offsets[index] + min(instant - stretch.start, stretch.length)

    def instant(self, position: timedelta) -> datetime:
        """Return the instant at a place of the line, the nearest one when the line does not reach it."""
        position = min(max(position, ZERO), self.length)
        index = min(bisect_right(self._offsets, position) - 1, len(self.stretches) - 1)
        return self.stretches[index].start + (position - self._offsets[index])

    def column(self, instant: datetime, width: int) -> int:
        """Return the column of an instant when the line is `width` columns long."""
        if not self.length or width < 1:
            return 0
        return min(self.position(instant) * width // self.length, width - 1)

    def move(self, instant: datetime, by: timedelta) -> datetime:
        """Return the instant that lies a given way further along the line."""
        return self.instant(self.position(instant) + by)


def axis_of(spans: Iterable[tuple[datetime, datetime]]) -> Axis:
    """Return the line on which all spans lie, whatever their order; what is empty longer than `NIGHT` is left out."""
    stretches: list[Stretch] = []
    for start, end in sorted(spans):
        last = stretches[-1] if stretches else None
        if last is not None and start - last.end <= NIGHT:
            stretches[-1] = Stretch(last.start, max(last.end, end))
        else:
            stretches.append(Stretch(start, max(start, end)))
    return Axis(stretches)
