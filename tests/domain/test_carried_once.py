"""What was carried over from canvas to canvas was said once: decisions, actions and counts tell it once."""

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitateur.cards.library import Library
from facilitateur.domain import intents, note_intents, place_intents
from facilitateur.domain.action_list import actions
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.figures import common_figures
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.codec import decode, encode
from facilitateur.domain.comparing import compare, notes_by_phase
from facilitateur.domain.events import NoteAdded, NoteKind, PlaceAdded
from facilitateur.domain.state import Note
from facilitateur.export.csv_files import write_notes_csv
from facilitateur.export.options import ExportOptions
from facilitateur.export.sheets import sheets
from facilitateur.export.telling import Telling
from facilitateur.export.view import session_view
from facilitateur.i18n.words import load_words
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"
PLAN = "plan-action"
CARDS = {slug: card for slug in ("carte-empathie", PLAN) if (card := Library([SHIPPED]).get(slug)) is not None}
AGENDA = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (Block("b1", 30, card="carte-empathie"), Block("b2", 30, card="carte-empathie"), Block("b3", 30, card=PLAN)),
)


def noted(*texts: str, kind: NoteKind) -> Story:
    story = Story(AGENDA, CARDS).next_block()
    return story.does(lambda state, _: note_intents.capture(state, "b1", "A", texts, kind=kind))


def carries(story: Story, to: str, *, team: str = "A", kind: CanvasKind = CanvasKind.ZONES, lane: str = "") -> None:
    story.does(
        lambda state, _: place_intents.carry(
            state, state.notes_of("b1", "A"), to, team, kind=kind, place="" if lane else "voit", lane=lane
        )
    )


def first(notes: tuple[Note, ...]) -> list[int]:
    return [note.number for note in notes]


@pytest.mark.parametrize(
    ("kind", "told"), [(NoteKind.DECISION, "decisions"), (NoteKind.ACTION, "promised"), (NoteKind.FACT, "originals")]
)
def test_a_note_carried_to_two_teams_is_told_once_where_it_was_first_said(kind: NoteKind, told: str) -> None:
    story = noted("Garder le samedi", kind=kind)
    carries(story, "b2")
    carries(story, "b2", team="B")
    assert first(tuple(getattr(story.state, told)())) == [1]
    assert len([*story.state.notes()]) == 3


def test_what_was_reworded_or_whose_first_note_is_gone_stands_for_itself() -> None:
    story = noted("Garder le samedi", kind=NoteKind.DECISION)
    carries(story, "b2")
    story.does(lambda state, _: note_intents.edit_note(state, 2, "Garder le jeudi", NoteKind.DECISION))
    assert first(story.state.decisions()) == [1, 2]
    story.does(lambda state, _: intents.undo(state))
    story.does(lambda state, _: note_intents.retract_note(state, 1))
    assert first(story.state.decisions()) == [2]


def test_a_copy_that_alone_became_a_decision_is_one() -> None:
    story = noted("Garder le samedi", kind=NoteKind.PLAIN)
    carries(story, "b2")
    story.does(lambda state, _: note_intents.edit_note(state, 2, "Garder le samedi", NoteKind.DECISION))
    assert first(story.state.decisions()) == [2]


def test_an_action_carried_to_the_plan_is_one_action_with_what_the_sheet_adds() -> None:
    story = noted("Envoyer le courrier", "Ranger la salle — Ana", kind=NoteKind.ACTION)
    carries(story, "b3", kind=CanvasKind.SHEETS, lane="action-verbe")
    view = {lane.id: lane for lane in CARDS[PLAN].text("fr").canvas.places}
    sheet = story.state.contents.places["b3", "A"][0].id
    story.does(
        lambda state, _: place_intents.write_cell(
            state, "b3", "A", ["Maud"], sheet, view["responsable"], NoteKind.PLAIN
        )
    )
    told = [(action.what, action.who, action.number, action.block) for action in actions(story.state, "fr")]
    assert told == [("Envoyer le courrier", "Maud", 1, "b1"), ("Ranger la salle", "Ana", 2, "b1")]


def test_two_sessions_are_compared_by_what_each_room_said_once() -> None:
    story = noted("un", "deux", kind=NoteKind.PLAIN)
    carries(story, "b2")
    compared = compare(story.state, story.state, (story.now, story.now))
    assert [pair.first.notes for pair in compared.pairs if pair.first] == [2, 0, 0]
    assert sum(map(len, notes_by_phase(story.state).values())) == 2


def test_notes_carried_over_were_not_written_here() -> None:
    story = noted("un", "deux", "trois", kind=NoteKind.PLAIN)
    story.does(lambda state, now: intents.next_block(state, now, confirmed=True))
    carries(story, "b2")
    story.does(lambda state, _: note_intents.capture(state, "b2", "A", ["quatre"]))
    story.waits(2)
    block = story.state.agenda.block("b2")
    assert block is not None
    figures = common_figures(story.state, block, story.now)
    assert (figures.notes, figures.carried, figures.per_minute) == (4, 3, 0.5)


