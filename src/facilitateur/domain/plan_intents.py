"""What may happen to the plan while it runs."""

from facilitateur.domain.events import BlockParked
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session


def park_block(state: Session, block: str) -> Events:
    """Keep a block that has not run out of the day; it can be taken back."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    if any(visit.block == block for visit in state.contents.visits):
        raise RefusedError(Reason.BLOCK_RAN)
    return () if found.parked else (BlockParked(block),)


def unpark_block(state: Session, block: str) -> Events:
    """Take a block back into the day."""
    found = state.agenda.block(block)
    if found is None:
        raise RefusedError(Reason.UNKNOWN_BLOCK, block=block)
    return (BlockParked(block, parked=False),) if found.parked else ()
