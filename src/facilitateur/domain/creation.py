"""What may happen first: a session is set up from an agenda, a challenge, names and a number of teams."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from string import ascii_uppercase
from zlib import crc32

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import CardFrozen, ParticipantsListed, SessionCreated
from facilitateur.domain.groups.balanced import balanced_teams
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_TEAMS
from facilitateur.domain.people import Participant, Team, attribute_names, values_of
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import Person


def proposed_teams(session: str, people: Sequence[Participant], teams: int) -> tuple[Team, ...]:
    """Return the teams of a new session: balanced on the first thing known of people, else dealt round in order.

    The draw is made from the session's id, so that it can be made again.
    """
    codes = [person.code for person in people]
    names = attribute_names(people)
    if not names or teams > len(codes):
        return make_teams(codes, teams)
    drawn = balanced_teams(codes, teams, crc32(session.encode()), values_of(people, names[0]))
    return tuple(Team(ascii_uppercase[i], members) for i, members in enumerate(drawn))


def make_teams(codes: Sequence[str], teams: int) -> tuple[Team, ...]:
    """Deal participants round the tables in the order given."""
    return tuple(Team(ascii_uppercase[i], tuple(codes[i::teams])) for i in range(teams))


def listed(people: Iterable[str | Person]) -> tuple[Participant, ...]:
    """Return people with their codes, in the order of the list."""
    named = (Person(each) if isinstance(each, str) else each for each in people)
    return tuple(Participant(f"P{n:02d}", person.name, person.attributes) for n, person in enumerate(named, 1))


def create_session(
    session: str,
    challenge: str,
    agenda: Agenda,
    cards: Mapping[str, Card],
    *,
    names: Iterable[str | Person] = (),
    teams: int = 1,
    zone: str = "UTC",
    language: str = "fr",
    starts_at: datetime | None = None,
    program: str = "",
) -> Events:
    """Set up a session; the cards its agenda uses are frozen into it."""
    challenge = clean_line(challenge, 300)
    if not challenge:
        raise RefusedError(Reason.NO_CHALLENGE)
    if not agenda.blocks:
        raise RefusedError(Reason.EMPTY_AGENDA)
    if not 1 <= teams <= MOST_TEAMS:
        raise RefusedError(Reason.TEAMS_OUT_OF_RANGE, most=MOST_TEAMS)
    people = listed(names)
    tables = proposed_teams(session, people, teams)
    created = SessionCreated(session, challenge, agenda, tables, zone, language, starts_at=starts_at, program=program)
    used = dict.fromkeys(block.card for block in agenda.blocks if block.card in cards)
    frozen = tuple(CardFrozen(cards[slug]) for slug in used)
    who = (ParticipantsListed(people),) if people else ()
    return (created, *who, *frozen)
