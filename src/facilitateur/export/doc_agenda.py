"""The agenda as a document: everything for the one who facilitates, the hours and what for to those who take part."""

from datetime import datetime, timedelta

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.card import Card, CardText
from facilitateur.domain.timing import clock_of
from facilitateur.export.doc_parts import day_line, days_of, documented, planned_slots, title_parts
from facilitateur.export.document import (
    Document,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Part,
    Span,
    Table,
    bullets,
    emphasis,
    plain,
    strong,
)
from facilitateur.export.report_agenda import planned_time
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, duration, time_of_day, time_span
from facilitateur.i18n.labels import phase_label

TABLE_SHARES = (0.13, 0.1, 0.3, 0.47)
PLAIN_SHARES = (0.2, 0.35, 0.45)
HIDDEN = (BlockKind.BUFFER,)
"""Blocks that participants need not know."""


def facilitator_agenda(telling: Telling) -> Document:
    """Return the agenda with steps, instructions and material."""
    words, session = telling.words, telling.session
    parts: list[Part] = [
        *title_parts(telling, words("Agenda for the facilitator"), session.challenge),
        Paragraph(plain(day_line(telling))),
        *_facts(telling),
    ]
    several = len(days_of(telling)) > 1
    for day in days_of(telling):
        title = words("Day {n}", n=day) if several else words("The day at a glance")
        parts += [Heading(2, plain(title)), _table(telling, day)]
    parts += _material(telling)
    for day in days_of(telling):
        title = words("Day {n}, block by block", n=day) if several else words("Block by block")
        sheets = [
            part for start, end, block in planned_slots(telling, day) for part in _sheet(telling, start, end, block)
        ]
        parts += [Heading(2, plain(title), turns=True), *sheets] if sheets else []
    return documented(telling, parts, kind=words("Agenda for the facilitator"))


def participants_agenda(telling: Telling) -> Document:
    """Return the hours and what each moment is for, without what only the facilitator needs."""
    words, session = telling.words, telling.session
    parts: list[Part] = [
        *title_parts(telling, words("Agenda"), session.challenge),
        Paragraph(plain(day_line(telling))),
    ]
    several = len(days_of(telling)) > 1
    for day in days_of(telling):
        if several:
            parts.append(Heading(2, plain(words("Day {n}", n=day))))
        slots = [slot for slot in planned_slots(telling, day) if slot[2].kind not in HIDDEN]
        rows = [
            (plain(time_of_day(words, start)), strong(telling.title(block.id)), plain(_purpose(telling, block)))
            for start, _, block in slots
        ]
        if slots:
            rows.append((plain(time_of_day(words, planned_slots(telling, day)[-1][1])), strong(words("End")), ()))
        header = tuple(map(plain, (words("Time of day"), words("Moment"), words("What for"))))
        parts.append(Table(header, tuple(rows), named_rows=True, shares=PLAIN_SHARES))
    contact = telling.options.look.contact
    return documented(telling, [*parts, *([Paragraph(emphasis(contact))] if contact else [])], kind=words("Agenda"))


def _facts(telling: Telling) -> list[Part]:
    words, session = telling.words, telling.session
    people, teams = len(session.contents.participants), len(session.contents.teams)
    said = [words.plural("{n} person", "{n} people", people)] if people else []
    said += [words.plural("{n} team", "{n} teams", teams)] if teams > 1 else []
    return [Paragraph(plain(DOT.join(said)))] if said else []


def _table(telling: Telling, day: int) -> Table:
    words = telling.words
    header = (words("Time of day"), words("Duration"), words("Block"), words("What happens"))
    rows: list[tuple[Line, ...]] = []
    for start, _, block in planned_slots(telling, day):
        said = DOT.join(piece for piece in (_purpose(telling, block), block.note) if piece)
        phase = phase_label(words, block.phase) if block.phase else ""
        title: Line = (*strong(telling.title(block.id)), *((Span(f" — {phase}"),) if phase else ()))
        rows.append((plain(_start(telling, start)), plain(duration(words, planned_time(block))), title, plain(said)))
    return Table(tuple(map(plain, header)), tuple(rows), named_rows=True, shares=TABLE_SHARES)


def _start(telling: Telling, start: datetime) -> str:
    return time_of_day(telling.words, start)


def _purpose(telling: Telling, block: Block) -> str:
    text = _text(telling, block)
    return text.purpose if text is not None else ""


def _text(telling: Telling, block: Block) -> CardText | None:
    card = telling.session.card_of(block)
    return None if card is None else card.text(telling.words.language)


def _material(telling: Telling) -> list[Part]:
    """Return what has to be there, method by method."""
    words, session = telling.words, telling.session
    cards: dict[str, Card] = {block.card: card for block in session.agenda.blocks if (card := session.card_of(block))}
    lines = [
        (*strong(card.text(words.language).name), Span(colon(words) + card.material))
        for card in cards.values()
        if card.material
    ]
    return [Heading(2, plain(words("Material"))), bullets(lines)] if lines else []


def _sheet(telling: Telling, start: datetime, end: datetime, block: Block) -> list[Part]:
    """Return how one block is run: what to say, the steps with their minutes, tips and pitfalls."""
    words, text = telling.words, _text(telling, block)
    if text is None:
        return []
    times = time_span(words, start, end) + DOT + duration(words, planned_time(block))
    parts: list[Part] = [Heading(3, plain(text.name)), Paragraph(emphasis(times))]
    said = ((words("What for"), text.purpose), (words("In this session"), block.note), (words("Say"), text.invitation))
    parts += [Paragraph((*strong(label), Span(colon(words) + value))) for label, value in said if value]
    clock = clock_of(telling.session, block)
    steps = []
    for number, step in enumerate(text.steps):
        minutes = clock.steps[number] if number < len(clock.steps) else 0
        time = f" ({duration(words, timedelta(seconds=minutes))})" if minutes else ""
        detail = f" — {step.detail}" if step.detail else ""
        steps.append(Item((*strong(step.title), Span(f"{time}{detail}"))))
    parts += [Listing(tuple(steps), numbered=True)] if steps else []
    for label, value in ((words("Tips"), text.tips), (words("Pitfalls"), text.pitfalls)):
        lines = [line.strip().lstrip("-•* ").strip() for line in value.splitlines() if line.strip()]
        if lines:
            parts += [Paragraph(strong(label)), bullets([plain(line) for line in lines])]
    return parts
