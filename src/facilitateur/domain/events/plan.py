"""The plan bends: blocks set aside and taken back."""

from facilitateur.domain.events.base import EventBase


class BlockParked(EventBase, frozen=True):
    """A block was kept out of the day, or taken back into it."""

    block: str
    parked: bool = True
