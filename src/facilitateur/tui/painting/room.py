"""The room display: the time and one instruction, as large as the window allows; never wider or higher than it."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.room import WAITING_FOR_ALL, ComesNext, Count, Link, RoomView, Stage
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.timing import Level
from facilitateur.i18n.formats import NO_BREAK, clock_digits, colon, date_in_full, duration, time_of_day
from facilitateur.i18n.labels import block_kind_label, called_label
from facilitateur.i18n.votes import comment_of
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.digits import draw_digits
from facilitateur.tui.painting.letters import block_letters, small_letters
from facilitateur.tui.painting.room_timers import paint_timers
from facilitateur.tui.painting.room_vote import paint_room_vote
from facilitateur.tui.painting.text import ends, fit, wrap

SMALLEST = (40, 12)
"""Columns and rows under which only plain lines show."""

LETTER_ROWS = 5
"""Rows of one line of the smallest block letters."""
LARGE_FROM = 54
"""Rows from which what stands around the instruction is in block letters too."""

LETTERS_FROM = 16
"""Rows from which the beginning that is announced is in block letters."""

LEVEL_STYLES = {Level.CALM: "$foreground", Level.WARNING: "$warning", Level.LAST: "$warning", Level.OVER: "$error"}
_LEVEL_WORDS = {
    Level.CALM: mark("time left"),
    Level.WARNING: mark("time left: soon over"),
    Level.LAST: mark("time left: please wrap up"),
    Level.OVER: mark("over time"),
}
_LINKS = {Link.LOST: mark("link lost"), Link.CLOSED: mark("session closed")}
_FIRST_SENTENCE = re.compile(r"(.{8,}?[.!?…])[ \n]+(\S.*)", re.DOTALL)
_DIGIT_SHARES = (55, 45, 36)
"""Shares of the height that the digits may take, in per cent: less when the instruction then fits in block letters."""
CLEAR_ROWS = 7
"""Rows, caption included, below which digits never shrink for the sake of larger letters: those of a 40×12 window."""


def paint_room(view: RoomView, words: Words, width: int, height: int) -> list[Content]:
    """Return the rows of the display, all as wide as the window."""
    if view.dark:
        return [Content(" " * width)] * height
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return _small(view, words, width, height)
    bottom = _bottom(view, words, width, height)
    middle = _middle(view, words, width, height - 1 - len(bottom))
    return [_top(view, words, width), *middle, *bottom]


def paint_nothing_yet(words: Words, width: int, height: int) -> list[Content]:
    """Return what shows as long as no session runs."""
    said = words("Waiting for a session")
    how = words("The display begins by itself when a session is opened: facilitateur run")
    parts = [big_text(said, width, height * 6 // 10), [centred(line, width) for line in wrap(how, width - 2)]]
    return _stacked(parts, width, height)


def digits_of(count: Count) -> str:
    """Return what is left, or what is over with a plus."""
    said = clock_digits(timedelta(seconds=count.seconds))
    return f"+{said}" if count.over else said


def big_text(text: str, width: int, rows: int) -> list[Content]:
    """Return a text in block letters when it fits, else as bold lines; cut with an ellipsis when there is no room."""
    if not text or rows < 1:
        return []
    drawn = next((found for way in _WAYS if (found := way(text, width, rows)) is not None), None)
    if drawn is not None:
        return drawn
    lines = wrap(text, _line_width(width))
    if len(lines) > rows:
        lines = (*lines[: rows - 1], fit(" ".join(lines[rows - 1 :]) + " " * 99, max(width - 4, 1)))
    return [centred(line, width, "bold") for line in lines]


def _in_letters(text: str, width: int, rows: int, style: str = "") -> list[Content] | None:
    drawn = block_letters(text, width - 4, rows)
    return None if drawn is None else [centred(row, width, style) for row in drawn]


def _in_small_letters(text: str, width: int, rows: int) -> list[Content] | None:
    drawn = small_letters(text, width - 4, rows)
    return None if drawn is None else [centred(row, width) for row in drawn]


def _head_in_letters(text: str, width: int, rows: int, way: "Way" = _in_letters) -> list[Content] | None:
    """Return the first sentence in block letters and the others below it, none when that does not fit."""
    found = _FIRST_SENTENCE.match(text)
    if found is None:
        return None
    rest = [centred(line, width, "bold") for line in wrap(found[2], _line_width(width))]
    drawn = way(found[1], width, rows - len(rest) - 1)
    return None if drawn is None else [*drawn, Content(" " * width), *rest]


def _head_in_small_letters(text: str, width: int, rows: int) -> list[Content] | None:
    return _head_in_letters(text, width, rows, _in_small_letters)


Way = Callable[[str, int, int], list[Content] | None]
"""Draws a text within columns and rows, or says that it does not fit."""

_WAYS: tuple[Way, ...] = (_in_letters, _head_in_letters, _in_small_letters, _head_in_small_letters)
"""From the largest to the smallest letters."""


def _line_width(width: int) -> int:
    return min(max(width - 4, 1), 72)


def centred(text: str, width: int, style: str = "") -> Content:
    """Return a line of exactly `width` cells with a text in its middle."""
    said = fit(text, width)
    left = (width - cell_len(said)) // 2
    right = width - cell_len(said) - left
    return Content.assemble(" " * left, (said, style), " " * right)


def _small(view: RoomView, words: Words, width: int, height: int) -> list[Content]:
    """Return plain lines: what matters most first, cut to what there is."""
    lines = [] if view.link is Link.LIVE else [words(_LINKS[view.link])]
    if view.time is not None:
        lines.append(digits_of(view.time))
    result = "" if view.vote is None else comment_of(words, view.vote)
    lines += [*(wrap(_shout(view, words) or result or _said(view, words), width)), _caption(view, words)]
    shown = [centred(line, width, "bold") for line in lines if line][:height]
    return [*shown, *[Content(" " * width)] * (height - len(shown))]


def _top(view: RoomView, words: Words, width: int) -> Content:
    title = view.title or ("" if view.moment is None else _kind_said(words, view.kind))
    left = Content.assemble(" ", (fit(title, width), "bold $primary"))
    lost = words(_LINKS[view.link]) if view.link in _LINKS else ""
    clock = time_of_day(words, view.at)
    right = Content.assemble((f" {lost} ", "bold reverse $warning") if lost else "", f"  {clock} ")
    return ends(left, right, width)


def _bottom(view: RoomView, words: Words, width: int, height: int) -> list[Content]:
    if view.following is None:
        return [Content(" " * width)]
    said = f"{words('Next')}{colon(words)}{_next(words, view.following)}"
    drawn = _in_letters(said, width, LETTER_ROWS) if height >= LARGE_FROM else None
    return drawn or [centred(said, width)]


def _next(words: Words, following: ComesNext) -> str:
    title = following.title or _kind_said(words, following.kind)
    return f"{title}{NO_BREAK}({duration(words, timedelta(minutes=following.minutes))})"


def _middle(view: RoomView, words: Words, width: int, height: int) -> list[Content]:
    timers = paint_timers(view.timers, words, width, height * (30 if view.time is not None else 55) // 100)
    room = height - len(timers)
    shout = _shout(view, words)
    if view.vote is not None and not shout:
        return _result(view.vote, view, words, width, height)
    if shout:
        text = _large_message(shout, width, room)
        free = room - len(text)
        below = min(free - 1, room * 45 // 100) if free > 1 else free
        return _stacked([text, _clock(view, words, width, below), timers], width, height)
    said = _said(view, words)
    clock = _clock_beside(said, view, words, width, room)
    return _stacked([clock, big_text(said, width, room - len(clock) - 1), timers], width, height)


def _large_message(text: str, width: int, room: int) -> list[Content]:
    """Return a message as large as can be: the digits give way until one plain line is left of them."""
    for way in (_in_letters, _in_small_letters):
        for rows in (room * 6 // 10, room - 1):
            drawn = way(text, width, rows)
            if drawn is not None:
                return drawn
    return big_text(text, width, room * 8 // 10)


def _result(held: VoteRound, view: RoomView, words: Words, width: int, height: int) -> list[Content]:
    """Return the result of a vote, the time and the timers of teams small below it, where all have room."""
    timers = paint_timers(view.timers, words, width, height * 20 // 100)
    best: list[Content] = []
    clock: list[Content] = []
    for share in (30, 22, 0):
        below = _clock(view, words, width, max(height * share // 100, 1))
        free = height - len(timers) - len(below) - bool(timers) - (2 if below else 0)
        table = paint_room_vote(held, words, width, free)
        if not best or len(table) > len(best):
            best, clock = table, below
    return _stacked([best, clock, timers], width, height)


def _clock_beside(said: str, view: RoomView, words: Words, width: int, room: int) -> list[Content]:
    """Return the digits so large that the instruction has room: in block letters, or else in plain ones."""
    lines = min(len(wrap(said, _line_width(width))), room // 3) if said else 0
    spaced = (_clock(view, words, width, room - lines - gaps) for gaps in (2, 1))
    largest = next((clock for clock in spaced if len(clock) > 1), _clock(view, words, width, room - lines - 1))
    least = max(min(len(largest), CLEAR_ROWS), len(largest) // 2) if view.time is not None else 0
    for letters in _WAYS if said else ():
        for share in _DIGIT_SHARES:
            clock = _clock(view, words, width, room * share // 100)
            if len(clock) >= least and letters(said, width, room - len(clock) - 1) is not None:
                return clock
    return largest


def _stacked(parts: Sequence[Sequence[Content]], width: int, height: int) -> list[Content]:
    """Return parts below each other, the room that is left shared out around them."""
    shown = [part for part in parts if part]
    free = height - sum(len(part) for part in shown)
    gaps = len(shown) + 1
    lines: list[Content] = []
    for number, part in enumerate(shown):
        lines += [Content(" " * width)] * max(free * (number + 1) // gaps - free * number // gaps, 0)
        lines += part
    lines = lines[:height]
    return lines + [Content(" " * width)] * (height - len(lines))


def _shout(view: RoomView, words: Words) -> str:
    return words("Back to your tables") if view.gathers else view.message


def _clock(view: RoomView, words: Words, width: int, rows: int) -> list[Content]:
    """Return the digits and what they are in words."""
    caption = _caption(view, words)
    if view.time is None:
        most = rows * 45 // 100 if view.over else LETTER_ROWS if rows >= LETTERS_FROM else 0
        large = _in_letters(caption, width, most)
        return large or ([centred(caption, width, "bold")] if caption and rows > 0 else [])
    style = "$secondary" if view.stage is Stage.PAUSED else LEVEL_STYLES[view.time.level]
    below = _in_letters(caption, width, LETTER_ROWS, style) if rows >= LARGE_FROM // 2 else None
    below = below or [centred(caption, width, f"bold {style}")]
    drawn = draw_digits(digits_of(view.time), width - 4, rows - len(below) - 1)
    if drawn is None:
        said = f"{digits_of(view.time)} · {caption}"
        return [centred(said, width, f"bold {style}")] if rows > 0 else []
    digits = [centred(row, width, style) for row in drawn]
    return [*digits, Content(" " * width), *below]


def _caption(view: RoomView, words: Words) -> str:
    """Return in words what the digits say with their colour."""
    if view.moment is None:
        return _without_block(view, words) if view.stage is Stage.READY else ""
    parts = []
    if view.team:
        parts.append(called_label(words, view.team))
    if view.round is not None:
        parts.append(words("round {n} of {rounds}", n=view.round[0], rounds=view.round[1]))
    if view.stage is Stage.PAUSED:
        parts.append(words("time stands still"))
    elif view.time is not None and view.whole and view.time.level is Level.CALM:
        parts.append(words("time left in all"))
    elif view.time is not None:
        parts.append(words(_LEVEL_WORDS[view.time.level]))
    elif view.over:
        parts.append(words("time is over"))
    return " · ".join(parts)


def _without_block(view: RoomView, words: Words) -> str:
    if view.goes_on_at is None:
        return words("We begin soon")
    time = time_of_day(words, view.goes_on_at)
    if view.goes_on_at.date() == view.at.date():
        return words("We begin at {time}", time=time)
    return words("We begin on {date} at {time}", date=date_in_full(words, view.goes_on_at.date()), time=time)


def _said(view: RoomView, words: Words) -> str:
    """Return the one thing that the room reads beside the time."""
    match view.stage:
        case Stage.READY:
            return view.challenge
        case Stage.BETWEEN:
            return words("We go on soon")
        case Stage.DAY_OVER:
            return words("That is all for today. Thank you!")
        case Stage.ENDED:
            return words("The workshop is over. Thank you!")
        case Stage.RUNNING | Stage.PAUSED:
            return _instruction(view, words)


def _kind_said(words: Words, kind: BlockKind) -> str:
    """Return the name of a kind of block; a buffer is what those who run the day call it, not the room."""
    return words("We go on soon") if kind is BlockKind.BUFFER else block_kind_label(words, kind)


def _instruction(view: RoomView, words: Words) -> str:
    if view.instruction:
        return view.instruction
    if view.kind in WAITING_FOR_ALL:
        if view.goes_on_at is not None:
            return words("We go on at {time}", time=time_of_day(words, view.goes_on_at))
        return words("We go on") if view.over else _kind_said(words, view.kind)
    return view.title if view.title or view.kind is BlockKind.METHOD else _kind_said(words, view.kind)
