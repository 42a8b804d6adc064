"""What the room display knows: the session's files, looked at ten times a second by a thread of its own.

A disk that does not answer stops the looks, never the counting: the screen goes on with what it knows and its clock.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from facilitateur.clock import running_seconds, wall_clock
from facilitateur.domain.room import Link, RoomChoices
from facilitateur.domain.state import Session
from facilitateur.session.watched import WatchedSession
from facilitateur.storage.errors import StorageError
from facilitateur.storage.lock import is_running
from facilitateur.storage.room_file import RoomGlance, last_beat, opened_at
from facilitateur.storage.shelf import SessionShelf

LOOK_SECONDS = 0.1
SILENT_AFTER = 8.0
"""Seconds without a sign of life after which the link counts as lost; the régie gives one every 2."""
SEARCH_SECONDS = 2.0


class Seen(NamedTuple):
    """What was seen last."""

    state: Session
    choices: RoomChoices
    link: Link


class Followed:
    """One session, followed by its files."""

    def __init__(self, folder: Path, running: Callable[[], float] = running_seconds) -> None:
        self.folder = folder
        self._session = WatchedSession(folder)
        self._glance = RoomGlance(folder)
        self._running = running
        self._stamp: object = None
        age = self._age()
        self._alive_at = running() - (0.0 if age is None else max(age, 0.0))
        self.seen = self._look()

    def now(self) -> datetime:
        """Return session time."""
        return self._session.now()

    def look(self) -> Seen:
        """Look at the files and return what was seen."""
        self.seen = self._look()
        return self.seen

    def _look(self) -> Seen:
        self._glance.look()
        if self._glance.is_there:
            self._session.refresh()
        stamp = self._glance.stamp
        if stamp is not None and stamp != self._stamp:
            if self._stamp is not None:
                self._alive_at = self._running()
            self._stamp = stamp
        return Seen(self._session.state, self._glance.choices, self._link())

    def _link(self) -> Link:
        if not self._glance.is_there:
            return Link.LOST
        if not self._glance.is_open:
            return Link.CLOSED
        if self._glance.stamp is None:
            return Link.LIVE
        return Link.LOST if self._running() - self._alive_at > SILENT_AFTER else Link.LIVE

    def _age(self) -> float | None:
        beat = last_beat(self.folder)
        return None if beat is None else wall_clock().timestamp() - beat


class RoomFeed:
    """The session that the room sees: the one that was asked for, else the one that runs, and then the next one."""

    def __init__(self, sessions: Path, folder: Path | None = None) -> None:
        self._sessions = sessions
        self._asked = folder
        self._searched_at: float | None = None
        self._stopped = threading.Event()
        self._looked_at = running_seconds()
        self.followed: Followed | None = None
        """What is followed; none as long as no session runs."""
        if folder is not None:
            self.followed = Followed(folder)

    @property
    def is_stuck(self) -> bool:
        """Whether the disk has not answered for long."""
        return running_seconds() - self._looked_at > SILENT_AFTER

    def look(self) -> None:
        """Look once at the files, and for another session when this one is over or silent."""
        followed = self.followed
        if followed is not None:
            followed.look()
        if self._asked is None and (followed is None or followed.seen.link is not Link.LIVE):
            self._search()
        self._looked_at = running_seconds()

    def start(self) -> None:
        """Look again and again, in a thread that ends with the program."""
        threading.Thread(target=self._run, daemon=True, name="salle").start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            with suppress(OSError, StorageError):  # the folder went away under a look; the next one will say
                self.look()
            self._stopped.wait(LOOK_SECONDS)

    def _search(self) -> None:
        now = running_seconds()
        if self._searched_at is not None and now - self._searched_at < SEARCH_SECONDS:
            return
        self._searched_at = now
        found = running_session(self._sessions, besides=self.followed.folder if self.followed is not None else None)
        if found is not None:
            self.followed = Followed(found)


def running_session(sessions: Path, *, besides: Path | None = None) -> Path | None:
    """Return the session that a program runs now, the one opened last when there are several.

    Args:
        sessions: The folder of sessions.
        besides: A session that is known to be silent, whatever its dates say: a clock may have been set back since.
    """
    shelf = SessionShelf([sessions])
    folders = (folder for folder in map(shelf.find, shelf.ids()) if folder != besides)
    opened = [(opened_at(folder), folder) for folder in folders]
    recent = sorted(((at, folder) for at, folder in opened if at is not None), reverse=True)
    return next((folder for _, folder in recent if _is_alive(folder)), None)


def _is_alive(folder: Path) -> bool:
    beat = last_beat(folder)
    if beat is None:
        return is_running(folder)
    return wall_clock().timestamp() - beat < SILENT_AFTER
