"""The settings, reached from the palette of any screen."""

from pathlib import Path

import pytest

from facilitateur.settings import Settings, load_settings, settings_path
from facilitateur.tui.context import Context
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.rows import RowList
from support.screens import Desk, MakeSession, Opener


async def to_setting(desk: Desk, name: str) -> None:
    await desk.press("ctrl+p")
    await desk.type("reglages" if desk.context.words.language == "fr" else "settings")
    await desk.press("enter")
    assert desk.name == "SettingsScreen"
    rows = desk.screen.query_one(RowList)
    while rows.chosen != name:
        await desk.press("down")


async def test_a_choice_is_written_and_in_force_at_once(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        await to_setting(desk, "ring_warning")
        assert "Il reste un cinquième" in desk.text
        await desk.press("right", "right")
        assert "● Il reste un cinquième" in desk.text
        assert "gong grave" in desk.text
        assert desk.context.settings.ring_warning == load_settings().settings.ring_warning == "gong1"
        await desk.press("left", "left")
        assert desk.context.settings.ring_warning == load_settings().settings.ring_warning == "none"


async def test_minutes_have_bounds_and_are_typed_too(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen()) as desk:
        await to_setting(desk, "pause_floor")
        await desk.press("right")
        assert load_settings().settings.pause_floor == 6
        await desk.press("enter")
        await desk.type("99\n")
        assert "de 0 à 30" in desk.flat
        desk.screen.query_one("Input").value = "12"  # type: ignore[attr-defined]
        await desk.press("enter")
        assert desk.context.settings.pause_floor == load_settings().settings.pause_floor == 12
        await desk.press("d")
        assert load_settings().settings == Settings(pause_floor=5)
        await desk.press("escape")
        assert desk.name == "AgendasScreen"


async def test_what_the_command_line_chose_for_this_time_is_not_written(
    open_screen: Opener, make_session: MakeSession, workspace
) -> None:
    live = make_session("2026-06-11-a-aaaaa", "Guichet")
    context = Context(workspace, Settings(language="fr", photos="/la"))
    async with open_screen(LiveScreen(live), context=context) as desk:
        await to_setting(desk, "nudges")
        await desk.press("right")
        assert context.settings == Settings(language="fr", photos="/la", nudges=False)
        assert settings_path().read_text(encoding="utf-8") == "nudges = false\n"


async def test_language_theme_and_sound_change_what_is_on_screen(open_screen: Opener) -> None:
    async with open_screen(HomeScreen()) as desk:
        before = desk.pilot.app.theme
        await to_setting(desk, "theme")
        await desk.press("left")
        assert desk.pilot.app.theme != before
        await desk.press("up", "left")
        assert load_settings().settings.language == "en"
        assert "Language" in desk.text
        while desk.screen.query_one(RowList).chosen != "sound":
            await desk.press("up")
        await desk.press("right")
        assert desk.context.sound is False


async def test_a_file_that_cannot_be_read_is_not_written_over(open_screen: Opener) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text("= faux", encoding="utf-8")
    async with open_screen(HomeScreen()) as desk:
        await to_setting(desk, "nudges")
        await desk.press("right")
        assert "ne peut pas être écrit" in desk.flat
        assert desk.context.settings.nudges is False
    assert path.read_text(encoding="utf-8") == "= faux"


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_everything_stands_on_a_small_screen(open_screen: Opener, language: str, tmp_path: Path) -> None:
    async with open_screen(HomeScreen(), language=language, size=(60, 20)) as desk:
        await to_setting(desk, "workspace")
        assert "FACILITATEUR_DOSSIER" in desk.solid
        await desk.press("enter")
        await desk.type("/nulle/part\n")
        assert "/nulle/part" in desk.solid
        assert desk.name == "QuestionScreen"
        desk.screen.query_one("Input").value = str(tmp_path)  # type: ignore[attr-defined]
        await desk.press("enter")
        assert load_settings().settings.workspace == str(tmp_path)
