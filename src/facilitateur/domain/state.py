"""What a workshop is at one moment: frozen, always replaced, the fold of its log."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import msgspec

from facilitateur.domain.agenda import Agenda, Block, BlockKind
from facilitateur.domain.beside import SideTimer, Speech, StepRounds
from facilitateur.domain.card import CanvasItem, Card
from facilitateur.domain.events import ForkPoint, NoteKind
from facilitateur.domain.limits import sane_offset
from facilitateur.domain.past import Correction, Replaced, Replan, Run
from facilitateur.domain.people import Participant, Team
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.seating import Formed, Groups, Rotation
from facilitateur.domain.vector import Vector

ZERO = timedelta(0)


class Note(msgspec.Struct, frozen=True):
    """Something the room produced."""

    number: int
    block: str
    team: str
    text: str
    kind: NoteKind
    at: datetime
    """When it was first written down (UTC)."""
    place: str = ""
    parent: int | None = None
    author: str = ""
    kept: bool = False
    parked: bool = False
    retracted: bool = False
    merged: int | None = None
    """The note that it was withdrawn into; none for what was taken back."""
    votes: int = 0
    edited: bool = False
    lane: str = ""
    """Id of the lane or field, where the canvas has any; of the idea that it reacts to."""
    spot: tuple[int, int] | None = None
    """Where it stands on a matrix, in tenths of each axis."""
    spots: tuple[tuple[int, int], ...] = ()
    """Where people placed it without seeing each other; `spot` is their mean."""
    origin: int | None = None
    """The note that it was carried over from."""
    drawn: str = ""
    """The card of the deck that it answers."""
    title_of: str = ""
    """Id of the place whose title it was carried over from."""
    private: bool = False
    """It was written where the card keeps notes private; it is kept, and never handed out."""

    @property
    def source(self) -> str:
        """The id of the note or place that it was carried over from; empty where it was written."""
        return self.title_of if self.origin is None else f"n{self.origin}"


class BlockClock(msgspec.Struct, frozen=True):
    """The time facts of one block; with now they give every figure on screen."""

    allotted: int
    """Planned seconds with all adjustments."""
    steps: tuple[int, ...]
    """Allotted seconds of each step, same sum; one entry for blocks without steps."""
    spent: timedelta = ZERO
    """Time used until `running_since`."""
    steps_spent: tuple[timedelta, ...] = ()
    running_since: datetime | None = None
    step: int = 0
    """Index of the current step."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    until: datetime | None = None
    """The time of day on the room's clock (UTC) at which the block, or its step, was said to end."""
    until_step: bool = False
    """Whether `until` is the end of the current step."""


class Visit(msgspec.Struct, frozen=True):
    """One stay in a block, in the order in which it happened: the agenda as it was really run."""

    block: str
    started_at: datetime
    ended_at: datetime | None = None


class Attachment(msgspec.Struct, frozen=True):
    """A picture or file attached to a canvas, and to a note if one was selected."""

    block: str
    team: str
    name: str
    stored: str
    at: datetime
    note: int | None = None


class Incident(msgspec.Struct, frozen=True):
    """Something that happened to the program or its clock, kept for the record and shown once."""

    kind: str
    """`resumed`, `closed` (resumed after a clean close), `clock`, `slept`, `zone` or `imported`."""
    at: datetime
    """When it was noticed; for an absence or a sleep its end."""
    seconds: int = 0
    text: str = ""
    """The zone that was set right."""


class Answer(msgspec.Struct, frozen=True):
    """What one person, or several alike, answered."""

    values: Mapping[str, int]
    count: int = 1


StepKey = tuple[str, int]
"""Block id and index of a step."""

ScoreKey = tuple[str, str, int]
"""Row, criterion and rater."""

CanvasKey = tuple[str, str]
"""Block id and team letter: one canvas per team per block."""

WHOLE_ROOM = ""
"""The team of what belongs to nobody's team: the one canvas of a block without a method."""


