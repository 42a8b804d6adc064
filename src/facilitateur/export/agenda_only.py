"""An agenda told before any session holds it: the same documents and the same calendar as a session's."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import slug
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.state import Session

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


def agenda_session(
    agenda: Agenda,
    cards: Mapping[str, Card],
    *,
    language: str,
    zone: str,
    starts_at: datetime | None,
    now: datetime,
) -> tuple[Session, tuple[Recorded, ...]]:
    """Return an agenda as a session that has not begun, and its log; blocks are named by what they are.

    An event of a calendar keeps its name when another block is put before it, and its number grows with time, so that
    importing again updates.

    Raises:
        RefusedError: The agenda has no block.
    """
    named = replace(agenda, blocks=_named(agenda.blocks))
    name = slug(agenda.slug or agenda.name, 60)
    events = create_session(
        name, agenda.name or name, named, cards, zone=zone, language=language, starts_at=starts_at, program=""
    )
    records = tuple(Recorded(n, now, 0, 1, event) for n, event in enumerate(events, 1))
    return replace(fold(records), seq=max(int(now.timestamp()) // 60, 1)), records


def _named(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with names that stay when others come, go or move."""
    seen: Counter[str] = Counter()
    named = []
    for block in blocks:
        said = block.card or "-".join((block.kind.value, *_opening(block.note)))
        seen[said] += 1
        named.append(replace(block, id=said if seen[said] == 1 else f"{said}-{seen[said]}"))
    return tuple(named)


def _opening(note: str) -> tuple[str, ...]:
    """Return the first words of a note, which tell one plenary from another; nothing of a block without one."""
    words = re.split(r"[.;:(]", note, maxsplit=1)[0]
    return (slug(words, 40),) if words.strip() else ()
