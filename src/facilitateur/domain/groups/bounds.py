"""What no rounds can be below, whatever the draw: counted from sizes, or shown by others and cited."""

from collections.abc import Sequence

from facilitateur.domain.groups.shapes import even_sizes

SHOWN = {(36, 6): 3, (7, 3): 3, (11, 4): 4, (12, 4): 4, (13, 4): 4, (14, 4): 4}
"""By people and tables, the rounds beyond which some pair meets again though counting allows it.

Six tables of six: four rounds would give two orthogonal Latin squares of order six (Tarry, 1900). The others were shown
by trying everything: `python benchmarks/prove_groups.py`.
"""


def fewest_repeats(people: int, count: int, rounds: int, hosts: bool = False) -> int:
    """Return a number of repeated meetings that no rounds can be below.

    Everybody has only so many others to meet; and a table with more people than there are tables seats some who sat
    together in any other round: two rounds share so many pairs at least, and rounds repeat rounds - 1 times that.
    Where hosts stay, they never meet each other.
    """
    if count < 1 or people < 2 or rounds < 1:
        return 0
    sizes = even_sizes(people, count)
    pairs = people * (people - 1) // 2 - (count * (count - 1) // 2 if hosts else 0)
    shared = sum(together(size, count) for size in sizes)
    known = SHOWN.get((people, count), rounds)
    return max(together(people, count) * rounds - pairs, (rounds - 1) * shared, rounds - known, 0)


def fewest_after(people: int, count: int, rounds: int, known: int, hosts: bool = False) -> int:
    """Return the same for rounds that follow others; `known` is how many pairs of those there have met in them."""
    pairs = people * (people - 1) // 2 - (count * (count - 1) // 2 if hosts else 0)
    left = max(pairs - known, 0)
    return max(together(people, count) * rounds - left, fewest_repeats(people, count, rounds, hosts))


def fewest_alike(values: Sequence[int], count: int, rounds: int) -> int:
    """Return a number of meetings of people alike that no rounds can be below; `values` is how many share each."""
    return rounds * sum(together(value, count) for value in values)


def together(people: int, count: int) -> int:
    """Return the fewest pairs there are at tables that seat so many people."""
    return sum(size * (size - 1) // 2 for size in even_sizes(people, count))
