"""The agenda of a report: planned against real, a row a block."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from facilitateur.domain.agenda import Block
from facilitateur.domain.evolve_time import planned_seconds
from facilitateur.domain.state import ZERO, Session, Visit
from facilitateur.domain.tape import gaps, tape_of
from facilitateur.domain.timing import DayPlan, Slot, block_gauge, day_plan
from facilitateur.export.document import Heading, Line, Paragraph, Part, Table, emphasis, plain, strong
from facilitateur.export.report_changes import changes_parts
from facilitateur.export.telling import Telling
from facilitateur.export.timeline import timeline
from facilitateur.i18n.formats import change, colon, date_in_full, duration, time_span, whole_minutes
from facilitateur.i18n.words import Words


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
    total = _total(words, plan)
    return Table(tuple(plain(title) for title in header), (*rows, total) if total else tuple(rows), named_rows=True)


def _row(telling: Telling, slot: Slot) -> tuple[Line, ...]:
    words = telling.words
    planned = time_span(words, telling.local(slot.planned_start), telling.local(slot.planned_end))
    if slot.planned_start == slot.planned_end and slot.block.minutes:
        planned = words("added")
    times = real_times(telling, slot.block)
    given = duration(words, planned_time(slot.block))
    title = plain(telling.title(slot.block.id))
    if not times:
        state = words("to come") if is_to_come(telling.session, slot.block) else words("not run")
        return (title, plain(planned), emphasis(state), plain(given), (), ())
    is_current = telling.session.contents.current == slot.block.id
    difference = () if is_current else plain(change(words, _over(slot)))
    return (title, plain(planned), plain(times), plain(given), plain(duration(words, slot.spent)), difference)


def _parked_row(telling: Telling, slot: Slot) -> tuple[Line, ...]:
    words = telling.words
    given = duration(words, planned_time(slot.block))
    return (plain(telling.title(slot.block.id)), (), emphasis(words("set aside")), plain(given), (), ())


def _over(slot: Slot) -> timedelta:
    return whole_minutes(slot.spent) - planned_time(slot.block)


def _total(words: Words, plan: DayPlan) -> tuple[Line, ...] | None:
    """Return the sums over the blocks that were run, once they are over."""
    run = [slot for slot in plan.slots if slot.ended_at is not None]
    if len(run) < 2:
        return None
    planned = sum((planned_time(slot.block) for slot in run), ZERO)
    real = sum((slot.spent for slot in run), ZERO)
    label = words("All blocks") if len(run) == len(plan.slots) else words("Blocks run")
    sums = (duration(words, planned), duration(words, real), change(words, whole_minutes(real) - planned))
    return (strong(label), (), (), *(strong(said) for said in sums))


def _end_of_day(telling: Telling, plan: DayPlan) -> str:
    """Return how the day ended, or will, against its plan."""
    words = telling.words
    ended = [slot.ended_at for slot in plan.slots if slot.ended_at is not None]
    is_over = not any(slot.projected_end for slot in plan.slots)
    if not plan.on_clock or (is_over and not ended):
        return ""
    real = max(ended) if is_over else plan.projected_end
    late = _minute(real) - _minute(plan.planned_end)
    facts = {
        "planned": telling.time(plan.planned_end),
        "real": telling.time(real),
        "change": change(words, late) if late else words("as planned"),
    }
    if is_over:
        return words("Planned end {planned}, real end {real}: {change}.", **facts)
    return words("Planned end {planned}, expected end {real}: {change}.", **facts)


def _minute(at: datetime) -> datetime:
    """Return the minute that is shown, so that the difference is that of the two times beside it."""
    return at.replace(second=0, microsecond=0)


def planned_time(block: Block) -> timedelta:
    """Return what the agenda gives a block."""
    return timedelta(seconds=planned_seconds(block))


def real_times(telling: Telling, block: Block) -> str:
    """Return when a block was run, every stay in it, and how long of that was paused; nothing when it was not."""
    visits = [visit for visit in telling.session.contents.visits if visit.block == block.id]
    times = ", ".join(_stay(telling, visit.started_at, visit.ended_at) for visit in visits)
    paused = _paused(telling, block, visits)
    return telling.words("{times}, {time} of it paused", times=times, time=paused) if paused else times


def _paused(telling: Telling, block: Block, visits: Sequence[Visit]) -> str:
    """Return how long the clock stood still during the stays in a block; nothing for less than a minute."""
    runs = tape_of(telling.session.contents)
    stays = [(visit.started_at, visit.ended_at or telling.now) for visit in visits]
    paused = whole_minutes(sum((end - start for stay in stays for start, end in gaps(runs, *stay)), ZERO))
    shown = sum((_minute(end) - _minute(start) for start, end in stays), ZERO)
    left = shown - whole_minutes(block_gauge(telling.session, block, telling.now).spent)
    # What is told adds up with the times and the length beside it, as far as rounding allows.
    told = left if left > ZERO and abs(left - paused) <= timedelta(minutes=1) else paused
    return duration(telling.words, told) if paused else ""


def _stay(telling: Telling, start: datetime, end: datetime | None) -> str:
    return time_span(telling.words, telling.local(start), None if end is None else telling.local(end))


def is_to_come(session: Session, block: Block) -> bool:
    """Whether a block that was not run still may be: the session goes on and has not passed it."""
    if session.contents.ended:
        return False
    visited = [session.agenda.position(visit.block) for visit in session.contents.visits]
    reached = session.agenda.position(session.contents.current)
    return session.agenda.position(block.id) > (reached if reached >= 0 else max(visited, default=-1))
