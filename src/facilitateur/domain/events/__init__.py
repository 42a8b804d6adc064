"""What happens in a workshop: frozen facts, whose tagged union is also their codec.

Every event would be true of the workshop had it been run on paper. Focus, tabs, themes and ticks are not events.
"""

from datetime import datetime

import msgspec

from facilitateur.domain.events.corrections import (
    BlockEndCorrected,
    BlockExchanged,
    BlockStartCorrected,
    ClockStepCorrected,
    PauseCorrected,
    ZoneCorrected,
)
from facilitateur.domain.events.grouping import RotationDrawn, RotationKind, TeamNamed, TeamsFormed, TurnDrawn
from facilitateur.domain.events.notes import (
    FileAttached,
    NoteAdded,
    NoteEdited,
    NoteKept,
    NoteKind,
    NoteMoved,
    NoteParked,
    NotePlaced,
    NoteRetracted,
    NotesMerged,
    VoteCounted,
)
from facilitateur.domain.events.places import (
    Answered,
    CardDrawn,
    CriteriaAgreed,
    GroupsDrawn,
    PlaceAdded,
    PlaceLabelled,
    PlaceRemoved,
    Scored,
)
from facilitateur.domain.events.plan import AgendaReplanned, BlockParked, Given, MethodSwapped, StartPlanned, Strategy
from facilitateur.domain.events.program import (
    ActionRedone,
    ActionUndone,
    ClockStepped,
    ComputerSlept,
    SessionForked,
    SessionImported,
    SessionResumed,
)
from facilitateur.domain.events.running import (
    BlockStarted,
    DayEnded,
    SessionEnded,
    SessionReopened,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
)
from facilitateur.domain.events.setup import (
    FORMAT,
    CardFrozen,
    ForkPoint,
    ParticipantsListed,
    SessionCreated,
)
from facilitateur.domain.events.timers import (
    CanvasHandedIn,
    RoundStarted,
    SideTimerAdjusted,
    SideTimerEnded,
    SideTimerPaused,
    SideTimerSet,
    SideTimerStarted,
    SpeakersListed,
    SpeechStarted,
    SpeechStopped,
    TurnsOrdered,
)
from facilitateur.domain.events.voting import (
    BallotCounted,
    ObjectionRaised,
    ObjectionResolved,
    VoteClosed,
    VoteFramed,
    VoteOpened,
    VoteOption,
    VoteOptionAdded,
    VoteRule,
)

__all__ = [
    "FORMAT",
    "ActionRedone",
    "ActionUndone",
    "AgendaReplanned",
    "Answered",
    "BallotCounted",
    "BlockEndCorrected",
    "BlockExchanged",
    "BlockParked",
    "BlockStartCorrected",
    "BlockStarted",
    "CanvasHandedIn",
    "CardDrawn",
    "CardFrozen",
    "ClockStepCorrected",
    "ClockStepped",
    "ComputerSlept",
    "CriteriaAgreed",
    "DayEnded",
    "Event",
    "FileAttached",
    "ForkPoint",
    "Given",
    "GroupsDrawn",
    "MethodSwapped",
    "NoteAdded",
    "NoteEdited",
    "NoteKept",
    "NoteKind",
    "NoteMoved",
    "NoteParked",
    "NotePlaced",
    "NoteRetracted",
    "NotesMerged",
    "ObjectionRaised",
    "ObjectionResolved",
    "ParticipantsListed",
    "PauseCorrected",
    "PlaceAdded",
    "PlaceLabelled",
    "PlaceRemoved",
    "Recorded",
    "RotationDrawn",
    "RotationKind",
    "RoundStarted",
    "Scored",
    "SessionCreated",
    "SessionEnded",
    "SessionForked",
    "SessionImported",
    "SessionReopened",
    "SessionResumed",
    "SideTimerAdjusted",
    "SideTimerEnded",
    "SideTimerPaused",
    "SideTimerSet",
    "SideTimerStarted",
    "SpeakersListed",
    "SpeechStarted",
    "SpeechStopped",
    "StartPlanned",
    "StepStarted",
    "Strategy",
    "TeamNamed",
    "TeamsFormed",
    "TimeAdjusted",
    "TimerPaused",
    "TimerResumed",
    "TurnDrawn",
    "TurnsOrdered",
    "UnknownEvent",
    "VoteClosed",
    "VoteCounted",
    "VoteFramed",
    "VoteOpened",
    "VoteOption",
    "VoteOptionAdded",
    "VoteRule",
    "ZoneCorrected",
]

Event = (
    SessionCreated
    | ParticipantsListed
    | CardFrozen
    | BlockStarted
    | StepStarted
    | TimerPaused
    | TimerResumed
    | TimeAdjusted
    | BlockParked
    | MethodSwapped
    | AgendaReplanned
    | StartPlanned
    | BlockStartCorrected
    | BlockEndCorrected
    | PauseCorrected
    | BlockExchanged
    | ClockStepCorrected
    | DayEnded
    | SessionEnded
    | SessionReopened
    | NoteAdded
    | NoteEdited
    | NoteMoved
    | NoteRetracted
    | NotesMerged
    | NoteKept
    | NoteParked
    | NotePlaced
    | VoteCounted
    | PlaceAdded
    | PlaceLabelled
    | PlaceRemoved
    | CriteriaAgreed
    | Scored
    | Answered
    | GroupsDrawn
    | CardDrawn
    | FileAttached
    | VoteOpened
    | VoteFramed
    | VoteOptionAdded
    | BallotCounted
    | ObjectionRaised
    | ObjectionResolved
    | VoteClosed
    | ActionUndone
    | ActionRedone
    | SessionResumed
    | ClockStepped
    | ComputerSlept
    | ZoneCorrected
    | SessionImported
    | SessionForked
    | RoundStarted
    | TurnsOrdered
    | SpeakersListed
    | SpeechStarted
    | SpeechStopped
    | SideTimerSet
    | SideTimerStarted
    | SideTimerPaused
    | SideTimerAdjusted
    | SideTimerEnded
    | CanvasHandedIn
    | TeamsFormed
    | TeamNamed
    | RotationDrawn
)


class UnknownEvent(msgspec.Struct, frozen=True):
    """An event written by a newer program: kept, skipped by the fold, never resumed from."""

    type: str
    raw: bytes
    """Its JSON as found."""


class Recorded(msgspec.Struct, frozen=True):
    """An event with its place in the log."""

    seq: int
    """Number in the session from 1; the only order."""
    at: datetime
    """UTC; a label, never an order."""
    offset: int
    """Minutes between UTC and the session's local time at that instant."""
    group: int
    """`seq` of the first event of the same action: what one undo takes back."""
    event: Event | UnknownEvent
