"""Votes of a room without devices: opened with a rule, counted aloud, closed."""

from enum import StrEnum

import msgspec

from facilitateur.domain.events.base import EventBase


class VoteRule(StrEnum):
    """How a room votes."""

    DOTS = "dots"
    """Sticky dots: each person has a budget."""
    HANDS = "hands"
    """Raised hands: one voice a person."""
    CONSENT = "consent"
    """A proposal stands when no objection is left."""
    JUDGMENT = "judgment"
    """Majority judgment: each person gives each option a grade."""


class VoteOption(msgspec.Struct, frozen=True):
    """Something that can be voted for, in its words of that moment."""

    key: str
    """`n12` for a note, `p` and its id for a place, `x1` for what was typed for the vote."""
    label: str


class VoteOpened(EventBase, frozen=True):
    """The room began to vote on what stands on a canvas."""

    vote: int
    """Number of the round in the session, from 1."""
    block: str
    team: str
    rule: VoteRule
    options: tuple[VoteOption, ...] = ()
    people: int = 0
    """How many people vote; 0 = not said yet."""
    dots: int = 0
    """Dots of each person, where dots are the rule."""
    after: int = 0
    """The round whose tie this one settles; 0 = a first round."""
    most: int = 0
    """Dots that one person may put on one option; 0 = as many as they like."""
    about: str = ""
    """What a dot says, where dots have several colours: « J'utiliserais »."""


class VoteFramed(EventBase, frozen=True):
    """The headcount or the dots of a vote that runs were corrected."""

    vote: int
    people: int
    dots: int = 0


class VoteOptionAdded(EventBase, frozen=True):
    """Something else can be voted for."""

    vote: int
    option: VoteOption


class BallotCounted(EventBase, frozen=True):
    """The dots or hands of an option were counted; counting again replaces."""

    vote: int
    option: str
    """Its key."""
    count: int
    grade: int | None = None
    """Under majority judgment, the grade from 0 to 6 that so many people gave."""


class ObjectionRaised(EventBase, frozen=True):
    """Somebody objected to the proposal."""

    vote: int
    objection: int
    """Its number in the round, from 1."""
    text: str


class ObjectionResolved(EventBase, frozen=True):
    """An objection was met, or came back with an empty text."""

    vote: int
    objection: int
    text: str
    """How it was met."""


class VoteClosed(EventBase, frozen=True):
    """The count is over and its result was told."""

    vote: int
    confirmed: bool = False
    """The figures do not fit the room, and the facilitator kept them all the same."""
