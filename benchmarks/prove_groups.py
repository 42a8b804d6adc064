"""Show by trying everything that some rooms cannot hold so many rounds without a repeat: what `bounds.SHOWN` rests on.

`python benchmarks/prove_groups.py` takes some minutes. The first round is fixed, the others stand in the order of whom
person 0 sits with; both lose nothing, as people and rounds are alike.
"""

from facilitateur.domain.groups.bounds import SHOWN
from facilitateur.domain.groups.shapes import even_sizes

CITED = {(36, 6)}
"""Shown by others, and too large to be tried."""


class Trial:
    """Everything that can follow the first round."""

    def __init__(self, people: int, count: int, rounds: int) -> None:
        sizes = even_sizes(people, count)
        self.people, self.rounds = people, rounds
        self.whole = (1 << people) - 1
        self.sizes = {size: sizes.count(size) for size in sizes}
        self.met = [1 << person for person in range(people)]
        self.tried = 0
        start = 0
        for size in sizes:
            self.mark(range(start, start + size))
            start += size

    def mark(self, table: range | list[int]) -> None:
        """Let a table meet, or take its meeting back."""
        for one in table:
            for other in table:
                if one != other:
                    self.met[one] ^= 1 << other

    def can_be(self, number: int = 1, seated: int = 0, left: dict[int, int] | None = None, after: int = 0) -> bool:
        """Whether the rounds from `number` on can be held; `after` is whom person 0 sat with in the round before."""
        left = dict(self.sizes) if left is None else left
        if seated == self.whole:
            return number == self.rounds - 1 or self.can_be(number + 1, 0, None, after)
        first = (~seated & -~seated).bit_length() - 1
        for size in [size for size, tables in left.items() if tables]:
            rest = {**left, size: left[size] - 1}
            for table in self.tables([first], self.whole & ~seated & ~self.met[first], size):
                if first == 0 and number > 1 and table[1] <= after:
                    continue
                self.tried += 1
                self.mark(table)
                bits = sum(1 << one for one in table)
                found = self.can_be(number, seated | bits, rest, table[1] if first == 0 else after)
                self.mark(table)
                if found:
                    return True
        return False

    def tables(self, table: list[int], free: int, size: int) -> list[list[int]]:
        """Return the tables that begin with these people; `free` are the bits of those who may join them."""
        if len(table) == size:
            return [table]
        found: list[list[int]] = []
        while free:
            lowest = free & -free
            free ^= lowest
            person = lowest.bit_length() - 1
            found += self.tables([*table, person], free & ~self.met[person], size)
        return found


def main() -> None:
    """Try the number of rounds that can be held, and one more."""
    for (people, count), rounds in SHOWN.items():
        if (people, count) in CITED:
            continue
        for number in (rounds, rounds + 1):
            trial = Trial(people, count, number)
            said = "can be held" if trial.can_be() else "cannot be held"
            print(
                f"{people} people, {count} tables, {number} rounds: {said} ({trial.tried:,} tables tried)", flush=True
            )


if __name__ == "__main__":
    main()
