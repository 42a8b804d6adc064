"""Who does an action is told as names are chosen wherever the action stands, in every document and format."""

import io
import json
import zipfile
from html import unescape

import pypdf
import pytest

from facilitateur.domain import note_intents, place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.balloting import option_of
from facilitateur.domain.card import CanvasKind
from facilitateur.domain.events import NoteKind, VoteOpened, VoteRule
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.documents import KINDS
from facilitateur.export.options import ExportOptions, Names
from facilitateur.i18n.words import load_words
from support.canvases import shipped
from support.story import Story

WORDS = load_words("fr")
PLAN = "plan-action"
CARDS = {slug: shipped(slug) for slug in ("carte-empathie", PLAN)}
BLOCKS = (Block("b1", 30, card="carte-empathie"), Block("b2", 30, card=PLAN))
AGENDA = Agenda("essai", "Essai", (Day(1, "09:00"),), BLOCKS)
LIBRARY = "Appeler la médiathèque — Chloé, 12/12"
FORMS = sorted({(kind.id, form) for kind in KINDS for form in kind.formats if form != "json"})


def promised() -> Story:
    """Actions noted, parked, voted on, carried to a plan and written into its cells, each with somebody who does it."""
    story = Story(AGENDA, CARDS, names=("Ana", "Chloé", "Zoé Sylvestre"), teams=1).goes_to("b1").waits(5)
    for text in (
        LIBRARY,
        "Relancer le CCAS (Zoé Sylvestre, vendredi)",
        "@Chloé ranger la salle",
        "Voir — Inconnu",
        "Lire — Zoé.",
    ):
        story.notes(text, block="b1", kind=NoteKind.ACTION)
    story.notes("Imprimer — Zoé", block="b1", kind=NoteKind.ACTION, parked=True)
    notes = story.state.notes_of("b1", "A")
    story.happens(VoteOpened(1, "b1", "A", VoteRule.DOTS, tuple(map(option_of, notes)), people=4, dots=3))
    story.does(lambda s, _: note_intents.edit_note(s, 3, "@Chloé ranger la cour", NoteKind.ACTION))
    story.goes_to("b2").waits(5)
    carried = (story.note(1),)
    story.does(lambda s, _: place_intents.carry(s, carried, "b2", "A", kind=CanvasKind.SHEETS, lane="action-verbe"))
    lane = next(lane for lane in CARDS[PLAN].text("fr").canvas.places if lane.id == "responsable")
    sheet = story.state.contents.places["b2", "A"][0].id
    story.does(lambda s, _: place_intents.write_cell(s, "b2", "A", ["Chloé"], sheet, lane, NoteKind.PLAIN))
    return story.ends()


def read(form: str, data: bytes) -> str:
    """Return all that a file says."""
    if form == "pdf":
        said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            said = "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
    else:
        said = data.decode("utf-8-sig")
    return " ".join(unescape(said).replace("\\", "").split())


@pytest.mark.parametrize(("document", "form"), FORMS)
@pytest.mark.parametrize("options", [{"names": Names.CODES}, {"names": Names.NONE}, {"anonymous": True}])
def test_no_document_gives_away_whose_code_it_is(export, document: str, form: str, options: dict[str, object]) -> None:
    chosen = ExportOptions(document=document, **options)  # type: ignore[arg-type]
    said = read(form, export(form, promised(), "fr", chosen))
    if document != "emargement" or chosen.names is not Names.CODES:
        assert not [name for name in ("Chloé", "Zoé", "Sylvestre") if name in said]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (Names.NAMES, LIBRARY),
        (Names.FIRST, LIBRARY),
        (Names.CODES, "Appeler la médiathèque — P02, 12/12"),
        (Names.NONE, "Appeler la médiathèque — 12/12"),
    ],
)
@pytest.mark.parametrize("form", ["md", "html", "docx", "odt", "pdf", "xlsx", "csv"])
def test_the_note_says_who_as_the_table_of_actions_does(export, form: str, names: Names, told: str) -> None:
    assert told in read(form, export(form, promised(), "fr", ExportOptions(names=names)))


def test_codes_stand_in_every_table_of_the_folder() -> None:
    story = promised()
    files = write_csv_folder(story.state, story.log, story.now, WORDS, ExportOptions())
    for name, data in files.items():
        said = read("csv", data)
        assert not [secret for secret in ("Chloé", "Zoé") if secret in said], name
    assert "@P02 ranger la salle" in read("csv", files["votes.csv"]), "as it was worded when it was voted on"


def test_first_names_drop_the_family_name_and_no_word_of_a_service(export) -> None:
    story = promised()
    story.notes("Ouvrir — le service des sports, lundi", block="b1", kind=NoteKind.ACTION)
    said = read("md", export("md", story, "fr", ExportOptions(names=Names.FIRST)))
    assert "Relancer le CCAS (Zoé, vendredi)" in said
    assert "Sylvestre" not in said
    assert "| le service des sports |" in said


def test_a_name_that_two_have_and_one_that_nobody_has_stay_as_they_were_typed(export) -> None:
    story = Story(AGENDA, CARDS, names=("Zoé Sylvestre", "Zoé Plan"), teams=1).goes_to("b1").waits(5)
    for text in ("Voir — Zoé", "Lire — Inconnu", "Dire — Zoé Plan"):
        story.notes(text, block="b1", kind=NoteKind.ACTION)
    said = read("md", export("md", story.ends(), "fr"))
    assert "Voir — Zoé — *action*" in said
    assert "| **Voir** | Zoé |" in said
    assert "Lire — Inconnu — *action*" in said
    assert "| **Lire** | Inconnu |" in said
    assert "Dire — P02 — *action*" in said
    assert "| **Dire** | P02 |" in said


def test_the_whole_copy_keeps_what_was_typed(export) -> None:
    told = json.loads(export("json", promised(), "fr"))
    assert LIBRARY in [note["text"] for note in told["view"]["notes"]]
