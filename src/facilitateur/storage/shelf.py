"""The sessions of a workspace: list, find and create, without reading them whole."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path

import msgspec

from facilitateur.domain.cleaning import clean_line, fold, slug
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    ForkPoint,
    Recorded,
    SessionCreated,
    SessionEnded,
    SessionReopened,
)
from facilitateur.storage import files
from facilitateur.storage.errors import NoSuchSessionError, StorageError, Trouble, trouble_of
from facilitateur.storage.lock import is_running
from facilitateur.storage.names import is_session_id
from facilitateur.storage.parsing import read_line
from facilitateur.storage.reading import COPY_NAME, JOURNAL_NAME

_HEAD = 64 * 1024
_TAIL = 256 * 1024
_END = re.compile(rb'"type": ?"(?:SessionEnded|SessionReopened)"')
_HAPPENED = re.compile(
    rb'"event": ?\{"type": ?"(?!(?:SessionCreated|SessionForked|SessionResumed|SessionImported|ParticipantsListed'
    rb'|CardFrozen|TeamsFormed|TeamNamed|ClockStepped|ComputerSlept)")'
)
"""Any event that is not of preparing a session or of opening it."""

_BEHIND = re.compile(rb'"type": ?"SessionResumed"[^{}]*"behind": ?(\d{1,10})\b')
_MADE = re.compile(rb'"type": ?"SessionForked"[^{}]*"made_at": ?"([0-9T:.Z+-]{10,40})"')
_DATE = re.compile(r"^\d{4}-\d\d-\d\d-")
_MOST_COMPARED = 60
_MAX_CHALLENGE = 300
_NEVER = datetime.min.replace(tzinfo=UTC)


class SessionSummary(msgspec.Struct, frozen=True):
    """One line of the list of sessions."""

    id: str
    """Name of the folder."""
    path: Path
    challenge: str = ""
    created_at: datetime | None = None
    last_at: datetime | None = None
    events: int = 0
    """Number of the last event."""
    begun: bool = True
    """Whether anything happened in it after it was prepared, as far as its end tells."""
    ended: bool = False
    running_elsewhere: bool = False
    fork: ForkPoint | None = None
    """The moment of another session from which it goes on."""
    zone: str = "UTC"
    problem: Trouble | None = None
    """Why nothing more can be told without a full reading."""


class SessionShelf:
    """The session folders of one or several places, the first place being where new ones go.

    A session of an earlier place hides one of the same name in a later one.
    """

    def __init__(self, dirs: Sequence[Path]) -> None:
        self._dirs = tuple(dirs)

    def summaries(self) -> list[SessionSummary]:
        """Return every session, the last used first."""
        found = [summarise(path) for path in self._folders().values()]
        return sorted(found, key=lambda one: (one.last_at or _NEVER, one.id), reverse=True)

    def ids(self) -> list[str]:
        """Return the names of all sessions in order of name."""
        return sorted(self._folders())

    def find(self, name: str) -> Path:
        """Return the folder of a session by its id, or by a beginning or else a part that only one has.

        Raises:
            NoSuchSessionError: None or more than one (`trouble` says which).
        """
        folders = self._folders()
        wanted = name.casefold()
        known = sorted(folders)
        candidates = (
            [wanted] * (wanted in folders)
            or [each for each in known if each.startswith(wanted)]
            or [each for each in known if wanted in each]
        )
        where = self._dirs[0] if self._dirs else Path()
        if not name or not candidates:
            raise NoSuchSessionError(Trouble.MISSING, where, name, near=nearest(name, known))
        if len(candidates) > 1:
            raise NoSuchSessionError(Trouble.AMBIGUOUS, where, name, tuple(candidates))
        return folders[candidates[0]]

    def create(self, session: str) -> Path:
        """Make the folder of a new session, private, and return it.

        Raises:
            StorageError: The name is not allowed, is taken, or the disk refuses.
        """
        if not self._dirs or not is_session_id(session):
            raise StorageError(Trouble.BAD_NAME, self._dirs[0] if self._dirs else Path(), session)
        path = self._dirs[0] / session
        try:
            self._dirs[0].mkdir(mode=0o700, exist_ok=True)
            files.make_folder(path)
            files.sync_folder(self._dirs[0])
        except OSError as error:
            raise StorageError(trouble_of(error), path, str(error)) from error
        return path

    def _folders(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for place in self._dirs:
            for folder in files.folders_in(place):
                if is_session_id(folder.name):
                    found.setdefault(folder.name, folder)
        return found


def nearest(name: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Return at most three ids that a name may have meant, the nearest first: whole, without the date, or a part."""
    wanted = slug(name, _MOST_COMPARED) if re.search(r"[a-z0-9]", fold(name)) else ""
    alike: dict[str, list[str]] = {}
    for known in ids:
        for said in {known, _DATE.sub("", known), *_DATE.sub("", known).split("-")}:
            alike.setdefault(said, []).append(known)
    close = get_close_matches(wanted, alike, n=12, cutoff=0.7) if wanted else []
    return tuple(dict.fromkeys(known for said in close for known in alike[said]))[:3]


