"""Gentle reasons to move on, seen from the facts; saying them once, or not at all, is the screen's business."""

from datetime import datetime, timedelta
from enum import StrEnum

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.places import SCORED
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import block_gauge, clock_of

SHORTEST = timedelta(minutes=4)
"""In a shorter block nobody needs to be told that half of it is gone."""


class Nudge(StrEnum):
    """Why it may be a good moment to look up."""

    ALL_HANDED_IN = "all_handed_in"
    NOTHING_YET = "nothing_yet"
    NO_NEW_NOTE = "no_new_note"


def nudges(session: Session, now: datetime, quiet: timedelta) -> tuple[Nudge, ...]:
    """Return the reasons that hold now, the most useful first; none without a running method.

    Args:
        session: The session.
        now: Session time.
        quiet: How long nothing new may be written down before it is worth saying.
    """
    block = session.current
    card = session.card_of(block)
    if block is None or card is None or session.contents.paused or card.canvas is CanvasKind.GROUPS:
        return ()
    found = []
    teams = [team.letter for team in session.contents.teams]
    if len(teams) > 1 and all((block.id, team) in session.contents.handed_in for team in teams):
        found.append(Nudge.ALL_HANDED_IN)
    gauge = block_gauge(session, block, now)
    used = any(session.is_used(block.id, team) for team in teams)
    if not used and gauge.allotted >= SHORTEST and gauge.spent * 2 >= gauge.allotted:
        found.append(Nudge.NOTHING_YET)
    if card.canvas not in SCORED and gauge.left > ZERO and _is_quiet(session, block, now, quiet):
        found.append(Nudge.NO_NEW_NOTE)
    return tuple(found)


def _is_quiet(session: Session, block: Block, now: datetime, quiet: timedelta) -> bool:
    """Whether notes came and then none for a while, pauses and absences of the block not counted."""
    written = [note.at for team in session.contents.teams for note in session.notes_of(block.id, team.letter)]
    since = clock_of(session, block).running_since
    return bool(written) and since is not None and now - max(*written, since) >= quiet
