"""The four proposals for the rest of the day: a summary of each, then what every block gains or loses and why."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.elasticity import elasticity
from facilitateur.domain.replanning.bridge import to_instant
from facilitateur.domain.replanning.proposals import Cause, Change, Proposal
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import clock_of, local
from facilitateur.i18n.formats import duration
from facilitateur.i18n.labels import block_title
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.replan_words import (
    WORTH_TELLING_MS,
    change_said,
    cost_said,
    costs,
    left_said,
    sentences_of,
    span_said,
    way_name,
)
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap

MUTED = "$foreground 65%"

SUPPOSED_SENTENCE = mark("* Without card or bounds: from 2/3 to 4/3 of its minutes.")

CAUSES = {
    Cause.RUNS: mark("running"),
    Cause.KEPT: "",
    Cause.SQUEEZED: mark("squeezed"),
    Cause.BELOW_LEAST: mark("BELOW ITS MINIMUM"),
    Cause.AT_LEAST: mark("at its minimum"),
    Cause.LENGTHENED: mark("gets time back"),
    Cause.EATEN: mark("eaten into"),
    Cause.DROPPED: mark("set aside"),
    Cause.PINNED: mark("end pinned"),
    Cause.ASIDE: mark("aside, F7 takes it back"),
    Cause.RETURNED: mark("taken back"),
}
LOUD = {Cause.BELOW_LEAST: "bold $error", Cause.DROPPED: "bold $warning"}


class Replanning(NamedTuple):
    """What the page of proposals shows."""

    words: Words
    state: Session
    proposals: Sequence[Proposal]
    late: timedelta
    """Time behind now, on the way to the next fixed moment."""
    chosen: int
    pause: int
    """Minutes that pauses keep."""
    lunch: int
    """Minutes that lunch keeps."""
    now: str
    """The time on the room's clock."""
    shown: timedelta = ZERO
    """The lateness that the cockpit shows."""
    top: int | None = None
    """The first row of the table that is shown; none where nobody scrolled, so that the first change is in sight."""

    @property
    def proposal(self) -> Proposal:
        """The proposal that Enter takes."""
        return self.proposals[self.chosen]


class _Laid(NamedTuple):
    """The parts of the page from top to bottom."""

    above: list[Content]
    title: Content
    rows: list[Content]
    """The blocks, those out of sight included."""
    room: int
    """How many of them there is room for."""
    below: list[Content]


def paint_replan(page: Replanning, width: int, height: int) -> list[Content]:
    """Paint the page: side by side where there is room, one proposal at a time otherwise."""
    laid = _laid(page, width, height)
    top = _top(page, laid)
    return [*laid.above, laid.title, *laid.rows[top : top + laid.room], rule(width), *laid.below]


def top_row(page: Replanning, width: int, height: int) -> int:
    """Return which block the table begins with."""
    return _top(page, _laid(page, width, height))


def _laid(page: Replanning, width: int, height: int) -> _Laid:
    head = [_title(page, width), rule(width), *_summary(page, width), rule(width)]
    title, *rows = _wide(page, width) if width >= WIDE else _narrow(page, width)
    keys = _keys(page, width)
    room = height - len(head) - len(keys) - 1
    said = next((told for told in _sayings(page, width) if room - len(told) >= min(LEAST_ROWS, len(rows) + 1)), [])
    return _Laid([*head, *said], title, rows, max(room - len(said) - 1, 0), keys)


def _top(page: Replanning, laid: _Laid) -> int:
    wanted = page.top
    if wanted is None:
        found = (at for at, change in enumerate(page.proposal.changes) if change.gain_ms or _missed(change))
        wanted = next(found, 0) - laid.room + 1 + ROWS_AFTER
    return min(max(wanted, 0), max(len(laid.rows) - laid.room, 0))


def _sayings(page: Replanning, width: int) -> Iterator[list[Content]]:
    """Yield what is said of the chosen proposal, then less and less of it, for windows that are low."""
    words = page.words
    sentences = (words(each, pause=page.pause, lunch=page.lunch) for each in sentences_of(page.proposal, page.late))
    way = wrap(" ".join(sentences), width - 2)
    supposed = any(_is_supposed(page, change) for change in page.proposal.changes)
    star = wrap(words(SUPPOSED_SENTENCE), width - 2) if supposed else ()
    for told in ((*way, *star), star, ()):
        yield [line((f" {text}", "italic"), width=width) for text in told]


ROWS_AFTER = 2
"""Rows below the first change that are in sight with it."""
LEAST_ROWS = 4
"""Rows of the table, its title included, that sentences leave room for."""
WIDE = 120
ROOMY = 66
"""Columns from which on the length before a proposal has room beside that after it."""


