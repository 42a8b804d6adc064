"""Bounds that no rounds can be below: held against everything that can be, in rooms small enough to try it."""

from itertools import combinations, product

import pytest

from facilitateur.domain.groups.bounds import fewest_after, fewest_alike, fewest_repeats
from facilitateur.domain.groups.checking import repeats, same_value_pairs
from facilitateur.domain.groups.shapes import Round, even_sizes

ROOMS = [(4, 2, 3), (5, 2, 3), (6, 2, 3), (6, 3, 3), (7, 3, 2)]


def rounds_of(people: str, sizes: tuple[int, ...]) -> list[Round]:
    """Return every way to seat people, tables without order."""
    if not people:
        return [()]
    found = []
    for size in sorted(set(sizes)):
        rest = list(sizes)
        rest.remove(size)
        for others in combinations(people[1:], size - 1):
            left = "".join(one for one in people[1:] if one not in others)
            found += [((people[0], *others), *more) for more in rounds_of(left, tuple(rest))]
    return found


@pytest.mark.parametrize(("count", "number", "rounds"), ROOMS)
def test_nothing_that_can_be_is_below_the_bound(count: int, number: int, rounds: int) -> None:
    everything = rounds_of("abcdefgh"[:count], even_sizes(count, number))
    values = dict(zip("abcdefgh", "xxyyzxyz", strict=True))
    sharing = [sum(1 for person in "abcdefgh"[:count] if values[person] == value) for value in "xyz"]
    first = everything[0]
    plans = [(first, *others) for others in product(everything, repeat=rounds - 1)]
    assert min(map(repeats, plans)) >= fewest_repeats(count, number, rounds)
    least = min(same_value_pairs((one,), values) for one in everything)
    assert least >= fewest_alike(sharing, number, 1)
    known = sum(size * (size - 1) // 2 for size in even_sizes(count, number))
    assert min(repeats((one,), (first,)) for one in everything) >= fewest_after(count, number, 1, known)


def test_seven_people_at_three_tables_meet_again_in_the_fourth_round() -> None:
    everything = rounds_of("abcdefg", even_sizes(7, 3))
    first = everything[0]
    left = [one for one in everything if not repeats((first, one))]
    pairs = [(one, other) for one, other in combinations(left, 2) if not repeats((one, other))]
    assert pairs
    assert not any(not repeats((one, third)) and not repeats((other, third)) for one, other in pairs for third in left)
    assert fewest_repeats(7, 3, 4) == 1
    assert fewest_repeats(7, 3, 3) == 0
