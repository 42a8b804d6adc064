"""Attachments inside the JSON export: read from a session's `pj/`, and believed on the way back only when all fits."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from facilitateur.domain.events import FileAttached, Recorded
from facilitateur.export.pictures import ATTACHED, read_file

HEAVIEST_ALL = 64 * 1024 * 1024
"""Bytes of all the attachments of an export; what goes beyond stays in the session's folder."""

_STORED = re.compile(r"[0-9a-f]{24}(?:\.[a-z0-9]{1,7})?")
"""The only names that the program gives: the beginning of the hash, and an ending."""


class AttachedFile(msgspec.Struct, frozen=True):
    """One attachment."""

    stored: str
    """Its name in `pj/`."""
    sha256: str
    data: bytes
    """Its bytes, Base64 in JSON; a photo keeps what the camera wrote into it."""


def attached_files(folder: Path | None, records: Sequence[Recorded]) -> Iterator[AttachedFile]:
    """Yield the attachments that a log names and that are in the session's folder, each once, in its order."""
    room = HEAVIEST_ALL
    for stored, digest in _named(records).items() if folder is not None else ():
        data = read_file(folder / ATTACHED / stored) if folder is not None else b""
        if isinstance(data, bytes) and len(data) <= room and hashlib.sha256(data).hexdigest() == digest:
            room -= len(data)
            yield AttachedFile(stored, digest, data)


def left_behind(folder: Path | None, records: Sequence[Recorded]) -> int:
    """Return how many attachments that a log names an export cannot carry: too heavy together, missing, or changed."""
    return len(_named(records)) - sum(1 for _ in attached_files(folder, records))


def believed(lines: Iterable[msgspec.Raw], records: Sequence[Recorded]) -> tuple[tuple[AttachedFile, ...], int]:
    """Return the attachments that the log names and whose bytes have the hash it gives, and how many were left out."""
    named, found, left_out, room = _named(records), dict[str, AttachedFile](), 0, HEAVIEST_ALL
    for line in lines:
        try:
            file = msgspec.json.decode(bytes(line), type=AttachedFile)
        except (msgspec.MsgspecError, RecursionError, UnicodeError, ValueError):
            left_out += 1
            continue
        digest = hashlib.sha256(file.data).hexdigest()
        if named.get(file.stored) != digest or file.stored in found or len(file.data) > room:
            left_out += 1
            continue
        room -= len(file.data)
        found[file.stored] = msgspec.structs.replace(file, sha256=digest)
    return tuple(found.values()), left_out


def _named(records: Sequence[Recorded]) -> dict[str, str]:
    """Return the names that the log gives to attachments with their hashes, only where a name is one of ours."""
    events = (recorded.event for recorded in records)
    return {
        event.stored: event.sha256
        for event in events
        if isinstance(event, FileAttached)
        and _STORED.fullmatch(event.stored)
        and event.stored[:24] == event.sha256[:24]
    }
