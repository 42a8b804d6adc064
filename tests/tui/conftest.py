"""A program in an empty workspace, opened on any screen; what it shows as plain rows of text."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from facilitateur.clock import ManualClock
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.creation import create_session
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.live import LiveScreen
from support.screens import Desk, MakeSession, Opener

MORNING = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)
"""9:00 in Paris."""


@pytest.fixture(autouse=True)
def _calm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No animation, letters that act at once, nobody's settings, no state left outside the test."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(LiveScreen, "letters_wait", 0)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "etat"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "reglages"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    made = Workspace(tmp_path / "atelier")
    for folder in (made.root, made.sessions, made.cards, made.agendas):
        folder.mkdir()
    return made


@pytest.fixture
def open_screen(workspace: Workspace) -> Opener:
    """Return a function that runs the program on a screen."""

    @asynccontextmanager
    async def opened(
        screen: Screen[Any], *, language: str = "fr", size: tuple[int, int] = (80, 24), context: Context | None = None
    ) -> AsyncIterator[Desk]:
        context = context or Context(workspace, Settings(language=language))  # type: ignore[arg-type]
        app = FacilitateurApp(context, screen)
        async with app.run_test(size=size) as pilot:
            desk = Desk(pilot, context)
            await desk.settle()
            yield desk

    return opened


@pytest.fixture
def make_session(workspace: Workspace) -> Iterator[MakeSession]:
    """Return a function that makes a session in the workspace; what is left open is closed."""
    made: list[LiveSession] = []

    def make(
        name: str, challenge: str = "Réduire l'attente", shelf: Path | None = None, at: datetime = MORNING
    ) -> LiveSession:
        agenda = Agenda("essai", "Essai", (Day(1, "09:00"),), (Block("b1", 10), Block("b2", 20)))
        events = create_session(name, challenge, agenda, {}, zone="Europe/Paris")
        live = create(SessionShelf([shelf or workspace.sessions]), name, events, ManualClock(at))
        made.append(live)
        return live

    yield make
    for live in made:
        live.close()
