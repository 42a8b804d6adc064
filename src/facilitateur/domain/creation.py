"""What may happen first: a session is set up from an agenda, a challenge, names and a number of teams."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from string import ascii_uppercase

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import CardFrozen, ParticipantsListed, SessionCreated
from facilitateur.domain.intents import Events
from facilitateur.domain.people import Participant, Team
from facilitateur.domain.refusals import Reason, RefusedError

MOST_TEAMS = len(ascii_uppercase)
MOST_PARTICIPANTS = 2_000


def read_names(text: str) -> tuple[str, ...]:
    """Return first names from pasted lines: one per line, empty ones and list marks dropped."""
    lines = (clean_line(line).lstrip("-•*· ").strip(" ,;") for line in text.splitlines())
    return tuple(line[:80] for line in lines if line)[:MOST_PARTICIPANTS]


def make_teams(codes: Sequence[str], teams: int) -> tuple[Team, ...]:
    """Deal participants round the tables in the order given."""
    return tuple(Team(ascii_uppercase[i], tuple(codes[i::teams])) for i in range(teams))


def create_session(
    session: str,
    challenge: str,
    agenda: Agenda,
    cards: Mapping[str, Card],
    *,
    names: Iterable[str] = (),
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
    people = tuple(Participant(f"P{n:02d}", name) for n, name in enumerate(names, 1))
    tables = make_teams([person.code for person in people], teams)
    created = SessionCreated(session, challenge, agenda, tables, zone, language, starts_at=starts_at, program=program)
    used = dict.fromkeys(block.card for block in agenda.blocks if block.card in cards)
    frozen = tuple(CardFrozen(cards[slug]) for slug in used)
    listed = (ParticipantsListed(people),) if people else ()
    return (created, *listed, *frozen)
