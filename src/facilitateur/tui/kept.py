"""A value kept until what it was made from is another object: a tick of the clock counts nothing again."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The last value made, and the objects it was made from."""

    def __init__(self) -> None:
        self._sources: tuple[object, ...] | None = None
        self._value: T | None = None

    def get(self, make: Callable[[], T], *sources: object) -> T:
        """Return the kept value, or make it again when a source is no longer the same object."""
        kept = self._sources
        same = (
            kept is not None and len(kept) == len(sources) and all(a is b for a, b in zip(kept, sources, strict=True))
        )
        if not same or self._value is None:
            self._value = make()
            self._sources = sources
        return self._value
