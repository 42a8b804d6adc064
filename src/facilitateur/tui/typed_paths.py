"""Finds the file that a typed path means: terminals write a file that is dragged into them quoted or escaped."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from facilitateur.domain.entry import FILE_ADDRESS

_ESCAPED = re.compile(r"\\(.)")
_WRAPPED = ('"', "'", FILE_ADDRESS)
"""Beginnings that are no part of a path."""


def file_meant(typed: str) -> Path:
    """Return the file of that very name, else the one that a shell or a file address means by it.

    Where there is none of them, it is a path to be told as missing.

    Raises:
        OSError: The path cannot be looked at.
        RuntimeError: There is no such home directory.
        ValueError: No path can be made of it.
    """
    readings = [Path(reading).expanduser() for reading in _readings(typed)]
    told = readings[1 if typed.lower().startswith(_WRAPPED) else 0]
    return next((path for path in readings if path.exists()), told)


def _readings(typed: str) -> list[str]:
    """Return what a typed path may mean, the literal one first: on Windows a backslash is part of a path."""
    try:
        parts = shlex.split(typed)
    except ValueError:
        parts = []
    meant = [*(parts if len(parts) == 1 else ()), typed, _ESCAPED.sub(r"\1", typed)]
    return [typed, *map(_path_of, meant)]


def _path_of(reading: str) -> str:
    """Return the path of a file address, or the path."""
    return url2pathname(urlsplit(reading).path) if reading.lower().startswith(FILE_ADDRESS) else reading
