"""The formats a session can be written in; each is loaded when it is used."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import Words

Write = Callable[[Session, Sequence[Recorded], datetime, Words, ExportOptions], bytes]
"""Session, its log, now, words and choices to the bytes of one file."""

WriteFolder = Callable[[Session, Sequence[Recorded], datetime, Words, ExportOptions], Mapping[str, bytes]]
"""The same to several files by name."""


class UnknownFormatError(LookupError):
    """There is no such format."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Exporter(msgspec.Struct, frozen=True):
    """One format."""

    id: str
    extension: str
    """Without the dot."""
    media_type: str
    title: str
    """What it is, to be translated."""
    write: Write
    write_folder: WriteFolder | None = None
    """For formats that fill a folder when they are given one."""


def exporter(format_id: str) -> Exporter:
    """Return a format by its id.

    Raises:
        UnknownFormatError: There is none.
    """
    raise NotImplementedError


def exporters() -> tuple[Exporter, ...]:
    """Return every format, the one people want most first."""
    raise NotImplementedError
