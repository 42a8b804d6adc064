"""The formats a session can be written in; each is loaded when it is used."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from typing import Any

import msgspec

from facilitateur.domain.canvases.choices import worded
from facilitateur.domain.events import Recorded
from facilitateur.domain.leaving import told_instant
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import Words, mark

Write = Callable[[Session, Sequence[Recorded], datetime, Words, ExportOptions], bytes]
"""Session, its log, now, words and choices to the bytes of one file."""

WriteFolder = Callable[[Session, Sequence[Recorded], datetime, Words, ExportOptions], Mapping[str, bytes]]
"""The same to several files by name."""


class UnknownFormatError(LookupError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class MissingPartError(Exception):
    """The library that writes a format is not installed, or does not exist for this machine."""

    def __init__(self, format_id: str, library: str) -> None:
        super().__init__(f"{format_id}: {library}")
        self.format_id = format_id
        self.library = library


class Exporter(msgspec.Struct, frozen=True):
    """One format."""

    id: str
    extension: str
    """Without the dot."""
    media_type: str
    title: str
    """What it is, to be translated."""
    module: str
    """Where it is written, loaded at first use."""
    function: str
    folder_function: str = ""
    """For formats that fill a folder with several files when they are given one."""

    def write(
        self, session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
    ) -> bytes:
        """Return the bytes of the file. Raises `MissingPartError`."""
        function: Write = self.load(self.function)
        return function(self._worded(session, words), records, told_instant(session, now), words, options)

    def write_folder(
        self, session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
    ) -> Mapping[str, bytes]:
        """Return several files by name; nothing for a format that is one file."""
        if not self.folder_function:
            return {}
        function: WriteFolder = self.load(self.folder_function)
        return function(self._worded(session, words), records, told_instant(session, now), words, options)

    def _worded(self, session: Session, words: Words) -> Session:
        """Return the session with its chosen values in the document's language; whole copies keep what was typed."""
        return session if self.id == "json" else worded(session, words.language)

    def load(self, name: str) -> Any:
        """Return a function of the module that writes the format. Raises `MissingPartError`."""
        try:
            return getattr(import_module(self.module), name)
        except ImportError as error:
            library = (error.name or "").partition(".")[0]
            if library == "facilitateur":
                raise
            raise MissingPartError(self.id, library) from error


_EXPORTERS = (
    Exporter(
        "md",
        "md",
        "text/markdown; charset=utf-8",
        mark("Report to read and edit (Markdown)"),
        "facilitateur.export.markdown",
        "write_markdown",
    ),
    Exporter(
        "html",
        "html",
        "text/html; charset=utf-8",
        mark("Report to read and print, in one page (HTML)"),
        "facilitateur.export.html",
        "write_html",
    ),
    Exporter(
        "docx",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        mark("Report to go on writing in Word (DOCX)"),
        "facilitateur.export.docx",
        "write_docx",
    ),
    Exporter(
        "odt",
        "odt",
        "application/vnd.oasis.opendocument.text",
        mark("Report to go on writing in LibreOffice (ODT)"),
        "facilitateur.export.odt",
        "write_odt",
    ),
    Exporter(
        "pdf",
        "pdf",
        "application/pdf",
        mark("Report to print and hand out, accessible (PDF)"),
        "facilitateur.export.pdf",
        "write_pdf",
    ),
    Exporter(
        "xlsx",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        mark("All notes and times in a workbook, a sheet a canvas (XLSX)"),
        "facilitateur.export.xlsx",
        "write_xlsx",
    ),
    Exporter(
        "ics",
        "ics",
        "text/calendar; charset=utf-8",
        mark("Agenda and dated actions for calendars (ICS)"),
        "facilitateur.export.ics",
        "write_ics",
    ),
    Exporter(
        "json",
        "json",
        "application/json",
        mark("Whole session, for importing elsewhere (JSON)"),
        "facilitateur.export.json_file",
        "write_json",
    ),
    Exporter(
        "csv",
        "csv",
        "text/csv; charset=utf-8",
        mark("All notes for a spreadsheet (CSV)"),
        "facilitateur.export.csv_files",
        "write_notes_csv",
        "write_csv_folder",
    ),
)


def exporter(format_id: str) -> Exporter:
    """Return a format by its id.

    Raises:
        UnknownFormatError: There is none.
    """
    found = next((one for one in _EXPORTERS if one.id == format_id.lower().lstrip(".")), None)
    if found is None:
        raise UnknownFormatError(format_id)
    return found


def exporters() -> tuple[Exporter, ...]:
    """Return every format, the one people want most first."""
    return _EXPORTERS
