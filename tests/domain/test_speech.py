"""Turns of speech: one speaks at a time, and nothing is judged."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain import timer_intents
from facilitateur.domain.refusals import Reason
from facilitateur.domain.speech import Tally, tally
from support.story import Story


def talk(*speakers: str) -> Story:
    story = Story().next_block()
    return story.does(lambda state, now: timer_intents.list_speakers(state, speakers)) if speakers else story


def says(story: Story, who: str) -> Story:
    return story.does(lambda state, now: timer_intents.speak(state, who))


def counted(story: Story) -> Tally:
    return tally(story.state, "b1", story.now)


def test_a_turn_begins_ends_the_one_before_and_is_counted() -> None:
    story = talk("P01", "P02", "P03")
    says(story, "P01").waits(3)
    says(story, "P02").waits(1)
    found = counted(story)
    assert [(share.who, share.spent, share.turns, share.share) for share in found.shares] == [
        ("P01", timedelta(minutes=3), 1, 0.75),
        ("P02", timedelta(minutes=1), 1, 0.25),
        ("P03", timedelta(0), 0, 0.0),
    ]
    assert (found.who, found.turn, found.n, found.silent) == ("P02", timedelta(minutes=1), 3, ("P03",))
    assert [share.who for share in found.above] == ["P01"]


def test_the_same_name_again_ends_the_turn() -> None:
    story = says(talk("élus", "usagers"), "élus").waits(2)
    says(story, "élus").waits(5)
    assert (counted(story).who, counted(story).total) == ("", timedelta(minutes=2))


def test_who_is_not_on_the_list_joins_it() -> None:
    story = says(talk("@A", "@B"), "Le maire").waits(1)
    assert [share.who for share in counted(story).shares] == ["@A", "@B", "Le maire"]


def test_a_pause_of_the_block_holds_the_turn() -> None:
    story = says(talk("P01"), "P01").waits(1).pauses_or_resumes().waits(30)
    assert (counted(story).turn, counted(story).held) == (timedelta(minutes=1), True)
    story.pauses_or_resumes().waits(1)
    assert (counted(story).turn, counted(story).total) == (timedelta(minutes=2), timedelta(minutes=2))


def test_the_next_block_ends_the_turn() -> None:
    story = says(talk("P01"), "P01").waits(1).next_block().waits(10)
    assert (counted(story).who, counted(story).total) == ("", timedelta(minutes=1))


def test_undo_gives_the_turn_before_back_as_if_it_had_gone_on() -> None:
    story = says(talk("P01", "P02"), "P01").waits(1)
    says(story, "P02").waits(1).undoes()
    assert (counted(story).who, counted(story).total) == ("P01", timedelta(minutes=2))


def test_nobody_speaks_before_the_session_begins() -> None:
    assert Story().tries(lambda state, now: timer_intents.speak(state, "P01")) is Reason.NOT_STARTED
    assert talk("P01").tries(lambda state, now: timer_intents.stop_speech(state)) is Reason.NOBODY_SPEAKS


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 300)), max_size=12))
def test_all_that_passes_between_first_and_last_turn_is_somebodys(turns: list[tuple[str, int]]) -> None:
    story, passed, speaking = talk("A", "B", "C"), 0, ""
    for who, seconds in turns:
        says(story, who).waits(seconds=seconds)
        speaking = "" if speaking == who else who
        passed += seconds if speaking else 0
    found = counted(story)
    assert found.total == timedelta(seconds=passed)
    assert not passed or abs(sum(share.share or 0 for share in found.shares) - 1) < 1e-9
