"""What may happen in a vote: open, correct the frame, count, object, close, vote again among the tied."""

from collections.abc import Mapping, Sequence

from facilitateur.domain.cleaning import clean_line
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
from facilitateur.domain.evolve_voting import HIGHEST_GRADE
from facilitateur.domain.formulas.dots import dots_budget
from facilitateur.domain.intents import Events
from facilitateur.domain.limits import MOST_COUNT, MOST_OBJECTIONS, MOST_OPTIONS, MOST_PEOPLE
from facilitateur.domain.note_intents import check_canvas
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.rounds import VoteRound
from facilitateur.domain.state import Session
from facilitateur.domain.voting import result_of

MOST_DOTS_EACH = 50

FEW = 3
"""Options between which one dot each says more than several."""


def open_vote(
    state: Session,
    block: str,
    team: str,
    rule: VoteRule,
    options: Sequence[VoteOption],
    people: int,
    *,
    dots: int | None = None,
    after: int = 0,
    most: int = 0,
    about: str = "",
) -> Events:
    """Open a vote; without a budget of dots the usual one for this number of options is given."""
    check_canvas(state, block, team)
    if any(held.is_open for held in state.votes_of(block, team)):
        raise RefusedError(Reason.VOTE_RUNS)
    if not options and rule is VoteRule.CONSENT:
        raise RefusedError(Reason.NOTHING_TO_VOTE_ON)
    if len(options) > MOST_OPTIONS:
        raise RefusedError(Reason.TOO_MANY_OPTIONS, most=MOST_OPTIONS)
    _check_people(people)
    budget = dots_budget(len(options)) if dots is None else dots
    if rule is VoteRule.DOTS and not 1 <= budget <= MOST_DOTS_EACH:
        raise RefusedError(Reason.OUT_OF_SCALE, low=1, high=MOST_DOTS_EACH)
    number = state.contents.votes[-1].number + 1 if state.contents.votes else 1
    said = tuple(VoteOption(option.key, clean_line(option.label)) for option in options)
    budget, most = (budget, max(most, 0)) if rule is VoteRule.DOTS else (0, 0)
    return (VoteOpened(number, block, team, rule, said, people, budget, after, most, clean_line(about)),)


def vote_again(state: Session, number: int) -> Events:
    """Open a second round among the options that a closed one left level, with the same rule and room."""
    before = state.vote(number)
    if before is None:
        raise RefusedError(Reason.VOTE_CLOSED)
    level = result_of(before).level
    if before.is_open or not level:
        raise RefusedError(Reason.NO_TIE)
    dots, about = 1 if len(level) <= FEW else None, before.about
    where = (state, before.block, before.team, before.rule)
    return open_vote(*where, level, before.people, dots=dots, after=number, about=about)


def open_round(state: Session, number: int) -> VoteRound:
    """Return a vote that runs, or refuse."""
    held = state.vote(number)
    if held is None or not held.is_open:
        raise RefusedError(Reason.VOTE_CLOSED)
    return held


def frame_vote(state: Session, number: int, *, people: int | None = None, dots: int | None = None) -> Events:
    """Correct how many people vote, or how many dots each has."""
    held = open_round(state, number)
    people = held.people if people is None else people
    _check_people(people)
    dots = held.dots if dots is None else dots
    if held.rule is VoteRule.DOTS and not 1 <= dots <= MOST_DOTS_EACH:
        raise RefusedError(Reason.OUT_OF_SCALE, low=1, high=MOST_DOTS_EACH)
    return () if (people, dots) == (held.people, held.dots) else (VoteFramed(number, people, dots),)


def propose(state: Session, number: int, text: str) -> Events:
    """Add something to vote for that stands on no canvas: « aucun des deux »."""
    held = open_round(state, number)
    label = clean_line(text)
    if not label:
        raise RefusedError(Reason.EMPTY_TEXT)
    if len(held.options) >= MOST_OPTIONS or held.rule is VoteRule.CONSENT:
        raise RefusedError(Reason.TOO_MANY_OPTIONS, most=MOST_OPTIONS if held.rule is not VoteRule.CONSENT else 1)
    typed = sum(option.key.startswith("x") for option in held.options)
    return (VoteOptionAdded(number, VoteOption(f"x{typed + 1}", label)),)


def count(state: Session, number: int, counts: Mapping[str, int]) -> Events:
    """Write down what options got, one event each; a figure that the room cannot give is kept, and told later."""
    held = open_round(state, number)
    _check_options(held, counts)
    if any(not 0 <= value <= MOST_COUNT for value in counts.values()):
        raise RefusedError(Reason.OUT_OF_SCALE, low=0, high=MOST_COUNT)
    return tuple(
        BallotCounted(number, option, value) for option, value in counts.items() if held.counted(option) != value
    )


def grade(state: Session, number: int, option: str, people: Mapping[int, int]) -> Events:
    """Write down how many people gave an option each grade; grades left out were given by nobody."""
    held = open_round(state, number)
    _check_options(held, {option: 0})
    if any(not 0 <= value <= HIGHEST_GRADE for value in people):
        raise RefusedError(Reason.OUT_OF_SCALE, low=0, high=HIGHEST_GRADE)
    if any(not 0 <= hands <= MOST_PEOPLE for hands in people.values()):
        raise RefusedError(Reason.OUT_OF_SCALE, low=0, high=MOST_PEOPLE)
    before = held.grades(option)
    return tuple(
        BallotCounted(number, option, people.get(value, 0), value)
        for value in range(HIGHEST_GRADE + 1)
        if before.get(value, 0) != people.get(value, 0)
    )


def object_to(state: Session, number: int, text: str) -> Events:
    """Write an objection down."""
    held = open_round(state, number)
    said = clean_line(text)
    if not said:
        raise RefusedError(Reason.EMPTY_TEXT)
    if len(held.objections) >= MOST_OBJECTIONS:
        raise RefusedError(Reason.TOO_MANY_OPTIONS, most=MOST_OBJECTIONS)
    return (ObjectionRaised(number, len(held.objections) + 1, said),)


def resolve(state: Session, number: int, objection: int, text: str) -> Events:
    """Say how an objection was met."""
    held = open_round(state, number)
    if not 1 <= objection <= len(held.objections):
        raise RefusedError(Reason.UNKNOWN_OBJECTION)
    return (ObjectionResolved(number, objection, clean_line(text)),)


def close_vote(state: Session, number: int, *, confirmed: bool = False) -> Events:
    """Close the count; its result may be told from now on."""
    open_round(state, number)
    return (VoteClosed(number, confirmed),)


def _check_people(people: int) -> None:
    if not 0 <= people <= MOST_PEOPLE:
        raise RefusedError(Reason.OUT_OF_SCALE, low=0, high=MOST_PEOPLE)


def _check_options(held: VoteRound, options: Mapping[str, int]) -> None:
    known = {option.key for option in held.options}
    if held.rule is VoteRule.CONSENT or any(option not in known for option in options):
        raise RefusedError(Reason.UNKNOWN_OPTION, most=len(held.options))
