"""Agendas that come from elsewhere and agendas that leave, by the keys of the list."""

from pathlib import Path

import icalendar
import pytest

from facilitateur.storage.places import Workspace
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.widgets.rows import RowList
from support.screens import Desk, Opener

PROGRAMME = """# Notre matinée

## Jeudi 3 décembre
- 8h45 - 9h : Accueil café
- 9 h 00 – 9 h 20 5 pourquoi
- ~~9h20 – 9h40 Mot du préfet~~
- 9h20 – 10h Débat sur la [cantine]
- prévoir les badges
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "vieux programme.md"
    path.write_text(PROGRAMME, encoding="utf-8")
    return path


async def ask(desk: Desk, key: str, typed: str) -> None:
    await desk.press(key)
    desk.screen.query_one("Input").value = typed  # type: ignore[attr-defined]
    await desk.press("enter")


async def test_each_line_is_shown_before_anything_is_created(
    open_screen: Opener, workspace: Workspace, programme: Path
) -> None:
    async with open_screen(AgendasScreen()) as desk:
        await ask(desk, "i", str(programme))
        assert desk.name == "ImportScreen"
        assert "« Notre matinée »" in desk.text
        understood = {
            "Accueil café": "15 min · Accueil",
            "9 h 20 5 pourquoi": "20 min · 5 pourquoi",
            "Mot du préfet": "barré",
            "[cantine]": "40 min · Plénière",
            "badges": "laissé de côté",
            "Jeudi 3": "titre de jour",
        }
        for source, verdict in understood.items():
            assert any(source in row and verdict in row for row in desk.text.split("\n")), source
        assert "ni heure ni durée" in desk.text
        await desk.press("escape")
        assert desk.name == "AgendasScreen"
        assert list(workspace.agendas.iterdir()) == []


async def test_enter_creates_it_under_the_name_that_was_given(
    open_screen: Opener, workspace: Workspace, programme: Path
) -> None:
    (workspace.agendas / "le-matin.md").write_text("déjà là", encoding="utf-8")
    async with open_screen(AgendasScreen()) as desk:
        await ask(desk, "i", f"'{programme}'")
        await ask(desk, "n", "Le matin")
        assert "« Le matin »" in desk.text
        await desk.press("enter")
        assert desk.name == "AgendasScreen"
        assert desk.screen.query_one("#list", RowList).chosen == "le-matin-2"
        assert "08:45" in desk.text
    assert (workspace.agendas / "le-matin.md").read_text(encoding="utf-8") == "déjà là"
    made = (workspace.agendas / "le-matin-2.md").read_text(encoding="utf-8")
    assert "nom : Le matin" in made
    assert "- 20 5-pourquoi" in made


async def test_what_cannot_be_read_or_holds_no_block_creates_nothing(
    open_screen: Opener, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "lettre.md").write_text("Chère Maud,\nmerci.\n", encoding="utf-8")
    async with open_screen(AgendasScreen(), language="en") as desk:
        await ask(desk, "i", str(tmp_path / "absent.csv"))
        assert desk.name == "AgendasScreen"
        assert "There is no file" in desk.flat
        await ask(desk, "i", str(tmp_path / "lettre.md"))
        assert "no block found" in desk.flat
        await desk.press("enter")
        assert desk.name == "ImportScreen"
        assert "nothing to create" in desk.flat
    assert list(workspace.agendas.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
async def test_a_table_of_a_spreadsheet_is_read_too(
    open_screen: Opener, workspace: Workspace, tmp_path: Path, encoding: str
) -> None:
    table = "Horaire;Activité;Salle\n9h - 9h30;Pause méridienne;A\n9h30 - 10h;5 pourquoi;B\n"
    (tmp_path / "plan.csv").write_text(table, encoding=encoding)
    async with open_screen(AgendasScreen(), language="en", size=(160, 45)) as desk:
        await ask(desk, "i", str(tmp_path / "plan.csv"))
        assert "Salle" in desk.text
        assert "Pause méridienne" in desk.text
        await desk.press("enter")
        assert (workspace.agendas / "plan.md").exists()


async def test_several_days_have_their_headings_before_anything_is_created(open_screen: Opener, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        "Jour;Heure;Activité\nLundi;9h - 10h;Persona\nMardi;9h30 - 10h;Pause\n", encoding="utf-8"
    )
    async with open_screen(AgendasScreen(), size=(100, 30)) as desk:
        await ask(desk, "i", str(tmp_path / "plan.csv"))
        rows = desk.text.split("\n")
        places = [
            next(i for i, row in enumerate(rows) if said in row) for said in ("JOUR 1", "Persona", "JOUR 2", "Mardi")
        ]
        assert places == sorted(places)
        assert "JOUR 2 — 09:30" in desk.text


async def test_an_agenda_leaves_as_pages_and_a_calendar(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(AgendasScreen(), size=(160, 45)) as desk:
        await ask(desk, "x", "2026-12-03 09:00")
        assert desk.name == "ExportScreen"
        assert "Déroulé d’animation" in desk.text
        assert "jeudi 3 décembre 2026" in desk.text
        assert "Personnes" not in desk.text
        assert not (workspace.agendas / ".calendriers.json").exists()
        await desk.press("f9")
        exports = workspace.root / "exports"
        files = {path.suffix for path in exports.glob("demi-journee-2026-12-03-deroule-animation.*")}
        assert files == {".docx", ".pdf", ".odt", ".html", ".md", ".ics"}
        calendar = icalendar.Calendar.from_ical(
            (exports / "demi-journee-2026-12-03-deroule-animation.ics").read_bytes()
        )
        first = next(one for one in calendar.walk() if one.name == "VEVENT")
        assert f"{first['DTSTART'].dt:%Y-%m-%d %H:%M}" == "2026-12-03 09:00"
        assert not (exports / ".dernier-export.json").exists()
        assert "demi-journee-2026-12-03" in (workspace.agendas / ".calendriers.json").read_text(encoding="utf-8")
        await desk.press("escape")
        assert desk.name == "AgendasScreen"


async def test_without_a_date_there_is_no_calendar_and_a_wrong_one_is_said(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen()) as desk:
        await ask(desk, "x", "bientôt")
        assert desk.name == "AgendasScreen"
        assert "bientôt" in desk.text
        await ask(desk, "f9", "")
        assert desk.name == "ExportScreen"
        assert "calendrier" not in desk.text


@pytest.mark.parametrize(("language", "title"), [("fr", "Vidéo : récit filmé"), ("en", "Video prototype")])
async def test_a_card_that_may_be_meant_has_its_title_in_the_language_in_force(
    open_screen: Opener, tmp_path: Path, language: str, title: str
) -> None:
    (tmp_path / "plan.md").write_text("- 9h - 9h30 : Video prototyping\n", encoding="utf-8")
    async with open_screen(AgendasScreen(), language=language) as desk:
        await ask(desk, "i", str(tmp_path / "plan.md"))
        assert title in desk.flat


async def test_below_a_line_stands_why_it_matters_and_what_to_do_and_once_is_enough(
    open_screen: Opener, tmp_path: Path
) -> None:
    (tmp_path / "plan.md").write_text("- 9h - 9h30 : Xyzzy\n- 9h30 – 10h : Plugh\n", encoding="utf-8")
    async with open_screen(AgendasScreen()) as desk:
        await ask(desk, "i", str(tmp_path / "plan.md"))
        assert desk.flat.count("gardé comme une plénière") == 2
        assert desk.flat.count("ni étapes") == 1
        assert desk.flat.count("→ Lui choisir une méthode") == 1
