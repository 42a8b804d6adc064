"""What can be told of an agenda before the session exists: lengths, times of day, how many teams."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from facilitateur.domain.agenda import Agenda, Block
from facilitateur.domain.creation import MOST_TEAMS

TEAM_SIZE = 4.5
"""People of a team: four or five, so that everybody speaks and nobody hides."""

MEANT_AS_PAST = timedelta(hours=6)
"""A start that passed less long ago is today's, already late; an earlier one is tomorrow's."""

MINUTES_OF_DAY = 24 * 60


def minutes_of(agenda: Agenda, day: int | None = None) -> int:
    """Return the planned minutes of one day, or of all."""
    blocks = agenda.blocks if day is None else agenda.of_day(day)
    return sum(block.minutes for block in blocks)


def first_day(agenda: Agenda) -> int:
    """Return the number of the first day."""
    return agenda.days[0].number if agenda.days else 1


def timed_blocks(agenda: Agenda, day: int, start: str) -> Iterator[tuple[str, Block]]:
    """Yield each block of a day with the time of day at which it would begin; `start` is `HH:MM`."""
    hours, _, rest = start.partition(":")
    at = int(hours) * 60 + int(rest or 0)
    for block in agenda.of_day(day):
        yield clock_time(at), block
        at += block.minutes


def end_of_day(agenda: Agenda, day: int, start: str) -> str:
    """Return the time of day at which a day would end."""
    hours, _, rest = start.partition(":")
    return clock_time(int(hours) * 60 + int(rest or 0) + minutes_of(agenda, day))


def clock_time(minutes: int) -> str:
    """Return minutes after midnight as `HH:MM`, past midnight too."""
    hours, rest = divmod(minutes % MINUTES_OF_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def propose_teams(people: int, agenda: Agenda | None = None) -> int:
    """Return how many teams suit a number of people; without names, the middle of the agenda's group."""
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
