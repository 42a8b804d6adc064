"""A session told step by step on a clock moved by hand, keeping both the live state and the log."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Self

from facilitateur.clock import ManualClock
from facilitateur.domain import intents, note_intents
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import Event, NoteKind, Recorded, UnknownEvent
from facilitateur.domain.evolve import EMPTY, evolve
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.roll import Person
from facilitateur.domain.state import Note, Session
from facilitateur.domain.timing import Gauge, block_gauge, step_gauge
from support.invented import CARDS, CHALLENGE, HALF_DAY, MORNING, NAMES

Intent = Callable[[Session, datetime], tuple[Event, ...]]
"""What `LiveSession.perform` takes, written again so that domain tests stay clear of the storage."""


class Story:
    """What a facilitator does, one sentence after the other.

    `state` is what the screen would show, `log` what the disk would hold.
    """

    def __init__(
        self,
        agenda: Agenda = HALF_DAY,
        cards: Mapping[str, Card] = CARDS,
        *,
        now: datetime = MORNING,
        starts_at: datetime | None = None,
        zone: str = "Europe/Paris",
        teams: int = 2,
        names: Sequence[str | Person] = NAMES,
    ) -> None:
        self.clock = ManualClock(now)
        self.log: list[Recorded] = []
        self.state: Session = EMPTY
        events = create_session(
            "2026-06-12-guichet-abcde",
            CHALLENGE,
            agenda,
            cards,
            names=names,
            teams=teams,
            zone=zone,
            starts_at=starts_at,
        )
        self.happens(*events)
        self.created = self.state

    @property
    def now(self) -> datetime:
        """The time of the story."""
        return self.clock()

    def happens(self, *events: Event | UnknownEvent) -> Self:
        """Record events as one action, without asking whether they may happen."""
        first = len(self.log) + 1
        for seq, event in enumerate(events, first):
            recorded = Recorded(seq, self.now, 120, first, event)
            self.log.append(recorded)
            self.state = evolve(self.state, recorded)
        return self

    def does(self, intent: Intent) -> Self:
        """Do what an intent says; a refusal goes through."""
        return self.happens(*intent(self.state, self.now))

    def tries(self, intent: Intent) -> Reason | None:
        """Do what an intent says, or return why it is refused."""
        try:
            self.does(intent)
        except RefusedError as refused:
            return refused.reason
        return None

    def waits(self, minutes: float = 0, seconds: float = 0) -> Self:
        """Let time pass."""
        self.clock.advance(minutes * 60 + seconds)
        return self

    def next_block(self) -> Self:
        """Go to the next block, early or not."""
        return self.does(lambda state, now: intents.next_block(state, now, confirmed=True))

    def goes_to(self, block: str) -> Self:
        """Go to a block, early or not."""
        return self.does(lambda state, now: intents.go_to_block(state, block, now, confirmed=True))

    def next_step(self) -> Self:
        """Go to the next step."""
        return self.does(lambda state, _: intents.next_step(state))

    def pauses_or_resumes(self) -> Self:
        """Press the pause key."""
        return self.does(lambda state, _: intents.pause_or_resume(state))

    def gives(self, minutes: float, *, of_step: bool = False) -> Self:
        """Give the current block time, or take it."""
        return self.does(lambda state, _: intents.adjust_time(state, round(minutes * 60), of_step=of_step))

    def ends(self) -> Self:
        """End the session."""
        return self.does(lambda state, _: intents.end_session(state))

    def undoes(self, times: int = 1) -> Self:
        """Undo."""
        for _ in range(times):
            self.does(lambda state, _: intents.undo(state))
        return self

    def redoes(self, times: int = 1) -> Self:
        """Redo."""
        for _ in range(times):
            self.does(lambda state, _: intents.redo(state))
        return self

    def notes(
        self,
        text: str = "Une note",
        *,
        block: str = "b3",
        team: str = "A",
        kind: NoteKind = NoteKind.PLAIN,
        place: str = "",
        parent: int | None = None,
        parked: bool = False,
    ) -> int:
        """Write a note down and return its number."""
        self.does(
            lambda state, _: note_intents.capture(
                state, block, team, [text], kind=kind, place=place, parent=parent, parked=parked
            )
        )
        return len(self.state.contents.notes)

    def note(self, number: int) -> Note:
        """Return a note that exists."""
        note = self.state.note(number)
        assert note is not None
        return note

    def gauge(self, block: str) -> Gauge:
        """Return the timer of a block now."""
        found = self.state.agenda.block(block)
        assert found is not None
        return block_gauge(self.state, found, self.now)

    def step_gauge(self, block: str, step: int) -> Gauge:
        """Return the timer of a step now."""
        found = self.state.agenda.block(block)
        assert found is not None
        return step_gauge(self.state, found, step, self.now)

    def spent(self, block: str) -> timedelta:
        """Return the time used by a block until now."""
        return self.gauge(block).spent
