"""A session in use: an intent becomes durable events, then the next state; nothing is shown before it is on disk."""

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from facilitateur.clock import SessionClock, TellsTime, wall_clock
from facilitateur.domain.cleaning import slug
from facilitateur.domain.events import ClockStepped, ComputerSlept, Recorded, SessionResumed
from facilitateur.domain.evolve import EMPTY, evolve, fold
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.room import RoomChoices
from facilitateur.domain.state import Session
from facilitateur.domain.timing import zone_of
from facilitateur.storage.copy import CopyKeeper, CopyPayload
from facilitateur.storage.draft import Draft, load_draft, save_draft
from facilitateur.storage.errors import NotSavedError, StorageError, Trouble, trouble_of
from facilitateur.storage.files import replace
from facilitateur.storage.following import Follower
from facilitateur.storage.journal import Appended
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.opening import OpenedSession, open_session, read_session
from facilitateur.storage.places import snapshots_folder
from facilitateur.storage.reading import ReadReport
from facilitateur.storage.room_file import beat, load_choices, save_choices, seconds_unseen
from facilitateur.storage.shelf import SessionShelf
from facilitateur.storage.snapshots import Snapshots

Intent = Callable[[Session, datetime], Events]
"""What the facilitator asks for: events from the state and now, or a `RefusedError`."""


