"""A running program seen from outside: keys pressed, rows of text read."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from facilitateur.session.live import LiveSession
from facilitateur.tui.context import Context


class Desk:
    """A running program: press keys, read the screen."""

    def __init__(self, pilot: Pilot[int], context: Context) -> None:
        self.pilot = pilot
        self.context = context

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text; a newline is the Enter key."""
        names = {"\n": "enter", " ": "space"}
        await self.pilot.press(*(names.get(part, part) for part in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait for workers and for what they change."""
        await self.pilot.pause()
        await self.pilot.app.workers.wait_for_complete(
            [worker for worker in self.pilot.app.workers if worker.group not in ("", "default")]
        )
        await self.pilot.pause()

    @property
    def screen(self) -> Screen[Any]:
        return self.pilot.app.screen

    @property
    def name(self) -> str:
        """The class of the screen on top."""
        return type(self.screen).__name__

    @property
    def rows(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What the screen shows, no-break spaces as ordinary ones, each row on its line."""
        return "\n".join(self.rows).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

    @property
    def flat(self) -> str:
        """What the screen shows as one line, so that wrapped sentences are found."""
        return " ".join(self.text.split())

    @property
    def solid(self) -> str:
        """What the screen shows without any space, so that paths cut at the end of a row are found."""
        return "".join(self.text.split())


Opener = Callable[..., AbstractAsyncContextManager[Desk]]
MakeSession = Callable[..., LiveSession]
