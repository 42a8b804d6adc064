"""How events change votes. Total: figures that cannot be are brought back to what can."""

from datetime import datetime
from typing import TypeAlias

from msgspec.structs import replace

from facilitateur.domain.events import (
    BallotCounted,
    ObjectionRaised,
    ObjectionResolved,
    VoteClosed,
    VoteFramed,
    VoteOpened,
    VoteOption,
    VoteOptionAdded,
    VoteRule,
)
from facilitateur.domain.limits import MOST_COUNT, MOST_OBJECTIONS, MOST_OPTIONS, MOST_PEOPLE, MOST_VOTES
from facilitateur.domain.rounds import Objection, VoteRound
from facilitateur.domain.state import Contents

VoteEvent: TypeAlias = (
    VoteOpened | VoteFramed | VoteOptionAdded | BallotCounted | ObjectionRaised | ObjectionResolved | VoteClosed
)

HIGHEST_GRADE = 6


def apply_vote(contents: Contents, event: VoteEvent, at: datetime) -> Contents:
    """Return the contents after an event of a vote; the same object when it changes nothing."""
    if isinstance(event, VoteOpened):
        return _open(contents, event, at)
    found = next((i for i, known in enumerate(contents.votes) if known.number == event.vote), None)
    if found is None or not contents.votes[found].is_open:
        return contents
    before = contents.votes[found]
    after = _changed(before, event, at)
    if after == before:
        return contents
    return replace(contents, votes=(*contents.votes[:found], after, *contents.votes[found + 1 :]))


def _open(contents: Contents, event: VoteOpened, at: datetime) -> Contents:
    last = contents.votes[-1].number if contents.votes else 0
    if not last < event.vote <= MOST_VOTES:
        return contents
    options = {option.key: option for option in reversed(event.options[:MOST_OPTIONS])}
    made = VoteRound(
        event.vote,
        event.block,
        event.team,
        event.rule,
        tuple(reversed(options.values())),
        people=_within(event.people, MOST_PEOPLE),
        dots=_within(event.dots, MOST_OPTIONS),
        after=event.after if 0 < event.after <= last else 0,
        opened_at=at,
        most=_within(event.most, MOST_OPTIONS),
        about=event.about,
    )
    return replace(contents, votes=(*contents.votes, made))


def _changed(before: VoteRound, event: VoteEvent, at: datetime) -> VoteRound:
    match event:
        case VoteFramed():
            people, dots = _within(event.people, MOST_PEOPLE), _within(event.dots, MOST_OPTIONS)
            return replace(before, people=people, dots=dots)
        case VoteOptionAdded():
            return _with_option(before, event.option)
        case BallotCounted():
            return _counted(before, event)
        case ObjectionRaised() if event.objection == len(before.objections) + 1 <= MOST_OBJECTIONS:
            return replace(before, objections=(*before.objections, Objection(event.objection, event.text)))
        case ObjectionResolved():
            met = event.text or None
            objections = (
                replace(held, resolved=met) if held.number == event.objection else held for held in before.objections
            )
            return replace(before, objections=tuple(objections))
        case VoteClosed():
            return replace(before, closed_at=at, confirmed=event.confirmed)
    return before


def _with_option(before: VoteRound, option: VoteOption) -> VoteRound:
    known = any(held.key == option.key for held in before.options)
    if known or len(before.options) >= MOST_OPTIONS:
        return before
    return replace(before, options=(*before.options, option))


def _counted(before: VoteRound, event: BallotCounted) -> VoteRound:
    graded = before.rule is VoteRule.JUDGMENT
    fits = (event.grade is not None and 0 <= event.grade <= HIGHEST_GRADE) if graded else event.grade is None
    if not fits or all(option.key != event.option for option in before.options):
        return before
    return replace(before, counts={**before.counts, (event.option, event.grade): _within(event.count, MOST_COUNT)})


def _within(value: int, most: int) -> int:
    return min(max(value, 0), most)
