"""Agreement to pictures: a reserve leaves photos out of documents, unless somebody asks; the whole copy keeps them."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitateur.domain import method_intents, note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.photo_consent import image_reserves
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.events import NoteAdded, NoteKind
from facilitateur.domain.phases import Phase
from facilitateur.export.choices import Choice, load_choices, save_choice
from facilitateur.export.document import Figure
from facilitateur.export.documents import build
from facilitateur.export.options import ExportOptions, Include
from facilitateur.export.photo_consent import consent_said
from facilitateur.export.wishes import Wish, keep_wish, load_wish
from facilitateur.i18n.words import load_words
from support.canvases import shipped
from support.photos import UPRIGHT
from support.story import Story

WORDS = load_words("fr")
AGENDA = Agenda(
    "essai", "Essai", (Day(1, "09:00"),), (Block("b1", 20, card="cadre-collaboratif"), Block("b2", 20, card="csd"))
)


def asked(*answers: str, private: bool = False) -> Story:
    """Sheets with these answers about pictures, and a photo of another block."""
    card = shipped("cadre-collaboratif")
    if private:
        texts = {
            language: replace(text, canvas=replace(text.canvas, settings={**text.canvas.settings, "prive": "oui"}))
            for language, text in card.texts.items()
        }
        card = replace(card, texts=texts)
    told = Story(AGENDA, {card.slug: card, "csd": shipped("csd")}).next_block()
    (lane,) = [one for one in canvas_view(told.state, AGENDA.blocks[0], "fr").lanes if one.id == "accord-image"]
    for answer in answers:
        told.does(
            lambda state, now, said=answer: place_intents.write_cell(state, "b1", "A", [said], "", lane, NoteKind.PLAIN)
        )
    return told.does(
        lambda state, now: note_intents.attach_file(state, "b2", "A", "mur.jpg", "photo.jpg", "0" * 64, None)
    )


def photos_in(told: Story, tmp_path: Path, **include: bool) -> int:
    (tmp_path / "pj").mkdir(exist_ok=True)
    (tmp_path / "pj" / "photo.jpg").write_bytes(UPRIGHT)
    document = build(told.state, told.now, WORDS, ExportOptions(folder=tmp_path, include=Include(**include)))
    return sum(isinstance(part, Figure) and part.picture.kind != "svg" for part in document.parts)


@pytest.mark.parametrize(("answers", "reserves"), [((), 0), (("oui", "yes"), 0), (("oui", "non", "sans visage"), 2)])
def test_only_a_plain_yes_agrees(answers: tuple[str, ...], reserves: int, tmp_path: Path) -> None:
    told = asked(*answers)

    assert len(image_reserves(told.state)) == reserves
    assert photos_in(told, tmp_path) == (0 if reserves else 1)
    assert photos_in(told, tmp_path, unagreed=True) == 1
    assert photos_in(told, tmp_path, unagreed=True, photos=False) == 0


def test_a_no_counts_where_notes_are_private_and_after_another_method_took_over(tmp_path: Path) -> None:
    assert photos_in(asked("non", private=True), tmp_path) == 0
    assert photos_in(asked("oui", private=True), tmp_path) == 1
    swapped = asked("non").does(lambda state, now: method_intents.swap_method(state, "b1", shipped("csd")))
    assert photos_in(swapped, tmp_path) == 0
    agenda = replace(AGENDA, blocks=tuple(replace(block, card="csd") for block in AGENDA.blocks))
    swapped = Story(agenda, {"csd": shipped("csd")}).next_block()
    swapped.does(lambda state, now: method_intents.swap_method(state, "b1", shipped("cadre-collaboratif")))
    swapped.happens(NoteAdded(1, "b1", "A", "non", lane="accord-image"))
    swapped.does(lambda state, now: method_intents.swap_method(state, "b1", shipped("csd")))
    assert len(image_reserves(swapped.state)) == 1


def test_it_is_said_only_where_photos_would_be_printed() -> None:
    told, files, options = asked("non"), [("rapport", "docx")], ExportOptions()

    assert "laissées hors des documents" in consent_said(WORDS, told.state, files, options)
    asked_for = ExportOptions(include=Include(unagreed=True))
    assert "quand même" in consent_said(WORDS, told.state, files, asked_for)
    for silent in (
        consent_said(WORDS, told.state, [("rapport", "json"), ("plan-action", "docx")], options),
        consent_said(WORDS, told.state, files, ExportOptions(anonymous=True)),
        consent_said(WORDS, told.state, files, ExportOptions(include=Include(photos=False))),
        consent_said(WORDS, asked("oui").state, files, options),
    ):
        assert silent == ""


def test_what_is_asked_for_one_session_is_not_remembered_for_another(tmp_path: Path) -> None:
    assert keep_wish(tmp_path, Wish(unagreed=True))
    assert load_wish(tmp_path, Wish(unagreed=True)).unagreed is False


def test_a_saved_choice_may_ask_for_photos_all_the_same(tmp_path: Path) -> None:
    assert save_choice(tmp_path, "interne", Choice(include=Include(unagreed=True)))
    found = load_choices(tmp_path).named("interne")
    assert found is not None
    assert found.include.unagreed


def test_markdown_says_which_file_a_photo_is_and_where(tmp_path: Path, export) -> None:
    blocks = (Block("b1", 20, phase=Phase.PROTOTYPING, card="csd"),)
    told = Story(replace(AGENDA, blocks=blocks), {"csd": shipped("csd")}).next_block()
    told.does(lambda state, now: note_intents.attach_file(state, "b1", "A", "mur.jpg", "photo.jpg", "0" * 64, None))
    assert photos_in(told, tmp_path) == 1
    for document in ("rapport", "fiche-projet"):
        said = export("md", told, "fr", ExportOptions(document=document, folder=tmp_path)).decode()
        (line,) = [line for line in said.splitlines() if "Photo prise pendant" in line]
        assert "mur.jpg" in line
        assert line.endswith("pj/photo.jpg")
