"""How long blocks took, in the minutes that people reckon from the times of day shown to them."""

from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.tape import gaps, tape_of

MINUTE = timedelta(minutes=1)


class Told(NamedTuple):
    """A block as a calculator finds it: its times of day to the minute, less its pauses in whole minutes."""

    real: timedelta
    paused: timedelta


def told_time(session: Session, block: Block, now: datetime) -> Told:
    """Return how long a block was run, over all stays in it; one that still runs counts up to now."""
    visits = [visit for visit in session.contents.visits if visit.block == block.id]
    stays = [(visit.started_at, max(visit.ended_at or now, visit.started_at)) for visit in visits]
    runs = tape_of(session.contents)
    stood_still = sum((end - start for stay in stays for start, end in gaps(runs, *stay)), ZERO)
    shown = sum((shown_minute(session, end) - shown_minute(session, start) for start, end in stays), ZERO)
    paused = min((stood_still + MINUTE / 2) // MINUTE * MINUTE, shown)
    return Told(shown - paused, paused)


def shown_minute(session: Session, at: datetime) -> datetime:
    """Return an instant with the room's clock (UTC) at the minute that it shows, so that differences agree with it."""
    return (sane_moment(at) + session.room_offset).replace(second=0, microsecond=0)
