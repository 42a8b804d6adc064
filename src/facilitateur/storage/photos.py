"""A folder into which pictures come while a session runs; it is only read."""

import os
import stat
from pathlib import Path
from typing import NamedTuple

import msgspec

from facilitateur.domain.cleaning import clean_line
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError

FOLDER_NAME = "photos.json"
"""In a session's folder: which folder of this computer is watched; no fact of the workshop."""

_MOST_BYTES = 16 * 1024
_MOST_PATH = 4_096


class _Watched(msgspec.Struct, frozen=True):
    """What the file holds."""

    folder: str = ""


PICTURES = frozenset((".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".avif"))
"""Endings of picture files."""

MOST_PICTURES = 20_000
"""A folder with more of them is not looked at further."""


class Picture(NamedTuple):
    """A picture of the folder."""

    path: Path
    size: int
    modified: float
    """Seconds since 1970."""


class PhotoFolder:
    """Watches one folder by looking at it from time to time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: set[Path] | None = None
        """What was there before, or was told already; none before the first look."""
        self._growing: dict[Path, tuple[int, float]] = {}
        """What came since and may not be whole yet: size and time at the last look."""

    def pictures(self) -> list[Picture]:
        """Return the pictures of the folder, the newest first. Raises `OSError`."""
        found: list[Picture] = []
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if len(found) >= MOST_PICTURES:
                    break
                picture = _picture(entry)
                if picture is not None:
                    found.append(picture)
        return sorted(found, key=lambda picture: (-picture.modified, picture.path.name))

    def look(self) -> list[Picture]:
        """Return the pictures that came since the last look and are whole, the oldest first. Raises `OSError`.

        A picture is whole when it has the same size and time at two looks, for it may be on its way from a telephone.
        """
        found = self.pictures()
        if self._known is None:
            self._known = {picture.path for picture in found}
            return []
        whole: list[Picture] = []
        growing: dict[Path, tuple[int, float]] = {}
        for picture in found:
            if picture.path in self._known:
                continue
            facts = (picture.size, picture.modified)
            if picture.size and self._growing.get(picture.path) == facts:
                whole.append(picture)
                self._known.add(picture.path)
            else:
                growing[picture.path] = facts
        self._growing = growing
        return whole[::-1]


def keep_watched(session: Path, folder: Path) -> bool:
    """Keep which folder a session watches, so that it does when it is opened again; return whether that worked."""
    try:
        held = msgspec.json.encode(_Watched(str(folder.expanduser().absolute())))
        files.replace(session / FOLDER_NAME, [held], durable=False)
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def watched_folder(session: Path) -> str:
    """Return the folder that a session watches, nothing when there is none or the file cannot be read."""
    try:
        data, _ = files.read_plain(session / FOLDER_NAME, limit=_MOST_BYTES)
        return clean_line(msgspec.json.decode(data, type=_Watched).folder, _MOST_PATH)
    except (StorageError, ValueError, RecursionError):
        return ""


def _picture(entry: os.DirEntry[str]) -> Picture | None:
    """Return what an entry of the folder is as a picture; none for anything else, and for what went away meanwhile."""
    if entry.name.startswith(".") or Path(entry.name).suffix.lower() not in PICTURES:
        return None
    try:
        facts = entry.stat()
    except OSError:
        return None
    return Picture(Path(entry.path), facts.st_size, facts.st_mtime) if stat.S_ISREG(facts.st_mode) else None
