"""What may happen to the method of a block."""

from facilitateur.domain.card import Card
from facilitateur.domain.events import CardFrozen, MethodSwapped
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session


def swap_method(state: Session, block: str, card: Card) -> Events:
    """Go on with another method in a block; the session keeps a copy of its card."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if found.card == card.slug:
        raise RefusedError(Reason.SAME_METHOD)
    frozen = () if card.slug in state.cards else (CardFrozen(card),)
    return (*frozen, MethodSwapped(block, card.slug))
