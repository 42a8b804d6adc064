"""Sheets as rows of CSV: dates and times as text that every program reads."""

from collections.abc import Iterator
from datetime import datetime, time

from facilitateur.export.sheet import Sheet, Value
from facilitateur.textfiles.csv_cells import Cell


def sheet_rows(sheet: Sheet) -> Iterator[list[Cell]]:
    """Yield the titles of a sheet, then its rows."""
    yield [column.title for column in sheet.columns]
    for row in sheet.rows:
        yield [told(value) for value in row]


def told(value: Value) -> Cell:
    """Return a value as a cell."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return value
