"""Sums and products that Latin squares are made of: the laws are tried on every element."""

from itertools import product

import pytest

from facilitateur.domain.groups.rings import REDUCTIONS, Ring

FIELDS = [2, 3, 5, 7, 11, *sorted(REDUCTIONS)]


@pytest.mark.parametrize("size", [*FIELDS, 6, 12, 15, 20, 64])
def test_adding_and_multiplying_by_spread_elements_lose_nothing(size: int) -> None:
    ring, everything = Ring(size), set(range(size))
    elements = ring.spread(ring.reach)

    assert elements[0] == 0
    assert all({ring.add(one, other) for other in everything} == everything for one in everything)
    for index, one in enumerate(elements):
        for other in elements[:index]:
            minus = next(x for x in everything if ring.add(x, other) == 0)
            difference = ring.add(one, minus)
            assert {ring.multiply(difference, x) for x in everything} == everything


@pytest.mark.parametrize("size", [7, 8, 9, 12, 16])
def test_products_distribute_over_sums(size: int) -> None:
    ring = Ring(size)
    for a, b, c in product(range(size), repeat=3):
        assert ring.multiply(a, ring.add(b, c)) == ring.add(ring.multiply(a, b), ring.multiply(a, c))


@pytest.mark.parametrize(("size", "reach"), [(1, 1), (2, 2), (6, 2), (7, 7), (8, 8), (12, 3), (45, 5), (64, 2)])
def test_a_ring_reaches_as_far_as_its_smallest_factor(size: int, reach: int) -> None:
    assert Ring(size).reach == reach
    with pytest.raises(ValueError, match="no such"):
        Ring(size).spread(reach + 1)
