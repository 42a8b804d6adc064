"""The agenda of a report: planned against real, a row a block."""

from datetime import datetime, timedelta

from facilitateur.domain.absorbed import is_absorbed
from facilitateur.domain.agenda import Block
from facilitateur.domain.evolve_time import planned_seconds
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import DayPlan, Slot, day_plan
from facilitateur.domain.told_time import shown_minute, told_time
from facilitateur.export.document import Heading, Line, Paragraph, Part, Table, emphasis, plain, strong
from facilitateur.export.report_changes import changes_parts
from facilitateur.export.telling import Telling
from facilitateur.export.timeline import timeline
from facilitateur.i18n.formats import change, colon, date_in_full, duration, time_span


def agenda_parts(telling: Telling) -> list[Part]:
    """Return the section « déroulé prévu et réel », a table a day."""
    words, session, include = telling.words, telling.session, telling.options.include
    if not include.agenda:
        return []
    parts: list[Part] = [Heading(2, plain(words("Agenda, planned and real")), turns=True)]
    numbers = sorted({block.day for block in session.agenda.blocks})
    for number in numbers:
        plan = day_plan(session, telling.now, number)
        if len(numbers) > 1:
            parts.append(Heading(3, plain(_day_title(telling, plan))))
        drawn = timeline(telling, plan, _said_of(telling, plan, several=len(numbers) > 1)) if include.timeline else None
        parts += [drawn] if drawn is not None else []
        parts.append(_table(telling, plan))
        end = _end_of_day(telling, plan)
        if end:
            parts.append(Paragraph(plain(end)))
    return [*parts, *changes_parts(telling)]


def _day_title(telling: Telling, plan: DayPlan) -> str:
    words = telling.words
    title = words("Day {n}", n=plan.number)
    first = next((slot.started_at for slot in plan.slots if slot.started_at is not None), None)
    if first is None and telling.session.opening is not None and plan.slots:
        first = plan.slots[0].planned_start
    return title if first is None else title + colon(words) + date_in_full(words, telling.local(first).date())


def _said_of(telling: Telling, plan: DayPlan, *, several: bool) -> str:
    """Return what a drawing is of: « jour 2 », « jeudi 11 juin 2026 »."""
    if several:
        return telling.words("day {n}", n=plan.number)
    return date_in_full(telling.words, telling.local(plan.slots[0].planned_start).date()) if plan.slots else ""


def _table(telling: Telling, plan: DayPlan) -> Table:
    words = telling.words
    header = [
        words("Block"),
        words("Planned"),
        words("Real"),
        words("Planned time"),
        words("Real time"),
        words("Difference"),
    ]
    rows = [*(_row(telling, slot) for slot in plan.slots), *(_parked_row(telling, slot) for slot in plan.parked)]
    total = _total(telling, plan)
    return Table(tuple(plain(title) for title in header), (*rows, total) if total else tuple(rows), named_rows=True)


def _row(telling: Telling, slot: Slot) -> tuple[Line, ...]:
    words = telling.words
    planned = time_span(words, telling.local(slot.planned_start), telling.local(slot.planned_end))
    if slot.planned_start == slot.planned_end and slot.block.minutes:
        planned = words("added")
    times = real_times(telling, slot.block)
    given = duration(words, planned_time(slot.block))
    title = plain(telling.title(slot.block.id))
    if _went_to_lateness(telling, slot.block):
        eaten, lost = words("{time}, absorbed", time=duration(words, ZERO)), change(words, -planned_time(slot.block))
        return (title, plain(planned), emphasis(eaten), plain(given), plain(duration(words, ZERO)), plain(lost))
    if not times:
        state = words("to come") if is_to_come(telling.session, slot.block) else words("not run")
        return (title, plain(planned), emphasis(state), plain(given), (), ())
    is_current = telling.session.contents.current == slot.block.id
    real = told_time(telling.session, slot.block, telling.now).real
    difference = () if is_current else plain(change(words, real - planned_time(slot.block)))
    return (title, plain(planned), plain(times), plain(given), plain(duration(words, real)), difference)


def _went_to_lateness(telling: Telling, block: Block) -> bool:
    """Whether a buffer was eaten up and is behind: it is told with the time that it had, none."""
    if not is_absorbed(telling.session, block) or block.id == telling.session.contents.current:
        return False
    return not is_to_come(telling.session, block) and not told_time(telling.session, block, telling.now).real


def _parked_row(telling: Telling, slot: Slot) -> tuple[Line, ...]:
    words = telling.words
    given = duration(words, planned_time(slot.block))
    return (plain(telling.title(slot.block.id)), (), emphasis(words("set aside")), plain(given), (), ())


def _total(telling: Telling, plan: DayPlan) -> tuple[Line, ...] | None:
    """Return the sums over the blocks that were run, once they are over: those of the figures above them."""
    words = telling.words
    run = [slot for slot in plan.slots if slot.ended_at is not None or _went_to_lateness(telling, slot.block)]
    if len(run) < 2:
        return None
    planned = sum((planned_time(slot.block) for slot in run), ZERO)
    real = sum((told_time(telling.session, slot.block, telling.now).real for slot in run), ZERO)
    label = words("All blocks") if len(run) == len(plan.slots) else words("Blocks run")
    sums = (duration(words, planned), duration(words, real), change(words, real - planned))
    return (strong(label), (), (), *(strong(said) for said in sums))


def _end_of_day(telling: Telling, plan: DayPlan) -> str:
    """Return how the day ended, or will, against its plan."""
    words = telling.words
    ended = [slot.ended_at for slot in plan.slots if slot.ended_at is not None]
    is_over = not any(slot.projected_end for slot in plan.slots)
    if not plan.on_clock or (is_over and not ended):
        return ""
    real = max(ended) if is_over else plan.projected_end
    late = shown_minute(telling.session, real) - shown_minute(telling.session, plan.planned_end)
    facts = {
        "planned": telling.time(plan.planned_end),
        "real": telling.time(real),
        "change": change(words, late) if late else words("as planned"),
    }
    if is_over:
        return words("Planned end {planned}, real end {real}: {change}.", **facts)
    return words("Planned end {planned}, expected end {real}: {change}.", **facts)


def planned_time(block: Block) -> timedelta:
    """Return what the agenda gives a block."""
    return timedelta(seconds=planned_seconds(block))


def real_times(telling: Telling, block: Block) -> str:
    """Return when a block was run, every stay in it, and how long of that was paused; nothing when it was not."""
    visits = [visit for visit in telling.session.contents.visits if visit.block == block.id]
    times = ", ".join(_stay(telling, visit.started_at, visit.ended_at) for visit in visits)
    paused = told_time(telling.session, block, telling.now).paused
    if not paused:
        return times
    return telling.words("{times}, {time} of it paused", times=times, time=duration(telling.words, paused))


def _stay(telling: Telling, start: datetime, end: datetime | None) -> str:
    return time_span(telling.words, telling.local(start), None if end is None else telling.local(end))


def is_to_come(session: Session, block: Block) -> bool:
    """Whether a block that was not run still may be: the session goes on and has not passed it."""
    if session.contents.ended:
        return False
    visited = [session.agenda.position(visit.block) for visit in session.contents.visits]
    reached = session.agenda.position(session.contents.current)
    return session.agenda.position(block.id) > (reached if reached >= 0 else max(visited, default=-1))
