"""What a new session needs: read from what was typed, checked in words, then made."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from facilitateur import __version__
from facilitateur.clock import SessionClock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.cleaning import clean_line, fold
from facilitateur.domain.creation import create_session
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.planning import next_start, propose_teams
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import Person, read_people
from facilitateur.domain.timing import zone_of
from facilitateur.i18n.formats import quote
from facilitateur.i18n.words import Words
from facilitateur.replay.timeofday import NotATimeError, read_time_of_day
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create, new_session_id
from facilitateur.tui.context import Context
from facilitateur.tui.sessions import shelf_of
from facilitateur.tui.shelves import library_of
from facilitateur.tui.wording import say_refusal

NOW = ("", "maintenant", "now")


class Field(StrEnum):
    """The fields of the form, in order; also their ids."""

    AGENDA = "agenda"
    CHALLENGE = "challenge"
    NAMES = "names"
    TEAMS = "teams"
    START = "start"


class Typed(NamedTuple):
    """What stands in the form."""

    agenda: Agenda | None = None
    challenge: str = ""
    names: str = ""
    teams: str = ""
    """Empty for as many as proposed."""
    start: str = ""

    @property
    def people(self) -> tuple[Person, ...]:
        """Those of the list, with what is known of them."""
        return read_people(self.names)

    @property
    def attributes(self) -> tuple[str, ...]:
        """What is known of people; teams are mixed by the first."""
        return tuple(dict.fromkeys(name for person in self.people for name in person.attributes))

    @property
    def proposed_teams(self) -> int:
        """How many teams would suit."""
        return propose_teams(len(self.people), self.agenda)

    @property
    def team_count(self) -> int | None:
        """How many teams there will be, None when what was typed is no such number."""
        text = self.teams.strip()
        if not text:
            return self.proposed_teams
        return int(text) if text.isdecimal() and len(text) < 4 and 1 <= int(text) <= MOST_TEAMS else None

    def starts_at(self, now: datetime) -> datetime | None:
        """Return the planned start, None for now.

        Args:
            now: Now, in the zone of the session.

        Raises:
            NotATimeError: What was typed is not a time of day.
        """
        if fold(self.start.strip()) in NOW:
            return None
        asked = read_time_of_day(self.start, now.date())
        return next_start(asked.time, now, asked.day)


def complaints(words: Words, typed: Typed, now: datetime) -> dict[Field, str]:
    """Return what keeps the session from being made, a sentence per field."""
    found: dict[Field, str] = {}
    if typed.agenda is None:
        found[Field.AGENDA] = words("Choose an agenda.")
    elif not typed.agenda.blocks:
        found[Field.AGENDA] = say_refusal(words, RefusedError(Reason.EMPTY_AGENDA))
    if not clean_line(typed.challenge):
        found[Field.CHALLENGE] = say_refusal(words, RefusedError(Reason.NO_CHALLENGE))
    if typed.team_count is None:
        found[Field.TEAMS] = say_refusal(words, RefusedError(Reason.TEAMS_OUT_OF_RANGE, most=MOST_TEAMS))
    try:
        typed.starts_at(now)
    except NotATimeError:
        text = quote(words, clean_line(typed.start, 20))
        found[Field.START] = words(
            "{text} is not a time of day. Examples: 9:30, 9h30, 9 h, or nothing for now.", text=text
        )
    return found


def make_session(context: Context, typed: Typed, zone: str, clock: SessionClock) -> LiveSession:
    """Make the session; reads the cards of its agenda and writes to the disk.

    Raises:
        RefusedError: Something is missing.
        StorageError: The folder cannot be made or written.
    """
    now = clock().astimezone(zone_of(zone))
    session = new_session_id(clean_line(typed.challenge), now)
    events = create_session(
        session,
        typed.challenge,
        typed.agenda or Agenda("", "", (), ()),
        library_of(context).cards,
        names=typed.people,
        teams=typed.team_count or 0,
        zone=zone,
        language=context.words.language,
        starts_at=typed.starts_at(now),
        program=__version__,
    )
    return create(shelf_of(context), session, events, clock)
