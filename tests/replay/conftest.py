"""Recordings to replay: one written by hand, and any that hypothesis can think of."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st

from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    BlockStarted,
    ClockStepped,
    DayEnded,
    Event,
    NoteAdded,
    NoteEdited,
    NoteKind,
    NoteRetracted,
    NotesMerged,
    PlaceAdded,
    Recorded,
    SessionCreated,
    SessionEnded,
    SessionResumed,
    TimerPaused,
    TimerResumed,
    UnknownEvent,
)
from facilitateur.domain.people import Team
from facilitateur.domain.phases import Phase

START = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
"""Nine o'clock in Paris."""

AGENDA = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"), Day(2, "09:00")),
    (
        Block("b1", 10, phase=Phase.ICEBREAKER, card="meteo-humeur"),
        Block("b2", 20, phase=Phase.UNDERSTANDING, card="5-pourquoi"),
        Block("b3", 10, BlockKind.BREAK),
        Block("b4", 15, phase=Phase.UNDERSTANDING, card="persona"),
        Block("b5", 15, phase=Phase.PITCH, card="roti", day=2),
    ),
)

CREATED = SessionCreated("2026-03-12-essai-abcde", "Essai", AGENDA, (Team("A"), Team("B")), "Europe/Paris")


def record(moments: Sequence[tuple[float, Event | UnknownEvent]], start: datetime = START) -> list[Recorded]:
    """Make records from (minutes since the start, event)."""
    return [
        Recorded(seq, start + timedelta(minutes=minutes), 60, seq, event)
        for seq, (minutes, event) in enumerate(moments, 1)
    ]


@pytest.fixture
def morning() -> list[Recorded]:
    """A short morning: two phases, a pause, an undo, two decisions, an end."""
    return record(
        [
            (0, CREATED),
            (0, BlockStarted("b1")),
            (2, NoteAdded(1, "b1", "A", "Soleil")),
            (10, BlockStarted("b2")),
            (12, NoteAdded(2, "b2", "A", "On teste en mai", NoteKind.DECISION)),
            (13, NoteAdded(3, "b2", "B", "Une idée")),
            (14, TimerPaused()),
            (18, TimerResumed()),
            (19, NoteEdited(3, "Une idée", NoteKind.DECISION)),
            (30, BlockStarted("b3")),
            (31, ActionUndone(10)),
            (32, ActionRedone(10)),
            (40, BlockStarted("b4")),
            (100, SessionEnded()),
        ]
    )


@pytest.fixture
def canteen() -> list[Recorded]:
    """A word that appears in notes, in a correction and in a title, and is partly taken away."""
    return record(
        [
            (0, CREATED),
            (1, NoteAdded(1, "b1", "A", "La CANTINE ferme à midi")),
            (2, NoteAdded(2, "b1", "B", "rien à dire")),
            (3, NoteEdited(2, "la cantine, encore")),
            (4, NoteEdited(1, "la cantine ferme à 13 h")),
            (5, PlaceAdded("b2", "B", "p1", "Autour de la cantine")),
            (6, NoteAdded(3, "b2", "A", "cantine mobile")),
            (7, NoteRetracted(3)),
        ]
    )


@pytest.fixture
def two_days() -> list[Recorded]:
    """Nine to half past ten, on two days, prepared the evening before."""
    day = 24 * 60
    return record(
        [
            (-13 * 60, CREATED),
            (0, BlockStarted("b1")),
            (90, DayEnded(1)),
            (day, BlockStarted("b5")),
            (day + 95, SessionEnded()),
        ]
    )


_texts = st.sampled_from(["a", "é", "", "un deux"])
_blocks = st.sampled_from(["b1", "b2", "b3", "b4", "b5", "zz"])
_events: st.SearchStrategy[Event | UnknownEvent] = st.one_of(
    st.builds(BlockStarted, _blocks),
    st.builds(NoteAdded, st.integers(1, 9), _blocks, st.sampled_from("AB"), _texts, st.sampled_from(list(NoteKind))),
    st.builds(NoteEdited, st.integers(1, 9), _texts, st.sampled_from(list(NoteKind))),
    st.builds(NoteRetracted, st.integers(1, 9)),
    st.builds(NotesMerged, st.integers(1, 9), st.integers(1, 9), _texts),
    st.builds(ClockStepped, st.integers(-7200, 7200)),
    st.builds(SessionResumed, st.integers(0, 9)),
    st.sampled_from(
        [
            TimerPaused(),
            TimerResumed(),
            ActionUndone(1),
            ActionRedone(1),
            DayEnded(1),
            SessionEnded(),
            UnknownEvent("Z", b"{}"),
        ]
    ),
)


@st.composite
def recordings(draw: st.DrawFn) -> list[Recorded]:
    """Any log: events that mean nothing where they stand, dates that step back, numbers with holes, any order."""
    gaps = st.one_of(st.just(0.0), st.floats(-30, 90))
    drawn = draw(st.lists(st.tuples(gaps, _events), max_size=300 if draw(st.booleans()) else 12))
    minutes, moments = 0.0, []
    for gap, event in drawn:
        minutes += gap
        moments.append((minutes, event))
    records = record([(0.0, CREATED), *moments])
    missing = draw(st.sets(st.integers(2, len(records)), max_size=3)) if len(records) > 1 else set()
    kept = [recorded for recorded in records if recorded.seq not in missing]
    return draw(st.permutations(kept)) if len(kept) < 12 else kept


@pytest.fixture
def any_recording() -> st.SearchStrategy[list[Recorded]]:
    """The strategy, for tests that draw from it."""
    return recordings()
