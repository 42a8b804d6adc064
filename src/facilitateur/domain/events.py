"""What happens in a workshop: frozen facts, whose tagged union is also their codec.

Every event would be true of the workshop had it been run on paper. Focus, tabs, themes and ticks are not events.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.people import Participant, Team

FORMAT = 1
"""Version of the session file format."""


class NoteKind(StrEnum):
    """How certain a note is, or what it is for."""

    PLAIN = ""
    FACT = "fact"
    GUESS = "guess"
    VERBATIM = "verbatim"
    QUESTION = "question"
    IDEA = "idea"
    DECISION = "decision"


class _Event(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    """Base of every event; the class name is the stored tag."""


class SessionCreated(_Event, frozen=True):
    """A session was set up; always the first event."""

    session: str
    """Globally unique id: date, slug of the challenge, short random part."""
    challenge: str
    agenda: Agenda
    teams: tuple[Team, ...]
    zone: str
    """IANA name of the zone in which times of day are shown."""
    language: str = "fr"
    starts_at: datetime | None = None
    """The planned start of the first day (UTC); none means « when the first block starts »."""
    format: int = FORMAT
    program: str = ""
    """Version of the program that created the session."""


class ParticipantsListed(_Event, frozen=True):
    """The list of participants was set; personal data live in this event and in the names people type."""

    participants: tuple[Participant, ...]


class CardFrozen(_Event, frozen=True):
    """A copy of a card was put into the session, so that replay survives later edits of the card."""

    card: Card


class BlockStarted(_Event, frozen=True):
    """A block began, or was gone back to; the block before it stops."""

    block: str


class StepStarted(_Event, frozen=True):
    """A step of the current block began."""

    block: str
    step: int
    """Index from 0."""


class TimerPaused(_Event, frozen=True):
    """The clock of the current block and step was stopped."""


class TimerResumed(_Event, frozen=True):
    """The clock of the current block and step runs again."""


class TimeAdjusted(_Event, frozen=True):
    """A block was given or refused time; with a step, that step and its block both change."""

    block: str
    seconds: int
    step: int | None = None


class DayEnded(_Event, frozen=True):
    """The last block of a day was closed; nothing runs until a block of another day starts."""

    day: int


class SessionEnded(_Event, frozen=True):
    """The workshop is over; nothing runs."""


class SessionReopened(_Event, frozen=True):
    """An ended workshop goes on."""


class NoteAdded(_Event, frozen=True):
    """Something the room produced was written down."""

    note: int
    """Number of the note in the session, from 1."""
    block: str
    team: str
    text: str
    kind: NoteKind = NoteKind.PLAIN
    place: str = ""
    """Id of the zone, branch, field… of the card's canvas."""
    parent: int | None = None
    """In a tree, the note that this one explains; none = a root."""
    parked: bool = False
    """It went straight to the parking lot."""
    author: str = ""
    lane: str = ""
    """Id of the lane or field, on canvases that cross places made by the group with those of the card."""
    spot: tuple[int, int] | None = None
    """Where it stands on a matrix, in tenths of each axis, 0 to 100; none = not placed yet."""
    origin: int | None = None
    """The note that it was carried over from."""


class NoteEdited(_Event, frozen=True):
    """The words or the kind of a note were corrected."""

    note: int
    text: str
    kind: NoteKind = NoteKind.PLAIN


class NoteMoved(_Event, frozen=True):
    """A note went to another team, place or parent of its block's canvas, with all it carries in a tree."""

    note: int
    team: str
    place: str = ""
    parent: int | None = None
    lane: str = ""
    spot: tuple[int, int] | None = None


class NoteRetracted(_Event, frozen=True):
    """A note was taken back; in a tree its branch goes with it."""

    note: int


class NoteKept(_Event, frozen=True):
    """A note was chosen by the group (or no longer)."""

    note: int
    kept: bool = True


class NoteParked(_Event, frozen=True):
    """A note went to the parking lot, or came back from it."""

    note: int
    parked: bool = True


class VoteCounted(_Event, frozen=True):
    """Votes were added to a note, or taken back."""

    note: int
    votes: int


class PlaceAdded(_Event, frozen=True):
    """The group made a place: a cluster, a step of a journey, a sheet, a row of a grid, a table."""

    block: str
    team: str
    place: str
    """Its id, unique on this canvas for ever."""
    label: str = ""
    """Its title; clusters and sheets may wait for theirs."""


class PlaceLabelled(_Event, frozen=True):
    """A place that the group made got its title, or another one."""

    block: str
    team: str
    place: str
    label: str


class PlaceRemoved(_Event, frozen=True):
    """A place that the group made is gone; its notes stay and wait to be put elsewhere."""

    block: str
    team: str
    place: str


class Scored(_Event, frozen=True):
    """A rater gave a row of a grid a score on a criterion, or took it back."""

    block: str
    team: str
    row: str
    """Id of the place that the group made."""
    criterion: str
    rater: int
    """Number of the rater, pass or tester, from 1."""
    value: float | None = None


class Answered(_Event, frozen=True):
    """Somebody answered a survey, or several people answered the same; nobody knows who."""

    block: str
    team: str
    answer: int
    """Number of the answer on this canvas, from 1; the same number again corrects it."""
    values: Mapping[str, int] = {}
    """Value by id of the question; questions left out were not answered."""
    count: int = 1
    """How many people said so."""


class GroupsDrawn(_Event, frozen=True):
    """Groups were drawn for one or several rounds; drawing again replaces them."""

    block: str
    seed: int
    """What the draw can be made again from."""
    rounds: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Codes of participants, by round and group."""
    absent: tuple[str, ...] = ()
    """Codes of those who were not there."""


class CardDrawn(_Event, frozen=True):
    """A team drew a card of the method's deck; what it writes next answers it."""

    block: str
    team: str
    text: str


class FileAttached(_Event, frozen=True):
    """A picture or file was attached to the block and minute; its copy stands in the session's `pj/`."""

    block: str
    team: str
    name: str
    """The name it had."""
    stored: str
    """Name of the copy, made from its hash."""
    sha256: str
    note: int | None = None


class ActionUndone(_Event, frozen=True):
    """The last action still in force was undone."""

    group: int
    """Number of the first event of the undone action."""


class ActionRedone(_Event, frozen=True):
    """The last undone action was done again."""

    group: int


class SessionResumed(_Event, frozen=True):
    """The program opened the session again after it had stopped without closing it, or after a close."""

    away: int
    """Seconds between the last recorded event and now; the running timer counts them."""
    clean: bool = False
    """The program had closed the session in good order."""


class ClockStepped(_Event, frozen=True):
    """The computer's wall clock jumped while the session ran; timers are not affected."""

    seconds: int


class SessionImported(_Event, frozen=True):
    """The session was read from an export made elsewhere."""

    source: str
    """Name of the imported file."""


Event = (
    SessionCreated
    | ParticipantsListed
    | CardFrozen
    | BlockStarted
    | StepStarted
    | TimerPaused
    | TimerResumed
    | TimeAdjusted
    | DayEnded
    | SessionEnded
    | SessionReopened
    | NoteAdded
    | NoteEdited
    | NoteMoved
    | NoteRetracted
    | NoteKept
    | NoteParked
    | VoteCounted
    | PlaceAdded
    | PlaceLabelled
    | PlaceRemoved
    | Scored
    | Answered
    | GroupsDrawn
    | CardDrawn
    | FileAttached
    | ActionUndone
    | ActionRedone
    | SessionResumed
    | ClockStepped
    | SessionImported
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
