"""What all documents share: their top, the day they are of, and how parts become a document."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from facilitateur.domain.agenda import Block
from facilitateur.domain.planning import Slot as PlannedSlot
from facilitateur.domain.planning import lay_out
from facilitateur.domain.state import ZERO
from facilitateur.domain.timing import Slot, day_plan
from facilitateur.domain.wallclock import read_clock
from facilitateur.export.document import Document, Figure, Heading, Paragraph, Part, plain, strong
from facilitateur.export.telling import DOT, Telling
from facilitateur.i18n.formats import date_in_full, duration

LOGO_WIDTH, LOGO_HEIGHT = 5.0, 2.2
"""Centimetres of a logo."""


NINE = time(9)
"""When a day begins that does not say so."""


def title_parts(telling: Telling, kind: str, title: str) -> list[Part]:
    """Return the top of any document: the organisation, the title, and what kind of document it is."""
    look = telling.options.look
    parts: list[Part] = []
    if look.logo is not None:
        width = min(LOGO_WIDTH, LOGO_HEIGHT * look.logo.width / max(look.logo.height, 1))
        alt = telling.words("Logo of {name}", name=look.organisation) if look.organisation else telling.words("Logo")
        parts.append(Figure(look.logo, alt, width=width))
    if look.organisation:
        parts.append(Paragraph(plain(look.organisation)))
    return [*parts, Heading(1, plain(title)), Paragraph(strong(kind))]


def documented(
    telling: Telling, parts: Sequence[Part], *, kind: str = "", contents: bool = False, wide: bool = False
) -> Document:
    """Return parts as a document of this session; an anonymous one is called by its kind, not by its challenge."""
    session, anonymous = telling.session, telling.options.anonymous
    return Document(
        session.challenge,
        telling.words.language,
        tuple(parts),
        source="" if anonymous else session.id,
        at=session.at or session.created_at,
        contents=contents,
        wide=wide,
        name=kind if anonymous else "",
    )


def day_line(telling: Telling) -> str:
    """Return when and where: « jeudi 11 juin 2026 · salle du conseil », and which agenda when the title does not."""
    session = telling.session
    at = session.contents.visits[0].started_at if session.contents.visits else session.opening
    said = [date_in_full(telling.words, telling.local(at).date())] if at is not None else []
    said += [telling.options.place] if telling.options.place else []
    return DOT.join([*said, *([session.agenda.name] if session.agenda.name != session.challenge else [])])


def planned_slots(telling: Telling, day: int) -> list[tuple[datetime, datetime, Block]]:
    """Return the blocks of a day with the times of day at which they are planned; parked ones are not among them."""
    plan = day_plan(telling.session, telling.now, day)
    slots: list[Slot] = [slot for slot in plan.slots if not slot.block.parked]
    if plan.on_clock:
        return [(telling.local(one.planned_start), telling.local(one.planned_end), one.block) for one in slots]
    midnight = telling.local(telling.session.created_at).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        (midnight + timedelta(minutes=one.start), midnight + timedelta(minutes=one.end), one.block)
        for one in _on_paper(telling, day)
    ]


def _on_paper(telling: Telling, day: int) -> tuple[PlannedSlot, ...]:
    start = next((one.start for one in telling.session.agenda.days if one.number == day), "")
    return lay_out(telling.session.agenda, day, f"{read_clock(start) or NINE:%H:%M}")


def clash_said(telling: Telling, block: Block) -> str:
    """Return what the plan has too much before the fixed time of a block; nothing when it fits."""
    plan = day_plan(telling.session, telling.now, block.day)
    if plan.on_clock:
        clashes = {slot.block.id: slot.planned_conflict for slot in plan.slots}
    else:
        clashes = {slot.block.id: timedelta(minutes=slot.conflict) for slot in _on_paper(telling, block.day)}
    clash = clashes.get(block.id, ZERO)
    return telling.words("{time} too many before it", time=duration(telling.words, clash)) if clash else ""


def days_of(telling: Telling) -> list[int]:
    """Return the numbers of the days that have blocks."""
    return sorted({block.day for block in telling.session.agenda.blocks})
