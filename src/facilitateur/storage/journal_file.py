"""The file under a journal: is it still ours, add to it, put a new one in its place."""

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from facilitateur.storage import files
from facilitateur.storage.errors import StorageError, Trouble, trouble_of

_OTHER = "autre"
_DAMAGED = "abime"


class Found(Enum):
    """What stands where our file should be."""

    OURS = auto()
    """The file as we left it: it can be added to."""
    TO_WRITE = auto()
    """Nothing yet, or a file of ours that a failed write made doubtful."""
    CHANGED = auto()
    """Nothing any more, or something else, which is now kept beside."""


class JournalFile:
    """A file of which memory knows every byte.

    Note:
        After a failed fsync the system may call clean what never reached the disk, so that a second fsync proves
        nothing: the file is doubtful until a new one has taken its place.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: Path | None = None
        """Where the last thing that was not ours is kept."""
        self._fd: int | None = None
        self._stamp: files.Stamp | None = None
        self._is_doubtful = False

    def check(self, lines: Sequence[bytes], saved: int) -> Found:
        """Look whether the file holds the first `saved` lines, and keep beside what holds anything else.

        The content is compared only when inode, size or date are not as we left them: some network drives give a file
        a new inode at each look, and programs that synchronise put back the same content.
        """
        try:
            stamp = files.look(self.path)
        except StorageError:
            return self._keep_other()
        if stamp is None:
            return Found.CHANGED if saved else Found.TO_WRITE
        if stamp == self._stamp and not self._is_doubtful:
            return Found.OURS
        if self._is_doubtful and stamp.same_file(self._stamp):
            return Found.TO_WRITE
        try:
            content, stamp = files.read_plain(self.path)
        except StorageError:
            return self._keep_other()
        if not b"".join(lines).startswith(content):
            return self._keep_other()
        size = sum(map(len, lines[:saved]))
        if len(content) < size:
            return Found.CHANGED
        if len(content) > size or not saved or self._is_doubtful:
            return Found.TO_WRITE
        self._open()
        return Found.OURS if stamp == self._stamp else Found.CHANGED

    def add(self, data: bytes) -> None:
        """Append to the file that `check` found to be ours; on return it is on the disk.

        Raises:
            OSError: It is not; when there was no room, the file is as before.
        """
        if self._fd is None or self._stamp is None:
            raise AssertionError
        self._is_doubtful = True
        try:
            files.write_all(self._fd, data)
        except OSError as error:
            if trouble_of(error) is Trouble.FULL:
                self._cut_back(self._fd, self._stamp.size)
            raise
        files.sync(self._fd)
        self._stamp = files.look_at(self._fd)
        self._is_doubtful = False

    def put(self, data: bytes) -> None:
        """Put a new file in the place of whatever is there, in its folder, which is made again if it is gone.

        Raises:
            OSError: The disk refused.
        """
        self._close()
        self._is_doubtful = True
        if not files.is_folder(self.path.parent, follow=True):
            files.make_folder(self.path.parent)
        files.replace(self.path, [data])
        self._open()
        self._is_doubtful = False

    def keep_damaged(self) -> None:
        """Keep what is there beside, before a repaired file takes its place."""
        if files.exists(self.path):
            self.kept = files.keep_beside(self.path, _DAMAGED)

    def move(self, path: Path) -> None:
        """Turn to another place; what is there is not known."""
        self.close()
        self.path = path

    def close(self) -> None:
        """Let go of the file."""
        self._close()
        self._stamp = None

    def _keep_other(self) -> Found:
        self.kept = files.keep_beside(self.path, _OTHER)
        return Found.CHANGED

    def _cut_back(self, fd: int, size: int) -> None:
        """Take the beginning of what did not fit out of the file."""
        try:
            files.truncate(fd, size)
            stamp = files.look_at(fd)
        except OSError:
            return
        self._stamp = stamp
        self._is_doubtful = stamp.size != size

    def _open(self) -> None:
        self._close()
        self._fd = files.open_to_append(self.path)
        self._stamp = files.look_at(self._fd)

    def _close(self) -> None:
        if self._fd is not None:
            fd, self._fd = self._fd, None
            files.close(fd)
