"""Places that a group makes, the cells where they cross the card's lanes, points on a matrix, and carrying over."""

import pytest

from facilitateur.domain import intents, note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.matrix import split_spots, spread_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.card import CanvasItem, CanvasKind
from facilitateur.domain.events import NoteKind
from facilitateur.domain.limits import MOST_PLACES
from facilitateur.domain.refusals import Reason
from facilitateur.domain.state import Note
from support.canvases import shipped
from support.story import Intent, Story

WORDS = CanvasItem("actions", "Actions")
FEELING = CanvasItem("emotion", "Émotion", type="-2..+2")
STATE = CanvasItem("etat", "État", type="choix:à faire,en cours,fait")


def makes(*labels: str, block: str = "b3", team: str = "A") -> Intent:
    return lambda state, _: place_intents.make_places(state, block, team, labels)


def writes(text: str, place: str, lane: CanvasItem) -> Intent:
    return lambda state, _: place_intents.write_cell(state, "b3", "A", [text], place, lane, NoteKind.PLAIN)


def undo(state: object, _: object) -> intents.Events:
    return intents.undo(state)  # type: ignore[arg-type]


def places(story: Story, team: str = "A") -> list[tuple[str, str]]:
    return [(place.id, place.label) for place in story.state.contents.places.get(("b3", team), ())]


def cell(story: Story, place: str, lane: str) -> list[str]:
    return [note.text for note in story.state.notes_of("b3", "A") if (note.place, note.lane) == (place, lane)]


def test_places_belong_to_one_canvas_and_keep_their_order() -> None:
    story = Story().does(makes("un", "deux")).does(makes("ailleurs", team="B")).does(makes("trois"))
    assert [label for _, label in places(story)] == ["un", "deux", "trois"]
    assert [label for _, label in places(story, "B")] == ["ailleurs"]


def test_an_id_is_never_given_twice_even_after_a_removal_and_an_undo() -> None:
    story = Story().does(makes("un"))
    first = places(story)[0][0]
    story.does(lambda state, _: place_intents.remove_place(state, "b3", "A", first))
    story.does(makes("deux")).does(undo).does(makes("trois"))
    assert places(story)[0][1] == "trois"
    assert places(story)[0][0] != first


def test_the_notes_of_a_removed_place_stay_and_undo_gives_the_place_back() -> None:
    story = Story().does(makes("un"))
    first = places(story)[0][0]
    story.does(lambda state, _: note_intents.capture(state, "b3", "A", ["dedans"], place=first))
    story.does(lambda state, _: place_intents.remove_place(state, "b3", "A", first))
    assert places(story) == []
    assert [note.text for note in story.state.notes_of("b3", "A")] == ["dedans"]
    story.does(undo)
    assert places(story) == [(first, "un")]


def test_a_title_can_be_given_and_changed_but_not_emptied() -> None:
    story = Story().does(makes(""))
    first = places(story)[0][0]
    story.does(lambda state, _: place_intents.label_place(state, "b3", "A", first, "« On ne sait pas où jeter »"))
    assert places(story) == [(first, "« On ne sait pas où jeter »")]
    assert story.tries(lambda state, _: place_intents.label_place(state, "b3", "A", first, "  ")) is Reason.EMPTY_TEXT
    assert (
        story.tries(lambda state, _: place_intents.label_place(state, "b3", "A", "p999", "x")) is Reason.UNKNOWN_PLACE
    )


def test_there_is_an_end_to_places() -> None:
    story = Story().does(makes(*(str(n) for n in range(MOST_PLACES))))
    assert story.tries(makes("un de trop")) is Reason.TOO_MANY_PLACES


def test_writing_where_no_sheet_is_begun_makes_one_as_the_same_action() -> None:
    story = Story().does(writes("Nadia", "", WORDS))
    sheet = places(story)[0][0]
    assert cell(story, sheet, "actions") == ["Nadia"]
    story.does(undo)
    assert (places(story), cell(story, sheet, "actions")) == ([], [])


