"""The report of a session as a document: what was planned, what happened, what the room produced."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from facilitateur.domain.state import Session
from facilitateur.export.doc_parts import documented, title_parts
from facilitateur.export.document import Document, Figure, Paragraph, Part, emphasis
from facilitateur.export.options import ExportOptions
from facilitateur.export.pictures import HEAVIEST_ALL
from facilitateur.export.report_agenda import agenda_parts
from facilitateur.export.report_ending import ending_parts
from facilitateur.export.report_essentials import essential_parts
from facilitateur.export.report_heading import heading_parts
from facilitateur.export.report_phases import phase_parts
from facilitateur.export.telling import Telling
from facilitateur.i18n.words import Words


def report(session: Session, now: datetime, words: Words, options: ExportOptions) -> Document:
    """Return the report of a session as it stands at `now`."""
    return report_of(Telling(session, now, words, options))


def report_of(telling: Telling) -> Document:
    """Return the report."""
    words = telling.words
    parts: list[Part] = [
        *title_parts(telling, words("Workshop report"), telling.session.challenge),
        *heading_parts(telling),
        *essential_parts(telling),
        *agenda_parts(telling),
        *phase_parts(telling),
        *ending_parts(telling),
    ]
    cover = telling.options.include.cover
    return documented(telling, tuple(_within(parts, words)), kind=words("Workshop report"), contents=cover)


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
