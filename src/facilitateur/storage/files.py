"""The few things asked of the operating system: plain files only, whole or not at all, on the disk before we go on."""

import errno
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path

import msgspec

from facilitateur.storage.errors import StorageError, Trouble, trouble_of

try:
    import fcntl
except ImportError:  # Windows
    _FULL_SYNC = None
else:
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)

MAX_FILE = 256 * 1024 * 1024
"""More than this is no session; it would only fill the memory."""

_HAS_FOLDER_SYNC = os.name != "nt"
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS
_APPEND = os.O_WRONLY | os.O_APPEND | _FLAGS
_TEMPORARY = re.compile(r"\.[a-z.]+\.[0-9a-f]{16}\.tmp")
_BLOCK = 4 * 1024 * 1024


class Stamp(msgspec.Struct, frozen=True):
    """What tells whether a file is still the one we left."""

    device: int
    inode: int
    size: int
    changed: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Return the stamp of a file's status."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)

    def same_file(self, other: "Stamp | None") -> bool:
        """Return whether both are the same file, whatever is in it."""
        return other is not None and (self.device, self.inode) == (other.device, other.inode)


def look(path: Path) -> Stamp | None:
    """Return the stamp of a plain file, none when nothing is there.

    Raises:
        StorageError: Something that is not a plain file stands there.
        OSError: The disk refused to say.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise StorageError(Trouble.NOT_A_FILE, path)
    return Stamp.of(status)


def look_at(fd: int) -> Stamp:
    """Return the stamp of an open file."""
    return Stamp.of(os.fstat(fd))


def is_folder(path: Path, *, follow: bool = False) -> bool:
    """Return whether a real folder, or with `follow` a link to one, is there and can be asked."""
    try:
        return stat.S_ISDIR(os.stat(path, follow_symlinks=follow).st_mode)
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Return whether anything has that name, be it a link to nowhere."""
    return os.path.lexists(path)


def read_plain(path: Path, start: int = 0, length: int | None = None, *, limit: int = MAX_FILE) -> tuple[bytes, Stamp]:
    """Read a plain file, or `length` bytes of it (from the end when `start` is negative), with its stamp.

    Links are not followed, pipes and devices are not opened for long, and more than `limit` bytes are not read.

    Raises:
        StorageError: It cannot be read; `trouble` says why.
    """
    try:
        fd = os.open(path, _READ)
        try:
            status = os.fstat(fd)
            if not stat.S_ISREG(status.st_mode):
                raise StorageError(Trouble.NOT_A_FILE, path)
            if length is None and status.st_size - max(0, start) > limit:
                raise StorageError(Trouble.TOO_BIG, path)
            if start:
                os.lseek(fd, start if start > 0 else max(0, status.st_size + start), os.SEEK_SET)
            return _read_all(fd, limit if length is None else length), Stamp.of(status)
        finally:
            os.close(fd)
    except OSError as error:
        raise StorageError(trouble_of(error), path, str(error)) from error
    except ValueError as error:  # a NUL in the path
        raise StorageError(Trouble.BAD_NAME, path, str(error)) from error


def _read_all(fd: int, length: int) -> bytes:
    blocks: list[bytes] = []
    while length and (block := os.read(fd, min(length, _BLOCK))):
        blocks.append(block)
        length -= len(block)
    return b"".join(blocks)


def open_to_append(path: Path) -> int:
    """Open an existing plain file for appending."""
    return os.open(path, _APPEND)


def write_all(fd: int, data: bytes) -> None:
    """Write everything, in one call unless the system takes less."""
    done = os.write(fd, data)
    while done < len(data):
        written = os.write(fd, memoryview(data)[done:])
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done += written


def sync(fd: int) -> None:
    """Return when the file is on the disk itself, not in a cache."""
    if _FULL_SYNC is not None:
        try:
            fcntl.fcntl(fd, _FULL_SYNC)
        except OSError as error:
            if error.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}:
                raise
        else:
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk, where the system can be asked."""
    if not _HAS_FOLDER_SYNC:
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:  # some network file systems cannot
            raise
    finally:
        os.close(fd)


def truncate(fd: int, size: int) -> None:
    """Cut an open file."""
    os.ftruncate(fd, size)


def close(fd: int) -> None:
    """Close a file whatever the disk thinks of it."""
    with suppress(OSError):
        os.close(fd)


def replace(path: Path, chunks: Iterable[bytes], *, durable: bool = True) -> None:
    """Put a new file in the place of an old one in one step; after a failure the old one is still there.

    Raises:
        OSError: The disk refused.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    fd = os.open(temporary, _CREATE, 0o600)
    try:
        try:
            for chunk in chunks:
                write_all(fd, chunk)
            if durable:
                sync(fd)
        finally:
            os.close(fd)
        os.replace(temporary, path)
    except BaseException:
        remove(temporary)
        raise
    if durable:
        sync_folder(path.parent)


def remove(path: Path) -> bool:
    """Remove a file if that is possible, and return whether it was."""
    try:
        os.unlink(path)
    except (OSError, ValueError):
        return False
    return True


def keep_beside(path: Path, word: str) -> Path:
    """Give what is at `path` a second name, `<name>.<word>-N`, that nothing here ever removes.

    A plain file also stays where it is, so that a crash never leaves the name empty; anything else is moved.

    Raises:
        OSError: The disk refused.
    """
    plain = stat.S_ISREG(os.lstat(path).st_mode)
    for number in count(1):
        target = path.with_name(f"{path.name}.{word}-{number}")
        if os.path.lexists(target):
            continue
        if not plain:
            os.rename(path, target)
            return target
        try:
            os.link(path, target)
        except FileExistsError:
            continue
        except (OSError, NotImplementedError):  # FAT, or a file of somebody else: no second name
            replace(target, [_content(path)])
        return target
    raise AssertionError


def _content(path: Path) -> bytes:
    try:
        return read_plain(path)[0]
    except StorageError as error:
        raise OSError(errno.EIO, error.detail or str(error.trouble)) from error


def make_folder(path: Path) -> None:
    """Make one private folder; its parent must be there."""
    os.mkdir(path, 0o700)


def remove_empty_folder(path: Path) -> None:
    """Remove a folder if nothing is in it."""
    with suppress(OSError, ValueError):
        os.rmdir(path)


def folders_in(path: Path) -> list[Path]:
    """Return the real folders in a folder, in order of name; none when it cannot be read."""
    try:
        with os.scandir(path) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except (OSError, ValueError):
        return []
    return [path / name for name in sorted(names)]


def clear_temporaries(folder: Path) -> None:
    """Remove what interrupted replacements left in a folder that nobody else writes to."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if _TEMPORARY.fullmatch(name):
            remove(folder / name)