def test_a_feeling_is_a_number_on_its_scale_and_a_second_one_replaces_it() -> None:
    story = Story().does(makes("Attendre"))
    step = places(story)[0][0]
    story.does(writes("-2", step, FEELING)).does(writes("+1", step, FEELING)).does(writes("−1", step, FEELING))
    assert cell(story, step, "emotion") == ["−1"]
    for wrong in ("3", "bof", "1,5", ""):
        assert story.tries(writes(wrong, step, FEELING)) is Reason.OUT_OF_SCALE


@pytest.mark.parametrize(
    ("typed", "kept"), [("2", "en cours"), ("fait", "fait"), ("A FAIRE", "à faire"), ("en", "en cours")]
)
def test_a_choice_is_taken_by_number_name_or_beginning(typed: str, kept: str) -> None:
    story = Story().does(makes("action"))
    sheet = places(story)[0][0]
    story.does(writes(typed, sheet, STATE))
    assert cell(story, sheet, "etat") == [kept]


@pytest.mark.parametrize("typed", ["4", "0", "peut-être"])
def test_what_is_no_choice_is_refused_with_the_choices(typed: str) -> None:
    story = Story().does(makes("action"))
    assert story.tries(writes(typed, places(story)[0][0], STATE)) is Reason.NOT_A_CHOICE


def test_a_point_moves_and_undo_puts_it_back() -> None:
    story = Story()
    story.notes("navette")
    story.does(lambda state, _: place_intents.put_on_spot(state, 1, (80, 90)))
    story.does(lambda state, _: place_intents.put_on_spot(state, 1, (85, 90)))
    assert story.note(1).spot == (85, 90)
    story.does(undo)
    assert story.note(1).spot == (80, 90)


def test_carried_notes_say_where_they_come_from_and_the_originals_are_untouched() -> None:
    story = Story()
    story.does(lambda state, _: note_intents.capture(state, "b3", "A", ["vu"], kind=NoteKind.FACT, place="voit"))
    before = story.note(1)
    story.does(lambda state, _: place_intents.carry(state, [before], "b5", "A"))
    copy = story.state.notes_of("b5", "A")[0]
    assert (copy.text, copy.kind, copy.origin, copy.place) == ("vu", NoteKind.FACT, 1, "")
    assert story.note(1) == before


def test_titles_of_clusters_become_notes_steps_or_sheets() -> None:
    story = Story().does(makes("Où jeter", "", "Payer deux fois"))
    titles = story.state.contents.places[("b3", "A")]
    for kind, block in ((CanvasKind.MATRIX, "b2"), (CanvasKind.JOURNEY, "b4"), (CanvasKind.SHEETS, "b5")):
        story.does(
            lambda state, _, kind=kind, block=block: place_intents.carry(  # type: ignore[misc]
                state, titles, block, "A", kind=kind, lane="titre"
            )
        )
    assert [note.text for note in story.state.notes_of("b2", "A")] == ["Où jeter", "Payer deux fois"]
    assert [place.label for place in story.state.contents.places[("b4", "A")]] == ["Où jeter", "Payer deux fois"]
    sheets = [place.id for place in story.state.contents.places[("b5", "A")]]
    assert [(n.place, n.lane, n.text) for n in story.state.notes_of("b5", "A")] == [
        (sheets[0], "titre", "Où jeter"),
        (sheets[1], "titre", "Payer deux fois"),
    ]