def new_session_id(challenge: str, today: datetime) -> str:
    """Return a globally unique id: date, slug of the challenge, a short random part."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    tail = "".join(secrets.choice(alphabet) for _ in range(5))
    return f"{today:%Y-%m-%d}-{slug(challenge, 36)}-{tail}"


class LiveSession:
    """A session open for writing."""

    read_only = False

    def __init__(
        self, opened: OpenedSession, clock: TellsTime, state: Session, snapshots: Snapshots | None = None
    ) -> None:
        self.state = state
        self.clock = clock
        self.report: ReadReport = opened.report
        self.records = list(opened.records)
        self.trouble: Trouble | None = None
        """Why the last write failed."""
        self.set_aside: Path | None = None
        """Where somebody else's version of the journal was put, until it was said."""
        self.room = load_choices(opened.folder)
        """What the room display shows besides the time."""
        self._room_told = True
        self.was_clean = not (opened.folder / OPEN_MARK).exists()
        self._opened = opened
        self._copy = CopyKeeper(opened.folder, snapshots=snapshots)
        self._mark(present=True)

    @property
    def folder(self) -> Path:
        """Where the session lives."""
        return self._opened.folder

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote this session, so that this one only reads it."""
        return bool(self.state.unknown) or self.report.newer_format is not None

    @property
    def unsaved(self) -> int:
        """How many events are not on disk."""
        return len(self._opened.journal.pending)

    def is_saved(self, seq: int) -> bool:
        """Return whether an event is on disk."""
        pending = self._opened.journal.pending
        return not pending or seq < pending[0].seq

    def now(self) -> datetime:
        """Return session time, never before the last event."""
        now = self.clock()
        return now if self.state.at is None else max(now, self.state.at)

    def perform(self, intent: Intent) -> Session:
        """Do what an intent says: append durably, then evolve.

        When the disk refuses, the state still goes on, `trouble` says why, and what is missing goes out later.

        Raises:
            RefusedError: The intent may not happen now.
        """
        if self.is_newer:
            raise RefusedError(Reason.NEWER_VERSION)
        now = self.now()
        self._record(intent(self.state, now), now)
        return self.state

    def retry(self) -> bool:
        """Try again to save what is not on disk, and return whether everything is."""
        if self.unsaved:
            self._write(self._opened.journal.retry)
        return not self.unsaved

    def look_at_clock(self) -> timedelta:
        """Record a jump of the wall clock, if there was one, and return it."""
        step = self.clock.step()
        if step and not self.is_newer:
            self._record((ClockStepped(round(step.total_seconds())),), self.now())
        return step

    def look_at_sleep(self) -> timedelta:
        """Record that the computer slept since the last look, if it did, and return for how long."""
        slept = self.clock.slept()
        if slept and not self.is_newer:
            self._record((ComputerSlept(round(slept.total_seconds())),), self.now())
        return slept

    def save_draft(self, text: str, team: str = "", place: str = "", question: int = 0) -> bool:
        """Keep the unfinished line."""
        block = self.state.contents.current or ""
        return save_draft(self.folder, Draft(text, block, team, place, self.now(), question))

    def find_draft(self) -> Draft | None:
        """Return the line left unfinished last time, or only its team; it stays on disk until another one is saved."""
        return load_draft(self.folder)

    def choose_for_room(self, choices: RoomChoices) -> bool:
        """Tell the room display what to show, and return whether that is on disk."""
        self.room = choices
        self._room_told = save_choices(self.folder, choices)
        return self._room_told

    def beat(self) -> bool:
        """Give the room display a sign of life, and the choices that the disk refused before."""
        return beat(self.folder, self.room) if self._room_told else self.choose_for_room(self.room)

    def keep_file(self, source: Path) -> tuple[str, str, str]:
        """Copy a file into `pj/` under its hash and return (name, stored name, sha256); raises `OSError`."""
        return self.keep_bytes(source.name, source.read_bytes())

    def keep_bytes(self, name: str, data: bytes) -> tuple[str, str, str]:
        """Keep data in `pj/` as `keep_file` does."""
        suffix = Path(name).suffix.lower()
        digest = hashlib.sha256(data).hexdigest()
        kept = self.folder / "pj"
        kept.mkdir(mode=0o700, exist_ok=True)
        suffix = suffix if re.fullmatch(r"\.[a-z0-9]+", suffix) else ""
        target = kept / f"{digest[:24]}{suffix[:8]}"
        if not target.exists():
            replace(target, [data])
        return name, target.name, digest

    def move_to(self, root: Path) -> list[str]:
        """Go on in `root/sessions/<id>` with all that memory holds, when the disk is lost or full.

        What stands in the folder before stays there, as old as it is.

        Returns:
            Names of the attached files that could not be copied.

        Raises:
            StorageError: That folder refuses as well; the session stays where it was.
        """
        before, target = self.folder, root / "sessions" / self.folder.name
        try:
            if target.parent.resolve() == before.parent.resolve():
                raise StorageError(Trouble.EXISTS, target)
            root.mkdir(exist_ok=True)
            target.parent.mkdir(exist_ok=True)
        except (OSError, RuntimeError, ValueError) as error:
            trouble = trouble_of(error) if isinstance(error, OSError) else Trouble.BAD_NAME
            raise StorageError(trouble, root, str(error)) from error
        self._opened.relocate(target)
        self.trouble = None
        self._copy.relocate(target)
        self._copy.schedule(self._payload)
        self._mark(present=True)
        with suppress(OSError):
            (before / OPEN_MARK).unlink(missing_ok=True)
        return self._carry_files(before)

    def _carry_files(self, before: Path) -> list[str]:
        """Copy the attached files from an earlier folder, and return the names of those that cannot be read there."""
        lost = []
        for file in self.state.contents.files:
            target = self.folder / "pj" / file.stored
            try:
                target.parent.mkdir(mode=0o700, exist_ok=True)
                if not target.exists():
                    replace(target, [(before / "pj" / file.stored).read_bytes()])
            except (OSError, ValueError):
                lost.append(file.name)
        return lost

    def close(self, *, clean: bool = True) -> None:
        """Renew the copy and let the session go."""
        self.retry()
        self._copy.close()
        if clean and not self.unsaved:
            plain = self.room.plain()
            if plain != self.room:
                self.choose_for_room(plain)
            self._mark(present=False)
        self._opened.close()

    def _record(self, events: Events, now: datetime) -> None:
        if not events:
            return
        first = self.state.seq + 1
        offset = _offset(self.state, now)
        records = [Recorded(seq, now, offset, first, event) for seq, event in enumerate(events, first)]
        self._write(lambda: self._opened.journal.append(records))
        self.records += records
        for recorded in records:
            self.state = evolve(self.state, recorded)

    def _write(self, write: Callable[[], Appended]) -> None:
        try:
            done = write()
        except NotSavedError as error:
            self.trouble = error.trouble
            self._copy.schedule(self._payload)
            return
        self.trouble = None
        self.set_aside = done.set_aside or self.set_aside
        self._copy.schedule(self._payload)

    def _payload(self) -> CopyPayload:
        state = self.state
        return CopyPayload(meta_of(state), self._opened.journal.lines, (note_document(note) for note in state.notes()))

    def _mark(self, *, present: bool) -> None:
        mark = self.folder / OPEN_MARK
        try:
            if present:
                mark.touch(mode=0o600)
            else:
                mark.unlink(missing_ok=True)
        except OSError:
            return


class WatchedSession:
    """A session that another program runs: followed, never written."""

    read_only = True

    def __init__(self, folder: Path, clock: TellsTime | None = None) -> None:
        self.folder = folder
        self._follower = Follower(folder)
        self.records: list[Recorded] = []
        self.state = EMPTY
        self._own_clock = False
        self.refresh()
        self.clock = clock or resumed_clock(self.state)
        self._own_clock = clock is None

    def refresh(self) -> bool:
        """Read what the other program wrote since, and return whether anything changed."""
        fresh = self._follower.poll()
        if fresh and self.records and fresh[0].seq <= self.records[-1].seq:
            self.records, self.state = [], EMPTY
        self.records += fresh
        behind = self.state.behind
        self.state = fold(fresh, self.state)
        if self.state.behind != behind and self._own_clock:
            self.clock = resumed_clock(self.state)
        return bool(fresh)

    def now(self) -> datetime:
        """Return session time, never before the last event."""
        now = self.clock()
        return now if self.state.at is None else max(now, self.state.at)

    def perform(self, intent: Intent) -> Session:
        """Refuse: only one program writes."""
        raise RefusedError(Reason.READ_ONLY)


def meta_of(state: Session) -> dict[str, Any]:
    """Return the document of table `meta` of the TinyDB copy."""
    return {
        "id": state.id,
        "challenge": state.challenge,
        "agenda": state.agenda.name,
        "zone": state.zone,
        "language": state.language,
        "created_at": state.created_at.isoformat(),
        "ended": state.contents.ended,
        "teams": [team.letter for team in state.contents.teams],
    }


def note_document(note: msgspec.Struct) -> Mapping[str, Any]:
    """Return the document of table `notes` of the TinyDB copy."""
    document: dict[str, Any] = msgspec.to_builtins(note)
    return document


def _offset(state: Session, now: datetime) -> int:
    delta = now.astimezone(zone_of(state.zone)).utcoffset()
    return round(delta.total_seconds() / 60) if delta else 0


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
        live._record((SessionResumed(0, live.was_clean, max(round(behind.total_seconds()), 0)),), live.now())
    elif state.id and not live.is_newer and (state.contents.current or not live.was_clean):
        live._record((SessionResumed(away, live.was_clean),), live.now())
    return live


def resumed_clock(state: Session) -> SessionClock:
    """Return a clock that goes on from a session's last event: the wall clock, less the jumps already recorded.

    In a fork time goes on from the moment of the fork: what lies between that moment and the first opening is left out.
    """
    if state.is_fresh_fork and state.at is not None:
        return SessionClock(state.at)
    return SessionClock(wall_clock() - state.clock_offset - state.behind, not_before=state.at)


def read(folder: Path) -> tuple[Session, list[Recorded], ReadReport]:
    """Read a session, running elsewhere or not, without changing anything.

    Raises:
        UnreadableSessionError: There is nothing to read.
    """
    loaded = read_session(folder)
    return fold(loaded.records), list(loaded.records), loaded.report
