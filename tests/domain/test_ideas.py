"""Zones that a team fills once for each idea: which reactions stand where, and that nothing written is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitateur.cards.library import Library
from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases import ideas
from facilitateur.domain.canvases.balloting import options_of
from facilitateur.domain.canvases.places import CanvasView, canvas_view, view_of_card
from facilitateur.domain.card import CanvasItem, CanvasKind, CanvasText, Card
from facilitateur.domain.evolve import fold
from facilitateur.domain.limits import MOST_TITLES
from facilitateur.domain.state import Note
from support.invented import card
from support.story import Story

SHIPPED = Path(__file__).parents[2] / "methodes"


def shipped(slug: str) -> Card:
    found = Library([SHIPPED]).get(slug)
    assert found is not None
    return found


REACTIONS = shipped("cartes-a-reactions")
AGENDA = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card=REACTIONS.slug), Block("b2", 30, card="l")))


def begun(*labels: str, team: str = "A") -> Story:
    story = Story(AGENDA, {REACTIONS.slug: REACTIONS, "l": card("l")})
    return begins(story, *labels, team=team) if labels else story


def begins(story: Story, *labels: str, team: str = "A") -> Story:
    return story.does(lambda state, _: place_intents.make_places(state, "b1", team, labels))


def view(story: Story, team: str = "A") -> CanvasView:
    return canvas_view(story.state, story.state.agenda.blocks[0], "fr", team)


def reacts(story: Story, text: str, at: int, zone: str = "oui-et", team: str = "A") -> Note:
    idea = ideas.idea_at(view(story, team), at)
    lane = idea.id if idea is not None else ""
    story.does(lambda state, _: note_intents.capture(state, "b1", team, [text], place=zone, lane=lane))
    return story.note(len(story.state.contents.notes))


def on_page(story: Story, at: int, team: str = "A") -> list[str]:
    notes = story.state.notes_of("b1", team)
    return [note.text for note in ideas.on_page(view(story, team), notes, at)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_shipped_reaction_cards_have_zones_for_each_idea_in_both_languages(language: str) -> None:
    seen = view_of_card(REACTIONS, language)
    assert (seen.shown, seen.by_idea, seen.makes_places, seen.ideas) == (CanvasKind.ZONES, True, True, ())
    assert len(seen.places) == 5


def test_a_gallery_walk_has_one_canvas_for_each_poster_and_no_ideas() -> None:
    assert not view_of_card(shipped("marche-galerie"), "fr").by_idea


@pytest.mark.parametrize(
    ("kind", "zone"), [(CanvasKind.LIST, CanvasItem("a", "A")), (CanvasKind.ZONES, CanvasItem("libres", "libres"))]
)
def test_only_zones_that_the_card_names_are_filled_for_each_idea(kind: CanvasKind, zone: CanvasItem) -> None:
    made = card("essai", 5, canvas=kind)
    text = replace(made.texts["fr"], canvas=CanvasText((zone,), settings={"instance": "idée"}))
    assert not view_of_card(replace(made, texts={"fr": text}), "fr").by_idea


def test_before_the_first_idea_the_zones_are_those_of_a_session_that_knew_no_ideas() -> None:
    story = begun()
    story.notes("déjà dit", block="b1", place="oui-et")
    assert on_page(story, 0) == ["déjà dit"]
    begins(story, "Navette")
    assert on_page(story, 0) == []
    assert on_page(story, ideas.APART) == ["déjà dit"]


def test_each_team_has_its_own_ideas_and_each_idea_its_own_reactions() -> None:
    story = begins(begun("Navette", "Carte"), "Borne", team="B")
    reacts(story, "le samedi", 0)
    reacts(story, "au collège", 1, "et-si")
    reacts(story, "trop chère", 0, team="B")
    assert [idea.label for idea in view(story).ideas] == ["Navette", "Carte"]
    assert [idea.label for idea in view(story, "B").ideas] == ["Borne"]
    assert [on_page(story, at) for at in (0, 1)] == [["le samedi"], ["au collège"]]
    assert on_page(story, 0, "B") == ["trop chère"]


def test_where_a_reaction_stands_is_told_with_its_idea_first() -> None:
    story = begun("Navette")
    note = reacts(story, "le samedi", 0)
    assert view(story).where(note.place, note.lane) == ("Navette", "Oui, et…")
    assert view(story).where(note.place, "") == ("Oui, et…",)
    assert ideas.index_of(view(story), note) == 0


def test_the_reactions_to_an_idea_that_is_removed_stay_apart_and_undo_gives_it_back() -> None:
    story = begun("Navette", "Carte")
    note = reacts(story, "le samedi", 0)
    story.does(lambda state, _: place_intents.remove_place(state, "b1", "A", note.lane))
    assert on_page(story, ideas.APART) == ["le samedi"]
    assert view(story).where(note.place, note.lane) == ("Oui, et…",)
    story.undoes()
    assert on_page(story, 0) == ["le samedi"]
    assert fold(story.log).contents == story.state.contents


def test_a_reaction_that_goes_to_another_team_reacts_to_the_idea_in_the_same_place_there() -> None:
    story = begins(begun("Navette", "Carte"), "Borne", "Badge", team="B")
    note = reacts(story, "au collège", 1)
    story.does(lambda state, _: note_intents.move_note(state, note.number, team="B", place=note.place))
    assert on_page(story, 1, "B") == ["au collège"]
    assert story.note(note.number).place == "oui-et"


def test_a_reaction_goes_to_another_idea_and_keeps_its_zone() -> None:
    story = begun("Navette", "Carte")
    note = reacts(story, "le samedi", 0)
    other = view(story).ideas[1].id
    story.does(lambda state, _: note_intents.move_note(state, note.number, team="A", place=note.place, lane=other))
    assert (on_page(story, 0), on_page(story, 1)) == ([], ["le samedi"])


def test_what_is_carried_over_becomes_ideas_and_only_what_is_new_does() -> None:
    story = begun("Navette")
    for text in ("Navette", "Carte"):
        story.notes(text, block="b2")
    sources = story.state.notes_of("b2", "A")
    story.does(lambda state, _: place_intents.carry(state, sources, "b1", "A", ideas=True))
    assert [idea.label for idea in view(story).ideas] == ["Navette", "Carte"]
    assert not place_intents.not_carried(story.state, sources, "b1", "A", ideas=True)


def test_ideas_stand_against_each_other_in_a_vote() -> None:
    story = begun("Navette", "Carte")
    reacts(story, "le samedi", 0)
    assert [option.label for option in options_of(story.state, view(story), "b1", "A")] == ["Navette", "Carte"]


def renamed(story: Story, *labels: str) -> Story:
    place = view(story).ideas[0].id
    for label in labels:
        story.does(lambda state, _, label=label: place_intents.label_place(state, "b1", "A", place, label))
    return story


@pytest.mark.parametrize(
    ("titles", "earlier"),
    [
        (["Une navette"], ()),
        (["Une navette", "Une navette le samedi"], ("Une navette",)),
        (["Une navette", "Un bus", "Un car"], ("Une navette", "Un bus")),
        (["", "Une navette"], ()),
        (["Une navete", "Une navette"], ()),
        (["une navete eletrique", "Une navette électrique"], ()),
        (["Une navete", "Une navette", "Un car"], ("Une navette",)),
        (["Une navette", "Un car", "Une navette"], ("Un car",)),
        (["Le samedi à 10 h", "Le samedi à 20 h"], ("Le samedi à 10 h",)),
        (["C’est possible ici", "C’est impossible ici"], ("C’est possible ici",)),
    ],
)
def test_an_idea_that_is_put_anew_keeps_its_earlier_titles_and_a_mended_slip_is_none(
    titles: list[str], earlier: tuple[str, ...]
) -> None:
    story = renamed(begun(titles[0]), *titles[1:])
    assert ideas.earlier_titles(view(story).ideas[0]) == earlier
    assert fold(story.log) == story.state


def test_undo_gives_the_earlier_title_back_and_redo_the_new_one() -> None:
    story = renamed(begun("Une navette"), "Un car").undoes()
    (idea,) = view(story).ideas
    assert (idea.label, idea.earlier) == ("Une navette", ())


def test_a_place_is_remembered_under_so_many_titles_and_no_more() -> None:
    story = renamed(begun("Idée 0"), *(f"Idée {n}" for n in range(1, MOST_TITLES + 5)))
    assert view(story).ideas[0].earlier[0] == "Idée 4"
    assert len(view(story).ideas[0].earlier) == MOST_TITLES
