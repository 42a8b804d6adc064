"""Going through the agenda: what starts next, what asks once, what is refused, and that the machine never advances."""

import pytest

from facilitateur.domain import intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.events import (
    BlockStarted,
    DayEnded,
    Recorded,
    SessionCreated,
    SessionEnded,
    StepStarted,
    TimeAdjusted,
    TimerPaused,
    TimerResumed,
)
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from support.invented import MORNING, TWO_DAYS
from support.story import Intent, Story

NEXT: Intent = lambda state, now: intents.next_block(state, now)  # noqa: E731
BACK: Intent = lambda state, _: intents.previous_block(state)  # noqa: E731


def current(story: Story) -> str | None:
    return story.state.contents.current


def test_the_first_block_starts_the_session() -> None:
    story = Story()
    assert NEXT(story.state, story.now) == (BlockStarted("b1"),)


def test_a_block_whose_time_is_over_does_not_go_on_by_itself() -> None:
    assert current(Story().next_block().waits(600)) == "b1"


def test_leaving_a_block_early_asks_once() -> None:
    story = Story().next_block().waits(1)
    with pytest.raises(RefusedError) as refused:
        NEXT(story.state, story.now)
    assert refused.value.reason is Reason.LEAVING_EARLY
    assert intents.next_block(story.state, story.now, confirmed=True) == (BlockStarted("b2"),)


def test_leaving_a_block_in_time_does_not_ask() -> None:
    story = Story().next_block().waits(9)
    assert NEXT(story.state, story.now) == (BlockStarted("b2"),)


def test_jumping_from_a_block_early_asks_once_too() -> None:
    story = Story().next_block().waits(1)
    assert story.tries(lambda state, now: intents.go_to_block(state, "b4", now)) is Reason.LEAVING_EARLY
    assert current(story.goes_to("b4")) == "b4"


def test_going_back_never_asks_and_loses_nothing() -> None:
    story = Story().next_block().waits(10).next_block()
    story.notes("pendant b2", block="b2")
    story.waits(1).does(BACK)
    assert current(story) == "b1"
    assert [note.text for note in story.state.notes_of("b2", "A")] == ["pendant b2"]
    assert story.state.contents.clocks["b2"].spent.total_seconds() == 60


def test_nothing_stands_before_the_first_block() -> None:
    assert Story().next_block().tries(BACK) is Reason.FIRST_BLOCK


def test_one_cannot_go_back_before_the_start() -> None:
    assert Story().tries(BACK) is Reason.NOT_STARTED


def test_after_the_last_block_the_session_ends() -> None:
    story = Story().goes_to("b6").waits(10)
    assert NEXT(story.state, story.now) == (SessionEnded(),)


def test_after_the_last_block_of_a_day_the_day_ends() -> None:
    story = Story(TWO_DAYS).goes_to("b2").waits(60)
    assert NEXT(story.state, story.now) == (DayEnded(1),)
    story.does(NEXT).does(NEXT)
    assert current(story) == "b3"


def test_going_back_from_between_two_days_returns_to_the_last_block() -> None:
    story = Story(TWO_DAYS).goes_to("b2").waits(60).does(NEXT).does(BACK)
    assert current(story) == "b2"


def test_going_back_from_the_end_returns_to_the_last_block_and_reopens() -> None:
    story = Story().goes_to("b3").ends().does(BACK)
    assert current(story) == "b3"
    assert not story.state.contents.ended


def test_an_ended_session_does_not_start_its_next_block() -> None:
    story = Story().next_block().ends()
    assert story.tries(NEXT) is Reason.ENDED
    assert story.tries(lambda state, _: intents.end_session(state)) is Reason.ENDED


def test_an_ended_session_can_be_reopened_once() -> None:
    story = Story().next_block().waits(10).ends().does(lambda state, _: intents.reopen_session(state))
    assert story.tries(lambda state, _: intents.reopen_session(state)) is Reason.NOT_ENDED
    assert current(story.does(NEXT)) == "b2"


def test_a_reopened_session_goes_on_in_the_block_in_which_it_stopped() -> None:
    story = Story().goes_to("b3").waits(10).ends().waits(5).does(lambda state, _: intents.reopen_session(state))
    assert current(story) == "b3"
    assert story.spent("b3").total_seconds() == 600
    assert current(story.undoes()) is None
    assert story.state.contents.ended


