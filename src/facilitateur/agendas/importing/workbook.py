"""The first sheet of a workbook (XLSX) as texts; times of day, which are fractions of a day there, as `HH:MM`."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MOST_BYTES = 16 * 1024 * 1024
"""What one part of the file may unpack to."""

MOST_ROWS = 5_000
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")


class NotAWorkbookError(ValueError):
    """The file is no workbook, or one that is not safe to read."""


def read_sheet(data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet.

    Raises:
        NotAWorkbookError: It cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            shared = _shared(archive)
            names = [name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
            sheet = _part(archive, min(names, key=lambda name: (len(name), name)))
            return list(_rows(sheet, shared))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, OSError, RuntimeError, EOFError) as error:
        raise NotAWorkbookError from error


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotAWorkbookError
    return ElementTree.fromstring(data)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = _part(archive, "xl/sharedStrings.xml")
    return ["".join(text.text or "" for text in item.iter(f"{_NS}t")) for item in root.iter(f"{_NS}si")]


def _rows(sheet: ElementTree.Element, shared: list[str]) -> Iterator[list[str]]:
    at = 0
    for row in sheet.iter(f"{_NS}row"):
        number = int(row.get("r") or at + 1)
        if not at < number <= MOST_ROWS:
            return
        yield from ([] for _ in range(at + 1, number))
        at = number
        cells: list[str] = []
        for cell in row.iter(f"{_NS}c"):
            place = _CELL.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else len(cells)
            cells += [""] * (min(column, 200) - len(cells))
            cells.append(_text(cell, shared))
        yield cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: ElementTree.Element, shared: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_NS}t"))
    value = cell.findtext(f"{_NS}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind in {"str", "b", "e"} or not value:
        return value
    number = float(value)
    if 0 < number < 1:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(int(number)) if number == int(number) else value
