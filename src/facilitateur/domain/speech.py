"""Turns of speech: who spoke how long, and what each would have if all had the same."""

from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.beside import Speech
from facilitateur.domain.formulas.shares import whole_percents
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import running_time

MICROSECOND = timedelta(microseconds=1)


class Share(NamedTuple):
    """What one person, team or label spoke."""

    who: str
    spent: timedelta
    turns: int
    share: float | None
    """Of all that was spoken; none while nobody spoke."""
    percent: int = 0
    """The same as a whole percentage; those of all add up to 100."""


class Tally(NamedTuple):
    """The turns of speech of one block."""

    shares: tuple[Share, ...]
    """In the order of the list of speakers."""
    total: timedelta
    who: str
    """Who speaks, empty for nobody."""
    turn: timedelta
    """How long the turn has lasted."""
    held: bool
    """Whether the turn waits because the block is paused."""

    @property
    def n(self) -> int:
        """How many may speak."""
        return len(self.shares)

    @property
    def fair(self) -> float | None:
        """The share that each would have if all had the same."""
        return 1 / self.n if self.n else None

    @property
    def silent(self) -> tuple[str, ...]:
        """Who has not spoken yet."""
        return tuple(share.who for share in self.shares if not share.turns)

    @property
    def above(self) -> tuple[Share, ...]:
        """Who spoke more than the same share for all, most first."""
        fair = self.fair or 0.0
        found = [share for share in self.shares if (share.share or 0.0) > fair]
        return tuple(sorted(found, key=lambda share: -share.spent))


def tally(session: Session, block: str, now: datetime) -> Tally:
    """Count the turns of speech of a block until `now`."""
    speech = session.contents.speech.get(block, Speech())
    running = running_time(speech.since, now)
    spent = {**speech.spent}
    if speech.who:
        spent[speech.who] = spent.get(speech.who, ZERO) + running
    everyone = tuple(dict.fromkeys((*speech.speakers, *spent)))
    total = sum((spent.get(who, ZERO) for who in everyone), ZERO)
    percents = whole_percents([spent.get(who, ZERO) // MICROSECOND for who in everyone])
    shares = tuple(
        Share(who, time := spent.get(who, ZERO), speech.turns.get(who, 0), time / total if total else None, percent)
        for who, percent in zip(everyone, percents, strict=True)
    )
    held = bool(speech.who) and speech.since is None
    return Tally(shares, total, speech.who, speech.turn_spent + running if speech.who else ZERO, held)
