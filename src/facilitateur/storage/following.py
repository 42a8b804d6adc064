"""Follow a running session from another process: read only what was appended since the last look."""

from pathlib import Path

from facilitateur.domain.events import Recorded
from facilitateur.storage.errors import StorageError
from facilitateur.storage.files import Stamp, look, read_plain
from facilitateur.storage.parsing import parse_journal
from facilitateur.storage.reading import JOURNAL_NAME


class Follower:
    """A reader of `journal.jsonl` that never needs the lock and never writes.

    An unfinished last line waits for the next look; a file that is away for a moment is looked for again.
    """

    def __init__(self, folder: Path) -> None:
        self.reloaded = False
        """Whether the last `poll()` started again from the first record, because the file was replaced."""
        self.bad_lines = 0
        """Lines that could not be read since the file was last read from its beginning."""
        self._path = folder / JOURNAL_NAME
        self._stamp: Stamp | None = None
        self._read = 0
        self._last = 0
        self._end = b""

    def poll(self) -> list[Recorded]:
        """Return the records that came since the last call, or all of them when `reloaded` became true."""
        self.reloaded = False
        try:
            stamp = look(self._path)
            if stamp is None or stamp == self._stamp:
                return []
            fresh = self._appended(stamp)
            if fresh is None:
                fresh = self._all()
        except (OSError, StorageError):
            return []
        return self._taken(fresh)

    def _appended(self, stamp: Stamp) -> bytes | None:
        """Return what was added behind the last line read, none when that line is not there any more."""
        if not stamp.same_file(self._stamp) or stamp.size < self._read:
            return None
        data, self._stamp = read_plain(self._path, self._read - len(self._end))
        return data[len(self._end) :] if data.startswith(self._end) else None

    def _all(self) -> bytes:
        self.reloaded = self._stamp is not None
        data, self._stamp = read_plain(self._path)
        self._read = self._last = self.bad_lines = 0
        self._end = b""
        return data

    def _taken(self, data: bytes) -> list[Recorded]:
        data = data[: data.rfind(b"\n") + 1]
        if not data:
            return []
        found = parse_journal(data)
        self.bad_lines += found.bad_lines
        self._read += len(data)
        self._end = data[data.rfind(b"\n", 0, -1) + 1 :]
        fresh = [found.records[seq][1] for seq in sorted(found.records) if seq > self._last]
        self._last = max(found.records, default=self._last) if fresh else self._last
        return fresh
