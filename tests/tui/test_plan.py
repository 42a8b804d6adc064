"""Preparing a plan with keys, from an empty day to a file; and nothing is lost on the way."""

import re
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Input

from facilitateur.cards.library import Library
from facilitateur.cards.search import Index
from facilitateur.domain.phases import Phase
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.plan import PlanScreen
from facilitateur.tui.shelves import agendas_of
from facilitateur.tui.widgets.drawn import Flowed, Said
from facilitateur.tui.widgets.rows import RowList
from support.screens import Desk, Opener

OWN = """---
# à moi
deroule : 1
nom : Essai [/x]
---

<!-- la veille : imprimer -->
## Jour 1 — 9h (salle B)
- 40 persona
- 20 @pause
- 30 csd : un constat
"""


@pytest.fixture
def own(workspace: Workspace) -> Path:
    path = workspace.agendas / "essai.md"
    path.write_text(OWN, encoding="utf-8")
    return path


async def add(desk: Desk, query: str) -> None:
    await desk.press("a")
    await desk.type(query + "\n")


async def test_the_picker_forgives_slips_and_says_when_nothing_fits(open_screen: Opener) -> None:
    async with open_screen(PlanScreen(), language="fr") as desk:
        await desk.press("a")
        await desk.type("carte empatie")
        assert "Carte d’empathie" in desk.text
        desk.screen.query_one(Input).value = "xyzzyplugh"
        await desk.press("down")
        assert "Aucune fiche ne contient ces mots." in desk.text


async def test_a_built_in_agenda_opens_in_the_language_in_force(open_screen: Opener, workspace: Workspace) -> None:
    for language, name, note in (
        ("en", "Half-day challenge", "pairs across departments"),
        ("fr", "Demi-journée défi", "binômes inter-services"),
    ):
        async with open_screen(PlanScreen("demi-journee"), language=language, size=(120, 40)) as desk:
            assert name in desk.text
            assert note in desk.text


async def test_an_agenda_of_the_workspace_opens_as_it_is_saved_whatever_its_twin(
    open_screen: Opener, workspace: Workspace, own: Path
) -> None:
    (workspace.agendas / "essai.en.md").write_text(OWN.replace("Essai", "Trial"), encoding="utf-8")
    async with open_screen(PlanScreen("essai"), language="en") as desk:
        assert "Essai" in desk.text
        assert "Trial" not in desk.text


async def test_a_block_takes_the_phase_of_its_card_that_goes_on_from_the_plan_and_a_break_none(
    open_screen: Opener, own: Path
) -> None:
    async with open_screen(PlanScreen(path=own), language="fr") as desk:
        await desk.press("down", "down")
        await add(desk, "portrait-croise")
        await add(desk, "pause")
        await add(desk, "carte empathie")
        await add(desk, "brainwriting")
        await add(desk, "carte empathie")
        await add(desk, "qqoqccp")
        added = desk.screen.agenda.blocks[-6:]  # type: ignore[attr-defined]
    assert [(block.card, block.phase) for block in added] == [
        ("portrait-croise", Phase.ICEBREAKER),
        ("", None),
        ("carte-empathie", Phase.UNDERSTANDING),
        ("brainwriting-635", Phase.IDEATION),
        ("carte-empathie", Phase.IDEATION),
        ("qqoqccp", Phase.UNDERSTANDING),
    ]


async def test_the_phases_open_on_the_one_of_the_block(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen(path=own), language="fr") as desk:
        await desk.press("down")
        await add(desk, "qqoqccp")
        for keys, held in (["p"], Phase.UNDERSTANDING), (["7", "p"], Phase.PITCH), (["0", "p"], "-"):
            await desk.press(*keys)
            assert desk.screen.query_one("#answers", RowList).chosen == held, keys
        plan = desk.screen.app.screen_stack[-2]
        assert isinstance(plan, PlanScreen)
        before = plan.agenda
        await desk.press("enter")
        assert plan.agenda == before


async def test_blocks_without_a_card_are_found_by_slips_and_other_names_behind_the_cards(open_screen: Opener) -> None:
    async with open_screen(PlanScreen(), language="fr", size=(100, 40)) as desk:
        await desk.press("a")
        found = desk.screen.query_one(RowList)
        for typed, first in (("plenieree", "@plenary"), ("bilan", "roti"), ("retrospective", "roti")):
            desk.screen.query_one(Input).value = typed
            await desk.settle()
            ids = [option.id for option in found.options if option.id]
            assert found.chosen == ids[0]
            assert "@plenary" in ids, typed
            assert ids[0] == first or {"roti", "tour-de-cloture"} <= set(ids[:-1]), typed


