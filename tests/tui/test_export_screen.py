"""The export screen: keys to files on disk, from the live screen, the replay and the list."""

import sys
from pathlib import Path

import pytest

from facilitateur.export.wishes import FORMATS
from facilitateur.storage.places import Workspace
from facilitateur.tui.screens.exports import ExportScreen
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.replay import ReplayScreen
from facilitateur.tui.screens.sessions import SessionsScreen
from facilitateur.tui.widgets.rows import RowList
from support.canvases import running
from support.photos import UPRIGHT
from support.screens import Desk, MakeSession, Opener

NAME = "2026-06-11-essai-abcde"


def written(workspace: Workspace) -> set[str]:
    return {path.name for path in (workspace.root / "exports").glob("[!.]*")}


async def only(desk: Desk, *wanted: str) -> None:
    """Leave these formats ticked."""
    for name in FORMATS:
        ticked = name in desk.screen.wish.formats  # type: ignore[attr-defined]
        if ticked is not (name in wanted):
            await go_to(desk, f"format:{name}")
            await desk.press("space")


async def go_to(desk: Desk, row: str) -> None:
    rows = desk.screen.query_one("#list")
    for _ in range(40):
        if rows.chosen == row:  # type: ignore[attr-defined]
            return
        await desk.press("down")
    raise AssertionError(row)


