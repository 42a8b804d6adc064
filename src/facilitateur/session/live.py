"""A session open for writing."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from facilitateur.clock import TellsTime
from facilitateur.domain.events import ClockStepped, ComputerSlept, Recorded
from facilitateur.domain.evolve import evolve
from facilitateur.domain.intents import Events
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.room import RoomChoices
from facilitateur.domain.state import Session
from facilitateur.domain.timing import zone_of
from facilitateur.session.attachments import carry_files, keep_data
from facilitateur.session.documents import meta_of, note_document
from facilitateur.storage.copy import CopyKeeper, CopyPayload
from facilitateur.storage.draft import Draft, load_draft, save_draft
from facilitateur.storage.errors import NotSavedError, StorageError, Trouble, trouble_of
from facilitateur.storage.journal import Appended
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.opening import OpenedSession
from facilitateur.storage.reading import ReadReport
from facilitateur.storage.room_file import beat, load_choices, save_choices
from facilitateur.storage.snapshots import Snapshots

Intent = Callable[[Session, datetime], Events]
"""What the facilitator asks for: events from the state and now, or a `RefusedError`."""


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
        self.record(intent(self.state, now), now)
        return self.state

    def record(self, events: Events, now: datetime) -> None:
        """Write events that happened without anybody's intent, then evolve."""
        if not events:
            return
        first = self.state.seq + 1
        offset = _offset(self.state, now)
        records = [Recorded(seq, now, offset, first, event) for seq, event in enumerate(events, first)]
        self._write(lambda: self._opened.journal.append(records))
        self.records += records
        for recorded in records:
            self.state = evolve(self.state, recorded)

    def retry(self) -> bool:
        """Try again to save what is not on disk, and return whether everything is."""
        if self.unsaved:
            self._write(self._opened.journal.retry)
        return not self.unsaved

    def look_at_clock(self) -> timedelta:
        """Record a jump of the wall clock, if there was one, and return it."""
        step = self.clock.step()
        if step and not self.is_newer:
            self.record((ClockStepped(round(step.total_seconds())),), self.now())
        return step

    def look_at_sleep(self) -> timedelta:
        """Record that the computer slept since the last look, if it did, and return for how long."""
        slept = self.clock.slept()
        if slept and not self.is_newer:
            self.record((ComputerSlept(round(slept.total_seconds())),), self.now())
        return slept

    def save_draft(self, draft: Draft) -> bool:
        """Keep the unfinished line, with the time."""
        return save_draft(self.folder, replace(draft, at=self.now()))

    def find_draft(self) -> Draft | None:
        """Return the line left unfinished last time, or its team or question; on disk until the next is saved."""
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
        stored, digest = keep_data(self.folder, name, data)
        return name, stored, digest

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
        return carry_files(self.state.contents.files, before, self.folder)

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


def _offset(state: Session, now: datetime) -> int:
    delta = now.astimezone(zone_of(state.zone)).utcoffset()
    return round(delta.total_seconds() / 60) if delta else 0
