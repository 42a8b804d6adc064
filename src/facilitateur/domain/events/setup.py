"""Setting a session up: what is planned, who is there, and the cards as they were then."""

from datetime import datetime

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.events.base import EventBase
from facilitateur.domain.people import Participant, Team

FORMAT = 1
"""Version of the session file format."""


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


class ParticipantsListed(EventBase, frozen=True):
    """The list of participants was set; personal data live in this event and in the names people type."""

    participants: tuple[Participant, ...]


class CardFrozen(EventBase, frozen=True):
    """A copy of a card was put into the session, so that replay survives later edits of the card."""

    card: Card
