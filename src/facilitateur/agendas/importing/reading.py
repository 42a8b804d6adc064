"""Reading somebody else's agenda, whatever its form: workbook, table, Markdown list."""

import codecs
from collections.abc import Mapping
from pathlib import Path

from facilitateur.agendas.importing import problems
from facilitateur.agendas.importing.assembling import Imported, assemble
from facilitateur.agendas.importing.rows import RawRow, looks_like_table, markdown_rows, sheet_rows, table_rows
from facilitateur.agendas.importing.workbook import NotAWorkbookError, read_sheet
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.textfiles.opening import decode, read_bytes


def import_agenda(path: Path, name: str, cards: Mapping[str, Card], report: Report) -> Imported | None:
    """Return the agenda of a file with what became of each line, or none after reporting why there is none."""
    data = read_bytes(path, report)
    return None if data is None else import_bytes(data, name, cards, report)


def import_bytes(data: bytes, name: str, cards: Mapping[str, Card], report: Report) -> Imported | None:
    """Return the same from the bytes of a file, or of a paste."""
    rows = _rows(data, report)
    return None if rows is None else assemble(rows, name, cards, report)


def _rows(data: bytes, report: Report) -> list[RawRow] | None:
    strange: list[str] = []
    if data.startswith(b"PK\x03\x04"):
        try:
            strange, rows = sheet_rows(read_sheet(data))
        except NotAWorkbookError:
            report.add(problems.NO_WORKBOOK)
            return None
    else:
        file = decode(_as_utf8(data), report)
        if file is None:
            return None
        if looks_like_table(file.text):
            strange, rows = table_rows(file.text)
        else:
            rows = list(markdown_rows(file.lines))
    for column in strange:
        report.add(problems.COLUMN, name=column)
    return rows


def _as_utf8(data: bytes) -> bytes:
    """Return the bytes of a text as UTF-8: spreadsheets write Windows' letters, or UTF-16 with its mark."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16").encode()
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data if b"\0" in data else data.decode("cp1252", errors="replace").encode()
    return data