def _title(page: Replanning, width: int) -> Content:
    words = page.words
    late = page.shown
    told = words("on time")
    if late > ZERO:
        told = words("{time} late", time=duration(words, late))
    elif late < ZERO:
        told = words("{time} ahead", time=duration(words, -late))
    return line(
        (f" {words('Plan the rest of the day again')}", "bold $primary"), f"   {page.now} · {told}", width=width
    )


def _summary(page: Replanning, width: int) -> list[Content]:
    """Return four columns: name, end of day, what stays late, what is sacrificed."""
    column = width // len(page.proposals)
    cells = [_told(page, proposal) for proposal in page.proposals]
    if max(cell_len(text) for cell in cells for text in cell) > column - 3:
        return [row for n, cell in enumerate(cells) for row in _summary_rows(page, n, cell, width)]
    rows: list[list[tuple[str, str]]] = [[], [], [], []]
    for n, proposal in enumerate(page.proposals):
        chosen = n == page.chosen
        name = f"{'►' if chosen else ' '}{n + 1} {way_name(page.words, proposal)}"
        for row, text in zip(rows, (name, *cells[n]), strict=True):
            style = "bold reverse $accent" if chosen and row is rows[0] else "bold" if chosen else ""
            row.append((pad(f"{'' if row is rows[0] else '  '}{text}", column - 1), style))
    return [line(*(part for cell in row for part in (cell, " ")), width=width) for row in rows]


def _told(page: Replanning, proposal: Proposal) -> tuple[str, str, str]:
    """Return the end of the day, what stays late, what is sacrificed."""
    end = page.words("ends {time}", time=_time(page, proposal.end_ms))
    return end, left_said(page.words, proposal, partial(_pin_of, page)), cost_said(page.words, proposal, page.late)


def _pin_of(page: Replanning, block_id: str) -> str:
    block = page.state.agenda.block(block_id)
    return "" if block is None or block.pin is None else block.pin.at


def _summary_rows(page: Replanning, n: int, cells: tuple[str, str, str], width: int) -> list[Content]:
    """Return a proposal on a row of its own, its name giving way to the figures, on more where they need them."""
    end, left, cost = cells
    chosen, said = n == page.chosen, " · ".join(cells)
    name = f"{'►' if chosen else ' '}{n + 1} {way_name(page.words, page.proposals[n])}"
    further: tuple[str, ...] = ()
    if cell_len(name) + cell_len(said) > width - 2:
        said, further = f"{end} · {left}", wrap(cost, width - 4) if costs(page.proposals[n]) else ()
    room = min(max(width - cell_len(said) - 2, 2), 18)
    style, bold = ("bold reverse $accent", "bold") if chosen else ("", "")
    first = line((pad(name, room), style), (f" {said}", bold), width=width)
    return [first, *(line((f"    {text}", bold), width=width) for text in further)]


def _narrow(page: Replanning, width: int) -> list[Content]:
    """Return a row a block for the chosen proposal, under a title."""
    words = page.words
    whys = [_why(page, change) for change in page.proposal.changes]
    every = [_why(page, change) for proposal in page.proposals for change in proposal.changes]
    cause = max(8, cell_len(words("why")), *(cell_len(why) for why in every))
    now = 9 if width >= ROOMY else 0
    gap = max(8, cell_len(words("difference")))
    name = max(width - 8 - now - 9 - gap - 1 - cause - 2, 0)
    head = f" {pad(words('starts'), 7)}{pad(words('block'), name)} {pad(words('length'), now)}{pad(words('then'), 8)} "
    head += f"{pad(words('difference'), gap)} {pad(words('why'), cause)}"
    rows = [Content.styled(head, MUTED)]
    for change, said in zip(page.proposal.changes, whys, strict=True):
        start = _start(page, change)
        then = span_said(words, change.line.length_ms) if change.line is not None else "–"
        gain = change_said(words, change.gain_ms) if change.gain_ms else ""
        body = f" {pad(start, 7)}{pad(_name(page, change, name), name)} {pad(_now(page, change), now)}"
        body += f"{pad(then, 8)} {pad(gain, gap)} "
        why = pad(said, cause)
        style = "bold" if change.gain_ms else ""
        rows.append(Content.assemble((body, style), (why, _loud(change, MUTED))))
    return rows


