"""The rows of a file that may be blocks: table cells under their columns, or lines of a list."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from facilitateur.domain.cleaning import clean_line, fold, slug

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "time": ("heure", "heures", "horaire", "horaires", "time", "when", "quand", "creneau", "slot"),
    "start": ("debut", "start", "de", "from", "heure-debut", "heure-de-debut", "start-time"),
    "end": ("fin", "end", "a", "to", "heure-fin", "heure-de-fin", "end-time"),
    "duration": ("duree", "duration", "minutes", "min", "temps", "length", "duree-min"),
    "title": (
        "titre",
        "title",
        "activite",
        "activity",
        "sequence",
        "quoi",
        "what",
        "etape",
        "bloc",
        "block",
        "session",
    ),
    "method": ("methode", "method", "fiche", "card", "outil", "tool"),
    "phase": ("phase",),
    "note": (
        "note",
        "notes",
        "detail",
        "details",
        "description",
        "objectif",
        "objectifs",
        "contenu",
        "comment",
        "remarques",
    ),
    "day": ("jour", "day", "date"),
}
"""What a column is for, by the slugs of its names."""

_NAMING: Final = ("title", "method", "text")
"""Columns that say which activity a row is: when they are struck through, so is the row, times or not."""
_NAMES: Final = {name: field for field, names in COLUMNS.items() for name in names}
_STRUCK = re.compile(r"~~(.*?)~~|<(?:s|del|strike)>(.*?)</(?:s|del|strike)>", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)\|")
"""Between the cells of a Markdown table; a bar behind a backslash belongs to a text."""

_SAYS = re.compile(r"[^\W\d_]{4,}")
_CLOCK_WORDS = re.compile(r"heures?|minutes?|midi|noon|vers|environ|about", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)](?=\s))\s*(?:\[[ xX]\]\s*)?")
_DAY = re.compile(
    r"(?:jour|day|j)\s*(\d{1,2})\b|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)


class RawRow(msgspec.Struct, frozen=True):
    """One line of the file, cut into what it says."""

    line: int
    source: str
    """As it may be shown: cleaned, on one line."""
    cells: Mapping[str, str] = {}
    """Texts by column; a line of a list has `text` only."""
    is_struck: bool = False
    is_day: bool = False
    is_list: bool = False
    """It stands in a list or a table, so that it was meant as a block."""


def table_rows(text: str) -> tuple[list[str], list[RawRow]]:
    """Return the columns that have no place, and the rows, of a CSV or tab-separated table."""
    separator = _separator(text) or max(";\t,|", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return _under_heads([(reader.line_num, row) for row in reader])


def sheet_rows(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[RawRow]]:
    """Return the same of a sheet of a workbook."""
    return _under_heads(list(enumerate(rows, 1)))


def looks_like_table(text: str) -> bool:
    """Whether one of the first lines names columns of an agenda."""
    return bool(_separator(text))


def _separator(text: str) -> str:
    """Return what stands between the columns of the line that names them; titles above it may hold something else."""
    for line in text.splitlines()[:10]:
        separator = max(";\t,|", key=line.count)
        names = [_NAMES.get(slug(cell)) for cell in line.split(separator)]
        if line.count(separator) and not line.lstrip().startswith("|") and _is_head(names):
            return separator
    return ""


def markdown_rows(lines: Sequence[str]) -> Iterator[RawRow]:
    """Yield the lines of a Markdown file: lists, tables, titles of days, and whatever else has words."""
    heads: list[str | None] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or set(text) <= set("-=_*|: "):
            continue
        if text.startswith("|"):
            cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(text.strip("|"))]
            names = [_NAMES.get(slug(_unmarked(cell))) for cell in cells]
            if _is_head(names):
                heads = names
            else:
                yield _cells_row(
                    number, text, heads or ["text", *[None] * len(cells)], cells if heads else [" ".join(cells)]
                )
            continue
        heads = []
        yield _line_row(number, line)


def _line_row(number: int, line: str) -> RawRow:
    text = line.strip()
    item = _ITEM.match(text)
    is_list = item is not None
    said = text[item.end() :] if item else text.lstrip("# ")
    struck = _is_struck(said)
    said = _unmarked(said)
    is_day = text.startswith("#") or not is_list
    is_day = is_day and _DAY.match(fold(said)) is not None
    return RawRow(number, clean_line(text), {"text": said}, struck, is_day, is_list)


def _under_heads(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[list[str], list[RawRow]]:
    heads: list[str | None] = []
    strange: list[str] = []
    found: list[RawRow] = []
    for number, cells in rows:
        names = [_NAMES.get(slug(cell)) if cell.strip() else None for cell in cells]
        if not heads and _is_head(names):
            heads = names
            strange = [
                clean_line(cell) for cell, name in zip(cells, names, strict=True) if cell.strip() and name is None
            ]
        elif any(cell.strip() for cell in cells):
            source = " · ".join(clean_line(cell) for cell in cells if cell.strip())
            found.append(_cells_row(number, source, heads or ["text"], cells if heads else [" ".join(cells)]))
    return strange, found


def _cells_row(number: int, source: str, heads: Sequence[str | None], cells: Sequence[str]) -> RawRow:
    texts: dict[str, str] = {}
    for head, cell in zip(heads, cells, strict=False):
        if head is not None and cell.strip():
            texts[head] = f"{texts[head]} {_unmarked(cell)}" if head in texts else _unmarked(cell)
    alone = [cell for cell in cells if cell.strip()]
    named = [cell for head, cell in zip(heads, cells, strict=False) if head in _NAMING and cell.strip()]
    struck = bool(alone) and all(_is_struck(cell) for cell in named or alone)
    is_day = len(alone) == 1 and _DAY.match(fold(_unmarked(alone[0]))) is not None
    is_line = is_day or (
        len(alone) == 1 and "title" not in texts and _says_more(texts.get("time", "") or texts.get("start", ""))
    )
    return RawRow(number, clean_line(source), {"text": _unmarked(alone[0])} if is_line else texts, struck, is_day, True)


def _says_more(text: str) -> bool:
    """Whether the cell of a time has words, as when it runs across the table: « 12h-13h Déjeuner »."""
    return _SAYS.search(_CLOCK_WORDS.sub("", text)) is not None


def _is_head(names: Sequence[str | None]) -> bool:
    known = {name for name in names if name}
    return bool(known & {"title", "method", "note"}) and bool(known & {"time", "start", "duration"})


def _is_struck(text: str) -> bool:
    """Whether nothing is left of a text once what is struck through is gone."""
    return bool(_STRUCK.search(text)) and not _STRUCK.sub("", text).strip(" -–—:|")


def _unmarked(text: str) -> str:
    """Return a text without Markdown's emphasis and without what is struck through."""
    return clean_line(re.sub(r"(\*\*|__|`)", "", _STRUCK.sub("", text)))
