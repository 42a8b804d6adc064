"""The course of a session on three rows: what was planned, what happened, and where one stands between the markers."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.words import Words
from facilitateur.replay.axis import Axis
from facilitateur.replay.course import Segment
from facilitateur.replay.markers import MarkerKind
from facilitateur.replay.player import Player
from facilitateur.tui.painting.text import fit, pad

MUTED = "$foreground 55%"
NUMBERED_FROM = 3
"""Columns of a segment from which its number is written."""
NAMED_FROM = 9
"""Columns from which its name follows."""

Cell = tuple[str, str]
"""A character and its style."""


class _Strip(NamedTuple):
    """What all three rows share."""

    player: Player
    words: Words
    axis: Axis
    room: int
    label: int

    def column(self, instant: datetime) -> int:
        return self.axis.column(instant, self.room)


def paint_course(player: Player, words: Words, width: int) -> tuple[Content, ...]:
    """Return the rows « planned » and « real » over the row of markers and of the position."""
    course = player.course
    names = (words("planned"), words("real"))
    label = max(map(cell_len, names)) + 2
    strip = _Strip(player, words, course.axis, max(width - label - 1, 1), label)
    now = player.now
    planned = _row(strip, course.planned, course.planned_at(now), now)
    real = _row(strip, course.real, course.real_at(now), now)
    rows = [_join(names[0], planned, label), _join(names[1], real, label), _join("", _position(strip), label)]
    return tuple(rows)


def _join(name: str, cells: Sequence[Cell], label: int) -> Content:
    runs = (("".join(char for char, _ in group), style) for style, group in groupby(cells, key=lambda cell: cell[1]))
    return Content.assemble((pad(f" {name}", label), MUTED), *runs)


def _row(strip: _Strip, segments: Sequence[Segment], here: Segment | None, now: datetime) -> list[Cell]:
    cells: list[Cell] = [(" ", "")] * strip.room
    for segment in segments:
        start, end = strip.column(segment.start), strip.column(segment.end)
        end = max(end + (segment is segments[-1]), start + 1)
        style = "bold reverse $accent" if segment == here else ("" if segment.start <= now else MUTED)
        for i, char in enumerate(_inside(strip, segment, end - start)):
            cells[start + i] = (char, style)
    return cells


def _inside(strip: _Strip, segment: Segment, width: int) -> str:
    """Return the inside of a segment: its edge, its number, its name, as far as there is room."""
    said = str(segment.number or "")
    state: Session = strip.player.course.whole
    if width >= NAMED_FROM:
        said = fit(f"{said} {block_title(strip.words, state, segment.block)}".strip(), width - 1)
    elif width < NUMBERED_FROM:
        said = ""
    if cell_len(said) != len(said):
        said = str(segment.number or "")
    return ("│" + said.ljust(width - 1))[:width]


def _position(strip: _Strip) -> list[Cell]:
    player = strip.player
    here = strip.column(player.now)
    cells: list[Cell] = [("━", "$accent") if i < here else ("─", "$foreground 35%") for i in range(strip.room)]
    for marker in player.markers:
        at = strip.column(marker.at)
        if marker.kind is MarkerKind.DECISION:
            cells[at] = ("★", "bold $accent")
        elif marker.kind is MarkerKind.INCIDENT and cells[at][0] != "★":
            cells[at] = ("!", "bold $warning")
        elif cells[at][0] != "★":
            cells[at] = ("┃" if marker.kind is MarkerKind.PHASE else "╵", "bold $primary")
    cells[here] = ("●", "bold $accent")
    time = f"{local(player.state, player.now):%H:%M}"
    if strip.room > len(time) + 2:
        start = here - len(time) - 1 if here + len(time) + 2 > strip.room else here + 1
        for i, char in enumerate(f" {time} " if start > here else f" {time}"):
            if 0 <= start + i < strip.room and start + i != here:
                cells[start + i] = (char, "bold")
    return cells
