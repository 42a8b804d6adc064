"""Capture: write, correct, move, choose, park, decide, vote, retract."""

from datetime import timedelta

import pytest
from hypothesis import given

from facilitateur.domain import note_intents
from facilitateur.domain.events import FileAttached, NoteAdded, NoteEdited, NoteKind, NoteParked, VoteCounted
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import WHOLE_ROOM
from support.acts import Act, acts, play
from support.invented import MORNING
from support.story import Intent, Story


def capture(*texts: str, block: str = "b3", team: str = "A") -> Intent:
    return lambda state, _: note_intents.capture(state, block, team, texts)


def on_number(name: str, number: int, *args: object) -> Intent:
    return lambda state, _: getattr(note_intents, name)(state, number, *args)


CHANGES = {
    "edit": on_number("edit_note", 1, "autre", NoteKind.PLAIN),
    "move": lambda state, _: note_intents.move_note(state, 1, team="B"),
    "retract": on_number("retract_note", 1),
    "keep": on_number("keep_note", 1),
    "park": on_number("park_note", 1),
    "decide": on_number("decide", 1),
    "vote": on_number("vote", 1, 1),
}


def texts_of(story: Story, block: str = "b3", team: str = "A") -> list[str]:
    return [note.text for note in story.state.notes_of(block, team)]


def test_a_note_stands_on_the_canvas_of_its_block_and_team() -> None:
    story = Story().waits(3)
    story.notes("pour A")
    story.notes("pour B", team="B")
    story.notes("ailleurs", block="b5")
    assert (texts_of(story), texts_of(story, team="B"), texts_of(story, "b5")) == (["pour A"], ["pour B"], ["ailleurs"])
    assert story.note(1).at == MORNING + timedelta(minutes=3)


def test_a_note_can_be_written_down_before_the_start_and_after_the_end() -> None:
    story = Story()
    story.notes("avant")
    story.next_block().ends()
    story.notes("après")
    assert texts_of(story) == ["avant", "après"]


def test_notes_are_numbered_from_one_over_the_whole_session() -> None:
    story = Story().does(capture("un", "deux")).does(capture("trois", block="b5"))
    assert [note.number for note in story.state.notes()] == [1, 2, 3]


def test_pasted_lines_are_cleaned_and_empty_ones_left_out() -> None:
    story = Story().does(capture("  un\tdeux ", "", "   ", "\n", "\x1b[31mrouge"))
    assert texts_of(story) == ["un deux", "\ufffd[31mrouge"]


@pytest.mark.parametrize("texts", [(), ("",), (" ", "\t", "\u00a0")])
def test_nothing_is_not_written_down(texts: tuple[str, ...]) -> None:
    assert Story().tries(capture(*texts)) is Reason.EMPTY_TEXT


def test_a_canvas_that_is_not_there_takes_no_note() -> None:
    assert Story().tries(capture("x", block="b99")) is Reason.UNKNOWN_BLOCK
    assert Story().tries(capture("x", team="C")) is Reason.UNKNOWN_TEAM


def test_all_that_is_said_of_a_note_is_kept() -> None:
    story = Story()
    story.does(
        lambda state, _: note_intents.capture(
            state, "b3", "B", ["Il pleut"], kind=NoteKind.FACT, place="dehors", authors=[" Ana\n"]
        )
    )
    note = story.note(1)
    assert (note.kind, note.place, note.author, note.team, note.block) == (NoteKind.FACT, "dehors", "Ana", "B", "b3")


def test_a_corrected_note_keeps_its_number_time_and_votes() -> None:
    story = Story()
    story.notes("fote")
    story.does(on_number("vote", 1, 2)).waits(5).does(on_number("edit_note", 1, " faute ", NoteKind.FACT))
    note = story.note(1)
    assert (note.text, note.kind, note.votes, note.at, note.edited) == ("faute", NoteKind.FACT, 2, MORNING, True)


def test_a_correction_that_changes_nothing_is_no_action() -> None:
    story = Story()
    story.notes("pareil")
    assert note_intents.edit_note(story.state, 1, " pareil ", NoteKind.PLAIN) == ()


