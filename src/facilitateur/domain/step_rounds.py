"""Rounds inside a step: which one runs, whose turn it is, what is left of it."""

from datetime import datetime, timedelta
from typing import NamedTuple

from facilitateur.domain.agenda import Block
from facilitateur.domain.beside import StepRounds
from facilitateur.domain.round_clock import round_seconds, rounds_count, spent_by_round, where
from facilitateur.domain.state import ZERO, Session
from facilitateur.domain.timing import Gauge, clock_at, step_gauge


class RoundGauge(NamedTuple):
    """The round that runs."""

    number: int
    """From 1."""
    rounds: int
    gauge: Gauge
    team: str
    """Letter of the team whose turn it is; empty for rounds of all."""

    @property
    def is_last(self) -> bool:
        """Whether none follows."""
        return self.number >= self.rounds


class TeamTurn(NamedTuple):
    """One team's turn in a step where the teams pass one after the other."""

    team: str
    given: timedelta
    spent: timedelta
    is_now: bool
    is_over: bool


def rounds_of(session: Session, block: Block, step: int) -> StepRounds:
    """Return what happened by hand to the rounds of a step."""
    return session.contents.step_rounds.get((block.id, step), StepRounds())


def round_gauge(session: Session, block: Block, step: int, now: datetime) -> RoundGauge | None:
    """Return the round that runs in a step; none for a step without rounds."""
    clock = clock_at(session, block, now)
    if not 0 <= step < len(clock.steps):
        return None
    rounds = rounds_of(session, block, step)
    count = rounds_count(session.cards, block, step, rounds)
    if count < 2 and not rounds.order:
        return None
    seconds = round_seconds(rounds, count, clock.steps[step])
    index, into = where(rounds, seconds, step_gauge(session, block, step, now).spent)
    team = rounds.order[index] if index < len(rounds.order) else ""
    return RoundGauge(index + 1, count, Gauge(timedelta(seconds=seconds[index]), into), team)


def round_of(session: Session, block: Block, step: int, now: datetime) -> tuple[int, int] | None:
    """Return (current round, rounds) of a step that repeats, none for the others."""
    found = round_gauge(session, block, step, now)
    return None if found is None else (found.number, found.rounds)


def team_turns(session: Session, block: Block, step: int, now: datetime) -> tuple[TeamTurn, ...]:
    """Return the turns of the teams in their order; empty for a step in which they do not pass one by one."""
    rounds, clock = rounds_of(session, block, step), clock_at(session, block, now)
    if not rounds.order or not 0 <= step < len(clock.steps):
        return ()
    count = rounds_count(session.cards, block, step, rounds)
    seconds = round_seconds(rounds, count, clock.steps[step])
    used = step_gauge(session, block, step, now).spent
    index, _ = where(rounds, seconds, used)
    spent = spent_by_round(rounds, seconds, used)
    running = session.contents.current == block.id and clock.step == step
    turns = enumerate(zip(rounds.order, seconds, spent, strict=False))
    return tuple(
        TeamTurn(team, timedelta(seconds=given), took, running and i == index, took > ZERO and i < index)
        for i, (team, given, took) in turns
    )
