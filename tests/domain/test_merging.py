"""Two notes that say the same become one: both texts, the votes of both, and one undo gives both back."""

from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import double_intents, intents, note_intents, place_intents, vote_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.double_intents import both_said
from facilitateur.domain.events import NoteKind, NotesMerged, VoteRule
from facilitateur.domain.refusals import Reason, RefusedError
from support.story import Story

SHIPPED = Library([Path(__file__).parents[2] / "methodes"])
CARDS = {
    slug: card
    for slug in ("vote-gommettes", "diagramme-affinites", "5-pourquoi")
    if (card := SHIPPED.get(slug)) is not None
}
AGENDA = Agenda(
    "essai", "Essai", (Day(1, "09:00"),), tuple(Block(f"b{n}", 30, card=slug) for n, slug in enumerate(CARDS, 1))
)


def noted(*texts: str, block: str = "b1", kind: NoteKind = NoteKind.PLAIN) -> Story:
    story = Story(AGENDA, CARDS).next_block()
    return story.does(lambda state, _: note_intents.capture(state, block, "A", texts, kind=kind))


def said(story: Story, block: str = "b1") -> list[tuple[str, int]]:
    return [(note.text, note.votes) for note in story.state.notes_of(block, "A")]


def why_not(story: Story, number: int, into: int) -> Reason:
    with pytest.raises(RefusedError) as refused:
        double_intents.merge(story.state, number, into)
    return refused.value.reason


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Navette", "navette", "Navette ×2"),
        ("Navette ×2", "NAVETTE", "Navette ×3"),
        ("Navette ×2", "navette ×4", "Navette ×6"),
        ("Navette", "bus du samedi", "Navette / bus du samedi"),
        ("Navette / bus du samedi", "Bus du samedi", "Navette / bus du samedi ×2"),
        ("lun / mar", "Lun / Mar", "lun / mar ×2"),
    ],
)
def test_the_same_words_are_counted_and_others_stand_beside(one: str, other: str, both: str) -> None:
    assert both_said(one, other) == both


def test_votes_add_up_the_journal_keeps_the_withdrawn_note_and_one_undo_gives_both_back() -> None:
    story = noted("navette", "carte", "bus du samedi")
    for number, votes in ((1, 4), (3, 5)):
        story.does(lambda state, _, n=number, v=votes: note_intents.vote(state, n, v))  # type: ignore[misc]
    story.does(lambda state, _: note_intents.keep_note(state, 3))
    story.does(lambda state, _: note_intents.attach_file(state, "b1", "A", "a.jpg", "0a.jpg", "0a", 3))
    before = story.state.contents
    story.does(lambda state, _: double_intents.merge(state, 3, 1))
    assert said(story) == [("navette / bus du samedi", 9), ("carte", 0)]
    held, gone = story.state.note(1), story.state.note(3)
    assert held is not None
    assert gone is not None
    assert (held.kept, held.edited) == (True, True)
    assert (gone.text, gone.retracted, gone.merged) == ("bus du samedi", True, 1)
    assert [file.note for file in story.state.contents.files] == [1]
    assert [note.number for note in story.state.originals()] == [1, 2]
    assert [type(recorded.event) for recorded in story.log][-1] is NotesMerged
    story.does(lambda state, _: intents.undo(state))
    assert story.state.contents == before


def test_what_is_merged_stands_in_a_cluster_if_one_of_both_did() -> None:
    story = noted("loin", "trop loin", block="b2")
    story.does(lambda state, _: place_intents.make_places(state, "b2", "A", ["Où", "Autre"]))
    where, other = (place.id for place in story.state.contents.places["b2", "A"])
    story.does(lambda state, _: note_intents.move_note(state, 2, team="A", place=where))
    story.does(lambda state, _: double_intents.stand_in(state, 2, other))
    story.does(lambda state, _: double_intents.merge(state, 2, 1))
    assert [(note.text, note.place) for note in story.state.notes_of("b2", "A")] == [("loin / trop loin", where)]


