"""An agenda told before any session holds it: the same documents and the same calendar as a session's."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.calendar_names import NamedBlock, name_blocks
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import slug
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.state import Session
from facilitateur.domain.timing import zone_of

FACILITATOR = "deroule-animation"
PARTICIPANTS = "deroule-participants"
VERSIONS: Mapping[str, str] = {
    "animation": FACILITATOR,
    "participants": PARTICIPANTS,
    "facilitator": FACILITATOR,
}
"""How a version is typed in either language, and the document it is."""

FORMATS = ("md", "html", "docx", "odt", "pdf", "ics")
"""Formats that an agenda alone makes sense in, whichever the version."""


def run_of(agenda: Agenda, starts_at: datetime | None, zone: str) -> str:
    """Return what tells one run of an agenda from another: its short name and the date of its first day."""
    name = slug(agenda.slug or agenda.name, 60)
    return name if starts_at is None else f"{name}-{starts_at.astimezone(zone_of(zone)):%Y-%m-%d}"


def agenda_session(
    agenda: Agenda,
    cards: Mapping[str, Card],
    *,
    language: str,
    zone: str,
    starts_at: datetime | None,
    now: datetime,
    names: Sequence[NamedBlock] = (),
) -> tuple[Session, tuple[Recorded, ...]]:
    """Return an agenda as a session that has not begun, and its log.

    The events of a calendar are named after the run and after the names of its blocks, and their number grows with
    time, so that importing again updates them.

    Args:
        agenda: The agenda.
        cards: The method cards by short name.
        language: What the documents are written in.
        zone: Where it is run.
        starts_at: When its first day begins, if that is known.
        now: When it is told.
        names: What its blocks are called in calendars (`name_blocks`); without them, as in a first export.

    Raises:
        RefusedError: The agenda has no block.
    """
    names = names or name_blocks(agenda.blocks)
    blocks = tuple(replace(block, id=named.name) for block, named in zip(agenda.blocks, names, strict=False))
    name = run_of(agenda, starts_at, zone)
    told = replace(agenda, blocks=blocks)
    events = create_session(
        name, agenda.name or name, told, cards, zone=zone, language=language, starts_at=starts_at, program=""
    )
    records = tuple(Recorded(n, now, 0, 1, event) for n, event in enumerate(events, 1))
    return replace(fold(records), seq=max(int(now.timestamp()), 1)), records


def told_at(starts_at: datetime | None, now: datetime) -> datetime:
    """Return the instant at which a plan is told: one for a day that is over is told as it stood before that day."""
    return now if starts_at is None else min(now, starts_at)
