"""Puts an export on disk: never over something, never through a link, whole or not at all, for its owner only."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import Exporter
from facilitateur.i18n.words import Words


class WriteFault(StrEnum):
    """Why an export could not be written."""

    FULL = "full"
    NOT_ALLOWED = "not_allowed"
    NOT_A_FOLDER = "not_a_folder"
    """Something that is no folder stands where one is needed."""
    BAD_NAME = "bad_name"
    DISK = "disk"


class NotWrittenError(Exception):
    """Nothing was written."""

    def __init__(self, fault: WriteFault, path: Path) -> None:
        super().__init__(f"{fault}: {path}")
        self.fault = fault
        self.path = path


def save_export(
    exporter: Exporter,
    session: Session,
    records: Sequence[Recorded],
    now: datetime,
    words: Words,
    options: ExportOptions,
    *,
    folder: Path,
    output: Path | None = None,
) -> Path:
    """Write an export and return the file or folder made.

    Without `output` it is `<folder>/<session id>.<extension>`; `output` may be a file, or a folder (an existing one, or
    a path that ends with a slash). A name that is taken gets `-2`, `-3`…

    Raises:
        NotWrittenError: The disk, the folder or the name refused.
    """
    raise NotImplementedError


def describe_not_written(words: Words, error: NotWrittenError) -> str:
    """Return the reason as a sentence."""
    raise NotImplementedError
