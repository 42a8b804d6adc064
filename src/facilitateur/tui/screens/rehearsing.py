"""A rehearsal opened from a screen of the program."""

import asyncio
import secrets

from facilitateur.domain.agenda import Agenda
from facilitateur.domain.paces import Paces
from facilitateur.domain.statistics import statistics_of
from facilitateur.i18n.rehearsing import rehearsal_title
from facilitateur.storage.errors import StorageError
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.memory import read_memory
from facilitateur.tui.shelves import library_of
from facilitateur.tui.wording import say_trouble

MOST_RANDOM = 10_000


def rehearse(screen: BaseScreen, agenda: Agenda, paces: Paces, *, seed: int, teams: int = 0) -> None:
    """Rehearse an agenda above a screen; a disk that refuses is told there."""
    from facilitateur.stage import Plot, Stage, sweep
    from facilitateur.tui.screens.rehearsal import RehearsalScreen

    words = screen.words
    title = rehearsal_title(words, agenda.name)
    plot = Plot(agenda, library_of(screen.context).cards, paces, title, words.language, seed, teams=teams)
    try:
        sweep()
        stage = Stage(plot)
    except StorageError as error:
        screen.say(words("It cannot be rehearsed: {reason}.", reason=say_trouble(words, error.trouble)), urgent=True)
        return
    screen.app.push_screen(RehearsalScreen(stage))


async def rehearse_agenda(screen: BaseScreen, agenda: Agenda) -> None:
    """Read the past sessions, then rehearse an agenda."""
    memory = await asyncio.to_thread(read_memory, screen.context)
    paces = Paces(await asyncio.to_thread(statistics_of, memory.past))
    rehearse(screen, agenda, paces, seed=1 + secrets.randbelow(MOST_RANDOM))
