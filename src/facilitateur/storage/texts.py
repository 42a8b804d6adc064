"""Putting the text files of people on disk: in one step, with the rights they had, never over another one unasked."""

import os
import stat
from pathlib import Path

from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, trouble_of

_NEW_ONLY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def rewrite(path: Path, text: str) -> None:
    """Put a new text in the place of a file in one step, with the rights that it had.

    Raises:
        StorageError: The disk refused; the file is as it was.
    """
    try:
        mode = stat.S_IMODE(os.lstat(path).st_mode)
        files.replace(path, [text.encode()])
        os.chmod(path, mode)
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error


def create(path: Path, text: str) -> None:
    """Write a file that was not there, its folder included; nothing is ever overwritten.

    Raises:
        StorageError: Something of that name is there, or the disk refused.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, _NEW_ONLY, 0o666)
        try:
            with open(handle, "wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(handle)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error
