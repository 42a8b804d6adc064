"""What a person may choose about an export."""

from enum import StrEnum
from pathlib import Path

import msgspec

from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.export.look import Look


class Names(StrEnum):
    """How people are told in documents that leave."""

    NAMES = "names"
    """Names as they were typed."""
    FIRST = "first"
    """First names only: the first word of what was typed."""
    CODES = "codes"
    """`P01`, `P02`…: names that people wrote as authors are left out."""
    NONE = "none"
    """Nobody, only how many they were."""


class Include(msgspec.Struct, frozen=True):
    """Which pieces a report has."""

    cover: bool = True
    """A page of its own for the challenge and the facts."""
    essentials: bool = True
    """Decisions, actions and what had most votes, before all the rest."""
    agenda: bool = True
    timeline: bool = True
    blocks: bool = True
    """Each block with what the room produced."""
    photos: bool = True
    unagreed: bool = False
    """Whether photos stand even where somebody did not agree to pictures."""
    actions: bool = True
    decisions: bool = True
    parking: bool = True
    incidents: bool = True
    credits: bool = True
    traces: bool = False
    """When and where each line was written."""


class ExportOptions(msgspec.Struct, frozen=True):
    """The choices for one export."""

    names: Names = Names.CODES
    """JSON ignores it: it is a copy of the session, for importing."""
    document: str = "rapport"
    """Which document, by its id in `documents`."""
    include: Include = Include()
    anonymous: bool = False
    """Whether nothing may tell who took part, in the text, in the properties of the file or in its name."""
    place: str = ""
    """Where it took place."""
    holder: str = ""
    """Who brought the challenge."""
    folder: Path | None = None
    """The session's folder, where its photos are; without it photos are only named."""
    pace: int = WORDS_PER_MINUTE
    """Words that somebody says aloud in a minute."""
    look: Look = Look()
    """The organisation's own."""
