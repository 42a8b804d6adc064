"""Sessions are made, gone on with, or only read."""

import secrets
from datetime import datetime
from pathlib import Path

from facilitateur.clock import SessionClock, TellsTime, wall_clock
from facilitateur.domain.cleaning import slug
from facilitateur.domain.events import Recorded, SessionResumed
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.domain.intents import Events
from facilitateur.domain.state import Session
from facilitateur.session.clocks import resumed_clock
from facilitateur.session.live import LiveSession
from facilitateur.storage.errors import StorageError
from facilitateur.storage.opening import open_session, read_session
from facilitateur.storage.places import snapshots_folder
from facilitateur.storage.reading import ReadReport
from facilitateur.storage.room_file import seconds_unseen
from facilitateur.storage.shelf import SessionShelf
from facilitateur.storage.snapshots import Snapshots


def new_session_id(challenge: str, today: datetime) -> str:
    """Return a globally unique id: date, slug of the challenge, a short random part."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    tail = "".join(secrets.choice(alphabet) for _ in range(5))
    return f"{today:%Y-%m-%d}-{slug(challenge, 36)}-{tail}"


def journal_copies() -> Snapshots:
    """Return where copies of journals are kept, outside folders that a synchronising program may touch."""
    return Snapshots(snapshots_folder())


def create(
    shelf: SessionShelf,
    session: str,
    events: Events,
    clock: TellsTime | None = None,
    *,
    keep_copies: bool = True,
) -> LiveSession:
    """Make the folder of a new session and write its first events.

    Args:
        shelf: Where it is put.
        session: Its id.
        events: Its first events.
        clock: Its clock, else that of the computer.
        keep_copies: Whether copies of its journal are kept elsewhere.

    Raises:
        StorageError: The folder cannot be made or written.
    """
    folder = shelf.create(session)
    copies = journal_copies() if keep_copies else None
    live = LiveSession(open_session(folder), clock or SessionClock(), EMPTY, copies)
    try:
        live.perform(lambda state, now: events)
    except StorageError:
        live.close()
        raise
    if live.trouble is not None:
        trouble = live.trouble
        live.close()
        raise StorageError(trouble, folder)
    return live


def resume(folder: Path, clock: TellsTime | None = None) -> LiveSession:
    """Open a session for writing and record how long nobody did.

    Raises:
        SessionBusyError: Another program has it open; `WatchedSession` still works.
        StorageError: It cannot be read or written.
    """
    snapshots = journal_copies()
    opened = open_session(folder, snapshots=snapshots)
    seen = seconds_unseen(folder) if clock is None else None
    state = fold(opened.records)
    live = LiveSession(opened, clock or resumed_clock(state), state, snapshots)
    live.report = opened.report
    away = 0 if state.at is None else max(round((live.now() - state.at).total_seconds()), 0)
    away = away if seen is None else min(away, seen)
    if state.is_fresh_fork and not live.is_newer:
        behind = wall_clock() - state.clock_offset - live.now()
        live.record((SessionResumed(0, live.was_clean, max(round(behind.total_seconds()), 0)),), live.now())
    elif state.id and not live.is_newer and (state.contents.current or not live.was_clean):
        live.record((SessionResumed(away, live.was_clean),), live.now())
    return live


def read(folder: Path) -> tuple[Session, list[Recorded], ReadReport]:
    """Read a session, running elsewhere or not, without changing anything.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    loaded = read_session(folder)
    return fold(loaded.records), list(loaded.records), loaded.report
