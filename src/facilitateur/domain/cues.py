"""When to ring: what two looks at a session's time have between them, each end told once."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.side_timers import side_gauges
from facilitateur.domain.state import Session
from facilitateur.domain.step_rounds import RoundGauge, round_gauge, rounds_of
from facilitateur.domain.timing import Level, block_gauge, clock_of, step_gauge


class Cue(StrEnum):
    """What a ring is for; the settings choose a sound for each."""

    WARNING = "warning"
    LAST = "last"
    END = "end"
    STEP = "step"
    ROUND = "round"
    TEAM = "team"


class Ring(NamedTuple):
    """One ring and what it tells."""

    cue: Cue
    label: str = ""
    """Of a timer beside the block's."""
    round: RoundGauge | None = None
    """The round that ended."""


class Look(NamedTuple):
    """What is pressing at one moment."""

    block: str = ""
    level: Level = Level.CALM
    step: int = 0
    step_over: bool = False
    round: RoundGauge | None = None
    by_hand: tuple[int, object] = (0, None)
    """Which round was begun last by hand, and when; a change is no end that anybody waited for."""
    over: frozenset[str] = frozenset()
    """Labels of the timers beside the block's whose time is up."""
    known: frozenset[str] = frozenset()
    """Labels of those that run with time left."""
    corrections: int = 0
    """How often the past was set right: what a correction brings about is no end that anybody waited for."""


def look(session: Session, now: datetime) -> Look:
    """Return what is pressing now."""
    sides = side_gauges(session, now)
    over = frozenset(side.label for side in sides if side.is_over)
    known = frozenset(side.label for side in sides if side.running and not side.is_over)
    block = session.current
    if block is None:
        return Look(over=over, known=known, corrections=len(session.contents.corrections))
    step = clock_of(session, block).step
    rounds = rounds_of(session, block, step)
    gauge = step_gauge(session, block, step, now)
    return Look(
        block=block.id,
        level=block_gauge(session, block, now).level,
        step=step,
        step_over=bool(gauge.allotted) and gauge.level is Level.OVER,
        round=round_gauge(session, block, step, now),
        by_hand=(rounds.index, rounds.began),
        over=over,
        known=known,
        corrections=len(session.contents.corrections),
    )


def rings(before: Look, after: Look) -> tuple[Ring, ...]:
    """Return what ended or became pressing between two looks, the most important first."""
    found: list[Ring] = []
    if after.block and after.block == before.block and after.corrections == before.corrections:
        found += _of_block(before, after)
    found += [Ring(Cue.TEAM, label) for label in sorted(after.over & before.known)]
    return tuple(found)


_LEVELS = {Level.WARNING: Cue.WARNING, Level.LAST: Cue.LAST, Level.OVER: Cue.END}


def _of_block(before: Look, after: Look) -> list[Ring]:
    found = []
    worse = list(Level).index(after.level) > list(Level).index(before.level)
    if worse:
        found.append(Ring(_LEVELS[after.level]))
    if after.step != before.step:
        return found
    ended = _round_ended(before, after)
    if ended is not None:
        found.append(Ring(Cue.ROUND, round=ended))
    elif after.step_over and not before.step_over and after.level is not Level.OVER:
        found.append(Ring(Cue.STEP))
    return found


def _round_ended(before: Look, after: Look) -> RoundGauge | None:
    """Return the round that ended by itself, or whose team's time is up."""
    then, now = before.round, after.round
    if then is None or now is None or before.by_hand[0] > now.number - 1:
        return None
    if now.number > then.number and after.by_hand == before.by_hand:
        return then
    up = now.number == then.number and now.gauge.level is Level.OVER and then.gauge.level is not Level.OVER
    return now if up and (now.team or now.is_last) else None
