"""The fold is total: whatever stands in a log, in whatever order, there is a state and every figure of it."""

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitateur.domain import timing
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases import tree
from facilitateur.domain.events import (
    ActionRedone,
    ActionUndone,
    BlockStarted,
    CardFrozen,
    ClockStepped,
    Event,
    NoteAdded,
    NoteMoved,
    Recorded,
    SessionCreated,
    StepStarted,
    TimeAdjusted,
    TimerResumed,
    UnknownEvent,
    VoteCounted,
)
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.domain.refusals import RefusedError
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.speech import tally
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import round_of, team_turns
from support.acts import Act, intent_of
from support.acts import acts as generated_acts
from support.invented import CARDS, HALF_DAY, MORNING
from support.story import Story
from support.wild import MOST, logs, moments, mostly_valid_logs

LONG_AGO = datetime.min.replace(tzinfo=UTC)
FAR_AHEAD = datetime.max.replace(tzinfo=UTC)

EVERY_ACT = (
    Act(0, "next_block", (False,)),
    Act(0, "next_block", (True,)),
    Act(0, "previous_block"),
    Act(0, "go_to_block", ("b2",)),
    Act(0, "next_step"),
    Act(0, "previous_step"),
    Act(0, "pause_or_resume"),
    Act(0, "adjust_time", (60, False)),
    Act(0, "adjust_time", (-60, True)),
    Act(0, "end_session"),
    Act(0, "reopen_session"),
    Act(0, "undo"),
    Act(0, "redo"),
    Act(0, "capture", ("b2", "A", ("x",), 1, False)),
    Act(0, "edit_note", (1, "y", "")),
    Act(0, "move_note", (1, "A", "", 2)),
    Act(0, "retract_note", (1,)),
    Act(0, "keep_note", (1,)),
    Act(0, "park_note", (1,)),
    Act(0, "decide", (1,)),
    Act(0, "vote", (1, 1)),
    Act(0, "attach_file", ("b2", 1)),
    Act(0, "next_round"),
    Act(0, "previous_round"),
    Act(0, "order_turns", (("A", "B"),)),
    Act(0, "skip_turn"),
    Act(0, "list_speakers", (("P01", "élus"),)),
    Act(0, "speak", ("P01",)),
    Act(0, "stop_speech"),
    Act(0, "set_timers", (("@A", "Salle bleue"), "11:30", True)),
    Act(0, "start_or_pause", (1,)),
    Act(0, "start_or_pause_all"),
    Act(0, "adjust_timers", (1, 60)),
    Act(0, "end_timers", (1,)),
    Act(0, "hand_in", ("b2", "A")),
    Act(0, "name_team", ("A", "Lilas")),
)


def look_at_everything(state: Session, now: datetime) -> None:
    """Ask for every figure that a screen, an export or a replay shows."""
    for number in (None, 1, 2, 3):
        plan = timing.day_plan(state, now, number)
        assert plan.projected_end.tzinfo is not None
        assert isinstance(plan.lateness, timedelta)
        for slot in plan.slots:
            assert slot.planned_start <= slot.planned_end
            timing.local(state, slot.planned_end)
    timing.local(state, now)
    timing.leaves_early(state, now)
    for block in state.agenda.blocks:
        gauge = timing.block_gauge(state, block, now)
        assert gauge.spent >= timedelta(0)
        assert gauge.level in timing.Level
        clock = timing.clock_of(state, block)
        assert sum(clock.steps) == clock.allotted
        assert all(seconds >= 0 for seconds in clock.steps)
        assert sum(clock.steps_spent, timedelta(0)) == clock.spent
        counted = tally(state, block.id, now)
        assert sum((share.spent for share in counted.shares), timedelta(0)) == counted.total
        card = state.card_of(block)
        shown = max(len(clock.steps), len(card.timings) if card else 0)
        for step in range(shown):
            assert timing.step_gauge(state, block, step, now).spent >= timedelta(0)
            found = round_of(state, block, step, now)
            turns = team_turns(state, block, step, now)
            assert all(turn.spent >= timedelta(0) for turn in turns)
            assert found is None or 1 <= found[0] <= found[1]
        if card is not None:
            assert card.text("fr").name is not None
            assert card.text("en").name is not None
    for block, team in state.contents.canvases:
        notes = state.notes_of(block, team)
        assert sorted(node.note.number for node in tree.walk(notes)) == sorted(note.number for note in notes)
        tree.figures(notes)
        for note in notes:
            tree.path(notes, note.number)
            tree.children(notes, note.number)
            assert note.votes >= 0
    for side in side_gauges(state, now):
        assert side.gauge.level in timing.Level
        assert side.gauge.spent >= timedelta(0)
    state.parking_lot()
    state.decisions()
    state.participant_name("P01")
    for act in EVERY_ACT:
        with contextlib.suppress(RefusedError):
            assert isinstance(intent_of(act)(state, now), tuple)


