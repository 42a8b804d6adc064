"""A round of votes as the log has it: its rule, its options and what was counted."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from facilitateur.domain.events.voting import VoteOption, VoteRule

BallotKey = tuple[str, int | None]
"""Key of the option, and the grade under majority judgment."""


class Objection(msgspec.Struct, frozen=True):
    """What somebody had against the proposal."""

    number: int
    text: str
    resolved: str | None = None
    """How it was met; none while it stands."""


class VoteRound(msgspec.Struct, frozen=True):
    """One vote, running or closed; closed ones stay as they are."""

    number: int
    block: str
    team: str
    rule: VoteRule
    options: tuple[VoteOption, ...]
    people: int
    dots: int
    after: int
    opened_at: datetime
    closed_at: datetime | None = None
    confirmed: bool = False
    counts: Mapping[BallotKey, int] = {}
    objections: tuple[Objection, ...] = ()
    most: int = 0
    """Dots that one person may put on one option; 0 = as many as they like."""
    about: str = ""
    """What a dot says, where dots have several colours."""

    @property
    def is_open(self) -> bool:
        """Whether it is still being counted."""
        return self.closed_at is None

    @property
    def possible(self) -> int:
        """How many dots or voices the room has in all; 0 while the headcount is not said."""
        return self.people * (self.dots if self.rule is VoteRule.DOTS else 1)

    @property
    def possible_each(self) -> int:
        """How many dots or voices one option can get; 0 while the headcount is not said."""
        if self.rule is not VoteRule.DOTS:
            return self.people
        return self.people * (min(self.dots, self.most) if self.most else self.dots)

    def label(self, key: str) -> str:
        """Return the words of an option."""
        return next((option.label for option in self.options if option.key == key), key)

    def counted(self, key: str) -> int | None:
        """Return what an option got; none while nobody counted it."""
        return self.counts.get((key, None))

    def grades(self, key: str) -> dict[int, int]:
        """Return how many people gave each grade to an option."""
        given = {grade: count for (option, grade), count in self.counts.items() if option == key and grade is not None}
        return {grade: given[grade] for grade in sorted(given) if given[grade]}

    def is_counted(self, key: str) -> bool:
        """Whether anything was counted for an option."""
        return any(option == key for option, _ in self.counts)