def test_a_note_and_its_double_become_one_again_without_being_counted_twice() -> None:
    story = noted("loin", block="b2")
    story.does(lambda state, _: place_intents.make_places(state, "b2", "A", ["Où", "Autre"]))
    where, other = (place.id for place in story.state.contents.places["b2", "A"])
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A", place=where))
    story.does(lambda state, _: double_intents.stand_in(state, 1, other))
    story.does(lambda state, _: double_intents.merge(state, 1, 2))
    assert [(note.text, note.place, note.origin) for note in story.state.notes()] == [("loin", other, None)]


def test_what_stands_in_two_clusters_takes_another_note_in_both() -> None:
    story = noted("loin", "trop loin", block="b2")
    story.does(lambda state, _: place_intents.make_places(state, "b2", "A", ["Où", "Autre"]))
    where, other = (place.id for place in story.state.contents.places["b2", "A"])
    story.does(lambda state, _: note_intents.move_note(state, 1, team="A", place=where))
    story.does(lambda state, _: double_intents.stand_in(state, 1, other))
    story.does(lambda state, _: double_intents.merge(state, 2, 3))
    assert said(story, "b2") == [("loin / trop loin", 0)] * 2
    assert [note.number for note in story.state.originals()] == [1]


def test_what_was_merged_away_is_not_carried_over_again() -> None:
    story = noted("loin", "trop loin")
    notes = story.state.notes_of("b1", "A")
    story.does(lambda state, _: place_intents.carry(state, notes, "b2", "A", kind=CanvasKind.CLUSTERS))
    story.does(lambda state, _: double_intents.merge(state, 4, 3))
    assert place_intents.not_carried(story.state, notes, "b2", "A") == ()


def test_below_a_cause_that_is_merged_hangs_what_hung_below_both() -> None:
    story = noted("retard", block="b3")
    for text, parent in (("dossier", 1), ("papiers", 1), ("impôts", 3)):
        story.does(
            lambda state, _, t=text, p=parent: note_intents.capture(state, "b3", "A", [t], parent=p)  # type: ignore[misc]
        )
    story.does(lambda state, _: double_intents.merge(state, 3, 2))
    assert [(note.text, note.parent) for note in story.state.notes_of("b3", "A")] == [
        ("retard", None),
        ("dossier / papiers", 1),
        ("impôts", 2),
    ]
    assert why_not(story, 1, 4) is Reason.UNDER_ITSELF


def test_promises_do_not_mix_and_nothing_is_merged_while_a_vote_runs() -> None:
    story = noted("Écrire — Maud", "Envoyer — Ana", "écrire — maud", kind=NoteKind.ACTION)
    assert why_not(story, 2, 1) is Reason.PROMISES_APART
    note = story.state.note(3)
    assert note is not None
    assert [other.number for other in double_intents.likely_same(story.state, note)] == [1]
    story.does(lambda state, _: double_intents.merge(state, 3, 1))
    assert [text for text, _ in said(story)] == ["Écrire — Maud", "Envoyer — Ana"]
    options = [option_of(note) for note in story.state.notes_of("b1", "A")]
    story.does(lambda state, _: vote_intents.open_vote(state, "b1", "A", VoteRule.DOTS, options, 6))
    assert why_not(story, 2, 1) is Reason.VOTE_RUNS


def test_only_two_different_notes_of_one_canvas_are_merged_and_the_likeliest_come_first() -> None:
    story = noted("navette", "carte", "Navette", "borne")
    story.does(lambda state, _: note_intents.capture(state, "b1", "B", ["navette"]))
    assert why_not(story, 1, 1) is why_not(story, 1, 5) is why_not(story, 1, 9) is Reason.UNKNOWN_NOTE
    note = story.state.note(3)
    assert note is not None
    assert [other.number for other in double_intents.likely_same(story.state, note)] == [1, 2, 4]
