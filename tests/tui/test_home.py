"""The home screen: fast, with what was running on top, and a word for those who come for the first time."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from facilitateur.clock import wall_clock
from facilitateur.domain import intents
from facilitateur.session.opening import read
from facilitateur.settings import Settings
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.places import BuiltIn, Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.widgets.rows import RowList
from support.screens import MakeSession, Opener

HEAVY = ("tinydb", "markdown_it", "filelock", "facilitateur.session", "facilitateur.cards", "facilitateur.agendas")


def test_the_first_paint_imports_neither_cards_nor_sessions() -> None:
    code = "import sys, facilitateur.tui.screens.home; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name in HEAVY} == set()


async def test_the_first_run_explains_itself_in_three_lines(open_screen: Opener, workspace: Workspace) -> None:
    async with open_screen(HomeScreen()) as desk:
        steps = [row.strip() for row in desk.rows if row.strip()[:2] in ("1.", "2.", "3.")]
        assert len(steps) == 3
        assert str(workspace.root) in desk.solid


async def test_who_has_a_session_is_not_told_how_to_begin(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-essai-aaaaa").close()
    async with open_screen(HomeScreen()) as desk:
        assert "1. " not in desk.text


async def test_a_new_workspace_says_where_it_is(workspace: Workspace, open_screen: Opener) -> None:
    context = Context(Workspace(workspace.root, created=True), Settings(language="en"))
    async with open_screen(HomeScreen(), context=context) as desk:
        assert "Just made for your files: " in desk.flat
        assert str(workspace.root) in desk.solid


async def test_a_session_closed_before_its_end_waits_on_top(open_screen: Opener, make_session: MakeSession) -> None:
    live = make_session("2026-06-11-essai-aaaaa", "Mieux accueillir")
    live.perform(intents.next_block)
    live.close()
    make_session("2026-06-11-essai-bbbbb", "Préparer la suite").close()
    async with open_screen(HomeScreen(), language="en") as desk:
        row = next(row for row in desk.rows if "Mieux accueillir" in row)
        assert "Resume" in row
        assert "to be continued" in row
        row = next(row for row in desk.rows if "Préparer la suite" in row)
        assert "Open" in row
        assert "not begun" in row
        assert desk.screen.query_one(RowList).chosen == "session.new"


async def test_enter_goes_on_with_a_session_that_was_used_lately(
    open_screen: Opener, make_session: MakeSession
) -> None:
    make_session("2026-06-11-essai-aaaaa", "Mieux accueillir", at=wall_clock() - timedelta(hours=15)).close()
    async with open_screen(HomeScreen()) as desk:
        assert desk.screen.query_one(RowList).chosen == "2026-06-11-essai-aaaaa"


async def test_a_session_that_ended_does_not_wait(open_screen: Opener, make_session: MakeSession) -> None:
    live = make_session("2026-06-11-essai-aaaaa", "Mieux accueillir")
    live.perform(intents.next_block)
    live.perform(lambda state, now: intents.end_session(state))
    live.close()
    async with open_screen(HomeScreen()) as desk:
        assert "Mieux accueillir" not in desk.text


async def test_enter_resumes_what_was_left_unclean(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-autre-bbbbb").close()
    live = make_session("2026-06-11-essai-aaaaa")
    live.perform(intents.next_block)
    live.close(clean=False)
    async with open_screen(HomeScreen()) as desk:
        assert desk.screen.query_one(RowList).chosen == "2026-06-11-essai-aaaaa"
        await desk.press("enter")
        assert desk.name == "LiveScreen"
        assert desk.screen.state.id == "2026-06-11-essai-aaaaa"  # type: ignore[attr-defined]
        _, records, _ = read(live.folder)
        assert type(records[-1].event).__name__ == "SessionResumed"
        desk.screen.let_go()  # type: ignore[attr-defined]


async def test_a_session_of_another_program_is_watched(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-essai-aaaaa")
    async with open_screen(HomeScreen(), language="en") as desk:
        assert "open elsewhere" in desk.text
        await desk.press("up", "enter")
        assert desk.name == "LiveScreen"
        assert desk.screen.session.read_only  # type: ignore[attr-defined]


async def test_the_samples_are_not_offered_for_resuming(
    open_screen: Opener, make_session: MakeSession, workspace: Workspace
) -> None:
    make_session("exemple-essai", "Un exemple").close()
    context = Context(workspace, Settings(language="en"))
    context.built_in = BuiltIn(workspace.cards, workspace.agendas, workspace.sessions)
    async with open_screen(HomeScreen(), context=context) as desk:
        assert "Un exemple" not in desk.text
        assert "1. " in desk.text


async def test_a_folder_that_is_no_session_does_no_harm(open_screen: Opener, workspace: Workspace) -> None:
    broken = workspace.sessions / "2026-01-01-casse"
    broken.mkdir()
    (broken / "journal.jsonl").write_bytes(b"\xff\x00[/x]")
    (workspace.sessions / "[@click=app.quit]x").mkdir()
    async with open_screen(HomeScreen()) as desk:
        assert "Nouvelle séance" in desk.text or "New session" in desk.text


@pytest.mark.parametrize(
    ("key", "screen"),
    [("n", "NewSessionScreen"), ("r", "SessionsScreen"), ("m", "CardsScreen"), ("d", "AgendasScreen")],
)
async def test_a_letter_opens_a_screen_and_escape_comes_back(open_screen: Opener, key: str, screen: str) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press(key)
        assert desk.name == screen
        await desk.press("escape")
        assert desk.name == "HomeScreen"


async def test_the_arrows_and_enter_open_the_same_screens(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("down", "down", "enter")
        assert desk.name == "CardsScreen"


async def test_the_language_changes_everything_while_it_runs(open_screen: Opener) -> None:
    async with open_screen(HomeScreen(), language="fr") as desk:
        assert "Nouvelle séance" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "New session" in desk.text
        assert "séance" not in desk.text
        assert "1. Choose an agenda" in desk.text


async def test_what_was_running_is_looked_for_again_on_the_way_back(
    open_screen: Opener, make_session: MakeSession
) -> None:
    async with open_screen(HomeScreen()) as desk:
        await desk.press("d")
        make_session("2026-06-11-essai-aaaaa", "Arrivée entre-temps").close()
        await desk.press("escape")
        assert "Arrivée entre-temps" in desk.text


def test_the_mark_of_an_open_session_is_the_one_that_sessions_leave(make_session: MakeSession) -> None:
    live = make_session("2026-06-11-essai-aaaaa")
    assert (Path(live.folder) / OPEN_MARK).exists()
    live.close()
    assert not (Path(live.folder) / OPEN_MARK).exists()