def _wide(page: Replanning, width: int) -> list[Content]:
    """Return a row a block, the four proposals side by side."""
    words = page.words
    name = 24
    column = (width - name - 11) // len(page.proposals)
    parts: list[str | tuple[str, str]] = [(f" {pad(words('block'), name)} {pad(words('length'), 8)} ", MUTED)]
    for n, proposal in enumerate(page.proposals):
        said = pad(f"{'►' if n == page.chosen else ' '}{way_name(words, proposal)}", column)
        parts.append((said, "bold $accent" if n == page.chosen else MUTED))
    rows = [line(*parts, width=width)]
    for i, change in enumerate(page.proposal.changes):
        cells: list[str | tuple[str, str]] = [f" {pad(_name(page, change, name), name)} {pad(_now(page, change), 8)} "]
        for n, proposal in enumerate(page.proposals):
            style = "bold" if n == page.chosen else ""
            cells.append((pad(_cell(page, proposal.changes[i], column), column), _loud(proposal.changes[i], style)))
        rows.append(line(*cells, width=width))
    return rows


def _cell(page: Replanning, change: Change, width: int) -> str:
    words = page.words
    if change.line is None:
        return f"   –   {words(CAUSES[change.cause])}"
    start = _start(page, change)
    if not change.gain_ms:
        return f" {start} {_why(page, change)}".rstrip()
    length, gain = span_said(words, change.line.length_ms), change_said(words, change.gain_ms)
    figures = f" {start} {length} {gain}"
    said = f"{figures} {_why(page, change)}"
    if cell_len(said) <= width or _missed(change):
        return said
    return f"{figures} *" if _is_supposed(page, change) else figures


def _missed(change: Change) -> int:
    return 0 if change.line is None or change.line.conflict_ms < WORTH_TELLING_MS else change.line.conflict_ms


def _why(page: Replanning, change: Change) -> str:
    """Return why a block is as long as it becomes, or by how much its fixed time is missed."""
    if _missed(change):
        return page.words("missed by {time}", time=span_said(page.words, _missed(change)))
    return page.words(CAUSES[change.cause]) + ("*" if _is_supposed(page, change) else "")


def _is_supposed(page: Replanning, change: Change) -> bool:
    """Whether a block becomes as long as it does within bounds that nobody said."""
    block = page.state.agenda.block(change.item.id)
    bent = change.cause in (Cause.SQUEEZED, Cause.LENGTHENED, Cause.AT_LEAST, Cause.BELOW_LEAST, Cause.PINNED)
    return bent and block is not None and elasticity(block, page.state.card_of(block)).supposed


def _loud(change: Change, style: str) -> str:
    return "bold $error" if _missed(change) else LOUD.get(change.cause, style)


def _start(page: Replanning, change: Change) -> str:
    """Return when a block begins; the running one began when it really did, pauses or not."""
    if change.line is None:
        return "  –"
    block = page.state.agenda.block(change.item.id)
    runs = block is not None and block.id == page.state.contents.current
    began = clock_of(page.state, block).started_at if block is not None and runs else None
    return _time(page, change.line.start_ms) if began is None else f"{local(page.state, began):%H:%M}"


def _name(page: Replanning, change: Change, width: int) -> str:
    block = page.state.agenda.block(change.item.id)
    title = block_title(page.words, page.state, block) if block is not None else change.item.id
    marks = ""
    if change.item.optional:
        marks += page.words(" (opt. {n})", n=change.item.priority) if change.item.priority else page.words(" (opt.)")
    if block is not None and block.pin is not None:
        marks += f" {'→' if block.pin.edge.value == 'end' else '►'}{block.pin.at}"
    return fit(title, width - len(marks)) + marks


def _now(page: Replanning, change: Change) -> str:
    if change.cause is Cause.RUNS and change.line is not None:
        return span_said(page.words, change.line.length_ms)
    return span_said(page.words, change.item.planned_ms)


def _time(page: Replanning, ms: int) -> str:
    return f"{local(page.state, to_instant(ms)):%H:%M}"


def _keys(page: Replanning, width: int) -> list[Content]:
    words = page.words
    below = words("allowed") if any(each.below_least for each in page.proposals) else words("never")
    first = [
        ("←→", words("proposal")),
        ("↑↓", words("scroll")),
        ("m", words("below minimums: {answer}", answer=below)),
        ("+ −", words("breaks ≥ {n} min", n=page.pause)),
    ]
    second = [(words("Enter"), words("take it")), (words("Esc"), words("change nothing")), ("Ctrl-Z", words("undoes"))]
    rows: list[list[tuple[str, str]]] = []
    for keys in (first, second):
        room = 0
        for key, said in keys:
            wide = cell_len(f" {key} {said} ")
            if wide > room:
                rows.append([])
                room = width
            rows[-1] += [(f" {key}", "bold $accent"), (f" {said} ", "")]
            room -= wide
    return [line(*row, width=width) for row in rows]
