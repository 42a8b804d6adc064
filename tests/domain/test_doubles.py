"""A note that hesitates stands in two clusters: it is counted once, corrected once and carried over once."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import double_intents, intents, note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.clusters import ClustersFigures, clusters_figures
from facilitateur.domain.canvases.doubles import takes_doubles
from facilitateur.domain.canvases.figures import common_figures
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.refusals import Reason, RefusedError
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"
AFFINITY = "diagramme-affinites"
CARDS = {slug: card for slug in (AFFINITY, "brainstorming") if (card := Library([SHIPPED]).get(slug)) is not None}
AGENDA = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (Block("b1", 30, card=AFFINITY), Block("b2", 30, card="brainstorming")),
)


def sorted_notes() -> tuple[Story, list[str]]:
    """Return three notes, the first in the first of two clusters, and the ids of the clusters."""
    story = Story(AGENDA, CARDS).next_block()
    story.does(lambda state, _: note_intents.capture(state, "b1", "A", ["trop loin", "trop cher", "fermé"]))
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Où", "Combien"]))
    places = [place.id for place in story.state.contents.places["b1", "A"]]
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A", place=places[0]))
    return story, places


def figures(story: Story) -> ClustersFigures:
    block = story.state.agenda.block("b1")
    assert block is not None
    return clusters_figures(canvas_view(story.state, block, "fr", "A"), story.state.notes_of("b1", "A"))


def test_the_card_of_affinities_takes_doubles_and_a_list_does_not() -> None:
    story, _ = sorted_notes()
    views = [canvas_view(story.state, block, "fr", "A") for block in story.state.agenda.blocks]
    assert [takes_doubles(view) for view in views] == [True, False]


def test_a_note_in_two_clusters_counts_once_and_one_undo_takes_it_out_again() -> None:
    story, (where, how_much) = sorted_notes()
    before = story.state.contents
    story.does(lambda state, _: double_intents.stand_in(state, 1, how_much))
    counted = figures(story)
    assert [[note.text for note in cluster.notes] for cluster in counted.clusters] == [["trop loin"], ["trop loin"]]
    assert [note.text for note in counted.alone] == ["trop cher", "fermé"]
    assert counted.sorted_share == pytest.approx(1 / 3)
    assert {number: [place.id for place in also] for number, also in counted.also.items()} == {
        1: [how_much],
        4: [where],
    }
    assert [note.number for note in story.state.originals()] == [1, 2, 3]
    block = story.state.agenda.block("b1")
    assert block is not None
    common = common_figures(story.state, block, story.now)
    assert (common.notes, common.carried) == (3, 0)
    story.does(lambda state, _: intents.undo(state))
    assert story.state.contents == before


def test_a_note_whose_double_is_in_a_cluster_is_not_on_its_own() -> None:
    story, (_, how_much) = sorted_notes()
    story.does(lambda state, _: double_intents.stand_in(state, 1, how_much))
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A"))
    assert [note.text for note in figures(story).alone] == ["trop cher", "fermé"]
    story.does(lambda state, _: note_intents.retract_note(state, 1))
    assert [note.text for note in figures(story).alone] == ["trop cher", "fermé"]
    assert [note.number for note in story.state.originals()] == [2, 3, 4]


def test_a_note_of_the_reserve_goes_to_the_cluster_and_none_stands_twice_in_one() -> None:
    story, (where, how_much) = sorted_notes()
    story.does(lambda state, _: double_intents.stand_in(state, 2, how_much))
    assert [(note.number, note.place) for note in story.state.notes()] == [(1, where), (2, how_much), (3, "")]
    story.does(lambda state, _: double_intents.stand_in(state, 2, where))
    for refused in (
        lambda: double_intents.stand_in(story.state, 2, where),
        lambda: double_intents.stand_in(story.state, 4, how_much),
        lambda: note_intents.move_note(story.state, 4, team="A", place=how_much),
    ):
        with pytest.raises(RefusedError) as error:
            refused()
        assert error.value.reason is Reason.STANDS_THERE
    with pytest.raises(RefusedError):
        double_intents.stand_in(story.state, 2, "p999")


def test_a_correction_and_a_decision_are_made_in_both_clusters() -> None:
    story, (_, how_much) = sorted_notes()
    story.does(lambda state, _: double_intents.stand_in(state, 1, how_much))
    story.does(lambda state, _: note_intents.edit_note(state, 4, "loin de tout", NoteKind.FACT))
    said = [(note.text, note.kind) for note in story.state.notes() if note.number in (1, 4)]
    assert said == [("loin de tout", NoteKind.FACT)] * 2
    story.does(lambda state, _: note_intents.decide(state, 1))
    assert [note.number for note in story.state.decisions()] == [1]
    story.does(lambda state, _: intents.undo(state))
    story.does(lambda state, _: intents.undo(state))
    assert [note.text for note in story.state.notes()] == ["trop loin", "trop cher", "fermé", "trop loin"]


def test_what_stands_twice_is_carried_over_once_whichever_cluster_it_is_taken_from() -> None:
    story, (_, how_much) = sorted_notes()
    story.does(lambda state, _: double_intents.stand_in(state, 1, how_much))
    part = [note for note in story.state.notes_of("b1", "A") if note.place == how_much]
    story.does(lambda state, _: place_intents.carry(state, part, "b2", "A", kind=CanvasKind.LIST))
    every = story.state.notes_of("b1", "A")
    story.does(lambda state, _: place_intents.carry(state, every, "b2", "A", kind=CanvasKind.LIST))
    assert [note.text for note in story.state.notes_of("b2", "A")] == ["trop loin", "trop cher", "fermé"]
    assert place_intents.not_carried(story.state, every, "b2", "A") == ()
    assert [note.number for note in story.state.originals()] == [1, 2, 3]
