"""What every widget of a session shows: one frozen frame, made by the screen, painted by the widgets."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.canvases.balloting import present_people
from facilitateur.domain.canvases.places import CanvasView
from facilitateur.domain.formulas.speech import WORDS_PER_MINUTE
from facilitateur.domain.people import Participant
from facilitateur.domain.state import WHOLE_ROOM, Answer, CanvasKey, Note, ScoreKey, Session
from facilitateur.i18n.authors import who_may_say
from facilitateur.i18n.words import Words

AT_HEAD = -1
"""The index of the place of the effect, above the branches of a tree."""


class Cursor(NamedTuple):
    """Where the next note goes on a canvas, and which note is selected; not part of the workshop's log."""

    place: int = 0
    """Index of the place (zone, branch, step, sheet; `AT_HEAD`); among clusters 0 is the reserve, 1 the first one."""
    parent: int | None = None
    """In a tree, the note below which the next one hangs."""
    selected: int | None = None
    """Number of the note that navigation acts on."""
    lane: int = 0
    """Index of the lane, field, question or idea; -1 is the line of steps of a journey, or what reacts to no idea."""
    rater: int = 1
    """Number of the person whose scores are typed on a grid."""
    is_named: bool = False
    """Whether that number was typed, « e5 », so that it holds for rows without scores too."""


class Frame(NamedTuple):
    """One picture of a session."""

    state: Session
    now: datetime
    words: Words
    block: Block | None
    """The block shown; the current one unless the facilitator looks at another."""
    team: str
    canvas: CanvasView
    notes: tuple[Note, ...]
    """Live notes of the shown canvas; where zones are filled for each idea, those of the shown one."""
    cursor: Cursor
    navigating: bool = False
    unsaved: frozenset[int] = frozenset()
    """Numbers of the notes with a change that is not on disk."""
    parked: tuple[Note, ...] = ()
    """What is kept for later, over the whole session."""
    figures: tuple[tuple[str, str], ...] = ()
    """(name, value) of what is counted on the shown canvas."""
    comments: tuple[str, ...] = ()
    """What the figures of the shown canvas say, in sentences."""
    wide: bool = False
    pace: int = WORDS_PER_MINUTE
    """Words that somebody says aloud in a minute."""
    replayed: bool = False
    """Whether it shows the past, in which nobody can type."""

    @property
    def scores(self) -> Mapping[ScoreKey, float]:
        """Scores of the shown grid."""
        return self.state.contents.scores.get(self.key, {})

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Answers to the shown survey."""
        return self.state.contents.answers.get(self.key, ())

    @property
    def headcount(self) -> int:
        """How many people can answer: the whole room, which often answers on one team's canvas; 0 when nobody knows."""
        return present_people(self.state, self.key[0], WHOLE_ROOM)

    @property
    def speakers(self) -> tuple[Participant, ...]:
        """Who may be named as the author of a note; nobody where the card does not ask who says it."""
        return who_may_say(self.words, self.state, self.canvas)

    @property
    def key(self) -> CanvasKey:
        """Block and team of the shown canvas."""
        return (self.block.id if self.block else "", self.team)

    @property
    def selected(self) -> Note | None:
        """The selected note, if it is on this canvas."""
        return next((note for note in self.notes if note.number == self.cursor.selected), None)
