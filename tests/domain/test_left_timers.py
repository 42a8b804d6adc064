"""Timers of teams that were held in an earlier block: out of the room's sight, kept, and back once started again."""

from facilitateur.domain import holding, timer_intents
from facilitateur.domain.room import room_timers
from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.spans import read_span
from support.story import Story


def timed(*, start: bool = True) -> Story:
    """Return a story with timers of two teams in its second block."""
    span = read_span("12 min")
    assert span is not None
    story = Story(teams=2).goes_to("b2")
    return story.does(lambda state, now: timer_intents.set_timers(state, now, ("@A", "@B"), span, start=start))


def holds_or_goes_on(story: Story) -> Story:
    return story.does(lambda state, _: holding.hold_or_go_on(state))


def shown(story: Story) -> int:
    return len(room_timers(story.state, story.now))


def test_timers_held_in_an_earlier_block_are_not_shown_to_the_room_and_not_lost() -> None:
    story = holds_or_goes_on(timed().waits(3))
    assert shown(story) == 2, "still that block"
    story.goes_to("b3").waits(1)
    assert shown(story) == 0
    assert [side.is_left for side in side_gauges(story.state, story.now)] == [True, True]
    assert shown(story.undoes()) == 2


def test_one_that_is_started_again_shows_again_and_stays_when_it_is_held_there() -> None:
    story = holds_or_goes_on(timed().waits(3)).goes_to("b3")
    story.does(lambda state, _: timer_intents.start_or_pause(state, 1)).waits(1)
    assert shown(story) == 1
    story.does(lambda state, _: timer_intents.start_or_pause(state, 1))
    assert shown(story) == 1
    assert shown(story.goes_to("b5")) == 0


def test_one_that_runs_or_was_made_ready_shows_in_every_block() -> None:
    assert shown(timed().waits(1).goes_to("b3")) == 2
    assert shown(timed(start=False).goes_to("b3")) == 2


def test_holding_and_letting_go_everything_does_not_wake_them() -> None:
    story = holds_or_goes_on(timed().waits(3)).goes_to("b3").waits(2)
    holds_or_goes_on(holds_or_goes_on(story))
    assert holding.runs_on(story.state) == ()
    assert not story.state.contents.paused
