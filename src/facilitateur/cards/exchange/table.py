"""Methods in a table: a header row names the columns, each further row is a method."""

import csv
import io
import re
from collections.abc import Iterator

from facilitateur.cards.exchange import problems
from facilitateur.cards.exchange.draft import Draft, DraftStep
from facilitateur.cards.exchange.filling import (
    CANVAS_NAMES,
    FAMILY_NAMES,
    LEVEL_NAMES,
    MINUTES_NAMES,
    PEOPLE_NAMES,
    PHASE_NAMES,
    STEP_NAMES,
    TEXT_FIELDS,
    Filling,
)
from facilitateur.cards.exchange.front_matter import as_step
from facilitateur.domain.cleaning import clean_line, slug
from facilitateur.domain.findings import Report

MOST_ROWS = 2_000
_SEPARATORS = ";,\t|"
_KNOWN = (
    *(set(TEXT_FIELDS), MINUTES_NAMES, PEOPLE_NAMES, PHASE_NAMES, STEP_NAMES, CANVAS_NAMES, FAMILY_NAMES),
    set(LEVEL_NAMES),
)
_GUARD = re.compile(r"^'(?=[=+\-@\t])")
"""The apostrophe that protects a spreadsheet from a formula."""


def looks_like_table(text: str) -> bool:
    """Whether the first line names at least two columns that a card knows, one of them a name."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    separator = _separator(first)
    names = [slug(cell, 60) for cell in next(csv.reader([first], delimiter=separator), [])]
    known = [name for name in names if any(name in group for group in _KNOWN)]
    return len(known) >= 2 and any(TEXT_FIELDS.get(name) == "name" for name in known)


def read_table(text: str, report: Report) -> Iterator[Draft]:
    """Yield a draft per row; columns without a place, and rows without a name, are reported."""
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(first))
    heads = [cell.strip() for cell in next(rows, [])]
    line = rows.line_num + 1
    for row in rows:
        if line > MOST_ROWS:
            report.add(problems.MANY_ROWS, line, n=MOST_ROWS)
            return
        if any(cell.strip() for cell in row):
            if _is_named(heads, row):
                yield _draft(heads, row, line, report)
            else:
                report.add(problems.NO_NAME, line, value=" · ".join(cell.strip() for cell in row if cell.strip()))
        line = rows.line_num + 1


def _is_named(heads: list[str], row: list[str]) -> bool:
    """Return whether a row says what its method is called."""
    return any(
        clean_line(cell) and TEXT_FIELDS.get(slug(head, 60)) == "name" for head, cell in zip(heads, row, strict=False)
    )


def _draft(heads: list[str], row: list[str], line: int, report: Report) -> Draft:
    filling = Filling(report)
    steps: list[DraftStep] = []
    for head, raw in zip(heads, row, strict=False):
        cell = _GUARD.sub("", raw.strip())
        if slug(head, 60) in STEP_NAMES:
            steps += [as_step(part.strip()) for part in re.split(r"\s*\n\s*|\s+\|\s+", cell) if part.strip()]
        elif not filling.take(head, cell, line):
            filling.leave_out(head, cell, line)
    if "language" not in filling.values:
        french = {"nom", "titre", "but", "duree", "etapes", "deroule"} & {slug(head, 60) for head in heads}
        filling.values["language"] = "fr" if french else "en"
    return Draft(**{"name": "", **filling.values, "line": line}, steps=tuple(steps))  # type: ignore[arg-type]


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)
