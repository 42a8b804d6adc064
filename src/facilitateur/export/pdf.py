"""The report as PDF to hand out: tagged, PDF/UA-1, set by typst with the fonts that it brings, the same everywhere."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.document import Document, Paragraph, emphasis
from facilitateur.export.options import ExportOptions
from facilitateur.export.packing import LONG_AGO
from facilitateur.export.pages import laid_out, page_foot, region
from facilitateur.export.pdf_data import Json, part_data, parts_data
from facilitateur.export.pdf_letters import Letters
from facilitateur.export.report import report
from facilitateur.i18n.words import Words

Standard = Literal["ua-1"]
ATTEMPTS = 5
"""Each learns which letters the typesetter refused."""

_LOOK = Path(__file__).with_name("pdf.typ")


def write_pdf(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return the report of a session as PDF."""
    return to_pdf(report(session, now, words, options), words)


def to_pdf(document: Document, words: Words) -> bytes:
    """Return a document as PDF; the same document gives the same bytes."""
    letters = Letters()
    for _ in range(ATTEMPTS):
        try:
            return _set(_data(document, words, letters), "ua-1")
        except typst.TypstError as error:
            if not letters.learn(str(error)):
                break
    warning = words("This PDF could not be made accessible (PDF/UA); the HTML report is.")
    return _set(_data(document, words, letters, warning), None)


def _set(data: Json, standard: Standard | None) -> bytes:
    said = {"document": json.dumps(data)}
    return typst.compile(
        _LOOK.read_bytes(), format="pdf", ignore_system_fonts=True, pdf_standards=standard, sys_inputs=said
    )


def _data(document: Document, words: Words, letters: Letters, warning: str = "") -> Json:
    """Return all that the PDF says, for `pdf.typ`."""
    layout = laid_out(document)
    language, _, country = region(document.language).partition("-")
    at = document.at.astimezone(UTC) if document.at else datetime(*LONG_AGO)
    foot, numbers = page_foot(document, words)
    body = parts_data(layout.body, letters)
    remarks = [warning] if warning else []
    cover, foot = parts_data(layout.cover, letters), letters(foot)
    if letters.replaced:
        remarks.append(letters.described(words))
    body += [part_data(Paragraph(emphasis(remark)), letters) for remark in remarks]
    return {
        "title": letters(clean_line(document.title)) or "facilitateur",
        "language": language,
        "region": country or None,
        "at": {name: getattr(at, name) for name in ("year", "month", "day", "hour", "minute", "second")},
        "foot": foot,
        "numbers": numbers,
        "contents": words("Contents") if layout.contents else "",
        "cover": cover,
        "body": body,
    }
