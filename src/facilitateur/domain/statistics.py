"""Planned against real, over past sessions: per card, size of the group and phase, with how many times it was seen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from math import ceil, floor
from typing import NamedTuple, TypeVar

from facilitateur.domain.agenda import BlockKind
from facilitateur.domain.history import PastSession
from facilitateur.domain.phases import PHASES, Phase

ENOUGH = 5
"""Below as many observations (or sessions), every figure is shown with a warning."""

LEAST_OF_CARD = 3
"""Observations from which a card's own minutes are proposed."""

LEAST_OF_PHASE = ENOUGH
"""Observations from which a phase's pace is applied to a card that was hardly ever run."""

PASSED_OVER_SECONDS = 60
"""A block left sooner was passed over, not held."""

FORGOTTEN = 10
"""A block that took so many times what was planned was left running, not held."""

Key = TypeVar("Key")


class Band(NamedTuple):
    """Sizes of groups that are reckoned together."""

    least: int
    most: int | None
    """None = no upper limit."""


BANDS = (Band(1, 12), Band(13, 24), Band(25, 40), Band(41, None))


def band_of(headcount: int) -> Band | None:
    """Return the band of a group, none when nobody wrote down who was there."""
    return next((band for band in reversed(BANDS) if headcount >= band.least), None)


class Observation(NamedTuple):
    """One block as it was held; minutes are decimal."""

    session: str
    card: str
    kind: BlockKind
    phase: Phase | None
    headcount: int
    planned: float
    real: float

    @property
    def ratio(self) -> float:
        """Real against planned; 1 = on time."""
        return self.real / self.planned


class Spread(NamedTuple):
    """What some observations of the same thing say; minutes are decimal."""

    n: int
    planned: float
    """Median of the planned minutes."""
    p50: float
    """Median of the real minutes."""
    p80: float
    ratio: float
    """Median of real against planned."""

    @property
    def is_thin(self) -> bool:
        """Whether it rests on too few observations to be relied on."""
        return self.n < ENOUGH


class Statistics(NamedTuple):
    """Everything that past sessions say of time."""

    sessions: int
    """Those with one block at least that is over."""
    observations: tuple[Observation, ...]
    cards: Mapping[str, Spread]
    """By card, the most often held first."""
    bands: Mapping[tuple[str, Band], Spread]
    """By card and size of the group."""
    phases: Mapping[Phase, Spread]
    """By phase, methods only, in the order of the phases."""
    every: Spread | None
    """All methods together."""


def observations(past: Iterable[PastSession]) -> tuple[Observation, ...]:
    """Return the blocks that are over and were held.

    Those that were passed over in less than a minute do not count, nor those that ran for long while nobody looked, or
    that were forgotten: what a closed lid adds to a block is no pace.
    """
    return tuple(
        Observation(
            one.id,
            block.card,
            block.kind,
            block.phase,
            one.headcount,
            block.planned.total_seconds() / 60,
            block.spent.total_seconds() / 60,
        )
        for one in past
        for block in one.blocks
        if block.is_over and block.planned.total_seconds() > 0 and block.spent.total_seconds() >= PASSED_OVER_SECONDS
        if block.unwatched < block.planned / 2 and block.spent < block.planned * FORGOTTEN
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Return a percentile by linear interpolation between the two nearest ranks.

    It is definition 7 of Hyndman and Fan, “Sample Quantiles in Statistical Packages” (The American Statistician 50,
    1996), the one of spreadsheets' PERCENTILE.INC: with one value it is that value, with two it lies between them.

    Args:
        values: One value at least, in any order.
        share: From 0 to 1.
    """
    ordered = sorted(values)
    rank = share * (len(ordered) - 1)
    low, high = ordered[floor(rank)], ordered[ceil(rank)]
    return min(low + (high - low) * (rank - floor(rank)), high)


def spread(found: Sequence[Observation]) -> Spread:
    """Return what one observation or more of the same thing say."""
    real = [one.real for one in found]
    return Spread(
        len(found),
        percentile([one.planned for one in found], 0.5),
        percentile(real, 0.5),
        percentile(real, 0.8),
        percentile([one.ratio for one in found], 0.5),
    )


def statistics_of(past: Sequence[PastSession]) -> Statistics:
    """Return planned against real over past sessions, in whatever order they come."""
    found = observations(past)
    methods = [one for one in found if one.card]
    cards = _by(methods, lambda one: one.card)
    order = sorted(cards, key=lambda card: (-len(cards[card]), card))
    bands = _by([one for one in methods if one.headcount > 0], lambda one: (one.card, band_of(one.headcount)))
    phases = _by([one for one in methods if one.phase is not None], lambda one: one.phase)
    return Statistics(
        len({one.session for one in found}),
        found,
        {card: spread(cards[card]) for card in order},
        {(card, band): spread(bands[card, band]) for card in order for band in BANDS if (card, band) in bands},
        {phase: spread(phases[phase]) for phase in PHASES if phase in phases},
        spread(methods) if methods else None,
    )


def _by(found: Iterable[Observation], key: Callable[[Observation], Key]) -> dict[Key, list[Observation]]:
    groups: dict[Key, list[Observation]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups


class Basis(StrEnum):
    """What a proposed duration rests on, from the nearest to the farthest."""

    BAND = "card_and_size"
    CARD = "card"
    PHASE = "phase"
    USUAL = "usual"
    """The card's own minutes: nothing was learnt yet."""


class Proposal(NamedTuple):
    """Minutes proposed for a card."""

    p50: int
    p80: int
    n: int
    """Observations that it rests on; 0 for the card's own minutes."""
    basis: Basis

    @property
    def is_thin(self) -> bool:
        """Whether it rests on too few observations to be relied on."""
        return self.n < ENOUGH


def proposal(
    known: Statistics, card: str, minutes: tuple[int, int, int], phase: Phase | None = None, headcount: int = 0
) -> Proposal:
    """Return minutes for a card from what was learnt of it, else of its phase, else its own.

    Args:
        known: What past sessions say.
        card: The slug of the card.
        minutes: The card's shortest, usual and longest.
        phase: The phase in which it will run.
        headcount: How many people come, 0 when nobody knows.
    """
    band = band_of(headcount)
    same_size = known.bands.get((card, band)) if band is not None else None
    if same_size is not None and same_size.n >= LEAST_OF_CARD:
        return Proposal(whole(same_size.p50), whole(same_size.p80), same_size.n, Basis.BAND)
    same = known.cards.get(card)
    if same is not None and same.n >= LEAST_OF_CARD:
        return Proposal(whole(same.p50), whole(same.p80), same.n, Basis.CARD)
    ratios = [one.ratio for one in known.observations if one.card and one.phase is phase]
    if phase is not None and len(ratios) >= LEAST_OF_PHASE:
        low, high = (whole(minutes[1] * percentile(ratios, share)) for share in (0.5, 0.8))
        return Proposal(low, high, len(ratios), Basis.PHASE)
    return Proposal(minutes[1], max(minutes[1], minutes[2]), 0, Basis.USUAL)


def whole(minutes: float) -> int:
    """Return whole minutes, one at least; halves go up."""
    return max(floor(minutes + 0.5), 1)