def test_a_note_is_not_corrected_into_nothing() -> None:
    story = Story()
    story.notes("x")
    assert story.tries(on_number("edit_note", 1, "  ", NoteKind.PLAIN)) is Reason.EMPTY_TEXT


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_note_that_is_not_there_is_not_changed(change: Intent) -> None:
    assert Story().tries(change) is Reason.UNKNOWN_NOTE


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_retracted_note_is_not_changed(change: Intent) -> None:
    story = Story()
    story.notes("x")
    assert story.does(CHANGES["retract"]).tries(change) is Reason.UNKNOWN_NOTE


def test_a_retracted_note_is_gone_from_its_canvas_and_still_known() -> None:
    story = Story().does(capture("un", "deux")).does(on_number("retract_note", 1))
    assert texts_of(story) == ["deux"]
    assert story.note(1).retracted
    assert [note.number for note in story.state.notes()] == [2]


def test_a_note_moves_to_another_team_and_back_to_its_place_in_the_order() -> None:
    story = Story().does(capture("un", "deux", "trois"))
    story.does(lambda state, _: note_intents.move_note(state, 1, team="B", place="dit"))
    assert (texts_of(story), texts_of(story, team="B")) == (["deux", "trois"], ["un"])
    assert story.note(1).place == "dit"
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A"))
    assert (texts_of(story), texts_of(story, team="B")) == (["un", "deux", "trois"], [])


def test_a_note_does_not_move_to_a_team_that_is_not_there() -> None:
    story = Story()
    story.notes()
    assert story.tries(lambda state, _: note_intents.move_note(state, 1, team="Z")) is Reason.UNKNOWN_TEAM


def test_a_move_to_where_the_note_is_is_no_action() -> None:
    story = Story()
    story.notes(place="dit")
    assert note_intents.move_note(story.state, 1, team="A", place="dit") == ()


def test_votes_add_up_and_can_be_taken_back() -> None:
    story = Story()
    story.notes()
    story.does(on_number("vote", 1, 3)).does(on_number("vote", 1, 2)).does(on_number("vote", 1, -1))
    assert story.note(1).votes == 4


def test_no_more_votes_are_taken_back_than_were_given() -> None:
    story = Story()
    story.notes()
    assert story.tries(on_number("vote", 1, -1)) is Reason.NO_VOTES_TO_TAKE
    assert note_intents.vote(story.state, 1, 0) == ()
    story.does(on_number("vote", 1, 2)).does(on_number("vote", 1, -2))
    assert story.note(1).votes == 0


def test_a_damaged_log_does_not_make_votes_negative() -> None:
    story = Story()
    story.notes()
    assert story.happens(VoteCounted(1, -5)).note(1).votes == 0


