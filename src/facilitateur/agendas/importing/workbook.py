"""The first sheet of a workbook (XLSX) as texts; dates and times, which it counts in days, as people read them."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from xml.etree import ElementTree

MOST_BYTES = 16 * 1024 * 1024
"""What one part of the file may unpack to."""

MOST_ROWS = 5_000
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")
_DATED: Collection[int] = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats that show a date or a time (ECMA-376, 18.8.30)."""

_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_NO_LETTERS = re.compile(r"\"[^\"]*\"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_EPOCH = datetime(1899, 12, 30)
_FIRST_DATE = 20_000
"""Counts of days below this, in 1954, are durations of more than a day rather than dates."""


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
            return list(_rows(sheet, shared, _styles(archive)))
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
    return [_said(item) for item in root.iter(f"{_NS}si")]


def _said(item: ElementTree.Element) -> str:
    """Return a text; what is struck through in it stands between `~~`, as Markdown has it."""
    runs = item.findall(f"{_NS}r")
    if not runs:
        return "".join(text.text or "" for text in item.iter(f"{_NS}t"))
    return "".join(_marked(run.findtext(f"{_NS}t") or "", is_struck=_strikes(run.find(f"{_NS}rPr"))) for run in runs)


def _marked(text: str, *, is_struck: bool) -> str:
    return f"~~{text}~~" if is_struck and text.strip() else text


def _strikes(font: ElementTree.Element | None) -> bool:
    """Whether a font strikes its letters through."""
    found = None if font is None else font.find(f"{_NS}strike")
    return found is not None and found.get("val", "1") not in {"0", "false"}


class _Styles(NamedTuple):
    """The styles of cells that tell something, by their numbers."""

    dated: Collection[str] = frozenset()
    """They show a date or a time."""
    struck: Collection[str] = frozenset()


def _styles(archive: zipfile.ZipFile) -> _Styles:
    if "xl/styles.xml" not in archive.namelist():
        return _Styles()
    root = _part(archive, "xl/styles.xml")
    own = {
        one.get("numFmtId"): bool(_DATE_LETTERS.search(_NO_LETTERS.sub("", one.get("formatCode") or "")))
        for one in root.iter(f"{_NS}numFmt")
    }
    fonts = root.find(f"{_NS}fonts")
    crossed = {str(n) for n, font in enumerate(() if fonts is None else fonts.iter(f"{_NS}font")) if _strikes(font)}
    formats = root.find(f"{_NS}cellXfs")
    dated, struck = set(), set()
    for number, style in enumerate(() if formats is None else formats.iter(f"{_NS}xf")):
        if style.get("fontId") in crossed:
            struck.add(str(number))
        shown = style.get("numFmtId") or "0"
        if own.get(shown, shown.isdecimal() and int(shown) in _DATED):
            dated.add(str(number))
    return _Styles(dated, struck)


def _rows(sheet: ElementTree.Element, shared: list[str], styles: _Styles) -> Iterator[list[str]]:
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
            said = _text(cell, shared, is_dated=cell.get("s") in styles.dated)
            cells.append(_marked(said, is_struck=cell.get("s") in styles.struck and "~~" not in said))
        yield cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: ElementTree.Element, shared: list[str], *, is_dated: bool) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(_said(item) for item in cell.iter(f"{_NS}is"))
    value = cell.findtext(f"{_NS}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind in {"str", "b", "e", "d"} or not value:
        return value
    number = float(value)
    if is_dated and number >= _FIRST_DATE:
        return _date_text(number)
    if 0 < number < 1 or (is_dated and number >= 0):
        minutes = round(number * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(int(number)) if number == int(number) else value


def _date_text(number: float) -> str:
    """Return a count of days as a date, with its time of day when it has one."""
    try:
        at = _EPOCH + timedelta(minutes=round(number * 24 * 60))
    except OverflowError:
        return ""
    return f"{at:%Y-%m-%d}" if at.time() == datetime.min.time() else f"{at:%Y-%m-%d %H:%M}"