class Contents(msgspec.Struct, frozen=True):
    """Everything that undo gives back."""

    agenda: Agenda
    teams: tuple[Team, ...] = ()
    team_names: Mapping[str, str] = {}
    """Names that teams bear beside their letter."""
    participants: tuple[Participant, ...] = ()
    notes: Vector[Note | None] = Vector()
    """Note n stands at index n-1; none where the log has a gap."""
    canvases: Mapping[CanvasKey, Vector[int]] = {}
    """Numbers of the notes that were ever in a canvas; `Session.notes_of` filters."""
    places: Mapping[CanvasKey, tuple[CanvasItem, ...]] = {}
    """Places that the group made, in the order in which they were made."""
    criteria: Mapping[str, tuple[CanvasItem, ...]] = {}
    """Criteria of grids that the room agreed on, by block; those of the card elsewhere."""
    replaced: Mapping[str, tuple[Replaced, ...]] = {}
    """Methods that blocks had before, the oldest first; not the one in force."""
    scores: Mapping[CanvasKey, Mapping[ScoreKey, float]] = {}
    """Scores of grids."""
    answers: Mapping[CanvasKey, tuple[Answer, ...]] = {}
    """Answers to surveys; one without values was taken back."""
    drawn: Mapping[CanvasKey, tuple[str, ...]] = {}
    """Cards of decks drawn so far, the last one in force; an empty one after another method took over."""
    groups: Mapping[str, Groups] = {}
    """Groups drawn, by block."""
    formed: Formed | None = None
    """None for teams as they were when the session was set up."""
    rotations: Mapping[str, Rotation] = {}
    """Rotations of teams, by block; under "" that of the whole session."""
    votes: tuple[VoteRound, ...] = ()
    """Rounds of votes in the order in which they were opened."""
    clocks: Mapping[str, BlockClock] = {}
    step_rounds: Mapping[StepKey, StepRounds] = {}
    """Steps whose rounds were begun by hand or given to teams."""
    speech: Mapping[str, Speech] = {}
    """Turns of speech, by block."""
    side_timers: Mapping[int, SideTimer] = {}
    """Timers of teams and rooms, by number."""
    handed_in: frozenset[CanvasKey] = frozenset()
    """Canvases that their teams handed in."""
    visits: tuple[Visit, ...] = ()
    files: tuple[Attachment, ...] = ()
    current: str | None = None
    """The block that runs; none before the start, between days and after the end."""
    paused: bool = False
    ended: bool = False
    runs: tuple[Run, ...] = ()
    """Stretches of time that are over, in the order in which they ended."""
    corrections: tuple[Correction, ...] = ()
    """What was set right of the past, in order."""
    corrected_time: timedelta = ZERO
    """By how much corrections changed the time used by all blocks together."""
    clock_steps: Mapping[int, int] = {}
    """By how many seconds the room's clock really jumped, for incidents that were corrected."""
    replans: tuple[Replan, ...] = ()
    """How the plan was bent, in order."""
    day_over: int = 0
    """The day that was closed last and after which nothing has started yet; 0 = none."""
    opening: datetime | None = None
    opening_said: bool = False
    """Whether the planned start was said anew: then it is `opening`, none for « when the first block starts »."""
    zone: str = ""
    """The zone in which the room really is; empty for `Session.first_zone`."""
    sealed: frozenset[str] = frozenset()
    """What was made where a card kept notes private, besides notes, once another method took over (`privacy`)."""
    opened: frozenset[str] = frozenset()
    """What was made where all may read, as it read when another method took over."""


class History(msgspec.Struct, frozen=True, eq=False):
    """A linked list of earlier or later contents; compared and shown link by link, for it may be very long."""

    group: int
    """First event of the action."""
    label: str
    """Class name of that event, for saying what was undone."""
    contents: Contents
    older: "History | None"
    left_at: datetime
    """When these contents went out of force."""
    counted: timedelta
    """What the contents after them had counted at that instant, over all blocks."""

    def __eq__(self, other: object) -> bool:
        mine: History | None = self
        theirs = other
        while isinstance(mine, History) and isinstance(theirs, History) and mine is not theirs:
            if (mine.group, mine.label, mine.contents) != (theirs.group, theirs.label, theirs.contents):
                return False
            mine, theirs = mine.older, theirs.older
        return mine is theirs

    def __repr__(self) -> str:
        return f"History(group={self.group}, label={self.label!r})"


