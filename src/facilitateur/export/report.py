"""The report of a session as a document: what was planned, what happened, what the room produced."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Figure, Paragraph, Part, emphasis
from facilitateur.export.options import ExportOptions
from facilitateur.export.pictures import HEAVIEST_ALL
from facilitateur.export.report_agenda import agenda_parts
from facilitateur.export.report_ending import ending_parts
from facilitateur.export.report_essentials import essential_parts
from facilitateur.export.report_heading import heading_parts, title_parts
from facilitateur.export.report_phases import phase_parts
from facilitateur.export.telling import Telling
from facilitateur.i18n.words import Words


def report(session: Session, now: datetime, words: Words, options: ExportOptions) -> Document:
    """Return the report of a session as it stands at `now`."""
    telling = Telling(session, now, words, options)
    parts: list[Part] = [
        *title_parts(telling, words("Workshop report"), session.challenge),
        *heading_parts(telling),
        *essential_parts(telling),
        *agenda_parts(telling),
        *phase_parts(telling),
        *ending_parts(telling),
    ]
    return documented(telling, tuple(_within(parts, words)), contents=options.include.cover)


def documented(telling: Telling, parts: Sequence[Part], *, title: str = "", contents: bool = False) -> Document:
    """Return parts as a document of this session."""
    session = telling.session
    title = title or session.challenge
    at = session.at or session.created_at
    source = "" if telling.options.anonymous else session.id
    return Document(title, telling.words.language, tuple(parts), source=source, at=at, contents=contents)


def _within(parts: Sequence[Part], words: Words) -> Iterator[Part]:
    """Yield parts with no more photos than a document carries; the others are told by their caption."""
    left = HEAVIEST_ALL
    for part in parts:
        weight = len(part.picture.data) if isinstance(part, Figure) else 0
        if isinstance(part, Figure) and weight > left:
            said = "".join(span.text for span in part.caption)
            yield Paragraph(emphasis(f"{said} — " + words("not shown: this document already carries many photos")))
            continue
        left -= weight
        yield part
