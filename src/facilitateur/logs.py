"""Whole logs written at once: a session that goes on from a moment of another one, or that comes from elsewhere."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from facilitateur.clock import wall_clock
from facilitateur.domain.events import FileAttached, Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.forking import fork_log
from facilitateur.domain.state import Session
from facilitateur.domain.timing import zone_of
from facilitateur.replay.timeline import Timeline
from facilitateur.session.clocks import resumed_clock
from facilitateur.session.documents import meta_of, note_document
from facilitateur.session.opening import new_session_id, read
from facilitateur.storage.attachments import read_attachments, write_attachments
from facilitateur.storage.copy import CopyKeeper, CopyPayload
from facilitateur.storage.errors import StorageError
from facilitateur.storage.lock import is_running
from facilitateur.storage.opening import open_session
from facilitateur.storage.shelf import SessionShelf


def write_log(folder: Path, records: Sequence[Recorded]) -> None:
    """Write a whole log into the empty folder of a session; raises `StorageError`, and then the folder is gone."""
    state = fold(records)
    try:
        with open_session(folder) as opened:
            opened.journal.rewrite(records)
            keeper = CopyKeeper(folder)
            keeper.schedule(
                lambda: CopyPayload(meta_of(state), opened.journal.lines, map(note_document, state.notes()))
            )
            keeper.close()
    except StorageError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def fork(shelf: SessionShelf, source: Path, count: int, at: datetime) -> Path:
    """Make a session that goes on from a moment of another one, and return its folder.

    Args:
        shelf: Where the new session goes.
        source: Folder of the other session, which is only read.
        count: How many of its events happened in both.
        at: The moment, in the other session's time.

    Raises:
        RefusedError: A newer program wrote the other session.
        StorageError: It cannot be read, or the new one cannot be written.
    """
    now, shared = wall_clock(), Timeline(read(source)[1]).records[:count]
    state = fold(shared)
    name = new_session_id(state.challenge, now.astimezone(zone_of(state.zone)))
    log = fork_log(shared, name, at, now)
    folder = shelf.create(name)
    write_log(folder, log)
    stored = [recorded.event.stored for recorded in shared if isinstance(recorded.event, FileAttached)]
    write_attachments(folder, read_attachments(source, stored))
    return folder


def read_two(first: Path, second: Path) -> tuple[tuple[Session, Session], tuple[datetime, datetime]]:
    """Read two sessions with the instant at which each is told; raises `StorageError`.

    A session that runs is told as it is now, one that was left without an end as it stood at its last event.
    """
    one, two = read(first)[0], read(second)[0]
    return (one, two), (_told_at(first, one), _told_at(second, two))


def _told_at(folder: Path, state: Session) -> datetime:
    return resumed_clock(state)() if state.at is None or is_running(folder) else state.at
