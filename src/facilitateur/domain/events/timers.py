"""Time beside the block's: rounds inside a step, turns of speech, timers of teams and rooms, canvases handed in."""

from datetime import datetime

from facilitateur.domain.events.base import EventBase


class RoundStarted(EventBase, frozen=True):
    """A round of the current step began by hand, before or after its time."""

    block: str
    step: int
    round: int
    """Index from 0."""


class TurnsOrdered(EventBase, frozen=True):
    """The teams pass one after the other in a step, in this order; without teams, the card's rounds hold again."""

    block: str
    step: int
    teams: tuple[str, ...]


class SpeakersListed(EventBase, frozen=True):
    """Whose speech is timed in a block: codes of participants, `@A` for teams, or labels such as `élus`."""

    block: str
    speakers: tuple[str, ...]


class SpeechStarted(EventBase, frozen=True):
    """Somebody began to speak; who spoke before stops."""

    block: str
    who: str


class SpeechStopped(EventBase, frozen=True):
    """Nobody whose speech is timed speaks any more."""


class SideTimerSet(EventBase, frozen=True):
    """A timer beside the block's was given its time or its end; the same number again sets it anew."""

    timer: int
    label: str
    """`@A` for a team, else a name such as `Salle bleue`."""
    seconds: int = 0
    until: datetime | None = None
    """The end on the room's clock (UTC), instead of a duration; it runs from now on."""


class SideTimerStarted(EventBase, frozen=True):
    """Timers of teams or rooms run, together."""

    timers: tuple[int, ...]


class SideTimerPaused(EventBase, frozen=True):
    """Timers of teams or rooms were stopped for a while."""

    timers: tuple[int, ...]


class SideTimerAdjusted(EventBase, frozen=True):
    """Timers of teams or rooms were given or refused time."""

    timers: tuple[int, ...]
    seconds: int


class SideTimerEnded(EventBase, frozen=True):
    """Timers of teams or rooms are no longer needed."""

    timers: tuple[int, ...]


class CanvasHandedIn(EventBase, frozen=True):
    """A team handed its canvas in, or took it back."""

    block: str
    team: str
    done: bool = True
