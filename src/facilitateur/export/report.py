"""The report of a session as a document: what was planned, what happened, what the room produced."""

from datetime import datetime

from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Heading, Part, plain
from facilitateur.export.options import ExportOptions
from facilitateur.export.report_agenda import agenda_parts
from facilitateur.export.report_ending import ending_parts
from facilitateur.export.report_heading import heading_parts
from facilitateur.export.report_phases import phase_parts
from facilitateur.export.telling import Telling
from facilitateur.i18n.words import Words


def report(session: Session, now: datetime, words: Words, options: ExportOptions) -> Document:
    """Return the report of a session as it stands at `now`."""
    telling = Telling(session, now, words, options)
    parts: list[Part] = [
        Heading(1, plain(session.challenge)),
        *heading_parts(telling),
        *agenda_parts(telling),
        *phase_parts(telling),
        *ending_parts(telling),
    ]
    changed_at = session.at or session.created_at
    return Document(session.challenge, words.language, tuple(parts), source=session.id, at=changed_at)
