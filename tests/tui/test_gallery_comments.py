"""Comments on one thing of a gallery: typed beside its fields, counted for each thing, told in every export."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain import place_intents
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.canvases.cells import commented, sheets_figures
from facilitateur.domain.canvases.places import canvas_view
from facilitateur.domain.events import NoteKind
from facilitateur.domain.evolve import fold
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.html import write_html
from facilitateur.export.importing import read_export
from facilitateur.export.json_file import write_json
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from support.room import Room, room_of

LIBRARY = Library([Path(__file__).parents[2] / "methodes"])
GALLERIES = ("crazy-8", "eclairages", "exposition", "fabrication-numerique", "planche-de-tendances", "prototype-rapide")
AGENDA = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 30, card="exposition"),))


def opened(tmp_path: Path, size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Room]:
    card = LIBRARY.get("exposition")
    assert card is not None
    return room_of(tmp_path, AGENDA, {"exposition": card}, teams=1, size=size)


def told(room: Room) -> list[tuple[str, int]]:
    state = room.session.state
    view = canvas_view(state, state.agenda.blocks[0], "fr", "A")
    return [(one.title, one.total) for one in commented(view, state.notes_of("b1", "A"))]


async def two_things(room: Room) -> None:
    await room.press("f8")
    await room.say("Le registre", "équipe A", "une ligne par enfant", "", "Qui le garde ?")
    await room.say("Le badge", "équipe B", "un par agent", "", "Et la nuit ?")


@pytest.mark.parametrize("slug", GALLERIES)
def test_every_gallery_takes_comments_of_three_kinds_in_both_languages(slug: str) -> None:
    card = LIBRARY.get(slug)
    assert card is not None
    for language, names in (
        ("fr", ["Positif", "Questions", "Suggestions"]),
        ("en", ["Positive", "Questions", "Suggestions"]),
    ):
        assert [item.label for item in card.text(language).canvas.places][-3:] == names


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_comments_are_typed_beside_the_fields_and_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size=size) as room:
        await two_things(room)
        assert told(room) == [("Le registre", 0), ("Le badge", 0)]
        await room.say("/6 on le voit de loin", "il tient dans la poche", "/7 qui le prête ?")
        assert told(room) == [("Le registre", 0), ("Le badge", 3)]
        assert "il tient dans la poche" in room.shown
        assert "commentaires 3" in room.shown
        await room.press("ctrl+z")
        assert told(room) == [("Le registre", 0), ("Le badge", 2)]
        await room.press("shift+tab", *["shift+tab"] * 6)
        await room.say("/8 ", "une couleur par niveau")
        assert fold(read(room.session.folder)[1]) == room.session.state


async def test_enter_goes_past_comments_and_from_comments_to_comments(tmp_path: Path) -> None:
    async with opened(tmp_path) as room:
        await two_things(room)
        notes = room.session.state.notes_of("b1", "A")
        assert {note.lane for note in notes if note.lane.startswith("commentaire")} == set()
        await room.say("/6 clair", "", "pourquoi deux ?", "", "un troisième")
        lanes = [note.lane for note in room.session.state.notes_of("b1", "A")][-3:]
        assert lanes == ["commentaire-positif", "commentaire-question", "commentaire-suggestion"]
        assert "/8 suggestions" in room.shown


async def test_comments_are_in_every_export_with_how_many_each_thing_got(tmp_path: Path) -> None:
    async with opened(tmp_path) as room:
        await two_things(room)
        await room.say("/6 on le voit de loin", "il tient dans la poche", "/7 qui le prête ?")
        state, records, now = room.session.state, read(room.session.folder)[1], room.session.now()
        words, options = load_words("fr"), ExportOptions()
        report = write_markdown(state, records, now, words, options).decode().replace("\u202f", " ")
        assert "| **Le badge** | 2 | 1 | – | 3 |" in report
        assert "qui le prête ?" in report
        assert "3 commentaires" in report
        assert "1 sans commentaire" in report
        assert "Suggestions." not in report.split("Left empty")[0].split("Laissés vides")[-1]
        assert "qui le prête" in write_html(state, records, now, words, options).decode()
        table = next(
            data.decode("utf-8-sig")
            for name, data in write_csv_folder(state, records, now, words, options).items()
            if "exposition" in name
        ).replace('"', "")
        assert table.splitlines()[0].endswith("Positif;Questions;Suggestions;commentaires")
        assert table.rstrip().endswith("qui le prête\u202f?;;3") or table.rstrip().endswith("qui le prête ?;;3")
        assert fold(read_export(write_json(state, records, now, words, options)).records).contents == state.contents
        view = canvas_view(state, state.agenda.blocks[0], "fr", "A")
        assert sheets_figures(view, state.notes_of("b1", "A")).filled_share == 8 / 10


async def test_nothing_begun_takes_no_comment(tmp_path: Path) -> None:
    async with opened(tmp_path) as room:
        await room.press("f8")
        await room.say("/6 bravo")
        assert not room.notes()
        assert "commencez la fiche" in room.shown
        assert room.entry.text == "/6 bravo"
        state = room.session.state
        lane = canvas_view(state, state.agenda.blocks[0], "fr", "A").lanes[-1]
        with pytest.raises(RefusedError) as refused:
            place_intents.write_cell(state, "b1", "A", ["bravo"], "", lane, NoteKind.PLAIN)
        assert refused.value.reason is Reason.NO_SHEET_YET
