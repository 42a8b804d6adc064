"""Any sequence of moves keeps the replay inside the recording and true to its log."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitateur.domain.events import Recorded
from facilitateur.domain.evolve import fold
from facilitateur.domain.hindsight import in_hindsight
from facilitateur.replay import SPEEDS, MarkerKind, NotATimeError, OutsideError, Player, Timeline
from support.wild import mostly_valid_logs

MOVES = {
    "play": Player.play,
    "pause": Player.pause,
    "play_or_pause": Player.play_or_pause,
    "toggle_idle": Player.toggle_idle,
    "faster": Player.faster,
    "slower": Player.slower,
    "step_forward": Player.step_forward,
    "step_back": Player.step_back,
    "next_marker": Player.next_marker,
    "previous_marker": Player.previous_marker,
}
moves = st.one_of(
    st.sampled_from(sorted(MOVES)),
    st.floats(0, 200, allow_nan=False),
    st.sampled_from(["10:40", "9h05", "2026-03-13 9:30", "3:00", "rien"]),
    st.integers(-100_000, 100_000).map(lambda n: timedelta(seconds=n)),
)


def move(player: Player, what: str | float | timedelta) -> None:
    if isinstance(what, float):
        player.advance(what)
    elif isinstance(what, timedelta):
        player.jump(player.now + what)
    elif what in MOVES:
        MOVES[what](player)
    else:
        try:
            player.jump_to_time(what)
        except (NotATimeError, OutsideError):
            return


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data(), steps=st.lists(moves, max_size=25))
def test_every_move_is_true_to_the_log(
    data: st.DataObject, any_recording: st.SearchStrategy[list[Recorded]], steps: list[str | float | timedelta]
) -> None:
    timeline = Timeline(data.draw(any_recording))
    player = Player(timeline)
    for what in steps:
        before = (player.now, player.count)
        move(player, what)
        assert timeline.start <= player.now <= timeline.end
        assert player.state == fold(timeline.records[: player.count])
        assert timeline.instants[player.count - 1] <= player.now
        assert player.count == len(timeline) or player.now <= timeline.instants[player.count]
        assert SPEEDS[0] <= player.speed <= SPEEDS[-1]
        assert player.finished == (player.count == len(timeline))
        if isinstance(what, float):
            assert (player.now, player.count) >= before, "time never runs backwards by itself"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data(), ticks=st.lists(st.floats(0.01, 100), min_size=1, max_size=20), cut=st.booleans())
def test_small_ticks_and_one_big_one_arrive_at_the_same_place(
    data: st.DataObject, any_recording: st.SearchStrategy[list[Recorded]], ticks: list[float], cut: bool
) -> None:
    timeline = Timeline(data.draw(any_recording))
    many, one = Player(timeline, cut_idle=cut, speed=10), Player(timeline, cut_idle=cut, speed=10)
    many.play()
    one.play()
    for tick in ticks:
        many.advance(tick)
    one.advance(sum(ticks))
    if not (many.finished or one.finished):
        nearly = timedelta(milliseconds=1)
        assert abs(many.pacing.position(many.now) - one.pacing.position(one.now)) < nearly


@given(records=mostly_valid_logs, steps=st.lists(moves, max_size=12))
def test_no_log_whatsoever_makes_a_replay_fail(
    records: tuple[Recorded, list[Recorded]], steps: list[str | float | timedelta]
) -> None:
    timeline = Timeline([records[0], *records[1]])
    whole = fold(timeline.records)
    player = Player(timeline)
    for what in steps:
        move(player, what)
        assert timeline.start <= player.now <= timeline.end
        told = in_hindsight(fold(timeline.records[: player.count]), whole, player.now)
        assert player.state == told
        assert not told.id or told.zone == whole.zone


@pytest.fixture
def player(morning: list[Recorded]) -> Player:
    return Player(Timeline(morning), speed=60)


def test_it_starts_at_the_start_and_stands_still(player: Player) -> None:
    assert player.now == player.timeline.start
    assert player.count == 2, "everything of the first instant has happened"
    assert not player.playing
    assert not player.advance(10)
    assert player.now == player.timeline.start


def test_a_second_at_sixty_is_a_minute(player: Player) -> None:
    player.play()
    assert player.advance(2.5)
    assert player.now == player.timeline.start + timedelta(minutes=2.5)
    assert player.state.note(1) is not None


def test_it_stops_at_the_end_and_starts_again(player: Player) -> None:
    player.play()
    player.advance(1e9)
    assert player.finished
    assert not player.playing
    assert player.now == player.timeline.end
    player.play()
    assert player.playing
    assert player.now == player.timeline.start


def test_a_long_silence_is_cut_on_request(player: Player) -> None:
    player.toggle_idle()
    player.play()
    player.jump(player.timeline.end - timedelta(minutes=59))
    player.advance(0.1)
    assert player.finished


def test_speed_goes_by_steps(player: Player) -> None:
    player.speed = 7
    player.faster()
    assert player.speed == 10
    player.slower()
    player.slower()
    assert player.speed == 2
    for _ in range(20):
        player.faster()
    assert player.speed == 600
    assert Player(player.timeline, speed=100_000).speed == 600
    assert Player(player.timeline, speed=0).speed == 0.5


def test_steps_go_one_event_at_a_time(player: Player) -> None:
    assert player.step_back()
    assert player.count == 1
    assert not player.step_back(), "the first event stays"
    counts = []
    while player.step_forward():
        counts.append(player.count)
    assert counts == list(range(2, len(player.timeline) + 1))


def test_markers_forward_and_back(player: Player) -> None:
    seen = []
    while (marker := player.next_marker()) is not None:
        assert player.now == marker.at
        seen.append(marker)
    assert seen[0].kind is MarkerKind.PHASE
    assert seen == list(player.markers)[1:], "the first one is where it starts"
    back = []
    while (marker := player.previous_marker()) is not None:
        back.append(marker)
    assert back == list(reversed(player.markers))[1:]


def test_back_from_within_a_block_goes_to_its_start(player: Player) -> None:
    player.jump(player.timeline.start + timedelta(minutes=11))
    marker = player.previous_marker()
    assert marker is not None
    assert marker.block == "b2"
    player.play()
    player.advance(1)
    marker = player.previous_marker()
    assert marker is not None
    assert marker.block == "b1", "while it plays, a marker only just passed is skipped"


def test_a_time_outside_changes_nothing(player: Player) -> None:
    player.jump_to_time("9 h 12")
    now = player.now
    with pytest.raises(OutsideError):
        player.jump_to_time("14:00")
    assert player.now == now


def test_an_empty_recording_plays_to_its_end() -> None:
    player = Player(Timeline([]))
    assert player.finished
    player.play()
    assert not player.advance(1)
    assert not player.step_forward()
    assert player.next_marker() is None
    assert player.previous_marker() is None
