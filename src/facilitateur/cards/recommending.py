"""Three cards that would do now, each with its reasons: what is asked for, who is there, how long is left."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from facilitateur.domain.card import Card
from facilitateur.domain.cleaning import fold
from facilitateur.domain.phases import Phase

HOW_MANY: Final = 3


class Because(StrEnum):
    """Why a card is proposed, or what speaks against it."""

    SHELF = "shelf"
    """It belongs to the phase first of all."""
    PHASE = "phase"
    """It suits the phase."""
    ANY_PHASE = "any-phase"
    FITS_TIME = "fits-time"
    SHORTENED = "shortened"
    """Its shortest form fits in what is left."""
    FITS_PEOPLE = "fits-people"
    NEW_TO_GROUP = "new-to-group"
    DONE_WITH_GROUP = "done-with-group"
    FAVOURITE = "favourite"
    WAKES_UP = "wakes-up"
    """It moves people after a calm block."""
    CALMS_DOWN = "calms-down"
    WELL_KNOWN = "well-known"
    """It ran in other sessions before."""
    TOO_LONG = "too-long"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    OTHER_PHASE = "other-phase"
    NEEDS_TRUST = "needs-trust"


AGAINST: Final = frozenset(
    {Because.TOO_LONG, Because.TOO_FEW, Because.TOO_MANY, Because.OTHER_PHASE, Because.NEEDS_TRUST}
)
"""What speaks against a card."""

_WEIGHTS: Final[Mapping[Because, float]] = {
    Because.SHELF: 3,
    Because.PHASE: 2,
    Because.ANY_PHASE: 0.5,
    Because.FITS_TIME: 2,
    Because.SHORTENED: 0.5,
    Because.FITS_PEOPLE: 1,
    Because.NEW_TO_GROUP: 1,
    Because.DONE_WITH_GROUP: -2,
    Because.FAVOURITE: 1.5,
    Because.WAKES_UP: 0.75,
    Because.CALMS_DOWN: 0.5,
    Because.WELL_KNOWN: 0.5,
    Because.TOO_LONG: -8,
    Because.TOO_FEW: -8,
    Because.TOO_MANY: -8,
    Because.OTHER_PHASE: -6,
    Because.NEEDS_TRUST: -3,
}


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; none where nobody said."""

    phase: Phase | None = None
    people: int | None = None
    minutes: int | None = None
    """Left, or given to the block."""
    energy_before: int | None = None
    """Of the method that ran last."""
    trust: int | None = None
    """Of the group: 1 strangers, 3 a team."""
    done: Mapping[str, int] = {}
    """How often each card was held with this group."""
    known: Mapping[str, int] = {}
    """How often each card was held at all."""
    favourites: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    """Slugs that are not wanted: what is in the agenda already."""


class Reason(NamedTuple):
    """Why, with the figures to say it."""

    because: Because
    values: Mapping[str, int]


class Proposal(msgspec.Struct, frozen=True):
    """A card and why."""

    card: Card
    reasons: tuple[Reason, ...]
    score: float
    missed: tuple[float, float] = (0, 0)
    """How far off it is: what else speaks against it, then the part of the time and of the group that is missing."""

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return all(reason.because not in AGAINST for reason in self.reasons)


def recommend(cards: Iterable[Card], wish: Wish, how_many: int = HOW_MANY) -> tuple[Proposal, ...]:
    """Return the best cards, the best first; as long as there are others, no two capture in the same canvas."""
    proposals = [_proposal(card, wish) for card in cards if card.slug not in wish.without]
    ranked = sorted(proposals, key=_rank)
    chosen: list[Proposal] = []
    for varied in (True, False):
        for proposal in ranked:
            taken = {one.card.canvas for one in chosen}
            if len(chosen) < how_many and proposal not in chosen and (proposal.card.canvas not in taken or not varied):
                if varied and not proposal.fits:
                    continue
                chosen.append(proposal)
    return tuple(sorted(chosen, key=_rank))


def _rank(one: Proposal) -> tuple[tuple[float, float], float, str]:
    """Cards that fit first, then those that are nearest to it, whatever else speaks for them."""
    return one.missed, -one.score, fold(one.card.text("fr").name)


def _proposal(card: Card, wish: Wish) -> Proposal:
    reasons = (*_fit(card, wish), *_memory(card, wish))
    score = sum(_WEIGHTS[reason.because] for reason in reasons)
    return Proposal(card, reasons, score, (_objections(reasons), _missing(card, wish)))


def _objections(reasons: Iterable[Reason]) -> float:
    """Return the weight of what speaks against a card, time and group aside."""
    against = {reason.because for reason in reasons} & AGAINST - {Because.TOO_LONG, Because.TOO_FEW, Because.TOO_MANY}
    return -sum(_WEIGHTS[because] for because in against)


def _missing(card: Card, wish: Wish) -> float:
    """Return what a card is off by, as parts of the time and of the group that there are."""
    minutes, people = wish.minutes, wish.people
    low, high = card.people
    late = max(card.minutes[0] - minutes, 0) / max(minutes, 1) if minutes is not None else 0
    off = max(low - people, people - high, 0) / max(people, 1) if people is not None else 0
    return late + off


def _fit(card: Card, wish: Wish) -> Iterator[Reason]:
    """Yield how a card suits the moment."""
    if wish.phase is not None:
        if card.shelf is wish.phase:
            yield Reason(Because.SHELF, {})
        elif wish.phase in card.phases:
            yield Reason(Because.PHASE, {})
        else:
            yield Reason(Because.ANY_PHASE if card.every_phase else Because.OTHER_PHASE, {})
    least, usual, _ = card.minutes
    if wish.minutes is not None:
        values = {"usual": usual, "least": least, "left": wish.minutes}
        fits = Because.FITS_TIME if usual <= wish.minutes else Because.SHORTENED
        yield Reason(fits if least <= wish.minutes else Because.TOO_LONG, values)
    if wish.people is not None:
        low, high = card.people
        values = {"low": low, "high": high, "people": wish.people}
        fits = Because.TOO_FEW if wish.people < low else Because.FITS_PEOPLE
        yield Reason(Because.TOO_MANY if wish.people > high else fits, values)
    if wish.trust is not None and card.trust > wish.trust:
        yield Reason(Because.NEEDS_TRUST, {"trust": card.trust})
    if wish.energy_before == 1 and card.energy >= 2:
        yield Reason(Because.WAKES_UP, {})
    elif wish.energy_before == 3 and card.energy == 1:
        yield Reason(Because.CALMS_DOWN, {})


def _memory(card: Card, wish: Wish) -> Iterator[Reason]:
    """Yield what earlier sessions say."""
    times = wish.done.get(card.slug, 0)
    if times:
        yield Reason(Because.DONE_WITH_GROUP, {"times": times})
    elif wish.done:
        yield Reason(Because.NEW_TO_GROUP, {})
    if wish.known.get(card.slug, 0) > times:
        yield Reason(Because.WELL_KNOWN, {"times": wish.known[card.slug]})
    if card.slug in wish.favourites:
        yield Reason(Because.FAVOURITE, {})
