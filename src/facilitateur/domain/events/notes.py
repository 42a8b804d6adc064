"""Notes: what the room produced, corrected, moved, kept and voted for."""

from enum import StrEnum

from facilitateur.domain.events.base import EventBase


class NoteKind(StrEnum):
    """How certain a note is, or what it is for."""

    PLAIN = ""
    FACT = "fact"
    GUESS = "guess"
    VERBATIM = "verbatim"
    QUESTION = "question"
    IDEA = "idea"
    DECISION = "decision"
    ACTION = "action"
    """Something that somebody will do; its text says what, who and when (`commitments`)."""


class NoteAdded(EventBase, frozen=True):
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
    """Code of the participant who said it, or a name as it was told."""
    lane: str = ""
    """Id of the lane or field, on canvases that cross places made by the group with those of the card."""
    spot: tuple[int, int] | None = None
    """Where it stands on a matrix, in tenths of each axis, 0 to 100; none = not placed yet."""
    origin: int | None = None
    """The note that it was carried over from."""
    title_of: str = ""
    """Id of the place whose title it was carried over from."""


class NoteEdited(EventBase, frozen=True):
    """The words or the kind of a note were corrected."""

    note: int
    text: str
    kind: NoteKind = NoteKind.PLAIN
    author: str | None = None
    """Who said it, when that was corrected too; none leaves who it was."""


class NoteMoved(EventBase, frozen=True):
    """A note went to another team, place or parent of its block's canvas, with all it carries in a tree."""

    note: int
    team: str
    place: str = ""
    parent: int | None = None
    lane: str = ""
    spot: tuple[int, int] | None = None


class NotePlaced(EventBase, frozen=True):
    """Several people placed a note on a matrix without seeing each other; it stands at their mean."""

    note: int
    spots: tuple[tuple[int, int], ...] = ()
    """A point a person, in tenths of each axis."""


class NoteRetracted(EventBase, frozen=True):
    """A note was taken back; in a tree its branch goes with it."""

    note: int


class NotesMerged(EventBase, frozen=True):
    """A note was found to say what another one says: that one holds both from now on, with the votes of both."""

    note: int
    """The one that was withdrawn."""
    into: int
    text: str
    """What the other one says since."""
    kind: NoteKind = NoteKind.PLAIN


class NoteKept(EventBase, frozen=True):
    """A note was chosen by the group (or no longer)."""

    note: int
    kept: bool = True


class NoteParked(EventBase, frozen=True):
    """A note went to the parking lot, or came back from it."""

    note: int
    parked: bool = True


class VoteCounted(EventBase, frozen=True):
    """Votes were added to a note, or taken back."""

    note: int
    votes: int


class FileAttached(EventBase, frozen=True):
    """A picture or file was attached to the block and minute; its copy stands in the session's `pj/`."""

    block: str
    team: str
    name: str
    """The name it had."""
    stored: str
    """Name of the copy, made from its hash."""
    sha256: str
    note: int | None = None
