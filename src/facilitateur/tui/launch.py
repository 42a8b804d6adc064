"""The doors into the screens; the command line knows nothing else of them."""

from datetime import datetime
from pathlib import Path

from facilitateur.domain.state import Session
from facilitateur.settings import Settings
from facilitateur.storage.places import Workspace
from facilitateur.tui.app import run_app
from facilitateur.tui.context import Context


def open_home(workspace: Workspace, settings: Settings) -> int:
    """Open the home screen."""
    from facilitateur.tui.screens.home import HomeScreen

    return run_app(Context(workspace, settings), HomeScreen())


def open_live(workspace: Workspace, settings: Settings, folder: Path) -> int:
    """Open a session on the live screen; read-only when another program runs it."""
    from facilitateur.session.opening import resume
    from facilitateur.session.watched import WatchedSession
    from facilitateur.storage.lock import SessionBusyError
    from facilitateur.tui.screens.live import LiveScreen

    try:
        live = resume(folder)
    except SessionBusyError:
        return run_app(Context(workspace, settings), LiveScreen(WatchedSession(folder)))
    return run_app(Context(workspace, settings), LiveScreen(live))


def open_room(workspace: Workspace, settings: Settings, folder: Path | None, language: str = "") -> int:
    """Open the room display on a session, or on whichever runs; in the session's language unless one was asked for."""
    import msgspec

    from facilitateur.tui.room_feed import RoomFeed
    from facilitateur.tui.screens.room import RoomScreen

    theme = settings.room_theme or ROOM_THEME
    context = Context(workspace, msgspec.structs.replace(settings, theme=theme))
    return run_app(context, RoomScreen(RoomFeed(workspace.sessions, folder), language))


def open_plan(workspace: Workspace, settings: Settings, slug: str = "", path: Path | None = None) -> int:
    """Prepare an agenda: by its short name, a file, or a new one."""
    from facilitateur.tui.screens.plan import PlanScreen

    return run_app(Context(workspace, settings), PlanScreen(slug, path))


def open_replay(
    workspace: Workspace, settings: Settings, folder: Path, at: datetime | None = None, speed: float | None = None
) -> int:
    """Open a recorded session."""
    from facilitateur.tui.screens.replay import ReplayScreen

    return run_app(Context(workspace, settings), ReplayScreen(folder, at=at, speed=speed))


def open_demo(workspace: Workspace, settings: Settings, speed: float | None = None) -> int:
    """Play the recorded half-day at high speed and write its exports at the end."""
    from facilitateur.tui.screens.demo import DemoScreen

    context = Context(workspace, settings)
    return run_app(context, DemoScreen(context.built_in.sessions / DEMO_SESSION, speed=speed))


DEMO_SESSION = "exemple-demi-journee"
"""Folder of the recorded sample that the demonstration plays."""

ROOM_THEME = "atelier-clair"
"""The theme of the room display when nobody chose: projectors want dark letters on a light ground."""


def film_replay(
    workspace: Workspace,
    settings: Settings,
    folder: Path,
    speed: float,
    size: tuple[int, int],
    silence: float | None,
    version: int,
) -> bytes:
    """Return a recorded session as an asciinema file."""
    from facilitateur.tui.casting import film

    context = Context(workspace, settings)
    return film(context, folder, speed=speed, size=size, silence=silence, version=version)


def open_comparison(
    workspace: Workspace, settings: Settings, told: tuple[tuple[Session, Session], tuple[datetime, datetime]]
) -> int:
    """Open two sessions side by side."""
    from facilitateur.tui.screens.comparison import ComparisonScreen

    return run_app(Context(workspace, settings), ComparisonScreen(told))
