"""The log is the truth: folding it gives what the screen showed, at every length, also after a trip through JSON."""

from hypothesis import given

from facilitateur.domain.codec import decode, encode
from facilitateur.domain.evolve import evolve, fold
from support.acts import Act, acts, play
from support.story import Story


@given(acts)
def test_folding_the_log_gives_the_live_state(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    assert fold(story.log) == story.state


@given(acts)
def test_every_beginning_of_the_log_folds_into_what_was_live_then(morning: list[Act]) -> None:
    story = Story()
    shown = {story.state.seq: story.state}
    for act in morning:
        play(story, act)
        shown[story.state.seq] = story.state
    state = None
    for length in range(1, len(story.log) + 1):
        state = fold(story.log[:1]) if state is None else evolve(state, story.log[length - 1])
        assert length not in shown or shown[length] == state


@given(acts)
def test_a_log_read_back_from_json_folds_into_the_same_state(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    read = [decode(encode(recorded)) for recorded in story.log]
    assert read == story.log
    assert fold(read) == story.state


@given(acts)
def test_a_refused_action_changes_neither_state_nor_log(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        before, length = story.state, len(story.log)
        if play(story, act) is not None:
            assert story.state is before
            assert len(story.log) == length


@given(acts)
def test_an_accepted_action_never_does_nothing_in_silence(morning: list[Act]) -> None:
    """Else undo would take back the action before the one that the facilitator means."""
    story = Story()
    for act in morning:
        before, length = story.state, len(story.log)
        play(story, act)
        if len(story.log) > length and act.name not in (
            "resumed",
            "clock_stepped",
            "slept",
            "list_people",
        ):
            assert story.state.contents is not before.contents
            assert story.state.undo is not before.undo


@given(acts)
def test_all_events_of_one_action_are_one_group(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        length = len(story.log)
        play(story, act)
        assert {recorded.group for recorded in story.log[length:]} <= {length + 1}


def test_two_states_of_a_long_session_can_be_compared() -> None:
    first, second = Story(), Story()
    for story in (first, second):
        for number in range(3_000):
            story.notes(f"note {number}")
    assert first.state == second.state
    second.undoes().notes("une autre")
    assert first.state != second.state
    assert len(repr(first.state.undo)) < 100
