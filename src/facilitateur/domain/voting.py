"""What a round of votes says: what fits the room, who comes first, and which ties there are."""

from collections import Counter
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.events import VoteOption, VoteRule
from facilitateur.domain.formulas.majority import majority_ranks, median_grade
from facilitateur.domain.formulas.shares import whole_percents
from facilitateur.domain.formulas.ties import practical_tie
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Session

COUNTED = (VoteRule.DOTS, VoteRule.HANDS)
"""Rules under which an option has one count."""


class Misfit(StrEnum):
    """Why figures do not fit the room."""

    TOO_MANY = "too_many"
    """More dots or voices than the room has."""
    MORE_THAN_ROOM = "more_than_room"
    """One option has more hands or grades than there are people."""
    TOO_FEW_GRADES = "too_few_grades"
    """Some people did not judge an option, so that its grades do not stand against the others'."""
    OBJECTIONS_LEFT = "objections_left"
    NOT_COUNTED = "not_counted"
    """Nobody counted an option of a closed round, which is not the same as nothing."""


class Doubt(NamedTuple):
    """One thing that does not fit."""

    misfit: Misfit
    found: int
    possible: int
    option: str = ""
    """Label of the option, where it is about one."""


class Standing(NamedTuple):
    """An option with what it got."""

    option: VoteOption
    votes: int
    """Dots, hands, or grades given."""
    rank: int
    """Dense, from 1; 0 when it got nothing."""
    tied: bool
    """Another option has exactly the same."""
    close: bool
    """It is not first, and too few votes behind the first for that to mean anything."""
    grade: int | None = None
    """The majority grade, from 0 to 6."""
    is_counted: bool = True
    """Whether anything was typed for it; nothing typed is told as unknown rather than as 0."""
    percent: int = 0
    """What it got of all dots or hands; the percentages of a round add up to 100."""


class Result(NamedTuple):
    """A round as its count says."""

    standings: tuple[Standing, ...]
    """The best first, then in the order of the options."""
    total: int
    """Dots or hands in all."""
    possible: int
    """What the room has; 0 while nobody said how many people there are."""

    @property
    def first(self) -> tuple[Standing, ...]:
        """Options that share the first rank."""
        return tuple(standing for standing in self.standings if standing.rank == 1)

    @property
    def close(self) -> tuple[Standing, ...]:
        """Options in a practical tie with the first."""
        return tuple(standing for standing in self.standings if standing.close)

    @property
    def level(self) -> tuple[VoteOption, ...]:
        """Options that a second round would stand between; none when one is ahead."""
        found = (*self.first, *self.close)
        return tuple(standing.option for standing in found) if len(found) > 1 else ()


def result_of(held: VoteRound) -> Result:
    """Count a round; before it is closed nobody should be shown the order."""
    standings = _judged(held) if held.rule is VoteRule.JUDGMENT else _counted(held)
    total = sum(standing.votes for standing in standings)
    return Result(tuple(sorted(standings, key=lambda s: s.rank or len(standings) + 1)), total, held.possible)


def _counted(held: VoteRound) -> list[Standing]:
    votes = {option.key: held.counted(option.key) or 0 for option in held.options}
    percents = whole_percents(tuple(votes.values()))
    sharing = Counter(count for count in votes.values() if count)
    ranks = {count: rank for rank, count in enumerate(sorted(sharing, reverse=True), 1)}
    most = max(votes.values(), default=0)
    return [
        Standing(
            option,
            count := votes[option.key],
            ranks.get(count, 0),
            sharing[count] > 1,
            0 < count < most and practical_tie(most, count),
            is_counted=held.is_counted(option.key),
            percent=percent,
        )
        for option, percent in zip(held.options, percents, strict=True)
    ]


def _judged(held: VoteRound) -> list[Standing]:
    grades = {option.key: expanded(held, option.key) for option in held.options}
    ranks = majority_ranks(grades)
    sharing = Counter(ranks.values())
    return [
        Standing(
            option,
            len(grades[option.key]),
            ranks.get(option.key, 0),
            sharing[ranks.get(option.key, 0)] > 1,
            close=False,
            grade=median_grade(grades[option.key]),
            is_counted=held.is_counted(option.key),
        )
        for option in held.options
    ]


def expanded(held: VoteRound, key: str) -> list[int]:
    """Return the grades of an option, one per person."""
    return [grade for grade, count in held.grades(key).items() for _ in range(count)]


def doubts_of(held: VoteRound) -> tuple[Doubt, ...]:
    """Return what does not fit the room; nothing is refused, for the room may be right and the headcount wrong."""
    if held.rule is VoteRule.CONSENT:
        left = sum(objection.resolved is None for objection in held.objections)
        return (Doubt(Misfit.OBJECTIONS_LEFT, left, 0),) if left else ()
    found: tuple[Doubt, ...] = ()
    if held.people:
        found = _judgment_doubts(held) if held.rule is VoteRule.JUDGMENT else _count_doubts(held)
    return found if held.is_open else (*found, *_not_counted(held))


def _not_counted(held: VoteRound) -> tuple[Doubt, ...]:
    """Return what was left out of a count that was begun."""
    left = [option.label for option in held.options if not held.is_counted(option.key)]
    if not left or len(left) == len(held.options):
        return ()
    return (Doubt(Misfit.NOT_COUNTED, len(left), 0, left[0] if len(left) == 1 else ""),)


def _count_doubts(held: VoteRound) -> tuple[Doubt, ...]:
    found = result_of(held)
    most = held.possible_each
    doubts = [
        Doubt(Misfit.MORE_THAN_ROOM, standing.votes, most, standing.option.label)
        for standing in found.standings
        if standing.votes > most
    ]
    if found.total > held.possible:
        doubts.append(Doubt(Misfit.TOO_MANY, found.total, held.possible))
    return tuple(doubts)


def _judgment_doubts(held: VoteRound) -> tuple[Doubt, ...]:
    doubts = []
    for option in held.options:
        given = len(expanded(held, option.key))
        if given > held.people:
            doubts.append(Doubt(Misfit.MORE_THAN_ROOM, given, held.people, option.label))
        elif 0 < given < held.people:
            doubts.append(Doubt(Misfit.TOO_FEW_GRADES, given, held.people, option.label))
    return tuple(doubts)


def final_rounds(session: Session, block: str, team: str) -> tuple[VoteRound, ...]:
    """Return the closed rounds of a canvas that no second round came after."""
    closed = [held for held in session.votes_of(block, team) if not held.is_open]
    followed = {held.after for held in closed}
    return tuple(held for held in closed if held.number not in followed)


def counted_votes(session: Session, block: str, team: str) -> dict[str, int]:
    """Return the dots or hands that each option got last, by its key; dots of several colours do not add up."""
    found: dict[str, int] = {}
    for held in session.votes_of(block, team):
        if not held.is_open and not held.about and held.rule in (VoteRule.DOTS, VoteRule.HANDS):
            counted = {option.key: held.counted(option.key) for option in held.options}
            found |= {key: votes for key, votes in counted.items() if votes is not None}
    return found
