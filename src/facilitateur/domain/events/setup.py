"""Setting a session up: what is planned, who is there, and the cards as they were then."""

from datetime import datetime

import msgspec

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.events.base import EventBase
from facilitateur.domain.people import Participant, Team

FORMAT = 1
"""Version of the session file format."""


class ForkPoint(msgspec.Struct, frozen=True):
    """The moment of another session from which a session goes on differently."""

    session: str
    """Id of that session; it need not be at hand."""
    seq: int
    """Number of its last event that happened here too."""
    at: datetime
    """When, in its time (UTC)."""


class SessionCreated(EventBase, frozen=True):
    """A session was set up; always the first event."""

    session: str
    """Globally unique id: date, slug of the challenge, short random part."""
    challenge: str
    agenda: Agenda
    teams: tuple[Team, ...]
    zone: str
    """IANA name of the zone in which times of day are shown."""
    language: str = "fr"
    starts_at: datetime | None = None
    """The planned start of the first day (UTC); none means « when the first block starts »."""
    format: int = FORMAT
    program: str = ""
    """Version of the program that created the session."""
    fork: ForkPoint | None = None
    """For a session that goes on from a moment of another one: which."""


class ParticipantsListed(EventBase, frozen=True):
    """The list of participants was set; personal data live in this event and in the names people type."""

    participants: tuple[Participant, ...]


class CardFrozen(EventBase, frozen=True):
    """A copy of a card was put into the session, so that replay survives later edits of the card."""

    card: Card
