"""What happened to the program, its clock and the log itself."""

from datetime import datetime

from facilitateur.domain.events.base import EventBase


class ActionUndone(EventBase, frozen=True):
    """The last action still in force was undone."""

    group: int
    """Number of the first event of the undone action."""


class ActionRedone(EventBase, frozen=True):
    """The last undone action was done again."""

    group: int


class SessionResumed(EventBase, frozen=True):
    """The program opened the session again after it had stopped without closing it, or after a close."""

    away: int
    """Seconds between the last recorded event and now; the running timer counts them."""
    clean: bool = False
    """The program had closed the session in good order."""
    behind: int = 0
    """In a session forked from another one: seconds by which session time stands behind the wall clock from here on."""


class ClockStepped(EventBase, frozen=True):
    """The computer's wall clock jumped while the session ran; timers are not affected."""

    seconds: int


class ComputerSlept(EventBase, frozen=True):
    """The computer slept while the session ran, and woke up just now; timers counted that time."""

    seconds: int


class SessionImported(EventBase, frozen=True):
    """The session was read from an export made elsewhere."""

    source: str
    """Name of the imported file."""


class SessionForked(EventBase, frozen=True):
    """Everything before happened in another session; from here on this one goes its own way, its clock stopped."""

    source: str
    """Id of the other session."""
    seq: int
    """Number of its last event that happened here too."""
    at: datetime
    """When, in its time (UTC); session time goes on from there."""
    made_at: datetime | None = None
    """When the fork was made (UTC)."""
