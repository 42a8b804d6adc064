"""Any state of a recording is the fold of what had happened."""

from datetime import UTC, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur.domain.events import BlockStarted, NoteAdded, Recorded
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.replay import Timeline
from facilitateur.replay.timeline import SPACING

fixtures = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@fixtures
@given(data=st.data())
def test_every_prefix_is_its_fold(data: st.DataObject, any_recording: st.SearchStrategy[list[Recorded]]) -> None:
    records = data.draw(any_recording)
    in_order = sorted(records, key=lambda recorded: recorded.seq)
    timeline = Timeline(records)
    for count in {0, 1, len(in_order), data.draw(st.integers(0, len(in_order)))}:
        assert fold(in_order[:count]) == timeline.state_of(count)
    for count, recorded in enumerate(in_order, 1):
        if count % 17 == 0 or count == len(in_order):
            assert fold(in_order[:count]) == timeline.state_after(recorded.seq)


@fixtures
@given(data=st.data())
def test_time_never_runs_backwards(data: st.DataObject, any_recording: st.SearchStrategy[list[Recorded]]) -> None:
    timeline = Timeline(data.draw(any_recording))
    assert list(timeline.instants) == sorted(timeline.instants)
    assert timeline.start == timeline.instants[0]
    assert timeline.end == timeline.instants[-1] == max(recorded.at for recorded in timeline.records)
    for instant in (*timeline.instants[:20], timeline.start - timedelta(1), timeline.end + timedelta(1)):
        happened = [recorded for recorded, at in zip(timeline.records, timeline.instants, strict=True) if at <= instant]
        assert fold(happened) == timeline.state_at(instant)


def test_moments_chain(morning: list[Recorded]) -> None:
    moments = list(Timeline(morning).moments())
    assert [moment.recorded for moment in moments] == morning
    assert moments[0].before == EMPTY
    assert all(left.after is right.before for left, right in pairwise(moments))
    assert moments[-1].after == fold(morning)


def test_an_event_found_twice_counts_once(morning: list[Recorded]) -> None:
    assert Timeline([*morning, *morning]).records == tuple(morning)


def test_a_missing_number_gives_the_state_before_it(morning: list[Recorded]) -> None:
    timeline = Timeline(morning[:4] + morning[5:])
    assert timeline.state_after(5) == fold(morning[:4])
    assert timeline.state_after(0) == EMPTY
    assert timeline.state_after(10_000) == timeline.state_at(timeline.end)


def test_nothing_recorded_is_no_error() -> None:
    timeline = Timeline([])
    assert len(timeline) == 0
    assert timeline.start == timeline.end
    assert timeline.state_at(timeline.end) == EMPTY


def test_a_seek_folds_at_most_the_events_since_the_last_resting_point(
    morning: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = morning[-1].at.astimezone(UTC)
    records = morning[:2]
    for seq in range(3, 10_001):
        at = start + timedelta(seconds=seq)
        event = BlockStarted(f"b{seq % 4 + 1}") if seq % 50 == 0 else NoteAdded(seq - 2, "b1", "A", f"note {seq}")
        records.append(Recorded(seq, at, 60, seq, event))
    timeline = Timeline(records)
    folded: list[int] = []
    monkeypatch.setattr(
        "facilitateur.replay.timeline.fold", lambda some, state: folded.append(len(some)) or fold(some, state)
    )
    random = Random(1)
    for _ in range(60):
        timeline.state_at(timeline.instants[random.randrange(len(timeline))])
    assert 0 < max(folded) < SPACING
