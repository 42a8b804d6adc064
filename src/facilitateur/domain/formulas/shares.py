"""Shares of one whole as whole percentages that add up to 100, by the largest remainder.

Source: Hamilton's method of apportionment. Equal counts keep equal percentages: where the last points cannot be dealt
without telling equals apart, each share is rounded by itself, as a calculator does it: three thirds are 33 + 33 + 33,
and 3, 3 and 2 are 38 + 38 + 25.
Good for the parts of one total; not for shares that stand alone.
"""

from collections.abc import Mapping, Sequence

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
            return tuple((2 * WHOLE * each + total) // (2 * total) for each in parts) if left else _of(told, parts)
        told[part] += 1
        left -= alike
    return _of(told, parts)


def _of(told: Mapping[int, int], parts: Sequence[int]) -> tuple[int, ...]:
    return tuple(told[part] for part in parts)