TITLES = ("Payer deux fois", "Où jeter")


def titled(to: str = "b2") -> Story:
    """Return a session whose first block has two clusters with titles, carried over to another one."""
    story = Story(AGENDA, CARDS).next_block()
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", TITLES))
    return story.does(lambda state, _: place_intents.carry(state, titles(story), to, "A", place="voit"))


def titles(story: Story) -> tuple[CanvasItem, ...]:
    return story.state.contents.places["b1", "A"]


def test_titles_carried_over_say_whose_they_are_and_were_not_written_here() -> None:
    story = titled()
    ids = [place.id for place in titles(story)]
    assert [note.source for note in story.state.notes()] == ids
    assert [*story.state.originals()] == []
    block = story.state.agenda.block("b2")
    assert block is not None
    figures = common_figures(story.state, block, story.now)
    assert (figures.notes, figures.carried) == (2, 2)
    view = session_view(story.state, story.now)
    assert [note["origin"] for note in view["notes"]] == ids
    table = write_notes_csv(story.state, story.log, story.now, load_words("fr"), ExportOptions()).decode("utf-8-sig")
    assert [row["origine"] for row in csv.DictReader(table.splitlines(), delimiter=";")] == ids
    whole = next(
        sheet
        for sheet in sheets(Telling(story.state, story.now, load_words("fr"), ExportOptions()))
        if any(column.title == "Reprise de la note" for column in sheet.columns)
    )
    assert [row[-1] for row in whole.rows] == [f"Carte d’empathie · {title}" for title in TITLES]


def test_a_title_reworded_where_it_came_to_does_not_come_again_and_stands_for_itself() -> None:
    story = titled()
    story.does(lambda state, _: note_intents.edit_note(state, 1, "Ne plus payer deux fois", NoteKind.PLAIN))
    assert place_intents.not_carried(story.state, titles(story), "b2", "A") == ()
    assert first(tuple(story.state.originals())) == [1]
    story.does(lambda state, _: note_intents.edit_note(state, 2, "Où jeter", NoteKind.DECISION))
    assert first(story.state.decisions()) == [2]


def test_a_title_of_a_cluster_that_is_gone_stands_for_itself() -> None:
    story = titled()
    carries_on = titles(story)[0].id
    story.does(lambda state, _: place_intents.remove_place(state, "b1", "A", carries_on))
    assert first(tuple(story.state.originals())) == [1]


def test_titles_carried_over_by_an_earlier_version_do_not_come_again() -> None:
    story = titled()
    story.does(lambda state, _: tuple(NoteAdded(2 + n, "b3", "A", text) for n, text in enumerate(TITLES, 1)))
    assert place_intents.not_carried(story.state, titles(story), "b3", "A") == ()


@pytest.mark.parametrize(
    ("kind", "ideas"), [(CanvasKind.JOURNEY, False), (CanvasKind.GRID, False), (CanvasKind.ZONES, True)]
)
def test_a_step_a_row_and_an_idea_say_which_note_they_were_and_it_does_not_come_again(
    kind: CanvasKind, ideas: bool
) -> None:
    story = noted("Garder le samedi", "Un seul guichet", kind=NoteKind.PLAIN)

    def brings() -> Story:
        return story.does(
            lambda state, _: place_intents.carry(state, state.notes_of("b1", "A"), "b2", "A", kind=kind, ideas=ideas)
        )

    brings()
    made = story.state.contents.places["b2", "A"]
    assert [(place.label, place.source) for place in made] == [("Garder le samedi", "n1"), ("Un seul guichet", "n2")]
    story.does(lambda state, _: place_intents.label_place(state, "b2", "A", made[0].id, "Le samedi"))
    notes = story.state.notes_of("b1", "A")
    assert place_intents.not_carried(story.state, notes, "b2", "A", kind=kind, ideas=ideas) == (), "reworded, it stays"
    brings()
    assert story.state.contents.places["b2", "A"] == (
        replace(made[0], label="Le samedi", earlier=("Garder le samedi",)),
        made[1],
    )
    told = next(one for one in session_view(story.state, story.now)["canvases"] if one["block"] == "b2")
    assert [place.get("origin") for place in told["places"]] == ["n1", "n2"]
    assert [decode(encode(one)) for one in story.log] == story.log


def test_a_title_that_becomes_a_step_says_whose_it_is_and_places_made_by_hand_say_nothing() -> None:
    story = Story(AGENDA, CARDS).next_block()
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", TITLES))
    story.does(lambda state, _: place_intents.carry(state, titles(story), "b2", "A", kind=CanvasKind.JOURNEY))
    assert [place.source for place in story.state.contents.places["b2", "A"]] == [one.id for one in titles(story)]
    assert [place.source for place in titles(story)] == ["", ""]
    assert b"origin" not in encode(next(one for one in story.log if isinstance(one.event, PlaceAdded)))
