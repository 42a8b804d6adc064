"""Opening a session from a list: to go on with it, to watch it, or to replay it."""

import asyncio
from pathlib import Path

from facilitateur.session.live import LiveSession
from facilitateur.session.opening import resume
from facilitateur.session.watched import WatchedSession
from facilitateur.storage.errors import StorageError
from facilitateur.storage.lock import SessionBusyError
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.sessions import is_sample
from facilitateur.tui.wording import say_trouble


async def open_live(screen: BaseScreen, folder: Path) -> None:
    """Go on with a session; when another program runs it, watch it instead."""
    from facilitateur.tui.screens.live import LiveScreen

    words = screen.words
    if is_sample(screen.context, folder):
        screen.say(words("This is an example: it can be replayed (Enter), not continued."), urgent=True)
        return
    try:
        session: LiveSession | WatchedSession = await asyncio.to_thread(resume, folder)
    except SessionBusyError:
        session = await asyncio.to_thread(WatchedSession, folder)
    except StorageError as error:
        screen.say(words("It cannot be opened: {reason}.", reason=say_trouble(words, error.trouble)), urgent=True)
        return
    screen.app.push_screen(LiveScreen(session))


def open_replay(screen: BaseScreen, folder: Path) -> None:
    """Replay a session from its beginning."""
    from facilitateur.tui.screens.replay import ReplayScreen

    try:
        replay = ReplayScreen(folder)
    except StorageError as error:
        reason = say_trouble(screen.words, error.trouble)
        screen.say(screen.words("It cannot be opened: {reason}.", reason=reason), urgent=True)
        return
    screen.app.push_screen(replay)
