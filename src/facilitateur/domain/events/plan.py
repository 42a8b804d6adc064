"""The plan bends: blocks set aside and taken back."""

from facilitateur.domain.events.base import EventBase


class BlockParked(EventBase, frozen=True):
    """A block was kept out of the day, or taken back into it."""

    block: str
    parked: bool = True


class MethodSwapped(EventBase, frozen=True):
    """A block goes on with another method; its time and its notes stay."""

    block: str
    card: str
    """Slug of a card that the session has frozen."""
