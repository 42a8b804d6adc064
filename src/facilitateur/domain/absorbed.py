"""Buffers that the lateness ate up: nobody goes through them any more."""

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.state import Session


def is_absorbed(session: Session, block: Block) -> bool:
    """Return whether a buffer was eaten up by the lateness: somebody gave it no time at all."""
    clock = session.contents.clocks.get(block.id)
    return block.kind is BlockKind.BUFFER and block.minutes > 0 and clock is not None and clock.allotted <= 0
