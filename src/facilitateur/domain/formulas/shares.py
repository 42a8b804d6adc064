"""Shares of one whole as whole percentages that add up to 100, by the largest remainder.

Source: Hamilton's method of apportionment. Equal counts keep equal percentages: where the last points cannot be dealt
without telling equals apart, they are not dealt, and three thirds stay 33 + 33 + 33.
Good for the parts of one total; not for shares that stand alone.
"""

from collections.abc import Sequence

WHOLE = 100


def whole_percents(parts: Sequence[int]) -> tuple[int, ...]:
    """Return what each part is of their sum, in per cent: 5 and 3 are 63 and 37; all 0 where there is no sum."""
    total = sum(parts)
    if total <= 0:
        return (0,) * len(parts)
    told = {part: WHOLE * part // total for part in parts}
    left = WHOLE - sum(told[part] for part in parts)
    for part in sorted(told, key=lambda part: (WHOLE * part % total, part), reverse=True):
        alike = parts.count(part)
        if alike > left:
            break
        told[part] += 1
        left -= alike
    return tuple(told[part] for part in parts)
