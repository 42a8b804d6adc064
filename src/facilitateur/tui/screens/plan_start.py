"""Where preparing a plan begins: an empty day, or one of the agendas."""

import asyncio

from facilitateur.agendas.shelf import AgendaEntry
from facilitateur.tui.base import BaseScreen
from facilitateur.tui.dialogs.choice import Answer, ChoiceScreen
from facilitateur.tui.painting.agenda_page import summary
from facilitateur.tui.painting.card_rows import ownership
from facilitateur.tui.shelves import agendas_of

EMPTY = "@"


async def ask_what_to_prepare(screen: BaseScreen) -> None:
    """Ask what to begin from, then open the planning screen."""
    words = screen.words
    shelf = agendas_of(screen.context)
    entries = await asyncio.to_thread(lambda: shelf.entries)

    def said(entry: AgendaEntry) -> str:
        length = summary(words, entry.agenda) if entry.agenda is not None else ""
        return f"{entry.name} · {length}{ownership(words, entry)}"

    answers = [Answer(EMPTY, words("An empty day"))]
    answers += [Answer(entry.slug, said(entry)) for entry in entries if entry.agenda is not None]

    def answered(answer: str | None) -> None:
        if answer is not None:
            prepare(screen, "" if answer == EMPTY else answer)

    screen.app.push_screen(ChoiceScreen(words("What do you want to begin from?"), answers), answered)


def prepare(screen: BaseScreen, slug: str) -> None:
    """Open the planning screen on an agenda, on an empty day without a short name."""
    from facilitateur.tui.screens.plan import PlanScreen

    screen.app.push_screen(PlanScreen(slug))