@given(logs, moments)
def test_any_log_folds_into_a_state_with_all_its_figures(log: list[Recorded], now: datetime) -> None:
    look_at_everything(fold(log), now)


@given(mostly_valid_logs, moments)
def test_any_log_of_a_created_session_folds_into_a_state_with_all_its_figures(
    found: tuple[Recorded, list[Recorded]], now: datetime
) -> None:
    created, rest = found
    look_at_everything(fold([created, *rest]), now)


@given(generated_acts, st.randoms(use_true_random=False))
def test_a_log_in_which_lines_are_lost_doubled_or_swapped_still_folds(acts: list[Act], random: object) -> None:
    story = Story()
    for act in acts:
        story.waits(seconds=act.wait)
        story.tries(intent_of(act))
    damaged = [recorded for recorded in story.log if random.random() < 0.8]  # type: ignore[attr-defined]
    damaged += [recorded for recorded in story.log if random.random() < 0.2]  # type: ignore[attr-defined]
    for _ in range(3):
        if len(damaged) > 1:
            i, j = random.sample(range(len(damaged)), 2)  # type: ignore[attr-defined]
            damaged[i], damaged[j] = damaged[j], damaged[i]
    look_at_everything(fold(damaged), story.now)


@given(generated_acts)
def test_every_beginning_of_a_log_folds(acts: list[Act]) -> None:
    story = Story()
    for act in acts:
        story.waits(seconds=act.wait)
        story.tries(intent_of(act))
    for length in range(len(story.log)):
        state = fold(story.log[:length])
        assert state.seq == length
        timing.day_plan(state, story.now)


def created(agenda: Agenda = HALF_DAY, starts_at: datetime | None = None, zone: str = "Europe/Paris") -> SessionCreated:
    return SessionCreated("s", "Un défi", agenda, (), zone, starts_at=starts_at)


def one_block(minutes: int, *, start: str = "09:00", day: int = 1) -> Agenda:
    return Agenda("a", "A", (Day(1, start), Day(day, start)), (Block("b1", minutes), Block("b2", minutes, day=day)))


def fold_events(*events: Event | UnknownEvent, at: datetime = MORNING) -> Session:
    return fold(Recorded(n, at, 0, n, event) for n, event in enumerate(events, 1))