def summarise(folder: Path) -> SessionSummary:
    """Return what the beginning and the end of a journal tell."""
    running = is_running(folder)
    path = folder / JOURNAL_NAME
    try:
        tail, stamp = files.read_plain(path, -_TAIL, 2 * _TAIL)
        head = tail if stamp.size <= _TAIL else files.read_plain(path, 0, _HEAD)[0]
    except StorageError as error:
        trouble = error.trouble if error.trouble is not Trouble.MISSING else _without_journal(folder)
        return SessionSummary(folder.name, folder, running_elsewhere=running, problem=trouble)
    first = read_line(head[: head.find(b"\n") + 1])
    last = next(filter(None, map(read_line, reversed(tail.split(b"\n")))), None)
    created = first.event if first else None
    problem = None if isinstance(created, SessionCreated) else Trouble.DAMAGED if tail else _without_journal(folder)
    return SessionSummary(
        id=folder.name,
        path=folder,
        challenge=clean_line(created.challenge, _MAX_CHALLENGE) if isinstance(created, SessionCreated) else "",
        created_at=first.at if first else None,
        last_at=_wall_time(last, tail) if last else None,
        events=last.seq if last else 0,
        fork=created.fork if isinstance(created, SessionCreated) else None,
        zone=created.zone if isinstance(created, SessionCreated) else "UTC",
        begun=_HAPPENED.search(tail) is not None,
        ended=_has_ended(tail),
        running_elsewhere=running,
        problem=problem,
    )


def _wall_time(last: Recorded, tail: bytes) -> datetime:
    """Return when the last event was recorded; a fork lives in the past, and says by how much or when it was made."""
    behind = _BEHIND.findall(tail)
    made = _MADE.findall(tail)
    try:
        if behind:
            return last.at + timedelta(seconds=int(behind[-1]))
        return max(last.at, datetime.fromisoformat(made[-1].decode())) if made else last.at
    except (ValueError, TypeError, OverflowError):
        return last.at


def _without_journal(folder: Path) -> Trouble:
    return Trouble.DAMAGED if files.exists(folder / COPY_NAME) else Trouble.EMPTY


def _has_ended(tail: bytes) -> bool:
    """Return whether the session is over, from the first mention of an end in the last part of its journal."""
    mention = _END.search(tail)
    if not mention:
        return False
    ended = False
    before_and_after: dict[int, tuple[bool, bool]] = {}
    for recorded in filter(None, map(read_line, tail[tail.rfind(b"\n", 0, mention.start()) + 1 :].split(b"\n"))):
        match recorded.event:
            case SessionEnded() | SessionReopened():
                before, _ = before_and_after.get(recorded.group, (ended, ended))
                ended = isinstance(recorded.event, SessionEnded)
                before_and_after[recorded.group] = (before, ended)
            case ActionUndone(group):
                ended = before_and_after.get(group, (ended, ended))[0]
            case ActionRedone(group):
                ended = before_and_after.get(group, (ended, ended))[1]
            case _:
                pass
    return ended
