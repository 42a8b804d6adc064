"""What past sessions bring to the planning screen: minutes, odds, a rehearsal."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from facilitateur.cards.library import Library
from facilitateur.domain.paces import Paces
from facilitateur.domain.statistics import statistics_of
from facilitateur.i18n.learning import odds_explained
from facilitateur.i18n.words import load_words
from facilitateur.stage import Plot, Stage
from facilitateur.storage.places import Workspace, built_in
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.plan import PlanScreen
from facilitateur.tui.screens.rehearsal import RehearsalScreen
from facilitateur.tui.shelves import agendas_of
from support.screens import Desk, Opener

OWN = "---\nderoule : 1\nnom : Essai\n---\n\n## Jour 1 — 9h\n- 40 persona\n- 20 @pause\n"


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what goes away."""
    folder = tmp_path / "provisoire"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def own(workspace: Workspace) -> Path:
    path = workspace.agendas / "essai.md"
    path.write_text(OWN, encoding="utf-8")
    return path


def hold(workspace: Workspace, minutes: int, number: int) -> None:
    """Hold the agenda once, its method taking these minutes."""
    from facilitateur.agendas.shelf import AgendaShelf

    cards = Library([built_in().cards]).cards
    agenda = next(one.agenda for one in AgendaShelf([workspace.agendas], cards).entries if one.agenda is not None)
    stage = Stage(Plot(agenda, cards, Paces(statistics_of([])), "Essai", keep_in=workspace.sessions))
    stage.ratios = {agenda.blocks[0].id: minutes * 1000 // 40}
    stage.run_through()
    stage.close()
    stage.session.folder.rename(workspace.sessions / f"2026-06-{number:02d}-essai-abcde")
    assert stage.session.state.contents.clocks[agenda.blocks[0].id].spent == timedelta(minutes=minutes)


async def shown(desk: Desk, text: str) -> bool:
    """Whether a text comes to be shown: what is read and reckoned away from the keys takes a moment."""
    for _ in range(40):
        if text in desk.text:
            return True
        await desk.pilot.pause(0.1)
    return False


async def test_minutes_of_past_sessions_are_shown_and_taken(
    open_screen: Opener, workspace: Workspace, own: Path
) -> None:
    for number, minutes in enumerate((44, 46, 48, 50, 52), 1):
        hold(workspace, minutes, number)
    screen = PlanScreen("essai")
    async with open_screen(screen) as desk:
        assert await shown(desk, "chez vous : 48 min (p50), 50 (p80), n = 5")
        assert await shown(desk, "à l’heure 0 %")
        await desk.press("l")
        assert screen.agenda.blocks[0].minutes == 48
        await desk.press("L")
        assert screen.agenda.blocks[0].most == 50
        await desk.press("u", "u")
        assert screen.agenda.blocks[0].minutes == 40
        await desk.press("down", "l")
        assert "sur une méthode" in desk.text


async def test_nothing_learnt_yet_is_said_and_changes_nothing(open_screen: Opener, own: Path) -> None:
    screen = PlanScreen("essai")
    async with open_screen(screen) as desk:
        assert await shown(desk, "à l’heure ≈")
        assert "chez vous" not in desk.text
        await desk.press("l")
        assert "ne disent encore rien" in desk.text
        assert screen.agenda.blocks[0].minutes == 40


async def test_a_plan_is_rehearsed_and_one_comes_back_to_it(open_screen: Opener, own: Path, scratch: Path) -> None:
    screen = PlanScreen("essai")
    async with open_screen(screen) as desk:
        await desk.press("R")
        rehearsal = desk.screen
        assert isinstance(rehearsal, RehearsalScreen)
        rehearsal._tick()
        await desk.press("ctrl+q")
        assert "Ce qu’il faut changer" in desk.text
        await desk.press("escape")
        assert desk.screen is screen
        assert list(scratch.iterdir()) == []


async def test_an_agenda_of_the_list_is_rehearsed(open_screen: Opener, own: Path, scratch: Path) -> None:
    screen = AgendasScreen()
    async with open_screen(screen) as desk:
        assert agendas_of(desk.context)
        await desk.press("r")
        assert await shown(desk, "Répétition : Essai")
        assert isinstance(desk.screen, RehearsalScreen)
        desk.screen.let_go()
        assert list(scratch.iterdir()) == []


async def test_planned_and_real_are_read_from_home(open_screen: Opener, workspace: Workspace, own: Path) -> None:
    hold(workspace, 48, 1)
    async with open_screen(HomeScreen()) as desk:
        await desk.press("s")
        assert await shown(desk, "Moins de 5 séances")
        assert "≈ 1" in desk.text
        assert "120 %" in desk.text
        await desk.press("escape")
        assert isinstance(desk.screen, HomeScreen)


async def test_home_says_when_nothing_was_learnt_yet(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("s")
        assert "Aucune séance n’a encore de méthode terminée" in desk.flat


@pytest.mark.parametrize(("fixed", "said"), [(" (début 12:30)", "Tout tenu"), ("", "À l’heure")])
async def test_what_the_share_above_the_plan_is_a_share_of_is_said(
    open_screen: Opener, own: Path, fixed: str, said: str
) -> None:
    text = f"---\nderoule : 1\nnom : Essai\n---\n\n## Jour 1 — 09:00\n- 40 persona\n- 60 @dejeuner{fixed}\n"
    own.write_text(text, encoding="utf-8")
    async with open_screen(PlanScreen(path=own), language="fr") as desk:
        await desk.press("v")
        assert f"{said} : part de 1000 jours simulés" in spaced(desk.text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("pins", [True, False])
def test_that_is_said_on_one_line_of_a_narrow_screen(language: str, pins: bool) -> None:
    assert len(odds_explained(load_words(language), pins=pins)) <= 74


def spaced(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
