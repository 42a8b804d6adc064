"""A replay shows the past as it was set right, also before the moment at which somebody did so."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import correction_intents as right
from facilitateur.domain.events import ClockStepped
from facilitateur.domain.hindsight import in_hindsight
from facilitateur.domain.timing import block_gauge, local
from facilitateur.replay.player import Player
from facilitateur.replay.timeline import Timeline
from facilitateur.replay.timeofday import find_instant, read_time_of_day
from support.acts import Act, acts, play
from support.invented import MORNING
from support.story import Story


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def corrected() -> Timeline:
    """Return twelve minutes, then eight of the second block, which in truth began after seven."""
    story = Story(starts_at=MORNING).next_block().waits(12).next_block().waits(8)
    story.does(lambda state, now: right.correct_start(state, now, 1, MORNING + minutes(7))).waits(5)
    story.notes()
    return Timeline(story.log)


def test_a_block_runs_from_when_it_really_began() -> None:
    timeline = corrected()
    for after, block, spent in ((3, "b1", 3), (6, "b1", 6), (8, "b2", 1), (12, "b2", 5), (19, "b2", 12)):
        state = timeline.state_at(MORNING + minutes(after))
        assert state.contents.current == block
        found = state.agenda.block(block)
        assert found is not None
        assert block_gauge(state, found, MORNING + minutes(after)).spent == minutes(spent)


def test_the_player_shows_the_same() -> None:
    player = Player(corrected())
    player.jump(MORNING + minutes(8))
    assert player.state.contents.current == "b2"
    player.jump(MORNING + minutes(6))
    assert player.state.contents.current == "b1"


def test_a_pause_told_later_stops_the_clock_then() -> None:
    story = Story(starts_at=MORNING).next_block().waits(20)
    story.does(lambda state, now: right.correct_pause(state, now, MORNING + minutes(5), MORNING + minutes(10)))
    timeline = Timeline(story.log)
    paused = timeline.state_at(MORNING + minutes(7))
    assert paused.contents.paused
    after = timeline.state_at(MORNING + minutes(12))
    assert not after.contents.paused
    block = after.current
    assert block is not None
    assert block_gauge(after, block, MORNING + minutes(12)).spent == minutes(7)


def test_an_undone_correction_is_not_shown() -> None:
    story = Story(starts_at=MORNING).next_block().waits(12).next_block().waits(8)
    story.does(lambda state, now: right.correct_start(state, now, 1, MORNING + minutes(7))).undoes()
    assert Timeline(story.log).state_at(MORNING + minutes(8)).contents.current == "b1"


@given(acts, st.integers(0, 9_000))
def test_any_moment_of_any_morning_can_be_seen_in_hindsight(morning: list[Act], seconds: int) -> None:
    story = Story(starts_at=MORNING)
    for act in morning:
        play(story, act)
    timeline = Timeline(story.log)
    at = MORNING + timedelta(seconds=seconds)
    seen = timeline.state_at(at)
    for clock in seen.contents.clocks.values():
        assert clock.spent >= timedelta(0)
    assert seen.contents.current is None or seen.contents.current in seen.contents.clocks
    assert in_hindsight(story.state, story.state, story.now) is story.state


def test_a_jump_of_the_clock_that_was_a_mistake_is_none_in_the_replay() -> None:
    story = Story(starts_at=MORNING).next_block().waits(5).happens(ClockStepped(3_600)).waits(5)
    story.does(lambda state, _: right.correct_clock_step(state, 0, 0)).waits(5).notes()
    timeline = Timeline(story.log)
    at = MORNING + minutes(7)
    assert f"{local(timeline.state_at(at), at):%H:%M}" == "09:07"
    assert find_instant(timeline, read_time_of_day("9h08")) == MORNING + minutes(8)
