"""The stable JSON view of a session, for scripts and for other programs."""

from datetime import datetime

from facilitateur.domain.state import Session

Json = dict[str, object]


def session_view(session: Session, now: datetime) -> Json:
    """Return the state of a session at `now` as plain JSON values; the same log and `now` give the same bytes."""
    raise NotImplementedError


def view_bytes(view: object) -> bytes:
    """Return a view as JSON, two spaces deep, ASCII only, ending with a newline."""
    raise NotImplementedError
