"""Record the sample sessions of `sessions/` by driving the program: `python tools/record_samples.py [names]`.

The real screens run under Textual's Pilot; only the clock is moved by hand. The same scenarios (`tools/samples/*.txt`),
cards and agenda give the same bytes. After a change, renew the golden exports too: tests/e2e/test_samples.py says how.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import chdir
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.events import Paste
from textual.pilot import Pilot

sys.path.insert(0, str(Path(__file__).parent))

from sample_script import Act, Script, ScriptError, read_script

from facilitateur.agendas.shelf import AgendaShelf
from facilitateur.cards.library import Library
from facilitateur.clock import ManualClock
from facilitateur.domain.agenda import Agenda
from facilitateur.domain.card import Card
from facilitateur.domain.creation import create_session
from facilitateur.domain.entry import parse_entry
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create
from facilitateur.settings import Settings
from facilitateur.storage.draft import DRAFT_NAME
from facilitateur.storage.lock import HOLDER_NAME, LOCK_NAME
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.places import Workspace, built_in
from facilitateur.storage.room_file import ROOM_NAME
from facilitateur.storage.shelf import SessionShelf
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.live import LiveScreen

SCENARIOS = Path(__file__).parent / "samples"
ZONE = "Europe/Paris"
MIDNIGHT = datetime(2026, 6, 11, tzinfo=ZoneInfo(ZONE))
PROGRAM = "0.1.0"
"""What the recordings say of the program: a new version does not change them."""
SIZE = (80, 24)
BETWEEN_KEYS = 0.45
"""Seconds."""


class Material(NamedTuple):
    """What a session is made from."""

    agenda: Agenda
    cards: Mapping[str, Card]


class WatchedScreen(LiveScreen):
    """The live screen; it remembers when it had to complain."""

    complaint = ""
    letters_wait = 0

    def say(self, message: str, *, urgent: bool = False, lasting: bool = False) -> None:
        """Show a message, and keep it if it is a refusal."""
        if urgent:
            self.complaint = message
        super().say(message, urgent=urgent, lasting=lasting)


def scenarios() -> list[Path]:
    """Return the scenarios in order of name."""
    return sorted(SCENARIOS.glob("*.txt"))


def shipped_material(script: Script) -> Material:
    """Return the agenda and the cards as they are in the program now."""
    shipped = built_in()
    cards = Library([shipped.cards]).cards
    agenda = AgendaShelf([shipped.agendas], cards).get(script.agenda)
    if agenda is None:
        raise ScriptError(f"no agenda {script.agenda}")
    return Material(agenda, cards)


def record(script: Script, into: Path, material: Material | None = None) -> Path:
    """Play a scenario and return the folder of the session, made in the folder `into`."""
    material = shipped_material(script) if material is None else material
    clock = ManualClock(_instant(script.created))
    events = create_session(
        script.name,
        script.challenge,
        material.agenda,
        material.cards,
        names=script.participants,
        teams=script.teams,
        zone=ZONE,
        starts_at=_instant(script.starts),
        program=PROGRAM,
    )
    session = create(SessionShelf([into]), script.name, events, clock)
    try:
        with chdir(SCENARIOS):
            asyncio.run(_play(script, session, clock, into))
    finally:
        session.close(clean=session.state.contents.ended)
    for name in (OPEN_MARK, LOCK_NAME, HOLDER_NAME, DRAFT_NAME, ROOM_NAME):
        (session.folder / name).unlink(missing_ok=True)
    return session.folder


def _instant(seconds: float) -> datetime:
    """Return a time of the recorded day (UTC)."""
    return (MIDNIGHT + timedelta(milliseconds=round(seconds * 1000))).astimezone(ZoneInfo("UTC"))


async def _play(script: Script, session: LiveSession, clock: ManualClock, workspace: Path) -> None:
    screen = WatchedScreen(session)
    screen.letters_wait = 0  # The clock of the recording does not move while a letter waits.
    app = FacilitateurApp(Context(Workspace(workspace), Settings(language="fr", sound=False)), screen)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for act in script.acts:
            clock.now = max(clock.now, _instant(act.at))
            await _do(act, screen, pilot, clock)
    if app.failure is not None:
        raise app.failure


async def _do(act: Act, screen: WatchedScreen, pilot: Pilot[int], clock: ManualClock) -> None:
    """Do one thing as a person would, and make sure that it had an effect."""
    before = screen.state.seq
    if act.pasted:
        screen.entry.input.post_message(Paste(act.text))
        await pilot.pause()
    elif act.text:
        screen.entry.text = act.text
    for number, key in enumerate(act.keys):
        clock.advance(BETWEEN_KEYS if number else 0)
        await pilot.press(key)
    where = f"line {act.line}: {act.text} {act.keys}"
    if screen.complaint:
        raise ScriptError(f"{where} was refused: {screen.complaint}")
    if screen.app.screen is not screen:
        raise ScriptError(f"{where} leaves {screen.app.screen} open")
    entry = parse_entry(act.text)
    goes_somewhere = not entry.text and (entry.team or entry.place)
    if act.text and not goes_somewhere and screen.state.seq == before:
        raise ScriptError(f"{where} changed nothing")


def main(names: Sequence[str]) -> int:
    """Record the samples, or those that are named."""
    known = {path.stem: path for path in scenarios()}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no scenario {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        with tempfile.TemporaryDirectory() as folder:
            made = record(read_script(known[name]), Path(folder))
            kept = built_in().sessions / name
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(made, kept)
        print(f"{kept}: {len((kept / 'journal.jsonl').read_bytes().splitlines())} events")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
