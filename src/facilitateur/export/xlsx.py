"""The session as XLSX: sheets with filters and a header that stays, planned and real time drawn, and no formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from facilitateur.domain.cleaning import clean, clean_line
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.handing_out import handed_out
from facilitateur.export.options import ExportOptions
from facilitateur.export.packing import LONG_AGO, repack
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.sheets import sheets
from facilitateur.export.telling import Telling
from facilitateur.export.xlsx_pages import lay_out, planned_and_real, print_on_a4
from facilitateur.export.xlsx_widths import FONT, column_widths, head_lines, lines_of
from facilitateur.i18n.words import Words, mark
from facilitateur.textfiles.csv_cells import harmless

MOST_TEXT = 32_000
"""Characters that a cell holds."""

LINE, AROUND = 12.75, 2.25
"""Height of a line of texts in points, and what a row has around them; a row of one line is as high as an empty one."""

LONGEST_PROPERTY = 255
_CHART_SAID = mark("Planned and real minutes of each block.")
_WITHOUT_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NUMBERS = {
    Kind.NUMBER: "0",
    Kind.DECIMAL: "0.##",
    Kind.DIFFERENCE: "+0;-0;0",
    Kind.TIME: "hh:mm",
    Kind.DATE: "yyyy-mm-dd",
}


def write_xlsx(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return the session as XLSX; the same session gives the same bytes."""
    file = io.BytesIO()
    book = _new_book(file)
    name = _name(session, words, options)
    _describe(book, session, name, anonymous=options.anonymous)
    looks = _Looks(book)
    for sheet in sheets(Telling(handed_out(session, options), now, words, options)):
        page = _fill(book, looks, sheet)
        lay_out(page, sheet)
        print_on_a4(page, words, name)
        if sheet.drawn and sheet.rows:
            drawing = book.add_worksheet(words("Chart"))
            drawing.insert_chart(0, 0, planned_and_real(book, sheet, words), {"description": words(_CHART_SAID)})
            drawing.fit_to_pages(1, 1)
            print_on_a4(drawing, words, name)
    book.close()
    return repack(file.getvalue())


def _new_book(file: io.BytesIO) -> Any:
    options = {"in_memory": True, **_WITHOUT_FORMULAS, "default_format_properties": {**FONT}}
    return xlsxwriter.Workbook(file, options)


class _Looks:
    """The formats of cells, made once a book."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format(
            {"bold": True, "bg_color": "#E4E4E4", "border": 1, "border_color": "#777777", "text_wrap": True}
        )
        for align in ("left", "vcenter"):
            self.head.set_align(align)
        self.head.set_indent(1)
        base = {"text_wrap": True, "valign": "top", "align": "center", "border": 1, "border_color": "#BBBBBB"}
        text = {**base, "align": "left", "indent": 1, "num_format": "@"}
        self.cells = {kind: book.add_format({**base, "num_format": form}) for kind, form in _NUMBERS.items()}
        self.cells[Kind.TEXT] = book.add_format(text)
        self.quoted = book.add_format({**text, "quote_prefix": True})
        """For texts that a spreadsheet would reckon once somebody edits them."""


def _name(session: Session, words: Words, options: ExportOptions) -> str:
    """Return what the book is called in its properties and at the foot of its pages."""
    return words("Workshop report") if options.anonymous else session.challenge


def _describe(book: Any, session: Session, name: str, *, anonymous: bool) -> None:
    at = session.at or session.created_at
    created = at.astimezone(UTC).replace(tzinfo=None, microsecond=0) if at else datetime(*LONG_AGO)
    title = clean_line(name, LONGEST_PROPERTY)
    source = "" if anonymous else clean_line(session.id, LONGEST_PROPERTY)
    book.set_properties({"title": title, "subject": source, "author": "facilitateur", "created": created})


def _fill(book: Any, looks: _Looks, sheet: Sheet) -> Any:
    page = book.add_worksheet(sheet.name)
    widths = column_widths(sheet)
    page.set_row(0, _height(map(head_lines, (column.title for column in sheet.columns), widths)))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, widths[place])
        page.write_string(0, place, column.title, looks.head)
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(map(lines_of, row, widths)))
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, number, place, column, value, looks)
    return page


def _height(lines: Iterable[int]) -> float:
    """Return the height of a row whose cells take so many lines, in points."""
    return LINE * max(lines, default=1) + AROUND


def _write(page: Any, row: int, place: int, column: Column, value: Value, looks: _Looks) -> None:
    look = looks.cells[column.kind]
    match value:
        case None | "":
            page.write_blank(row, place, None, look)
        case str():
            text = clean(value)[:MOST_TEXT]
            page.write_string(row, place, text, looks.quoted if harmless(text) != text else look)
        case int() | float():
            page.write_number(row, place, value, look)
        case datetime() | time():
            page.write_datetime(row, place, value, look)


def to_xlsx(sheets: Sequence[Sheet], words: Words, title: str, source: str, at: datetime) -> bytes:
    """Return sheets that are not one session's own as XLSX; always the same bytes."""
    file = io.BytesIO()
    book = _new_book(file)
    created = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    subject = clean_line(source, LONGEST_PROPERTY)
    book.set_properties({"title": title, "subject": subject, "author": "facilitateur", "created": created})
    looks = _Looks(book)
    for sheet in sheets:
        page = _fill(book, looks, sheet)
        lay_out(page, sheet)
        print_on_a4(page, words, title)
    book.close()
    return repack(file.getvalue())
