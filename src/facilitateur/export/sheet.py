"""A sheet of a spreadsheet, whatever the format: its name, its columns and what stands in them."""

from datetime import datetime, time
from enum import StrEnum
from typing import TypeAlias

import msgspec

from facilitateur.domain.cleaning import clean_line

Value: TypeAlias = str | int | float | datetime | time | None

LONGEST_NAME = 31
"""Characters that a spreadsheet takes for the name of a sheet."""


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    DECIMAL = "decimal"
    """A number with a fraction: a mean, a point on an axis."""
    DIFFERENCE = "difference"
    """A number with its sign."""
    TIME = "time"
    DATE = "date"


class Column(msgspec.Struct, frozen=True):
    """A column and its title, in words."""

    title: str
    kind: Kind = Kind.TEXT


class Sheet(msgspec.Struct, frozen=True):
    """A sheet: every row is as long as there are columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    drawn: bool = False
    """Whether it holds planned and real minutes, worth a chart."""


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that spreadsheets accept and no other sheet has, and take it."""
    plain = "".join(" " if char in "[]:*?/\\" else char for char in clean_line(wanted))
    plain = cut_at_word(" ".join(plain.split()), LONGEST_NAME).strip(" '") or "0"
    name, number = plain, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{cut_at_word(plain, LONGEST_NAME - len(str(number)) - 1)}-{number}"
    taken.add(name.casefold())
    return name


def cut_at_word(text: str, most: int) -> str:
    """Return a text of so many characters at most, cut after a word where that leaves most of it."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    end = cut.rfind(" ") if text[most - 1] != " " else len(cut)
    return (cut[:end] if end > most // 2 else cut).rstrip(" ,;:–—'’") + "…"
