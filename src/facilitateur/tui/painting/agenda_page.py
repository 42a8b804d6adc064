"""An agenda as a page: each day with the times that its durations give, phases at the right, remarks at the end."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Finding
from facilitateur.domain.planning import end_of_day, first_day, minutes_of, timed_blocks
from facilitateur.i18n.formats import NO_BREAK
from facilitateur.i18n.labels import block_marks, phase_label, untitled
from facilitateur.i18n.words import Words
from facilitateur.tui.painting.card_page import minutes, people
from facilitateur.tui.painting.card_rows import paint_findings
from facilitateur.tui.painting.flow import flow
from facilitateur.tui.painting.plain_findings import plain
from facilitateur.tui.painting.prose import french_spaces
from facilitateur.tui.painting.text import ends, line

MUTED = "$foreground 65%"
TIME_WIDTH = 15
"""Cells of `09:00  12 min` and the space after it."""
NO_TIME = "  ·  "
"""Stands for the time of a block that is set aside."""
PHASE_WIDTH = 14
LONGEST_LINE = 96


def paint_agenda(
    words: Words, agenda: Agenda, cards: Mapping[str, Card], findings: Sequence[Finding], start: str, width: int
) -> list[Content]:
    """Paint an agenda; its first day begins at `start`, `HH:MM`, or when it says so itself when that is empty."""
    width = min(width, LONGEST_LINE)
    lines = [line for fact in _facts(words, agenda) for line in flow(Content.styled(fact, MUTED), width)]
    for day in agenda.days:
        begins = start if start and day.number == first_day(agenda) else day.start
        lines += [Content(""), _day(words, agenda, day, begins, width)]
        for at, block in timed_blocks(agenda, day.number, begins):
            lines += _block(words, block, cards, at, width)
        for block in agenda.of_day(day.number):
            if block.parked:
                lines += _block(words, block, cards, NO_TIME, width)
    if findings:
        lines += [Content(""), Content.styled(words("To look at").upper(), "bold $warning")]
        lines += paint_findings(words, [plain(words, cards, finding) for finding in findings], width)
    return lines


def block_name(words: Words, block: Block, cards: Mapping[str, Card]) -> str:
    """Return what a block is called before its session exists."""
    return block.title or block_nature(words, block, cards)


def block_nature(words: Words, block: Block, cards: Mapping[str, Card]) -> str:
    """Return the name of a block's card or kind, whatever its title."""
    return untitled(words, block, cards.get(block.card))


def behind_name(words: Words, block: Block, cards: Mapping[str, Card]) -> str:
    """Return what stands behind the name of a block: what it is when its title does not say it, and its note."""
    nature = f" · {block_nature(words, block, cards)}" if block.title else ""
    return nature + (f" — {french_spaces(block.note)}" if block.note else "")


def summary(words: Words, agenda: Agenda) -> str:
    """Return how long an agenda is: « 3 h 30 », or « 2 jours »."""
    if len(agenda.days) > 1:
        return words.plural("{n} day", "{n} days", len(agenda.days))
    return minutes(words, minutes_of(agenda))


def facts_line(words: Words, agenda: Agenda, *, group: bool = True) -> str:
    """Return how long an agenda is, how many blocks it has and, if wanted, for how many people it is made."""
    facts = [minutes(words, minutes_of(agenda)), words.plural("{n} block", "{n} blocks", len(agenda.blocks))]
    if group and agenda.group is not None:
        facts.append(people(words, *agenda.group))
    return " · ".join(facts)


def _facts(words: Words, agenda: Agenda) -> list[str]:
    return [facts_line(words, agenda), *([french_spaces(agenda.audience)] if agenda.audience else [])]


def _day(words: Words, agenda: Agenda, day: Day, begins: str, width: int) -> Content:
    name = words("Day {n}", n=day.number) if len(agenda.days) > 1 else words("The day")
    times = f"{begins}{NO_BREAK}→{NO_BREAK}{end_of_day(agenda, day.number, begins)}"
    left = Content.assemble((name.upper(), "bold $primary"), "   ", (times, "bold"))
    return ends(left, Content.styled(minutes(words, minutes_of(agenda, day.number)), MUTED), width)


def _block(words: Words, block: Block, cards: Mapping[str, Card], at: str, width: int) -> list[Content]:
    """Return the lines of one block: time, minutes, name and note, phase."""
    is_method = bool(block.card)
    name = Content.styled(block_name(words, block, cards), "bold" if is_method else "")
    if is_method and block.card not in cards:
        name = Content.assemble((block.card, "bold"), " ", (words("(no such card)"), "bold $warning"))
    said = Content.assemble(name, (behind_name(words, block, cards), MUTED))
    marks = " · ".join(block_marks(words, block))
    said = Content.assemble(said, (f" ({marks})", "$secondary")) if marks else said
    room = width - TIME_WIDTH - PHASE_WIDTH - 1
    phase = phase_label(words, block.phase) if block.phase else ""
    lines = []
    for i, part in enumerate(flow(said, room)):
        if i:
            lines.append(Content.assemble(" " * TIME_WIDTH, part))
            continue
        head = Content.assemble(at, (f"{block.minutes:>4}{NO_BREAK}min  ", MUTED))
        lines.append(ends(Content.assemble(line(head, width=TIME_WIDTH), part), Content.styled(phase, MUTED), width))
    return lines
