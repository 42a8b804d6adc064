"""A session that goes on from a moment of another one: the log up to there, under a new id."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.events import ForkPoint, Recorded, SessionCreated, SessionForked, UnknownEvent
from facilitateur.domain.limits import sane_moment
from facilitateur.domain.refusals import Reason, RefusedError


def fork_log(records: Sequence[Recorded], session: str, at: datetime, made_at: datetime) -> tuple[Recorded, ...]:
    """Return the log of a new session from the first events of another one.

    Args:
        records: The events that happened in both, in order; the first one created the other session.
        session: Id of the new session.
        at: The moment of the fork in the other session's time, never before its last event.
        made_at: Now.

    Raises:
        RefusedError: The events are not all understood, or none created a session.
    """
    if any(isinstance(recorded.event, UnknownEvent) for recorded in records):
        raise RefusedError(Reason.NEWER_VERSION)
    created = records[0].event if records else None
    if not isinstance(created, SessionCreated):
        raise RefusedError(Reason.NO_CHALLENGE)
    last = records[-1]
    at = max(sane_moment(at), *(sane_moment(recorded.at) for recorded in records))
    point = ForkPoint(created.session, last.seq, at)
    first = replace(records[0], event=replace(created, session=session, fork=point))
    seq = last.seq + 1
    forked = SessionForked(point.session, point.seq, point.at, made_at)
    return (first, *records[1:], Recorded(seq, at, last.offset, seq, forked))