@pytest.mark.parametrize(
    "events",
    [
        pytest.param((created(one_block(10**15)), BlockStarted("b1")), id="a block of a million centuries"),
        pytest.param((created(one_block(-30)), BlockStarted("b1")), id="a block of less than nothing"),
        pytest.param((created(one_block(5, day=10**9)), BlockStarted("b1")), id="day one thousand million"),
        pytest.param((created(one_block(5, start="neuf heures", day=2)),), id="a start that is not a time of day"),
        pytest.param((created(one_block(5, start="24:61", day=2), MORNING),), id="a start after midnight"),
        pytest.param((created(starts_at=datetime(2026, 6, 12, 9)),), id="a start without a zone"),
        pytest.param((created(starts_at=FAR_AHEAD),), id="a start at the end of time"),
        pytest.param((created(starts_at=LONG_AGO), BlockStarted("b1")), id="a start at the beginning of time"),
        pytest.param((created(), TimeAdjusted("b1", MOST), TimeAdjusted("b1", MOST)), id="time given without end"),
        pytest.param((created(), TimeAdjusted("b1", -MOST, 0)), id="time taken without end"),
        pytest.param((created(), CardFrozen(CARDS["causes"]), TimeAdjusted("b3", -999, 0)), id="more than a step has"),
        pytest.param((created(), TimeAdjusted("b1", MOST, 0), BlockStarted("b1")), id="a step without end"),
        pytest.param((created(), ClockStepped(MOST), ClockStepped(MOST)), id="a clock that jumps out of the calendar"),
        pytest.param((created(), ClockStepped(-MOST)), id="a clock that jumps before the calendar"),
        pytest.param((created(), BlockStarted("b2"), StepStarted("b2", 99)), id="a step that is not there"),
        pytest.param((created(), BlockStarted("b2"), StepStarted("b2", -1)), id="a step before the first"),
        pytest.param((created(), BlockStarted("b2"), CardFrozen(CARDS["etoile"])), id="a card frozen after its block"),
        pytest.param((NoteAdded(100_000, "b1", "A", "x"),), id="one hundred thousand missing notes"),
        pytest.param((NoteAdded(10**12, "b1", "A", "x"),), id="a note with an absurd number"),
        pytest.param((NoteAdded(1, "b1", "A", "x"), NoteMoved(1, "A", "", 1)), id="a note under itself"),
        pytest.param((NoteAdded(1, "b1", "A", "x"), VoteCounted(1, -MOST)), id="fewer votes than none"),
        pytest.param((ActionUndone(1), ActionRedone(1), TimerResumed()), id="nothing to undo"),
        pytest.param((NoteAdded(1, "b1", "A", "x"), created(), ActionUndone(1)), id="undone to before the creation"),
        pytest.param((created(), created(one_block(5)), BlockStarted("b1")), id="created twice"),
    ],
)
@pytest.mark.parametrize("at", [MORNING, LONG_AGO, FAR_AHEAD], ids=["today", "year 1", "year 9999"])
def test_an_absurd_log_folds_into_a_state_with_all_its_figures(events: tuple[Event, ...], at: datetime) -> None:
    state = fold_events(*events, at=at)
    for now in (MORNING, LONG_AGO, FAR_AHEAD):
        look_at_everything(state, now)


@given(mostly_valid_logs)
@example((Recorded(1, MORNING, 0, 1, created()), [Recorded(2, MORNING, 0, 2, UnknownEvent("Tomorrow", b"{}"))]))
def test_events_of_a_newer_version_are_counted_and_change_nothing_else(found: tuple[Recorded, list[Recorded]]) -> None:
    log = [found[0], *found[1]]
    known = [recorded for recorded in log if not isinstance(recorded.event, UnknownEvent)]
    state, without = fold(log), fold(known)
    assert state.unknown == len(log) - len(known)
    assert state.contents == without.contents
    assert (state.undo, state.redo, state.cards) == (without.undo, without.redo, without.cards)


def test_a_session_is_created_once() -> None:
    state = fold_events(created(), SessionCreated("autre", "Un autre défi", one_block(5), (), "UTC"))
    assert (state.id, state.challenge, state.agenda) == ("s", "Un défi", HALF_DAY)


def test_the_last_number_of_a_log_with_gaps_is_the_highest() -> None:
    log = [Recorded(seq, MORNING, 0, seq, NoteAdded(seq, "b2", "A", "x")) for seq in (1, 5, 3)]
    assert fold(log).seq == 5


def test_the_fold_of_nothing_is_a_session_in_which_everything_is_refused_or_empty() -> None:
    look_at_everything(EMPTY, MORNING)


def test_time_going_back_in_a_log_is_never_counted_as_negative_time() -> None:
    story = Story().next_block().waits(10)
    story.clock.now = MORNING - timedelta(hours=3)
    story.goes_to("b2")
    assert story.spent("b1") == timedelta(0)
    assert story.spent("b2") == timedelta(0)
