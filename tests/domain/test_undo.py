"""Undo gives back what was, time facts included; redo gives back what was undone; a new action ends redo."""

from datetime import timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from facilitateur.domain import intents, note_intents
from facilitateur.domain.events import NoteKind, ParticipantsListed
from facilitateur.domain.people import Participant
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import Contents, History, Session
from support.acts import Act, acts, clock_acts, forward_acts, play
from support.story import Story


def undo(state: Session, _now: object) -> intents.Events:
    return intents.undo(state)


def redo(state: Session, _now: object) -> intents.Events:
    return intents.redo(state)


def links(history: History | None) -> list[tuple[int, str]]:
    found = []
    while history is not None:
        found.append((history.group, history.label))
        history = history.older
    return found


def written(contents: Contents) -> Contents:
    """Return everything but the time facts, which go on while one undoes and redoes."""
    return replace(contents, clocks={})


@given(acts)
def test_undo_then_redo_changes_nothing(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    before = story.state
    if story.tries(undo) is None:
        story.redoes()
    assert story.state.contents == before.contents
    assert links(story.state.undo) == links(before.undo)
    assert links(story.state.redo) == links(before.redo)


@given(acts)
def test_undo_then_redo_a_while_later_changes_nothing_but_the_time_that_passed(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    before = story.state
    if story.tries(undo) is None:
        story.waits(5).redoes()
    assert written(story.state.contents) == written(before.contents)
    assert links(story.state.undo) == links(before.undo)
    assert links(story.state.redo) == links(before.redo)


@given(clock_acts)
def test_redo_then_undo_changes_nothing(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    before = story.state
    if story.tries(redo) is None:
        story.undoes()
    assert story.state.contents == before.contents
    assert links(story.state.undo) == links(before.undo)
    assert links(story.state.redo) == links(before.redo)


@given(forward_acts)
def test_undo_walks_back_through_every_state_there_was(morning: list[Act]) -> None:
    story = Story()
    been: list[Contents] = []
    for act in morning:
        before, length = story.state.contents, len(story.log)
        play(story, act)
        been += [before] if len(story.log) > length else []
    for contents in reversed(been):
        story.waits(1).undoes()
        assert written(story.state.contents) == written(contents)
    assert story.tries(undo) is Reason.NOTHING_TO_UNDO


@given(forward_acts)
def test_undoing_everything_gives_back_the_session_as_created(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    while story.state.undo is not None:
        story.undoes()
    assert story.state.contents == story.created.contents


@given(forward_acts)
def test_redoing_everything_gives_back_what_was_undone(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    contents, undone = story.state.contents, 0
    while story.state.undo is not None:
        story.undoes()
        undone += 1
    story.redoes(undone)
    assert story.state.contents == contents
    assert story.tries(redo) is Reason.NOTHING_TO_REDO


@given(acts)
def test_a_new_action_ends_redo(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        length = len(story.log)
        play(story, act)
        if len(story.log) > length and act.name not in (
            "undo",
            "redo",
            "resumed",
            "clock_stepped",
            "slept",
            "list_people",
        ):
            assert story.state.redo is None


def test_an_undone_block_change_leaves_the_earlier_block_running_as_if_nothing_had_happened() -> None:
    undone, plain = Story().next_block(), Story().next_block()
    undone.waits(4).next_block().waits(3).undoes().waits(2)
    plain.waits(9)
    assert undone.state.contents == plain.state.contents
    assert undone.spent("b1") == timedelta(minutes=9)
    assert undone.spent("b2") == timedelta(0)


NIGHT = 15 * 60


@pytest.mark.parametrize("later", [0, 3, NIGHT])
def test_a_pause_undone_however_late_goes_on_from_where_it_stood(later: int) -> None:
    story = Story().next_block().waits(4).pauses_or_resumes().waits(later).undoes()
    assert story.spent("b1") == timedelta(minutes=4)
    assert story.waits(1).spent("b1") == timedelta(minutes=5)
    assert not story.state.contents.paused


def test_an_undone_resumption_is_a_pause_and_the_time_that_ran_stays_counted() -> None:
    story = (
        Story().next_block().waits(4).pauses_or_resumes().waits(3).pauses_or_resumes().waits(2).undoes().waits(NIGHT)
    )
    assert story.state.contents.paused
    assert story.spent("b1") == timedelta(minutes=6)


def test_a_pause_redone_hours_later_keeps_the_work_of_those_hours() -> None:
    story = Story().next_block().waits(4).pauses_or_resumes().waits(1).undoes().waits(120).redoes().waits(NIGHT)
    assert story.state.contents.paused
    assert story.spent("b1") == timedelta(minutes=124)


def test_a_note_undone_after_a_night_in_pause_counts_no_night() -> None:
    story = Story().next_block().waits(4).pauses_or_resumes()
    story.notes("à relire demain")
    story.waits(NIGHT).undoes(2).waits(2)
    assert story.spent("b1") == timedelta(minutes=6)


def test_a_block_started_by_mistake_and_started_again_the_next_day_counts_no_night() -> None:
    story = Story().next_block().waits(2).undoes().waits(NIGHT).redoes().waits(1)
    assert story.spent("b1") == timedelta(minutes=3)


def test_undoing_a_block_change_out_of_a_pause_gives_the_pause_back() -> None:
    story = Story().next_block().waits(4).pauses_or_resumes().waits(1).next_block().waits(2).undoes().waits(2)
    assert story.state.contents.paused
    assert story.spent("b1") == timedelta(minutes=4)


def test_undoing_the_end_goes_on_from_where_it_ended() -> None:
    story = Story().next_block().waits(4).ends().waits(NIGHT).undoes().waits(2)
    assert story.state.contents.current == "b1"
    assert story.spent("b1") == timedelta(minutes=6)


def test_one_undo_takes_back_all_notes_of_one_paste() -> None:
    story = Story()
    story.does(lambda state, _: note_intents.capture(state, "b3", "A", ["un", "deux", "trois"]))
    assert len(story.state.notes_of("b3", "A")) == 3
    story.undoes()
    assert story.state.notes_of("b3", "A") == ()
    story.redoes()
    assert [note.text for note in story.state.notes_of("b3", "A")] == ["un", "deux", "trois"]


def test_two_actions_are_two_undos() -> None:
    story = Story()
    story.notes("un")
    story.notes("deux")
    story.undoes()
    assert [note.text for note in story.state.notes_of("b3", "A")] == ["un"]


def test_a_number_freed_by_undo_is_used_again() -> None:
    story = Story()
    story.notes("un")
    assert story.notes("deux") == 2
    story.undoes()
    assert story.notes("autre") == 2


def test_undo_says_what_it_takes_back() -> None:
    story = Story().next_block()
    assert story.state.undo is not None
    assert story.state.undo.label == "BlockStarted"
    story.notes()
    assert story.state.undo.label == "NoteAdded"
    story.undoes()
    assert story.state.redo is not None
    assert story.state.redo.label == "NoteAdded"
    assert story.state.undo.group == story.log[-3].seq


def test_undo_gives_back_words_votes_and_place() -> None:
    story = Story()
    story.notes("avant", place="voit")
    story.does(lambda state, _: note_intents.vote(state, 1, 3))
    story.does(lambda state, _: note_intents.edit_note(state, 1, "après", NoteKind.FACT))
    story.does(lambda state, _: note_intents.move_note(state, 1, team="B", place="dit"))
    story.does(lambda state, _: note_intents.retract_note(state, 1))
    story.undoes(3)
    note = story.note(1)
    assert (note.text, note.kind, note.team, note.place, note.votes) == ("avant", NoteKind.PLAIN, "A", "voit", 3)
    assert not note.edited


def test_the_list_of_names_is_not_undone() -> None:
    story = Story()
    story.notes()
    story.happens(ParticipantsListed((Participant("P01", "Zoé"),)))
    story.undoes()
    assert story.state.contents.participants == (Participant("P01", "Zoé"),)


def test_nothing_is_undone_before_the_first_action() -> None:
    assert Story().tries(undo) is Reason.NOTHING_TO_UNDO


def test_there_is_no_limit_to_undo() -> None:
    story = Story()
    for number in range(500):
        story.notes(f"note {number}")
    story.undoes(500)
    assert story.state.contents == story.created.contents
