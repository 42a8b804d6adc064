"""When two counts of votes are too close to mean anything.

Source: « 39 against 37 is a tie », Global Learning Partners; the square root is our heuristic, after Poisson's spread.
Good for counts of dots and hands; not for grades, nor for shares.
"""


def practical_tie(one: int, other: int) -> bool:
    """Whether two counts differ by no more than the root of their sum: 39 and 37 are a tie, 12 and 6 are not."""
    total = one + other
    return total > 0 and (one - other) ** 2 <= total
