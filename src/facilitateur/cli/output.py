"""What the command line prints: cleaned data on standard output, sentences on standard error."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TextIO

from facilitateur.domain.cleaning import clean, clean_line
from facilitateur.i18n.formats import NO_BREAK


def say(text: str = "") -> None:
    """Print a text on standard output."""
    sys.stdout.write(clean(text) + "\n")


def tell(text: str) -> None:
    """Print a sentence on standard error, where it does not mix with data."""
    rows = clean(text).split("\n")
    edge = _edge(sys.stderr)
    if edge:
        rows = [part for row in rows for part in _wrapped(row, edge)]
    sys.stderr.write("\n".join(rows) + "\n")


def _edge(stream: TextIO) -> int:
    """Return the columns of the terminal that a stream goes to; 0 when it goes to no terminal."""
    if not is_terminal(stream):
        return 0
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def _wrapped(row: str, edge: int) -> list[str]:
    """Return a line as a terminal shows it without cutting a word; only one that is wider than it stays whole."""
    if len(row) <= edge:
        return [row]
    indent = row[: len(row) - len(row.lstrip(" "))]
    return textwrap.wrap(
        row,
        edge,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        expand_tabs=False,
    )


def say_json(value: object) -> None:
    """Print a value as JSON; ASCII only, so that no terminal and no pipe can spoil it."""
    sys.stdout.write(json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2) + "\n")


def say_bytes(data: bytes) -> None:
    """Put the bytes of a file on standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in aligned columns; on a terminal the last column is cut at its edge."""
    lines = [[clean_line(cell) for cell in row] for row in rows]
    if not lines:
        return
    widths = [max(len(row[column]) for row in lines) for column in range(len(lines[0]))]
    edge = shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 0
    for row in lines:
        padded = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        line = "  ".join([*padded, row[-1]]).rstrip()
        say(line[: edge - 1] + "…" if edge and len(line) > edge else line)


def heading(text: str, language: str) -> str:
    """Return a heading with its colon."""
    return f"{text}{NO_BREAK}:" if language == "fr" else f"{text}:"


def is_terminal(stream: object) -> bool:
    """Return whether a person is at the other end of a stream."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError, OSError):
        return False


def has_screen() -> bool:
    """Return whether screens can be shown: keyboard and display are both a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def quiet_streams() -> None:
    """Never fail for a character that the terminal does not know."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def drop_output() -> None:
    """Forget what is still to be printed: nobody reads it any more."""
    try:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    except OSError:
        return
