"""What storage raises: typed facts, which the layers above turn into words."""

import errno
from enum import StrEnum
from pathlib import Path

from facilitateur.domain.events import Recorded


class Trouble(StrEnum):
    """Why the disk, a folder or a file refused."""

    FULL = "full"
    """No space left, quota reached, or the file may not grow."""
    LOCKED = "locked"
    """Another program has the session open for writing."""
    READ_ONLY = "read_only"
    """The folder or the disk may not be written to."""
    NOT_ALLOWED = "not_allowed"
    """The rights of the file or folder forbid it."""
    MISSING = "missing"
    """The file or folder is not there (any more)."""
    NOT_A_FOLDER = "not_a_folder"
    NOT_A_FILE = "not_a_file"
    """A link, pipe, device or folder stands where a plain file is expected."""
    TOO_BIG = "too_big"
    EMPTY = "empty"
    """There is a file or folder, with nothing in it that can be read."""
    DAMAGED = "damaged"
    """There is something, and it is not as it should be."""
    BAD_NAME = "bad_name"
    BAD_RECORD = "bad_record"
    """A record that cannot be encoded, or whose number does not follow the last one."""
    EXISTS = "exists"
    AMBIGUOUS = "ambiguous"
    """More than one session begins like that."""
    DISK = "disk"
    """The disk failed, was pulled out, or said something else."""


_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.NOT_ALLOWED,
    errno.EPERM: Trouble.NOT_ALLOWED,
    errno.ENOENT: Trouble.MISSING,
    errno.ENOTDIR: Trouble.NOT_A_FOLDER,
    errno.EISDIR: Trouble.NOT_A_FILE,
    errno.ELOOP: Trouble.NOT_A_FILE,
    errno.EEXIST: Trouble.EXISTS,
    errno.ENAMETOOLONG: Trouble.BAD_NAME,
}


def trouble_of(error: OSError) -> Trouble:
    """Return what an operating system error means to a person."""
    return _TROUBLES.get(error.errno or 0, Trouble.DISK)


class StorageError(Exception):
    """Base of everything storage raises on purpose."""

    def __init__(self, trouble: Trouble, path: Path, detail: str = "") -> None:
        super().__init__(f"{trouble}: {path}" + (f" ({detail})" if detail else ""))
        self.trouble = trouble
        self.path = path
        self.detail = detail
        """Technical words for a log, never shown as they are."""


class NotSavedError(StorageError):
    """The journal could not be written; what is not saved is kept in memory and goes out with the next success."""

    def __init__(self, trouble: Trouble, path: Path, unsaved: tuple[Recorded, ...], detail: str = "") -> None:
        super().__init__(trouble, path, detail)
        self.unsaved = unsaved
        """Every record that is not on disk, in order, those of earlier failures first."""


class UnwritableRecordError(StorageError, ValueError):
    """A record cannot be written at all: broken text, or a number that does not follow; nothing was changed."""


class UnreadableSessionError(StorageError):
    """Nothing of the session could be read."""


class NoSuchSessionError(StorageError, LookupError):
    """No session, or more than one, goes by that name; `candidates` says which, `near` which may have been meant."""

    def __init__(
        self, trouble: Trouble, path: Path, name: str, candidates: tuple[str, ...] = (), near: tuple[str, ...] = ()
    ) -> None:
        super().__init__(trouble, path, name)
        self.name = name
        self.candidates = candidates
        self.near = near
