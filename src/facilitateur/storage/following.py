"""Follow a running session from another process: read only what was appended since the last look."""

from pathlib import Path

from facilitateur.domain.events import Recorded


class Follower:
    """A reader of `journal.jsonl` that never needs the lock and never writes."""

    def __init__(self, folder: Path) -> None:
        self.reloaded = False
        """Whether the last `poll()` started again from the first record, because the file was replaced."""

    def poll(self) -> list[Recorded]:
        """Return the records that came since the last call, or all of them when `reloaded` became true."""
        raise NotImplementedError
