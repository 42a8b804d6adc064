"""Which blocks could give the minutes that a plan lacks before one of its ends."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from facilitateur.domain.agenda import Block, BlockKind, Edge
from facilitateur.domain.card import Card
from facilitateur.domain.elasticity import elasticity
from facilitateur.domain.planning import Slot, minutes_at

MOST_NAMED = 3
"""Blocks that a proposal names."""


class Giver(NamedTuple):
    """A block and the minutes that it could give."""

    block: Block
    minutes: int


def givers(
    blocks: Iterable[Block], card_of: Callable[[Block], Card | None], need: int
) -> tuple[tuple[Giver, ...], int]:
    """Return the few blocks that could give what is needed, the longest spare first, and what would be missing."""
    spare = []
    for block in blocks:
        least = elasticity(block, card_of(block)).least
        if block.optional or (block.kind is BlockKind.BUFFER and block.least is None):
            least = 0
        if block.minutes > least:
            spare.append(Giver(block, block.minutes - least))
    spare.sort(key=lambda one: -one.minutes)
    found = []
    for one in spare[:MOST_NAMED]:
        if need > 0:
            found.append(Giver(one.block, min(one.minutes, need)))
        need -= min(one.minutes, need)
    return tuple(found), need


def free_to_give(slots: Sequence[Slot], start: str) -> Sequence[Slot]:
    """Return the blocks whose minutes move the end of a day: those from the last fixed time that holds on."""
    since = 0
    for position, slot in enumerate(slots):
        since = first_after(slot, position, start, since)
    return slots[since:]


def first_after(slot: Slot, position: int, start: str, since: int) -> int:
    """Return from which position on blocks can still gain time behind a block: `since`, unless its fixed time holds."""
    pin = slot.block.pin
    if pin is None:
        return since
    if pin.edge is Edge.START:
        return since if slot.conflict else position
    return position + 1 if slot.end == minutes_at(pin.at, start) else since
