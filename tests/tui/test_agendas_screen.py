"""The agendas: the times that their durations give, and the way to a new session."""

from facilitateur.storage.places import Workspace
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.widgets.rows import RowList
from support.screens import Opener

OWN = """---
deroule : 1
nom : Petite heure [/x]
groupe : 4 à 8
---

## Jour 1 — 14:05
- 20 5-pourquoi [idéation] : un constat
- 5 @pause
- 30 carte-perdue
"""


async def test_times_are_computed_from_durations(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen(), language="en", size=(100, 40)) as desk:
        assert "09:00 → 12:30" in desk.text
        row = next(row for row in desk.text.split("\n") if "10:32" in row)
        assert "10 min" in row
        assert "Break" in row
        row = next(row for row in desk.text.split("\n") if "09:37" in row)
        assert "5 Whys" in row
        assert row.endswith("understanding")


async def test_each_day_of_several_has_its_times(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen(), language="en", size=(120, 70)) as desk:
        await desk.press("down", "down")
        assert "DAY 1   09:00 → 17:30" in desk.text
        assert "DAY 2   09:00" in desk.text


async def test_an_agenda_of_the_workspace_is_listed_with_its_remarks(open_screen: Opener, workspace: Workspace) -> None:
    (workspace.agendas / "petite.md").write_text(OWN, encoding="utf-8")
    async with open_screen(AgendasScreen(), language="en", size=(120, 40)) as desk:
        assert desk.screen.query_one(RowList).chosen == "petite"
        assert "Petite heure [/x]  (yours)" in desk.text
        assert "14:05 → 15:00" in desk.text
        assert "carte-perdue (no such card)" in desk.text
        assert "TO LOOK AT" in desk.text
        assert "line 10: no method “carte-perdue”" in desk.flat


async def test_enter_sets_up_a_session_with_the_chosen_one(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen()) as desk:
        await desk.press("down", "down", "enter")
        assert desk.name == "NewSessionScreen"
        assert desk.screen.query_one("#agendas", RowList).chosen == "deux-jours"
        await desk.press("escape")
        assert desk.name == "AgendasScreen"


async def test_one_with_errors_is_shown_as_plain_text(open_screen: Opener, workspace: Workspace) -> None:
    (workspace.agendas / "casse.md").write_text("---\nderoule : 1\nnom : x\n---\n\n- rien\n", encoding="utf-8")
    async with open_screen(AgendasScreen(), language="en") as desk:
        await desk.press("end")
        assert "has errors" in desk.text
        await desk.press("enter")
        assert desk.name == "SourceScreen"
        assert "- rien" in desk.text


async def test_the_detail_scrolls_while_the_list_keeps_its_choice(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen()) as desk:
        assert "12:22" not in desk.text
        await desk.press("pagedown")
        assert desk.screen.query_one(RowList).chosen == "demi-journee"
        await desk.press("space")
        assert "12:22" in desk.text
        await desk.press("pageup", "b")
        assert "09:00" in desk.text


async def test_the_language_changes_list_and_detail(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen(), language="fr", size=(100, 40)) as desk:
        assert "brise-glace" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "icebreaker" in desk.text
        assert "blocs" not in desk.text


DISORDER = """---
deroule : 1
nom : À rebours
---

## Jour 1 — 9:00 → 12:00
- 40 {canvas} [prototypage]
- 20 5-pourquoi [compréhension]
- 60 @dejeuner (début 12:15)
"""


async def test_what_is_found_bears_the_names_of_cards_and_phases(open_screen: Opener, workspace: Workspace) -> None:
    text = DISORDER.replace("{canvas}", "carte-empathie")
    (workspace.agendas / "a-rebours.md").write_text(text, encoding="utf-8")
    async with open_screen(AgendasScreen(), size=(140, 60)) as desk:
        desk.screen.query_one("#list", RowList).highlighted = next(
            place for place, one in enumerate(desk.screen.query_one("#list", RowList).options) if one.id == "a-rebours"
        )
        await desk.settle()
        said = " ".join(" ".join(row.partition("│")[2] for row in desk.text.split("\n")).split())
        assert "« 5 pourquoi » (compréhension) vient après « Carte d’empathie » (prototypage)" in said
        assert "(comprehension)" not in said
