"""The instant at which a session that nobody goes on with is told."""

from datetime import datetime, timedelta

from facilitateur.domain.state import Session

LEFT_AFTER = timedelta(hours=12)
"""How long nothing has happened in a session that was left: longer than a day of a workshop."""


def told_instant(session: Session, now: datetime) -> datetime:
    """Return now, or when the last thing happened in a session that was begun, never ended and left since."""
    if session.at is None or session.contents.ended or not session.contents.visits:
        return now
    return session.at if now - session.at > LEFT_AFTER else now
