"""The persistent sequence behaves as a list of which every earlier version stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.vector import CHUNK, Vector

changes = st.lists(st.tuples(st.integers(0, 500), st.integers()), max_size=20)


def filled(size: int) -> Vector[int]:
    vector = Vector[int]()
    for item in range(size):
        vector = vector.append(item)
    return vector


@given(st.integers(0, 3 * CHUNK + 1), changes)
def test_a_vector_is_what_a_list_would_be(size: int, sets: list[tuple[int, int]]) -> None:
    vector, mirror = filled(size), list(range(size))
    for index, item in sets:
        if index < size:
            vector, mirror[index] = vector.set(index, item), item
    assert list(vector) == mirror
    assert len(vector) == len(mirror)
    assert vector[:5] == tuple(mirror[:5])
    assert all(vector[i] == mirror[i] for i in range(-size, size))


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_change_leaves_the_earlier_version_alone(size: int) -> None:
    before = filled(size)
    after = before.set(size - 1, -1).append(-2)
    assert list(before) == list(range(size))
    assert list(after) == [*range(size - 1), -1, -2]


def test_two_vectors_with_the_same_items_are_equal() -> None:
    assert filled(70) == filled(70)
    assert filled(70) != filled(69)
    assert hash(filled(3)) == hash(filled(3))
    assert filled(2) != (0, 1)
    assert repr(filled(2)) == "Vector([0, 1])"


def test_an_index_outside_is_an_error() -> None:
    for index in (3, -4):
        with pytest.raises(IndexError):
            filled(3)[index]
