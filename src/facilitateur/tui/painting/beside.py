"""Time beside the block's, as the facilitator reads it: timers of teams and rooms, and who speaks."""

from collections.abc import Sequence

from textual.content import Content

from facilitateur.domain.side_timers import SideGauge, side_gauges
from facilitateur.domain.speech import Tally, tally
from facilitateur.i18n.formats import clock_digits, percent, whole_percent
from facilitateur.i18n.labels import side_label, speaker_label
from facilitateur.tui.frame import Frame
from facilitateur.tui.painting.clockface import LEVEL_STYLES, left_or_over
from facilitateur.tui.painting.text import ends, fit, fit_called, line

RUNS, STANDS, DONE = "●", "○", "✓"
MUTED = "$foreground 65%"

LONGEST_NAME = 14
"""Cells of a name in the strip of narrow screens."""

RAIL_TIMERS = 8
"""Timers that the rail shows; the dialog shows all."""


def beside_lines(frame: Frame, width: int) -> list[Content]:
    """Return the row of timers and of who speaks for narrow screens; none when there is neither."""
    sides, spoken = _awaited(frame), speech_of(frame)
    right = _speaker(frame, spoken) if spoken is not None and spoken.who else Content("")
    if not sides:
        return [ends(Content(""), right, width)] if right.plain else []
    room = width - right.cell_length - (2 if right.plain else 0)
    return [ends(_strip(frame, sides, room), right, width)]


def _awaited(frame: Frame) -> list[SideGauge]:
    """Return the timers that count, those that are done behind them; none when all are done or left behind."""
    sides = [side for side in side_gauges(frame.state, frame.now) if not side.is_left]
    return [] if all(side.is_done for side in sides) else sorted(sides, key=lambda side: side.is_done)


def speech_of(frame: Frame) -> Tally | None:
    """Return the turns of speech of the block that runs, or of the one looked at; none when nobody was timed."""
    current = frame.state.contents.current or ""
    block = current if current in frame.state.contents.speech else (frame.block.id if frame.block else "")
    return tally(frame.state, block, frame.now) if block in frame.state.contents.speech else None


def side_style(side: SideGauge) -> str:
    """Return the colour of a timer."""
    return LEVEL_STYLES[side.gauge.level] if side.started else MUTED


def _strip(frame: Frame, sides: Sequence[SideGauge], room: int) -> Content:
    strip = Content("")
    for shown, side in enumerate(sides):
        name = fit_called(frame.state.team_called(side.team), LONGEST_NAME) or fit(side.label, LONGEST_NAME)
        mark = (RUNS if side.running else STANDS, MUTED)
        left = (left_or_over(side.gauge), side_style(side))
        one = (
            Content.styled(f" {DONE} {name} ", MUTED)
            if side.is_done
            else Content.assemble(" ", mark, f" {name} ", left, " ")
        )
        rest = len(sides) - shown
        if strip.cell_length + one.cell_length > room - (5 if rest > 1 else 0):
            return Content.assemble(strip, (f" +{rest}", MUTED))
        strip = Content.assemble(strip, one)
    return strip


def _speaker(frame: Frame, spoken: Tally) -> Content:
    words = frame.words
    name = fit(speaker_label(words, frame.state, spoken.who), LONGEST_NAME)
    share = next((each for each in spoken.shares if each.who == spoken.who and each.share is not None), None)
    said = f" · {whole_percent(words, share.percent)}" if share is not None else ""
    turn = Content.assemble(
        (words("speaks") + " ", MUTED), (f"{name} {clock_digits(spoken.turn, elapsed=True)}", "bold")
    )
    return Content.assemble(turn, (said, MUTED), " ")


def rail_timers(frame: Frame, width: int) -> list[Content]:
    """Return the timers of teams and rooms, one a row, for the rail."""
    sides = _awaited(frame)
    rows = []
    for side in sides[:RAIL_TIMERS]:
        mark = DONE if side.is_done else RUNS if side.running else STANDS
        left = Content.assemble((f" {mark} ", MUTED), side_label(frame.words, frame.state, side.label))
        given = f"/{clock_digits(side.gauge.allotted)}"
        rows.append(ends(left, Content.assemble((left_or_over(side.gauge), side_style(side)), (given, MUTED)), width))
    if len(sides) > RAIL_TIMERS:
        rows.append(line((f"   +{len(sides) - RAIL_TIMERS}", MUTED), width=width))
    return rows


def rail_speech(frame: Frame, width: int) -> list[Content]:
    """Return who speaks and the share that all would have, for the rail."""
    words, spoken = frame.words, speech_of(frame)
    if spoken is None:
        return []
    rows = []
    if spoken.who:
        name = Content.styled(f" ► {speaker_label(words, frame.state, spoken.who)}", "bold $accent")
        rows.append(ends(name, Content.styled(clock_digits(spoken.turn, elapsed=True), "bold"), width))
    if spoken.fair is not None:
        fair = words("same for all {share} (n = {n})", share=percent(words, spoken.fair), n=spoken.n)
        rows.append(line((f" {fair}", MUTED), width=width))
        rows.append(
            line((" " + words.plural("{n} silent so far", "{n} silent so far", len(spoken.silent)), MUTED), width=width)
        )
    return rows
