"""The agenda as a document: everything for the one who facilitates, the hours and what for to those who take part."""

from datetime import datetime

from facilitateur.domain.agenda import Block
from facilitateur.domain.card import Card
from facilitateur.export.doc_agenda_blocks import block_parts, fixed_said, limits_said, purpose_of
from facilitateur.export.doc_parts import day_line, days_of, documented, planned_slots, title_parts
from facilitateur.export.document import (
    Document,
    Heading,
    Line,
    Paragraph,
    Part,
    Span,
    Table,
    bullets,
    emphasis,
    plain,
    strong,
)
from facilitateur.export.moments import announced_moments, instant
from facilitateur.export.report_agenda import planned_time
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import colon, duration, time_of_day, time_span
from facilitateur.i18n.labels import people_said, phase_label

TABLE_SHARES = (0.13, 0.1, 0.3, 0.47)
PLAIN_SHARES = (0.2, 0.3, 0.5)


def facilitator_agenda(telling: Telling) -> Document:
    """Return the agenda with steps, instructions and material."""
    words, session = telling.words, telling.session
    parts: list[Part] = [
        *title_parts(telling, words("Agenda for the facilitator"), session.challenge),
        *_day_parts(telling),
        *_facts(telling),
    ]
    several = len(days_of(telling)) > 1
    for day in days_of(telling):
        title = words("Day {n}", n=day) if several else words("The day at a glance")
        parts += [Heading(2, plain(title)), _table(telling, day)]
    parts += [*_set_aside(telling), *_material(telling)]
    for day in days_of(telling):
        title = words("Day {n}, block by block", n=day) if several else words("Block by block")
        sheets = [part for slot in planned_slots(telling, day) for part in block_parts(telling, *slot)]
        parts += [Heading(2, plain(title), turns=True), *sheets] if sheets else []
    return documented(telling, parts, kind=words("Agenda for the facilitator"))


def participants_agenda(telling: Telling) -> Document:
    """Return the hours and what each moment is for, without what only the facilitator needs."""
    words, session = telling.words, telling.session
    parts: list[Part] = [
        *title_parts(telling, words("Agenda"), session.challenge),
        *_day_parts(telling),
    ]
    several = len(days_of(telling)) > 1
    for day in days_of(telling):
        if several:
            parts.append(Heading(2, plain(words("Day {n}", n=day))))
        told = announced_moments(telling, day)
        rows = [
            (plain(time_span(words, start, end)), strong(telling.title(block.id)), plain(purpose_of(telling, block)))
            for start, end, block, _ in told
        ]
        if told:
            rows.append(
                (plain(time_of_day(words, max((one.end for one in told), key=instant))), strong(words("End")), ())
            )
        header = tuple(map(plain, (words("Time of day"), words("Moment"), words("What for"))))
        parts.append(Table(header, tuple(rows), named_rows=True, shares=PLAIN_SHARES))
    contact = telling.options.look.contact
    return documented(telling, [*parts, *([Paragraph(emphasis(contact))] if contact else [])], kind=words("Agenda"))


def _day_parts(telling: Telling) -> list[Part]:
    said = day_line(telling)
    return [Paragraph(plain(said))] if said else []


def _facts(telling: Telling) -> list[Part]:
    words, session = telling.words, telling.session
    people, teams = len(session.contents.participants), len(session.contents.teams)
    said = [words.plural("{n} person", "{n} people", people)] if people else []
    said += [words.plural("{n} team", "{n} teams", teams)] if teams > 1 else []
    group, audience = session.agenda.group, session.agenda.audience
    if audience and not people:
        said.append(audience)
    elif group is not None and not people:
        said.append(people_said(words, *group))
    return [Paragraph(plain(DOT.join(said)))] if said else []


def _set_aside(telling: Telling) -> list[Part]:
    """Return the blocks that are kept out of the day, for when there is time."""
    words = telling.words
    lines = [
        (*strong(telling.title(block.id)), Span(DOT + DOT.join(filter(None, (_minutes(telling, block), block.note)))))
        for block in telling.session.agenda.blocks
        if block.parked
    ]
    return [Heading(2, plain(words("Set aside"))), bullets(lines)] if lines else []


def _minutes(telling: Telling, block: Block) -> str:
    return duration(telling.words, planned_time(block))


def _table(telling: Telling, day: int) -> Table:
    words = telling.words
    header = (words("Time of day"), words("Duration"), words("Block"), words("What happens"))
    rows: list[tuple[Line, ...]] = []
    for start, _, block in planned_slots(telling, day):
        pieces = (purpose_of(telling, block), block.note, fixed_said(telling, block), limits_said(telling, block))
        *others, last = list(filter(None, pieces)) or [""]
        said = DOT.join([*(piece.removesuffix(".") for piece in others), last])
        phase = phase_label(words, block.phase) if block.phase else ""
        title: Line = (*strong(telling.title(block.id)), *((Span(f" — {phase}"),) if phase else ()))
        rows.append((plain(_start(telling, start)), plain(_minutes(telling, block)), title, plain(said)))
    return Table(tuple(map(plain, header)), tuple(rows), named_rows=True, shares=TABLE_SHARES)


def _start(telling: Telling, start: datetime) -> str:
    return time_of_day(telling.words, start)


def _material(telling: Telling) -> list[Part]:
    """Return what has to be there, method by method."""
    words, session = telling.words, telling.session
    cards: dict[str, Card] = {block.card: card for block in session.agenda.blocks if (card := session.card_of(block))}
    lines = [
        (*strong(card.text(words.language).name), Span(colon(words) + card.material_in(words.language)))
        for card in cards.values()
        if card.material
    ]
    return [Heading(2, plain(words("Material"))), bullets(lines)] if lines else []
