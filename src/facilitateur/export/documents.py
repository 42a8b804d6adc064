"""The documents that a session can give, by name."""

from datetime import datetime

from facilitateur.domain.state import Session
from facilitateur.export.document import Document
from facilitateur.export.options import ExportOptions
from facilitateur.export.report import report
from facilitateur.i18n.words import Words


def build(session: Session, now: datetime, words: Words, options: ExportOptions) -> Document:
    """Return the document that was asked for."""
    return report(session, now, words, options)
