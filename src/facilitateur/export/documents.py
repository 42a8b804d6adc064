"""The documents that a session can give, by name, and the formats that make sense for each."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from facilitateur.domain.cleaning import fold
from facilitateur.domain.state import Session
from facilitateur.export.doc_actions import action_plan
from facilitateur.export.doc_agenda import facilitator_agenda, participants_agenda
from facilitateur.export.doc_attendance import attendance_sheet
from facilitateur.export.doc_project import project_sheets
from facilitateur.export.document import Document
from facilitateur.export.handing_out import handed_out
from facilitateur.export.options import ExportOptions
from facilitateur.export.photo_consent import agreed
from facilitateur.export.report import report_of
from facilitateur.export.telling import Telling
from facilitateur.i18n.words import Words, mark

TEXTS = ("md", "html", "docx", "odt", "pdf")
"""Formats with pages."""

TABLES = ("xlsx", "csv")


class DocumentKind(msgspec.Struct, frozen=True):
    """One kind of document."""

    id: str
    """What is typed after `--document`, and what stands in the names of files."""
    english: str
    title: str
    """What it is, to be translated."""
    build: Callable[[Telling], Document]
    formats: tuple[str, ...]
    names_people: bool = False
    """Whether it is made to name people, so that it does unless somebody asks for codes."""


KINDS = (
    DocumentKind("rapport", "report", mark("Workshop report"), report_of, (*TEXTS, *TABLES, "json", "ics")),
    DocumentKind(
        "deroule-animation",
        "facilitator-agenda",
        mark("Agenda for the facilitator"),
        facilitator_agenda,
        (*TEXTS, *TABLES, "ics"),
    ),
    DocumentKind(
        "deroule-participants",
        "participants-agenda",
        mark("Agenda for the participants"),
        participants_agenda,
        (*TEXTS, "ics"),
    ),
    DocumentKind("fiche-projet", "project-sheet", mark("Project sheet, a page a team"), project_sheets, TEXTS),
    DocumentKind(
        "plan-action",
        "action-plan",
        mark("Action plan"),
        action_plan,
        (*TEXTS, *TABLES, "ics"),
        names_people=True,
    ),
    DocumentKind(
        "emargement",
        "attendance",
        mark("Attendance sheet"),
        attendance_sheet,
        (*TEXTS, *TABLES),
        names_people=True,
    ),
)
REPORT = KINDS[0]


def document_kind(name: str) -> DocumentKind | None:
    """Return a kind of document by its name in either language."""
    wanted = fold(name)
    return next((kind for kind in KINDS if wanted in (kind.id, kind.english)), None)


def build(session: Session, now: datetime, words: Words, options: ExportOptions) -> Document:
    """Return the document that was asked for."""
    kind = document_kind(options.document) or REPORT
    return kind.build(Telling(handed_out(session, options), now, words, agreed(session, options)))
