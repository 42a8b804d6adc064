"""A plan being prepared, one row a block: computed time, minutes, name and note, what is fixed or may be left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from facilitateur.domain.agenda import Agenda, Block, Day, Edge
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding
from facilitateur.domain.planning import Slot, clock_time, hard_end, lay_out, minutes_of
from facilitateur.i18n.formats import NO_BREAK
from facilitateur.i18n.labels import block_marks, phase_label
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.agenda_page import behind_name, block_name
from facilitateur.tui.painting.card_page import minutes
from facilitateur.tui.painting.text import ends

MUTED = "$foreground 65%"
FIXED = "┤"
FOUND = "!"
NO_TIME = "  ·  "
INDENT = " " * 14
"""Cells of `09:00   20 ! ` before the name of a block."""


class Line(NamedTuple):
    """One row of the list."""

    paint: Callable[[int], Content]
    """Paints it for a width."""
    id: str | None = None
    """None for what cannot be chosen."""


class Plan(NamedTuple):
    """What the rows are painted from."""

    words: Words
    agenda: Agenda
    cards: Mapping[str, Card]
    findings: Sequence[Finding]


def day_id(number: int) -> str:
    """Return the id of the row of a day."""
    return f"day:{number}"


def plan_rows(plan: Plan) -> list[Line]:
    """Return the rows of a plan: each day, its blocks, and what a fixed time leaves free or cuts into."""
    found = {finding.block for finding in plan.findings if finding.block}
    rows: list[Line] = []
    for day in plan.agenda.days:
        if rows:
            rows.append(Line(lambda width: Content("")))
        slots = {slot.block.id: slot for slot in lay_out(plan.agenda, day.number, day.start)}
        rows.append(_day_row(plan, day, list(slots.values())))
        blocks = plan.agenda.of_day(day.number)
        for block in blocks:
            slot = slots.get(block.id)
            rows += _before(plan.words, slot) if slot is not None else ()
            rows.append(_block_row(plan, block, slot, block.id in found))
        if not blocks:
            said = plan.words("nothing yet: a adds a method, @ a break or a lunch")
            rows.append(_plain(Content.styled(INDENT + said, MUTED)))
    return rows


def _plain(content: Content) -> Line:
    return Line(lambda width: content.truncate(width, ellipsis=True))


def _before(words: Words, slot: Slot) -> Iterator[Line]:
    """Yield the row that says what a fixed time leaves free before it, or cuts into."""
    if slot.conflict:
        text = words("{sign} {time} too many before what is fixed", sign=FOUND, time=minutes(words, slot.conflict))
        yield _plain(Content.styled(INDENT[:-2] + text, "bold $error"))
    elif slot.gap:
        text = words("─ {time} with nothing planned", time=minutes(words, slot.gap))
        yield _plain(Content.styled(INDENT[:-2] + text, "$secondary"))


def _day_row(plan: Plan, day: Day, slots: Sequence[Slot]) -> Line:
    words = plan.words
    end = max((slot.end for slot in slots), default=None)
    name = words("Day {n}", n=day.number) if len(plan.agenda.days) > 1 else words("The day")
    times = day.start if end is None else f"{day.start}{NO_BREAK}→{NO_BREAK}{clock_time(end)}"
    parts: list[Content | str | tuple[str, str]] = [(name.upper(), "bold $primary"), "   ", (times, "bold")]
    hard = hard_end(day, day.start)
    if hard is not None:
        parts.append(_hard_end(words, day, end, hard))
    right = Content.styled(minutes(words, minutes_of(plan.agenda, day.number)), MUTED)
    left = Content.assemble(*parts)
    return Line(lambda width: ends(left, right, width), day_id(day.number))


def _hard_end(words: Words, day: Day, end: int | None, hard: int) -> tuple[str, str]:
    """Return what is to be said of the time at which a day has to end."""
    late = 0 if end is None else end - hard
    if late > 0:
        return "   " + words(
            "{sign} {span} over {time}", sign=FOUND, span=minutes(words, late), time=day.end
        ), "bold $error"
    said = words("has to end at {time}", time=day.end)
    return "   " + (
        said if not late or end is None else f"{said} · " + words("{time} left", time=minutes(words, -late))
    ), MUTED


def _told_start(slot: Slot) -> int:
    """Return when a block begins; the fixed start of one that cannot hold it, for the row above says by how much."""
    pin = slot.block.pin
    return slot.start - slot.conflict if pin is not None and pin.edge is Edge.START else slot.start


def _block_row(plan: Plan, block: Block, slot: Slot | None, is_found: bool) -> Line:
    words = plan.words
    time = NO_TIME if slot is None else clock_time(_told_start(slot))
    fixed = FIXED if block.pin is not None else " "
    weight = "" if slot is None else "bold" if block.card else ""
    style = MUTED if slot is None else weight
    name: list[Content | str | tuple[str, str]] = [(block_name(words, block, plan.cards), style)]
    if block.card and block.card not in plan.cards:
        name.append((" " + words("(no such card)"), "bold $warning"))
    name.append((behind_name(words, block, plan.cards), MUTED))
    head: list[Content | str | tuple[str, str]] = [
        time,
        (f"{fixed}{block.minutes:>4}", MUTED),
        (f" {FOUND if is_found else ' '} ", "bold $warning"),
    ]
    left = Content.assemble(*head, *name)
    right = Content.styled(" · ".join(_tags(words, block)), MUTED)
    return Line(lambda width: ends(left, right, width), block.id)


def _tags(words: Words, block: Block) -> Iterator[str]:
    """Yield what is special about a block, and its phase."""
    yield from block_marks(words, block)
    if block.phase is not None:
        yield phase_label(words, block.phase)


def totals(plan: Plan) -> list[str]:
    """Return the sums of the whole plan: what was found, minutes, blocks, what is parked."""
    words, agenda = plan.words, plan.agenda
    parked = sum(block.parked for block in agenda.blocks)
    found = len(plan.findings)
    said = [words.plural("{n} thing to look at (v)", "{n} things to look at (v)", found)] if found else []
    said += [minutes(words, minutes_of(agenda)), words.plural("{n} block", "{n} blocks", len(agenda.blocks) - parked)]
    return [*said, words("{n} parked", n=parked)] if parked else said
