"""One writer per session: an advisory lock that dies with its process, and who holds it, for the message only."""

import errno
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from facilitateur.clock import Clock, wall_clock
from facilitateur.domain.cleaning import clean_line
from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, Trouble, trouble_of

LOCK_NAME = "verrou"
HOLDER_NAME = "verrou.json"

_PATIENCE = 0.3
"""Seconds to wait for a lock: a listing may hold it for the time of a look."""
_GLANCE = 0.03
"""Seconds after which a lock is not that of another listing."""
_MAX_HOLDER = 4096
_MAX_HOST = 60
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP}


class Holder(msgspec.Struct, frozen=True):
    """Who has the session open, as far as is known."""

    pid: int = 0
    host: str = ""
    since: datetime | None = None


_holders = msgspec.json.Decoder(Holder)


class SessionBusyError(StorageError):
    """Another program has the session open for writing."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(Trouble.LOCKED, path, f"pid {holder.pid}")
        self.holder = holder


def _file_lock(path: Path) -> Any:
    from filelock import FileLock  # Late: it costs a twentieth of the start, and home needs none without a session.

    return FileLock(path, mode=0o600, thread_local=False)


class SessionLock:
    """The lock of a session folder."""

    def __init__(self, folder: Path, clock: Clock = wall_clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = _file_lock(folder / LOCK_NAME)
        self._unprotected = False

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock, or the drive has no locks and we go on without."""
        return self._unprotected or self._lock.is_locked

    @property
    def is_protected(self) -> bool:
        """Whether the lock keeps others out; some network drives have no locks."""
        return not self._unprotected and bool(self._lock.is_locked)

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            SessionBusyError: Another program holds it.
            StorageError: The folder cannot be written to.
        """
        if self.is_held:
            return
        try:
            self._lock.acquire(timeout=_PATIENCE, poll_interval=0.02)
        except (TimeoutError, RuntimeError) as error:
            raise SessionBusyError(self._folder, read_holder(self._folder)) from error
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise StorageError(trouble_of(error), self._folder, str(error)) from error
            self._unprotected = True
        self._sign()

    def release(self) -> None:
        """Let the lock go; the file stays."""
        if not self.is_held:
            return
        files.remove(self._folder / HOLDER_NAME)
        self._unprotected = False
        with suppress(OSError):  # the drive is gone, and the lock with it
            self._lock.release(force=True)

    def _sign(self) -> None:
        """Write down who we are, if that is possible; nothing depends on it."""
        holder = Holder(os.getpid(), clean_line(socket.gethostname(), _MAX_HOST), self._clock())
        with suppress(OSError, ValueError):
            files.replace(self._folder / HOLDER_NAME, [msgspec.json.encode(holder)], durable=False)


def read_holder(folder: Path) -> Holder:
    """Return who says to hold the lock of a session, an empty holder when that cannot be read."""
    try:
        data, _ = files.read_plain(folder / HOLDER_NAME, limit=_MAX_HOLDER)
        holder = _holders.decode(data)
    except (StorageError, ValueError, RecursionError):
        return Holder()
    return Holder(holder.pid, clean_line(holder.host, _MAX_HOST), holder.since)


def is_running(folder: Path) -> bool:
    """Return whether some process holds the lock of a session; makes no file."""
    path = folder / LOCK_NAME
    if not os.path.isfile(path):
        return False
    lock = _file_lock(path)
    try:
        lock.acquire(timeout=_GLANCE, poll_interval=0.01)
    except (TimeoutError, RuntimeError):
        return True
    except OSError:
        return False
    lock.release(force=True)
    return False