async def test_the_size_of_the_group_is_kept_in_the_file(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen(path=own), language="fr") as desk:
        await desk.press("g")
        await answer(desk, "12")
        await desk.press("ctrl+s")
    assert "groupe : 12" in own.read_text(encoding="utf-8")
    async with open_screen(PlanScreen(path=own), language="fr") as desk:
        assert "12 personnes" in desk.text


async def test_what_is_found_is_said_without_the_syntax_of_files(open_screen: Opener, own: Path) -> None:
    own.write_text(OWN.replace("- 20 @pause", "- 130 carte-empathie"), encoding="utf-8")
    async with open_screen(PlanScreen(path=own), language="fr", size=(120, 60)) as desk:
        await desk.press("v")
        assert desk.name == "SheetScreen"
        assert "Aucune pause ni marge" in desk.text
        assert "carte-empathie" not in desk.text
        assert not re.search(r"@\w", desk.text)


async def answer(desk: Desk, text: str) -> None:
    """Type a line instead of the one that the question proposes."""
    desk.screen.query_one(Input).value = text
    await desk.press("enter")


async def test_a_day_is_composed_from_nothing_and_saved_as_a_file(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(PlanScreen(), language="fr") as desk:
        assert "Nouveau déroulé" in desk.text
        assert "rien encore" in desk.text
        await add(desk, "accueil")
        await add(desk, "portraits croises")
        await add(desk, "dejeuner")
        await desk.press("f")
        await answer(desk, "12:30")
        rows = [row for row in desk.text.split("\n") if row[2:4].isdigit()]
        assert [row[2:7] for row in rows[:2]] == ["09:00", "09:20"]
        assert "12:30┤  60" in desk.text
        assert "55 sans rien de prévu" in desk.text.split("─ 2")[1]
        await desk.press("s")
        await answer(desk, "Ma journée d’équipe")
        path = workspace.agendas / "ma-journee-d-equipe.md"
        assert path.read_text(encoding="utf-8") == (
            "---\nderoule : 1\nnom : Ma journée d’équipe\n---\n\n## Jour 1 — 09:00\n- 20 @accueil\n"
            "- 15 portrait-croise\n- 60 @dejeuner (début 12:30)\n"
        )
        assert [entry.name for entry in workspace.agendas.iterdir()] == [path.name]
        assert agendas_of(desk.context).get("ma-journee-d-equipe") is not None


async def test_a_conflict_with_a_fixed_time_is_shown_with_its_size_and_moves_nothing(
    open_screen: Opener, own: Path
) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        await desk.press("down", "down", "f")
        await answer(desk, "9:53")
        assert "! 7 min de trop avant ce qui est fixé" in desk.text
        assert "09:53┤  30" in desk.text
        await desk.press("v")
        assert "« Certitudes, suppositions, doutes » est fixé à 09:53 : 7 min de trop avant" in desk.flat
        assert "Persona −7" in desk.flat
        await desk.press("escape", "f")
        await answer(desk, "")
        assert "de trop" not in desk.text
        await desk.press("f")
        await answer(desk, "fin 10:45")
        assert "─ 15 min sans rien de prévu" in desk.text
        assert "10:15┤  30" in desk.text


async def test_lengths_are_told_in_one_way_and_no_sum_is_cut_in_two(open_screen: Opener, workspace: Workspace) -> None:
    text = OWN.replace("9h (salle B)", "09:00 → 12:15").replace("[/x]", "de sommes")
    (workspace.agendas / "sommes.md").write_text(text, encoding="utf-8")
    async with open_screen(PlanScreen("sommes"), language="fr") as desk:
        assert "doit finir à 12:15 · 1 h 45 de reste" in desk.text
        assert "1 h 30" in desk.text
        await desk.press("g")
        await answer(desk, "128 20")
        said = ["1 h 30", "3 blocs", "128 personnes en 20 équipes"]
        for size in range(48, 90, 3):
            await desk.pilot.resize_terminal(size, 24)
            await desk.settle()
            for each in said:
                assert each in desk.text, "wrapped nowhere but between two sums"


async def test_each_key_does_one_edit_and_undo_takes_it_back(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        first = screen.agenda
        texts = [first]
        for keys in (
            ["plus"],
            ["minus"],
            ["right"],
            ["left"],
            ["J"],
            ["K"],
            ["d"],
            ["o", "enter"],
            ["o"],
            ["r"],
            ["r"],
            ["p", "7"],
            ["T", *"Bilan", "enter"],
            ["D"],
            ["up", "greater_than_sign"],
            ["less_than_sign"],
            ["x"],
        ):
            await desk.press(*keys)
            assert screen.agenda != texts[-1], keys
            texts.append(screen.agenda)
        for before in reversed(texts[:-1]):
            await desk.press("u")
            assert screen.agenda == before
        assert not screen.is_unsaved
        await desk.press("u")
        assert "rien à annuler" in desk.text.lower()
        for after in texts[1:]:
            await desk.press("ctrl+y")
            assert screen.agenda == after


async def test_what_is_typed_is_understood_or_asked_again(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        for key, typed, shown in (
            ("enter", "1 h 05", "65"),
            ("enter", "+10", "75"),
            ("n", "avec [/x] des crochets", "[/x]"),
            ("b", "≥ 30", "≥ 30"),
            ("b", "20 à 90", "20–90"),
            ("h", "8h30 – 17h", "doit finir à 17:00"),
            ("t", "Autre nom", "Autre nom ●"),
            ("g", "24 en 5", "24 personnes en 5 équipes"),
        ):
            await desk.press(key)
            await answer(desk, typed)
            assert shown in desk.flat, typed
        await desk.press("enter")
        await answer(desk, "longtemps")
        assert desk.name == "QuestionScreen"
        assert "« longtemps » n’est pas compris ici." in desk.text
        assert desk.screen.query_one(Input).value == "longtemps"
        await desk.press("escape")
        assert screen.agenda.blocks[0].minutes == 75
        await desk.press("g")
        await answer(desk, "abc")
        assert desk.name == "QuestionScreen"
        assert "« abc » n’est pas compris ici." in desk.text
        await desk.press("escape")
        assert "24 personnes en 5 équipes" in desk.flat
        assert (screen.agenda.group, screen.agenda.teams) == ((24, 24), 5)


async def test_a_new_plan_that_was_emptied_is_not_lost_by_escape(open_screen: Opener) -> None:
    async with open_screen(PlanScreen(), language="fr") as desk:
        assert "jamais enregistré" in desk.text
        await add(desk, "accueil")
        await desk.press("x")
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        assert not screen.agenda.blocks
        assert "jamais enregistré" in desk.text
        await desk.press("escape")
        assert "Ce déroulé est vide" in desk.flat
        await desk.press("1", "u")
        assert len(screen.agenda.blocks) == 1


async def test_a_refusal_goes_away_with_the_next_change(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        await desk.press("home", "x")
        assert "Un déroulé a au moins un jour" in desk.text
        await desk.press("down", "plus")
        assert "Un déroulé a au moins un jour" not in desk.text


async def test_saving_keeps_what_somebody_wrote_by_hand(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai")) as desk:
        await desk.press("end", "plus", "s")
        assert own.read_text(encoding="utf-8") == OWN.replace("- 30 csd", "- 35 csd")
        await desk.press("plus", "K", "s")
        assert own.read_text(encoding="utf-8") == OWN.replace(
            "- 20 @pause\n- 30 csd : un constat", "- 40 csd : un constat\n- 20 @pause"
        )


async def test_a_built_in_agenda_becomes_a_file_of_the_workspace(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(PlanScreen("demi-journee")) as desk:
        await desk.press("plus", "s")
        assert desk.name == "QuestionScreen"
        await desk.press("enter")
        (path,) = workspace.agendas.iterdir()
        assert path.name == "demi-journee-defi-3-h-30.md"
        assert "- 15 portrait-croise" in path.read_text(encoding="utf-8")
        assert "Pas enregistré" not in desk.text


async def test_another_file_is_never_overwritten_unasked(open_screen: Opener, own: Path, workspace: Workspace) -> None:
    other = workspace.agendas / "autre.md"
    other.write_text(OWN, encoding="utf-8")
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        await desk.press("S")
        await answer(desk, "Autre")
        assert "déjà un déroulé" in desk.flat
        await desk.press("escape")
        assert other.read_text(encoding="utf-8") == OWN
        await desk.press("S")
        await answer(desk, "Autre")
        await desk.press("down", "enter")
        assert "nom : Autre" in other.read_text(encoding="utf-8")
        assert own.read_text(encoding="utf-8") == OWN


async def test_a_file_changed_meanwhile_is_noticed(open_screen: Opener, own: Path, workspace: Workspace) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        await desk.press("plus")
        theirs = OWN.replace("- 20 @pause", "- 25 @pause")
        own.write_text(theirs, encoding="utf-8")
        screen._look_at_file()
        await desk.settle()
        assert "Un autre programme a modifié ce fichier" in desk.flat
        await desk.press("s")
        assert desk.name == "ChoiceScreen"
        await desk.press("escape")
        assert own.read_text(encoding="utf-8") == theirs
        await desk.press("s", "3")
        assert screen.agenda.blocks[1].minutes == 25
        assert screen.agenda.blocks[0].minutes == 40
        await desk.press("plus")
        own.write_text(OWN, encoding="utf-8")
        await desk.press("s", "2")
        assert "- 25 @pause" in own.read_text(encoding="utf-8")


async def test_unsaved_work_is_found_again_after_a_crash(open_screen: Opener, own: Path, workspace: Workspace) -> None:
    async with open_screen(PlanScreen("essai")) as desk:
        await desk.press("plus", "J")
    assert own.read_text(encoding="utf-8") == OWN
    backup = workspace.agendas / ".brouillon-essai.md"
    assert "- 45 persona" in backup.read_text(encoding="utf-8")
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        assert "Reprendre ce travail" in desk.flat
        await desk.press("enter")
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        assert [block.minutes for block in screen.agenda.blocks] == [20, 45, 30]
        await desk.press("s")
        assert not backup.exists()
        assert "<!-- la veille : imprimer -->" in own.read_text(encoding="utf-8")
    async with open_screen(PlanScreen("essai")) as desk:
        assert desk.name == "PlanScreen"


async def test_unsaved_work_on_a_built_in_agenda_is_offered_on_that_one_only(
    open_screen: Opener, workspace: Workspace
) -> None:
    async with open_screen(PlanScreen("demi-journee")) as desk:
        await desk.press("plus")
    async with open_screen(PlanScreen("deux-jours")) as desk:
        assert desk.name == "PlanScreen"
    async with open_screen(PlanScreen()) as desk:
        assert desk.name == "PlanScreen"
    async with open_screen(PlanScreen("demi-journee"), language="fr") as desk:
        assert "Reprendre ce travail" in desk.text
        await desk.press("enter", "s", "enter")
        assert [path.name for path in workspace.agendas.iterdir()] == ["demi-journee-defi-3-h-30.md"]


async def test_unsaved_work_can_be_forgotten(open_screen: Opener, own: Path, workspace: Workspace) -> None:
    async with open_screen(PlanScreen("essai")) as desk:
        await desk.press("plus")
    async with open_screen(PlanScreen("essai")) as desk:
        await desk.press("down", "enter")
        assert not (workspace.agendas / ".brouillon-essai.md").exists()
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        assert screen.agenda.blocks[0].minutes == 40


async def test_leaving_asks_about_unsaved_work(open_screen: Opener, own: Path) -> None:
    async with open_screen(AgendasScreen()) as desk:
        await desk.press("e")
        assert desk.name == "PlanScreen"
        await desk.press("plus", "escape", "2")
        assert desk.name == "PlanScreen"
        await desk.press("escape", "1")
        assert desk.name == "AgendasScreen"
        assert "- 45 persona" in own.read_text(encoding="utf-8")
        assert "45 min" in desk.text
        await desk.press("e", "plus", "escape", "3")
        assert desk.name == "AgendasScreen"
        assert "- 45 persona" in own.read_text(encoding="utf-8")


async def test_home_leads_to_preparing_from_any_agenda(open_screen: Opener) -> None:
    async with open_screen(HomeScreen(), language="fr") as desk:
        await desk.press("p")
        assert "Une journée vide" in desk.text
        await desk.press("down", "enter")
        assert desk.name == "PlanScreen"
        assert "Demi-journée défi" in desk.text
        await desk.press("escape")
        assert desk.name == "HomeScreen"


async def test_a_file_with_errors_is_shown_instead(open_screen: Opener, workspace: Workspace) -> None:
    (workspace.agendas / "casse.md").write_text("---\nderoule : 1\nnom : x\n---\n- rien\n", encoding="utf-8")
    async with open_screen(PlanScreen("casse"), language="fr") as desk:
        assert desk.name == "SourceScreen"
        assert "bloc sans durée" in desk.text or "- rien" in desk.text


async def test_the_card_stands_beside_on_wide_screens(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr", size=(160, 45)) as desk:
        assert "CONSIGNE" in desk.text
        await desk.press("c")
        assert desk.name == "CardScreen"


async def test_material_is_counted_for_those_who_come(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        await desk.press("g")
        await answer(desk, "20 / 5")
        await desk.press("m")
        assert "5 × post-it" in desk.text


async def test_days_are_deleted_with_their_blocks_after_a_question(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        screen = desk.screen
        assert isinstance(screen, PlanScreen)
        await desk.press("D", "a")
        await desk.type("pause\n")
        await desk.press("up", "x")
        assert "Supprimer le jour 2" in desk.text
        await desk.press("escape", "x", "down", "enter")
        assert len(screen.agenda.days) == 1
        await desk.press("home", "x")
        assert "au moins un jour" in desk.text


async def test_the_language_changes_everything_shown(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen("essai"), language="fr") as desk:
        assert "compréhension" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "understanding" in desk.text
        assert "saved" in desk.text


def test_every_word_finds_its_card(workspace: Workspace) -> None:
    library = Context(workspace, Settings()).keep(
        Library, lambda: Library([Context(workspace, Settings()).built_in.cards])
    )
    assert Index(library.entries).search("carte empathie")[0].slug == "carte-empathie"


def seen(desk: Desk) -> str:
    """Return what a person sees: the dialog, and what it lets be seen of the screen below."""
    app = desk.screen.app
    update = desk.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return "\n".join("".join(part.text for part in row) for row in update.strips)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "stands_beside"), [(120, False), (132, True), (160, True)])
async def test_dialogs_stand_beside_the_plan_where_there_is_room(
    open_screen: Opener, own: Path, width: int, stands_beside: bool
) -> None:
    async with open_screen(PlanScreen(path=own), language="fr", size=(width, 40)) as desk:
        await desk.press("down", "enter")
        assert desk.screen.has_class("-beside") is stands_beside
        if stands_beside:
            chosen = next(line for line in seen(desk).splitlines() if line.startswith("►"))
            assert "Pause" in chosen
        await desk.press("escape", "a")
        assert desk.screen.has_class("-beside") is stands_beside
        if stands_beside:
            assert "► 09:40" in seen(desk)
            assert "Accueil" in seen(desk)


async def test_a_proposal_that_is_cut_says_how_to_read_the_rest(open_screen: Opener, own: Path) -> None:
    text = OWN.replace("- 40 persona", "- 40 persona [prototypage]").replace("- 30 csd", "- 30 csd [inspiration]")
    own.write_text(text + "- 30 pitch-3-minutes [compréhension]\n- 60 @dejeuner (début 12:45)\n", encoding="utf-8")
    async with open_screen(PlanScreen(path=own), language="fr", size=(80, 24)) as desk:
        for _ in range(8):
            await desk.press("down")
            lines = [row for row in desk.text.split("\n") if row.strip()]
            tail = lines[-2].rstrip()
            if "→" in " ".join(lines[-4:]):
                assert tail.endswith((".", "… (v)")), tail
        assert "combien ? (g)" in desk.text


async def test_a_dialog_breaks_no_line_before_a_colon(open_screen: Opener, own: Path) -> None:
    async with open_screen(PlanScreen(path=own), language="fr", size=(80, 24)) as desk:
        for width in range(20, 60):
            said = Said(
                "Jusqu’à quelle heure dure la restitution du matin\N{NO-BREAK SPACE}: 10 h ou 11 h\N{NO-BREAK SPACE}?"
            )
            lines = Flowed(Content(str(said.content))).lines(width)
            assert not any(line.plain.startswith((":", "?")) for line in lines)
        await desk.press("b")
        rows = [row.strip(" │") for row in desk.text.split("\n")]
        assert not any(row.endswith("≥") or row.startswith((":", "?", "10,")) for row in rows)
        assert "≥ 10" in desk.flat
