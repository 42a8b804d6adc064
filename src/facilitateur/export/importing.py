"""Reads back what the JSON export wrote; whatever the file holds, it answers with records or a reason."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.cleaning import clean_line
from facilitateur.domain.codec import UnreadableRecordError, decode
from facilitateur.domain.events import FORMAT, Recorded, SessionCreated, SessionImported
from facilitateur.domain.evolve import fold
from facilitateur.export.attached import AttachedFile, believed
from facilitateur.export.json_file import EXPORT_FORMAT
from facilitateur.export.view import session_view
from facilitateur.export.washing import ImplausibleError, wash

MOST_BYTES = 128 * 1024 * 1024
"""A bigger file is refused unread; the longest workshop takes three of it, its attachments up to ninety."""

MOST_COMMAS = 3_000_000
"""A file of that size with more of them is made of crumbs, to fill the memory."""

MOST_RECORDS = 500_000
"""The longest workshop has a twentieth of it."""

_SESSION_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?")

_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)
"""Escapes in JSON: whole characters beyond the basic plane, halves of one, anything else."""


class Fault(StrEnum):
    """Why a file is not an export that can be read."""

    TOO_BIG = "too_big"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NOT_OURS = "not_ours"
    """JSON, of something else."""
    TOO_NEW = "too_new"
    NO_SESSION = "no_session"
    """No readable record creates a session, or it is another one than the file says."""
    IMPLAUSIBLE = "implausible"
    """Every record can be read, and together they make no sense."""


class NotAnExportError(ValueError):
    """The file cannot be imported; nothing was taken from it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class ImportProblem(StrEnum):
    """What was left out or mended on the way in."""

    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    MISSING = "missing"
    CLEANED = "cleaned"
    ATTACHMENT = "attachment"
    """An attachment that the log does not name, or whose bytes are others."""


class ImportedSession(msgspec.Struct, frozen=True):
    """The log of a session as read from an export."""

    session: str
    """Id of the session, `[a-z0-9-]` only."""
    records: tuple[Recorded, ...]
    """In order, numbers without repetition; the first creates the session."""
    problems: tuple[tuple[ImportProblem, int], ...] = ()
    """Each problem with how often it came up."""
    files: tuple[AttachedFile, ...] = ()
    """Attachments that the log names."""


class _Head(msgspec.Struct):
    facilitateur_export: int


class _Export(msgspec.Struct):
    session: str
    records: list[msgspec.Raw]
    files: list[msgspec.Raw] = []


def read_export(data: bytes) -> ImportedSession:
    """Read a JSON export.

    Raises:
        NotAnExportError: It is none, with the reason.
    """
    text, mended = _text_of(data)
    export = _open(text)
    if len(export.records) > MOST_RECORDS:
        raise NotAnExportError(Fault.TOO_BIG)
    found: Counter[ImportProblem] = Counter({ImportProblem.CLEANED: mended})
    by_number: dict[int, Recorded] = {}
    for recorded in _readable(export.records, found):
        if recorded.seq in by_number:
            found[ImportProblem.REPEATED] += 1
        else:
            by_number[recorded.seq] = recorded
    records = tuple(by_number[number] for number in sorted(by_number))
    created = records[0].event if records else None
    if not isinstance(created, SessionCreated) or created.session != export.session:
        raise NotAnExportError(Fault.NO_SESSION)
    if created.format > FORMAT:
        raise NotAnExportError(Fault.TOO_NEW)
    if not _SESSION_ID.fullmatch(export.session) or _RESERVED.fullmatch(export.session):
        raise NotAnExportError(Fault.NO_SESSION)
    found[ImportProblem.MISSING] = records[-1].seq - len(records)
    _check_it_folds(records)
    files, found[ImportProblem.ATTACHMENT] = believed(export.files, records)
    problems = tuple((problem, found[problem]) for problem in ImportProblem if found[problem])
    return ImportedSession(export.session, records, problems, files)


def _check_it_folds(records: tuple[Recorded, ...]) -> None:
    """Refuse a log whose facts are each possible and together make no state that can be shown."""
    try:
        session = fold(records)
        session_view(session, records[-1].at)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise NotAnExportError(Fault.IMPLAUSIBLE) from error


def with_import(imported: ImportedSession, source: str, at: datetime, offset: int = 0) -> tuple[Recorded, ...]:
    """Return the log to store: the imported one and the fact that it was imported from the file `source`."""
    last = imported.records[-1]
    number = last.seq + 1
    event = SessionImported(clean_line(source, 200))
    return (*imported.records, Recorded(number, max(at, last.at), offset, number, event))


def _text_of(data: bytes) -> tuple[str, int]:
    """Return the text of a file, halves of characters replaced, and how many there were."""
    if len(data) > MOST_BYTES:
        raise NotAnExportError(Fault.TOO_BIG)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnExportError(Fault.NOT_TEXT) from error
    if text.count(",") > MOST_COMMAS:
        raise NotAnExportError(Fault.TOO_BIG)
    return _mended(text)


def _mended(text: str) -> tuple[str, int]:
    """Return a text whose escaped halves of characters are replaced, and how many there were."""
    halves = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal halves
        if not found["half"]:
            return found[0]
        halves += 1
        return r"\ufffd"

    return (_ESCAPES.sub(mend, text), halves) if _SURROGATE.search(text) else (text, 0)


def _open(text: str) -> _Export:
    try:
        if msgspec.json.decode(text, type=_Head).facilitateur_export != EXPORT_FORMAT:
            raise NotAnExportError(Fault.TOO_NEW)
        return msgspec.json.decode(text, type=_Export)
    except msgspec.ValidationError as error:
        raise NotAnExportError(Fault.NOT_OURS) from error
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise NotAnExportError(Fault.NOT_JSON) from error


def _readable(lines: Iterable[msgspec.Raw], found: Counter[ImportProblem]) -> Iterable[Recorded]:
    """Yield the records that can be read and believed, with their texts cleaned."""
    for line in lines:
        try:
            recorded = decode(bytes(line))
            washed = wash(recorded)
        except (UnreadableRecordError, ImplausibleError):
            found[ImportProblem.UNREADABLE] += 1
            continue
        found[ImportProblem.CLEANED] += washed != recorded
        yield washed