def test_a_session_that_ended_before_it_began_can_be_reopened() -> None:
    story = Story().ends().does(lambda state, _: intents.reopen_session(state))
    assert current(story) is None
    assert current(story.does(NEXT)) == "b1"


def test_a_session_that_ended_before_it_began_has_nothing_to_go_back_to() -> None:
    assert Story().ends().tries(BACK) is Reason.FIRST_BLOCK


@pytest.mark.parametrize(
    "intent",
    [
        lambda state, _: intents.next_step(state),
        lambda state, _: intents.previous_step(state),
        lambda state, _: intents.pause_or_resume(state),
        lambda state, _: intents.pause(state),
        lambda state, _: intents.adjust_time(state, 60),
    ],
    ids=["next step", "previous step", "pause or resume", "pause", "time"],
)
def test_timers_want_a_running_block(intent: Intent) -> None:
    assert Story().tries(intent) is Reason.NOT_STARTED
    assert Story().next_block().ends().tries(intent) is Reason.ENDED


def test_an_unknown_block_is_not_gone_to() -> None:
    with pytest.raises(RefusedError) as refused:
        intents.go_to_block(Story().state, "b99", MORNING)
    assert (refused.value.reason, refused.value.details) == (Reason.UNKNOWN_BLOCK, {"block": "b99"})


def test_the_running_block_is_not_gone_to() -> None:
    story = Story().next_block()
    assert story.tries(lambda state, now: intents.go_to_block(state, "b1", now)) is Reason.ALREADY_RUNNING


def test_an_event_for_an_unknown_block_changes_nothing() -> None:
    story = Story().next_block()
    before = story.state.contents
    assert story.happens(BlockStarted("b99"), TimeAdjusted("b99", 60)).state.contents is before


def test_an_empty_agenda_has_nothing_to_start() -> None:
    created = SessionCreated("s", "Un défi", Agenda("vide", "Vide", (), ()), (), "UTC")
    state = fold([Recorded(1, MORNING, 0, 1, created)])
    with pytest.raises(RefusedError) as refused:
        intents.next_block(state, MORNING)
    assert refused.value.reason is Reason.EMPTY_AGENDA
    assert intents.upcoming_block(state) is None


def test_a_day_without_blocks_is_passed_over_to_the_end() -> None:
    agenda = Agenda("a", "A", (Day(1, "09:00"), Day(2, "09:00")), (Block("b1", 5),))
    story = Story(agenda).next_block().waits(5).does(NEXT)
    assert isinstance(story.log[-1].event, DayEnded)
    assert NEXT(story.state, story.now) == (SessionEnded(),)


def test_steps_go_forth_and_back_within_the_block() -> None:
    story = Story().goes_to("b3")
    assert intents.next_step(story.state) == (StepStarted("b3", 1),)
    story.next_step().next_step()
    assert story.tries(lambda state, _: intents.next_step(state)) is Reason.LAST_STEP
    assert intents.previous_step(story.state) == (StepStarted("b3", 1),)
    story.does(lambda state, _: intents.previous_step(state)).does(lambda state, _: intents.previous_step(state))
    assert story.tries(lambda state, _: intents.previous_step(state)) is Reason.FIRST_STEP


def test_one_key_pauses_and_resumes() -> None:
    story = Story().next_block()
    assert intents.pause_or_resume(story.state) == (TimerPaused(),)
    story.pauses_or_resumes()
    assert intents.pause_or_resume(story.state) == (TimerResumed(),)
    assert story.tries(lambda state, _: intents.pause(state)) is not None


def test_the_path_through_the_agenda_is_kept_as_it_was() -> None:
    story = Story().next_block().waits(1).next_block().waits(2).goes_to("b5").waits(3)
    story.does(BACK).waits(4).ends()
    visits = [(visit.block, visit.ended_at) for visit in story.state.contents.visits]
    assert [block for block, _ in visits] == ["b1", "b2", "b5", "b4"]
    assert all(ended is not None for _, ended in visits)


def test_a_block_belongs_to_its_agenda_and_its_card_to_the_session() -> None:
    state: Session = Story().goes_to("b3").state
    assert state.current is not None
    card = state.card_of(state.current)
    assert card is not None
    assert card.slug == "causes"
    assert state.card_of(state.agenda.blocks[0]) is None
    assert state.card_of(None) is None
    assert state.agenda.position("b99") == -1
    assert state.agenda.position(None) == -1
