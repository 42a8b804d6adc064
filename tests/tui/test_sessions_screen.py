"""The list of sessions: where each stands, replay, resume, export."""

from datetime import UTC, datetime

import pytest

from facilitateur.domain import intents
from facilitateur.domain.intents import Events
from facilitateur.domain.state import Session
from facilitateur.export.wishes import FORMATS
from facilitateur.logs import fork
from facilitateur.settings import Settings
from facilitateur.storage.places import BuiltIn, Workspace
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.context import Context
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.sessions import SessionsScreen
from support.screens import MakeSession, Opener

MORNING = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)


def end(state: Session, now: object) -> Events:
    return intents.end_session(state)


async def test_each_session_says_where_it_stands(
    open_screen: Opener, make_session: MakeSession, workspace: Workspace
) -> None:
    ended = make_session("2026-06-11-a-aaaaa", "Finie")
    ended.perform(intents.next_block)
    ended.perform(end)
    ended.close()
    closed = make_session("2026-06-11-b-bbbbb", "Fermée")
    closed.perform(intents.next_block)
    closed.close()
    make_session("2026-06-11-f-fffff", "Préparée").close()
    make_session("2026-06-11-c-ccccc", "Plantée").close(clean=False)
    make_session("2026-06-11-d-ddddd", "Ailleurs")
    (workspace.sessions / "2026-06-11-e-eeeee").mkdir()
    async with open_screen(SessionsScreen(), language="en", size=(120, 30)) as desk:
        for name, standing in (
            ("Finie", "ended"),
            ("Fermée", "to be continued"),
            ("Préparée", "not begun"),
            ("Plantée", "interrupted"),
            ("Ailleurs", "open elsewhere"),
            ("2026-06-11-e-eeeee", "unreadable"),
        ):
            assert any(name in row and standing in row for row in desk.rows), name
        assert "6 sessions" in desk.text


async def test_enter_replays(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-a-aaaaa").close()
    async with open_screen(SessionsScreen()) as desk:
        await desk.press("enter")
        assert desk.name == "ReplayScreen"


async def test_r_resumes(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-a-aaaaa").close()
    async with open_screen(SessionsScreen()) as desk:
        await desk.press("r")
        assert desk.name == "LiveScreen"
        desk.screen.let_go()  # type: ignore[attr-defined]


async def test_e_writes_the_notes_and_says_where(
    open_screen: Opener, make_session: MakeSession, workspace: Workspace
) -> None:
    make_session("2026-06-11-a-aaaaa").close()
    async with open_screen(SessionsScreen(), language="en") as desk:
        await desk.press("e")
        assert desk.name == "ExportScreen"
        await desk.press("enter")
        exports = workspace.root / "exports"
        written = [path.suffix[1:] or path.name.rpartition("-")[2] for path in exports.glob("[!.]*")]
        assert sorted(written) == sorted(FORMATS)
        await desk.press("escape")
        assert desk.name == "SessionsScreen"
        assert "exports:docx,pdf" in desk.solid


async def test_a_session_that_cannot_be_read_is_said_and_harms_nobody(
    open_screen: Opener, workspace: Workspace
) -> None:
    (workspace.sessions / "2026-06-11-a-aaaaa").mkdir()
    async with open_screen(SessionsScreen(), language="en") as desk:
        assert "It cannot be read:" in desk.text
        for key in ("enter", "e"):
            await desk.press(key)
            assert desk.name == "SessionsScreen"
            assert "It cannot be opened:" in desk.flat


async def test_an_example_is_replayed_but_not_gone_on_with(
    open_screen: Opener, make_session: MakeSession, workspace: Workspace
) -> None:
    live = make_session("exemple-essai", "Un exemple")
    live.close()
    before = (live.folder / "journal.jsonl").read_bytes()
    context = Context(workspace, Settings(language="en"))
    context.built_in = BuiltIn(workspace.cards, workspace.agendas, workspace.sessions)
    async with open_screen(SessionsScreen(), context=context) as desk:
        assert "Examples" in desk.text
        await desk.press("r")
        assert desk.name == "SessionsScreen"
        assert "This is an example" in desk.flat
        await desk.press("enter")
        assert desk.name == "ReplayScreen"
    assert (live.folder / "journal.jsonl").read_bytes() == before


async def test_without_any_session_one_is_told_what_to_do(open_screen: Opener, workspace: Workspace) -> None:
    context = Context(workspace, Settings(language="en"))
    context.built_in = BuiltIn(workspace.cards, workspace.agendas, workspace.sessions)
    async with open_screen(SessionsScreen(), context=context) as desk:
        assert "No session yet." in desk.text
        await desk.press("enter", "r", "e")
        assert desk.name == "SessionsScreen"


async def test_a_challenge_is_data(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-a-aaaaa", "[@click=app.quit]Défi[/x] [TODO]").close()
    async with open_screen(SessionsScreen()) as desk:
        assert "[@click=app.quit]Défi[/x] [TODO]" in desk.text


async def test_the_language_changes_the_list_and_the_detail(open_screen: Opener, make_session: MakeSession) -> None:
    make_session("2026-06-11-a-aaaaa").close()
    async with open_screen(SessionsScreen(), language="fr") as desk:
        assert "pas commencée" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "not begun" in desk.text
        assert "created on Thursday 11 June 2026" in desk.flat
        assert "séance" not in desk.text


async def test_a_fork_says_so_in_the_lists(
    open_screen: Opener, make_session: MakeSession, workspace: Workspace
) -> None:
    make_session(
        "2026-06-11-a-aaaaa", "Un défi dont le nom est si long qu’il ne tient sur aucune ligne de la liste"
    ).close()
    source = workspace.sessions / "2026-06-11-a-aaaaa"
    fork(SessionShelf([workspace.sessions]), source, 1, MORNING)
    async with open_screen(SessionsScreen()) as desk:
        assert any("bifurcation à 09:00 · pas commencée" in row for row in desk.rows)
    async with open_screen(HomeScreen()) as desk:
        assert any("bifurcation à 09:00 · pas commencée" in row for row in desk.rows)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_two_sessions_are_compared_by_marking_both(open_screen: Opener, size: tuple[int, int]) -> None:
    async with open_screen(SessionsScreen(), size=size) as desk:
        await desk.press("c")
        assert "c sur une autre séance" in desk.flat
        await desk.press("down", "c")
        assert desk.name == "ComparisonScreen"
        assert "Deux séances côte à côte" in desk.text
        assert "exemple-demi-journee" in desk.solid
        await desk.press("e")
        assert "docx" in desk.solid
        await desk.press("escape")
        assert desk.name == "SessionsScreen"
        await desk.press("c", "c")
        assert "Rien n’est comparé." in desk.text
