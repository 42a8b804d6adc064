"""The four proposals for the rest of the day: a summary of each, then what every block gains or loses and why."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from facilitateur.domain.elasticity import elasticity
from facilitateur.domain.events import Strategy
from facilitateur.domain.replanning.bridge import to_instant
from facilitateur.domain.replanning.items import MINUTE, SECOND
from facilitateur.domain.replanning.proposals import Cause, Change, Proposal
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import clock_of, local
from facilitateur.i18n.formats import MINUS, begun_minutes, duration
from facilitateur.i18n.labels import STRATEGY_LABELS, block_title
from facilitateur.i18n.pins import WORTH_TELLING
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap

MUTED = "$foreground 65%"

STRATEGY_SENTENCES = {
    Strategy.SQUEEZE: mark("Every method still to come gives up time in proportion, never below its minimum."),
    Strategy.EAT: mark(
        "Buffers first, then breaks down to {pause} min, lunch down to {lunch} min; methods stay whole."
    ),
    Strategy.DROP: mark("Optional blocks are set aside, the lowest priority first, no more than needed."),
    Strategy.PROPAGATE: mark("Nothing is shortened: what follows moves, up to the next fixed time."),
}
GIVING_SENTENCE = mark("There is time in hand: the methods still to come get it back, never above their maximum.")
RETURNING_SENTENCE = mark("There is time in hand: what was set aside comes back as far as there is room for it.")
EATING_SENTENCE = mark(
    "Buffers first, then breaks down to {pause} min, lunch down to {lunch} min; of the methods, only one that ends "
    "at a fixed time."
)
ABSORBING_SENTENCE = mark("What follows moves; only what ends at a fixed time gets shorter, never below its minimum.")
BELOW_SENTENCE = mark("Every method still to come gives up time in proportion, BELOW ITS MINIMUM IF NEEDED.")
IDLE_SENTENCES = {
    Strategy.SQUEEZE: (
        mark("This gains nothing: the methods still to come are at their minimum already (m goes below)."),
        mark("This gains nothing: no method still to come could make up for it."),
    ),
    Strategy.EAT: (
        mark("This gains nothing: the buffers and breaks still to come are as short as they may be."),
        mark("This gains nothing: no buffer or break still to come could make up for it."),
    ),
    Strategy.DROP: (mark("This gains nothing: no optional block still to come could make up for it."),) * 2,
}
"""What is said of a way that changes nothing although time is missing: where blocks are at their least, else."""

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
    top: int = 0
    """The first row of the table that is shown."""

    @property
    def proposal(self) -> Proposal:
        """The proposal that Enter takes."""
        return self.proposals[self.chosen]


def paint_replan(page: Replanning, width: int, height: int) -> list[Content]:
    """Paint the page: side by side where there is room, one proposal at a time otherwise."""
    head = [_title(page, width), rule(width), *_summary(page, width), rule(width)]
    rows = _wide(page, width) if width >= WIDE else _narrow(page, width)
    keys = _keys(page, width)
    room = height - len(head) - len(keys) - 1
    said = next((told for told in _sayings(page, width) if room - len(told) >= min(LEAST_ROWS, len(rows))), [])
    room = max(room - len(said), 1)
    top = min(max(page.top, 0), max(len(rows) - 1 - room + 1, 0))
    shown = [rows[0], *rows[1 + top : room + top]]
    return [*head, *said, *shown, rule(width), *keys]


def _sayings(page: Replanning, width: int) -> Iterator[list[Content]]:
    """Yield what is said of the chosen proposal, then less and less of it, for windows that are low."""
    words, sentence = page.words, STRATEGY_SENTENCES[page.proposal.strategy]
    if _gains_nothing(page.proposal):
        short = any(change.cause is Cause.AT_LEAST for change in page.proposal.changes)
        sentence = IDLE_SENTENCES[page.proposal.strategy][0 if short else 1]
    elif page.proposal.strategy is Strategy.SQUEEZE and page.proposal.work_ms > 0:
        sentence = GIVING_SENTENCE
    elif page.proposal.returned:
        sentence = RETURNING_SENTENCE
    elif page.proposal.below_least:
        sentence = BELOW_SENTENCE
    elif page.proposal.strategy is Strategy.EAT and page.proposal.work_ms:
        sentence = EATING_SENTENCE
    elif page.proposal.strategy is Strategy.PROPAGATE and _absorbs(page.proposal):
        sentence = ABSORBING_SENTENCE
    way = wrap(words(sentence, pause=page.pause, lunch=page.lunch), width - 2)
    supposed = any(_is_supposed(page, change) for change in page.proposal.changes)
    star = wrap(words(SUPPOSED_SENTENCE), width - 2) if supposed else ()
    for told in ((*way, *star), star, ()):
        yield [line((f" {text}", "italic"), width=width) for text in told]


def _gains_nothing(proposal: Proposal) -> bool:
    """Whether a way changes nothing although it is there to win the time that is missing."""
    return proposal.strategy in IDLE_SENTENCES and not proposal.edits and proposal.left_ms >= WORTH_TELLING_MS


def _absorbs(proposal: Proposal) -> bool:
    """Whether a fixed end shortens a block."""
    return any(change.cause is Cause.PINNED for change in proposal.changes)


LEAST_ROWS = 4
"""Rows of the table, its title included, that sentences leave room for."""
WORTH_TELLING_MS = WORTH_TELLING // timedelta(milliseconds=1)
"""What is missed by less holds, for people; a second passes while one reads."""
WIDE = 120
ROOMY = 66
"""Columns from which on the length before a proposal has room beside that after it."""
LONG = 120
"""Minutes from which on hours are said."""


def _title(page: Replanning, width: int) -> Content:
    words = page.words
    late = begun_minutes(page.late)
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


def way_name(words: Words, proposal: Proposal) -> str:
    """Return the name of a proposal."""
    if proposal.strategy is Strategy.SQUEEZE and proposal.work_ms > 0:
        return words("Give time back")
    return words("Take back") if proposal.returned else words(STRATEGY_LABELS[proposal.strategy])


def _told(page: Replanning, proposal: Proposal) -> tuple[str, str, str]:
    """Return the end of the day, what stays late, what is sacrificed."""
    end = page.words("ends {time}", time=_time(page, proposal.end_ms))
    return end, _left(page, proposal), _cost(page, proposal)


def _summary_rows(page: Replanning, n: int, cells: tuple[str, str, str], width: int) -> list[Content]:
    """Return a proposal on a row of its own, its name giving way to the figures, on more where they need them."""
    end, left, cost = cells
    chosen, said = n == page.chosen, " · ".join(cells)
    name = f"{'►' if chosen else ' '}{n + 1} {way_name(page.words, page.proposals[n])}"
    further: tuple[str, ...] = ()
    if cell_len(name) + cell_len(said) > width - 2:
        said, further = f"{end} · {left}", wrap(cost, width - 4) if _costs(page.proposals[n]) else ()
    room = min(max(width - cell_len(said) - 2, 2), 18)
    style, bold = ("bold reverse $accent", "bold") if chosen else ("", "")
    first = line((pad(name, room), style), (f" {said}", bold), width=width)
    return [first, *(line((f"    {text}", bold), width=width) for text in further)]


def _left(page: Replanning, proposal: Proposal) -> str:
    words = page.words
    missed = next((missed for missed in proposal.after.conflicts if missed.conflict_ms >= WORTH_TELLING_MS), None)
    if missed is not None:
        return words("pin missed by {time}", time=_span(words, missed.conflict_ms))
    if proposal.need_ms >= WORTH_TELLING_MS:
        return words("still {time} late", time=_span(words, proposal.need_ms))
    if proposal.late_ms >= SECOND:
        return words("idle time takes it")
    if proposal.late_ms <= -SECOND:
        return words("{time} ahead", time=_span(words, -proposal.late_ms))
    return words("on time")


def _costs(proposal: Proposal) -> bool:
    """Return whether there is anything to say of what a proposal changes."""
    return bool(proposal.work_ms or proposal.rest_ms or proposal.dropped or proposal.returned)


def _cost(page: Replanning, proposal: Proposal) -> str:
    words = page.words
    said = []
    if proposal.work_ms:
        said.append(words("work {change}", change=_change(words, proposal.work_ms)))
    if proposal.rest_ms:
        said.append(words("breaks {change}", change=_change(words, proposal.rest_ms)))
    if proposal.returned:
        said.append(words.plural("{n} block taken back", "{n} blocks taken back", len(proposal.returned)))
    if proposal.dropped:
        said.append(words.plural("{n} block less", "{n} blocks less", len(proposal.dropped)))
    if not said and _gains_nothing(proposal):
        return words("gains nothing")
    if not said and proposal.after.conflicts:
        return words("shortens nothing")
    return ", ".join(said) or words("costs nothing")


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
        then = _span(words, change.line.length_ms) if change.line is not None else "–"
        gain = _change(words, change.gain_ms) if change.gain_ms else ""
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
    length, gain = _span(words, change.line.length_ms), _change(words, change.gain_ms)
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
        return page.words("missed by {time}", time=_span(page.words, _missed(change)))
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
        return _span(page.words, change.line.length_ms)
    return _span(page.words, change.item.planned_ms)


def _time(page: Replanning, ms: int) -> str:
    return f"{local(page.state, to_instant(ms)):%H:%M}"


def _span(words: Words, ms: int) -> str:
    """Return minutes, with seconds only where there are any: `15 min`, `13'20`, from two hours on `2 h 05`."""
    if ms >= LONG * MINUTE:
        return duration(words, timedelta(milliseconds=ms))
    minutes, rest = divmod(ms, MINUTE)
    seconds = rest // SECOND
    return f"{minutes}'{seconds:02d}" if seconds else f"{minutes} min"


def _change(words: Words, ms: int) -> str:
    return f"{MINUS if ms < 0 else '+'}{_span(words, abs(ms))}"


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
