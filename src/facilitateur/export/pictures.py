"""Photos of a session made ready for documents: read from its `pj/`, measured, and without what the camera knew."""

import os
import stat
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from facilitateur.export.document import Picture
from facilitateur.export.jpeg import jpeg_facts
from facilitateur.export.raster import rasterised

ATTACHED = "pj"
"""The folder of attachments inside a session's folder."""

HEAVIEST = 32 * 1024 * 1024
"""Bytes of one photo that is read."""

LIGHT = 1024 * 1024
"""Bytes up to which a photo stands in a document as it is; a heavier one is made smaller, or left out."""

HEAVIEST_ALL = 60 * 1024 * 1024
"""Bytes of all the photos of a document."""

MOST_PIXELS = 100_000_000
"""A picture with more would only fill the memory."""

SHOWN = (".png", ".jpg", ".jpeg", ".svg")

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PICTURE = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"iCCP", b"pHYs", b"sBIT")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Absence(StrEnum):
    """Why a photo does not stand in a document."""

    MISSING = "missing"
    """Its copy is not in the session's folder."""
    HEAVY = "heavy"
    BROKEN = "broken"
    """It cannot be read as a picture."""


def picture_of(folder: Path, stored: str) -> Picture | Absence:
    """Return the picture of an attachment, by the name of its copy, or why there is none."""
    if not stored or stored != Path(stored).name or stored.startswith("."):
        return Absence.MISSING
    path = folder / ATTACHED / stored
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return Absence.MISSING
    return _prepared(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _prepared(path: Path, changed: int, size: int) -> Picture | Absence:
    """Prepare a photo once for all the formats of an export."""
    found = read_file(path)
    return found if isinstance(found, Absence) else picture_from(found)


def picture_from(data: bytes) -> Picture | Absence:
    """Return a picture of a document from the bytes of a PNG, JPEG or SVG file."""
    if data.startswith(_PNG):
        bare = bare_png(data)
        wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        return _sized(Picture("png", bare, wide, high)) if bare else Absence.BROKEN
    if data.startswith(b"\xff\xd8"):
        facts = jpeg_facts(data)
        if facts is None:
            return Absence.BROKEN
        photo = Picture("jpg", facts.bare, facts.width, facts.height)
        return _sized(photo) if facts.orientation == 1 else _redrawn(data, "jpg", photo)
    return _redrawn(data, "svg", None) if b"<svg" in data[:4096] else Absence.BROKEN


def _sized(picture: Picture) -> Picture | Absence:
    """Return a picture that is light enough, made smaller when it was not."""
    if not 0 < picture.width * picture.height <= MOST_PIXELS:
        return Absence.BROKEN
    return picture if len(picture.data) <= LIGHT else _redrawn(picture.data, picture.kind, picture)


def _redrawn(data: bytes, kind: str, otherwise: Picture | None) -> Picture | Absence:
    """Return a picture drawn anew as PNG; without a typesetter what it was, if that may be shown."""
    made = rasterised(data, kind)
    if made is not None:
        wide, high = (int.from_bytes(made[at : at + 4], "big") for at in (16, 20))
        return Picture("png", made, wide, high)
    return Absence.BROKEN if otherwise is None else otherwise


def bare_png(data: bytes) -> bytes:
    """Return a PNG with nothing but its picture; nothing when it is damaged."""
    at, kept = len(_PNG), [_PNG]
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in _PNG_PICTURE:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            return b"".join(kept) if at <= len(data) else b""
    return b""


def read_file(path: Path) -> bytes | Absence:
    """Return the bytes of a plain file; links are not followed and more than a photo may weigh is not read."""
    try:
        handle = os.open(path, _FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return Absence.MISSING
            if status.st_size > HEAVIEST:
                return Absence.HEAVY
            with open(handle, "rb", closefd=False) as file:
                return file.read(HEAVIEST + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError):
        return Absence.MISSING
