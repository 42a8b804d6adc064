"""From the instants of a recording to the time it takes to play it, long silences cut or not."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

ZERO = timedelta(0)


class Pacing:
    """A pure transformer over instants: a gap longer than `limit` takes `limit`, then the next event comes."""

    def __init__(self, instants: Sequence[datetime], limit: timedelta | None = None) -> None:
        gaps = [after - before for before, after in pairwise(instants)]
        kept = gaps if limit is None else [min(gap, limit) for gap in gaps]
        self._instants = instants
        self._positions = list(accumulate(kept, initial=ZERO)) if instants else []

    @property
    def length(self) -> timedelta:
        """How long it takes to play everything at normal speed."""
        return self._positions[-1] if self._positions else ZERO

    def position(self, instant: datetime) -> timedelta:
        """Return the playing time at an instant; inside a cut all instants have the same one."""
        index = bisect_right(self._instants, instant) - 1
        if index < 0:
            return ZERO
        if index + 1 == len(self._positions):
            return self._positions[index]
        return min(self._positions[index] + (instant - self._instants[index]), self._positions[index + 1])

    def instant(self, position: timedelta) -> datetime:
        """Return the instant of a playing time, the later one where something was cut.

        Raises:
            ValueError: There is no event at all.
        """
        if not self._positions:
            raise ValueError("nothing was recorded")
        index = max(bisect_right(self._positions, position) - 1, 0)
        if index + 1 == len(self._positions):
            return self._instants[index]
        return self._instants[index] + max(position - self._positions[index], ZERO)
