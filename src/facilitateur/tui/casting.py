"""A replay filmed: the real screens, driven without a terminal, and of each picture only the rows that changed."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

from rich.color import ColorSystem
from textual.strip import Strip

from facilitateur.domain.cleaning import clean_line
from facilitateur.replay.cast import MARK, OUTPUT, CastEvent, CastHead, cast_lines, pictures
from facilitateur.replay.pacing import Pacing
from facilitateur.tui.app import FacilitateurApp
from facilitateur.tui.context import Context
from facilitateur.tui.screens.replay import ReplayScreen

BEGIN = "\x1b[?25l\x1b[0m\x1b[2J\x1b[H"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")

Told = Callable[[float], None]
"""Is told how much of the film is made, from 0 to 1."""


class FilmedScreen(ReplayScreen):
    """A replay whose time is moved by the camera alone."""

    def _tick(self) -> None:
        """Let no real time pass."""


def film(
    context: Context,
    folder: Path,
    *,
    speed: float = 60,
    size: tuple[int, int] = (80, 24),
    silence: float | None = None,
    version: int = 2,
    told: Told = lambda share: None,
) -> bytes:
    """Return a whole replay as an asciinema file; the same session gives the same bytes.

    Args:
        context: Workspace, language and theme.
        folder: The recorded session.
        speed: Seconds of the session a second.
        size: Columns and rows.
        silence: Seconds to which silences are cut.
        version: 2 or 3 of the file format.
        told: Is told how far it is.
    """
    screen = FilmedScreen(folder, speed=speed)
    events = asyncio.run(_events(context, screen, size, silence, told))
    player = screen.player
    title = clean_line(player.course.whole.challenge, 120)
    head = CastHead(size, title, player.timeline.start, silence)
    return "".join(cast_lines(head, events, version)).encode()


async def _events(
    context: Context, screen: FilmedScreen, size: tuple[int, int], silence: float | None, told: Told
) -> list[CastEvent]:
    app = FacilitateurApp(context, screen)
    app.animation_level = "none"
    events: list[CastEvent] = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        rows: list[str] = []
        async for at, marked in _moments(screen, silence, told):
            await pilot.pause()
            seen = [_ansi(strip) for strip in screen._compositor.render_strips(app.size)]
            events += [CastEvent(at, MARK, name) for name in marked]
            sent = "".join(f"\x1b[{y};1H{row}\x1b[0m" for y, row in enumerate(seen, 1) if rows[y - 1 : y] != [row])
            if sent:
                events.append(CastEvent(at, OUTPUT, sent if rows else BEGIN + sent))
            rows = seen
    return events


async def _moments(screen: FilmedScreen, silence: float | None, told: Told) -> AsyncIterator[tuple[float, list[str]]]:
    """Move the replay from picture to picture, and yield when each is shown and the markers passed since the last."""
    player = screen.player
    limit = None if silence is None else timedelta(seconds=silence * player.speed)
    taken = pictures(player.timeline.instants, Pacing(player.timeline.instants, limit), player.speed)
    passed = 0
    for at, instant in taken:
        player.jump(instant)
        player.playing = not player.finished
        screen.follow()
        screen.repaint()
        marked = []
        while passed < len(player.markers) and player.has_passed(player.markers[passed]):
            marked.append(clean_line(screen.marker_name(player.markers[passed]), 120))
            passed += 1
        told(at / (taken[-1][0] or 1))
        yield at, marked


def _ansi(strip: Strip) -> str:
    """Return a row as a terminal is sent it: colours and text, no link, and no control that somebody typed."""
    parts = []
    for text, style, control in strip:
        if control:
            continue
        text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
        codes = Strip.render_ansi(style, ColorSystem.TRUECOLOR) if style is not None else ""
        parts.append(f"\x1b[{codes}m{text}\x1b[0m" if codes else text)
    return "".join(parts)
