"""Whole numbers below a limit with a sum and a product: what Latin squares of many sizes are made of."""

from dataclasses import dataclass

REDUCTIONS = {
    4: (1, 1),
    8: (1, 1, 0),
    9: (2, 0),
    16: (1, 1, 0, 0),
    25: (3, 0),
    27: (2, 1, 0),
    32: (1, 0, 1, 0, 0),
    49: (6, 0),
}
"""By order of a field: what the first power of x that is too high equals, lowest coefficient first."""


@dataclass(frozen=True, slots=True)
class Part:
    """One factor of a ring: a field where its product is known, else the whole numbers modulo its order."""

    prime: int
    order: int

    @property
    def reach(self) -> int:
        """How many elements differ from each other by something that can be divided by: the first ones do."""
        return self.order if self.order in REDUCTIONS else self.prime

    def add(self, one: int, other: int) -> int:
        """Return the sum."""
        if self.order not in REDUCTIONS:
            return (one + other) % self.order
        pairs = zip(self._digits(one), self._digits(other), strict=True)
        return self._number([(a + b) % self.prime for a, b in pairs])

    def multiply(self, one: int, other: int) -> int:
        """Return the product."""
        reduction = REDUCTIONS.get(self.order)
        if reduction is None:
            return one * other % self.order
        product = [0] * (2 * len(reduction) - 1)
        for i, a in enumerate(self._digits(one)):
            for j, b in enumerate(self._digits(other)):
                product[i + j] += a * b
        while len(product) > len(reduction):
            highest = product.pop()
            start = len(product) - len(reduction)
            for i, a in enumerate(reduction):
                product[start + i] += highest * a
        return self._number([digit % self.prime for digit in product])

    def _digits(self, element: int) -> list[int]:
        """Return the coefficients of an element of a field, lowest first."""
        return [element // self.prime**power % self.prime for power in range(len(REDUCTIONS[self.order]))]

    def _number(self, digits: list[int]) -> int:
        """Return the element with these coefficients."""
        return sum(digit * self.prime**power for power, digit in enumerate(digits))


class Ring:
    """The whole numbers below a size as a product of fields."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._parts = _parts(size)
        self.reach = min((part.reach for part in self._parts), default=1)
        """How many elements `spread` can give."""

    def spread(self, count: int) -> list[int]:
        """Return elements, zero first, any two of which differ by something that can be divided by."""
        if count > self.reach:
            raise ValueError("the ring has no such elements")
        return [self._joined([number] * len(self._parts)) for number in range(count)]

    def add(self, one: int, other: int) -> int:
        """Return the sum."""
        split = zip(self._parts, self._split(one), self._split(other), strict=True)
        return self._joined([part.add(a, b) for part, a, b in split])

    def multiply(self, one: int, other: int) -> int:
        """Return the product."""
        split = zip(self._parts, self._split(one), self._split(other), strict=True)
        return self._joined([part.multiply(a, b) for part, a, b in split])

    def _split(self, element: int) -> list[int]:
        """Return what an element is in each factor."""
        found = []
        for part in self._parts:
            element, inside = divmod(element, part.order)
            found.append(inside)
        return found

    def _joined(self, inside: list[int]) -> int:
        """Return the element that is this in each factor."""
        element = 0
        for part, number in zip(reversed(self._parts), reversed(inside), strict=True):
            element = element * part.order + number
        return element


def _parts(size: int) -> tuple[Part, ...]:
    """Return the powers of primes that a size is the product of."""
    found = []
    for prime in range(2, size + 1):
        order = 1
        while size % prime == 0:
            size //= prime
            order *= prime
        if order > 1:
            found.append(Part(prime, order))
    return tuple(found)
