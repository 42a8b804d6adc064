"""Long silences are cut, and only they."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.replay import Pacing

START = datetime(2026, 3, 12, 8, tzinfo=UTC)
LIMIT = timedelta(seconds=30)

instants = st.lists(st.integers(0, 4000), min_size=1, max_size=30).map(
    lambda seconds: [START + timedelta(seconds=n) for n in sorted(seconds)]
)
limits = st.one_of(st.none(), st.integers(1, 600).map(lambda n: timedelta(seconds=n)))


def at(*seconds: int) -> list[datetime]:
    return [START + timedelta(seconds=n) for n in seconds]


def test_a_silence_takes_the_limit_then_the_next_event_comes() -> None:
    pacing = Pacing(at(0, 10, 1000, 1005), LIMIT)
    assert pacing.length == timedelta(seconds=45)
    assert [pacing.instant(timedelta(seconds=n)) for n in (0, 9, 10, 39, 40, 45, 99)] == at(
        0, 9, 10, 39, 1000, 1005, 1005
    )


def test_inside_a_cut_playing_goes_on_with_the_next_event() -> None:
    pacing = Pacing(at(0, 1000), LIMIT)
    assert pacing.position(at(500)[0]) == LIMIT
    assert pacing.instant(LIMIT) == at(1000)[0]


@given(instants)
def test_without_a_limit_nothing_changes(moments: list[datetime]) -> None:
    pacing = Pacing(moments)
    assert pacing.length == moments[-1] - moments[0]
    for moment in moments:
        assert pacing.instant(pacing.position(moment)) == moment


@given(instants, limits, st.lists(st.integers(-10, 5000), max_size=20))
def test_pacing_is_monotone_and_stays_inside(
    moments: list[datetime], limit: timedelta | None, probes: list[int]
) -> None:
    pacing = Pacing(moments, limit)
    shown = [pacing.instant(timedelta(seconds=n)) for n in sorted(probes)]
    assert shown == sorted(shown)
    assert all(moments[0] <= moment <= moments[-1] for moment in shown)
    for n in probes:
        instant = min(max(START + timedelta(seconds=n), moments[0]), moments[-1])
        assert pacing.instant(pacing.position(instant)) >= instant
    for moment in moments:
        assert pacing.instant(pacing.position(moment)) == moment


def test_nothing_recorded_has_no_instant() -> None:
    pacing = Pacing([])
    assert pacing.length == timedelta(0)
    assert pacing.position(START) == timedelta(0)
    with pytest.raises(ValueError, match="nothing"):
        pacing.instant(timedelta(0))
