"""A live session run by its keys, in a program without a terminal; the assertions read the log."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from facilitateur.clock import ManualClock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import NoteKind
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create, read
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.live import LiveScreen
from facilitateur.tui.widgets.entry_line import EntryLine

START = datetime(2026, 6, 11, 7, 0, tzinfo=UTC)
"""9:00 in Paris."""
PATIENCE = 500
"""Looks at a screen before a test gives up: some ten seconds."""


class Room:
    """One running program: press keys, let time pass, look at the log."""

    def __init__(self, pilot: Pilot[int], session: LiveSession, clock: ManualClock) -> None:
        self.pilot = pilot
        self.session = session
        self.clock = clock

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def say(self, *lines: str) -> None:
        for line in lines:
            self.entry.text = line
            await self.press("enter")

    async def minutes(self, minutes: float) -> None:
        """Let time pass; the live screen, which looks four times a second, has seen what ran before."""
        if isinstance(self.pilot.app.screen, LiveScreen):
            self.pilot.app.screen.ring()
        self.clock.advance(minutes * 60)
        await self.pilot.pause()

    @property
    def entry(self) -> EntryLine:
        return self.pilot.app.screen.query_one(EntryLine)

    @property
    def shown(self) -> str:
        """Every row of the session and of the status line as plain text."""
        boards = [*self.pilot.app.screen.query("Board, Painted").results()]
        return "\n".join(line.plain for board in boards for line in board.lines)  # type: ignore[attr-defined]

    async def sees(self, text: str) -> bool:
        """Whether a text comes to be shown, however slow the machine: clocks are looked at a few times a second."""
        for _ in range(PATIENCE):
            if text in self.shown.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " "):
                return True
            await self.pilot.pause(0.02)
        return False

    def events(self) -> list[str]:
        return [type(recorded.event).__name__ for recorded in read(self.session.folder)[1]]

    def notes(self) -> list[tuple[str, NoteKind, str, str]]:
        return [(note.text, note.kind, note.team, note.place) for note in self.session.state.notes()]


@asynccontextmanager
async def room_of(
    tmp_path: Path,
    agenda: Agenda,
    cards: Mapping[str, Card],
    *,
    teams: int = 2,
    size: tuple[int, int] = (80, 24),
    language: str = "fr",
    settings: Settings | None = None,
    names: Sequence[str] = ("Ada", "Blé"),
    letters_wait: float = 0,
) -> AsyncIterator[Room]:
    """Run a session of its own in an empty workspace."""
    clock = ManualClock(START)
    shelf = SessionShelf([tmp_path / "sessions"])
    (tmp_path / "sessions").mkdir(exist_ok=True)
    events = create_session(
        "essai", "Quel défi ?", agenda, cards, teams=teams, zone="Europe/Paris", starts_at=START, names=names
    )
    session = create(shelf, "essai", events, clock)
    screen = LiveScreen(session)
    screen.letters_wait = letters_wait
    app = FacilitateurApp(Context(Workspace(tmp_path), settings or Settings(language=language)), screen)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Room(pilot, session, clock)
    session.close()
