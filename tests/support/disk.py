"""A disk that refuses every change until it is told to take them again."""

import errno
import os
from typing import Any

CHANGES = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "ftruncate", "mkdir")


class RefusingDisk:
    """Stands in for `os` in `facilitateur.storage.files`."""

    def __init__(self) -> None:
        self.refuses_with: int | None = None
        """The error number with which changes are refused."""

    def is_full(self) -> None:
        """Refuse from now on, for lack of space."""
        self.refuses_with = errno.ENOSPC

    def is_read_only(self) -> None:
        """Refuse from now on, the disk being read-only."""
        self.refuses_with = errno.EROFS

    def works(self) -> None:
        """Take changes again."""
        self.refuses_with = None

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CHANGES:
            return real

        def call(*args: Any, **kwargs: Any) -> Any:
            reads = name == "open" and not args[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            if self.refuses_with is not None and not reads:
                raise OSError(self.refuses_with, os.strerror(self.refuses_with))
            return real(*args, **kwargs)

        return call
