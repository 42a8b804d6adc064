"""Reading one agenda: a header, days, and blocks with minutes, never start times."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitateur.agendas import slips
from facilitateur.agendas.blocks import Draft, read_block, split_remark
from facilitateur.agendas.checks import Stated, check, check_cards
from facilitateur.agendas.days import DEFAULT_START, read_day
from facilitateur.agendas.desk import NOBODY, Crowd
from facilitateur.agendas.vocabulary import AGENDA_KEYS, AGENDA_VERSION
from facilitateur.domain.agenda import Agenda, Block, Day
from facilitateur.domain.card import Card
from facilitateur.domain.findings import Report
from facilitateur.domain.limits import MOST_ROOMS, MOST_TEAMS
from facilitateur.textfiles.fields import Fields
from facilitateur.textfiles.header import read_header
from facilitateur.textfiles.opening import TextFile
from facilitateur.textfiles.values import numbers

MOST_MINUTES = 30 * 24 * 60
MOST_PEOPLE = 10_000


class Plan(NamedTuple):
    """The days of a file, and its blocks with the place where each is written."""

    days: list[Day]
    day_lines: list[int]
    drafts: list[Draft]


def read_agenda(
    file: TextFile, slug: str, cards: Mapping[str, Card], report: Report, crowd: Crowd = NOBODY
) -> Agenda | None:
    """Return the agenda that a file holds, or None when it cannot be understood.

    A block whose card does not exist is an error too, but the agenda can be opened and corrected.

    Args:
        file: The agenda's text.
        slug: Its short name.
        cards: The method cards by short name.
        report: Where all the errors of the file are reported.
        crowd: For whom it is checked, when somebody said so.
    """
    header = read_header(file.lines, AGENDA_KEYS, report)
    if header is None:
        return None
    fields = Fields(header, report)
    if not fields.version("deroule", AGENDA_VERSION):
        return None
    plan = read_plan(file.lines, header.body_line, report)
    agenda = Agenda(
        slug=slug,
        name=fields.required("nom"),
        days=tuple(plan.days),
        blocks=tuple(block_of(f"b{n}", draft, cards) for n, draft in enumerate(plan.drafts, start=1)),
        group=_group(fields),
        audience=fields.text("public"),
        licence=fields.text("licence"),
        teams=fields.number("equipes", 1, MOST_TEAMS, default=0),
        rooms=fields.number("salles", 1, MOST_ROOMS, default=0),
    )
    stated = _stated_total(fields)
    spots = {f"b{n}": draft.place for n, draft in enumerate(plan.drafts, start=1)}
    if report.has_errors:
        check_cards(agenda, cards, report, spots)
        return None
    check(agenda, cards, report, spots, stated, crowd)
    return agenda


def read_plan(lines: tuple[str, ...], body_line: int, report: Report) -> Plan:
    """Read the days and their blocks; what is neither is reported."""
    plan = Plan([], [], [])
    in_comment = False
    for number, line in enumerate(lines[body_line - 1 :], start=body_line):
        text = line.strip()
        if report.is_full:
            break
        if in_comment or text.startswith("<!--"):
            in_comment = "-->" not in text
        elif text.startswith("##"):
            plan.days.append(read_day(text, len(plan.days) + 1, number, report))
            plan.day_lines.append(number)
        elif text and text[0] in "-*+•" and text.strip("-*+• "):
            _add_block(plan, line, number, report)
        elif text and line[0].isspace() and plan.drafts and plan.drafts[-1].day == len(plan.days):
            # An indented line goes on with the note above it.
            plan.drafts[-1] = plan.drafts[-1].with_note(split_remark(text)[0], number)
        elif text:
            report.add(slips.STRAY_LINE, number)
    _check_days(plan, report)
    return plan


def _add_block(plan: Plan, line: str, number: int, report: Report) -> None:
    """Add a block to the last day; a file without days has one."""
    if not plan.days:
        plan.days.append(Day(1, DEFAULT_START))
        plan.day_lines.append(number)
        report.add(slips.NO_START, number, number=1, start=DEFAULT_START)
    draft = read_block(line, len(plan.days), number, report)
    if draft:
        plan.drafts.append(draft)


def _check_days(plan: Plan, report: Report) -> None:
    """Report an agenda without blocks, and days without blocks."""
    if report.has_errors:
        # A day is not empty because its block could not be understood.
        return
    if not plan.drafts:
        report.add(slips.NO_BLOCK, plan.day_lines[0] if plan.day_lines else 1)
        return
    busy = {draft.day for draft in plan.drafts}
    for day, line in zip(plan.days, plan.day_lines, strict=True):
        if day.number not in busy:
            report.add(slips.EMPTY_DAY, line, number=day.number)


def block_of(block_id: str, draft: Draft, cards: Mapping[str, Card]) -> Block:
    """Return a block; its phase is the one in brackets, else that of its card's shelf."""
    card = cards.get(draft.card) if draft.card and not draft.says_phase else None
    options = draft.options
    return Block(
        id=block_id,
        minutes=draft.minutes,
        kind=draft.kind,
        card=draft.card,
        phase=card.shelf if card else draft.phase,
        title=draft.title,
        note=draft.note,
        day=draft.day,
        least=options.least,
        most=options.most,
        pin=options.pin,
        optional=options.optional,
        priority=options.priority,
        parked=options.parked,
    )


def _group(fields: Fields) -> tuple[int, int] | None:
    """Return the number of people the agenda is made for, when it says so."""
    if not fields.text("groupe"):
        return None
    found = numbers(fields.text("groupe"))
    if found is not None and len(found) == 1:
        alone = fields.number("groupe", 1, MOST_PEOPLE)
        return alone, alone
    low, high = fields.ascending("groupe", 2, (1, MOST_PEOPLE), "groupe : 12 à 20")
    return low, high


def _stated_total(fields: Fields) -> Stated | None:
    """Return the total that the header states, when it does."""
    if not fields.text("duree_totale"):
        return None
    line, column = fields.place("duree_totale")
    return Stated(fields.number("duree_totale", 1, MOST_MINUTES), line, column)
