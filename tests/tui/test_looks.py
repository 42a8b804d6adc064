"""What home, form, card and agendas look like, as text, compared with `ecrans/*.txt`; and small windows do no harm.

After a wanted change: `FACILITATEUR_ECRANS=nouveaux python -m pytest tests/tui/test_looks.py`, then look at the diff.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import Input

from facilitateur.clock import ManualClock
from facilitateur.domain.stepping import share_seconds
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.context import Context
from facilitateur.tui.painting.card_page import Use
from facilitateur.tui.screens.agendas import AgendasScreen
from facilitateur.tui.screens.card import CardScreen
from facilitateur.tui.screens.cards import CardsScreen
from facilitateur.tui.screens.home import HomeScreen
from facilitateur.tui.screens.new_session import NewSessionScreen
from facilitateur.tui.screens.plan import PlanScreen
from facilitateur.tui.screens.sessions import SessionsScreen
from facilitateur.tui.shelves import library_of
from support.screens import Desk, Opener

KEPT = Path(__file__).parent / "ecrans"
NARROW, WIDE = (80, 24), (160, 45)
SEVEN = datetime(2026, 6, 11, 5, 0, tzinfo=UTC)


def compare(desk: Desk, name: str) -> None:
    """Compare the screen with the one that was kept; where the workspace is differs everywhere and is left out."""
    rows = desk.rows
    for place in desk.screen.query("#place"):
        rows[place.region.y : place.region.bottom] = [""] * place.region.height
    text, file = "\n".join(rows) + "\n", KEPT / f"{name}.txt"
    if os.environ.get("FACILITATEUR_ECRANS"):
        KEPT.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


def form() -> NewSessionScreen:
    return NewSessionScreen(None, ManualClock(SEVEN))  # type: ignore[arg-type]


async def test_home(open_screen: Opener) -> None:
    async with open_screen(HomeScreen(), language="fr") as desk:
        compare(desk, "accueil-80x24")
    async with open_screen(HomeScreen(), language="en", size=WIDE) as desk:
        compare(desk, "home-160x45")


@pytest.mark.parametrize(("language", "size", "name"), [("fr", NARROW, "nouvelle-80x24"), ("en", WIDE, "new-160x45")])
async def test_new_session(
    open_screen: Opener, monkeypatch: pytest.MonkeyPatch, language: str, size: tuple[int, int], name: str
) -> None:
    monkeypatch.setattr("facilitateur.tui.screens.new_session.local_zone", lambda: "Europe/Paris")
    async with open_screen(form(), language=language, size=size) as desk:
        await desk.press("tab", "tab")
        await desk.type("Ana\nBoubacar\nChloé")
        await desk.press("f8")
        compare(desk, name)


@pytest.mark.parametrize(("language", "size", "name"), [("fr", NARROW, "fiche-80x24"), ("en", WIDE, "card-160x45")])
async def test_card(open_screen: Opener, workspace: Workspace, language: str, size: tuple[int, int], name: str) -> None:
    card = library_of(Context(workspace, Settings())).get("5-pourquoi")
    assert card is not None
    async with open_screen(
        CardScreen(card, language, Use(900, share_seconds(card.timings, 900), 1)), language=language, size=size
    ) as desk:
        compare(desk, name)


async def test_agendas(open_screen: Opener) -> None:
    async with open_screen(AgendasScreen(), language="fr") as desk:
        compare(desk, "deroules-80x24")


@pytest.mark.parametrize(
    ("language", "size", "name"), [("fr", NARROW, "preparer-80x24"), ("en", WIDE, "prepare-160x45")]
)
async def test_plan(open_screen: Opener, language: str, size: tuple[int, int], name: str) -> None:
    async with open_screen(PlanScreen("demi-journee"), language=language, size=size) as desk:
        await desk.press("down", "down", "minus", "minus", "minus", "down", "f")
        desk.screen.query_one(Input).value = "9:20"
        await desk.press("enter", "end", "r", "up", "up", "o", "enter", "home", "down", "down")
        compare(desk, name)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (12, 4)], ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("make", [HomeScreen, SessionsScreen, CardsScreen, AgendasScreen, PlanScreen, form])
async def test_small_windows_do_no_harm(
    open_screen: Opener, make: Callable[[], Screen[object]], size: tuple[int, int]
) -> None:
    async with open_screen(make(), size=size) as desk:
        await desk.press("down", "tab", "f8", "pagedown")
        await desk.pilot.resize_terminal(160, 45)
        await desk.settle()
        assert desk.text.strip()
        await desk.pilot.resize_terminal(*size)
        await desk.settle()
