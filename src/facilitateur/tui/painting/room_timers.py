"""The teams' timers on the room display: a grid of small digits, or plain words where there is no room."""

from collections.abc import Sequence
from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.room import RoomTimer
from facilitateur.domain.timing import Level
from facilitateur.i18n.formats import clock_digits
from facilitateur.i18n.labels import called_label
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.digits import draw_digits
from facilitateur.tui.painting.text import fit

_STYLES = {Level.CALM: "$foreground", Level.WARNING: "$warning", Level.LAST: "$warning", Level.OVER: "$error"}


def paint_timers(timers: Sequence[RoomTimer], words: Words, width: int, rows: int) -> list[Content]:
    """Return the timers in at most so many rows, one row at least when there are any."""
    if not timers:
        return []
    best: list[Content] = []
    largest = 0
    for across in dict.fromkeys(-(-len(timers) // lines) for lines in range(1, len(timers) + 1)):
        height, drawn = _grid(timers, words, width, rows, across)
        if height > largest:
            largest, best = height, drawn
    return best or _plain(timers, words, width, max(rows, 1))


def _grid(timers: Sequence[RoomTimer], words: Words, width: int, rows: int, across: int) -> tuple[int, list[Content]]:
    """Return the height of the digits and the timers `across` beside each other, nothing when they do not fit."""
    lines = -(-len(timers) // across)
    cell = (width - 2) // across
    longest = max((_digits(timer) for timer in timers), key=len)
    pictures = []
    for timer in timers:
        drawn = draw_digits(_digits(timer), cell - 3, rows // lines - 2, longest)
        if drawn is None:
            return 0, []
        pictures.append(drawn)
    shown: list[Content] = []
    for start in range(0, len(timers), across):
        some = list(zip(timers[start : start + across], pictures[start : start + across], strict=True))
        shown.append(_row([(_label(words, timer), f"bold {_style(timer)}") for timer, _ in some], cell, width))
        for line in range(len(some[0][1])):
            shown.append(_row([(picture[line], _style(timer)) for timer, picture in some], cell, width))
        shown.append(Content(" " * width))
    return len(pictures[0]), shown[:-1]


def _plain(timers: Sequence[RoomTimer], words: Words, width: int, rows: int) -> list[Content]:
    said = [(f"{_label(words, timer)} {_digits(timer)}", f"bold {_style(timer)}") for timer in timers]
    longest = max(cell_len(text) for text, _ in said) + 2
    across = min(max((width - 2) // longest, 1), len(said))
    room = across * rows
    if len(said) > room:
        said = [*said[: room - 1], (f"+{len(said) - room + 1}", "bold")]
    cell = (width - 2) // across
    return [_row(said[start : start + across], cell, width) for start in range(0, len(said), across)]


def _row(parts: Sequence[tuple[str, str]], cell: int, width: int) -> Content:
    """Return cells beside each other, each with its text in the middle."""
    margin = (width - cell * len(parts)) // 2
    pieces: list[str | tuple[str, str]] = [" " * margin]
    for text, style in parts:
        said = fit(text, cell)
        left = (cell - cell_len(said)) // 2
        pieces += [" " * left, (said, style), " " * (cell - left - cell_len(said))]
    return Content.assemble(*pieces, " " * (width - margin - cell * len(parts)))


def _digits(timer: RoomTimer) -> str:
    said = clock_digits(timedelta(seconds=timer.time.seconds))
    return f"+{said}" if timer.time.over else said


def _label(words: Words, timer: RoomTimer) -> str:
    label = called_label(words, timer.team) if timer.team else timer.label
    if timer.paused:
        return f"{label} · {words('paused')}"
    return f"{label} · {words('over time')}" if timer.time.over else label


def _style(timer: RoomTimer) -> str:
    return "$secondary" if timer.paused else _STYLES[timer.time.level]
