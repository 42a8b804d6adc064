"""One key tells who takes over where the session stands, on one screen of 80×24."""

from pathlib import Path

import pytest

from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.screens.replay import ReplayScreen
from support.screens import MakeSession, Opener

SAMPLE = Path(__file__).parents[2] / "sessions" / "exemple-demi-journee"


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 20)])
async def test_the_sheet_fits_and_leads_to_the_whole_lists(open_screen: Opener, size: tuple[int, int]) -> None:
    async with open_screen(ReplayScreen(SAMPLE), size=size) as desk:
        await desk.press("g")
        await desk.type("11:10\n")
        await desk.press("w")
        shown = desk.flat
        for words in ("Où en est-on", "Ce qui reste (7 blocs", "Ce qui est promis", "Ce que les équipes ont rendu"):
            assert words in shown
        assert "équipe C : 29 notes" in shown or size == (60, 20)
        assert "Échap ferme" in shown
        await desk.press("o")
        assert desk.name == "RecapScreen"
        await desk.press("escape")
        assert desk.name == "ReplayScreen"


@pytest.mark.parametrize("key", ["shift+f7", "f19"])
async def test_it_opens_while_somebody_writes(open_screen: Opener, make_session: MakeSession, key: str) -> None:
    live = make_session("2026-06-11-a-aaaaa")
    async with open_screen(LiveScreen(live), language="en") as desk:
        await desk.type("half a sen")
        await desk.press(key)
        assert desk.name == "StandingScreen"
        assert "This session has not begun yet." in desk.text
        assert "Nothing yet." in desk.text
        await desk.press("escape")
        await desk.type("tence")
        assert "half a sentence" in desk.text
