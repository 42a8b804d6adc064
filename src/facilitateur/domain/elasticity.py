"""How short and how long a block may become: what it says itself, else its card, else what is supposed of work."""

from typing import NamedTuple

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.card import Card

RIGID = frozenset({BlockKind.BREAK, BlockKind.LUNCH, BlockKind.BUFFER})
"""Kinds that hold no work: they keep their floors, nothing is supposed of them."""


class Floors(NamedTuple):
    """The minutes that rests keep in any case, unless their block says otherwise."""

    pause: int = 5
    lunch: int = 45
    buffer: int = 0

    def of(self, block: Block) -> int | None:
        """Return the minutes that a rest keeps; none for work."""
        own = {BlockKind.BREAK: self.pause, BlockKind.LUNCH: self.lunch, BlockKind.BUFFER: self.buffer}
        return block.least if block.kind in own and block.least is not None else own.get(block.kind)


FLOORS = Floors()


class Bounds(NamedTuple):
    """The shortest and the longest minutes of a block."""

    least: int
    most: int
    supposed: bool = False
    """Nobody said one of the two."""


def elasticity(block: Block, card: Card | None) -> Bounds:
    """Return how short and how long a block may become.

    Work of which neither the block nor a card says anything may give a third of its minutes, and take a third more:
    more careful than the cards are, of which half may give 40 % and take 60 %.
    """
    least, most = block.least, block.most
    if card is not None:
        least = card.minutes[0] if least is None else least
        most = card.minutes[2] if most is None else most
    if least is not None and most is not None:
        return Bounds(least, most)
    if block.kind in RIGID:
        return Bounds(block.minutes if least is None else least, block.minutes if most is None else most)
    low, high = -(-block.minutes * 2 // 3), block.minutes * 4 // 3
    low = min(low, high if most is None else most)
    return Bounds(low if least is None else least, max(high, least or 0) if most is None else most, supposed=True)


def least_minutes(block: Block, card: Card | None) -> int:
    """Return the shortest that a block may become without being asked for, rests with the usual floors."""
    floor = FLOORS.of(block)
    return elasticity(block, card).least if floor is None else floor
