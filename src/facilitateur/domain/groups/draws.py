"""Chance with a seed: the same seed draws the same on every Python and every machine."""

from collections.abc import Iterable
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """A sequence of draws; built on `random()` alone, the only method whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def share(self) -> float:
        """Return a number from 0 to below 1."""
        return self._random()

    def below(self, count: int) -> int:
        """Return a number from 0 to count - 1."""
        return int(self._random() * count)

    def shuffled(self, items: Iterable[Item]) -> list[Item]:
        """Return the items in an order drawn at random."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
