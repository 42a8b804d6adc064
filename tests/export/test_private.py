"""Private notes: in no document, table or room display, counted in the report, whole in the copy and in the session."""

import csv
import io
import json
import zipfile

import msgspec
import pytest

from facilitateur.domain import (
    double_intents,
    method_intents,
    note_intents,
    place_intents,
    score_intents,
    vote_intents,
)
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.canvases.scales import closed
from facilitateur.domain.card import CanvasKind, Card
from facilitateur.domain.events import NoteAdded, NoteKind, NotesMerged, VoteOption, VoteRule
from facilitateur.domain.evolve import fold
from facilitateur.domain.privacy import left_out, without_private
from facilitateur.domain.refusals import Reason
from facilitateur.domain.room import RoomChoices, room_view, with_vote
from facilitateur.export.comparison import FORMATS, comparison_bytes, comparison_view
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.documents import KINDS
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.words import load_words
from support.canvases import shipped
from support.story import Story

WORDS = load_words("fr")
SECRETS = ("Demander un temps partiel", "Oser dire non", "Partir en mai", "photo-secrete")
CARDS = {slug: shipped(slug) for slug in ("carte-postale", "tour-de-cloture")}


def posted() -> Story:
    """Three postcards, one of them a decision and one an action, a photo of them, and a closing round."""
    blocks = (Block("b1", 12, card="carte-postale"), Block("b2", 10, card="tour-de-cloture"))
    story = Story(Agenda("essai", "Essai", (Day(1, "09:00"),), blocks), CARDS, names=("Ada", "Zoé"), teams=1)
    story.goes_to("b1").waits(5)
    for text, kind in zip(SECRETS, (NoteKind.PLAIN, NoteKind.DECISION, NoteKind.ACTION), strict=False):
        story.notes(text, block="b1", kind=kind)
    story.does(lambda s, _: note_intents.attach_file(s, "b1", "A", "photo-secrete.jpg", "ab.jpg", "ab"))
    story.goes_to("b2").waits(5)
    story.notes("content", block="b2")
    return story


