"""Reads back what the JSON export wrote; whatever the file holds, it answers with records or a reason."""

from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.events import Recorded
from facilitateur.i18n.words import Words


class Fault(StrEnum):
    """Why a file is not an export that can be read."""

    TOO_BIG = "too_big"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NOT_OURS = "not_ours"
    """JSON, of something else."""
    TOO_NEW = "too_new"
    NO_SESSION = "no_session"
    """No record says which session it is, or two of them disagree."""


class NotAnExportError(ValueError):
    """The file cannot be imported; nothing was read from it."""

    def __init__(self, fault: Fault, **details: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.details = details


class ImportProblem(StrEnum):
    """What was left out or mended on the way in."""

    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    MISSING = "missing"
    CLEANED = "cleaned"


class ImportedSession(msgspec.Struct, frozen=True):
    """The log of a session as read from an export."""

    session: str
    """Id of the session, `[a-z0-9-]` only."""
    records: tuple[Recorded, ...]
    """In order, numbers without repetition; the first creates the session."""
    problems: tuple[tuple[ImportProblem, int], ...] = ()
    """Each problem with how often it came up."""


def read_export(data: bytes) -> ImportedSession:
    """Read a JSON export.

    Raises:
        NotAnExportError: It is none, with the reason.
    """
    raise NotImplementedError


def with_import(imported: ImportedSession, source: str, at: datetime, offset: int = 0) -> tuple[Recorded, ...]:
    """Return the log to store: the imported one and the fact that it was imported from `source`."""
    raise NotImplementedError


def describe_fault(words: Words, error: NotAnExportError) -> str:
    """Return the reason as a sentence."""
    raise NotImplementedError


def describe_problems(words: Words, imported: ImportedSession) -> tuple[str, ...]:
    """Return what was left out or mended, a sentence each."""
    raise NotImplementedError
