"""Blocks without a method belong to the whole room: one canvas, whatever team is selected; older notes stay there."""

import pytest

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.canvases.figures import common_figures
from facilitateur.domain.events import NoteAdded
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import WHOLE_ROOM
from support.story import Story

PAUSE, METHOD = "b4", "b3"


def texts(story: Story, block: str, team: str) -> list[str]:
    return [note.text for note in story.state.notes_of(block, team)]


@pytest.fixture
def story() -> Story:
    made = Story()
    kinds = {block.id: block.kind for block in made.state.agenda.blocks}
    assert kinds[PAUSE] is not BlockKind.METHOD
    assert kinds[METHOD] is BlockKind.METHOD
    return made


def writes(story: Story, block: str, team: str, text: str) -> Reason | None:
    return story.tries(lambda state, _: note_intents.capture(state, block, team, [text]))


def test_a_pause_has_one_canvas_and_a_method_one_for_each_team(story: Story) -> None:
    assert story.state.canvas_teams(PAUSE) == (WHOLE_ROOM,)
    assert story.state.canvas_teams(METHOD) == ("A", "B")


def test_with_one_team_every_canvas_is_that_team_s() -> None:
    alone = Story(teams=1)
    assert alone.state.canvas_teams(PAUSE) == ("A",)
    assert writes(alone, PAUSE, WHOLE_ROOM, "non") is Reason.UNKNOWN_TEAM


def test_what_the_room_says_is_nobody_s_team_s(story: Story) -> None:
    assert writes(story, PAUSE, WHOLE_ROOM, "fermer les fenêtres") is None
    assert writes(story, METHOD, WHOLE_ROOM, "non") is Reason.UNKNOWN_TEAM
    assert texts(story, PAUSE, WHOLE_ROOM) == ["fermer les fenêtres"]
    assert texts(story, PAUSE, "A") == []
    assert story.state.is_used(PAUSE, WHOLE_ROOM)


def test_notes_of_one_team_stand_among_those_of_the_room_in_the_order_in_which_they_were_said(story: Story) -> None:
    for team, text in (("B", "un"), (WHOLE_ROOM, "deux"), ("A", "trois")):
        assert writes(story, PAUSE, team, text) is None
    assert texts(story, PAUSE, WHOLE_ROOM) == ["un", "deux", "trois"]
    assert texts(story, PAUSE, "B") == ["un"]


def test_an_older_session_shows_there_what_was_written_under_the_selected_team(story: Story) -> None:
    story.happens(NoteAdded(1, PAUSE, "A", "écrit avant"))
    assert texts(story, PAUSE, WHOLE_ROOM) == ["écrit avant"]
    assert common_figures(story.state, story.state.agenda.block(PAUSE), story.now).notes == 1


def test_a_note_goes_to_a_team_and_back_to_the_room(story: Story) -> None:
    writes(story, PAUSE, WHOLE_ROOM, "à qui ?")
    assert story.tries(lambda state, _: note_intents.move_note(state, 1, team="B")) is None
    assert story.note(1).team == "B"
    assert texts(story, PAUSE, WHOLE_ROOM) == ["à qui ?"]
    assert story.tries(lambda state, _: note_intents.move_note(state, 1, team=WHOLE_ROOM)) is None
    story.undoes(2)
    assert story.note(1).team == WHOLE_ROOM


def test_the_room_s_notes_are_carried_to_a_team_and_a_team_s_to_the_room(story: Story) -> None:
    writes(story, PAUSE, WHOLE_ROOM, "de tous")
    notes = story.state.notes_of(PAUSE, WHOLE_ROOM)
    assert story.tries(lambda state, _: place_intents.carry(state, notes, METHOD, "B")) is None
    assert texts(story, METHOD, "B") == ["de tous"]
    theirs = story.state.notes_of(METHOD, "B")
    assert story.tries(lambda state, _: place_intents.carry(state, theirs, PAUSE, WHOLE_ROOM)) is None
    assert texts(story, PAUSE, WHOLE_ROOM) == ["de tous", "de tous"]


def test_figures_count_the_room_once_and_no_team(story: Story) -> None:
    writes(story, PAUSE, WHOLE_ROOM, "un")
    writes(story, PAUSE, "B", "deux")
    figures = common_figures(story.state, story.state.agenda.block(PAUSE), story.now)
    assert (figures.notes, figures.teams_in, figures.teams) == (2, 1, 1)