async def test_f9_twice_writes_everything_and_the_room_goes_on(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f8", "f9", "f9")
        assert desk.name == "ExportScreen"
        assert written(workspace) == {*(f"{NAME}.{name}" for name in FORMATS if name != "csv"), f"{NAME}-csv"}
        assert "9/9" in desk.text
        await desk.press("escape")
        assert desk.name == "LiveScreen"
        assert "exports:docx,pdf" in desk.solid
        await desk.type("après l'export\n")
        assert [note.text for note in session.state.contents.notes] == ["après l'export"]


async def test_the_live_screen_says_what_was_written_after_one_went_back_to_it(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f8")
        await desk.pilot.press("f9", "f9", "escape", *"pendant", "enter")
        await desk.settle()
        assert desk.name == "LiveScreen"
        assert [note.text for note in session.state.contents.notes] == ["pendant"]
        said = [message for _, message in desk.screen._messages]  # type: ignore[attr-defined]
        assert any(
            "exports\N{NARROW NO-BREAK SPACE}: docx, pdf" in message.replace("\N{NO-BREAK SPACE}", " ")
            for message in said
        )
        assert len(written(workspace)) == len(FORMATS)


async def test_the_document_to_come_is_shown_with_the_notes_of_the_minute(
    make_session: MakeSession, open_screen: Opener
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f8")
        await desk.type("un mur d'idées\n")
        await desk.press("f9")
        assert "Aperçu : Compte rendu d’atelier" in desk.text
        assert "1 note" in desk.flat
        await go_to(desk, "document:emargement")
        assert "Aperçu : Feuille d’émargement" in desk.text


async def test_what_is_ticked_is_written_and_remembered(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f9")
        await only(desk, "md", "csv")
        await go_to(desk, "document:emargement")
        await desk.press("space", "enter")
        expected = {f"{NAME}.md", f"{NAME}-csv", f"{NAME}-emargement.md", f"{NAME}-emargement.csv"}
        assert written(workspace) == expected
        await desk.press("escape", "f9")
        assert desk.screen.wish.formats == ("md", "csv")  # type: ignore[attr-defined]
        await desk.press("f9")
        assert len(written(workspace)) == 8


async def test_an_anonymous_export_into_another_folder(
    make_session: MakeSession, open_screen: Opener, tmp_path: Path
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f9")
        await only(desk, "md", "json")
        await go_to(desk, "anonymous")
        await desk.press("space", "d", "ctrl+a", "ctrl+k", "ctrl+u")
        await desk.type(str(tmp_path / "cle"))
        await desk.press("enter", "f9")
        assert [path.suffix for path in (tmp_path / "cle").iterdir()] == [".md"]
        assert NAME not in next((tmp_path / "cle").iterdir()).name


async def test_each_file_that_cannot_be_written_says_why_and_keeps_no_other_back(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "facilitateur.export.pdf", raising=False)
    session = make_session(NAME)
    async with open_screen(LiveScreen(session), size=(160, 45)) as desk:
        await desk.press("f9")
        await only(desk, "pdf", "md")
        await desk.press("f9")
        assert "typst manque pour écrire le pdf" in desk.text
        assert written(workspace) == {f"{NAME}.md"}


async def test_a_folder_that_is_none_is_said_beside_every_file(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    (workspace.root / "exports").write_text("un fichier", encoding="utf-8")
    session = make_session(NAME)
    async with open_screen(LiveScreen(session), language="en") as desk:
        await desk.press("f9")
        await only(desk, "md", "html")
        await desk.press("f9")
        assert desk.text.count("not written") == 2
        assert "not a folder" in desk.flat
        await desk.press("escape")
        assert "not a folder" in desk.flat


async def test_a_way_of_exporting_is_saved_and_taken_again(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f9")
        await only(desk, "html")
        await go_to(desk, "traces")
        await desk.press("space", "s")
        await desk.type("Elus")
        await desk.press("enter")
        assert 'formats = ["html"]' in (workspace.models / "export.toml").read_text(encoding="utf-8")
        await desk.press("c", "enter")
        assert desk.screen.wish.choice == "complet"  # type: ignore[attr-defined]
        await desk.press("c", "end", "enter")
        assert desk.screen.wish.choice == "Elus"  # type: ignore[attr-defined]
        assert desk.screen.wish.traces  # type: ignore[attr-defined]


async def test_nothing_ticked_writes_nothing(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f9")
        await only(desk)
        await desk.press("enter")
        assert "Rien à écrire" in desk.flat
        assert not (workspace.root / "exports").exists()


async def test_the_replay_and_the_list_open_the_same_screen(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    session.close()
    async with open_screen(ReplayScreen(session.folder), size=(160, 45)) as desk:
        await desk.press("f9")
        assert desk.name == "ExportScreen"
        await desk.press("escape")
        assert desk.name == "ReplayScreen"
    async with open_screen(SessionsScreen()) as desk:
        await desk.press("f9", "f9")
        assert len(written(workspace)) == len(FORMATS)


async def test_a_challenge_is_data_and_the_language_changes_the_ticks(
    make_session: MakeSession, open_screen: Opener
) -> None:
    session = make_session(NAME, "[@click=app.quit]Défi[/x] [TODO]")
    async with open_screen(LiveScreen(session), size=(160, 45)) as desk:
        await desk.press("f9")
        assert "[@click=app.quit]Défi[/x] [TODO]" in desk.text
        desk.screen.action_language_switch()  # type: ignore[attr-defined]
        await desk.settle()
        assert "Workshop report" in desk.text
        assert "selon le document" not in desk.text


async def test_on_a_small_screen_the_preview_may_take_the_whole_width(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session), size=(80, 24)) as desk:
        await desk.press("f8", "f9", "v")
        assert "[x]" not in desk.text
        assert "Aperçu : Compte rendu d’atelier" in desk.text
        before = desk.screen.wish  # type: ignore[attr-defined]
        await desk.press("space")
        assert desk.screen.wish == before  # type: ignore[attr-defined]
        assert "Aperçu : Compte rendu d’atelier" not in desk.text
        await desk.press("escape")
        assert desk.name == "ExportScreen"
        assert "[x] docx" in desk.text
        await desk.press("v", "f9")
        assert len(written(workspace)) == len(FORMATS)
        assert "9/9" in desk.text


async def test_the_tables_written_by_f9_hold_a_file_a_canvas(
    make_session: MakeSession, open_screen: Opener, workspace: Workspace
) -> None:
    session = make_session(NAME)
    async with open_screen(LiveScreen(session)) as desk:
        await desk.press("f8")
        await desk.type("trois guichets\n")
        await desk.press("f9")
        await only(desk, "csv")
        await desk.press("f9")
        names = {path.name for path in (workspace.root / "exports" / f"{NAME}-csv").iterdir()}
        assert "notes.csv" in names
        assert any(name.startswith("01-") for name in names)


async def test_photos_without_everybodys_agreement_are_said_and_ticked(tmp_path: Path) -> None:
    async with running(tmp_path, "cadre-collaboratif") as room:
        photo = tmp_path / "mur.jpg"
        photo.write_bytes(UPRIGHT)
        await room.say(f"#{photo}", "/5", "non")
        await room.press("f9")
        screen = room.pilot.app.screen
        assert isinstance(screen, ExportScreen)
        desk = Desk(room.pilot, screen.context)
        await desk.settle()
        assert "entier" in desk.text, desk.text
        rows = screen.query_one("#list", RowList)
        while rows.chosen != "unagreed":
            await room.press("down")
        await desk.press("space")
        await desk.settle()
        assert screen.wish.unagreed
        assert "imprimées" in desk.text
        assert "laissées" not in desk.text
