"""The pictures and files of a session in its `pj/`: only plain files under the names that the program gives."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, trouble_of

FOLDER = "pj"

MOST_BYTES = 64 * 1024 * 1024
"""A bigger attachment stays where it is."""

_STORED = re.compile(r"[0-9a-f]{8,64}(?:\.[a-z0-9]{1,7})?")


def is_stored_name(name: str) -> bool:
    """Return whether a name is one that the program gives: the beginning of a hash and an ending."""
    return bool(_STORED.fullmatch(name))


def read_attachments(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the named attachments that are there, each once; links, and what cannot be read, are passed over."""
    if not files.is_folder(folder / FOLDER):
        return
    for name in dict.fromkeys(names):
        if is_stored_name(name):
            try:
                data, _ = files.read_plain(folder / FOLDER / name, limit=MOST_BYTES)
            except StorageError:
                continue
            yield name, data


def write_attachments(folder: Path, held: Iterable[tuple[str, bytes]]) -> None:
    """Put attachments into the `pj/` of a session; raises `StorageError`."""
    for name, data in held:
        kept = folder / FOLDER
        try:
            kept.mkdir(mode=0o700, exist_ok=True)
            files.replace(kept / name, [data])
        except OSError as error:
            raise StorageError(trouble_of(error), kept / name, str(error)) from error