@given(acts)
def test_votes_are_never_negative(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
        assert all(note.votes >= 0 for note in story.state.contents.notes if note is not None)


@given(acts)
def test_a_note_stands_on_one_canvas_or_in_the_parking_lot_or_is_retracted(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        play(story, act)
    state = story.state
    canvases = state.contents.canvases
    # The whole room's canvas also shows what was written down for one team there.
    told_there = {key for key in canvases if key[1] and state.is_for_all(key[0]) and (key[0], WHOLE_ROOM) in canvases}
    shown = [note.number for key in canvases if key not in told_there for note in state.notes_of(*key)]
    parked = [note.number for note in state.parking_lot()]
    gone = [note.number for note in state.contents.notes if note is not None and note.retracted]
    assert sorted(shown + parked + gone) == [note.number for note in state.contents.notes if note is not None]


@given(acts)
def test_notes_stand_in_the_order_of_their_numbers_unless_moved_to_another_team(morning: list[Act]) -> None:
    story = Story()
    for act in morning:
        if act.name != "move_note":
            play(story, act)
    for block, team in story.state.contents.canvases:
        numbers = [note.number for note in story.state.notes_of(block, team)]
        assert numbers == sorted(numbers)


def test_a_chosen_note_can_be_chosen_no_longer() -> None:
    story = Story()
    story.notes()
    assert story.does(on_number("keep_note", 1)).note(1).kept
    assert not story.does(on_number("keep_note", 1)).note(1).kept


def test_the_parking_lot_holds_notes_of_the_whole_session() -> None:
    story = Story()
    story.notes("garée", block="b2")
    story.notes("directement", block="b5", parked=True)
    story.notes("reste")
    story.does(on_number("park_note", 1))
    assert [note.text for note in story.state.parking_lot()] == ["garée", "directement"]
    assert (texts_of(story, "b2"), texts_of(story, "b5"), texts_of(story)) == ([], [], ["reste"])


def test_a_parked_note_comes_back_to_its_place() -> None:
    story = Story().does(capture("un", "deux", "trois")).does(on_number("park_note", 2)).does(on_number("park_note", 2))
    assert texts_of(story) == ["un", "deux", "trois"]
    assert story.state.parking_lot() == ()


def test_a_retracted_note_leaves_the_parking_lot() -> None:
    story = Story()
    story.notes(parked=True)
    assert story.does(on_number("retract_note", 1)).state.parking_lot() == ()


def test_a_note_becomes_a_decision_and_a_note_again() -> None:
    story = Story()
    story.notes("On le fait")
    story.does(on_number("decide", 1))
    assert [note.text for note in story.state.decisions()] == ["On le fait"]
    assert texts_of(story) == ["On le fait"]
    story.does(on_number("decide", 1))
    assert story.state.decisions() == ()
    assert story.note(1).kind is NoteKind.PLAIN


def test_a_parked_decision_is_none_until_it_comes_back() -> None:
    story = Story()
    story.notes("Plus tard", kind=NoteKind.DECISION, parked=True)
    assert story.state.decisions() == ()
    assert len(story.does(on_number("park_note", 1)).state.decisions()) == 1


def test_a_file_is_attached_to_its_canvas_and_note() -> None:
    story = Story().waits(2)
    story.notes()
    story.does(lambda state, _: note_intents.attach_file(state, "b3", "A", "mur\n.jpg", "ab.jpg", "ab" * 32, 1))
    (file,) = story.state.contents.files
    assert (file.block, file.team, file.name, file.stored, file.note) == ("b3", "A", "mur .jpg", "ab.jpg", 1)
    assert file.at == story.now
    assert isinstance(story.log[-1].event, FileAttached)


@pytest.mark.parametrize(
    ("block", "team", "note", "reason"),
    [
        ("b99", "A", None, Reason.UNKNOWN_BLOCK),
        ("b3", "Z", None, Reason.UNKNOWN_TEAM),
        ("b3", "A", 7, Reason.UNKNOWN_NOTE),
    ],
)
def test_a_file_is_not_attached_to_what_is_not_there(block: str, team: str, note: int | None, reason: Reason) -> None:
    story = Story()
    attach: Intent = lambda state, _: note_intents.attach_file(state, block, team, "a", "a", "a", note)  # noqa: E731
    assert story.tries(attach) is reason


def test_nothing_happens_to_a_retracted_note_any_more() -> None:
    story = Story()
    story.notes("parti")
    story.does(on_number("retract_note", 1))
    before = story.state.contents
    story.happens(NoteEdited(1, "revenu"), NoteParked(1), VoteCounted(1, 3))
    assert story.state.contents is before


def test_a_note_written_twice_in_a_log_is_there_once() -> None:
    story = Story()
    story.notes("première")
    story.happens(NoteAdded(1, "b3", "A", "seconde"))
    assert texts_of(story) == ["première"]


def test_a_gap_in_the_log_leaves_a_hole_and_nothing_else() -> None:
    story = Story().happens(NoteAdded(3, "b3", "A", "trois"), NoteEdited(2, "x"), NoteParked(2))
    assert texts_of(story) == ["trois"]
    assert story.state.note(2) is None
    assert story.state.note(0) is None
    assert story.state.note(4) is None
    assert story.notes("quatre") == 4


def test_people_are_called_by_their_name_or_else_by_their_code() -> None:
    state = Story().state
    assert (state.participant_name("P02"), state.participant_name("P99")) == ("Basile", "P99")
