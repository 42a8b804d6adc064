"""The project sheet: each field under its own name, whichever cards the session ran."""

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import place_intents, vote_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.canvases.places import canvas_view, view_of_card
from facilitateur.domain.events import NoteKind, VoteRule
from facilitateur.domain.phases import Phase
from facilitateur.export.document import Heading, Table, words_of
from facilitateur.export.documents import build
from facilitateur.export.options import ExportOptions
from facilitateur.export.project_fields import ASKED, FIELDS, NEXT, TITLE, WHOLE
from facilitateur.i18n.words import load_words
from facilitateur.storage.places import built_in
from support.harvest import Harvest

CARDS = Library([built_in().cards]).cards
SOURCES = [source for sources in (TITLE, NEXT, ASKED, *(field.sources for field in FIELDS)) for source in sources]


def ran(*cards: str) -> Harvest:
    """Return a session of one team whose blocks b1, b2… run these cards."""
    blocks = tuple(Block(f"b{n}", 20, card=card, phase=Phase.IDEATION) for n, card in enumerate(cards, 1))
    return Harvest(Agenda("essai", "Essai", (Day(1, "09:00"),), blocks), CARDS, teams=1)


def fills(story: Harvest, block: str, lane: str, text: str) -> None:
    """Write into a field of the block's first sheet, which is made when there is none."""
    found = story.state.agenda.block(block)
    assert found is not None
    view = canvas_view(story.state, found, "fr", "A")
    sheet = view.places[0].id if view.places else ""
    field = next(item for item in view.lanes if item.id == lane)
    story.does(lambda state, _: place_intents.write_cell(state, block, "A", [text], sheet, field, NoteKind.PLAIN))


def sheet(story: Harvest) -> tuple[str, dict[str, str]]:
    """Return the name of the project and its fields."""
    document = build(story.state, story.now, load_words("fr"), ExportOptions(document="fiche-projet"))
    (name,) = [words_of(part.line) for part in document.parts if isinstance(part, Heading) and part.level == 2]
    (table,) = [part for part in document.parts if isinstance(part, Table)]
    return name, {words_of(row[0]): words_of(row[1]) for row in table.rows}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: "-".join((source.card, *source.ids[:1])))
def test_every_source_is_a_shipped_card_with_these_fields(source) -> None:
    view = view_of_card(CARDS[source.card], "fr")
    assert source.ids == WHOLE or {item.id for item in (*view.places, *view.lanes)} >= set(source.ids)


def test_a_prototype_told_at_length_is_not_the_name_of_the_project() -> None:
    story = ran("restitution-defi")
    fills(story, "b1", "prototype", "un cahier A4 plié en deux, une ligne par enfant")
    fills(story, "b1", "accord-du-porteur", "reprend")
    name, fields = sheet(story)
    assert name == "projet à nommer"
    assert fields["Prototype"] == "un cahier A4 plié en deux, une ligne par enfant"
    assert fields["Ce qui est demandé"] == "Accord du porteur\xa0: reprend"


def test_the_name_typed_goes_before_an_idea_carried_into_its_field() -> None:
    story = ran("brainstorming", "fiche-idee")
    idea = story.writes("prévenir l'école par un cahier qui passe le vendredi", "b1")
    sheet_id = place_intents.place_id(story.state)
    carried = [story.note(idea)]
    story.does(lambda state, _: place_intents.make_places(state, "b2", "A", [""]))
    story.does(lambda state, _: place_intents.carry(state, carried, "b2", "A", place=sheet_id, lane="nom"))
    assert sheet(story)[0].startswith("prévenir l'école")
    fills(story, "b2", "nom", "Cahier du vendredi")
    assert sheet(story)[0] == "Cahier du vendredi"


def test_the_title_of_a_sheet_names_the_project_where_no_field_does() -> None:
    story = ran("prototype-rapide")
    story.does(lambda state, _: place_intents.make_places(state, "b1", "A", ["Carte jaune"]))
    fills(story, "b1", "question-posee", "la donne-t-on sans justificatif ?")
    name, fields = sheet(story)
    assert name == "Carte jaune"
    assert fields["Prototype"] == "Question posée\xa0: la donne-t-on sans justificatif ?"


def test_the_idea_is_what_a_vote_put_first() -> None:
    story = ran("vote-gommettes")
    notes = [story.note(story.writes(text, "b1")) for text in ("une borne", "un cahier")]
    options = tuple(option_of(note) for note in notes)
    story.does(lambda state, _: vote_intents.open_vote(state, "b1", "A", VoteRule.DOTS, options, people=4))
    story.does(lambda state, _: vote_intents.count(state, 1, {f"n{notes[0].number}": 1, f"n{notes[1].number}": 6}))
    story.does(lambda state, _: vote_intents.close_vote(state, 1, confirmed=True))
    assert sheet(story)[1]["Idée"] == "un cahier"


def test_the_idea_is_what_was_kept_where_nobody_voted() -> None:
    story = ran("brainstorming")
    story.writes("une borne", "b1")
    story.writes("un cahier", "b1", kept=True)
    assert sheet(story)[1]["Idée"] == "un cahier"


def test_the_test_is_what_was_seen_in_it() -> None:
    story = ran("test-utilisateur")
    story.writes("ne trouve pas le dos de la carte", "b1")
    story.writes("à voir plus tard", "b1", parked=True)
    assert sheet(story)[1]["Test"] == "ne trouve pas le dos de la carte"
    told = ran("exposition")
    fills(told, "b1", "prototype", "Carte jaune")
    fills(told, "b1", "commentaire-positif", "je l'aurais gardée")
    name, fields = sheet(told)
    assert (name, fields["Test"]) == ("Carte jaune", "Positif\xa0: je l'aurais gardée")
