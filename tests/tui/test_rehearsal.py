"""The rehearsal on the real live screen: it runs by itself, obeys the keys, says what it is, and leaves nothing."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitateur.clock import PacedClock
from facilitateur.domain.agenda import Agenda, Block, BlockKind, Day
from facilitateur.domain.paces import Paces
from facilitateur.domain.statistics import statistics_of
from facilitateur.stage import PREFIX, Plot, Stage, sweep
from facilitateur.storage.names import OPEN_MARK
from facilitateur.storage.places import Workspace
from facilitateur.tui.screens.plan_sheets import SheetScreen
from facilitateur.tui.screens.rehearsal import RehearsalScreen
from support.invented import CARDS
from support.screens import Opener

NOW = datetime(2026, 6, 11, 5, 0, tzinfo=UTC)
PLAN = Agenda(
    "essai",
    "Essai",
    (Day(1, "09:00"),),
    (Block("b1", 20, card="causes"), Block("b2", 10, BlockKind.BREAK), Block("b3", 30, card="causes")),
)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what goes away."""
    folder = tmp_path / "provisoire"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def stage(keep_in: Path | None = None) -> Stage:
    """Return a rehearsal that stands still until a test moves its clock."""
    paces = Paces(statistics_of([]))
    return Stage(Plot(PLAN, CARDS, paces, "Répétition : Essai", speed=0, keep_in=keep_in, zone="Europe/Paris"), NOW)


def pass_minutes(screen: RehearsalScreen, minutes: float) -> None:
    """Let session time pass, and the screen look at its clock."""
    screen.stage.clock.leap(screen.stage.clock() + timedelta(minutes=minutes))
    screen._tick()


async def test_it_runs_by_itself_says_so_and_ends_with_what_to_change(open_screen: Opener, scratch: Path) -> None:
    screen = RehearsalScreen(stage())
    async with open_screen(screen) as desk:
        screen._tick()
        assert screen.state.contents.current == "b1"
        screen.clear_message()
        await desk.settle()
        assert "RÉPÉTITION" in desk.text
        assert "avance seule" in desk.text
        assert not desk.context.sound
        pass_minutes(screen, 40)
        assert screen.state.contents.current == "b3"
        pass_minutes(screen, 60)
        await desk.settle()
        assert isinstance(desk.screen, SheetScreen)
        assert "Ce qu’il faut changer" in desk.text
        assert list(scratch.iterdir())
        await desk.press("escape")
        await desk.settle()
    assert list(scratch.iterdir()) == []


async def test_by_hand_nothing_moves_until_a_key(open_screen: Opener) -> None:
    screen = RehearsalScreen(stage())
    async with open_screen(screen) as desk:
        screen._tick()
        await desk.press("shift+f12", "enter")
        await desk.settle()
        pass_minutes(screen, 90)
        assert screen.state.contents.current == "b1"
        screen.clear_message()
        await desk.settle()
        assert "à la main" in desk.text
        await desk.press("f8")
        await desk.settle()
        assert screen.state.contents.current == "b2"
        begun = screen.state.contents.visits[-1].started_at
        pass_minutes(screen, 1)
        await desk.press("shift+f12", "enter")
        pass_minutes(screen, 0)
        assert screen.state.contents.visits[-1].started_at == begun


async def test_the_pause_key_holds_the_rehearsal(open_screen: Opener) -> None:
    screen = RehearsalScreen(stage())
    async with open_screen(screen) as desk:
        screen._tick()
        await desk.press("f2")
        pass_minutes(screen, 300)
        assert (screen.state.contents.current, screen.state.contents.paused) == ("b1", True)
        await desk.press("f2")
        pass_minutes(screen, 40)
        assert screen.state.contents.current == "b3"


async def test_leaving_early_tells_what_is_known_and_removes_everything(open_screen: Opener, scratch: Path) -> None:
    screen = RehearsalScreen(stage())
    async with open_screen(screen) as desk:
        screen._tick()
        pass_minutes(screen, 32)
        await desk.press("ctrl+q")
        await desk.settle()
        assert isinstance(desk.screen, SheetScreen)
        await desk.press("escape")
        await desk.settle()
    assert list(scratch.iterdir()) == []


def test_what_a_killed_rehearsal_left_is_swept_and_a_running_one_is_not(scratch: Path) -> None:
    running, killed = stage(), stage()
    left = killed.session.folder.parent
    killed.session.close(clean=False)
    assert (killed.session.folder / OPEN_MARK).exists()
    sweep()
    assert not left.exists()
    assert running.session.folder.exists()
    running.close()
    running.close()
    assert list(scratch.glob(f"{PREFIX}*")) == []


def test_a_kept_rehearsal_stays(workspace: Workspace, scratch: Path) -> None:
    kept = stage(workspace.sessions)
    kept.run_through()
    kept.close()
    assert kept.folder is not None
    assert kept.folder.parent == workspace.sessions
    assert kept.session.state.contents.ended
    assert list(scratch.iterdir()) == []


def test_the_paced_clock_runs_fast_stands_still_and_never_goes_back() -> None:
    life = [100.0]
    clock = PacedClock(NOW, 60, running=lambda: life[0])
    life[0] += 2
    assert clock() == NOW + timedelta(minutes=2)
    clock.pace(0)
    life[0] += 100
    assert clock() == NOW + timedelta(minutes=2)
    clock.leap(NOW)
    assert clock() == NOW + timedelta(minutes=2)
    with clock.held(NOW + timedelta(minutes=1)):
        assert clock() == NOW + timedelta(minutes=1)
    assert clock() == NOW + timedelta(minutes=2)


async def test_a_program_that_is_ended_by_the_system_leaves_nothing(open_screen: Opener, scratch: Path) -> None:
    async with open_screen(RehearsalScreen(stage())) as desk:
        assert list(scratch.iterdir()) != []
        desk.pilot.app._end_by_signal(15)  # type: ignore[attr-defined]
    assert list(scratch.iterdir()) == []
