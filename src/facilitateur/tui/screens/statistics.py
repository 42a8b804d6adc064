"""What past sessions say of time, as a page."""

import asyncio
from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.statistics import statistics_of
from facilitateur.i18n.learning import few_sessions
from facilitateur.i18n.statistics_table import statistics_lines
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.memory import read_memory
from facilitateur.tui.screens.plan_sheets import SheetScreen
from facilitateur.tui.shelves import library_of


async def show_statistics(screen: BaseScreen) -> None:
    """Read the past sessions, then show planned against real."""
    words = screen.words
    memory = await asyncio.to_thread(read_memory, screen.context)
    cards = await asyncio.to_thread(lambda: library_of(screen.context).cards)
    known = statistics_of(memory.past)
    lines = list(statistics_lines(words, known, cards)) or [words("No session here has a method that is over yet.")]
    note = few_sessions(words, known.sessions) if known.cards else ""

    def paint(width: int) -> Sequence[Content]:
        head = [Content.styled(note, "bold $warning"), Content("")] if note else []
        return [*head, *(Content(line) for line in lines)]

    screen.app.push_screen(SheetScreen(words("Planned and real"), "", paint))
