"""Instants and durations as JSON values."""

from datetime import UTC, datetime, timedelta

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local

Json = dict[str, object]


def instant(at: datetime | None) -> str | None:
    """Return an instant as `2026-06-01T07:05:12Z`."""
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def clock_time(session: Session, at: datetime) -> str:
    """Return the time of day in the session's zone, `09:05:12`."""
    return f"{local(session, at):%H:%M:%S}"


def seconds(span: timedelta) -> int:
    """Return a duration in whole seconds, what is under a second dropped."""
    return int(span.total_seconds())
