"""A persistent sequence: a changed copy shares all but one small chunk with its original.

The state keeps every earlier state for undo; plain tuples or dicts would make that quadratic in memory.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, overload

CHUNK = 64

T = TypeVar("T")


class Vector(Sequence[T], Generic[T]):
    """An immutable sequence with cheap `append` and `set`."""

    __slots__ = ("_chunks", "_size")

    def __init__(self, chunks: tuple[tuple[T, ...], ...] = (), size: int = 0) -> None:
        self._chunks = chunks
        self._size = size

    def append(self, item: T) -> "Vector[T]":
        """Return a vector with one more item."""
        full = self._size % CHUNK == 0
        chunks = (*self._chunks, (item,)) if full else (*self._chunks[:-1], (*self._chunks[-1], item))
        return Vector(chunks, self._size + 1)

    def set(self, index: int, item: T) -> "Vector[T]":
        """Return a vector with one item replaced; `index` must exist."""
        at, within = divmod(index, CHUNK)
        chunk = self._chunks[at]
        changed = (*chunk[:within], item, *chunk[within + 1 :])
        return Vector((*self._chunks[:at], changed, *self._chunks[at + 1 :]), self._size)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        if index < 0:
            index += self._size
        if not 0 <= index < self._size:
            raise IndexError(index)
        return self._chunks[index // CHUNK][index % CHUNK]

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        for chunk in self._chunks:
            yield from chunk

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and self._chunks == other._chunks

    def __hash__(self) -> int:
        return hash(self._chunks)

    def __repr__(self) -> str:
        return f"Vector({list(self)!r})"
