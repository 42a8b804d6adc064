"""The four proposals for the rest of the day: a summary of each, then what every block gains or loses and why."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from textual.content import Content

from facilitateur.domain.events import Strategy
from facilitateur.domain.replanning.bridge import to_instant
from facilitateur.domain.replanning.items import MINUTE, SECOND
from facilitateur.domain.replanning.proposals import Cause, Change, Proposal
from facilitateur.domain.state import Session
from facilitateur.domain.timing import local
from facilitateur.i18n.formats import MINUS, duration
from facilitateur.i18n.labels import STRATEGY_LABELS, block_title
from facilitateur.i18n.words import Words, mark
from facilitateur.tui.painting.text import fit, line, pad, rule, wrap

MUTED = "$foreground 65%"

STRATEGY_SENTENCES = {
    Strategy.SQUEEZE: mark("Every method still to come gives up time in proportion, never below its minimum."),
    Strategy.EAT: mark("Buffers first, then pauses down to {pause} min, then lunch; methods stay whole."),
    Strategy.DROP: mark("Optional blocks are set aside, the lowest priority first, no more than needed."),
    Strategy.PROPAGATE: mark("Nothing is shortened: what follows moves, up to the next fixed time."),
}
BELOW_SENTENCE = mark("Every method still to come gives up time in proportion, BELOW ITS MINIMUM IF NEEDED.")

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
    words = page.words
    head = [_title(page, width), rule(width), *_summary(page, width), rule(width)]
    sentence = STRATEGY_SENTENCES[page.proposal.strategy]
    if page.proposal.below_least:
        sentence = BELOW_SENTENCE
    said = wrap(words(sentence, pause=page.pause), width - 2)
    head += [line((f" {text}", "italic"), width=width) for text in said]
    rows = _wide(page, width) if width >= WIDE else _narrow(page, width)
    keys = _keys(page, width)
    room = max(height - len(head) - len(keys) - 1, 1)
    top = min(max(page.top, 0), max(len(rows) - 1 - room + 1, 0))
    shown = [rows[0], *rows[1 + top : room + top]]
    return [*head, *shown, rule(width), *keys]


WIDE = 120


def _title(page: Replanning, width: int) -> Content:
    words = page.words
    minutes = round(page.late / timedelta(minutes=1))
    told = words("on time")
    if minutes > 0:
        told = words("{time} late", time=duration(words, timedelta(minutes=minutes)))
    elif minutes < 0:
        told = words("{time} ahead", time=duration(words, timedelta(minutes=-minutes)))
    return line(
        (f" {words('Plan the rest of the day again')}", "bold $primary"), f"   {page.now} · {told}", width=width
    )


def _summary(page: Replanning, width: int) -> list[Content]:
    """Return four columns: name, end of day, what stays late, what is sacrificed."""
    column = width // len(page.proposals)
    rows: list[list[tuple[str, str]]] = [[], [], [], []]
    for n, proposal in enumerate(page.proposals):
        chosen = n == page.chosen
        name = f"{'►' if chosen else ' '}{n + 1} {page.words(STRATEGY_LABELS[proposal.strategy])}"
        cells = (name, page.words("ends {time}", time=_time(page, proposal.end_ms)), _left(page, proposal))
        for row, text in zip(rows, (*cells, _cost(page, proposal)), strict=True):
            style = "bold reverse $accent" if chosen and row is rows[0] else "bold" if chosen else ""
            row.append((pad(f"{'' if row is rows[0] else '  '}{text}", column - 1), style))
    return [line(*(part for cell in row for part in (cell, " ")), width=width) for row in rows]


def _left(page: Replanning, proposal: Proposal) -> str:
    words = page.words
    missed = next(iter(proposal.after.conflicts), None)
    if missed is not None:
        return words("pin missed by {time}", time=_span(missed.conflict_ms))
    if proposal.need_ms >= SECOND:
        return words("still +{time}", time=_span(proposal.need_ms))
    if proposal.late_ms >= SECOND:
        return words("idle time takes it")
    if proposal.late_ms <= -SECOND:
        return words("{time} ahead", time=_span(-proposal.late_ms))
    return words("on time")


def _cost(page: Replanning, proposal: Proposal) -> str:
    words = page.words
    said = []
    if proposal.work_ms:
        said.append(words("work {change}", change=_change(proposal.work_ms)))
    if proposal.rest_ms:
        said.append(words("pauses {change}", change=_change(proposal.rest_ms)))
    if proposal.dropped:
        said.append(words.plural("{n} block less", "{n} blocks less", len(proposal.dropped)))
    return ", ".join(said) or words("costs nothing")


def _narrow(page: Replanning, width: int) -> list[Content]:
    """Return a row a block for the chosen proposal, under a title."""
    words = page.words
    cause = 16
    name = width - 8 - 9 - 9 - 9 - cause - 2
    head = f" {pad(words('starts'), 7)}{pad(words('block'), name)} {pad(words('length'), 8)} {pad(words('then'), 8)} "
    head += f"{pad(words('difference'), 8)} {pad(words('why'), cause)}"
    rows = [Content.styled(head, MUTED)]
    for change in page.proposal.changes:
        start = _time(page, change.line.start_ms) if change.line is not None else "  –"
        then = _span(change.line.length_ms) if change.line is not None else "–"
        gain = _change(change.gain_ms) if change.gain_ms else ""
        body = f" {pad(start, 7)}{pad(_name(page, change), name)} {pad(_now(change), 8)} {pad(then, 8)} {pad(gain, 8)} "
        why = pad(words(CAUSES[change.cause]), cause)
        style = "bold" if change.gain_ms else ""
        rows.append(Content.assemble((body, style), (why, LOUD.get(change.cause, MUTED))))
    return rows


def _wide(page: Replanning, width: int) -> list[Content]:
    """Return a row a block, the four proposals side by side."""
    words = page.words
    name = 24
    column = (width - name - 11) // len(page.proposals)
    parts: list[str | tuple[str, str]] = [(f" {pad(words('block'), name)} {pad(words('length'), 8)} ", MUTED)]
    for n, proposal in enumerate(page.proposals):
        said = pad(f"{'►' if n == page.chosen else ' '}{words(STRATEGY_LABELS[proposal.strategy])}", column)
        parts.append((said, "bold $accent" if n == page.chosen else MUTED))
    rows = [line(*parts, width=width)]
    for i, change in enumerate(page.proposal.changes):
        cells: list[str | tuple[str, str]] = [f" {pad(_name(page, change), name)} {pad(_now(change), 8)} "]
        for n, proposal in enumerate(page.proposals):
            style = "bold" if n == page.chosen else ""
            cells.append((pad(_cell(page, proposal.changes[i]), column), LOUD.get(proposal.changes[i].cause, style)))
        rows.append(line(*cells, width=width))
    return rows


def _cell(page: Replanning, change: Change) -> str:
    words = page.words
    if change.line is None:
        return f"   –   {words(CAUSES[change.cause])}"
    start = _time(page, change.line.start_ms)
    if not change.gain_ms:
        return f" {start} {words(CAUSES[change.cause])}".rstrip()
    return f" {start} {_span(change.line.length_ms)} {_change(change.gain_ms)} {words(CAUSES[change.cause])}"


def _name(page: Replanning, change: Change) -> str:
    block = page.state.agenda.block(change.item.id)
    title = block_title(page.words, page.state, block) if block is not None else change.item.id
    marks = ""
    if change.item.optional:
        marks += page.words(" (opt. {n})", n=change.item.priority) if change.item.priority else page.words(" (opt.)")
    if block is not None and block.pin is not None:
        marks += f" {'→' if block.pin.edge.value == 'end' else '►'}{block.pin.at}"
    return fit(title, 24 - len(marks)) + marks


def _now(change: Change) -> str:
    if change.cause is Cause.RUNS and change.line is not None:
        return _span(change.line.length_ms)
    return _span(change.item.planned_ms)


def _time(page: Replanning, ms: int) -> str:
    return f"{local(page.state, to_instant(ms)):%H:%M}"


def _span(ms: int) -> str:
    """Return minutes, with seconds only where there are any: `15 min`, `13'20`; never taken for a time of day."""
    minutes, rest = divmod(ms, MINUTE)
    seconds = rest // SECOND
    return f"{minutes}'{seconds:02d}" if seconds else f"{minutes} min"


def _change(ms: int) -> str:
    return f"{MINUS if ms < 0 else '+'}{_span(abs(ms))}"


def _keys(page: Replanning, width: int) -> list[Content]:
    words = page.words
    below = words("allowed") if any(each.below_least for each in page.proposals) else words("never")
    first = [
        ("←→", words("proposal")),
        ("↑↓", words("scroll")),
        ("m", words("below minimums: {answer}", answer=below)),
        ("+ −", words("pauses ≥ {n} min", n=page.pause)),
    ]
    second = [(words("Enter"), words("take it")), (words("Esc"), words("change nothing")), ("Ctrl-Z", words("undoes"))]
    return [
        line(*(part for key, said in keys for part in ((f" {key}", "bold $accent"), f" {said} ")), width=width)
        for keys in (first, second)
    ]