class Session(msgspec.Struct, frozen=True):
    """The whole state of a session."""

    id: str
    challenge: str
    first_zone: str
    """IANA name of the zone in which the session was set up."""
    language: str
    created_at: datetime
    contents: Contents
    cards: Mapping[str, Card] = {}
    starts_at: datetime | None = None
    seq: int = 0
    """Number of the last event folded."""
    at: datetime | None = None
    """Time of the last event folded."""
    group: int = 0
    undo: History | None = None
    redo: History | None = None
    clock_offset: timedelta = ZERO
    """What to add to session time to get the time of day that the wall clock shows."""
    incidents: tuple[Incident, ...] = ()
    unknown: int = 0
    """Events of a newer version that were skipped."""
    announced: Agenda = Agenda("", "", (), ())
    """The plan as it was when the session was made: the yardstick of being ahead or behind."""
    fork: ForkPoint | None = None
    """The moment of another session from which this one goes on."""
    behind: timedelta = ZERO
    """In a fork: by how much session time stands behind the wall clock, as far as anybody went on with it."""
    forked_at: int = 0
    """Number of the event up to which nothing of its own happened in a fork; 0 in any other session."""

    @property
    def is_fresh_fork(self) -> bool:
        """Whether nothing has happened yet since the session was forked from another one."""
        return self.forked_at > 0 and self.seq == self.forked_at

    @property
    def room_offset(self) -> timedelta:
        """What to add to session time to get the time of day in the room: without the jumps that were mistakes."""
        offset = self.clock_offset
        for index, seconds in self.contents.clock_steps.items():
            if 0 <= index < len(self.incidents) and self.incidents[index].kind == "clock":
                offset = sane_offset(offset, seconds - self.incidents[index].seconds)
        return offset

    @property
    def zone(self) -> str:
        """IANA name of the zone in which times of day are told."""
        return self.contents.zone or self.first_zone

    @property
    def opening(self) -> datetime | None:
        """The planned start of the first day, as it was announced or said since; none for the first block's start."""
        return self.contents.opening if self.contents.opening_said else self.starts_at

    @property
    def agenda(self) -> Agenda:
        """The plan as it stands."""
        return self.contents.agenda

    @property
    def current(self) -> Block | None:
        """The block that runs."""
        return None if self.contents.current is None else self.agenda.block(self.contents.current)

    def note(self, number: int) -> Note | None:
        """Return a note by its number, retracted ones too."""
        notes = self.contents.notes
        return notes[number - 1] if 1 <= number <= len(notes) else None

    def notes(self) -> Iterator[Note]:
        """Yield all notes in the order of their numbers, without the retracted ones."""
        return (note for note in self.contents.notes if note is not None and not note.retracted)

    def source_of(self, note: Note) -> Note:
        """Return the note that one carried over repeats, while both say the same; else the note itself."""
        while note.origin is not None and note.origin < note.number:
            source = self.note(note.origin)
            if (
                source is None
                or source.retracted
                or source.parked
                or (source.text, source.kind) != (note.text, note.kind)
            ):
                break
            note = source
        return note

    def originals(self) -> Iterator[Note]:
        """Yield all notes but those that repeat another one on a second canvas: what the room said, once."""
        return (note for note in self.notes() if self.source_of(note) is note and not self._repeats_title(note))

    def _repeats_title(self, note: Note) -> bool:
        """Whether a note says the title that it was carried over from, and nothing else was made of it."""
        if not note.title_of or note.kind is not NoteKind.PLAIN:
            return False
        titles = (place.label for made in self.contents.places.values() for place in made if place.id == note.title_of)
        return note.text in titles

    def is_for_all(self, block: str) -> bool:
        """Whether a block has one canvas for the whole room: pauses, plenaries… of a session with several teams."""
        found = self.agenda.block(block)
        return found is not None and found.kind is not BlockKind.METHOD and len(self.contents.teams) > 1

    def canvas_teams(self, block: str) -> tuple[str, ...]:
        """Return whose canvases a block has, in order: every team's, or the whole room's."""
        return (WHOLE_ROOM,) if self.is_for_all(block) else tuple(team.letter for team in self.contents.teams)

    def notes_of(self, block: str, team: str) -> tuple[Note, ...]:
        """Return the live notes of one canvas in order; those sent to the parking lot are not among them.

        The whole room's canvas also shows what was written down for one team in such a block.
        """
        if team == WHOLE_ROOM and self.is_for_all(block):
            letters = (WHOLE_ROOM, *(known.letter for known in self.contents.teams))
            every = (note for letter in letters for note in self._notes_of(block, letter))
            return tuple(sorted(every, key=lambda note: note.number))
        return self._notes_of(block, team)

    def _notes_of(self, block: str, team: str) -> tuple[Note, ...]:
        found = self.contents.canvases.get((block, team), ())
        notes = (self.note(number) for number in found)
        return tuple(
            note for note in notes if note is not None and not note.retracted and not note.parked and note.team == team
        )

    def is_used(self, block: str, team: str) -> bool:
        """Whether a team left anything on a canvas: notes, places, scores or answers."""
        key, contents = (block, team), self.contents
        held = (contents.places.get(key), contents.scores.get(key))
        answered = any(answer.values for answer in contents.answers.get(key, ()))
        return answered or any(held) or bool(self.notes_of(block, team))

    def votes_of(self, block: str, team: str) -> tuple[VoteRound, ...]:
        """Return the rounds of votes of one canvas in order."""
        return tuple(held for held in self.contents.votes if (held.block, held.team) == (block, team))

    def vote(self, number: int) -> VoteRound | None:
        """Return a round of votes by its number."""
        return next((held for held in self.contents.votes if held.number == number), None)

    def parking_lot(self) -> tuple[Note, ...]:
        """Return what is kept for later, over the whole session."""
        return tuple(note for note in self.notes() if note.parked)

    def decisions(self) -> tuple[Note, ...]:
        """Return the decisions, over the whole session."""
        return tuple(note for note in self.originals() if note.kind is NoteKind.DECISION and not note.parked)

    def promised(self) -> tuple[Note, ...]:
        """Return the notes that are actions, over the whole session."""
        return tuple(note for note in self.originals() if note.kind is NoteKind.ACTION and not note.parked)

    def card_of(self, block: Block | None) -> Card | None:
        """Return the frozen card of a block, if it has one."""
        return self.cards.get(block.card) if block is not None and block.card else None

    def participant_name(self, code: str) -> str:
        """Return the first name behind a code, or the code."""
        return next((person.name for person in self.contents.participants if person.code == code), code)

    def team_called(self, letter: str) -> str:
        """Return how a team is told: by its letter, with its name behind it where it has one: « B (Lilas) »."""
        name = self.contents.team_names.get(letter, "")
        return f"{letter} ({name})" if name else letter
