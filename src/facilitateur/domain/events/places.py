"""Places that the group made, and what it scored, answered and drew there."""

from collections.abc import Mapping

from facilitateur.domain.card import CanvasItem
from facilitateur.domain.events.base import EventBase


class PlaceAdded(EventBase, frozen=True):
    """The group made a place: a cluster, a step of a journey, a sheet, a row of a grid, a table, an idea."""

    block: str
    team: str
    place: str
    """Its id, unique on this canvas for ever."""
    label: str = ""
    """Its title; clusters and sheets may wait for theirs."""
    origin: int | None = None
    """The note that it was carried over from."""
    title_of: str = ""
    """Id of the place whose title it was carried over from."""


class PlaceLabelled(EventBase, frozen=True):
    """A place that the group made got its title, or another one."""

    block: str
    team: str
    place: str
    label: str


class PlaceRemoved(EventBase, frozen=True):
    """A place that the group made is gone; its notes stay and wait to be put elsewhere."""

    block: str
    team: str
    place: str


class CriteriaAgreed(EventBase, frozen=True):
    """The room agreed on other criteria or weights than the method's card has; agreeing again replaces them."""

    block: str
    criteria: tuple[CanvasItem, ...] = ()
    """All of them in order, each with its weight; none = those of the card again. Ids that stay keep their scores."""


class Scored(EventBase, frozen=True):
    """A rater gave a row of a grid a score on a criterion, or took it back."""

    block: str
    team: str
    row: str
    """Id of the place that the group made."""
    criterion: str
    rater: int
    """Number of the rater, pass or tester, from 1."""
    value: float | None = None


class Answered(EventBase, frozen=True):
    """Somebody answered a survey, or several people answered the same; nobody knows who."""

    block: str
    team: str
    answer: int
    """Number of the answer on this canvas, from 1; the same number again corrects it."""
    values: Mapping[str, int] = {}
    """Value by id of the question; questions left out were not answered, none takes the answer away."""
    count: int = 1
    """How many people said so."""


class GroupsDrawn(EventBase, frozen=True):
    """Groups were drawn for one or several rounds; drawing again replaces them."""

    block: str
    seed: int
    """What the draw can be made again from."""
    rounds: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Codes of participants, by round and group."""
    absent: tuple[str, ...] = ()
    """Codes of those who were not there."""
    held: int = 0
    """How many of the rounds had been held when the others were drawn, and stayed."""
    hosts: tuple[str, ...] = ()
    """Codes of those who stay at their table, in the order of the groups; nobody where all change."""


class CardDrawn(EventBase, frozen=True):
    """A team drew a card of the method's deck; what it writes next answers it."""

    block: str
    team: str
    text: str
