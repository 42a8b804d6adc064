"""The sessions at hand and what can be done with each of them."""

from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.shelf import SessionShelf, SessionSummary
from facilitateur.tui.context import Context

SAMPLE_PREFIX = "exemple-"
"""How the folders of the recorded samples begin."""

LATELY = timedelta(hours=20)
"""A session used less long ago is gone on with rather than replaced by a new one: later today, or the next morning."""


class Standing(StrEnum):
    """Where a session stands."""

    INTERRUPTED = "interrupted"
    """A program had it open and never closed it."""
    OPEN = "open"
    """Not ended, and closed properly."""
    READY = "ready"
    """Prepared, and not begun."""
    ELSEWHERE = "elsewhere"
    """Another program has it open now."""
    ENDED = "ended"
    SAMPLE = "sample"
    BROKEN = "broken"
    """Nothing can be told without a full reading, or at all."""


class KnownSession(NamedTuple):
    """One session of the list."""

    summary: SessionSummary
    standing: Standing

    @property
    def name(self) -> str:
        """The challenge, or the name of the folder when it cannot be read."""
        return self.summary.challenge or self.summary.id

    @property
    def can_resume(self) -> bool:
        """Whether it waits to be gone on with."""
        return self.standing in (Standing.INTERRUPTED, Standing.OPEN, Standing.READY, Standing.ELSEWHERE)


class Waiting(NamedTuple):
    """The sessions that the home screen offers to go on with."""

    shown: tuple[KnownSession, ...]
    further: int
    """How many more there are."""
    has_own: bool
    """Whether there is any session besides the samples."""

    def likely(self, now: datetime) -> str | None:
        """The id of the session that somebody most probably wants: one that a program lost, else one used lately."""
        left = [known.summary for known in self.shown if known.standing is Standing.INTERRUPTED]
        used = [known.summary for known in self.shown if known.standing in (Standing.OPEN, Standing.READY)]
        lately = [one for one in used if one.last_at is not None and now - one.last_at < LATELY]
        return next((summary.id for summary in (*left, *lately)), None)


def shelf_of(context: Context) -> SessionShelf:
    """Return the shelf of the workspace's sessions, then of the recorded samples."""
    mine, samples = context.workspace.sessions, context.built_in.sessions
    folders = [mine] if mine.resolve() == samples.resolve() else [mine, samples]
    return context.keep(SessionShelf, lambda: SessionShelf(folders))


def list_sessions(context: Context) -> list[KnownSession]:
    """Return every session, the last used first, the samples after the others; reads the disk."""
    samples = context.built_in.sessions.resolve()
    known = [KnownSession(summary, _standing(summary, samples)) for summary in shelf_of(context).summaries()]
    return sorted(known, key=lambda one: one.standing is Standing.SAMPLE)


def waiting_sessions(context: Context, most: int) -> Waiting:
    """Return the sessions that wait to be gone on with, the last used first; reads the disk."""
    known = list_sessions(context)
    waiting = [one for one in known if one.can_resume]
    has_own = any(one.standing is not Standing.SAMPLE for one in known)
    return Waiting(tuple(waiting[:most]), max(len(waiting) - most, 0), has_own)


def is_sample(context: Context, folder: Path) -> bool:
    """Return whether a session is one of the recorded samples, which nobody should write to."""
    return _is_sample(folder, context.built_in.sessions.resolve())


def _is_sample(folder: Path, samples: Path) -> bool:
    return folder.name.startswith(SAMPLE_PREFIX) and folder.parent.resolve() == samples


def _standing(summary: SessionSummary, samples: Path) -> Standing:
    if _is_sample(summary.path, samples):
        return Standing.SAMPLE
    if summary.running_elsewhere:
        return Standing.ELSEWHERE
    if summary.problem is not None:
        return Standing.BROKEN
    if summary.ended:
        return Standing.ENDED
    if (summary.path / OPEN_MARK).exists():
        return Standing.INTERRUPTED
    return Standing.OPEN if summary.begun else Standing.READY
