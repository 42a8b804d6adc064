"""Choices typed in one language and told in another."""

import io

import openpyxl
import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import method_intents, note_intents, place_intents
from facilitateur.domain.action_list import actions
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.choices import said_in, worded
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.values import is_date
from facilitateur.domain.card import CanvasItem
from facilitateur.domain.events import NoteKind
from facilitateur.domain.phases import Phase
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.export.options import ExportOptions
from facilitateur.export.registry import exporter
from facilitateur.i18n.words import load_words
from facilitateur.storage.places import built_in
from support.story import Story

CARDS = Library([built_in().cards]).cards
AGENDA = Agenda("plan", "Plan", (Day(1, "09:00"),), (Block("b1", 20, card="plan-action", phase=Phase.PITCH),))
STATES = {"fr": ("à faire", "en cours", "fait"), "en": ("to do", "in progress", "done")}


def fills(story: Story, place: str, lane: CanvasItem, text: str) -> None:
    """Write into a field of a sheet; without one, into that of a new sheet."""
    story.does(lambda now, _: place_intents.write_cell(now, "b1", "A", [text], place, lane, NoteKind.PLAIN))


def planned(shown: str, *typed: str) -> Story:
    """Return a session shown in a language, with one action a state that was typed."""
    story = Story(AGENDA, CARDS, teams=1)
    for n, state in enumerate(typed):
        view = canvas_view(story.state, AGENDA.blocks[0], shown)
        place = place_intents.place_id(story.state)
        fills(story, "", view.lanes[0], f"Appeler {n}")
        fills(story, place, view.lanes[-1], state)
    return story


def written(story: Story, name: str, language: str, document: str = "rapport") -> bytes:
    return exporter(name).write(
        story.state, story.log, story.now, load_words(language), ExportOptions(document=document)
    )


@pytest.mark.parametrize("shown", ["fr", "en"])
@pytest.mark.parametrize("typed", ["fr", "en"])
def test_states_are_typed_in_either_language_and_told_in_the_one_asked_for(shown: str, typed: str) -> None:
    story = planned(shown, *STATES[typed])
    for language, states in STATES.items():
        assert tuple(action.state for action in actions(story.state, language)) == states
        assert [action.is_done for action in actions(story.state, language)] == [False, False, True]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("typed", ["fr", "en"])
def test_every_export_tells_states_in_its_own_language(typed: str, language: str) -> None:
    story = planned(typed, *STATES[typed])
    other = {"fr": "en", "en": "fr"}[language]
    for name in ("md", "html"):
        told = written(story, name, language).decode()
        assert all(state in told for state in STATES[language])
        assert not any(f"({state})" in told for state in STATES[other])
    book = openpyxl.load_workbook(io.BytesIO(written(story, "xlsx", language, "plan-action")))
    assert [row[4].value for row in list(book.active.rows)[1:]] == list(STATES[language])
    assert all(state in written(story, "csv", language).decode("utf-8-sig") for state in STATES[language])


def test_what_says_no_time_in_a_field_of_dates_is_kept_and_told_as_no_date() -> None:
    story = planned("fr", "en cours")
    view = canvas_view(story.state, AGENDA.blocks[0], "fr")
    dates = next(lane for lane in view.lanes if is_date(lane))
    fills(story, view.places[0].id, dates, "le modèle")
    (action,) = actions(story.state, "fr")
    assert (action.due, action.said) == (None, "le modèle")
    told = " ".join(written(story, "md", "fr", "plan-action").decode().split())
    assert "pas de date : « le modèle »" in told


def test_a_whole_copy_keeps_what_was_typed() -> None:
    assert b'"text": "en cours"' in written(planned("fr", "en cours"), "json", "en")


def test_a_session_told_in_its_own_language_is_left_as_it_is() -> None:
    story = planned("fr", *STATES["fr"])
    assert worded(story.state, "fr") is story.state


def test_words_that_are_no_choice_are_left_alone() -> None:
    story = planned("fr", "fait")
    story.does(lambda state, _: note_intents.capture(state, "b1", "A", ["fait"], lane="action-verbe"))
    texts = [note.text for note in worded(story.state, "en").notes()]
    assert texts == ["Appeler 0", "done", "fait"]


def test_what_no_language_offers_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        planned("en", "peut-être")
    assert refused.value.reason is Reason.NOT_A_CHOICE


def test_choices_of_a_replaced_method_are_told_in_the_language_asked_for() -> None:
    story = planned("fr", "en cours").does(lambda state, _: method_intents.swap_method(state, "b1", CARDS["csd"]))
    (note,) = [note for note in story.state.notes() if note.text == "en cours"]
    assert said_in(story.state, note, "en") == "in progress"
    assert worded(story.state, "en").notes_of("b1", "A")[-1].text == "in progress"
    assert b"in progress" in written(story, "md", "en")
