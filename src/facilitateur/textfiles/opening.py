"""The only way in which cards and agendas are opened: ordinary, small, UTF-8, cleaned."""

import os
import stat
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import REPLACEMENT, clean
from facilitateur.domain.findings import Report
from facilitateur.textfiles import problems

MAX_BYTES = 256 * 1024
"""A card of a hundred pages still fits."""

# What the platform knows of: never wait for a named pipe, never follow a link, never translate line ends.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
    _FLAGS |= getattr(os, _name, 0)


class TextFile(msgspec.Struct, frozen=True):
    """The text of a file, harmless, and the bytes it was read from."""

    data: bytes
    text: str
    lines: tuple[str, ...]


def read_text(path: Path, report: Report) -> TextFile | None:
    """Return the text of a file, or None after reporting why it cannot be had."""
    data = read_bytes(path, report)
    return None if data is None else decode(data, report)


def read_bytes(path: Path, report: Report) -> bytes | None:
    """Return the bytes of an ordinary file of at most 256 KiB, or None after reporting why not."""
    try:
        if not _is_ordinary(os.lstat(path), report):
            return None
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            # Looked at again: the name may have been given to something else meanwhile.
            if not _is_ordinary(os.fstat(handle), report):
                return None
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        report.add(problems.UNREADABLE, reason=reason or type(error).__name__)
        return None
    if len(data) > MAX_BYTES:
        report.add(problems.TOO_BIG, size=len(data) // 1024 + 1, limit=MAX_BYTES // 1024)
        return None
    return data


def decode(data: bytes, report: Report) -> TextFile | None:
    """Return cleaned text from bytes, or None after reporting where they are no text."""
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", errors="replace")
        report.add(problems.NOT_UTF8, *_place(before, len(before)))
        return None
    if "\0" in raw:
        report.add(problems.BINARY, *_place(raw, raw.index("\0")))
        return None
    if not raw.strip():
        report.add(problems.EMPTY)
        return None
    text = clean(raw)
    if text.count(REPLACEMENT) > raw.count(REPLACEMENT):
        report.add(problems.CONTROL_CHARACTERS, *_place(text, text.index(REPLACEMENT)))
    return TextFile(data, text, tuple(text.split("\n")))


def _is_ordinary(found: os.stat_result, report: Report) -> bool:
    """Whether this is a regular file of a decent size; if not, say what it is."""
    if stat.S_ISLNK(found.st_mode):
        report.add(problems.LINK)
    elif not stat.S_ISREG(found.st_mode):
        report.add(problems.NOT_A_FILE)
    elif found.st_size > MAX_BYTES:
        report.add(problems.TOO_BIG, size=-(-found.st_size // 1024), limit=MAX_BYTES // 1024)
    else:
        return True
    return False


def _place(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of an index in a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
