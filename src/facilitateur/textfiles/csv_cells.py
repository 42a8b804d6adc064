"""The bytes of a CSV file that French Excel opens right and that no spreadsheet obeys."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from facilitateur.domain.cleaning import clean
from facilitateur.i18n.words import Words

Cell: TypeAlias = str | int | float

_FORMULA = re.compile(r"['\s\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r＝＋－＠−]")
"""What a spreadsheet may take for a formula, also behind spaces, marks without width or apostrophes of ours."""


def csv_bytes(words: Words, rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV: `;`, quoted, CRLF, UTF-8 with its mark."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([cell(words, value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def cell(words: Words, value: Cell) -> str:
    """Return the text of a cell; a text that looks like a formula gets an apostrophe, a number never does."""
    if isinstance(value, str):
        return harmless(clean(value))
    said = str(value)
    return said.replace(".", ",") if words.language == "fr" else said


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would compute; a sign of equality alone is none."""
    return f"'{text}" if text != "=" and _FORMULA.match(text) else text


def as_typed(text: str) -> str:
    """Return the text of a cell as it was before `harmless`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
