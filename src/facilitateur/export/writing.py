"""Puts an export on disk: never over something, never through a link, whole or not at all, for its owner only."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.documents import REPORT, document_kind
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import Exporter
from facilitateur.i18n.words import Words

_NEW_ONLY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

MOST_NAMES = 10_000
"""Numbered names tried before giving up."""


class WriteFault(StrEnum):
    """Why an export could not be written."""

    FULL = "full"
    NOT_ALLOWED = "not_allowed"
    NOT_A_FOLDER = "not_a_folder"
    """Something that is no folder stands where one is needed."""
    BAD_NAME = "bad_name"
    DISK = "disk"


_FAULTS: Mapping[int, WriteFault] = {
    errno.ENOSPC: WriteFault.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): WriteFault.FULL,
    errno.EFBIG: WriteFault.FULL,
    errno.EROFS: WriteFault.NOT_ALLOWED,
    errno.EACCES: WriteFault.NOT_ALLOWED,
    errno.EPERM: WriteFault.NOT_ALLOWED,
    errno.ENOTDIR: WriteFault.NOT_A_FOLDER,
    errno.EEXIST: WriteFault.NOT_A_FOLDER,
    errno.ENAMETOOLONG: WriteFault.BAD_NAME,
    errno.EINVAL: WriteFault.BAD_NAME,
    errno.ELOOP: WriteFault.BAD_NAME,
}


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
    output: Path | str | None = None,
) -> Path:
    """Write an export and return the file or folder made.

    Without `output` it is `<folder>/<session id>.<extension>`. `output` may be a file, or a folder (an existing one, or
    a path that ends with a slash); a format of several files then makes a folder `<session id>-<format>` in it. A name
    that is taken gets `-2`, `-3`…

    Raises:
        NotWrittenError: The disk, the folder or the name refused.
    """
    as_folder = output is not None and (str(output).endswith(("/", os.sep)) or Path(output).is_dir())
    target = folder if output is None else Path(output)
    stem = stem_of(session, words, options)
    if as_folder:
        files = exporter.write_folder(session, records, now, words, options)
        if files:
            return write_new_folder(target / f"{stem}-{exporter.id}", files)
    data = exporter.write(session, records, now, words, options)
    if output is None or as_folder:
        target = target / f"{stem}.{exporter.extension}"
    return write_new_file(target, data)


def stem_of(session: Session, words: Words, options: ExportOptions) -> str:
    """Return what the file of a document is called, before its extension; an anonymous one by its date only."""
    kind = document_kind(options.document) or REPORT
    name = kind.id if words.language == "fr" else kind.english
    document = "" if kind is REPORT else f"-{name}"
    if not options.anonymous:
        return f"{session.id or ('seance' if words.language == 'fr' else 'session')}{document}"
    day = session.contents.visits[0].started_at if session.contents.visits else session.opening or session.created_at
    return f"{day:%Y-%m-%d}-{name}"


def write_new_file(path: Path, data: bytes) -> Path:
    """Write a file that was not there, its folder included, and return its path, numbered when the name was taken."""
    with _saying_why(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = _write_draft(path, data)
        try:
            reserved = _take_name(path, _take_file)
            try:
                os.replace(draft, reserved)
            except OSError:
                reserved.unlink(missing_ok=True)
                raise
        except OSError:
            draft.unlink(missing_ok=True)
            raise
    return reserved


def replace_file(path: Path, data: bytes) -> None:
    """Put a whole new file in the place of an old one, or leave the old one. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _write_draft(path, data)
    try:
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def write_new_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """Make a folder that was not there, write files into it and return its path, numbered when the name was taken."""
    with _saying_why(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = _take_name(path, _take_folder)
    for name, data in files.items():
        write_new_file(made / name, data)
    return made


def _take_name(path: Path, take: Callable[[Path], None]) -> Path:
    """Take a path that is free, or the first free of the same with `-2`, `-3`… before its extension."""
    for number in range(1, MOST_NAMES):
        candidate = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        try:
            take(candidate)
        except FileExistsError:
            continue
        return candidate
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _take_file(path: Path) -> None:
    """Make an empty file, which no link can lead elsewhere."""
    os.close(os.open(path, _NEW_ONLY, 0o600))


def _take_folder(path: Path) -> None:
    path.mkdir(mode=0o700)


def _write_draft(path: Path, data: bytes) -> Path:
    """Write the whole content under a hidden name beside its place, durably."""
    draft = path.with_name(f".export-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    handle = os.open(draft, _NEW_ONLY, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return draft


@contextmanager
def _saying_why(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else errno.EINVAL
        raise NotWrittenError(_FAULTS.get(number or 0, WriteFault.DISK), path) from error
