"""Scales of criteria and questions: what may be typed, and what a value is called."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitateur.domain.canvases.settings import key_of, words_of
from facilitateur.domain.card import CanvasItem

_RANGE = re.compile(r"(\d{1,3})\s*-\s*(\d{1,3})")
_UNIT = re.compile(r"\((?:s|cm|m|min|€|km|kg|%)\)\s*$")
_LIKERT = re.compile(r"likert\s*(\d)")

NOT_APPLICABLE = ("sans-objet", "non-applicable", "non-concerne", "not-applicable", "does-not-apply", "n-a")
"""Choices that judge nothing: they count neither for nor against what is judged."""

GRADES = ("rejected", "poor", "fair", "fairly good", "good", "very good", "excellent")
"""Grades of majority judgment from 0 to 6; the interface has their words."""


class Scale(NamedTuple):
    """The values that a criterion or question takes."""

    low: int = 0
    high: int = 5
    names: tuple[str, ...] = ()
    """What the values are called, from the lowest on; none = they are numbers."""
    is_free: bool = False
    """A measure (seconds, centimetres): any number from zero on."""
    is_open: bool = False
    """Words, not a value."""
    is_graded: bool = False
    """The grades of majority judgment."""

    def name(self, value: int) -> str:
        """Return what a value is called, or its figure."""
        at = value - self.low
        return self.names[at] if 0 <= at < len(self.names) else str(value)

    def holds(self, value: float) -> bool:
        """Whether a value can be given on it; one given before the scale changed may not be."""
        return self.is_free or self.low <= value <= self.high

    @property
    def apart(self) -> frozenset[int]:
        """The choices that say that what is asked does not apply."""
        return frozenset(n for n, name in enumerate(self.names, self.low) if key_of(name) in NOT_APPLICABLE)


def scale_of(item: CanvasItem, otherwise: Scale | None = None) -> Scale:
    """Return the scale of a criterion or question; `otherwise` where it names none."""
    kind = item.type.strip()
    key = key_of(kind)
    if not kind:
        free = Scale(is_free=True) if _UNIT.search(item.label) else None
        return free or otherwise or Scale()
    if key in ("texte", "text"):
        return Scale(is_open=True)
    if key in ("mentions", "grades"):
        return Scale(0, len(GRADES) - 1, is_graded=True)
    if found := _LIKERT.search(kind):
        return Scale(1, int(found[1]))
    if found := _RANGE.search(kind):
        return Scale(int(found[1]), int(found[2]))
    if key.startswith(("choix", "choice")):
        names = words_of(kind.partition(":")[2])
        return Scale(1, len(names), names)
    names = words_of(kind)
    return Scale(0, len(names) - 1, names) if len(names) > 1 else otherwise or Scale()


def scales_of(items: Sequence[CanvasItem]) -> tuple[Scale, ...]:
    """Return the scales of a card's criteria; those that name none have the only one that the card names."""
    named = {scale_of(item) for item in items if _RANGE.search(item.type) or _LIKERT.search(item.type)}
    common = named.pop() if len(named) == 1 else None
    return tuple(scale_of(item, common) for item in items)


def closed(items: Sequence[CanvasItem]) -> tuple[CanvasItem, ...]:
    """Return the criteria or questions that take a figure, without those that take words."""
    return tuple(item for item in items if not scale_of(item).is_open)
