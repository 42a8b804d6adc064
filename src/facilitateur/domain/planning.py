"""What can be told of an agenda before the session exists: lengths, times of day, how many teams."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Agenda, Block, Day, Edge
from facilitateur.domain.limits import MOST_TEAMS

TEAM_SIZE = 4.5
"""People of a team: four or five, so that everybody speaks and nobody hides."""

MEANT_AS_PAST = timedelta(hours=6)
"""A start that passed less long ago is today's, already late; an earlier one is tomorrow's."""

MINUTES_OF_DAY = 24 * 60


class Slot(NamedTuple):
    """A block of a day against the clock, as planned; times are minutes after the midnight before the day."""

    block: Block
    start: int
    end: int
    gap: int = 0
    """Idle minutes before it, which only a fixed time makes."""
    conflict: int = 0
    """By how many minutes what comes before runs into its fixed time."""


def minutes_of(agenda: Agenda, day: int | None = None) -> int:
    """Return the planned minutes of one day, or of all; what is parked takes none."""
    blocks = agenda.blocks if day is None else agenda.of_day(day)
    return sum(block.minutes for block in blocks if not block.parked)


def first_day(agenda: Agenda) -> int:
    """Return the number of the first day."""
    return agenda.days[0].number if agenda.days else 1


def minutes_after_midnight(at: str) -> int:
    """Return `HH:MM` in minutes; what is no time is midnight."""
    hours, _, rest = at.partition(":")
    return int(hours) * 60 + int(rest or 0) if hours.isdecimal() and (not rest or rest.isdecimal()) else 0


def minutes_at(at: str, start: str) -> int:
    """Return a time of day in minutes after the midnight before a day that begins at `start`.

    A time more than half a day before the start is meant after the next midnight.
    """
    minutes, begin = minutes_after_midnight(at), minutes_after_midnight(start)
    return minutes + MINUTES_OF_DAY if minutes < begin - MINUTES_OF_DAY // 2 else minutes


def lay_out(agenda: Agenda, day: int, start: str) -> tuple[Slot, ...]:
    """Return the blocks of a day that begins at `start`, end to end; fixed times hold, and what does not fit is told.

    Nothing is shortened: a block whose fixed start has already passed begins as soon as it can, with its conflict. One
    that is fixed at its end stays there as long as that is to come, and what comes before runs into it.
    """
    at = minutes_after_midnight(start)
    slots: list[Slot] = []
    for block in agenda.of_day(day):
        if block.parked:
            continue
        asked = at
        if block.pin is not None:
            asked = minutes_at(block.pin.at, start) - (block.minutes if block.pin.edge is Edge.END else 0)
        stays = block.pin is not None and block.pin.edge is Edge.END and at < asked + block.minutes
        begin = asked if stays else max(asked, at)
        slots.append(Slot(block, begin, begin + block.minutes, max(asked - at, 0), max(at - asked, 0)))
        at = max(at, begin + block.minutes)
    return tuple(slots)


def timed_blocks(agenda: Agenda, day: int, start: str) -> Iterator[tuple[str, Block]]:
    """Yield each block of a day with the time of day at which it would begin; `start` is `HH:MM`."""
    for slot in lay_out(agenda, day, start):
        yield clock_time(slot.start), slot.block


def end_minutes(agenda: Agenda, day: int, start: str) -> int:
    """Return when a day would end, in minutes after the midnight before it."""
    slots = lay_out(agenda, day, start)
    return max((slot.end for slot in slots), default=minutes_after_midnight(start))


def end_of_day(agenda: Agenda, day: int, start: str) -> str:
    """Return the time of day at which a day would end."""
    return clock_time(end_minutes(agenda, day, start))


def hard_end(day: Day, start: str) -> int | None:
    """Return when a day has to end, in minutes after the midnight before it; None when nobody said so."""
    if not day.end:
        return None
    end = minutes_after_midnight(day.end)
    return end if end > minutes_after_midnight(start) else end + MINUTES_OF_DAY


def clock_time(minutes: int) -> str:
    """Return minutes after midnight as `HH:MM`, past midnight too."""
    hours, rest = divmod(minutes % MINUTES_OF_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def propose_teams(people: int, agenda: Agenda | None = None) -> int:
    """Return how many teams suit a number of people; without names, the middle of the agenda's group.

    The teams that the agenda says are for as many people as it is made for.
    """
    if agenda is not None and agenda.teams:
        low, high = agenda.group or (1, people)
        if not people or low <= people <= high:
            return min(agenda.teams, MOST_TEAMS)
    if not people and agenda is not None and agenda.group is not None:
        people = sum(agenda.group) // 2
    return min(max(int(people / TEAM_SIZE + 0.5), 1), MOST_TEAMS)


def team_sizes(people: int, teams: int) -> tuple[int, int]:
    """Return how many people the smallest and the largest team have when all are dealt round."""
    return people // teams, -(-people // teams)


def next_start(asked: time, now: datetime, on: date | None = None) -> datetime:
    """Return the instant meant by a time of day: today's unless it passed long ago, then tomorrow's.

    Args:
        asked: The time of day.
        now: Now, in the zone of the session.
        on: The day, when it was given.
    """
    if on is not None:
        return datetime.combine(on, asked, now.tzinfo)
    today = datetime.combine(now.date(), asked, now.tzinfo)
    if now - today < MEANT_AS_PAST:
        return today
    return datetime.combine(now.date() + timedelta(days=1), asked, now.tzinfo)
