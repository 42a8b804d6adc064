"""Squeezing: work gives up time, or gets it back, in proportion to its length and within its bounds."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from facilitateur.domain.replanning.items import SECOND, Edit
from facilitateur.domain.replanning.propagation import Stretch


def squeezed(stretch: Stretch, *, allow_below_min: bool = False) -> tuple[Edit, ...]:
    """Return the shorter (or, ahead of time, longer) work of a stretch; rests and gaps stay as they are.

    Args:
        stretch: What can be changed, and the time to recover or to give back.
        allow_below_min: Whether work that is all at its minimum is shortened further.
    """
    work = [item for item in stretch.items if not item.rests]
    lengths = [item.planned_ms for item in work]
    if stretch.need_ms < 0:
        given = share(-stretch.need_ms, lengths, [item.most_ms - item.planned_ms for item in work])
        after = [length + more for length, more in zip(lengths, given, strict=True)]
    else:
        taken = share(stretch.need_ms, lengths, [item.planned_ms - item.least_ms for item in work])
        after = [length - less for length, less in zip(lengths, taken, strict=True)]
        if allow_below_min:
            further = share(stretch.need_ms - sum(taken), after, after)
            after = [length - less for length, less in zip(after, further, strict=True)]
    return tuple(
        Edit(item, replace(item, planned_ms=length))
        for item, length in zip(work, after, strict=True)
        if length != item.planned_ms
    )


def share(total: int, weights: Sequence[int], rooms: Sequence[int], unit: int = SECOND) -> list[int]:
    """Share `total` in proportion to `weights`, no more to each than its room, so that the shares add up exactly.

    What proportion gives is rounded to whole units by largest remainder; a room is filled to its last bit, and what is
    no whole unit goes to the next largest. When all rooms together are too small, all are filled.
    """
    total = min(total, sum(rooms))
    weights = [max(weight, 1) for weight in weights]
    shares = [0] * len(weights)
    whole = sum(weights)
    order = sorted(range(len(weights)), key=lambda i: (Fraction(rooms[i], weights[i]), i))
    for place, i in enumerate(order):
        if rooms[i] * whole > total * weights[i]:
            _round(shares, sorted(order[place:]), total, weights, rooms, unit)
            break
        shares[i] = rooms[i]
        total -= rooms[i]
        whole -= weights[i]
    return shares


def _round(
    shares: list[int], open_: list[int], total: int, weights: Sequence[int], rooms: Sequence[int], unit: int
) -> None:
    """Share `total` among the open entries, of which proportion fills none."""
    whole = sum(weights[i] for i in open_) * unit
    for i in open_:
        shares[i] = total * weights[i] // whole * unit
    left = total - sum(shares[i] for i in open_)
    order = sorted(open_, key=lambda i: (-(total * weights[i] % whole), i))
    for most in (unit, total):
        for i in order:
            room = rooms[i] - shares[i]
            more = min(most, left) if most == unit else min(room, left)
            if more <= room:
                shares[i] += more
                left -= more
