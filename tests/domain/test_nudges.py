"""Gentle reasons to look up: each from the facts, none while nothing runs."""

from datetime import timedelta

from facilitateur.domain import timer_intents
from facilitateur.domain.nudges import Nudge, nudges
from support.story import Story

TWO = timedelta(minutes=2)


def causes() -> Story:
    """A method of twenty minutes, begun."""
    return Story().goes_to("b3")


def found(story: Story) -> tuple[Nudge, ...]:
    return nudges(story.state, story.now, TWO)


def test_two_minutes_without_a_new_note_are_worth_a_word() -> None:
    story = causes().waits(1)
    story.notes("une cause")
    assert found(story.waits(1.9)) == ()
    assert found(story.waits(0.2)) == (Nudge.NO_NEW_NOTE,)
    story.notes("une autre", team="B")
    assert found(story) == ()


def test_before_the_first_note_silence_is_no_silence() -> None:
    assert found(causes().waits(5)) == ()


def test_half_of_the_time_with_nothing_written_down() -> None:
    assert found(causes().waits(9.9)) == ()
    assert found(causes().waits(10)) == (Nudge.NOTHING_YET,)


def test_all_teams_handed_in() -> None:
    story = causes()
    story.does(lambda state, now: timer_intents.hand_in(state, "b3", "A"))
    assert found(story) == ()
    story.does(lambda state, now: timer_intents.hand_in(state, "b3", "B"))
    assert found(story) == (Nudge.ALL_HANDED_IN,)
    assert found(story.undoes()) == ()


def test_a_pause_a_break_and_an_ended_session_say_nothing() -> None:
    story = causes().waits(15)
    assert found(story.pauses_or_resumes()) == ()
    assert found(Story().goes_to("b4").waits(14)) == ()
    assert found(causes().waits(15).ends()) == ()
    assert found(Story()) == ()


def test_time_away_from_a_block_is_no_silence_in_it() -> None:
    story = causes()
    story.notes("une cause")
    story.goes_to("b4").waits(15).goes_to("b3")
    assert found(story) == ()
