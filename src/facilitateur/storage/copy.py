"""Keeps `seance.json`, and the snapshots outside the workspace, up to date off the key path."""

import threading
from collections.abc import Callable
from pathlib import Path

from facilitateur.storage.database import AtomicStorage, CopyPayload, open_copy
from facilitateur.storage.errors import Trouble, trouble_of
from facilitateur.storage.reading import COPY_NAME
from facilitateur.storage.snapshots import Snapshots

__all__ = ["CopyKeeper", "CopyPayload", "Produce", "open_copy"]

_RETRY = 2.0

Produce = Callable[[], CopyPayload]
"""Called in the keeper's thread when it is about to write; must not touch what only the main thread may."""


class CopyKeeper:
    """Renews `seance.json` in one background thread within a second of the last change; never raises.

    `problem` tells why the last renewal failed, `snapshot_problem` the same of the snapshot; none after a success.
    A renewal that fails is tried again every two seconds. The thread starts with the first `schedule` and does not keep
    a program alive.
    """

    def __init__(self, folder: Path, *, delay: float = 0.5, snapshots: Snapshots | None = None) -> None:
        self._folder = folder
        self._delay = delay
        self._snapshots = snapshots
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._produce: Produce | None = None
        self._closing = False
        self._thread: threading.Thread | None = None
        self.problem: Trouble | None = None
        self.snapshot_problem: Trouble | None = None
        self.detail = ""
        """Technical words about the problem, for a log."""

    def schedule(self, produce: Produce) -> None:
        """Ask for a renewal; several in a row make one."""
        with self._changed:
            self._produce = produce
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="copy-keeper", daemon=True)
                self._thread.start()
            self._changed.notify()

    def flush(self) -> bool:
        """Renew now if something is scheduled, and return whether the copy is up to date."""
        with self._writing:
            with self._changed:
                produce, self._produce = self._produce, None
            if produce is not None and not self._renew(produce):
                with self._changed:
                    self._produce = self._produce or produce
            return self.problem is None

    def relocate(self, folder: Path) -> None:
        """Write the copy into another folder from now on."""
        with self._writing:
            self._folder = folder

    def close(self) -> bool:
        """Flush, stop the thread, and return whether the copy is up to date."""
        with self._changed:
            self._closing = True
            self._changed.notify()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
        return self.flush()

    def _run(self) -> None:
        while self._wait_for_work():
            self.flush()

    def _wait_for_work(self) -> bool:
        """Wait for something to write, let more of it come, and return false when the program closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._produce is not None)
            delay = self._delay if self.problem is None else max(self._delay, _RETRY)
            self._changed.wait_for(lambda: self._closing, timeout=delay)
            return not self._closing

    def _renew(self, produce: Produce) -> bool:
        try:
            payload = produce()
            AtomicStorage(self._folder / COPY_NAME).write_payload(payload)
            self.problem = None
        except Exception as error:
            self.problem, self.detail = _told(error)
            return False
        if self._snapshots is not None:
            try:
                self._snapshots.keep(self._folder.name, payload.lines)
                self.snapshot_problem = None
            except Exception as error:
                self.snapshot_problem, self.detail = _told(error)
        return True


def _told(error: Exception) -> tuple[Trouble, str]:
    return trouble_of(error) if isinstance(error, OSError) else Trouble.BAD_RECORD, repr(error)
