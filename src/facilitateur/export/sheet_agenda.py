"""The agenda as a sheet: planned and real, a row a block."""

from datetime import datetime, time

from facilitateur.domain.timing import Slot, day_plan
from facilitateur.domain.told_time import MINUTE, told_time
from facilitateur.export.report_agenda import planned_time
from facilitateur.export.sheet import Column, Kind, Sheet, Value
from facilitateur.export.telling import Telling
from facilitateur.i18n.labels import phase_label


def agenda_sheet(telling: Telling) -> Sheet:
    """Return the agenda, planned and real, in numbers that can be reckoned with."""
    words = telling.words
    titles = (
        Column(words("Day"), Kind.NUMBER),
        Column(words("Phase")),
        Column(words("Block")),
        Column(words("Planned start"), Kind.TIME),
        Column(words("Planned end"), Kind.TIME),
        Column(words("Real start"), Kind.TIME),
        Column(words("Real end"), Kind.TIME),
        Column(words("Planned minutes"), Kind.NUMBER),
        Column(words("Real minutes"), Kind.NUMBER),
        Column(words("Difference"), Kind.DIFFERENCE),
    )
    days = sorted({block.day for block in telling.session.agenda.blocks})
    plans = [day_plan(telling.session, telling.now, day) for day in days]
    rows = [_slot(telling, plan.number, slot) for plan in plans for slot in (*plan.slots, *plan.parked)]
    return Sheet(words("Agenda"), titles, tuple(rows), drawn=True)


def _slot(telling: Telling, day: int, slot: Slot) -> tuple[Value, ...]:
    block = slot.block
    planned = int(planned_time(block).total_seconds()) // 60
    real = told_time(telling.session, block, telling.now).real // MINUTE if slot.started_at is not None else None
    return (
        day,
        phase_label(telling.words, block.phase) if block.phase else "",
        telling.title(block.id),
        clock(telling, slot.planned_start),
        clock(telling, slot.planned_end),
        clock(telling, slot.started_at),
        clock(telling, slot.ended_at),
        planned,
        real,
        None if real is None or slot.ended_at is None else real - planned,
    )


def clock(telling: Telling, at: datetime | None) -> time | None:
    """Return the time of day of an instant, to the minute."""
    return None if at is None else telling.local(at).time().replace(second=0, microsecond=0)