@pytest.mark.parametrize("kind", [CanvasKind.GRID, CanvasKind.JOURNEY, CanvasKind.SHEETS, CanvasKind.LIST])
def test_carrying_over_twice_brings_only_what_is_new(kind: CanvasKind) -> None:
    story = Story()

    def carries() -> None:
        story.does(
            lambda state, _: place_intents.carry(state, state.notes_of("b3", "A"), "b5", "A", kind=kind, lane="titre")
        )

    story.does(lambda state, _: note_intents.capture(state, "b3", "A", ["navette", "carte"]))
    carries()
    story.does(lambda state, _: note_intents.capture(state, "b3", "A", ["affiche"]))
    assert place_intents.not_carried(story.state, story.state.notes_of("b3", "A"), "b5", "A", kind=kind) == (
        story.note(len(story.state.contents.notes)),
    )
    carries()
    carries()
    titled = kind in (CanvasKind.GRID, CanvasKind.JOURNEY)
    made = [place.label for place in story.state.contents.places.get(("b5", "A"), ())]
    written = [note.text for note in story.state.notes_of("b5", "A")]
    assert (made if titled else written) == ["navette", "carte", "affiche"]
    assert not titled or written == []


def test_nothing_is_carried_over_from_nothing() -> None:
    nothing: list[Note] = []
    assert Story().tries(lambda state, _: place_intents.carry(state, nothing, "b5", "A")) is Reason.EMPTY_TEXT


def test_a_note_placed_by_several_people_stands_at_their_mean_with_its_spread() -> None:
    story = Story()
    number = story.notes("navette")
    spots = ((80, 90), (30, 90), (70, 80))
    story.does(lambda state, _: place_intents.place_blind(state, number, spots))
    note = story.note(number)
    assert (note.spot, note.spots, spread_of(note)) == ((60, 87), spots, 50)
    story.does(lambda state, _: place_intents.put_on_spot(state, number, (10, 10)))
    assert (story.note(number).spot, story.note(number).spots) == ((10, 10), ())
    story.undoes(2)
    assert story.note(number).spot is None


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("8 9, 6 4", ((80, 90), (60, 40))),
        ("8 9,5, 6 4", ()),
        ("8,5 9", ()),
        ("8 9", ()),
        ("8 9, navette", ()),
        ("11 9, 6 4", ()),
        ("8;9, 6;4 , 7;7", ((80, 90), (60, 40), (70, 70))),
    ],
)
def test_points_of_several_people_are_typed_with_commas(text: str, spots: tuple[tuple[int, int], ...]) -> None:
    assert split_spots(text) == spots


def test_a_branch_of_the_card_gets_a_name_of_the_groups_own_and_gives_it_back() -> None:
    card = shipped("ishikawa")
    story = Story(Agenda("a", "A", (Day(1, "09:00"),), (Block("b1", 30, card=card.slug),)), {card.slug: card})
    block = story.state.agenda.blocks[0]
    story.next_block().does(lambda s, _: place_intents.label_place(s, "b1", "A", "usagers", "Parents"))
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Météo"]))

    assert [place.label for place in canvas_view(story.state, block, "fr", "A").places][::6] == ["Parents", "Météo"]
    assert [place.label for place in canvas_view(story.state, block, "fr", "B").places][::5] == ["Usagers", "Règles"]
    story.does(lambda s, _: note_intents.capture(s, "b1", "A", ["pressés"], place="usagers"))
    story.does(lambda s, _: note_intents.move_note(s, 1, team="B", place="usagers"))
    moved = story.state.note(1)
    assert moved is not None
    assert moved.place == "usagers", "the other team has the same branch under the card's name"
    story.does(lambda s, _: place_intents.label_place(s, "b1", "A", "usagers", "Familles"))
    assert canvas_view(story.state, block, "en", "A").places[0].label == "Familles"
    story.does(lambda s, _: place_intents.remove_place(s, "b1", "A", "usagers"))
    assert canvas_view(story.state, block, "fr", "A").places[0].label == "Usagers"
    assert story.tries(lambda s, _: place_intents.label_place(s, "b1", "A", "nulle-part", "X")) is Reason.UNKNOWN_PLACE
    assert story.tries(lambda s, _: place_intents.label_place(s, "b1", "A", "agents", " ")) is Reason.EMPTY_TEXT
