"""The format of `seance.json`: a plain TinyDB database, replaced in one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage, TinyDB

from facilitateur.storage import files
from facilitateur.storage.errors import Trouble, UnreadableSessionError
from facilitateur.storage.lines import number_of
from facilitateur.storage.parsing import document
from facilitateur.storage.reading import COPY_NAME

_BLOCK = 256
"""Documents formatted at a time: between two blocks the thread that draws the screen gets its turn."""


class CopyPayload(msgspec.Struct, frozen=True):
    """What goes into the copy."""

    meta: Mapping[str, Any]
    """The one document of table `meta`; `last` and `events` are added in front."""
    lines: Sequence[bytes]
    """Encoded lines of the journal (`journal.lines`)."""
    notes: Iterable[Mapping[str, Any]] = ()
    """Plain documents of table `notes`, for people who query."""


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file in one step, so that a crash leaves the old one.

    One document stands on each line, so that people and git can read it, and a damaged file gives back its other lines.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        self._path = Path(path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, none when there is no file.

        Raises:
            StorageError: There is one that cannot be read.
        """
        if not files.exists(self._path):
            return None
        data, _ = files.read_plain(self._path)
        try:
            return msgspec.json.decode(data, type=dict[str, dict[str, Any]]) if data else None
        except (ValueError, RecursionError) as error:
            raise UnreadableSessionError(Trouble.DAMAGED, self._path, str(error)) from error

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by these tables; raises `OSError` when the disk refuses."""
        tables = {name: ((str(key), _json(value)) for key, value in table.items()) for name, table in data.items()}
        files.replace(self._path, _database(tables))

    def write_payload(self, payload: CopyPayload) -> None:
        """Replace the file by the tables of a session, the events as they are encoded already."""
        last = number_of(payload.lines[-1]) if payload.lines else 0
        meta = {"last": last, "events": len(payload.lines), **payload.meta}
        tables = {
            "meta": iter([("1", _json(meta))]),
            "events": ((str(number_of(line)), document(line)) for line in payload.lines),
            "notes": ((str(number), _json(note)) for number, note in enumerate(payload.notes, 1)),
        }
        files.replace(self._path, _database(tables))


def open_copy(folder: Path) -> TinyDB:
    """Open the copy of a session for queries."""
    return TinyDB(folder / COPY_NAME, storage=AtomicStorage)


def _json(value: object) -> bytes:
    return msgspec.json.encode(value)


def _database(tables: Mapping[str, Iterator[tuple[str, bytes]]]) -> Iterator[bytes]:
    """Yield the JSON of a database in blocks."""
    opening = b"{"
    for name, documents in tables.items():
        yield b"%b%b: {" % (opening, _json(name))
        separator = b"\n"
        while block := list(islice(documents, _BLOCK)):
            yield separator + b",\n".join(b'"%b": %b' % (key.encode(), value) for key, value in block)
            separator = b",\n"
        yield b"\n}"
        opening = b",\n"
    yield b"}\n" if tables else b"{}\n"
