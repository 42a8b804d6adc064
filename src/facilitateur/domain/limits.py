"""Figures beyond which a log is damaged: what it says is brought back to these, so that no sum leaves the calendar."""

from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2300, 1, 1, tzinfo=UTC)

MOST_SECONDS = 31 * 24 * 3600
"""A block is never given more."""

MOST_OFFSET = timedelta(days=100 * 366)
"""A wall clock may have stood at 1970 before it was set, hardly at more."""

MOST_NOTES = 100_000
"""A note with a higher number is damage, not a note."""

MOST_DAYS = 1_000

MOST_TEAMS = 26
"""A team is named by one letter."""
MOST_ROOMS = 99

LONGEST_TEAM_NAME = 30
"""Characters of the name that stands beside that letter."""

MOST_PLACES = 500
"""Places that a group can make on one canvas."""

MOST_TITLES = 20
"""Titles that a place is remembered to have borne."""

MOST_PEOPLE = 1_000
"""Raters of one grid, and people behind one answer."""

MOST_ANSWERS = 5_000
"""Answers to one survey."""

MOST_ROUNDS = 100
"""Rounds of a step, and teams that pass one after the other."""

MOST_SPEAKERS = 1_000
"""People, teams or labels whose speech is timed in a block."""

MOST_SIDE_TIMERS = 40
"""Timers beside the block's."""

MOST_TURNS = 2_000
"""Turns of a rotation."""

MOST_CRITERIA = 24
"""Criteria of one grid."""

MOST_WEIGHT = 99
"""What a criterion counts at most."""

MOST_SCORE = 1_000_000.0

MOST_VOTES = 10_000
"""Rounds of votes of one session."""

MOST_OPTIONS = 500
"""Things to vote for in one round."""

MOST_COUNT = 100_000
"""Dots or hands on one option."""

MOST_OBJECTIONS = 500

MOST_SPOT = 100
"""End of an axis of a matrix, in tenths."""


def sane_moment(at: datetime) -> datetime:
    """Return a moment within the calendar; without a zone it was meant as UTC."""
    aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return min(max(aware, EARLIEST), LATEST)


def sane_seconds(seconds: int) -> int:
    """Return the seconds that a block or step can be given."""
    return min(max(seconds, 0), MOST_SECONDS)


def sane_offset(offset: timedelta, seconds: int) -> timedelta:
    """Return an offset between two clocks after one more jump."""
    most = round(MOST_OFFSET.total_seconds())
    return min(max(offset + timedelta(seconds=min(max(seconds, -2 * most), 2 * most)), -MOST_OFFSET), MOST_OFFSET)


def sane_spot(spot: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a point within the matrix."""
    return None if spot is None else (min(max(spot[0], 0), MOST_SPOT), min(max(spot[1], 0), MOST_SPOT))


def sane_score(value: float | None) -> float | None:
    """Return a score that can be counted with; none for what is no number."""
    return None if value is None or value != value else min(max(value, -MOST_SCORE), MOST_SCORE)
