"""How far real lengths stray from planned ones: drawn from one's own sessions, or assumed, and that is always said."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.phases import Phase
from facilitateur.domain.statistics import ENOUGH, Observation, Statistics, band_of

ASSUMED = (850, 900, 950, 1000, 1000, 1050, 1100, 1150, 1250, 1400)
"""Real against planned, in thousandths, each as likely as the others, while there are too few sessions to learn from.

Nobody measured it: one block in two takes its time or less, one in five a quarter more or worse.
"""

AS_PLANNED = (1000,)

LEAST, MOST = 250, 4000
"""Bounds of what is learnt: beyond, the clock was forgotten rather than the block long."""

RESTS = frozenset({BlockKind.BREAK, BlockKind.LUNCH})


class PaceBasis(StrEnum):
    """What a pace rests on, from the nearest to the farthest."""

    BAND = "card_and_size"
    """The method, with groups of the same size."""
    CARD = "card"
    KIND = "kind"
    """Blocks of the same kind: pauses, welcomes."""
    PHASE = "phase"
    ALL = "all"
    ASSUMED = "assumed"
    PLANNED = "planned"
    """It keeps its planned length."""


class Pace(NamedTuple):
    """What the length of a block is drawn from."""

    ratios: tuple[int, ...]
    """Real against planned, in thousandths, each as likely as the others."""
    basis: PaceBasis


class Paces:
    """The paces that past sessions teach; under five sessions, those that are assumed."""

    def __init__(self, known: Statistics, people: int = 0) -> None:
        self.sessions = known.sessions
        self.people = people
        """How many come, 0 when nobody said."""
        self.band = band_of(people)
        found = known.observations if not self.is_assumed else ()
        methods = [one for one in found if one.card]
        self._cards = _pools((one.card, one) for one in methods)
        same_size = [one for one in methods if self.band is not None and band_of(one.headcount) == self.band]
        self._same_size = _pools((one.card, one) for one in same_size)
        self._phases = _pools((one.phase, one) for one in methods if one.phase is not None)
        self._kinds = _pools((one.kind, one) for one in found if not one.card)
        self._every = _pools((True, one) for one in methods)

    @property
    def is_assumed(self) -> bool:
        """Whether there are too few sessions to learn from."""
        return self.sessions < ENOUGH

    def of(self, block: Block) -> Pace:
        """Return the pace of a block: a pool with five observations at least, else the next one."""
        if block.kind is BlockKind.BUFFER:
            return Pace(AS_PLANNED, PaceBasis.PLANNED)
        kind = self._kinds.get(block.kind)
        if kind is not None:
            return Pace(kind, PaceBasis.KIND)
        if block.kind in RESTS:
            return Pace(AS_PLANNED, PaceBasis.PLANNED)
        phase: Phase | None = block.phase
        pools = (
            (self._same_size.get(block.card), PaceBasis.BAND),
            (self._cards.get(block.card), PaceBasis.CARD),
            (self._phases.get(phase), PaceBasis.PHASE),
            (self._every.get(True), PaceBasis.ALL),
        )
        return next((Pace(pool, basis) for pool, basis in pools if pool), Pace(ASSUMED, PaceBasis.ASSUMED))

    def bases(self, blocks: Iterable[Block]) -> Mapping[PaceBasis, int]:
        """Return how many blocks each kind of pace is for, from the nearest to the farthest."""
        found = [self.of(block).basis for block in blocks]
        return {basis: found.count(basis) for basis in PaceBasis if basis in found}

    def of_blocks(self, blocks: Iterable[Block]) -> Mapping[str, Pace]:
        """Return the pace of each block by its id."""
        return {block.id: self.of(block) for block in blocks}


def _pools(found: Iterable[tuple[object, Observation]]) -> dict[object, tuple[int, ...]]:
    """Return the ratios of every group that was seen often enough, in rising order."""
    groups: dict[object, list[int]] = {}
    for key, one in found:
        groups.setdefault(key, []).append(min(max(round(one.ratio * 1000), LEAST), MOST))
    return {key: tuple(sorted(ratios)) for key, ratios in groups.items() if len(ratios) >= ENOUGH}
