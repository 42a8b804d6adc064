"""A tree whose card names branches: the effect at its head, and families that the room adds and renames."""

import csv
import io
from pathlib import Path

import pytest

from facilitateur.export.csv_files import write_csv_folder
from facilitateur.export.markdown import write_markdown
from facilitateur.export.options import ExportOptions
from facilitateur.i18n.words import load_words
from facilitateur.session.opening import read
from support.canvases import SIZES, running
from support.room import Room


def on_bones(room: Room) -> list[tuple[str, str]]:
    """Return (text, branch) as the table of team A has them."""
    told = (room.session.state, read(room.session.folder)[1], room.session.now(), load_words("fr"), ExportOptions())
    files = write_csv_folder(*told)
    text = next((data for name, data in files.items() if "ishikawa" in name), b"").decode("utf-8-sig")
    return [(row["texte"], row["branche"]) for row in csv.DictReader(io.StringIO(text), delimiter=";")]


def report(room: Room) -> str:
    told = (room.session.state, read(room.session.folder)[1], room.session.now(), load_words("fr"), ExportOptions())
    return write_markdown(*told).decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_line_is_the_effect_and_the_next_ones_are_causes(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(tmp_path, "ishikawa", size=size) as room:
        assert "Quel problème observons-nous" in room.shown
        await room.say("attente de 40 min au guichet", "= accueil fermé à midi", "pas de relève")
        assert on_bones(room) == [
            ("attente de 40 min au guichet", "Effet"),
            ("accueil fermé à midi", "Usagers"),
            ("pas de relève", "Usagers"),
        ]
        at = [room.shown.index(f" {text}") for text in ("0 Effet", "◆ attente de 40 min", "1 Usagers", "◆ accueil")]
        assert at == sorted(at)
        frame = room.pilot.app.screen.frame()  # type: ignore[attr-defined]
        assert ("profondeur", "1") in frame.figures, "the effect is no cause"


async def test_the_effect_is_corrected_in_its_place_and_undone(tmp_path: Path) -> None:
    async with running(tmp_path, "ishikawa") as room:
        await room.say("attente", "/2 un seul agent", "/0 attente de 40 min au guichet")
        assert on_bones(room) == [("attente de 40 min au guichet", "Effet"), ("un seul agent", "Agents")]
        await room.press("ctrl+z")
        assert on_bones(room)[0] == ("attente", "Effet")
        await room.press("ctrl+z", "ctrl+z")
        assert on_bones(room) == []
        await room.say("/2 un seul agent", "/0 attente")
        assert on_bones(room) == [("attente", "Effet"), ("un seul agent", "Agents")], "typed last, it stands first"


async def test_a_cause_is_read_back_to_the_effect(tmp_path: Path) -> None:
    async with running(tmp_path, "ishikawa", size=(160, 45)) as room:
        await room.say("Attente de 40 min", "/2 = Un seul agent", "= Pas de relève")
        await room.press("escape", "asterisk")
        assert "Pas de relève donc Un seul agent donc" in " ".join(room.shown.split())
        told = report(room)
        assert "**Effet** : Attente de 40 min" in told
        assert "### Effet" not in told
        assert told.index("**Effet**") < told.index("Agents")
        assert "Pas de relève, **donc** un seul agent, **donc** Attente de 40 min." in told


async def test_a_family_is_added_renamed_and_its_card_name_comes_back(tmp_path: Path) -> None:
    async with running(tmp_path, "ishikawa") as room:
        await room.say("attente", "/1 parents pressés", "/+ Météo", "neige")
        assert "7 Météo" in room.shown
        await room.say("/1")
        await room.press("escape", "t")
        await room.say("Familles du quartier")
        assert "1 Familles du quartier" in room.shown
        assert on_bones(room)[1:] == [("parents pressés", "Familles du quartier"), ("neige", "Météo")]
        assert "Familles du quartier" in report(room)
        await room.press("ctrl+z")
        assert ("parents pressés", "Usagers") in on_bones(room)
        assert "1 Usagers" in room.shown


async def test_a_branch_without_a_note_gets_another_name(tmp_path: Path) -> None:
    async with running(tmp_path, "ishikawa") as room:
        await room.say("attente", "/1 parents pressés", "/4")
        await room.press("escape", "t")
        await room.say("Logiciels")
        assert "4 Logiciels" in room.shown
        await room.say("/4 mot de passe perdu")
        assert ("mot de passe perdu", "Logiciels") in on_bones(room)


async def test_several_notes_carried_over_are_causes_and_not_the_effect(tmp_path: Path) -> None:
    async with running(tmp_path, "vote-gommettes", "ishikawa") as room:
        await room.say("accueil fermé", "pas de relève")
        await room.minutes(30)
        await room.press("f8", "ctrl+r", "enter")
        assert on_bones(room) == [("accueil fermé", "Usagers"), ("pas de relève", "Usagers")]
        await room.say("/0 attente de 40 min")
        assert on_bones(room)[0] == ("attente de 40 min", "Effet")


async def test_eighty_columns_say_how_a_branch_is_made(tmp_path: Path) -> None:
    async with running(tmp_path, "ishikawa") as room:
        await room.say("attente", "un seul agent")
        assert "Entrée dessous  Tab branche  /+ titre nouvelle branche  Échap notes" in room.shown