def plain(data: bytes) -> str:
    return data.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def texts_of(data: bytes) -> str:
    """Return all that a file holds, packed or not."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())


@pytest.mark.parametrize("options", [ExportOptions(names=Names.NAMES), ExportOptions(anonymous=True)])
def test_no_document_and_no_table_has_them(export, options: ExportOptions) -> None:
    story = posted().ends()
    for kind in KINDS:
        for form in set(kind.formats) - {"json", "pdf"}:
            told = texts_of(export(form, story, "fr", msgspec.structs.replace(options, document=kind.id)))
            assert not [secret for secret in SECRETS if secret in told], (kind.id, form)
    files = write_csv_folder(story.state, story.log, story.now, WORDS, options)
    assert not [secret for secret in SECRETS for data in files.values() if secret in texts_of(data)]
    rows = list(csv.DictReader(io.StringIO(files["notes.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [row["texte"] for row in rows] == ["content"]
    sessions = (story.state, story.state)
    for form in FORMATS:
        if form != "pdf":
            told = texts_of(comparison_bytes(sessions, (story.now, story.now), WORDS, form))
            assert not [secret for secret in SECRETS if secret in told], form
    assert "Oser" not in json.dumps(comparison_view(sessions, (story.now, story.now)), ensure_ascii=False)


def test_the_report_says_how_many_are_not_printed(export) -> None:
    story = posted().ends()
    assert "3 notes privées ne sont pas imprimées." in plain(export("md", story, "fr"))
    story.undoes().does(lambda s, _: note_intents.retract_note(s, 1))
    story.does(lambda s, _: note_intents.retract_note(s, 2)).ends()
    report = plain(export("md", story, "fr"))
    assert "1 note privée n’est pas imprimée." in report
    assert "Rien n’a été noté" not in report


def test_the_whole_copy_and_the_session_keep_them(export) -> None:
    story = posted().ends()
    told = json.loads(export("json", story, "fr"))
    assert [note["text"] for note in told["view"]["notes"]] == [*SECRETS[:3], "content"]
    assert fold(story.log) == story.state
    assert [note.text for note in story.state.notes_of("b1", "A")] == list(SECRETS[:3])


def test_they_stay_private_when_the_method_changes_and_when_they_are_copied() -> None:
    story = posted().does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["tour-de-cloture"]))
    story.notes("ouvert", block="b1")
    public = without_private(story.state)
    assert [note.text for note in public.notes_of("b1", "A")] == ["ouvert"]
    assert left_out(public, "b1") == 3
    source = story.note(1)
    assert (
        story.tries(lambda s, _: place_intents.carry(s, [source], "b2", "A", kind=CanvasKind.GRID)) is Reason.EMPTY_TEXT
    )


def test_what_is_parked_at_once_is_for_all_until_it_is_put_on_the_canvas() -> None:
    story = posted()
    number = story.notes("réserver la salle", block="b1", parked=True)
    assert [note.text for note in without_private(story.state).parking_lot()] == ["réserver la salle"]
    story.does(lambda s, _: note_intents.park_note(s, 1))
    assert [note.text for note in without_private(story.state).parking_lot()] == ["réserver la salle"]
    story.does(lambda s, _: note_intents.park_note(s, number))
    assert without_private(story.state).parking_lot() == ()


def test_the_room_sees_no_vote_about_them(export) -> None:
    story = posted().goes_to("b1")
    options = tuple(option_of(note) for note in story.state.notes_of("b1", "A"))
    story.does(lambda s, _: vote_intents.open_vote(s, "b1", "A", VoteRule.DOTS, options, people=2, dots=1))
    story.does(lambda s, _: vote_intents.close_vote(s, 1, confirmed=True))
    view = room_view(story.state, story.now, with_vote(story.state, RoomChoices(), 1))
    assert view.vote is None
    assert "Oser" not in texts_of(export("md", story.ends(), "fr"))


def test_a_session_without_private_notes_is_told_as_it_is() -> None:
    story = Story().goes_to("b3")
    story.notes("vu")
    assert without_private(story.state) is story.state


def test_what_was_made_under_a_private_method_stays_private_when_another_takes_over(export) -> None:
    story = posted().does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Oser dire non"]))
    options = [VoteOption("x", "Partir en mai")]
    story.does(lambda s, _: vote_intents.open_vote(s, "b1", "A", VoteRule.DOTS, options, people=2, dots=1))
    story.does(lambda s, _: vote_intents.close_vote(s, 1, confirmed=True))
    story.does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["tour-de-cloture"]))
    story.notes("ouvert", block="b1")
    story.does(lambda s, _: note_intents.attach_file(s, "b1", "A", "photo-ouverte.jpg", "cd.jpg", "cd"))
    told = without_private(story.state)
    assert [file.name for file in told.contents.files] == ["photo-ouverte.jpg"]
    assert told.contents.votes == ()
    report = texts_of(export("md", story.ends(), "fr"))
    assert not [secret for secret in SECRETS if secret in report]
    assert "photo-ouverte" in report
    assert story.state.contents.places["b1", "A"][0].label == "Oser dire non"


def test_what_all_could_read_before_a_private_method_is_told_when_it_is_gone() -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="diagramme-affinites"),))
    story = Story(agenda, {"diagramme-affinites": shipped("diagramme-affinites")}).next_block()
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Ouvert", "Nommé"]))
    story.does(lambda s, _: note_intents.attach_file(s, "b1", "A", "ouvert.jpg", "cd.jpg", "cd"))
    options = [VoteOption("x", "Ouvert")]
    story.does(lambda s, _: vote_intents.open_vote(s, "b1", "A", VoteRule.DOTS, options, people=2, dots=1))
    story.does(lambda s, _: vote_intents.close_vote(s, 1, confirmed=True))
    first, second = story.state.contents.places["b1", "A"]
    story.does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["carte-postale"]))
    assert not without_private(story.state).contents.places
    story.does(lambda s, _: place_intents.label_place(s, "b1", "A", second.id, "Partir en mai"))
    story.does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Oser dire non"]))
    story.does(lambda s, _: note_intents.attach_file(s, "b1", "A", "photo-secrete.jpg", "ab.jpg", "ab"))
    story.does(lambda s, _: method_intents.swap_method(s, "b1", shipped("diagramme-affinites")))
    story.does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["tour-de-cloture"]))
    told = without_private(story.state).contents
    assert told.places == {("b1", "A"): (first,)}
    assert [file.name for file in told.files] == ["ouvert.jpg"]
    assert [vote.number for vote in told.votes] == [1]


def private(slug: str) -> Card:
    """Return a shipped card whose notes are private."""
    card = shipped(slug)
    texts = {
        language: msgspec.structs.replace(
            text, canvas=msgspec.structs.replace(text.canvas, settings={**text.canvas.settings, "prive": "oui"})
        )
        for language, text in card.texts.items()
    }
    return msgspec.structs.replace(card, texts=texts)


def test_figures_given_under_a_private_method_stay_private_when_another_takes_over() -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="jugement-majoritaire"),))
    story = Story(agenda, {"jugement-majoritaire": shipped("jugement-majoritaire")}).next_block()
    given = {"jugement-majoritaire": 4, "grille-evaluation": 2, "veille-partagee": 3}
    for slug, value in given.items():
        if slug != "jugement-majoritaire":
            card = private(slug) if slug == "grille-evaluation" else shipped(slug)
            story.does(lambda s, _, card=card: method_intents.swap_method(s, "b1", card))  # type: ignore[misc]
        rows = place_intents.make_places(story.state, "b1", "A", [slug])
        story.happens(*rows)
        row = story.state.contents.places["b1", "A"][-1].id
        criteria = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A").lanes)[:1]
        scores = score_intents.score_row(story.state, "b1", "A", row, criteria, 1, [value])
        story.happens(*scores)
    told = without_private(story.state).contents.scores["b1", "A"]
    assert sorted(told.values()) == [3, 4]
    files = write_csv_folder(story.state, story.log, story.now, WORDS, ExportOptions())
    assert not [name for name, data in files.items() if "utilite" in texts_of(data)]


def test_answers_given_under_a_private_method_stay_private_when_another_takes_over() -> None:
    agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="f-sus"),))
    story = Story(agenda, {"f-sus": private("f-sus")}).next_block()
    story.does(lambda s, _: score_intents.answer(s, "b1", "A", [({"sus1": 4}, 1), ({"sus1": 2}, 1)]))
    story.does(lambda s, _: method_intents.swap_method(s, "b1", shipped("umux-lite")))
    (first, *_) = closed(canvas_view(story.state, story.state.agenda.blocks[0], "fr", "A").lanes)
    story.does(lambda s, _: score_intents.answer(s, "b1", "A", [({first.id: 6}, 1)]))
    told = without_private(story.state).contents.answers["b1", "A"]
    assert [dict(answer.values) for answer in told] == [{first.id: 6}]


def test_a_private_note_is_not_merged_into_one_that_all_may_read() -> None:
    story = posted().does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["tour-de-cloture"]))
    number = story.notes("ouvert", block="b1")
    assert story.tries(lambda s, _: double_intents.merge(s, 1, number)) is Reason.PRIVATE_APART
    assert double_intents.likely_same(story.state, story.note(number)) == ()
    story.happens(NotesMerged(1, number, "ouvert / Demander un temps partiel"))
    assert without_private(story.state).notes_of("b1", "A") == ()
    assert story.note(number).text == "ouvert / Demander un temps partiel"


def test_a_private_title_is_not_carried_over() -> None:
    story = posted().does(lambda s, _: place_intents.make_places(s, "b1", "A", ["Oser dire non"]))
    (title,) = story.state.contents.places["b1", "A"]
    assert story.tries(lambda s, _: place_intents.carry(s, [title], "b2", "A")) is Reason.EMPTY_TEXT
    story.does(lambda s, _: method_intents.swap_method(s, "b1", CARDS["tour-de-cloture"]))
    assert story.tries(lambda s, _: place_intents.carry(s, [title], "b2", "A")) is Reason.EMPTY_TEXT
    story.happens(NoteAdded(9, "b2", "A", title.label, title_of=title.id))
    assert story.note(9).private
